"""Many rows at once: the statement and what turns values into the driver's are made once a table
and connection, and rows go to the driver as they are."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, Dialect, bindparam, insert

from annotator.storage.prepared_statement import to_driver
from annotator.storage.sqlite.connection import driver_of
from annotator.storage.tables import Base

_KEY = "inserts"
_getter: Any = itemgetter


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


def _made(table: type[Base], dialect: Dialect) -> _Statement:
    columns = table.__table__.columns
    parameters = {column.name: bindparam(column.name, type_=column.type) for column in columns}
    compiled = insert(table).values(parameters).compile(dialect=dialect)
    processors = ((column.name, to_driver(column.type, dialect)) for column in columns)
    return _Statement(
        str(compiled),
        tuple(compiled.positiontup or ()),
        tuple((name, process) for name, process in processors if process),
    )
