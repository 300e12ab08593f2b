"""Integrity checks of a project: its database, its schema, its checksums and its journal."""

from collections.abc import Iterator
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from annotator.core.coding.actor import name_key
from annotator.core.coding.change import Attributes, Entity, Kind, Op, attributes
from annotator.core.coding.digest import digest
from annotator.core.finding import DATABASE, Finding, at, found
from annotator.core.messages import Message, message, verbatim
from annotator.storage import mapping
from annotator.storage.digests import checked_changes
from annotator.storage.learned_models import LearnedModels
from annotator.storage.migrations import schema
from annotator.storage.queries import Queries
from annotator.storage.sqlite.expected_schema import foreign_objects, missing_objects, read_schema
from annotator.storage.tables import (
    OWN_SPAN,
    ActorNameRow,
    ActorRow,
    ArticleRow,
    Base,
    CodebookRow,
    FragmentRow,
    LinkRow,
    OpRow,
    ProjectRow,
    RecordRow,
    SuggestionRow,
)

_BATCH = 500
_VERDICTS = 1000
_FROM_THE_START: frozenset[Kind] = frozenset({"project", "codebook"})
"""Made with the project itself, before its journal begins."""

_JOURNALLED: tuple[tuple[Kind, type[Base]], ...] = (
    ("article", ArticleRow),
    ("actor", ActorRow),
    ("record", RecordRow),
    ("link", LinkRow),
    ("suggestion", SuggestionRow),
)


def check_database(connection: Connection) -> Iterator[Finding]:
    """What SQLite itself finds in its file; PostgreSQL looks after its own."""
    if connection.dialect.name != "sqlite":
        return
    yield from _check_schema(connection)
    verdicts = connection.exec_driver_sql(f"PRAGMA integrity_check({_VERDICTS})").all()
    for (verdict,) in verdicts:
        if verdict != "ok":
            yield Finding(DATABASE, verbatim(" ".join(str(verdict).split())))
    if len(verdicts) >= _VERDICTS:
        yield found(DATABASE, "database-more", count=_VERDICTS)
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        where = message("at-table-row", table=table, row=rowid)
        yield found(where, "row-refers-to-missing", table=parent)


def foreign(kind: str, name: str) -> Finding:
    """SQL of a stranger, such as a trigger."""
    return found(message("at-schema-object", kind=kind, name=name), "schema-foreign")


def _check_schema(connection: Connection) -> Iterator[Finding]:
    """Differences between the file's schema and that of its revision; foreign SQL is not run."""
    driver: Any = connection.connection.dbapi_connection
    objects = read_schema(driver)
    for kind, name in foreign_objects(objects, schema.HEAD):
        yield foreign(kind, name)
    for kind, name in missing_objects(objects, schema.HEAD):
        yield found(message("at-schema-object", kind=kind, name=name), "schema-missing")


def check_journal(connection: Connection) -> Iterator[Finding]:
    """Whether the journal is whole, and leads to what the tables hold."""
    yield from _check_entries(connection)
    yield from _check_unjournalled(connection)
    yield from _check_own_checksums(connection)
    read = Queries(connection)
    chains = _chains(connection)
    while batch := list(islice(chains, _BATCH)):
        for kind, each in groupby(sorted(batch, key=_kind_of_chain), key=_kind_of_chain):
            by_id = {chain.ops[0].id: chain for chain in each}
            standing = read.entities(kind, by_id)
            for entity_id, chain in by_id.items():
                for problem in _chain_problems(chain, standing.get(entity_id)):
                    yield Finding(at(kind, entity_id), problem)


