"""What SQLite says where a file is damaged, and what a person is told then."""

import sqlite3
from pathlib import Path

from annotator.storage.errors import DamagedError

ADVICE = (
    "See what is damaged with: annotator check PROJECT. Save what can be read with: annotator "
    "recover DAMAGED OUT. Or go back to a backup with: annotator restore BACKUP PROJECT"
)
ADVICE_FOR_SERVERS = (
    "See what is damaged with: annotator check PROJECT. Or go back to a backup with: annotator "
    "restore BACKUP PROJECT"
)
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
    advice = ADVICE_FOR_SERVERS if "://" in place else ADVICE
    message = f"{place} is damaged: {reason}. Nothing was written. {advice}"
    return DamagedError(message, place, reason)


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
    reason = "its beginning is destroyed"
    raise DamagedError(
        f"{path} is not an Annotator project, or {reason}. It was left untouched. If it was a "
        f"project: {ADVICE}",
        str(path),
        reason,
    )
