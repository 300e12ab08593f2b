"""Whether a project still says what it said: its database, its texts and its journal."""

from collections.abc import Iterator
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from annotator.core.change import Attributes, Kind, Op, attributes
from annotator.storage import mapping
from annotator.storage.expected_schema import foreign_objects, missing_objects, read_schema
from annotator.storage.migrations import schema
from annotator.storage.queries import Queries
from annotator.storage.tables import (
    ActorRow,
    ArticleRow,
    Base,
    ChangeRow,
    LinkRow,
    OpRow,
    RecordRow,
)

_BATCH = 500
FOREIGN = "is SQL that Annotator did not put there; it can change or delete what the project holds"
_FROM_THE_START: frozenset[Kind] = frozenset({"project", "codebook"})
"""Made with the project itself, before its journal begins."""

_JOURNALLED: tuple[tuple[Kind, type[Base]], ...] = (
    ("article", ArticleRow),
    ("actor", ActorRow),
    ("record", RecordRow),
    ("link", LinkRow),
)


class Finding(msgspec.Struct, frozen=True):
    """Something that is off.

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
    for (verdict,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if verdict != "ok":
            yield Finding("database", " ".join(str(verdict).split()))
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(f"{table} row {rowid}", f"refers to something missing in {parent}")


def _check_schema(connection: Connection) -> Iterator[Finding]:
    """Whatever is of another schema than the project's revision; what was added is not run."""
    driver: Any = connection.connection.dbapi_connection
    found = read_schema(driver)
    for kind, name in foreign_objects(found, schema.HEAD):
        yield Finding(f"{kind} {name}", FOREIGN)
    for kind, name in missing_objects(found, schema.HEAD):
        yield Finding(f"{kind} {name}", "is missing: restore a backup, or export to a new project")


def check_journal(connection: Connection) -> Iterator[Finding]:
    """Whether the journal is whole, and leads to what the tables hold."""
    yield from _check_entries(connection)
    yield from _check_unjournalled(connection)
    read = Queries(connection)
    chains = _chains(connection)
    while batch := list(islice(chains, _BATCH)):
        for kind, each in groupby(sorted(batch, key=_kind_of_chain), key=_kind_of_chain):
            by_id = {ops[0].id: ops for ops in each}
            standing = read.entities(kind, by_id)
            for entity_id, ops in by_id.items():
                entity = standing.get(entity_id)
                for problem in _chain_problems(ops, attributes(entity) if entity else None):
                    yield Finding(f"{kind} {entity_id}", problem)


def _check_entries(connection: Connection) -> Iterator[Finding]:
    counted = (
        select(ChangeRow.seq, ChangeRow.ops, ChangeRow.undoes, func.count(OpRow.n).label("found"))
        .outerjoin(OpRow, OpRow.seq == ChangeRow.seq)
        .group_by(ChangeRow.seq, ChangeRow.ops, ChangeRow.undoes)
        .order_by(ChangeRow.seq)
    )
    undone: set[int] = set()
    for expected, row in enumerate(connection.execute(counted), 1):
        where = f"change {row.seq}"
        if row.seq != expected:
            yield Finding(where, f"the journal should go on with change {expected}")
            return
        if row.found != row.ops:
            yield Finding(where, f"has {row.found} ops where it should have {row.ops}")
        if row.undoes is None:
            continue
        if row.undoes >= row.seq or row.undoes in undone:
            yield Finding(where, f"undoes change {row.undoes}, which it cannot")
        undone.add(row.undoes)


def _check_unjournalled(connection: Connection) -> Iterator[Finding]:
    for kind, table in _JOURNALLED:
        columns = table.__table__.c
        made = select(OpRow.entity_id).where(OpRow.kind == kind, OpRow.verb == "create")
        for (entity_id,) in connection.execute(
            select(columns.id).where(columns.id.not_in(made)).limit(_BATCH)
        ):
            yield Finding(f"{kind} {entity_id}", "no change of the journal made it")


def _chains(connection: Connection) -> Iterator[list[Op]]:
    """The ops of each thing in the order of the journal, in flat memory."""
    query = select(OpRow.__table__).order_by(OpRow.entity_id, OpRow.seq, OpRow.n)
    rows = connection.execute(query, execution_options={"yield_per": 1000})
    for _entity_id, run in groupby(rows, attrgetter("entity_id")):
        yield [mapping.op_of(row) for row in run]


def _kind_of_chain(ops: list[Op]) -> Kind:
    return ops[0].kind


def _chain_problems(ops: list[Op], standing: Attributes | None) -> Iterator[str]:
    exists = ops[0].kind in _FROM_THE_START
    known: Attributes = {}
    for op in ops:
        if exists == (op.verb == "create"):
            state = "exists" if exists else "does not exist"
            yield f"the journal has a {op.verb} where it {state}"
            return
        exists = op.verb != "delete"
        for name in op.before.keys() & known.keys():
            if op.before[name] != known[name]:
                yield f"the journal's “{name}” breaks off: a change in between is missing"
        known = known | op.after if exists else {}
    if exists != (standing is not None):
        yield (
            "is gone, but the journal has it" if exists else "is there, but the journal removed it"
        )
    elif standing is not None:
        for name, value in known.items():
            if standing.get(name) != value:
                yield f"“{name}” is not what the journal says"
