"""Relative dates in languages other than English: “vor drei Tagen”, “la semaine dernière”."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from annotator.core.codebook.edtf import calendar_day
from annotator.core.codebook.month_names import WEEKDAYS
from annotator.core.codebook.named_dates import plain
from annotator.core.codebook.relative_words import (
    AGO,
    DAYS,
    DUALS,
    FILLERS,
    LATER,
    NUMBERS,
    STEPS,
    UNITS,
)

_JOINED = re.compile(r"aujourd.hui|il y a|pasado manana|اول امس|اول من امس|بعد غد|l.altro ieri")
_NAMES = {"l'altro ieri": "altroieri", "اول من امس": "اول_امس"}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MOST_WORDS = 7
_Key = TypeVar("_Key")


def _by_word(table: Mapping[_Key, str]) -> dict[str, _Key]:
    return {word: key for key, words in table.items() for word in words.split()}


_DAYS = _by_word(DAYS)
_STEPS = _by_word(STEPS)
_UNITS = _by_word(UNITS) | DUALS
_NUMBERS = _by_word(NUMBERS)
_AGO, _LATER, _FILLERS = (frozenset(words.split()) for words in (AGO, LATER, FILLERS))


def find_relative(phrase: str, reference: date) -> str | None:
    """The EDTF date that a phrase means on the day of the article; None if it means none.

    A phrase is read by its words, in whatever order: a unit or a day of the week with “last”,
    “this” or “next”; a number of units ago or from now; a word such as “yesterday”.
    """
    written = _JOINED.sub(_join, plain(phrase).replace("’", "'"))
    words = [word for word in re.split(r"[\s,.،]+", written) if word]
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    if len(words) == 1 and (step := _DAYS.get(words[0])) is not None:
        return (reference + timedelta(days=step)).isoformat()
    return _ago(words, reference) or _stepped(words, reference)


def shift(reference: date, unit: str, count: int) -> str | None:
    """The date so many units away, no finer than the unit."""
    if days := _UNIT_DAYS.get(unit):
        return (reference + timedelta(days=count * days)).isoformat()
    months = reference.year * 12 + reference.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    point = calendar_day(year, month + 1, 1)
    if point is None:
        return None
    return point.isoformat()[: len("2014-02" if unit == "month" else "2014")]


def week_of(reference: date, step: int) -> str:
    """The week so many weeks away, Monday to Sunday, as an interval."""
    monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _ago(words: list[str], reference: date) -> str | None:
    """So many units ago, or from now."""
    signs = [-1 if word in _AGO else 1 for word in words if word in _AGO | _LATER]
    others = [word for word in words if word not in _AGO | _LATER]
    counts = [int(word) if word.isdecimal() else _NUMBERS.get(word) for word in others]
    numbers = [count for count in counts if count is not None]
    units = [unit for word in others if (unit := _UNITS.get(word))]
    others = [w for w, n in zip(others, counts, strict=True) if n is None and w not in _UNITS]
    if not signs or len(units) != 1 or len(numbers) > 1 or not _FILLERS.issuperset(others):
        return None
    if not numbers:
        # “Il y a une semaine” has its number, “قبل أسبوع” has none.
        numbers = [1] if not words[0].isascii() else []
    return shift(reference, units[0], min(signs) * numbers[0]) if numbers else None


def _stepped(words: list[str], reference: date) -> str | None:
    """A unit or day of the week, last, this or next; a day of the week alone is the last one."""
    steps = [step for word in words if (step := _STEPS.get(word)) is not None]
    days = [day for word in words if (day := _weekdays().get(word)) is not None]
    # “يوم الجمعة” is “the day Friday”.
    units = [unit for word in words if (unit := _UNITS.get(word)) and not (days and unit == "day")]
    others = [
        word
        for word in words
        if word not in _STEPS and word not in _UNITS and word not in _weekdays()
    ]
    if len(units) + len(days) != 1 or len(steps) > 1 or not _FILLERS.issuperset(others):
        return None
    if days:
        return _weekday(days[0], steps, reference)
    if not steps or units[0] == "day":
        return None
    return (
        week_of(reference, steps[0]) if units[0] == "week" else shift(reference, units[0], steps[0])
    )


def _weekday(day: int, steps: list[int], reference: date) -> str:
    back = (reference.weekday() - day) % 7
    if steps == [-1]:
        back = back or 7
    elif steps == [1]:
        back -= 7
    return (reference - timedelta(days=back)).isoformat()


def _join(found: re.Match[str]) -> str:
    return _NAMES.get(found[0], re.sub(r"[\s']", "_", found[0]))


@cache
def _weekdays() -> dict[str, int]:
    return _by_word(dict(enumerate(WEEKDAYS[:7])))
