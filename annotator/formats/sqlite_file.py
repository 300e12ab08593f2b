"""SQLite databases of other tools: opened to be read, table by table, and trusted in nothing.

The only place outside of storage that knows SQLite, for these files are no database of ours: they
are documents that happen to be one.
"""

import sqlite3
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from annotator.core.errors import InputError
from annotator.formats.paragraphs import storable

_HEADER = b"SQLite format 3\x00"
_LONGEST = 256 * 1024 * 1024
_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ))
_BESIDE = ("-wal", "-journal")
_BROKEN = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged database raises; even its complaint may be no text."""

Row = Sequence[Any]
"""The values of a row: text without what no database of ours stores, numbers, bytes or None."""


class SqliteFile:
    """A database that is being read."""

    def __init__(self, file: str, connection: sqlite3.Connection) -> None:
        self._file = file
        self._connection = connection
        self._columns = {name: self._columns_of(name) for name in self._tables()}
        # From here on nothing but reading a table is possible, whatever the file's schema says.
        connection.set_authorizer(_authorised)

    def _tables(self) -> list[str]:
        # A view or a virtual table would run what the file says.
        found = self._connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        return [
            str(name)
            for name, sql in found.fetchall()
            if not str(sql).lstrip().upper().startswith("CREATE VIRTUAL")
        ]

    def _columns_of(self, table: str) -> frozenset[str]:
        found = self._connection.execute(f"PRAGMA table_info({_quoted(table)})")
        return frozenset(str(row[1]) for row in found.fetchall())

    def columns(self, table: str) -> frozenset[str]:
        """The columns of a table; none if there is no such table."""
        return self._columns.get(table, frozenset())

    def rows(
        self, table: str, columns: Sequence[str], where: Mapping[str, int] | None = None
    ) -> Iterator[Row]:
        """The rows of a table in the order of their ids; nothing if there is no such table.

        Args:
            table: its name.
            columns: the wanted ones, the first of them the id; None stands for one that is
                missing in this version of the tool.
            where: what columns have to be.

        Raises:
            InputError: the file is damaged.
        """
        known = self.columns(table)
        where = where or {}
        if not known or columns[0] not in known or not known >= where.keys():
            return
        # Names stand in this program or in the schema, and values are bound.
        shown = ", ".join(_quoted(name) if name in known else "NULL" for name in columns)
        told = " AND ".join(f"{_quoted(name)} = ?" for name in where)
        sql = f"SELECT {shown} FROM {_quoted(table)}"  # noqa: S608
        sql += f" WHERE {told}" if told else ""
        sql += f" ORDER BY {_quoted(columns[0])}"
        try:
            for row in self._connection.execute(sql, tuple(where.values())):
                yield [storable(value) if isinstance(value, str) else value for value in row]
        except _BROKEN as error:
            raise _damaged(self._file, error) from error


def is_sqlite(path: Path) -> bool:
    """Whether the file is a database."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError:
        return False


@contextmanager
def opened(
    file: str, source: Path | bytes, needed: Mapping[str, Sequence[str]]
) -> Generator[SqliteFile, None, None]:
    """A database, for as long as the block lasts. Nothing is written to it or beside it.

    Args:
        file: what problems name.
        source: the database, or where it lies.
        needed: columns that it has to have, by table.

    Raises:
        InputError: it is no database, is damaged or in use, or lacks what is needed.
    """
    try:
        connection = _connected(file, source)
    except _BROKEN as error:
        raise _damaged(file, error) from error
    with closing(connection):
        try:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
            connection.text_factory = _text
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            database = SqliteFile(file, connection)
        except _BROKEN as error:
            raise _damaged(file, error) from error
        for table, columns in needed.items():
            if missing := sorted(set(columns) - database.columns(table)):
                raise InputError(
                    file, f"it is another kind of database: it has no {table}.{missing[0]}."
                )
        yield database


def _connected(file: str, source: Path | bytes) -> sqlite3.Connection:
    if isinstance(source, bytes):
        if not source.startswith(_HEADER):
            raise InputError(file, "it is no database, or damaged.")
        connection = sqlite3.connect(":memory:")
        connection.deserialize(source)
        return connection
    if not is_sqlite(source):
        raise InputError(file, "it is no database, or damaged.")
    # What a program that has it open, or that crashed, wrote beside it belongs to it; without
    # that, nobody else writes, and the file is not even locked.
    is_busy = any(_size(source.with_name(source.name + end)) for end in _BESIDE)
    flags = "mode=ro" if is_busy else "mode=ro&immutable=1"
    return sqlite3.connect(f"{source.resolve().as_uri()}?{flags}", uri=True, timeout=1)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _authorised(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _damaged(file: str, error: Exception) -> InputError:
    if "locked" in str(error) or "readonly" in str(error):
        return InputError(
            file, "another program has it open or did not close it. Close it there and try again."
        )
    return InputError(
        file, f"it is damaged, or no database ({error}). Get it once more from where it came from."
    )
