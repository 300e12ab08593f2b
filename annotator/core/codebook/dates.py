"""Dates as analysts meet them in the news, turned into the EDTF that is stored."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from annotator.core.codebook.edtf import bounds, calendar_day, is_edtf
from annotator.core.codebook.named_dates import find_date
from annotator.core.codebook.relative_dates import find_relative, shift, week_of

# Not calendar.month_name: that speaks the language of the process.
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {
    short: number
    for number, name in enumerate(_MONTH_NAMES, start=1)
    for short in {name, name[:3], name[:4] if name == "september" else name}
}
_DAYS = {short: number for number, name in enumerate(_DAY_NAMES) for short in (name, name[:3])} | {
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6} | {
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "couple of": 2,
}
_QUARTERS = ("first", "second", "third", "fourth")
_STEPS = {"last": -1, "previous": -1, "this": 0, "next": 1}
_THIRDS = {"early": 0, "mid": 1, "late": 2} | {
    **dict.fromkeys(("beginning", "start"), 0),
    "middle": 1,
    "end": 2,
}

_Reference = TypeVar("_Reference", date, date | None)


def _one_of(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTH = rf"(?P<month>{_one_of(_MONTHS)})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_WEEKDAY = rf"(?P<weekday>{_one_of(_DAYS)})\.?"

_ABOUT = re.compile(r"(?:about|around|approximately|roughly|circa|ca?\.)\s+(.+)")
_SINCE = re.compile(r"since\s+(.+)")
_UNTIL = re.compile(r"(?:until|till|up to|by)\s+(.+)")
_BETWEEN = (
    re.compile(r"(?:from|between)\s+(.+?)\s+(?:to|until|till|through|and)\s+(.+)"),
    re.compile(r"(.+?)\s+(?:[–—-]|to|until|through)\s+(.+)"),
    re.compile(r"(.+?)[–—-](.+)"),
)
_PART_OF = re.compile(
    r"(early|mid|late|(?:beginning|start|middle|end)(?=\s+of\s))(?:\s+|-)(?:(?:on|in|of|the)\s+)*(.+)"
)
_YEAR_NAMED_LATER = re.compile(r"(.+?)\s+(?:of\s+)?(last|this|next)\s+year")
_LEAD = re.compile(r"(?:(?:on|in|at|of|the|over|during|earlier|later|early hours of)\s+)+")
_TIME_OF_DAY = re.compile(
    r"(?<!last)(?<!this)\s+(?:at )?(?:dawn|morning|noon|afternoon|evening|night)"
)

_DAY_ALONE = re.compile(_DAY)
_DAY_AND_YEAR = re.compile(rf"{_DAY}(?:\s+{_YEAR})?")
_DAY_MONTH = re.compile(rf"(?:{_WEEKDAY}\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:\s+{_YEAR})?")
_MONTH_DAY = re.compile(rf"(?:{_WEEKDAY}\s+)?{_MONTH}\s+{_DAY}(?:\s+{_YEAR})?")
_MONTH_ALONE = re.compile(rf"{_MONTH}(?:\s+(?:of\s+)?{_YEAR})?")
_SHORT_YEARS = re.compile(r"([0-9]{2})([0-9]{2})[–—]([0-9]{2})")


def parse_date(text: str, reference: date | None = None) -> str | None:
    """The EDTF date that a person means, or None if it cannot be told.

    Args:
        text: EDTF, or English such as ``19 February``, ``last Thursday``, ``two weeks ago``,
            ``since 2014``, ``19-20 February``, ``early 2014``, ``the 1990s``, ``about 2014``;
            in other languages, a day or month with its year, such as ``3 maja 2024``, and
            relative dates, such as ``vor drei Tagen``.
        reference: the article's date, against which relative dates resolve. Without it only
            dates that name their year are understood.
    """
    written = text.strip().upper()
    if is_edtf(written):
        return written
    phrase = re.sub(r"[,()]", " ", text.lower()).replace("’", "'")
    phrase = " ".join(re.sub(r"(?<=[a-z])'s\b", "", phrase).split())
    phrase = re.sub(r"\bthis past\b", "last", phrase)
    if found := _within_calendar(_parse_phrase, phrase, reference):
        return found if is_edtf(found) else None
    if (named := find_date(text)) and not (named.before or named.after):
        return named.iso
    found = None if reference is None else _within_calendar(find_relative, text, reference)
    return found if found and is_edtf(found) else None


def _within_calendar(
    read: Callable[[str, _Reference], str | None], phrase: str, reference: _Reference
) -> str | None:
    try:
        return read(phrase, reference)
    except OverflowError:  # earlier than year 1 or later than year 9999
        return None


def _parse_phrase(phrase: str, reference: date | None) -> str | None:
    if about := _ABOUT.fullmatch(phrase):
        inner = _parse_point(about[1], reference)
        return f"{inner}~" if inner and inner[-1].isdigit() and "/" not in inner else None
    if since := _SINCE.fullmatch(phrase):
        return _joined(_parse_point(since[1], reference), "..")
    if until := _UNTIL.fullmatch(phrase):
        return _joined("..", _parse_point(until[1], reference))
    if years := _SHORT_YEARS.fullmatch(phrase):
        return f"{years[1]}{years[2]}/{years[1]}{years[3]}"
    if point := _parse_point(phrase, reference):
        return point
    for pattern in _BETWEEN:
        if match := pattern.fullmatch(phrase):
            return _interval(match[1], match[2], reference)
    return None


def _joined(low: str | None, high: str | None) -> str | None:
    """From the one to the other; of a part of a month or year its first or last day counts."""
    if not low or not high:
        return None
    return f"{low.split('/')[0]}/{high.split('/')[-1]}"


def _interval(low: str, high: str, reference: date | None) -> str | None:
    """An interval whose sides may share a month or year that only one of them names."""
    low, high = _LEAD.sub("", low, count=1), _LEAD.sub("", high, count=1)
    if _DAY_ALONE.fullmatch(low) and (ends := _DAY_MONTH.fullmatch(high)):
        low = f"{low} {ends['month']}"
    elif (starts := _MONTH_DAY.fullmatch(low)) and _DAY_AND_YEAR.fullmatch(high):
        high = f"{starts['month']} {high}"
    year = _year_of(high)
    if year is None or _year_of(low) is not None:
        return _joined(_parse_point(low, reference), _parse_point(high, reference))
    same = _joined(_parse_point(f"{low} {year}", None), _parse_point(high, None))
    if same and is_edtf(same):
        return same
    return _joined(_parse_point(f"{low} {year - 1}", None), _parse_point(high, None))


def _year_of(phrase: str) -> int | None:
    match = re.search(r"\b[0-9]{4}\b", phrase)
    return int(match[0]) if match else None


def _parse_point(phrase: str, reference: date | None) -> str | None:
    phrase = _LEAD.sub("", phrase, count=1) if _LEAD.match(phrase) else phrase
    phrase = _TIME_OF_DAY.sub("", phrase)
    if is_edtf(phrase):
        return phrase
    if reference and (match := _YEAR_NAMED_LATER.fullmatch(phrase)):
        return _parse_point(f"{match[1]} {reference.year + _STEPS[match[2]]:04d}", None)
    for pattern, read in _PHRASES:
        if match := pattern.fullmatch(phrase):
            return read(match, reference)
    if part := _PART_OF.fullmatch(phrase):
        return _part_of(_THIRDS[part[1]], _parse_point(part[2], reference))
    return None


def _part_of(third: int, whole: str | None) -> str | None:
    """The first, middle or last third of a decade, year or month; a day stays the day."""
    if whole is None or "/" in whole or whole[-1] in "?~%":
        return None
    if whole.endswith("X"):
        first, last = (("0", "3"), ("4", "6"), ("7", "9"))[third]
        return f"{whole[:3]}{first}~/{whole[:3]}{last}~"
    ends = bounds(whole)
    if ends is None or ends[0] == ends[1]:
        return whole
    year, month = ends[0].year, ends[0].month
    if len(whole) == len("2014"):
        return f"{year:04d}-{third * 4 + 1:02d}~/{year:04d}-{third * 4 + 4:02d}~"
    last_day = (10, 20, ends[1].day)[third]
    return f"{year:04d}-{month:02d}-{third * 10 + 1:02d}~/{year:04d}-{month:02d}-{last_day:02d}~"


def _calendar_date(match: re.Match[str], reference: date | None) -> str | None:
    parts = match.groupdict()
    month, day = _MONTHS[parts["month"]], int(parts.get("day") or 1)
    if year := parts.get("year"):
        years = [int(year)]
    elif reference:
        years = list(range(reference.year - 4, reference.year + 5))  # four for 29 February
    else:
        return None
    points = [point for year in years if (point := calendar_day(year, month, day))]
    if not points:
        return None
    # The news names a month or day without a year when it is the nearest one.
    nearest = min(points, key=lambda point: abs(point - reference)) if reference else points[0]
    return nearest.isoformat() if parts.get("day") else nearest.isoformat()[:7]


def _numeric_date(match: re.Match[str], _: date | None) -> str | None:
    """Day, month and year in figures; None where day and month could be either."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day, month = (first, second) if match[2] == "." or first > 12 else (second, first)
    if match[2] == "/" and first <= 12 and second <= 12 and first != second:
        return None
    point = calendar_day(year, month, day)
    return point.isoformat() if point else None


