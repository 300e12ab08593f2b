"""What SQLite says where a file is damaged, and what a person is told then."""

import sqlite3
from pathlib import Path

from annotator.core.messages import message
from annotator.storage.errors import DamagedError

_ADVICE = message("damage-advice")
_SHORTEST = 100_000
"""Bytes; an empty project has four times as many."""

_CODES = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT))


def is_damage(error: BaseException | None) -> bool:
    """Whether SQLite found that the file is not as it wrote it."""
    # https://www.sqlite.org/rescode.html: extended codes have the plain one in their low byte.
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return code & 0xFF in _CODES
    # Python's own word for a text that is none; it has no code.
    return isinstance(error, sqlite3.OperationalError) and "decode to UTF-8" in str(error)


def damaged(place: str, reason: str) -> DamagedError:
    """The error that says so.

    Args:
        place: the project as a person may see it.
        reason: what was found.
    """
    advice = message("damage-advice-for-servers") if "://" in place else _ADVICE
    damage = message("damaged-project", place=place, reason=reason, advice=advice)
    return DamagedError(damage, place, reason)


def require_no_header(path: Path) -> None:
    """To be called where SQLite takes a file for no database at all.

    Raises:
        DamagedError: it is as long as a project is, and may be one that lost its beginning.
    """
    try:
        if path.stat().st_size < _SHORTEST:
            return
    except FileNotFoundError:
        return  # moved away at this moment
    beheaded = message("beginning-destroyed", place=str(path), advice=_ADVICE)
    raise DamagedError(beheaded, str(path), "its beginning is destroyed")
