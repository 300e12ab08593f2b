"""Keeps an open project's file whole, and notices when it is moved, deleted or replaced.

What was committed lies in the write-ahead log at first. Shortly after the last edit it is brought
home into the file, and the log cut to nothing, so that a copy of the file alone is the project.
"""

import os
import sqlite3
import threading
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from annotator.atomic_files import part_of, put
from annotator.core.coding.change import Change
from annotator.core.errors import DisplacedError, FileMovedError, FileReplacedError
from annotator.core.messages import message
from annotator.storage.errors import StorageError
from annotator.storage.sqlite import write_ahead_log
from annotator.storage.sqlite.connection import connect_file
from annotator.storage.sqlite.fair_lock import FairLock

IDLE = 0.4
"""Seconds after an edit until the log is brought home."""
LATEST = 1.5
"""Seconds until it is brought home although edits go on."""
_AGAIN = 0.25
_WATCH = 1.0
_LARGE = 4_000_000
_READERS_MILLISECONDS = 50

_UNKNOWN = (0, 0)

_Numbers = tuple[int, int]
"""Device and inode, or time of modification and size."""


class FileKeeper:
    """Looks after the file of an open project, on a thread of its own once there is need to.

    Attributes:
        displaced: what happened to the file, once something did; it is written to no more.
    """

    def __init__(self, path: Path, engine: Engine, writer: FairLock) -> None:
        """Begins to know the file.

        Args:
            path: the file.
            engine: what writes to it.
            writer: held by whoever writes in this process.

        Raises:
            StorageError: the file is no longer there.
        """
        self.displaced: DisplacedError | None = None
        self._path = path
        self._engine = engine
        self._writer = writer
        try:
            self._identity, self._stamp = _look(path)
        except FileNotFoundError as error:
            raise moved_meanwhile(path) from error
        # Read-only, it never plays a log into the file; open, it keeps the others from doing so
        # when they close; and what it has read of a file stays with it if that is overwritten.
        self._witness = connect_file(path, "ro", check_same_thread=False)
        write_ahead_log.agrees(self._witness, path)
        self._log = identity_of(write_ahead_log.log_of(path))
        event.listen(engine, "connect", self._require_same)
        self._is_at_work = threading.Event()
        self._news = threading.Condition()
        self._last: Change | None = None
        self._due: float | None = None
        self._first = 0.0
        self._is_closed = False
        self._thread: threading.Thread | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether the keeper has the writer's lock or asks for it: for some milliseconds."""
        return self._is_at_work.is_set()

    def require_in_place(self) -> None:
        """To be called before a write, by whoever holds the writer's lock.

        Raises:
            DisplacedError: the file is no longer there.
        """
        if isinstance(self.displaced, FileMovedError):
            self._find_again()
        elif self.displaced is None:
            self.displaced = self._displacement()
        if self.displaced is not None:
            raise self.displaced

    def is_in_place(self) -> bool:
        """Whether the file lies where it was opened: asked where the answer cannot wait."""
        return identity_of(self._path) == self._identity

    def written(self, change: Change | None = None) -> None:
        """Something was committed, maybe as a change, which is to be brought home."""
        now = time.monotonic()
        with self._news:
            self._last = change or self._last
            if self._due is None:
                self._first = now
            self._due = min(now + IDLE, self._first + LATEST)
            self._news.notify()
        self.watch()

    def watch(self) -> None:
        """Notices from now on what happens to the file also where nobody writes."""
        with self._news:
            if self._thread is None and not self._is_closed:
                self._thread = threading.Thread(target=self._work, name="file-keeper", daemon=True)
                self._thread.start()

    def bring_home(self) -> bool:
        """Plays the log into the file and empties it; whether nothing is left to be done.

        Somebody who still reads what the log holds can delay it.
        """
        self._is_at_work.set()
        if not self._writer.acquire(timeout=_AGAIN):
            self._is_at_work.clear()
            return False
        try:
            self.require_in_place()
            is_home = self._checkpoint()
            # What the witness reads now it still sees if the file is overwritten later.
            self._stamp = _look(self._path)[1] if self._goes_on() else _UNKNOWN
        except DisplacedError:
            return True
        except OSError:
            return False  # gone a moment ago: the next look says how
        finally:
            self._writer.release()
            self._is_at_work.clear()
        return is_home

    def close(self) -> None:
        """Brings home what is not yet, and lets go of the engine and the file."""
        with self._news:
            self._is_closed = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()
        self.look_around()
        if self.displaced is None and self._due is not None:
            self.bring_home()
        if self.displaced is None:
            # As the last one SQLite looks whether the log is empty, and removes it.
            self._witness.close()
            self._engine.dispose()
            return
        self._engine.dispose()
        self._witness.close()
        if isinstance(self.displaced, FileMovedError):
            write_ahead_log.remove_left_behind(self._path, Path(self.displaced.moved_to))

    def _work(self) -> None:
        while not isinstance(self.displaced, FileReplacedError):
            with self._news:
                now = time.monotonic()
                until = now + _WATCH if self._due is None else self._due
                if not self._is_closed and until > now:
                    self._news.wait(until - now)
                if self._is_closed:
                    return
                is_due = self._due is not None and self._due <= time.monotonic()
                if is_due:
                    self._due = None
            if not is_due:
                self.look_around()
                # What another process wrote that was killed, or could not wait for readers.
                if write_ahead_log.log_size(self._path):
                    self.written()
            elif not self.bring_home():
                with self._news:
                    self._due = self._due or time.monotonic() + _AGAIN

    def look_around(self) -> None:
        """Looks what has become of the file, unless somebody writes: they look themselves."""
        self._is_at_work.set()
        if self._writer.acquire(timeout=_AGAIN):
            try:
                with suppress(DisplacedError):
                    self.require_in_place()
            finally:
                self._writer.release()
        self._is_at_work.clear()

    def _checkpoint(self) -> bool:
        try:
            connection = self._engine.raw_connection()
        except sqlite3.Error:
            return False
        driver: Any = connection.driver_connection
        try:
            if write_ahead_log.log_size(self._path) > _LARGE:
                # Holds up nobody; the rest is little enough to be written while writers wait.
                driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            (timeout,) = driver.execute("PRAGMA busy_timeout").fetchone()
            driver.execute(f"PRAGMA busy_timeout = {_READERS_MILLISECONDS}").fetchone()
            try:
                is_busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                driver.execute(f"PRAGMA busy_timeout = {timeout}").fetchone()
        except sqlite3.OperationalError:
            return False
        finally:
            connection.close()
        return not is_busy

    def _displacement(self) -> DisplacedError | None:
        try:
            identity, stamp = _look(self._path)
        except FileNotFoundError:
            return self._gone()
        if identity != self._identity:
            return self._gone()
        if stamp == self._stamp:
            return None
        if self._goes_on():
            self._stamp = stamp
            return None
        return self._replaced()

    def _goes_on(self) -> bool:
        """Whether the file, which somebody wrote to, is still the one that was opened."""
        try:
            agrees = write_ahead_log.agrees(self._witness, self._path)
            query = "SELECT id FROM changes WHERE seq = ?"
            last = self._last
            return agrees and (
                last is None or self._witness.execute(query, (last.seq,)).fetchone() == (last.id,)
            )
        except sqlite3.DatabaseError:
            return False

    def _gone(self) -> DisplacedError:
        """The file is elsewhere, or it has no name any more and lives on in our hands alone."""
        now_at = place_of(self._identity)
        if now_at and self._is_home(now_at):
            # At once: who opens it there in this process would share locks and index with
            # connections that know its log by another name (https://sqlite.org/howtocorrupt.html).
            self._engine.dispose()
            self._witness.close()
            write_ahead_log.remove_left_behind(self._path, now_at)
            return FileMovedError(str(self._path), str(now_at))
        try:
            return self._replaced(rescued=str(self._rescue()))
        except (sqlite3.Error, OSError) as error:
            return self._replaced(reason=str(error))

    def _is_home(self, now_at: Path) -> bool:
        """Whether the moved file holds all, alone or with the log that was moved along."""
        if not self._path.exists() and self._checkpoint():
            return True
        left = write_ahead_log.log_of(self._path)
        is_empty = identity_of(left) == self._log and write_ahead_log.log_size(self._path) == 0
        return is_empty or identity_of(write_ahead_log.log_of(now_at)) == self._log

    def _replaced(self, rescued: str = "", reason: str = "") -> FileReplacedError:
        log = self._set_log_aside()
        return FileReplacedError(
            str(self._path),
            is_deleted=not self._path.exists(),
            rescued=rescued,
            log="" if rescued or log is None else str(log),
            reason=reason,
        )

    def _find_again(self) -> None:
        """Goes on where the file was put back."""
        if identity_of(self._path) == self._identity:
            self._witness = connect_file(self._path, "ro", check_same_thread=False)
            self._stamp = _look(self._path)[1] if self._goes_on() else _UNKNOWN
            self._log = identity_of(write_ahead_log.log_of(self._path))
            self.displaced = None

    def _set_log_aside(self) -> Path | None:
        """So that nobody plays our log over what lies here now; nor finds its index."""
        is_ours = identity_of(write_ahead_log.log_of(self._path)) == self._log
        if is_ours and write_ahead_log.log_size(self._path):
            return write_ahead_log.set_aside(self._path)
        return None

    def _rescue(self) -> Path:
        """A copy of all that was saved, beside the place or, where none can be made, at home."""
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        stem, suffix = f"{self._path.stem}.rescued-{stamp}", self._path.suffix
        is_writable = os.access(self._path.parent, os.W_OK)
        rescued = (self._path.parent if is_writable else Path.home()) / f"{stem}{suffix}"
        with part_of(rescued) as part:
            with closing(sqlite3.connect(part)) as writer:
                self._witness.backup(writer)
            # Every process that has the project open rescues it, maybe in the same second.
            for n in count(2):
                try:
                    put(part, rescued, new=True)
                    break
                except FileExistsError:
                    rescued = rescued.with_name(f"{stem}-{n}{suffix}")
        return rescued

    def _require_same(self, _connection: object, _record: object) -> None:
        """No connection is opened to what is another file than those that are open."""
        if not self.is_in_place():
            raise moved_meanwhile(self._path)


def _look(path: Path) -> tuple[_Numbers, _Numbers]:
    status = path.stat()
    return (status.st_dev, status.st_ino), (status.st_mtime_ns, status.st_size)


def moved_meanwhile(path: Path) -> StorageError:
    """What is said where nothing is known of the file but that it is another one now."""
    return StorageError(message("moved-at-this-moment", place=str(path)))


def identity_of(path: Path) -> tuple[int, int] | None:
    """The device and inode of the file; None if there is none."""
    try:
        return _look(path)[0]
    except FileNotFoundError:
        return None


def place_of(identity: _Numbers) -> Path | None:
    """Where the file lies that this process has open, if the system says so (proc(5), Linux)."""
    for descriptor in Path("/proc/self/fd").glob("*"):
        try:
            if _look(descriptor)[0] == identity:
                place = descriptor.readlink()
                return place if identity_of(place) == identity else None
        except OSError:
            continue  # closed meanwhile
    return None
