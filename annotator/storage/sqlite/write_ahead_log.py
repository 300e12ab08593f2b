"""Which project file a write-ahead log belongs to.

SQLite plays whatever log lies beside a file into that file, and checks nothing: a log that a crash
left, beside a backup that was copied over the project by hand, destroys both. So a log carries the
state of the file that it goes on from. The first transaction of each log draws a number, the log's
*era*, and writes it into the file's ``user_version`` (page 1, which has the same place in every
SQLite file) and into the table ``log_state``, beside the era that it follows, its *base*. A log
belongs to a file that is, without the log, in the state of either (https://sqlite.org/walformat.html).
"""

import os
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine, event

from annotator.core.messages import message
from annotator.storage.errors import StorageError
from annotator.storage.sqlite.connection import connect_file, driver_of
from annotator.storage.sqlite.hardening import allow_few_steps

TABLE = "log_state"
_ASIDE = ".log-set-aside-"
_KEPT = (_ASIDE, ".before-restore-")
"""In the names of logs that were put away with a purpose."""
_NEW_LOG, _CHANGES = "new_log", "changes_before"


def log_of(path: Path) -> Path:
    """The write-ahead log that SQLite lays beside a database file."""
    return path.with_name(f"{path.name}-wal")


def index_of(path: Path) -> Path:
    """The log's index, which the processes that have the file open share."""
    return path.with_name(f"{path.name}-shm")


def log_size(path: Path) -> int:
    """The bytes in the file's log; 0 if it has none."""
    return _size(log_of(path))


def _size(log: Path) -> int:
    try:
        return log.stat().st_size
    except FileNotFoundError:
        return 0


def create_table(connection: Connection) -> None:
    """Makes the table of one row; on SQLite only."""
    connection.exec_driver_sql(
        f"CREATE TABLE {TABLE} (base INTEGER NOT NULL, era INTEGER NOT NULL)"
    )
    # The table's name is a constant.
    connection.exec_driver_sql(f"INSERT INTO {TABLE} VALUES (0, 0)")  # noqa: S608


