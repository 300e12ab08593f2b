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
from annotator.core.messages import message
from annotator.formats.parsing.paragraphs import storable

_HEADER = b"SQLite format 3\x00"
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 256 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
_SCHEMA_INSTRUCTIONS = 50_000
"""Of SQLite's virtual machine, to read the schema: some thousand tables and indexes."""
_STEP = 10_000
_DEFAULTS = 4
"""How many times a file's size can come out of it, by columns that were added with a default."""
_ROW_BYTES = 5
"""What a row takes at least in a file: its place, its number, its length, and a header."""
_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ))
_BESIDE = ("-wal", "-journal")
_BROKEN = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged database raises; even its complaint may be no text."""

Row = Sequence[Any]
"""The values of a row: text without what no database of ours stores, numbers, bytes or None."""


class SqliteFile:
    """A database that is being read."""

    def __init__(self, file: str, connection: sqlite3.Connection, size: int) -> None:
        """
        Args:
            size: of the file, in bytes.
        """
        self._file = file
        self._size = size
        self._connection = connection
        connection.set_progress_handler(lambda: 1, _SCHEMA_INSTRUCTIONS)
        self._columns = {name: self._columns_of(name) for name in self._tables()}
        # From here on nothing but reading a table is possible, whatever the file's schema says.
        connection.set_authorizer(_authorised)

    def _tables(self) -> list[str]:
        # A view or a virtual table would run what the file says, and may call itself a table.
        # SQLite goes by how the SQL begins, and writes it in this way itself.
        found = self._connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        return [str(name) for name, sql in found if str(sql).upper().startswith("CREATE TABLE ")]

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
        conditions = " AND ".join(f"{_quoted(name)} = ?" for name in where)
        sql = f"SELECT {shown} FROM {_quoted(table)}"  # noqa: S608 - quoted names
        sql += f" WHERE {conditions}" if conditions else ""
        sql += f" ORDER BY {_quoted(columns[0])}"
        # Pages that point at one another in circles or many times over would never end. A file
        # has no more rows, and no more in them, than fit into it.
        rows, left = self._size // _ROW_BYTES, _DEFAULTS * self._size
        steps = iter(range(100 + rows * (2 * len(columns) + 20) // _STEP))
        self._connection.set_progress_handler(lambda: next(steps, None) is None, _STEP)
        try:
            for row in self._connection.execute(sql, tuple(where.values())):
                rows -= 1
                left -= sum(len(value) for value in row if isinstance(value, str | bytes))
                if rows < 0 or left < 0:
                    raise InputError(self._file, message("holds-more-than-fits"))
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
            for limit, most in _LIMITS.items():
                connection.setlimit(limit, most)
            connection.text_factory = _text
            for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
                connection.execute(f"PRAGMA {pragma}")
            size = len(source) if isinstance(source, bytes) else _whole_size(source)
            database = SqliteFile(file, connection, size)
        except _BROKEN as error:
            raise _damaged(file, error) from error
        for table, columns in needed.items():
            if missing := sorted(set(columns) - database.columns(table)):
                raise InputError(file, message("another-database", table=table, column=missing[0]))
        yield database


def _connected(file: str, source: Path | bytes) -> sqlite3.Connection:
    if isinstance(source, bytes):
        if not source.startswith(_HEADER):
            raise InputError(file, message("no-database"))
        connection = sqlite3.connect(":memory:")
        connection.deserialize(source)
        return connection
    if not is_sqlite(source):
        raise InputError(file, message("no-database"))
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


def _whole_size(path: Path) -> int:
    return sum(_size(path.with_name(path.name + end)) for end in ("", *_BESIDE))


def _authorised(
    action: int, _first: str | None, _second: str | None, _of: str | None, inner: str | None
) -> int:
    # What is read from within a view or a trigger is read because the file says so.
    is_allowed = action in _ALLOWED and inner is None
    return sqlite3.SQLITE_OK if is_allowed else sqlite3.SQLITE_DENY


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _damaged(file: str, error: Exception) -> InputError:
    if "locked" in str(error) or "readonly" in str(error):
        return InputError(file, message("open-elsewhere"))
    return InputError(file, message("damaged-or-no-database", reason=str(error)))
