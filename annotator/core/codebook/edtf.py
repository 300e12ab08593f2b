"""Dates as they are stored: the Extended Date/Time Format (ISO 8601-2:2019, Annex A), in part.

Of level 0: ``2014``, ``2017-02``, ``2017-02-19`` and intervals ``A/B``. Of level 1: a suffix ``?``
(uncertain), ``~`` (approximate) or ``%`` (both); ``..`` for an open side of an interval; seasons
``2014-21`` (spring) to ``2014-24`` (winter); a decade ``199X`` and a century ``19XX``.
"""

import calendar
import re
from datetime import date

_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[?~%]?", re.ASCII
)
_SEASON = re.compile(r"(?P<year>[0-9]{4})-2[1-4][?~%]?", re.ASCII)
_EARLIEST = 1500
_UNSPECIFIED = re.compile(r"(?:[0-9]{3}X|[0-9]{2}XX)[?~%]?", re.ASCII)


def is_edtf(text: str) -> bool:
    """Whether the text is a date that can be stored as it stands."""
    low, slash, high = text.partition("/")
    if not slash:
        return bounds(text) is not None or bool(_UNSPECIFIED.fullmatch(text))
    if low == high == "..":
        return False
    first = (date.min, date.min) if low == ".." else bounds(low)
    last = (date.max, date.max) if high == ".." else bounds(high)
    return first is not None and last is not None and first[0] <= last[1]


def bounds(text: str) -> tuple[date, date] | None:
    """The first and last day that a date without an interval can mean, or None if it is none.

    A season can lie anywhere in its year, since the hemisphere is not known.
    """
    if season := _SEASON.fullmatch(text):
        return bounds(season["year"])
    match = _POINT.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    first = calendar_day(year, month if match["month"] else 1, day if match["day"] else 1)
    if first is None:
        return None
    if match["day"]:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])


def is_unusual(text: str, today: date, *, ahead: int = 50) -> bool:
    """Whether a stored date lies before there was news, or further ahead than news look: probably
    a typing error."""
    years = [int(side[:4]) for side in text.split("/") if side[:4].isdecimal()]
    return any(year < _EARLIEST or year > today.year + ahead for year in years)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has no such day."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None
