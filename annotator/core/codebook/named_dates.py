"""Dates that are written with their year, the month by its name in any of many languages."""

import re
import unicodedata
from datetime import date
from functools import cache

import msgspec

from annotator.core.codebook.month_names import DOUBTFUL, MONTHS, SHORT_MONTHS, WEEKDAYS

_NAME = r"(?P<month>[^\s\d.,;:()/|]{2,15}(?:\s(?:الأول|الاول|الثاني))?)"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
_NO_DIGIT = r"(?<!\d)"
_IN_YEAR = r"(?:\s*(?:г|р|ж)\b\.?|\s+(?:года|року|roku)\b|\s+r\.)?"
"""“Of the year”, as it follows the number in Slavic languages."""
_HAS_YEAR = re.compile(r"\d{4}")
_FORMS = (
    rf"{_NO_DIGIT}(?P<year>(?:1[5-9]|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
    rf"(?P<year>\d{{4}})\s*[年년]\s*(?P<number>\d{{1,2}})\s*[月월]\s*{_DAY}\s*[日일]",
    rf"{_NO_DIGIT}{_DAY}\s+tháng\s+(?P<number>\d{{1,2}})(?:,|\s+năm)?\s+{_YEAR}",
    rf"{_NO_DIGIT}{_DAY}(?:st|nd|rd|th|er|º|(?P<dot>\.))?\s*(?:de\s+|d['’])?{_NAME}\.?,?\s+"
    rf"(?:del?\s+)?{_YEAR}{_IN_YEAR}",
    rf"(?<!\w){_NAME}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
    rf"{_NO_DIGIT}{_YEAR}(?:\.\s+gada|\s+ж\.)\s+{_DAY}\.?\s+{_NAME}",
    rf"{_NO_DIGIT}{_YEAR}(?:\.|\s+m\.|\s+ж\.)?\s+{_NAME}\s+{_DAY}(?!\d)(?:\.|\s+d\.)?",
    rf"{_NO_DIGIT}{_DAY}\.(?P<number>\d{{1,2}})\.{_YEAR}",
    rf"(?<!\w){_NAME},?\s+(?:del?\s+)?{_YEAR}{_IN_YEAR}",
)


class FoundDate(msgspec.Struct, frozen=True):
    """A date in a line.

    Attributes:
        iso: ISO 8601, of a day or a month.
        before: what stands before it, without the name of the day.
        after: what stands after it, without the name of the day.
    """

    iso: str
    before: str
    after: str


def find_date(line: str) -> FoundDate | None:
    """The first date that the line names with its year; None if it names none.

    A month whose name is another one's in another language is taken only where the way in which
    the day is written tells which it is.
    """
    line = " ".join(line.split())
    digits = _with_plain_digits(line)
    if not _HAS_YEAR.search(digits):
        return None
    for form in _forms():
        for match in form.finditer(digits):
            if iso := _iso(match.groupdict()):
                before, after = line[: match.start()], line[match.end() :]
                return FoundDate(iso, _without_weekday(before), _without_weekday(after))
    return None


def plain(word: str) -> str:
    """The word without letter case and accents."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace("\u200c", ""))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _FORMS))


@cache
def _numbers(by_month: tuple[str, ...]) -> dict[str, int]:
    return {name: number for number, names in enumerate(by_month, 1) for name in names.split()}


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(" ".join(WEEKDAYS).split())


def _month(parts: dict[str, str | None]) -> int:
    """The number of the month; 0 if the name is none, or a doubtful one."""
    if (written := parts.get("month")) is None:
        return int(parts["number"] or 0)
    name = plain(written).replace(" ", "_")
    if number := _numbers(MONTHS).get(name):
        return number
    if parts.get("day") is None:
        return 0
    is_dotted = bool(parts.get("dot"))
    return _numbers(SHORT_MONTHS).get(name) or DOUBTFUL.get(name, (0, 0))[is_dotted]


def _iso(parts: dict[str, str | None]) -> str:
    year, month, day = int(parts["year"] or 0), _month(parts), parts.get("day")
    if not 1 <= month <= 12:
        return ""
    try:
        if day is None:
            return f"{year:04d}-{month:02d}"
        return date(year, month, int(day)).isoformat()
    except ValueError:
        return ""


def _with_plain_digits(line: str) -> str:
    """The line with digits of any script as those of ASCII, as long as before."""
    if line.isascii():
        return line
    return "".join(str(int(each)) if each.isdecimal() else each for each in line)


def _without_weekday(text: str) -> str:
    words = [word for word in text.split() if plain(word.strip(",.;،")) not in _weekdays()]
    return " ".join(words).strip(" ,.;،")
