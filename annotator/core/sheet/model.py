"""The sheet: which columns a type of record has in it, which rows it shows and in what order."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from annotator.core.codebook.cells import cell_text, split
from annotator.core.codebook.model import Field, RecordType, label_of, paths
from annotator.core.coding.article import day_of
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.record import Record, RecordState
from annotator.core.deferred import deferred
from annotator.core.errors import FieldValueError
from annotator.core.messages import message
from annotator.core.text.folding import folded
from annotator.core.text.span import joined_text

if TYPE_CHECKING:
    from annotator.core.codebook import dates, edtf, numbers
else:
    dates = deferred("annotator.core.codebook.dates")
    edtf = deferred("annotator.core.codebook.edtf")
    numbers = deferred("annotator.core.codebook.numbers")

Fixed = Literal[
    "title", "source", "published", "coder", "state", "flagged", "text", "note", "updated"
]
"""The columns that every type has; those of its fields stand before the note."""

STATES: tuple[RecordState, ...] = get_args(RecordState)
_FIRST: tuple[Fixed, ...] = ("title", "source", "published", "coder", "state", "flagged", "text")
_LAST: tuple[Fixed, ...] = ("note", "updated")
_FIELD = "fields."
_EMPTY, _FILLED = "-", "*"
_COMPARED = re.compile(r"(>=|<=|≥|≤|>|<|=)\s*(.+)")
_BETWEEN = re.compile(r"(.*?)\s*\.\.\s*(.*)")


class SheetColumn(msgspec.Struct, frozen=True):
    """One column; ``field`` is None for those that every type has."""

    key: str
    field: Field | None = None

    @property
    def is_editable(self) -> bool:
        """Whether its cells can be edited; links are made elsewhere."""
        if self.field is not None:
            return self.field.kind != "link"
        return self.key in ("state", "flagged", "note")


def columns_of(record_type: RecordType) -> tuple[SheetColumn, ...]:
    """All columns of a type."""
    return (
        *(SheetColumn(key) for key in _FIRST),
        *(SheetColumn(_FIELD + field.key, field) for field in record_type.fields),
        *(SheetColumn(key) for key in _LAST),
    )


class SheetOrder(msgspec.Struct, frozen=True):
    """By which column the rows are ordered; by article and place without one."""

    column: SheetColumn | None = None
    descending: bool = False


class Contains(msgspec.Struct, frozen=True):
    """The cell has this text in it, letter case aside."""

    text: str


class Equals(msgspec.Struct, frozen=True):
    """The cell is this text, letter case aside."""

    text: str


class OneOf(msgspec.Struct, frozen=True):
    """The cell is one of these: keys of choices, states, or ``yes`` and ``no``."""

    keys: tuple[str, ...]


class Numbers(msgspec.Struct, frozen=True):
    """The cell's number, or some of its range, lies here; the ends count unless left out."""

    low: int | float | None = None
    high: int | float | None = None
    without_low: bool = False
    without_high: bool = False


class Days(msgspec.Struct, frozen=True):
    """Some day that the cell's date can mean lies here, both ends included."""

    first: date | None = None
    last: date | None = None


class Filled(msgspec.Struct, frozen=True):
    """The cell holds something."""


class Not(msgspec.Struct, frozen=True):
    """The condition does not hold."""

    condition: "Condition"


class AnyOf(msgspec.Struct, frozen=True):
    """One of the conditions holds."""

    conditions: tuple["Condition", ...]


Condition = Contains | Equals | OneOf | Numbers | Days | Filled | Not | AnyOf


class SheetQuestion(msgspec.Struct, frozen=True):
    """Which records a sheet shows.

    Attributes:
        type: the key of the record type.
        conditions: what must hold, by column.
        articles: whose records; None for those of all articles.
    """

    type: str
    conditions: tuple[tuple[SheetColumn, Condition], ...] = ()
    order: SheetOrder = SheetOrder()
    articles: ArticleFilter | None = None


class SheetRow(msgspec.Struct, frozen=True):
    """A record with what its row says beside it.

    Attributes:
        coder: the coder's name.
        names: what the actors and records that its fields refer to are called, by id.
    """

    record: Record
    title: str
    source: str
    published: str
    coder: str
    names: dict[str, str]


def read_filter(column: SheetColumn, text: str) -> Condition | None:
    """Parses the filter text above a column; None for an empty one.

    ``a | b`` is either, ``!a`` all others, ``-`` empty cells, ``*`` filled ones, ``=a`` nothing
    but a. Numbers and dates take ``>5``, ``<=5``, ``2017..2018``, ``2017..``.

    Raises:
        FieldValueError: the column holds nothing of the kind; says what it takes.
    """
    conditions = [_one(column, part) for part in split(text)]
    if len(conditions) > 1:
        return AnyOf(tuple(conditions))
    return conditions[0] if conditions else None