def check_derived(connection: Connection) -> Iterator[Finding]:
    """Checks that derived columns and tables, kept for speed, agree with their sources."""
    own = (
        select(
            FragmentRow.record_id,
            func.min(FragmentRow.start).label("start"),
            func.max(FragmentRow.end).label("end"),
        )
        .where(FragmentRow.field == OWN_SPAN)
        .group_by(FragmentRow.record_id)
        .subquery()
    )
    wrong = (
        select(RecordRow.id)
        .outerjoin(own, own.c.record_id == RecordRow.id)
        .where(
            (RecordRow.start != func.coalesce(own.c.start, 0))
            | (RecordRow.end != func.coalesce(own.c.end, 0))
        )
    )
    for record_id in connection.scalars(wrong):
        yield found(at("record", record_id), "record-misplaced")
    for model_id in LearnedModels(connection).damaged():
        yield found(at("learned-model", model_id), "model-altered")
    read = Queries(connection)
    actors = read.iter_actors()
    while batch := list(islice(actors, _BATCH)):
        query = select(ActorNameRow.actor_id, ActorNameRow.position, ActorNameRow.key)
        ids = [actor.id for actor in batch]
        stored: dict[str, set[tuple[int, str]]] = {}
        for actor_id, position, key in connection.execute(
            query.where(ActorNameRow.actor_id.in_(ids))
        ):
            stored.setdefault(actor_id, set()).add((position, key))
        for actor in batch:
            names = {(n, name_key(name)) for n, name in enumerate(actor.names)}
            if names != stored.get(actor.id):
                yield found(at("actor", actor.id), "actor-names-differ")


def _check_own_checksums(connection: Connection) -> Iterator[Finding]:
    """Of the project and its codebook, which were there before the journal began."""
    read = Queries(connection)
    for where, row, entity in (
        (message("at-project"), ProjectRow, read.info()),
        (message("at-codebook"), CodebookRow, read.codebook()),
    ):
        if connection.scalars(select(row.digest)).one() != digest(entity):
            yield found(where, "checksum-differs")


def _check_entries(connection: Connection) -> Iterator[Finding]:
    undone: set[int] = set()
    for expected, (change, stored, computed, ops) in enumerate(checked_changes(connection), 1):
        where = message("at-change", seq=change.seq)
        if change.seq != expected:
            yield found(where, "journal-skips", seq=expected)
            return
        if ops != change.ops:
            yield found(where, "change-ops-differ", found=ops, expected=change.ops)
        elif stored != computed:
            yield found(where, "change-altered")
        if change.undoes is None:
            continue
        if change.undoes >= change.seq or change.undoes in undone:
            yield found(where, "change-undoes-wrongly", seq=change.undoes)
        undone.add(change.undoes)


def _check_unjournalled(connection: Connection) -> Iterator[Finding]:
    for kind, table in _JOURNALLED:
        columns = table.__table__.c
        made = select(OpRow.entity_id).where(OpRow.kind == kind, OpRow.verb == "create")
        for (entity_id,) in connection.execute(
            select(columns.id).where(columns.id.not_in(made)).limit(_BATCH)
        ):
            yield found(at(kind, entity_id), "never-made")


class _Chain(NamedTuple):
    """The ops of one thing in the order of the journal, and its checksum after the last."""

    ops: list[Op]
    digest: bytes | None


def _chains(connection: Connection) -> Iterator[_Chain]:
    """What the journal says of each thing, in flat memory."""
    query = select(OpRow.__table__).order_by(OpRow.entity_id, OpRow.seq, OpRow.n)
    with connection.execute(query, execution_options={"yield_per": 1000}) as rows:
        for _entity_id, run in groupby(rows, attrgetter("entity_id")):
            of_entity = list(run)
            yield _Chain([mapping.op_of(row) for row in of_entity], of_entity[-1].digest)


def _kind_of_chain(chain: _Chain) -> Kind:
    return chain.ops[0].kind


def _chain_problems(chain: _Chain, entity: Entity | None) -> Iterator[Message]:
    exists = chain.ops[0].kind in _FROM_THE_START
    known: Attributes = {}
    for op in chain.ops:
        if exists == (op.verb == "create"):
            yield message("made-twice" if exists else "changed-before-made", verb=op.verb)
            return
        exists = op.verb != "delete"
        for name in op.before.keys() & known.keys():
            if op.before[name] != known[name]:
                yield message("journal-breaks-off", name=name)
        known = known | op.after if exists else {}
    if exists != (entity is not None):
        yield message("gone-unjournalled" if exists else "removed-yet-there")
    elif entity is not None:
        standing = attributes(entity)
        differing = [name for name, value in known.items() if standing.get(name) != value]
        yield from (message("journal-says-otherwise", name=name) for name in differing)
        if not differing and chain.digest != digest(entity):
            yield message("checksum-differs")
