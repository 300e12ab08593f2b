"""What a change of the journal was about: which record or article, and from what to what."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.codebook.values import display
from annotator.core.coding.change import Change, Op, is_purged, restored
from annotator.core.coding.publication import Publication
from annotator.core.coding.record import FieldValue, Fragment, Record
from annotator.core.errors import CodebookError
from annotator.core.text.span import joined_text
from annotator.storage.queries import Queries

_MOST_OPS = 20
"""A change of more ops is about many things; its sentence says how many."""


class ChangeDetails(msgspec.Struct, frozen=True):
    """What is to be said of a change besides its sentence.

    Attributes:
        record: what it was about, as it stands or as it was when it was deleted.
        article: the id of its article, or of the article that the change was about.
        title: of that article; empty if it is gone.
        before: what was there, as a person reads it; empty if that was nothing.
        after: what has been there since.
    """

    record: Record | None = None
    article: str = ""
    title: str = ""
    before: str = ""
    after: str = ""


def details_of(read: Queries, changes: Sequence[Change]) -> dict[int, ChangeDetails]:
    """The details of those of the changes that are about one record or article, by ``seq``."""
    few = [change.seq for change in changes if change.ops <= _MOST_OPS]
    by_change = read.journal.ops_of(few)
    main = {seq: op for seq, ops in by_change.items() if (op := _main(ops)) is not None}
    records = _records(read, list(main.values()))
    ids = {seq: _article_of(op, records) for seq, op in main.items()}
    titles = read.titles(sorted(set(filter(None, ids.values()))))
    codebook = read.codebook()
    return {
        seq: ChangeDetails(
            record := records.get(op.id) if op.kind == "record" else None,
            ids[seq],
            titles.get(ids[seq], ""),
            " · ".join(_texts(op.before, op, record, codebook)),
            " · ".join(_texts(op.after, op, record, codebook)),
        )
        for seq, op in main.items()
    }


def _main(ops: Sequence[Op]) -> Op | None:
    """The op on the one record or article that a change was about, if it was about one."""
    for kind in ("record", "article", "status"):
        of_kind = [op for op in ops if op.kind == kind]
        if of_kind:
            return of_kind[0] if len({op.id for op in of_kind}) == 1 else None
    return None


def _records(read: Queries, ops: Sequence[Op]) -> dict[str, Record]:
    of_records = [op for op in ops if op.kind == "record"]
    records = {record.id: record for record in read.records([op.id for op in of_records])}
    for op in of_records:
        if op.verb == "delete" and op.id not in records and not is_purged(op):
            was = restored("record", op.before)
            if isinstance(was, Record):
                records[op.id] = was
    return records


def _article_of(op: Op, records: dict[str, Record]) -> str:
    if op.kind == "record":
        record = records.get(op.id)
        return record.article if record is not None else ""
    return op.id.partition("/")[0]


def _texts(
    flat: dict[str, Any], op: Op, record: Record | None, codebook: Codebook
) -> Iterator[str]:
    """The values of an update as a person reads them."""
    if op.verb != "update" or op.kind == "status":
        return
    for name, held in flat.items():
        if op.kind == "record" and name.startswith("fields."):
            yield from _values(record, name.removeprefix("fields."), held, codebook)
        elif op.kind == "record" and name == "spans":
            yield joined_text(msgspec.convert(held or [], tuple[Fragment, ...]))
        elif name.startswith("publications.") and isinstance(held, dict):
            said = msgspec.convert(held, Publication)
            yield ", ".join(filter(None, (said.outlet, said.date, said.section, said.url)))
        elif isinstance(held, str) and held and name not in ("text", "sha256", "state", "updated"):
            yield held


def _values(record: Record | None, key: str, held: Any, codebook: Codebook) -> Iterator[str]:
    values = msgspec.convert(held or [], tuple[FieldValue, ...])
    for value in values:
        text = "" if value.value is None else str(value.value)
        if record is not None:
            with suppress(CodebookError):
                text = display(codebook.type(record.type).field(key), value.value)
        if shown := text or joined_text(value.spans):
            yield shown