def _one(column: SheetColumn, text: str) -> Condition:
    if text == _EMPTY:
        return Not(Filled())
    if text == _FILLED:
        return Filled()
    if text.startswith("!") and text[1:].strip():
        return Not(_one(column, text[1:].strip()))
    if column.key == "state":
        return _one_of({state: (state,) for state in STATES}, text)
    kind = column.field.kind if column.field else "date" if column.key in _DATES else "text"
    match kind:
        case "choice" | "tree" if column.field:
            return _one_of(_names(column.field), text)
        case "boolean":
            return _one_of({"yes": ("yes", "true"), "no": ("no", "false")}, text)
        case "number" | "range":
            return _numbers(text)
        case "date":
            return _days(text)
        case _ if column.key == "flagged":
            return _one_of({"yes": ("yes", "true"), "no": ("no", "false")}, text)
        case _:
            exact = text.removeprefix("=").strip() if text.startswith("=") else ""
            return Equals(exact) if exact else Contains(text)


_DATES = frozenset({"published", "updated"})


def _names(field: Field) -> dict[str, tuple[str, ...]]:
    return {
        path: (label_of(field, path), choice.label, path) for path, choice in paths(field.choices)
    }


def _one_of(names: dict[str, tuple[str, ...]], text: str) -> Condition:
    """Those that are called so, with their subtypes; failing that, those with the text in them."""
    wanted = folded(text.removeprefix("=").strip())
    exact = [key for key, called in names.items() if wanted in map(folded, called)]
    if exact:
        below = [key for key in names if any(key.startswith(f"{path}/") for path in exact)]
        return OneOf(tuple(dict.fromkeys((*exact, *below))))
    keys_meant = [key for key, called in names.items() if wanted in folded(called[0])]
    if not keys_meant:
        known = ", ".join(called[0] for called in list(names.values())[:8])
        raise FieldValueError(message("filter-no-name", text=text, known=known))
    return OneOf(tuple(keys_meant))


def _numbers(text: str) -> Condition:
    if compared := _COMPARED.fullmatch(text):
        number = _number(compared[2], text)
        is_strict = compared[1] in ("<", ">")
        match compared[1]:
            case ">" | ">=" | "≥":
                return Numbers(low=number, without_low=is_strict)
            case "<" | "<=" | "≤":
                return Numbers(high=number, without_high=is_strict)
            case _:
                return Numbers(number, number)
    if (between := _BETWEEN.fullmatch(text)) and any(between.groups()):
        low, high = (_number(end, text) if end else None for end in between.groups())
        return Numbers(low, high)
    ends = numbers.parse_range(text)
    if ends is None:
        raise _no_number(text)
    return Numbers(*ends)


def _number(phrase: str, text: str) -> int | float:
    number = numbers.parse_number(phrase)
    if number is None:
        raise _no_number(text)
    return number


def _no_number(text: str) -> FieldValueError:
    return FieldValueError(message("filter-no-number", text=text))


def _days(text: str) -> Condition:
    if compared := _COMPARED.fullmatch(text):
        first, last = _day_bounds(compared[2])
        match compared[1]:
            case ">":
                return Days(first=last and _moved(last, 1))
            case "<":
                return Days(last=first and _moved(first, -1))
            case ">=" | "≥":
                return Days(first=first)
            case "<=" | "≤":
                return Days(last=last)
            case _:
                return Days(first, last)
    if (between := _BETWEEN.fullmatch(text)) and "/" not in text and any(between.groups()):
        low, high = between.groups()
        return Days(
            _day_bounds(low)[0] if low else None,
            _day_bounds(high)[1] if high else None,
        )
    return Days(*_day_bounds(text))


def _day_bounds(text: str) -> tuple[date | None, date | None]:
    """The first and last day that a date can mean; None for an open side."""
    written = dates.parse_date(text)
    if written is not None:
        low, slash, high = written.partition("/")
        ends = [_widest(end) for end in (low, high if slash else low)]
        if all(
            end is not None or side == ".."
            for end, side in zip(ends, (low, high or low), strict=True)
        ):
            first, last = ends
            return first and first[0], last and last[1]
    raise FieldValueError(message("filter-no-date", text=text))


def _widest(point: str) -> tuple[date, date] | None:
    """As `bounds`, also of a decade or a century."""
    plain = point.rstrip("?~%")
    if plain.endswith("X"):
        return date(max(int(plain.replace("X", "0")), 1), 1, 1), date(
            int(plain.replace("X", "9")), 12, 31
        )
    return edtf.bounds(point)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def cell_of(column: SheetColumn, row: SheetRow) -> str:
    """The full text of a cell; for fields `read_cell` is the inverse."""
    record = row.record
    if column.field is not None:
        return cell_text(column.field, record.fields.get(column.field.key, ()), row.names)
    match column.key:
        case "title":
            return row.title
        case "source":
            return row.source
        case "published":
            return row.published
        case "coder":
            return row.coder
        case "state":
            return record.state
        case "flagged":
            return "yes" if record.flagged else ""
        case "text":
            return joined_text(record.spans)
        case "note":
            return record.note
        case _:
            return record.updated.isoformat(" ", "minutes")[:16]


def reference_of(row: SheetRow) -> date | None:
    """The day the row's article was published, against which relative dates are read."""
    return day_of(row.published)