def _weekday(match: re.Match[str], reference: date | None) -> str | None:
    if not reference:
        return None
    back = (reference.weekday() - _DAYS[match["weekday"]]) % 7
    which = match["which"]
    if which == "last":
        back = back or 7
    elif which in ("next", "coming"):
        back -= 7
    return (reference - timedelta(days=back)).isoformat()


def _weekday_of_week(match: re.Match[str], reference: date | None) -> str | None:
    if not reference:
        return None
    step = timedelta(weeks=_STEPS[match["which"]], days=_DAYS[match["weekday"]])
    return (reference - timedelta(days=reference.weekday()) + step).isoformat()


def _weekend(match: re.Match[str], reference: date | None) -> str | None:
    if not reference:
        return None
    since_saturday = (reference.weekday() - 5) % 7
    saturday = reference - timedelta(days=since_saturday)
    if match["which"] == "this" and since_saturday > 1:
        saturday += timedelta(weeks=1)
    elif match["which"] == "last" and since_saturday <= 1:
        saturday -= timedelta(weeks=1)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def _named_day(match: re.Match[str], reference: date | None) -> str | None:
    days = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2} | {
        "day after tomorrow": 2
    }
    return (reference + timedelta(days=days.get(match[0], 0))).isoformat() if reference else None


def _named_month(match: re.Match[str], reference: date | None) -> str | None:
    if not reference:
        return None
    month, year = _MONTHS[match["month"]], reference.year
    if match["which"] == "last" and month >= reference.month:
        year -= 1
    elif match["which"] == "next" and month <= reference.month:
        year += 1
    return f"{year:04d}-{month:02d}"


