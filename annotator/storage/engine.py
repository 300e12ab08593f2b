"""Connections to a project's database: locations, engines, and copies of SQLite files."""

import os
import random
import re
import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event

from annotator.core.location import database_of, is_server, require_path
from annotator.core.messages import message
from annotator.storage.errors import NotAProjectError, StorageError, no_room
from annotator.storage.postgresql.connection import make_postgresql_engine
from annotator.storage.sqlite.connection import connect_file, driver_of
from annotator.storage.sqlite.damage import require_no_header
from annotator.storage.sqlite.expected_schema import require_expected_schema
from annotator.storage.sqlite.hardening import trust_own_triggers
from annotator.storage.sqlite.read_only import way_to_open
from annotator.storage.sqlite.write_ahead_log import mark_logs

APPLICATION_ID = 0x414E4E4F
"""“ANNO”, in the header of a project's SQLite file."""

SUFFIX = ".annotator"
_IS_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9_-]*")
_BUSY_MILLISECONDS = 2000
"""How long a read waits, as while another process mends the log after a crash."""

PATIENCE = 10.0
"""Seconds that a write waits for other writers, unless it is told otherwise."""

_LONGEST_PAUSE, _SHORTEST_PAUSE = 0.05, 0.001


def file_of(location: str) -> Path:
    """The file of a location that is a path; without a suffix it gets the project's.

    What follows the last dot of “study v1.2” or “Mr. Holm” is none, unless there is such a file.

    Raises:
        AddressError: it is an address of another kind, or one that is not well written.
        StorageError: the path has no name, such as ``.`` or an empty one.
    """
    require_path(location)
    try:
        path = Path(location).expanduser()
    except RuntimeError as error:
        raise StorageError(message("no-such-home", place=location)) from error
    if not path.name or "\0" in location:
        raise StorageError(message("names-no-file", place=location))
    has_suffix = _IS_SUFFIX.fullmatch(path.suffix) or (path.suffix and path.is_file())
    return path if has_suffix else path.with_name(path.name + SUFFIX)


def make_engine(location: str) -> Engine:
    """An engine for the project there; nothing is opened yet.

    Raises:
        StorageError: the URL cannot be read, or the PostgreSQL driver is not installed.
    """
    if is_server(location):
        return make_postgresql_engine(location, _SETTINGS)
    path = file_of(location).absolute()
    way = way_to_open(path)

    def connect() -> sqlite3.Connection:
        connection = connect_file(path, way, check_same_thread=False)
        try:
            require_expected_schema(connection, path)
            trust_own_triggers(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        creator=connect,
        **{**_SETTINGS, "json_serializer": to_sqlite_json},
    )
    if way != "rw":
        event.listen(engine, "connect", _prepare_read_only)
        event.listen(engine, "begin", _begin_reading)
        return engine
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    mark_logs(engine, path)
    return engine


def name_of(location: str) -> str:
    """What the place is called: the file without its suffix, or the database.

    Raises:
        AddressError: the location can be neither.
    """
    if is_server(location):
        return database_of(location) or "project"
    return file_of(location).stem


def _to_json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


_SETTINGS: dict[str, Any] = {
    "json_serializer": _to_json,
    "json_deserializer": msgspec.json.decode,
    # What is written are texts and names: nothing of them belongs into an error or a report.
    "hide_parameters": True,
}