def mark_logs(engine: Engine, path: Path) -> None:
    """Lets each log that a transaction of this engine begins carry its era."""
    log = log_of(path)

    def begun(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            # Nobody else can write now: a log without a byte is begun by this transaction.
            connection.info[_NEW_LOG] = _size(log) == 0
            connection.info[_CHANGES] = driver_of(connection).total_changes

    def committing(connection: Connection) -> None:
        driver = driver_of(connection)
        is_new = connection.info.pop(_NEW_LOG, False)
        if is_new and driver.total_changes != connection.info[_CHANGES] and _has_table(driver):
            era = secrets.randbits(31) or 1
            (base,) = driver.execute("PRAGMA user_version").fetchone()
            driver.execute(f"PRAGMA user_version = {era}")
            # The table's name is a constant.
            driver.execute(f"UPDATE {TABLE} SET base = ?, era = ?", (base, era))  # noqa: S608

    event.listen(engine, "begin", begun)
    event.listen(engine, "commit", committing)


def belongs(path: Path) -> bool:
    """Whether the log beside the file, if there is one, goes on from what the file holds.

    Others may work on the project meanwhile. Nothing is written, and the log is not played.
    """
    if log_size(path) == 0:
        return True
    try:
        with closing(connect_file(path, "ro")) as view:
            # Nobody knows yet whose schema it is.
            allow_few_steps(view)
            return agrees(view, path)
    except sqlite3.DatabaseError:
        # If the file can be read without its log, it is the log that does not fit.
        return _state_of_file(path) is None


def require_own_log(path: Path) -> None:
    """To be called before a file is read that is not opened as a project.

    Raises:
        StorageError: the log beside it belongs to another file.
    """
    if not belongs(path):
        raise StorageError(message("log-of-another-state", place=str(path)))


def agrees(view: sqlite3.Connection, path: Path) -> bool:
    """Whether what a read-only connection sees goes on from what the file alone holds.

    Raises:
        sqlite3.DatabaseError: the two together are not a database.
    """
    alone = _state_of_file(path), log_size(path) == 0
    while True:
        project, base, era, version = _state_of_view(view)
        before, alone = alone, (_state_of_file(path), log_size(path) == 0)
        # Who writes meanwhile moves file and log from one state to the next.
        if before == alone:
            break
    state, is_whole = alone
    if state is None:
        return True  # torn by a checkpoint that did not end, which only the log can mend
    of_project, at = state
    if of_project not in (None, project) or era != version:
        return False
    return at == era or (at == base and not is_whole)


def adopt(path: Path) -> None:
    """Puts the log back beside a file that was moved away from it, by whoever was killed then.

    Only one that goes on from what the file holds, and lies where no file is; and only where nobody
    has the file open, for who has brings the log home itself.
    """
    if log_size(path):
        return
    for log in sorted(path.parent.glob(f"*{path.suffix}-wal")):
        left = log.with_name(log.name.removesuffix("-wal"))
        is_kept = any(part in log.name for part in _KEPT)
        is_left_over = not left.exists() and not is_kept and log_size(left) > 0
        if is_left_over and _is_alone(path) and _fits(path, log):
            # Another process that opens the file may do it at the same moment.
            with suppress(FileNotFoundError):
                log.rename(log_of(path))
            index_of(left).unlink(missing_ok=True)
            return


def _is_alone(path: Path, then: Callable[[], None] = lambda: None) -> bool:
    """Whether no connection to the file is open, in this process or in another.

    Args:
        then: done if so, while none can be opened.
    """
    uri = f"{path.absolute().as_uri()}?mode=rw"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
            then()
    except sqlite3.Error:
        return False
    return True


def _fits(path: Path, log: Path) -> bool:
    """Whether the log would belong to the file, tried under other names for both."""
    try:
        with TemporaryDirectory(prefix=".annotator-", dir=path.parent) as folder:
            trial = Path(folder) / path.name
            os.link(path, trial)
            os.link(log, log_of(trial))
            return belongs(trial)
    except OSError:
        return False  # links are not to be had, or one of the two has just gone


def set_aside(path: Path) -> Path | None:
    """Moves a log that does not belong to the file away from it; where it now is.

    It is neither played nor deleted: `annotator recover` reads it.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    stem = f"{path.stem}{_ASIDE}{stamp}"
    names = (f"{stem}{f'-{n}' if n > 1 else ''}{path.suffix}" for n in count(1))
    # One that was set aside in the same second is not written over.
    paths = (log_of(path.with_name(name)) for name in names)
    aside = next(place for place in paths if not place.exists())
    try:
        log_of(path).rename(aside)
    except FileNotFoundError:
        aside = None  # another process did it at the same moment
    index_of(path).unlink(missing_ok=True)
    return aside


def remove_left_behind(path: Path, now_at: Path) -> None:
    """Removes the empty log and its index that a file left behind which was moved while open.

    Not where others have the file open: they may still write to that log, and it would be lost with
    its name. The last one of them removes it.
    """

    def remove() -> None:
        if log_size(path) == 0:
            log_of(path).unlink(missing_ok=True)
            index_of(path).unlink(missing_ok=True)

    if not path.exists() and log_size(path) == log_size(now_at) == 0:
        _is_alone(now_at, remove)


def _state_of_file(path: Path) -> tuple[str | None, int] | None:
    """The project's id and the era of the file alone; None if it cannot be read without its log."""
    try:
        with closing(connect_file(path, "immutable")) as alone:
            (version,) = alone.execute("PRAGMA user_version").fetchone()
            return _project_id(alone), version
    except sqlite3.DatabaseError:
        return None


def _state_of_view(view: sqlite3.Connection) -> tuple[str | None, int, int, int]:
    view.execute("BEGIN")
    try:
        (version,) = view.execute("PRAGMA user_version").fetchone()
        # A project of an older version of the program says nothing of its log.
        base, era = version, version
        if _has_table(view):
            # The table's name is a constant.
            base, era = view.execute(f"SELECT base, era FROM {TABLE}").fetchone()  # noqa: S608
        return _project_id(view), base, era, version
    finally:
        # Where the file was taken away meanwhile, SQLite has ended the transaction already.
        if view.in_transaction:
            view.execute("ROLLBACK")


def _project_id(connection: sqlite3.Connection) -> str | None:
    is_made = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'project'").fetchone()
    row = connection.execute("SELECT id FROM project").fetchone() if is_made else None
    return row[0] if row else None


def _has_table(connection: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    return connection.execute(query, (TABLE,)).fetchone() is not None