def _ago(match: re.Match[str], reference: date | None) -> str | None:
    if not reference:
        return None
    count = _COUNTS.get(match["count"]) or int(match["count"])
    sign = -1 if match["direction"] in ("ago", "earlier", "before") else 1
    return shift(reference, match["unit"], sign * count)


def _whole_unit(match: re.Match[str], reference: date | None) -> str | None:
    if not reference:
        return None
    step, unit = _STEPS[match["which"]], match["unit"]
    return week_of(reference, step) if unit == "week" else shift(reference, unit, step)


def _span_of_units(match: re.Match[str], reference: date | None) -> str | None:
    """``the past three months``, ``the next two weeks``: from or until the day of the article."""
    if not reference or (match["many"] and not match["count"]):  # “the coming months”
        return None
    count = _COUNTS.get(match["count"] or "one") or int(match["count"])
    unit, times = ("year", 10 * count) if match["unit"] == "decade" else (match["unit"], count)
    is_ahead = match["way"] in ("next", "coming", "following")
    other = shift(reference, unit, times if is_ahead else -times)
    here = shift(reference, unit, 0)
    return other and here and (f"{here}/{other}" if is_ahead else f"{other}/{here}")


def _named_season(match: re.Match[str], reference: date | None) -> str | None:
    """``last summer``: of the year before, if this year's is not over; a winter has two years."""
    if not reference or match["season"] == "winter":
        return None
    number = _SEASONS[match["season"]]
    first = {21: 3, 22: 6, 23: 9}[number]
    year = reference.year
    if match["which"] in ("last", "previous"):
        year -= reference.month < first + 3
    elif match["which"] == "next":
        year += reference.month >= first
    return f"{year:04d}-{number}"