def to_sqlite_json(value: Any) -> str | float:
    """JSON for a column of SQLite, which reads a text that is a number as one, not always exactly.

    So a fraction goes in as the number that it is.
    """
    return value if isinstance(value, float) else _to_json(value)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # SQLAlchemy begins each transaction itself, see below: the driver must not do it late.
    connection.isolation_level = None
    for pragma in (
        "foreign_keys = ON",
        "journal_mode = WAL",
        "synchronous = FULL",
        # The store brings the log home when nobody writes, see `file_keeper`.
        "wal_autocheckpoint = 0",
        f"busy_timeout = {_BUSY_MILLISECONDS}",
        "cache_size = -32768",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _prepare_read_only(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("query_only = ON", "cache_size = -32768"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_reading(connection: Connection) -> None:
    driver_of(connection).execute("BEGIN")


def _begin_sqlite(connection: Connection) -> None:
    # Spoken to the driver itself: this precedes every edit and every look.
    driver = driver_of(connection)
    options = connection.get_execution_options()
    if not options.get("writes", False):
        driver.execute("BEGIN")
        return
    # Whoever waits longest asks most often, so that newcomers do not pass them.
    deadline = time.monotonic() + options.get("patience", PATIENCE)
    pause = _LONGEST_PAUSE
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                driver.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() >= deadline:
                    raise
            time.sleep(random.uniform(0.5, 1.0) * pause)  # noqa: S311 - no secret
            pause = max(0.9 * pause, _SHORTEST_PAUSE)
    finally:
        driver.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")


@contextmanager
def snapshot(engine: Engine) -> Generator[Connection, None, None]:
    """A read transaction with snapshot isolation: all queries see the same state.

    SQLite always gives one; PostgreSQL would show each question what was committed until then.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        # Nothing was written: that the transaction is let go of when the connection closes is the
        # least there is to do.
        connection.begin()
        yield connection


def claim_file(path: Path) -> None:
    """Makes an empty database file that says in its header whose it is.

    Done before the write-ahead log is on, which would keep the header to itself for a while.

    Raises:
        StorageError: something is there already, or the place cannot be written.
        sqlite3.Error: SQLite cannot write it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise StorageError(message("exists-already", place=str(path))) from error
    except OSError as error:
        raise StorageError(
            message("cannot-be-made", place=str(path), reason=str(error.strerror))
        ) from error
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        remove_file(path)
        raise


def remove_file(path: Path) -> None:
    """Removes a database file and what SQLite lays beside it."""
    for beside in ("", "-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)


def move_file(path: Path, to: Path) -> None:
    """Moves a database file with what SQLite lays beside it, also where only that is left."""
    # The log first: one that stayed would be played into whatever file comes in its place.
    for beside in ("-wal", ""):
        source = path.with_name(path.name + beside)
        if source.exists():
            source.replace(to.with_name(to.name + beside))
    path.with_name(path.name + "-shm").unlink(missing_ok=True)


def require_project_file(path: Path) -> None:
    """Looks into the file's header before anything opens, and so maybe changes, it.

    Raises:
        NotAProjectError: the file is missing or not a project's.
    """
    if not path.exists():
        raise NotAProjectError(message("no-project", place=str(path)))
    if path.is_dir():
        raise NotAProjectError(message("project-is-folder", place=str(path)))
    if not os.access(path, os.R_OK):
        raise NotAProjectError(message("project-unreadable", place=str(path)))
    try:
        with closing(connect_file(path, "immutable")) as connection:
            (found,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CORRUPT:
            return  # a database, and damaged: opening it says how
        require_no_header(path)
        found = None
    if not path.exists():
        raise NotAProjectError(message("no-project", place=str(path)))
    if found != APPLICATION_ID:
        raise NotAProjectError(message("not-a-project", place=str(path)))


def backup_sqlite(
    source: Path, target: Path, progress: Callable[[int, int], None], place: str = ""
) -> None:
    """Copies a live SQLite database page by page, through its online backup.

    Args:
        source: the database, which others may go on writing.
        target: the copy's file; what it holds is overwritten.
        progress: called with pages done and in all; may raise to stop.
        place: what a person knows the copy by, if it is not yet called so.

    Raises:
        StorageError: the source cannot be read or the target not written.
    """

    def report(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)

    # Where nothing can be written, a log that is there cannot be read either.
    way = "immutable" if way_to_open(source) == "immutable" else "ro"
    try:
        with (
            closing(connect_file(source, way)) as reader,
            closing(sqlite3.connect(target)) as writer,
        ):
            reader.backup(writer, pages=2000, progress=report)
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
            raise no_room(place or str(target), str(error)) from error
        raise StorageError(
            message(
                "cannot-be-copied",
                source=str(source),
                target=place or str(target),
                reason=str(error),
            )
        ) from error
