"""The dates of a column, which all are written in one way."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from annotator.core.messages import Message, message
from annotator.formats.parsing.dates import iso_date

_FIGURES = re.compile(
    r"(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})"
    r"(?:,?[T\s]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<seconds>\d\d))?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?)?"
)


class Dates:
    """Reads dates as ISO 8601. Whether ``03/04/2017`` is in March or in April is told by the
    other dates of the column, all of which must have been seen before."""

    def __init__(self) -> None:
        self._day_leads = ""
        self._month_leads = ""
        self._either = 0
        self._either_example = ""
        self._unread = 0
        self._unread_example = ""

    def see(self, written: str, place: Message | str) -> None:
        """Learns from a date how the column writes them."""
        written = written.strip()
        shown = f"“{written[:40]}” ({place})"
        match = _FIGURES.fullmatch(written)
        first, second = (int(match["first"]), int(match["second"])) if match else (0, 0)
        if match and match["sign"] != "." and first != second and max(first, second) <= 12:
            self._either += 1
            self._either_example = self._either_example or shown
        elif written and not self.iso(written):
            self._unread += 1
            self._unread_example = self._unread_example or shown
        elif first > 12:
            self._day_leads = self._day_leads or shown
        elif second > 12:
            self._month_leads = self._month_leads or shown

    def iso(self, written: str) -> str:
        """The ISO 8601 date, or date and time, that is meant; empty if that cannot be told."""
        found = _FIGURES.fullmatch(written)
        if found is None:
            return iso_date(written)
        first, second = int(found["first"]), int(found["second"])
        if second > 12:
            return _moment(found, month=first, day=second)
        if first > 12 or found["sign"] == "." or first == second:
            return _moment(found, month=second, day=first)
        match self._day_first:
            case None:
                return ""
            case True:
                return _moment(found, month=second, day=first)
            case False:
                return _moment(found, month=first, day=second)

    def notes(self) -> Iterator[Message]:
        """What a person should know of it."""
        day_first = self._day_first
        unread, example = self._unread, self._unread_example
        if self._either and day_first is None:
            unread, example = unread + self._either, example or self._either_example
        elif self._either:
            code = "dates-read-day-first" if day_first else "dates-read-month-first"
            shown = self._day_leads or self._month_leads
            yield message(code, example=self._either_example, shown=shown)
        if unread:
            yield message("dates-kept", count=unread, example=example)

    @property
    def _day_first(self) -> bool | None:
        """None where no date tells, or they contradict each other."""
        if bool(self._day_leads) == bool(self._month_leads):
            return None
        return bool(self._day_leads)


def _moment(match: re.Match[str], *, month: int, day: int) -> str:
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < 70 else 1900
    try:
        if match["hour"] is None:
            return date(year, month, day).isoformat()
        hour = int(match["hour"])
        if half := match["half"]:
            hour = hour % 12 + (12 if half in "Pp" else 0)
        clock = time(hour, int(match["minute"]), int(match["seconds"] or 0))
        return datetime.combine(date(year, month, day), clock).isoformat()
    except ValueError:
        return ""
