"""Dates of publication as files give them, turned into the ISO 8601 that is stored."""

import re
from datetime import date, datetime, time

from annotator.core.codebook.dates import parse_date


def iso_date(text: str) -> str:
    """The ISO 8601 date, or date and time, that is meant; empty if that cannot be told."""
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text).isoformat()
        except ValueError:
            continue
    meant = parse_date(text) or ""
    return meant if re.fullmatch(r"\d{4}(-\d\d){0,2}", meant) else ""


def iptc_moment(written: str) -> str:
    """The ISO 8601 date, or date and time, of a time as the standards of the IPTC write it; empty
    if it is none. Midnight in no zone is no time of the day."""
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        return iso_date(written.strip())
    if found.tzinfo is None and found.time() == time():
        return found.date().isoformat()
    return found.isoformat()
