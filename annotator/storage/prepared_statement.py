"""Statements that are run again and again: composed and compiled once, and run by the driver.

To look a composed statement up among the compiled ones, and to make ready for its answer, takes
SQLAlchemy ten times as long as SQLite needs to find a row by its id.
"""

from collections import namedtuple
from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Delete,
    Dialect,
    Select,
    Text,
    TypeDecorator,
    Update,
    bindparam,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from annotator.core.deferred import deferred
from annotator.storage.engine import to_sqlite_json
from annotator.storage.sqlite.connection import driver_of
from annotator.storage.table_base import UtcDateTime

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql
else:
    postgresql = deferred("sqlalchemy.dialects.postgresql")

_Process = Callable[[Any], Any]
_Processes = tuple[tuple[int, _Process], ...]
_MOMENTS = 1024
"""Many rows of an import were made at the same few moments."""

_namedtuple: Any = namedtuple


class _TextList(TypeDecorator[Collection[str]]):
    """Any number of texts as one parameter."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """An array, where there are any."""
        listed = Text() if dialect.name == "sqlite" else postgresql.ARRAY(Text())
        return dialect.type_descriptor(listed)

    def process_bind_param(self, value: Collection[str] | None, dialect: Dialect) -> Any:
        """As JSON, where there are no arrays."""
        listed = list(value or ())
        return msgspec.json.encode(listed).decode() if dialect.name == "sqlite" else listed


class among(ColumnElement[bool]):  # noqa: N801 - stands where a function of SQLAlchemy would
    """The condition that a column holds one of the texts of a parameter, however many."""

    inherit_cache = False

    def __init__(self, column: Any, parameter: str) -> None:
        self.column: ColumnElement[str] = column
        self.parameter = bindparam(parameter, type_=_TextList())


@compiles(among)
def _among(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column = compiler.process(element.column, **options)
    parameter = compiler.process(element.parameter, **options)
    if compiler.dialect.name == "sqlite":
        return f"{column} IN (SELECT value FROM json_each({parameter}))"  # noqa: S608 - compiled
    return f"{column} = ANY({parameter})"


class _Compiled(msgspec.Struct, frozen=True):
    """A statement in the words of one database.

    Attributes:
        constants: the parameters whose values stand in the statement itself.
        names: the parameters in order; empty if the driver wants them by name.
        before: what turns parameters into the driver's.
        after: what turns values of the answer's columns into ours.
    """

    text: str
    constants: dict[str, Any]
    names: tuple[str, ...]
    before: tuple[tuple[str, _Process], ...]
    after: _Processes
    row_type: Callable[[Iterable[Any]], Any]

    def bound(self, given: dict[str, Any]) -> dict[str, Any]:
        """All parameters by name, as the driver wants them."""
        if not self.before and not self.constants:
            return given
        parameters = {**self.constants, **given}
        for name, process in self.before:
            parameters[name] = process(parameters[name])
        return parameters


class PreparedStatement:
    """A statement with named parameters, made once for all connections."""

    def __init__(self, statement: Select[*tuple[Any, ...]] | Update | Delete) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def tuples(self, connection: Connection, **parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of the answer, the values in the order of the statement's columns."""
        compiled = self._for(connection)
        found: list[tuple[Any, ...]] = _run(connection, compiled, parameters).fetchall()
        if not compiled.after or not found:
            return found
        columns: list[Iterable[Any]] = list(zip(*found, strict=True))
        for n, process in compiled.after:
            if columns[n] != (None,) * len(found):
                columns[n] = map(process, columns[n])
        return list(zip(*columns, strict=True))

    def streamed(
        self, connection: Connection, **parameters: Any
    ) -> Generator[tuple[Any, ...], None, None]:
        """The rows as the driver has them, each read when it is asked for; where whoever asks has
        enough before the end, nothing more is read of SQLite."""
        cursor = _run(connection, self._for(connection), parameters)
        try:
            yield from cursor
        finally:
            cursor.close()

    def rows(self, connection: Connection, **parameters: Any) -> list[Any]:
        """All rows of the answer, the values also by the columns' names."""
        return list(map(self._for(connection).row_type, self.tuples(connection, **parameters)))

    def first(self, connection: Connection, **parameters: Any) -> Any:
        """The first row of the answer as `rows` has it; None if there is none."""
        found = self.tuples(connection, **parameters)
        return self._for(connection).row_type(found[0]) if found else None

    def value(self, connection: Connection, **parameters: Any) -> Any:
        """The first value of the first row; None if there is none."""
        found = self.tuples(connection, **parameters)
        return found[0][0] if found else None

    def run(self, connection: Connection, **parameters: Any) -> int:
        """Writes; how many rows that touched."""
        return _run(connection, self._for(connection), parameters).rowcount

    def run_all(self, connection: Connection, parameters: Sequence[dict[str, Any]]) -> int:
        """Writes with each of the parameters; how many rows that touched in all."""
        compiled = self._for(connection)
        bound = [compiled.bound(each) for each in parameters]
        if connection.dialect.name != "sqlite":
            return connection.exec_driver_sql(compiled.text, bound).rowcount
        in_order = (list(map(each.__getitem__, compiled.names)) for each in bound)
        return driver_of(connection).executemany(compiled.text, in_order).rowcount

    def _for(self, connection: Connection) -> _Compiled:
        dialect = connection.dialect
        known = self._compiled.get(dialect.name)
        if known is None:
            known = self._compiled[dialect.name] = _compiled(self._statement, dialect)
        return known


