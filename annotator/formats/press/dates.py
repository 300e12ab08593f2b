"""Dates as news databases print them, with the names of months in several languages."""

import re
import unicodedata
from datetime import date

import msgspec

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "januar", "janner", "janvier", "enero", "januari", "gennaio", "janeiro", "styczen"),
    ("february", "februar", "fevrier", "febrero", "februari", "febbraio", "fevereiro", "luty"),
    ("march", "marz", "maerz", "mars", "marzo", "maart", "marco", "mart", "marts"),
    ("april", "avril", "abril", "aprile", "aprel"),
    ("may", "mai", "mayo", "mei", "maggio", "maio", "maj"),
    ("june", "juni", "juin", "junio", "giugno", "junho"),
    ("july", "juli", "juillet", "julio", "luglio", "julho"),
    ("august", "aout", "agosto", "augustus", "augusti"),
    ("september", "septembre", "septiembre", "settembre", "setembro", "setiembre"),
    ("october", "oktober", "octobre", "octubre", "ottobre", "outubro"),
    ("november", "novembre", "noviembre", "novembro"),
    ("december", "dezember", "decembre", "diciembre", "dicembre", "dezembro"),
)
_SHORT = tuple(
    names.split()
    for names in (
        *("jan ene janv", "feb fev fevr", "mar mrz mrt", "apr avr abr", "", "jun", "jul juil"),
        *("aug ago", "sep sept", "oct okt", "nov", "dec dez dic"),
    )
)
_NUMBERS = {
    name: n
    for n, (names, short) in enumerate(zip(_MONTHS, _SHORT, strict=True), start=1)
    for name in (*names, *short)
}
_WEEKDAYS = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend"),
        *("sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        *("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
        *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        *("lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"),
        *("segunda-feira", "terca-feira", "quarta-feira", "quinta-feira", "sexta-feira"),
    )
)
_NAME = r"(?P<month>[^\W\d_]{3,12})"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?P<year>\d{4})\s*年\s*(?P<number>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s*(?:de\s+)?{_NAME}\.?,?\s+(?:de\s+)?{_YEAR}(?!\d)",
        rf"(?<!\w){_NAME}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:1[5-9]|20)\d\d)(?!\d)",
        rf"(?<!\w){_NAME},?\s+(?:de\s+)?{_YEAR}(?!\d)",
    )
)


_TIME = re.compile(
    r"(?:at\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?(?!\w))?(?:\s+(?P<zone>GMT|UTC|Z)(?!\w))?",
    re.IGNORECASE,
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
    """The first date that the line names with its year; None if it names none."""
    line = " ".join(line.split())
    for form in _FORMS:
        for found in form.finditer(line):
            if iso := _iso(found.groupdict()):
                before, after = line[: found.start()], line[found.end() :]
                return FoundDate(iso, _without_weekday(before), _without_weekday(after))
    return None


def press_date(line: str) -> str:
    """The ISO 8601 date that the line names with its year; empty if it names none."""
    found = find_date(line)
    return found.iso if found else ""


def split_time(after: str) -> tuple[str, str]:
    """What follows a date, as the end of an ISO 8601 moment (``T15:05:00+00:00``; empty if it names
    no time) and what is left of it. A time in a zone other than Greenwich's is left."""
    found = _TIME.match(after)
    rest = after[found.end() :].strip(" ,.;") if found else after
    if found is None or (not found["zone"] and rest[:1].isupper() and rest.split()[0].isupper()):
        return "", after
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return "", after
    zone = "+00:00" if found["zone"] else ""
    return f"T{hour:02d}:{found['minute']}:00{zone}", rest


def is_date_line(line: str) -> bool:
    """Whether the line begins with a date, as those under an article's head do."""
    if len(line) > 200:
        return False
    found = find_date(line)
    return found is not None and not found.before


def _iso(parts: dict[str, str | None]) -> str:
    name = _plain(parts.get("month") or "")
    month = _NUMBERS.get(name, 0) if name else int(parts.get("number") or 0)
    year, day = int(parts["year"] or 0), parts.get("day")
    if not 1 <= month <= 12:
        return ""
    try:
        if day is None:
            return f"{year:04d}-{month:02d}"
        return date(year, month, int(day)).isoformat()
    except ValueError:
        return ""


def _plain(word: str) -> str:
    """The word without letter case and accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _without_weekday(text: str) -> str:
    words = [word for word in text.split() if _plain(word.strip(",.;")) not in _WEEKDAYS]
    return " ".join(words).strip(" ,.;")
