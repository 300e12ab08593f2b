"""What a sheet compares, in either database’s words: values as text, numbers or days."""

import math
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    String,
    and_,
    case,
    cast,
    false,
    func,
    literal_column,
    or_,
    true,
)

from annotator.core.codebook.numbers import Number
from annotator.core.sheet.model import Condition, Contains, Equals, Filled, Numbers
from annotator.core.text.fold_pattern import containing, equalling
from annotator.core.text.folding import folded

Truth = ColumnElement[bool]
Text = ColumnElement[str]
_MARKS = "?~%"
_WHOLE: ColumnElement[Any] = literal_column("'{}'")
"""The path that leads to all of a JSON value."""


class SheetValues:
    """What stands in a value's JSON, in the words of either database."""

    def __init__(self, connection: Connection) -> None:
        self._is_sqlite = connection.dialect.name == "sqlite"
        if self._is_sqlite:
            driver: Any = connection.connection.driver_connection
            driver.create_function("annotator_fold", 1, _fold, deterministic=True)

    def text(self, value: Any) -> Text:
        """A value that is a string, else NULL."""
        if self._is_sqlite:
            return func.json_extract(value, "$", type_=String)
        return value.op("#>>", return_type=String())(_WHOLE)

    def part(self, value: Any, name: str) -> Text:
        """A part of a value that is a place or a range."""
        if self._is_sqlite:
            return case(
                (func.json_type(value) == "object", func.json_extract(value, f"$.{name}")),
            ).cast(String)
        return case((func.json_typeof(value) == "object", value.op("->>")(name))).cast(String)

    def number(self, value: Any) -> ColumnElement[float]:
        """A value that is a number, else NULL."""
        if self._is_sqlite:
            is_number = func.json_type(value).in_(("integer", "real"))
            return case((is_number, func.json_extract(value, "$", type_=Float)))
        return case((func.json_typeof(value) == "number", cast(self.text(value), Float)))

    def ends(self, value: Any) -> tuple[ColumnElement[float], ColumnElement[float]]:
        """The two ends of a range, NULL for an open one."""
        return cast(self.part(value, "low"), Float), cast(self.part(value, "high"), Float)

    def is_boolean(self, value: Any, wanted: bool) -> Truth:
        """Whether a value is yes, or no."""
        word = "true" if wanted else "false"
        if self._is_sqlite:
            return func.json_type(value) == word
        return self.text(value) == word

    def days(self, text: Text) -> tuple[Text, Text]:
        """The first and the last day of an EDTF date, to be compared as text.

        A month is text before all of its days, and with a tilde behind it after all of them.
        """
        cut = (func.instr if self._is_sqlite else func.strpos)(text, "/")
        low = case((cut > 0, func.substr(text, 1, cut - 1)), else_=text)
        high = case((cut > 0, func.substr(text, cut + 1)), else_=text)
        first = case((low == "..", ""), else_=func.replace(_whole(low), "X", "0"))
        last = case((high == "..", "9999~"), else_=func.replace(_whole(high), "X", "9") + "~")
        if self._is_sqlite:
            return first, last
        return first.collate("C"), last.collate("C")

    def meets(self, low: Text, high: Text, first: date | None, last: date | None) -> Truth:
        """Whether some day from low to high lies from first to last."""
        sides: list[Truth] = []
        if first is not None:
            sides.append(high >= first.isoformat())
        if last is not None:
            sides.append(low <= last.isoformat())
        return and_(*sides) if sides else true()

    def folded(self, text: Any) -> Text:
        """In small letters."""
        return func.lower(text)

    def text_holds(self, text: Any, condition: Condition) -> Truth:
        """What a condition says of a text."""
        match condition:
            case Contains(wanted) | Equals(wanted):
                is_whole = isinstance(condition, Equals)
                if not self._is_sqlite:
                    pattern = equalling(wanted) if is_whole else containing(wanted)
                    return text.op("~")(pattern)
                small, needle = func.annotator_fold(text, type_=String), folded(wanted)
                if is_whole:
                    return small == needle
                return func.instr(small, needle) > 0
            case Filled():
                return and_(text.is_not(None), text != "")
            case _:
                return false()


def between(moment: Any, first: date | None, last: date | None) -> Truth:
    """Whether a moment lies from the first day to the last, as days are counted in UTC."""
    sides: list[Truth] = []
    if first is not None:
        sides.append(moment >= datetime.combine(first, time.min, UTC))
    if last is not None:
        sides.append(moment <= datetime.combine(last, time.max, UTC))
    return and_(*sides) if sides else true()


def lies(ends: tuple[ColumnElement[float], ColumnElement[float]], asked: Numbers) -> Truth:
    """Whether some number from end to end lies in what is asked for."""
    low, high = ends
    sides: list[Truth] = [or_(low.is_not(None), high.is_not(None))]
    if asked.low is not None:
        least = _as_float(asked.low)
        above = high > least if asked.without_low else high >= least
        sides.append(or_(high.is_(None), above))
    if asked.high is not None:
        most = _as_float(asked.high)
        below = low < most if asked.without_high else low <= most
        sides.append(or_(low.is_(None), below))
    return and_(*sides)


def _as_float(number: Number) -> float:
    """The number as databases compare it; one with more digits than they hold has no end."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def _fold(text: object) -> object:
    return folded(text) if isinstance(text, str) else text


def _whole(point: Text) -> Text:
    """A date without its marks; a season is its whole year, for the hemisphere is not known."""
    plain = func.rtrim(point, _MARKS)
    is_season = func.substr(plain, 6, 2).in_(("21", "22", "23", "24"))
    return case((is_season, func.substr(plain, 1, 4)), else_=plain)