def _quarter(match: re.Match[str], reference: date | None) -> str | None:
    year = int(match["year"]) if match["year"] else None
    if year is None and reference:
        year = reference.year + _STEPS[match["which"]]
    if year is None:
        return None
    first = _QUARTERS.index(match["number"]) * 3 + 1
    return f"{year:04d}-{first:02d}/{year:04d}-{first + 2:02d}"


def _short_decade(match: re.Match[str], reference: date | None) -> str | None:
    """``the ’90s``: of the last hundred years."""
    if not reference:
        return None
    tens = int(match["tens"])
    return f"{reference.year // 100 - (tens >= reference.year % 100 // 10):02d}{tens}X"


def _holiday(match: re.Match[str], reference: date | None) -> str | None:
    """As the calendar date that it is."""
    eve = match[0].endswith("eve")
    name = ("december 24" if eve else "december 25") if match[0][0] == "c" else ""
    return _parse_point(name or ("december 31" if eve else "january 1"), reference)


def _season(match: re.Match[str], _: date | None) -> str | None:
    return f"{match['year']}-{_SEASONS[match['season']]}"


def _decade(match: re.Match[str], _: date | None) -> str | None:
    """``the 1990s``; of ``the 1900s`` nobody knows whether it is a decade or a century."""
    return None if match[1].endswith("0") else f"{match[1]}X"


_PHRASES: list[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], str | None]]] = [
    (_DAY_MONTH, _calendar_date),
    (_MONTH_DAY, _calendar_date),
    (_MONTH_ALONE, _calendar_date),
    (re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})"), _numeric_date),
    (re.compile(rf"(?:(?P<which>last|this|next|coming)\s+)?{_WEEKDAY}"), _weekday),
    (re.compile(rf"{_WEEKDAY}\s+(?:of\s+)?(?P<which>last|this|next)\s+week"), _weekday_of_week),
    (re.compile(r"(?:(?P<which>last|this)\s+)?weekend"), _weekend),
    (
        re.compile(
            r"today|tonight|this (?:morning|afternoon|evening)|yesterday|last night|tomorrow|"
            r"day before yesterday|day after tomorrow"
        ),
        _named_day,
    ),
    (re.compile(rf"(?P<which>last|this|next)\s+{_MONTH}"), _named_month),
    (
        re.compile(
            rf"(?P<count>[0-9]{{1,4}}|{_one_of(_COUNTS)})\s+(?P<unit>day|week|fortnight|month|year)s?\s+"
            r"(?P<direction>ago|earlier|before|later|from now)"
        ),
        _ago,
    ),
    (re.compile(r"(?P<which>last|previous|this|next)\s+(?P<unit>week|month|year)"), _whole_unit),
    (re.compile(rf"(?P<season>{_one_of(_SEASONS)})\s+(?:of\s+)?{_YEAR}"), _season),
    (re.compile(r"([0-9]{3})0s"), _decade),
    (
        re.compile(
            rf"(?P<way>past|last|next|coming)\s+(?:(?P<count>[0-9]{{1,3}}|{_one_of(_COUNTS)})\s+)?"
            r"(?P<unit>day|week|fortnight|month|year|decade)(?P<many>s?)"
        ),
        _span_of_units,
    ),
    (
        re.compile(rf"(?P<which>last|previous|this|next)\s+(?P<season>{_one_of(_SEASONS)})"),
        _named_season,
    ),
    (
        re.compile(
            rf"(?P<number>{'|'.join(_QUARTERS)})[\s-]quarter\s+(?:of\s+)?"
            rf"(?:{_YEAR}|(?P<which>last|this|next)\s+year)"
        ),
        _quarter,
    ),
    (re.compile(r"'?(?P<tens>[2-9])0s"), _short_decade),
    (re.compile(r"christmas(?: day| eve)?|new year (?:day|eve)"), _holiday),
]
