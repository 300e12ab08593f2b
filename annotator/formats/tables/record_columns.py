"""The columns that a field has in a table, and the cells that its values fill."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from annotator.core.codebook.cells import escaped, join
from annotator.core.codebook.model import Field, RecordType
from annotator.core.codebook.values import Place, Range, Value, display
from annotator.core.coding.record import FieldValue

RECORD_COLUMNS = (
    "record_id",
    "article_id",
    "title",
    "source",
    "published",
    "coder",
    "state",
    "start",
    "end",
    "text",
    "working_note",
    "look_again",
    "metadata",
    "origin",
)
"""What every record has; the columns of its fields follow."""

ActorNames = Mapping[str, str]
_Cell = Callable[[Field, FieldValue, ActorNames], str]

_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


class Column(msgspec.Struct, frozen=True):
    """One column of a field.

    Attributes:
        numeric: whether its cells are numbers or empty, never text that a person wrote.
    """

    name: str
    field: Field
    cell: _Cell
    numeric: bool = False

    def joined(self, values: Sequence[FieldValue], actors: ActorNames) -> str:
        """The cell of a record: all values of the field.

        In a field of many values the place of each is kept, also where it has nothing to show,
        so that the columns of one field and ``evidence.csv`` match by ordinal.
        """
        if len(values) == 1:
            cell = self.cell(self.field, values[0], actors)
            return escaped(cell) if self.field.many else cell
        cells = [self.cell(self.field, value, actors) for value in values]
        if not self.field.many:
            return cells[0] if cells else ""
        return join(cells)


def neutral(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def columns_of(record_type: RecordType) -> list[Column]:
    """The columns of all fields in the codebook's order, no name twice.

    A name that is taken already has the type's key before it, such as ``event_source``.
    """
    taken: set[str] = set(RECORD_COLUMNS)
    columns: list[Column] = []
    for field in record_type.fields:
        for suffix, cell, numeric in _PARTS.get(field.kind, _ONE_PART):
            name = field.key + suffix
            while name in taken:
                name = f"{record_type.key}_{name}"
            taken.add(name)
            columns.append(Column(name, field, cell, numeric))
    return columns


def written(value: Value | None) -> str:
    """A value as programs read it: ``true``, ``-3``, ``ASSAULT/aerial``."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Place():
            return value.name
        case _:
            return str(value)


def _value(_field: Field, value: FieldValue, _actors: ActorNames) -> str:
    return written(value.value)


def _displayed(field: Field, value: FieldValue, _actors: ActorNames) -> str:
    return display(field, value.value)


def _root(_field: Field, value: FieldValue, _actors: ActorNames) -> str:
    return str(value.value).split("/", 1)[0] if value.value is not None else ""


def _actor_name(_field: Field, value: FieldValue, actors: ActorNames) -> str:
    registered = actors.get(value.actor) if value.actor else None
    return registered or written(value.value)


def _actor_id(_field: Field, value: FieldValue, _actors: ActorNames) -> str:
    return value.actor or ""


def _country(_field: Field, value: FieldValue, _actors: ActorNames) -> str:
    return value.value.country if isinstance(value.value, Place) else ""


def _latitude(_field: Field, value: FieldValue, _actors: ActorNames) -> str:
    return written(value.value.lat) if isinstance(value.value, Place) else ""


def _longitude(_field: Field, value: FieldValue, _actors: ActorNames) -> str:
    return written(value.value.lon) if isinstance(value.value, Place) else ""


def _low(_field: Field, value: FieldValue, _actors: ActorNames) -> str:
    return written(value.value.low) if isinstance(value.value, Range) else ""


def _high(_field: Field, value: FieldValue, _actors: ActorNames) -> str:
    return written(value.value.high) if isinstance(value.value, Range) else ""


_Part = tuple[str, _Cell, bool]
"""Suffix of the column's name, how its cell is made, whether that is a number."""

_ONE_PART: tuple[_Part, ...] = (("", _value, False),)
_PARTS: dict[str, tuple[_Part, ...]] = {
    "actor": (("", _actor_name, False), ("_id", _actor_id, False)),
    "tree": (("", _value, False), ("_root", _root, False)),
    "place": (
        ("", _value, False),
        ("_country", _country, False),
        ("_lat", _latitude, True),
        ("_lon", _longitude, True),
    ),
    "range": (("", _displayed, False), ("_low", _low, True), ("_high", _high, True)),
    "number": (("", _value, True),),
}
