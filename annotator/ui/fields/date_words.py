"""Stored dates (EDTF) as a person says them."""

import re

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_MARKS = "?~%"
_CALENDAR = re.compile(r"\d{4}(-\d\d){0,2}")


def date_in_words(edtf: str) -> str:
    """The date in words of the person's language: ``Thu 2 March 2017``, ``about 2014``."""
    low, slash, high = edtf.partition("/")
    if not slash:
        return _point_in_words(low)
    if high == "..":
        return QCoreApplication.translate("Dates", "since {0}").format(_point_in_words(low))
    if low == "..":
        return QCoreApplication.translate("Dates", "until {0}").format(_point_in_words(high))
    return QCoreApplication.translate("Dates", "{0} to {1}").format(
        _point_in_words(low), _point_in_words(high)
    )


def _point_in_words(point: str) -> str:
    mark = point[-1] if point[-1] in _MARKS else ""
    words = _plain(point.removesuffix(mark))
    match mark:
        case "~":
            return QCoreApplication.translate("Dates", "about {0}").format(words)
        case "?":
            return QCoreApplication.translate("Dates", "{0}, uncertain").format(words)
        case "%":
            return QCoreApplication.translate("Dates", "about {0}, uncertain").format(words)
        case _:
            return words


def _plain(point: str) -> str:
    if not _CALENDAR.fullmatch(point):
        return point
    parts = [int(part) for part in point.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    pattern = {1: "yyyy", 2: "MMMM yyyy", 3: "ddd d MMMM yyyy"}[len(parts)]
    return QLocale().toString(QDate(year, month, day), pattern)
