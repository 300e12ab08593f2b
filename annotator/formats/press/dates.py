"""Dates as news databases print them, with the names of months in several languages."""

import re

from annotator.core.codebook.named_dates import find_date

_TIME = re.compile(
    r"(?:at\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?(?!\w))?(?:\s+(?P<zone>GMT|UTC|Z)(?!\w))?",
    re.IGNORECASE,
)


def press_date(line: str) -> str:
    """Parses the ISO 8601 date that a line names with its year; empty if it names none."""
    found = find_date(line)
    return found.iso if found else ""


def split_time(after: str) -> tuple[str, str]:
    """What follows a date, as the end of an ISO 8601 moment (``T15:05:00+00:00``; empty if it names
    no time) and what is left of it. A time in a zone other than Greenwich's is left."""
    match = _TIME.match(after)
    remainder = after[match.end() :].strip(" ,.;") if match else after
    if match is None or (
        not match["zone"] and remainder[:1].isupper() and remainder.split()[0].isupper()
    ):
        return "", after
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return "", after
    zone = "+00:00" if match["zone"] else ""
    return f"T{hour:02d}:{match['minute']}:00{zone}", remainder


def is_date_line(line: str) -> bool:
    """Whether the line begins with a date, as those under an article's head do."""
    if len(line) > 200:
        return False
    found = find_date(line)
    return found is not None and not found.before
