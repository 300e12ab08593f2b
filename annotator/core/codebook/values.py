"""The values that fields hold: their types, how a person writes them, and what is valid."""

import math
import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from annotator.core.codebook.model import Field, FieldKind, label_of, offered_paths, paths
from annotator.core.deferred import deferred
from annotator.core.errors import FieldValueError
from annotator.core.messages import Message, message

if TYPE_CHECKING:
    from annotator.core.codebook import dates, edtf, numbers
else:
    # They make ready all the forms that dates and numbers are written in.
    dates = deferred("annotator.core.codebook.dates")
    edtf = deferred("annotator.core.codebook.edtf")
    numbers = deferred("annotator.core.codebook.numbers")


class Place(msgspec.Struct, frozen=True, omit_defaults=True, tag="place", tag_field="kind"):
    """A place by name; ``country`` is an ISO 3166-1 alpha-3 code or a name, degrees are WGS 84."""

    name: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None


class Range(msgspec.Struct, frozen=True, omit_defaults=True, tag="range", tag_field="kind"):
    """Numbers from ``low`` to ``high``, both included; None where that side is open."""

    low: int | float | None = None
    high: int | float | None = None


Value = str | int | float | bool | Place | Range
"""By kind: number is int or float, boolean is bool, place is Place, range is Range, and all
others are str: a choice is its key, a tree choice its path, a date EDTF, a link a record's id."""

_TOO_LARGE = 2**63
"""SQLite would keep a whole number from here on without its last digits."""

_DEGREES = r"([-+−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)"
_COORDINATES = re.compile(rf"(.*?)\s*\(\s*{_DEGREES}\s*,\s*{_DEGREES}\s*\)", re.DOTALL)
_URL = re.compile(r"https?://[^\s/$.?#]\S*", re.IGNORECASE)
_YES = frozenset({"true", "yes", "y", "1"})
_NO = frozenset({"false", "no", "n", "0"})


def parse(field: Field, text: str, reference: date | None = None) -> Value:
    """The value that a person means by what they typed or selected.

    `display` writes it back so that parsing that gives the same value again.

    Args:
        field: what it is for.
        text: as typed, not empty.
        reference: the article's date, for relative dates.

    Raises:
        FieldValueError: the field cannot hold it; says what it takes.
    """
    return _PARSERS[field.kind](field, text.strip(), reference)


def validate(field: Field, value: Value) -> Value:
    """The value itself, if the field can hold it.

    Raises:
        FieldValueError: it cannot; says what it takes.
    """
    problem = _problem(field, value)
    if problem:
        shown = display(field, value)
        raise FieldValueError(message("wrong-value", field=field.label, takes=problem, value=shown))
    return value


