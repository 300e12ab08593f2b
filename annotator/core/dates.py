"""Dates as analysts meet them: EDTF, and the phrases of the news.

A stored date is written as in the Extended Date/Time Format (ISO 8601-2:2019, Annex A), levels 0
and 1 in part: ``2014``, ``2017-02``, ``2017-02-19``, a suffix ``?`` (uncertain), ``~``
(approximate) or ``%`` (both), and intervals ``A/B`` with ``..`` for an open side.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name} | {
    name.lower(): n for n, name in enumerate(calendar.month_abbr) if name
}
_MONTHS["sept"] = 9
_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)} | {
    name.lower(): n for n, name in enumerate(calendar.day_abbr)
}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6} | {
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}

_EDTF = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[?~%]?)")
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = rf"(?P<weekday>{'|'.join(sorted(_DAYS, key=len, reverse=True))})\.?"
_ABOUT = re.compile(r"(?:about|around|approximately|roughly|circa|ca?\.)\s+(.+)")
_BETWEEN = re.compile(
    r"(?:from|between)\s+(.+?)\s+(?:to|until|till|and)\s+(.+)|(.+?)\s+[–—-]\s+(.+)"
)
_LEAD = re.compile(r"(?:on|in|at|of|the|early|late)\s+")


def is_edtf(text: str) -> bool:
    """Whether the text is a date that can be stored as it stands."""
    low, slash, high = text.partition("/")
    if slash:
        return (
            (_is_point(low) or low == "..")
            and (_is_point(high) or high == "..")
            and (low != high or low != "..")
        )
    return _is_point(text)


def _is_point(text: str) -> bool:
    found = _EDTF.fullmatch(text)
    if not found or found["year"] == "0000":
        return False
    return _point(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1)) is not None


def _point(year: int, month: int, day: int) -> date | None:
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def parse_date(text: str, reference: date | None = None) -> str | None:
    """The EDTF date that a person means, or None if it cannot be told.

    Args:
        text: EDTF, or English such as ``19 February``, ``last Thursday``, ``two weeks ago``,
            ``since 2014``, ``from March 1 to March 5``, ``about 2014``.
        reference: the article's date, against which relative dates resolve. Without it only
            dates that name their year are understood.
    """
    phrase = " ".join(text.lower().replace(",", " ").split())
    if is_edtf(phrase):
        return phrase
    if about := _ABOUT.fullmatch(phrase):
        inner = parse_date(about[1], reference)
        return f"{inner}~" if inner and _EDTF.fullmatch(inner) and inner[-1].isdigit() else None
    if phrase.startswith("since "):
        since = parse_date(phrase[6:], reference)
        return f"{since}/.." if since and "/" not in since else None
    if found := _BETWEEN.fullmatch(phrase):
        low, high = (group for group in found.groups() if group)
        ends = parse_date(low, reference), parse_date(high, reference)
        return "/".join(ends) if all(ends) and "/" not in "".join(map(str, ends)) else None  # type: ignore[arg-type]
    return _parse_point(_LEAD.sub("", phrase, count=1), reference)


def _parse_point(phrase: str, reference: date | None) -> str | None:
    if is_edtf(phrase):
        return phrase
    for pattern, read in _PHRASES:
        if found := pattern.fullmatch(phrase):
            return read(found, reference)
    return None


def _calendar_date(found: re.Match[str], reference: date | None) -> str | None:
    parts = found.groupdict()
    month, day = _MONTHS[parts["month"]], int(parts.get("day") or 0)
    if year := parts.get("year"):
        years = [int(year)]
    elif reference:
        years = [reference.year - 1, reference.year, reference.year + 1]
    else:
        return None
    points = [point for year in years if (point := _point(int(year), month, day or 1))]
    if not points:
        return None
    # The news names a month or day without a year when it is the nearest one.
    nearest = min(points, key=lambda point: abs(point - reference)) if reference else points[0]
    return nearest.isoformat() if day else f"{nearest:%Y-%m}"


def _weekday(found: re.Match[str], reference: date | None) -> str | None:
    if not reference:
        return None
    back = (reference.weekday() - _DAYS[found["weekday"]]) % 7
    which = found["which"]
    if which == "last":
        back = back or 7
    elif which in ("next", "coming"):
        back -= 7
    return (reference - timedelta(days=back)).isoformat()


def _named_day(found: re.Match[str], reference: date | None) -> str | None:
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2}
    return (reference + timedelta(days=days[found[0]])).isoformat() if reference else None


def _ago(found: re.Match[str], reference: date | None) -> str | None:
    if not reference:
        return None
    count = _COUNTS.get(found["count"]) or int(found["count"])
    sign = -1 if found["direction"] in ("ago", "earlier", "before") else 1
    return _shift(reference, found["unit"], sign * count)


def _whole_unit(found: re.Match[str], reference: date | None) -> str | None:
    if not reference:
        return None
    step = {"last": -1, "previous": -1, "this": 0, "next": 1}[found["which"]]
    unit = found["unit"]
    if unit == "week":
        monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return _shift(reference, unit, step)


def _shift(reference: date, unit: str, count: int) -> str | None:
    """The date so many units away, no finer than the unit."""
    try:
        if unit in ("day", "week"):
            return (reference + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
        months = reference.year * 12 + reference.month - 1 + count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        point = _point(year, month + 1, 1)
    except OverflowError:
        return None
    if point is None:
        return None
    return f"{point:%Y-%m}" if unit == "month" else f"{point:%Y}"


_PHRASES: list[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], str | None]]] = [
    (re.compile(rf"(?:{_WEEKDAY}\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:\s+{_YEAR})?"), _calendar_date),
    (re.compile(rf"(?:{_WEEKDAY}\s+)?{_MONTH}\s+{_DAY}(?:\s+{_YEAR})?"), _calendar_date),
    (re.compile(rf"{_MONTH}(?:\s+{_YEAR})?"), _calendar_date),
    (re.compile(rf"(?:(?P<which>last|this|next|coming)\s+)?{_WEEKDAY}"), _weekday),
    (re.compile(r"today|tonight|yesterday|tomorrow|day before yesterday"), _named_day),
    (
        re.compile(
            rf"(?P<count>\d{{1,4}}|{'|'.join(_COUNTS)})\s+(?P<unit>day|week|month|year)s?\s+"
            r"(?P<direction>ago|earlier|before|later|from now)"
        ),
        _ago,
    ),
    (re.compile(r"(?P<which>last|previous|this|next)\s+(?P<unit>week|month|year)"), _whole_unit),
]
