"""The values that fields hold: their types, how a person writes them, and what is valid."""

import math
import re
from collections.abc import Callable
from datetime import date

import msgspec

from annotator.core.codebook import Field, FieldKind, label_of, paths
from annotator.core.dates import is_edtf, parse_date
from annotator.core.errors import FieldValueError


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

_NUMBER = re.compile(r"[-+−]?(?:\d{1,3}(?:[, \u00a0\u202f']\d{3})+|\d+)(?:\.\d+)?")
_SEPARATORS = re.compile(r"[, \u00a0\u202f']")
_BETWEEN = re.compile(r"(?:between |from )?(.+?)\s*(?:–|—|\.\.|-| to | and )\s*(.+)")
_AT_LEAST = re.compile(r"(?:at least|more than|over|min\.?|>=?|≥)\s*(.+)|(.+?)\s*(?:\+|or more)")
_AT_MOST = re.compile(r"(?:at most|up to|fewer than|less than|max\.?|<=?|≤)\s*(.+)")
_COORDINATES = re.compile(r"(.*?)\s*\(\s*([-+]?\d+(?:\.\d+)?)\s*,\s*([-+]?\d+(?:\.\d+)?)\s*\)")
_URL = re.compile(r"https?://[^\s/$.?#]\S*", re.IGNORECASE)
_YES = frozenset({"true", "yes", "y", "1"})
_NO = frozenset({"false", "no", "n", "0"})
_NUMBER_WORDS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "twenty": 20,
}


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
        raise FieldValueError(f"“{field.label}” {problem}, not {value!r}.")
    return value


def display(field: Field, value: Value | None) -> str:
    """The value as a person reads and types it; empty for None."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Place():
            where = f"{value.name}, {value.country}" if value.country else value.name
            if value.lat is None or value.lon is None:
                return where
            return f"{where} ({value.lat:g}, {value.lon:g})".strip()
        case Range():
            return _display_range(value)
        case str() if field.kind in ("choice", "tree"):
            return label_of(field, value)
        case _:
            return str(value)


def _problem(field: Field, value: Value) -> str:
    match field.kind, value:
        case "boolean", bool():
            return ""
        case "boolean", _:
            return "is yes or no"
        case "number", int() | float() if not isinstance(value, bool):
            return "" if math.isfinite(value) else "takes a finite number"
        case "number", _:
            return "takes a number, such as 1200 or 3.5"
        case "range", Range():
            return _range_problem(value)
        case "range", _:
            return "takes a number or a range, such as 12, 10-20 or 10+"
        case "place", Place():
            return _place_problem(value)
        case "place", _:
            return "takes a place, such as “Tobruk, LBY (32.08, 23.96)”"
        case _, str():
            return _string_problem(field, value)
        case _:
            return "takes text"


def _string_problem(field: Field, value: str) -> str:
    if not value.strip():
        return "takes something other than blanks"
    match field.kind:
        case "choice" | "tree" if value not in dict(paths(field.choices)):
            return f"takes one of: {', '.join(path for path, _ in paths(field.choices))}"
        case "date" if not is_edtf(value):
            return "takes a date, such as 2017-02-19, 2017-02, 2014~ or 2017-02-19/2017-02-21"
        case "url" if not _URL.fullmatch(value):
            return "takes an address that begins with http:// or https://"
        case _:
            return ""


def _range_problem(value: Range) -> str:
    sides = [side for side in (value.low, value.high) if side is not None]
    if not sides:
        return "takes a range with at least one side"
    if any(not math.isfinite(side) for side in sides) or sides != sorted(sides):
        return "takes a range from low to high"
    return ""


def _place_problem(value: Place) -> str:
    if not value.name.strip():
        return "takes a place with a name"
    if (value.lat is None) != (value.lon is None):
        return "takes latitude and longitude together"
    if value.lat is not None and not -90 <= value.lat <= 90:
        return "takes a latitude from -90 to 90"
    if value.lon is not None and not -180 <= value.lon <= 180:
        return "takes a longitude from -180 to 180"
    return ""


def _parse_text(field: Field, text: str, _: date | None) -> Value:
    return validate(field, text)


def _parse_choice(field: Field, text: str, _: date | None) -> Value:
    wanted = text.casefold()
    for path, choice in paths(field.choices):
        known = {path.casefold(), choice.label.casefold(), label_of(field, path).casefold()}
        if wanted in known or (not choice.children and wanted == choice.key.casefold()):
            return path
    return validate(field, text)


def _parse_date(field: Field, text: str, reference: date | None) -> Value:
    return parse_date(text, reference) or validate(field, text)


def _parse_boolean(field: Field, text: str, _: date | None) -> Value:
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    return validate(field, text)


def _parse_number(field: Field, text: str, _: date | None) -> Value:
    number = _number(text)
    return validate(field, text) if number is None else number


def _number(text: str) -> int | float | None:
    if text.casefold() in _NUMBER_WORDS:
        return _NUMBER_WORDS[text.casefold()]
    if not _NUMBER.fullmatch(text):
        return None
    digits = _SEPARATORS.sub("", text).replace("−", "-")
    return float(digits) if "." in digits else int(digits)


def _parse_range(field: Field, text: str, _: date | None) -> Value:
    low = high = None
    phrase = text.casefold()
    if (number := _number(phrase)) is not None:
        low = high = number
    elif found := _AT_LEAST.fullmatch(phrase):
        low = _number(found[1] or found[2])
    elif found := _AT_MOST.fullmatch(phrase):
        high = _number(found[1])
    elif found := _BETWEEN.fullmatch(phrase):
        low, high = _number(found[1]), _number(found[2])
        if low is None or high is None:
            return validate(field, text)
    return validate(field, text if low is None and high is None else Range(low, high))


def _display_range(value: Range) -> str:
    if value.low == value.high:
        return str(value.low)
    if value.high is None:
        return f"{value.low}+"
    return f"≤{value.high}" if value.low is None else f"{value.low}–{value.high}"


def _parse_place(field: Field, text: str, _: date | None) -> Value:
    lat = lon = None
    if found := _COORDINATES.fullmatch(text):
        text, lat, lon = found[1], float(found[2]), float(found[3])
    name, _comma, country = text.rpartition(",")
    place = Place(name.strip(), country.strip(), lat, lon) if name else Place(text, "", lat, lon)
    return validate(field, place)


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
