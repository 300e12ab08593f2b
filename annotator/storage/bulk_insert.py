"""Many rows at once: the statement and what turns values into the driver's are made once a table
and connection, and rows go to the driver as they are."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import JSON, Connection, Dialect, bindparam, insert

from annotator.storage.engine import to_sqlite_json
from annotator.storage.sqlite.connection import driver_of
from annotator.storage.tables import Base, UtcDateTime

_KEY = "inserts"
_getter: Any = itemgetter
_MOMENTS = 1024
"""Many rows of an import were made at the same few moments."""


class _Statement(msgspec.Struct, frozen=True):
    """An insert; ``names`` are its parameters in order, empty if the driver wants them by name."""

    text: str
    names: tuple[str, ...]
    processors: tuple[tuple[str, Callable[[Any], Any]], ...]


class BulkInsert:
    """Inserts into the tables of one database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # Kept as long as the connection: to make them takes as long as all else that an edit does.
        self._statements: dict[type[Base], _Statement] = connection.info.setdefault(_KEY, {})

    def insert(self, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
        """Adds rows of all of the table's columns; their values are turned in place."""
        if not rows:
            return
        known = self._statements.get(table)
        if known is None:
            known = self._statements[table] = _made(table, self._connection.dialect)
        for name, process in known.processors:
            for row in rows:
                row[name] = process(row[name])
        if known.names:
            in_order = _getter(*known.names)
            driver_of(self._connection).executemany(known.text, map(in_order, rows))
        else:
            self._connection.exec_driver_sql(known.text, list(rows))


def _json(value: Any) -> str | float | None:
    """As the engine's own does it for SQLite, but that it asks no more than it must."""
    return None if value is None else to_sqlite_json(value)


def _made(table: type[Base], dialect: Dialect) -> _Statement:
    columns = table.__table__.columns
    parameters = {column.name: bindparam(column.name, type_=column.type) for column in columns}
    compiled = insert(table).values(parameters).compile(dialect=dialect)
    processors: list[tuple[str, Callable[[Any], Any]]] = []
    for column in columns:
        process: Callable[[Any], Any] | None
        process = column.type.dialect_impl(dialect).bind_processor(dialect)
        if isinstance(column.type, JSON) and dialect.name == "sqlite":
            process = _json
        if process is not None:
            is_moment = isinstance(column.type, UtcDateTime)
            processors.append((column.name, lru_cache(_MOMENTS)(process) if is_moment else process))
    return _Statement(str(compiled), tuple(compiled.positiontup or ()), tuple(processors))
