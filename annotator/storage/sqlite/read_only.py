"""Projects that cannot be written to where they lie, and how they are read there all the same."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

from annotator.core.messages import message
from annotator.storage.errors import StorageError
from annotator.storage.sqlite.connection import connect_file

Way = Literal["rw", "ro", "immutable"]
"""How a file is opened, as `connect_file` has it."""


class ReadOnlyError(StorageError):
    """The project's file, folder or volume is read-only; nothing was written."""

    def __init__(self, place: str, *, is_older: bool = False) -> None:
        """Says so; one of an older version cannot even be read before it is brought up to date."""
        super().__init__(message("read-only-and-older" if is_older else "read-only", place=place))


def way_to_open(path: Path) -> Way:
    """How a project's file can be opened there.

    SQLite reads a file with a write-ahead log only where it can make an index of the log beside
    it, or where there is one (https://sqlite.org/wal.html#readonly); anywhere else the file is
    read alone.
    """
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return "rw"
    try:
        with closing(connect_file(path, "ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        return "immutable"
    except sqlite3.DatabaseError:
        pass  # what else is wrong with it, whoever opens it says
    return "ro"


def unread_log(path: Path, way: Way) -> Path | None:
    """The log whose edits cannot be read there; None if there is none."""
    log = path.with_name(f"{path.name}-wal")
    is_unread = way == "immutable" and log.exists() and log.stat().st_size > 0
    return log if is_unread else None
