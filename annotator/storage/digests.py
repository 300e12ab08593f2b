"""Checksums over a whole project: computing those that are missing, and verifying them."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select, text, update

from annotator.core.coding.change import Change, Entity, id_of, kind_of
from annotator.core.coding.digest import ChangeDigest, digest
from annotator.storage import mapping
from annotator.storage.queries import Queries
from annotator.storage.tables import ChangeRow, CodebookRow, OpRow, ProjectRow, RecordRow, StatusRow

_BATCH = 500
_SET_OP = text(
    "UPDATE ops SET digest = :digest WHERE kind = :kind AND entity_id = :id AND verb <> 'delete' "
    "AND (seq, n) = (SELECT seq, n FROM ops WHERE kind = :kind AND entity_id = :id "
    "ORDER BY seq DESC, n DESC LIMIT 1)"
)
_SET_CHANGE = (
    update(ChangeRow).where(ChangeRow.seq == bindparam("at")).values(digest=bindparam("made"))
)


class CheckedChange(NamedTuple):
    """An entry of the journal and its checksums.

    Attributes:
        stored: the one that is kept with it.
        computed: the one that it and its ops have, after the stored one of the entry before.
        found: how many ops are there.
    """

    change: Change
    stored: bytes | None
    computed: bytes
    found: int


def complete(connection: Connection) -> None:
    """Makes all checksums if there are none yet.

    A migration that changes what things hold clears ``project.digest``, so that this is done.
    """
    if connection.scalars(select(ProjectRow.digest)).one_or_none() is not None:
        return
    read = Queries(connection)
    for row, entity in ((ProjectRow, read.info()), (CodebookRow, read.codebook())):
        connection.execute(update(row).values(digest=digest(entity)))
    for entities in _everything(read):
        marks = [
            {"kind": kind_of(each), "id": id_of(each), "digest": digest(each)} for each in entities
        ]
        connection.execute(_SET_OP, marks)
    chain_anew(connection, 1)


def chain_anew(connection: Connection, first: int) -> None:
    """Makes the checksums of the journal's entries from the one numbered so to the last."""
    before = select(ChangeRow.digest).where(ChangeRow.seq < first).order_by(ChangeRow.seq.desc())
    previous = connection.scalars(before.limit(1)).one_or_none() or b""
    for batch in _batches_of_changes(connection, first - 1):
        made: list[dict[str, Any]] = []
        for change, _stored, checksum, _found in batch:
            previous = checksum.result(previous, change)
            made.append({"at": change.seq, "made": previous})
        connection.execute(_SET_CHANGE, made)


def checked_changes(connection: Connection) -> Iterator[CheckedChange]:
    """The journal, oldest first, each entry with its checksums; in flat memory."""
    previous = b""
    for batch in _batches_of_changes(connection):
        for change, stored, checksum, found in batch:
            yield CheckedChange(change, stored, checksum.result(previous, change), found)
            previous = stored or b""


def _batches_of_changes(
    connection: Connection, last: int = 0
) -> Iterator[list[tuple[Change, bytes | None, ChangeDigest, int]]]:
    while True:
        query = select(ChangeRow.__table__).where(ChangeRow.seq > last)
        rows = connection.execute(query.order_by(ChangeRow.seq).limit(_BATCH)).all()
        if not rows:
            return
        checksums = {row.seq: ChangeDigest() for row in rows}
        found = dict.fromkeys(checksums, 0)
        first, last = rows[0].seq, rows[-1].seq
        ops = select(OpRow.__table__).where(OpRow.seq.between(first, last))
        streamed = connection.execute(
            ops.order_by(OpRow.seq, OpRow.n), execution_options={"yield_per": 1000}
        )
        for seq, of_change in groupby(streamed, attrgetter("seq")):
            checksum = checksums.setdefault(seq, ChangeDigest())
            for row in of_change:
                checksum.add(mapping.op_of(row), row.digest)
                found[seq] = found.get(seq, 0) + 1
        yield [
            (mapping.change_of(row), row.digest, checksums[row.seq], found[row.seq]) for row in rows
        ]


def _everything(read: Queries) -> Iterator[Sequence[Entity]]:
    """All things of a project, in portions."""
    statuses = map(mapping.status_of, read.connection.execute(select(StatusRow.__table__)))
    entities = chain(read.coders(), read.iter_actors(), read.iter_articles(), read.iter_links())
    further = chain(statuses, read.iter_assignments(), read.iter_suggestions())
    yield from _portions(chain((read.info(), read.codebook()), entities, further))
    last = ""
    while ids := read.connection.scalars(
        select(RecordRow.id).where(RecordRow.id > last).order_by(RecordRow.id).limit(_BATCH)
    ).all():
        last = ids[-1]
        yield read.records(ids)


def _portions(entities: Iterator[Entity]) -> Iterator[list[Entity]]:
    portion: list[Entity] = []
    for entity in entities:
        portion.append(entity)
        if len(portion) == _BATCH:
            yield portion
            portion = []
    if portion:
        yield portion