def _run(connection: Connection, compiled: _Compiled, given: dict[str, Any]) -> Any:
    parameters = compiled.bound(given)
    if connection.dialect.name == "sqlite":
        in_order = list(map(parameters.__getitem__, compiled.names))
        return driver_of(connection).execute(compiled.text, in_order)
    return connection.exec_driver_sql(compiled.text, parameters)


def _compiled(statement: Any, dialect: Dialect) -> _Compiled:
    compiled = statement.compile(dialect=dialect)
    before = ((name, to_driver(bound.type, dialect)) for name, bound in compiled.binds.items())
    columns = list(getattr(statement, "selected_columns", ()))
    after = ((n, _from_driver(column.type, dialect)) for n, column in enumerate(columns))
    row_type = _namedtuple("Row", [column.key for column in columns], rename=True)
    return _Compiled(
        str(compiled),
        {
            name: value
            for name, value in compiled.params.items()
            if not compiled.binds[name].required
        },
        tuple(compiled.positiontup or ()),
        tuple((name, process) for name, process in before if process),
        tuple((n, process) for n, process in after if process),
        row_type._make,
    )


def to_driver(column_type: TypeEngine[Any], dialect: Dialect) -> _Process | None:
    """What turns a value of that type into the driver's; None if it goes as it is."""
    if isinstance(column_type, JSON) and dialect.name == "sqlite":
        return _to_json
    process = column_type.dialect_impl(dialect).bind_processor(dialect)
    if process is None:
        return None
    return lru_cache(_MOMENTS)(process) if isinstance(column_type, UtcDateTime) else process


def _from_driver(column_type: TypeEngine[Any], dialect: Dialect) -> _Process | None:
    """What turns a value of the driver's into one of that type; None if it stays as it is."""
    if isinstance(column_type, JSON) and dialect.name == "sqlite":
        return _from_json
    process = column_type.dialect_impl(dialect).result_processor(dialect, None)
    if process is None:
        return None
    return lru_cache(_MOMENTS)(process) if isinstance(column_type, UtcDateTime) else process


def _to_json(value: Any) -> str | float | None:
    """As the engine's own does it for SQLite, but that it asks no more than it must."""
    return None if value is None else to_sqlite_json(value)


def _from_json(stored: Any) -> Any:
    """A number is kept as one, see `to_sqlite_json`."""
    return msgspec.json.decode(stored) if isinstance(stored, str) else stored