def display(field: Field, value: Value | None) -> str:
    """The value as a person reads and types it; empty for None."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Place():
            return _display_place(value)
        case Range():
            return _display_range(value)
        case str() if field.kind in ("choice", "tree"):
            return label_of(field, value)
        case _:
            return str(value)


def _problem(field: Field, value: Value) -> Message | None:
    match field.kind, value:
        case "boolean", bool():
            return None
        case "boolean", _:
            return message("is-yes-or-no")
        case "number", int() | float() if not isinstance(value, bool):
            return None if _is_finite(value) else message("takes-finite-number")
        case "number", _:
            return message("takes-number")
        case "range", Range():
            return _range_problem(value)
        case "range", _:
            return message("takes-range")
        case "place", Place():
            return _place_problem(value)
        case "place", _:
            return message("takes-place")
        case _, str():
            return _string_problem(field, value)
        case _:
            return message("takes-text")


def _string_problem(field: Field, value: str) -> Message | None:
    if not value.strip():
        return message("takes-more-than-blanks")
    match field.kind:
        case "choice" | "tree" if value not in dict(paths(field.choices)):
            every = ", ".join(path for path, _ in paths(field.choices))
            return message("takes-one-of", choices=every)
        case "date" if not edtf.is_edtf(value):
            return message("takes-date")
        case "url" if not _URL.fullmatch(value):
            return message("takes-address")
        case _:
            return None


def _range_problem(value: Range) -> Message | None:
    sides = [side for side in (value.low, value.high) if side is not None]
    if not sides:
        return message("takes-a-side")
    if not all(map(_is_finite, sides)) or sides != sorted(sides):
        return message("takes-low-to-high")
    return None


def _is_finite(number: float) -> bool:
    """Whether it is a number that databases can keep exactly and compare."""
    return abs(number) < _TOO_LARGE if isinstance(number, int) else math.isfinite(number)


def _place_problem(value: Place) -> Message | None:
    if not value.name.strip():
        return message("takes-place-name")
    if "," in value.country:
        return message("takes-country")
    if (value.lat is None) != (value.lon is None):
        return message("takes-both-degrees")
    if value.lat is not None and not -90 <= value.lat <= 90:
        return message("takes-latitude")
    if value.lon is not None and not -180 <= value.lon <= 180:
        return message("takes-longitude")
    return None


def _parse_text(field: Field, text: str, _: date | None) -> Value:
    return validate(field, text)


def _parse_choice(field: Field, text: str, _: date | None) -> Value:
    wanted = text.casefold()
    loose: list[str] = []
    for path, choice in paths(field.choices):
        if wanted in (path.casefold(), label_of(field, path).casefold()):
            return path
        if wanted in (choice.key.casefold(), choice.label.casefold()):
            loose.append(path)
    offered = {path for path, _ in offered_paths(field.choices)}
    loose = [path for path in loose if path in offered] or loose
    if len(loose) > 1:
        meant = " or ".join(f"“{label_of(field, path)}”" for path in loose)
        raise FieldValueError(
            message("ambiguous-choice", field=field.label, text=text, choices=meant)
        )
    return loose[0] if loose else validate(field, text)


def _parse_date(field: Field, text: str, reference: date | None) -> Value:
    return dates.parse_date(text, reference) or validate(field, text)


def _parse_boolean(field: Field, text: str, _: date | None) -> Value:
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    return validate(field, text)


def _parse_number(field: Field, text: str, _: date | None) -> Value:
    number = numbers.parse_number(text)
    return validate(field, text if number is None else number)


def _parse_range(field: Field, text: str, _: date | None) -> Value:
    ends = numbers.parse_range(text)
    return validate(field, text if ends is None else Range(*ends))


def _display_range(value: Range) -> str:
    if value.low is None and value.high is None:
        return ""
    if value.low == value.high:
        return str(value.low)
    if value.high is None:
        return f"{value.low}+"
    return f"≤{value.high}" if value.low is None else f"{value.low}–{value.high}"


def _parse_place(field: Field, text: str, _: date | None) -> Value:
    lat = lon = None
    if match := _COORDINATES.fullmatch(text):
        text = match[1]
        lat, lon = (float(degrees.replace("−", "-")) for degrees in match.groups()[1:])
    name, comma, country = text.rpartition(",")
    place = Place(name.strip(), country.strip(), lat, lon)
    return validate(field, place if comma else Place(text.strip(), "", lat, lon))


def _display_place(value: Place) -> str:
    # A name that holds a comma is kept apart from a country by a comma at the end.
    comma = ", " if value.country else "," if "," in value.name else ""
    where = f"{value.name}{comma}{value.country}"
    if value.lat is None or value.lon is None:
        return where
    return f"{where} ({value.lat!r}, {value.lon!r})"


_PARSERS: dict[FieldKind, Callable[[Field, str, date | None], Value]] = {
    "text": _parse_text,
    "choice": _parse_choice,
    "tree": _parse_choice,
    "actor": _parse_text,
    "place": _parse_place,
    "date": _parse_date,
    "number": _parse_number,
    "range": _parse_range,
    "boolean": _parse_boolean,
    "link": _parse_text,
    "url": _parse_text,
}
