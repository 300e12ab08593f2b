"""Which project a file is, found out without a trace."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

from annotator.storage.engine import APPLICATION_ID, connect_file


def project_id_of(path: Path) -> str | None:
    """The id of the project in a file that may be a stranger's; None if it is none.

    Nothing is written, nothing is laid beside the file and no lock is taken; what is in a log
    only is not seen.
    """
    try:
        with closing(connect_file(path, "immutable")) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            # A view of that name would run whatever SQL a stranger wrote.
            kind = connection.execute("SELECT type FROM sqlite_master WHERE name = 'project'")
            if application != APPLICATION_ID or kind.fetchone() != ("table",):
                return None
            found = connection.execute("SELECT id FROM project LIMIT 1").fetchone()
    except (sqlite3.Error, OSError):
        return None
    row = cast("tuple[object] | None", found)
    return row[0] if row and isinstance(row[0], str) else None
