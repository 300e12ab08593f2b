"""Whether a project file has the tables, indexes, triggers and views that we made, and no others.

What a schema says is run by whoever reads or writes its tables: a trigger or view that a stranger
put into a file would do what the stranger wants. So each connection compares, before it reads
anything else, what ``sqlite_schema`` says with what our migrations make; reading that table runs
nothing of it.
"""

import re
import sqlite3
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import create_engine

from annotator.core.deferred import deferred
from annotator.core.messages import message
from annotator.storage.errors import ForeignSchemaError, NewerProjectError
from annotator.storage.sqlite.connection import driver_of
from annotator.storage.sqlite.hardening import allow_all_steps, allow_few_steps

if TYPE_CHECKING:
    from alembic import command

    from annotator.storage.migrations import schema
else:
    # Slow to load, and seldom needed.
    command = deferred("alembic.command")
    # It needs the engine, which needs this module.
    schema = deferred("annotator.storage.migrations.schema")

FOLDER = Path(__file__).parents[1] / "migrations" / "expected"
"""A file a revision, written by ``python -m tests.schemas``."""
_REVISION = re.compile(r"\w{1,32}")
_MOST_OBJECTS = 500
_HARMLESS = {
    "sqlite_sequence": "CREATE TABLE sqlite_sequence(name,seq)",
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
"""SQLite's own, which ANALYZE makes."""


class SchemaObject(NamedTuple):
    """A row of ``sqlite_schema``: white space outside of quotes counts as one blank in its SQL.

    Attributes:
        type: ``table``, ``index``, ``view`` or ``trigger``.
        sql: how it was made; None for an index that SQLite made by itself.
    """

    type: str
    name: str
    table: str
    sql: str | None


def require_expected_schema(connection: sqlite3.Connection, file: Path) -> None:
    """Compares the schema with that of the file's revision; an empty database passes.

    Args:
        connection: nothing was read through it yet.
        file: what errors name.

    Raises:
        ForeignSchemaError: it holds something that is not ours.
        NewerProjectError: its revision is not one that this version knows.
        sqlite3.Error: the file cannot be read.
    """
    longest = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1_000_000)
    allow_few_steps(connection)
    try:
        # At one moment: another process may be bringing the project up to date.
        connection.execute("BEGIN")
        try:
            objects = read_schema(connection)
            if not objects:
                return
            revision = _revision(connection, objects)
        finally:
            connection.rollback()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        many = [("a schema of more than", f"{_MOST_OBJECTS} parts")]
        raise ForeignSchemaError(str(file), many) from error
    finally:
        allow_all_steps(connection)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)
    if foreign := foreign_objects(objects, revision):
        raise ForeignSchemaError(str(file), foreign)


def read_schema(connection: sqlite3.Connection) -> list[SchemaObject]:
    """What the database is made of, without what SQLite keeps there for itself."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT ?", (_MOST_OBJECTS,)
    )
    objects = [
        SchemaObject(kind, name, table, None if sql is None else _normal(sql))
        for kind, name, table, sql in rows
    ]
    return [each for each in objects if _HARMLESS.get(each.name) != each.sql or each.sql is None]


def foreign_objects(objects: list[SchemaObject], revision: str) -> list[tuple[str, str]]:
    """The type and name of all that is not of the revision, or is there a second time."""
    expected = expected_schema(revision)
    seen: set[SchemaObject] = set()
    foreign: list[tuple[str, str]] = []
    for each in objects:
        if each not in expected or each in seen:
            foreign.append((str(each.type), str(each.name)))
        seen.add(each)
    return foreign


def missing_objects(objects: list[SchemaObject], revision: str) -> list[tuple[str, str]]:
    """The type and name of all that the revision has and the database lacks."""
    missing = expected_schema(revision) - set(objects)
    return sorted((each.type, each.name) for each in missing)


@cache
def expected_schema(revision: str) -> frozenset[SchemaObject]:
    """What our migrations make up to a revision.

    Raises:
        NewerProjectError: it is not one that this version knows.
    """
    file = FOLDER / f"{revision}.json"
    if _REVISION.fullmatch(revision) and file.exists():
        rows = msgspec.json.decode(file.read_bytes(), type=list[SchemaObject])
        return frozenset(rows)
    return frozenset(migrated_schema(revision))


def migrated_schema(revision: str) -> list[SchemaObject]:
    """The same, by running the migrations, which takes long; `FOLDER` keeps what came of it.

    Raises:
        NewerProjectError: it is not one that this version knows.
    """
    if revision not in schema.known_revisions():
        raise NewerProjectError(message("newer-project"))
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            alembic = schema.config()
            alembic.attributes["connection"] = connection
            command.upgrade(alembic, revision)
            return sorted(
                read_schema(driver_of(connection)), key=lambda each: (each.type, each.name)
            )
    finally:
        engine.dispose()


def _revision(connection: sqlite3.Connection, objects: list[SchemaObject]) -> str:
    # To read even this table runs what it says: an index or a column of another may be computed.
    own = {each for each in expected_schema(schema.HEAD) if each.table == "alembic_version"}
    if {each for each in objects if each.table == "alembic_version"} != own:
        return schema.HEAD
    row = connection.execute("SELECT version_num FROM alembic_version LIMIT 1").fetchone()
    return str(row[0]) if row else schema.HEAD


_SPACE = re.compile(r"""('(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\])|\s+""")


def _normal(sql: str) -> str:
    return _SPACE.sub(lambda match: match[1] or " ", str(sql)).strip()
