"""Dates of publication as files give them, turned into the ISO 8601 that is stored."""

import re
from datetime import date, datetime

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
