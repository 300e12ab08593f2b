"""How a database file is opened: by SQLite, and by nothing else."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from annotator.storage.sqlite.hardening import allow_few_steps, harden


def connect_file(path: Path, mode: str, *, check_same_thread: bool = True) -> sqlite3.Connection:
    """Opens a database file that is there, by SQLite itself.

    No project file is ever opened in another way: on POSIX, closing any descriptor of a file drops
    all locks that the process holds on it, and SQLite alone knows which to keep open.

    Args:
        path: the file.
        mode: ``rw``; ``ro``, which never plays a log into the file; or ``immutable``, which reads
            the file alone, without its log and without locks, and no more than a glance takes.
        check_same_thread: whether only this thread may use the connection.

    Raises:
        sqlite3.Error: the file is not there or cannot be opened.
    """
    # Without a mode SQLite makes an empty file where there is none.
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    uri = f"{path.absolute().as_uri()}?{query}"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=check_same_thread)
    try:
        harden(connection)
        if mode == "immutable":
            allow_few_steps(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def driver_of(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection, below SQLAlchemy's."""
    # SQLite's driver is no asynchronous one behind an adapter, for which there is a longer way.
    driver = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - for the type checker
    return driver
