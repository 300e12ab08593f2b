"""Which table a row is of, told from what it holds."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, get_args

from sqlalchemy import create_engine

from annotator.core.coding.article import ArticleState
from annotator.core.coding.change import CODEBOOK_ID, Action, Kind, Verb
from annotator.core.coding.coder import Role
from annotator.core.coding.link import RELATIONS
from annotator.core.coding.record import RecordState
from annotator.core.coding.suggestion import SuggestionState
from annotator.storage.migrations import schema
from annotator.storage.salvage.records import Column, Row
from annotator.storage.tables import Base

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?")
_LENGTH = re.compile(r"VARCHAR\((\d+)\)")
_ONE_OF: dict[tuple[str, str], frozenset[str]] = {
    ("codebook", "id"): frozenset({CODEBOOK_ID}),
    ("coders", "role"): frozenset(get_args(Role)),
    ("statuses", "state"): frozenset(get_args(ArticleState)),
    ("records", "state"): frozenset(get_args(RecordState)),
    ("suggestions", "state"): frozenset(get_args(SuggestionState)),
    ("links", "relation"): frozenset(RELATIONS),
    ("changes", "action"): frozenset(get_args(Action)),
    ("ops", "verb"): frozenset(get_args(Verb)),
    ("ops", "kind"): frozenset(get_args(Kind)),
}
_ID_LENGTH = 36


class _Column(NamedTuple):
    name: str
    declared: str
    is_needed: bool
    default: Any


class Shape(NamedTuple):
    """A table as a project's file has it.

    Attributes:
        alias: which column stands for the row's number, and is stored nowhere; -1 if none does.
    """

    table: str
    columns: tuple[_Column, ...]
    alias: int

    @property
    def names(self) -> tuple[str, ...]:
        """The columns in the order in which they are stored."""
        return tuple(column.name for column in self.columns)

    def filled(self, row: Row) -> tuple[Column, ...]:
        """The row's values, with those of columns that came after it was written."""
        missing = self.columns[len(row.values) :]
        values = [*row.values, *(column.default for column in missing)]
        if self.alias >= 0 and values[self.alias] is None:
            values[self.alias] = row.rowid
        return tuple(values)

    def ids_among(self, count: int) -> int:
        """How many of the first columns hold ids."""
        return sum(column.declared == f"VARCHAR({_ID_LENGTH})" for column in self.columns[:count])

    def fits(self, row: Row, *, known: bool) -> bool:
        """Whether the row can be one of this table.

        Args:
            known: whether it lies where the table's rows lie, so that less proves it.
        """
        given = len(row.values)
        if given > len(self.columns) or any(
            column.is_needed and column.default is None for column in self.columns[given:]
        ):
            return False
        values = self.filled(row)
        pairs = zip(self.columns[:given], values, strict=False)
        return all(self._holds(column, value, row, known=known) for column, value in pairs)

    def _holds(self, column: _Column, value: Column, row: Row, *, known: bool) -> bool:
        if value is None:
            return not column.is_needed or not row.whole
        if allowed := _ONE_OF.get((self.table, column.name)):
            return value in allowed
        match column.declared:
            case "INTEGER" | "BOOLEAN":
                return isinstance(value, int)
            case "FLOAT":
                # SQLite writes a whole number as such.
                return isinstance(value, int | float)
            case "DATETIME":
                return isinstance(value, str) and _MOMENT.fullmatch(value) is not None
            case "JSON":
                return isinstance(value, int | float) or _begins_json(value)
            case "BLOB":
                return isinstance(value, bytes)
            case _:
                pass
        if not isinstance(value, str):
            return False
        length = _LENGTH.fullmatch(column.declared)
        most = int(length[1]) if length else None
        is_id = most == _ID_LENGTH and not known
        return most is None or (len(value) == most if is_id else len(value) <= most)


def _begins_json(value: Column) -> bool:
    return isinstance(value, str) and value[:1] in tuple('{["tfn-0123456789')


@cache
def shapes() -> dict[str, Shape]:
    """The project's tables by name."""
    # The order of the columns in a file is that in which the migrations added them.
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        schema.create_empty(connection, "memory")
        found = {
            table.name: _shape(
                table.name,
                connection.exec_driver_sql(f"PRAGMA table_info({table.name})").all(),
            )
            for table in Base.metadata.sorted_tables
        }
    engine.dispose()
    return found


def _shape(table: str, listed: Sequence[Any]) -> Shape:
    keys = [n for n, row in enumerate(listed) if row.pk]
    alias = keys[0] if len(keys) == 1 and listed[keys[0]].type == "INTEGER" else -1
    columns = tuple(
        _Column(row.name, row.type, bool(row.notnull) or bool(row.pk), _default(row.dflt_value))
        for row in listed
    )
    return Shape(table, columns, alias)


def _default(written: str | None) -> Any:
    if written is None:
        return None
    return int(written) if written.isdigit() else written.strip("'")


def shape_of(row: Row) -> Shape | None:
    """The one table that the row can be of, wherever it lies.

    Of several it is the one that has more ids where the row has such.
    """
    fitting = [shape for shape in shapes().values() if shape.fits(row, known=False)]
    if len(fitting) > 1:
        ids = [shape.ids_among(len(row.values)) for shape in fitting]
        fitting = [shape for shape, n in zip(fitting, ids, strict=True) if n == max(ids)]
    return fitting[0] if len(fitting) == 1 else None
