"""Integrity checks of a project: its database, its schema, its checksums and its journal."""

from collections.abc import Iterator
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from annotator.core.coding.actor import name_key
from annotator.core.coding.change import Attributes, Entity, Kind, Op, attributes
from annotator.core.coding.digest import digest
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
FOREIGN = "is SQL that Annotator did not put there; it can change or delete what the project holds"
_FROM_THE_START: frozenset[Kind] = frozenset({"project", "codebook"})
"""Made with the project itself, before its journal begins."""

_OTHER_CHECKSUM = (
    "does not have the checksum that the journal keeps of it: it was altered behind the program's "
    "back, or it is of another moment"
)

_JOURNALLED: tuple[tuple[Kind, type[Base]], ...] = (
    ("article", ArticleRow),
    ("actor", ActorRow),
    ("record", RecordRow),
    ("link", LinkRow),
    ("suggestion", SuggestionRow),
)


class Finding(msgspec.Struct, frozen=True):
    """A problem that a check found.

    Attributes:
        where: what it is about, such as ``record 0190…`` or ``change 12``.
        problem: what is wrong with it.
    """

    where: str
    problem: str


def check_database(connection: Connection) -> Iterator[Finding]:
    """What SQLite itself finds in its file; PostgreSQL looks after its own."""
    if connection.dialect.name != "sqlite":
        return
    yield from _check_schema(connection)
    verdicts = connection.exec_driver_sql(f"PRAGMA integrity_check({_VERDICTS})").all()
    for (verdict,) in verdicts:
        if verdict != "ok":
            yield Finding("database", " ".join(str(verdict).split()))
    if len(verdicts) >= _VERDICTS:
        yield Finding("database", f"there may be more: SQLite stops after {_VERDICTS:,}")
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(f"{table} row {rowid}", f"refers to something missing in {parent}")


def _check_schema(connection: Connection) -> Iterator[Finding]:
    """Differences between the file's schema and that of its revision; foreign SQL is not run."""
    driver: Any = connection.connection.dbapi_connection
    objects = read_schema(driver)
    for kind, name in foreign_objects(objects, schema.HEAD):
        yield Finding(f"{kind} {name}", FOREIGN)
    for kind, name in missing_objects(objects, schema.HEAD):
        yield Finding(f"{kind} {name}", "is missing: restore a backup, or export to a new project")


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
                    yield Finding(f"{kind} {entity_id}", problem)


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
        yield Finding(f"record {record_id}", "its place in the article is not that of its text")
    for model_id in LearnedModels(connection).damaged():
        yield Finding(f"learned model {model_id}", "is not what was learned: let it learn again")
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
                yield Finding(f"actor {actor.id}", "is not looked up by the names that it has")


def _check_own_checksums(connection: Connection) -> Iterator[Finding]:
    """Of the project and its codebook, which were there before the journal began."""
    read = Queries(connection)
    for kind, row, entity in (
        ("project", ProjectRow, read.info()),
        ("codebook", CodebookRow, read.codebook()),
    ):
        if connection.scalars(select(row.digest)).one() != digest(entity):
            yield Finding(kind, _OTHER_CHECKSUM)


def _check_entries(connection: Connection) -> Iterator[Finding]:
    undone: set[int] = set()
    for expected, (change, stored, computed, found) in enumerate(checked_changes(connection), 1):
        where = f"change {change.seq}"
        if change.seq != expected:
            yield Finding(where, f"the journal should go on with change {expected}")
            return
        if found != change.ops:
            yield Finding(where, f"has {found} ops where it should have {change.ops}")
        elif stored != computed:
            yield Finding(
                where, "is not the entry that was written, or not the one that followed the last"
            )
        if change.undoes is None:
            continue
        if change.undoes >= change.seq or change.undoes in undone:
            yield Finding(where, f"undoes change {change.undoes}, which it cannot")
        undone.add(change.undoes)


def _check_unjournalled(connection: Connection) -> Iterator[Finding]:
    for kind, table in _JOURNALLED:
        columns = table.__table__.c
        made = select(OpRow.entity_id).where(OpRow.kind == kind, OpRow.verb == "create")
        for (entity_id,) in connection.execute(
            select(columns.id).where(columns.id.not_in(made)).limit(_BATCH)
        ):
            yield Finding(f"{kind} {entity_id}", "no change of the journal made it")


class _Chain(NamedTuple):
    """The ops of one thing in the order of the journal, and its checksum after the last."""

    ops: list[Op]
    digest: bytes | None


def _chains(connection: Connection) -> Iterator[_Chain]:
    """What the journal says of each thing, in flat memory."""
    query = select(OpRow.__table__).order_by(OpRow.entity_id, OpRow.seq, OpRow.n)
    rows = connection.execute(query, execution_options={"yield_per": 1000})
    for _entity_id, run in groupby(rows, attrgetter("entity_id")):
        of_entity = list(run)
        yield _Chain([mapping.op_of(row) for row in of_entity], of_entity[-1].digest)


def _kind_of_chain(chain: _Chain) -> Kind:
    return chain.ops[0].kind


def _chain_problems(chain: _Chain, entity: Entity | None) -> Iterator[str]:
    exists = chain.ops[0].kind in _FROM_THE_START
    known: Attributes = {}
    for op in chain.ops:
        if exists == (op.verb == "create"):
            state = "exists" if exists else "does not exist"
            yield f"the journal has a {op.verb} where it {state}"
            return
        exists = op.verb != "delete"
        for name in op.before.keys() & known.keys():
            if op.before[name] != known[name]:
                yield f"the journal's “{name}” breaks off: a change in between is missing"
        known = known | op.after if exists else {}
    if exists != (entity is not None):
        yield (
            "is gone, but the journal has it" if exists else "is there, but the journal removed it"
        )
    elif entity is not None:
        standing = attributes(entity)
        differing = [name for name, value in known.items() if standing.get(name) != value]
        yield from (f"“{name}” is not what the journal says" for name in differing)
        if not differing and chain.digest != digest(entity):
            yield _OTHER_CHECKSUM
