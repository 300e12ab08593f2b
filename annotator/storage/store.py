"""A project's database, open: read and written under the rules."""

import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, text

from annotator.core.coding.change import Change
from annotator.core.coding.coder import Coder
from annotator.core.errors import DisplacedError
from annotator.core.location import is_server, shown
from annotator.core.messages import Message, message
from annotator.storage import own_work, purging
from annotator.storage.driver_errors import speaking
from annotator.storage.engine import (
    PATIENCE,
    file_of,
    snapshot,
)
from annotator.storage.errors import (
    BusyError,
    StorageError,
)
from annotator.storage.postgresql import connection as server_connection
from annotator.storage.postgresql import live
from annotator.storage.postgresql.line import Line
from annotator.storage.queries import Queries
from annotator.storage.search import fulltext
from annotator.storage.sqlite import hardening
from annotator.storage.sqlite.fair_lock import FairLock
from annotator.storage.sqlite.file_keeper import FileKeeper, moved_meanwhile
from annotator.storage.sqlite.hardening import Protection
from annotator.storage.sqlite.read_only import ReadOnlyError, unread_log, way_to_open
from annotator.storage.unit_of_work import UnitOfWork

_WRITER_LOCK = 0x414E4E4F
"""The PostgreSQL advisory lock that orders the writers, and with them the journal."""

_MOMENT = 0.5
"""Seconds that a write waits at least while the log is brought home: it takes milliseconds."""

_LOCK = text("SELECT set_config('lock_timeout', :milliseconds, true), pg_advisory_xact_lock(:key)")


class Store:
    """An open project database.

    Attributes:
        location: the file's path or the PostgreSQL URL.
        migrated_backup: the copy that was made because opening had to migrate, if it had to.
        foreign_log: the log that lay beside the file, belonged to another one and was set aside.
        patience: seconds that a write waits for other writers before it is refused as busy.
        read_only: whether nothing can be written where the file lies.
        unread_log: the log whose edits cannot be read there either, if there is one.
    """

    def __init__(
        self,
        location: str,
        engine: Engine,
        migrated_backup: Path | None = None,
        foreign_log: Path | None = None,
    ) -> None:
        """Wraps an engine on a project; `annotator.storage.opening` makes one."""
        self.location = location
        self.migrated_backup = migrated_backup
        self.foreign_log = foreign_log
        self.engine = engine
        self.patience = PATIENCE
        self._writer = FairLock()
        self._known_coders: set[str] = set()
        path = None if is_server(location) else file_of(location).absolute()
        way = way_to_open(path) if path else "rw"
        self.read_only = way != "rw"
        self.unread_log = unread_log(path, way) if path else None
        self._line = Line(location, engine)
        self._keeper = (
            FileKeeper(path, engine, self._writer) if path and not self.read_only else None
        )
        if self._keeper and migrated_backup:
            self._keeper.written()

    @property
    def displaced(self) -> DisplacedError | None:
        """What happened to the project's file, if it was moved, deleted or replaced meanwhile."""
        return self._keeper.displaced if self._keeper else None

    @contextmanager
    def reading(self, viewer: str | None = None) -> Generator[Queries, None, None]:
        """Answers that all see the same state.

        Args:
            viewer: the id of the coder who is to read them: while the project is coded blind, of
                work only their own is there. None for the program's own affairs.

        Raises:
            DisplacedError: the file is no longer where it was.
            UnreachableError: the server does not answer.
            StorageError: the database failed.
        """
        try:
            with self._line.speaking(), snapshot(self.engine) as connection:
                held = own_work.standing(connection, viewer) if viewer is not None else None
                if viewer is not None and held and held.restricted and not held.secured:
                    with own_work.restricted(connection, viewer):
                        yield Queries(connection)
                else:
                    yield Queries(connection)
        except StorageError as error:
            if self._keeper:
                # Where the file is gone, that says more than what SQLite made of it.
                self._keeper.look_around()
                if self._keeper.displaced:
                    raise self._keeper.displaced from error
            raise

    def hang_up(self) -> None:
        """Lets go of a server: whoever waits for an answer of it is told at once."""
        self._line.hang_up()

    def reconnect(self) -> None:
        """Asks a server that did not answer once more.

        Until it does, reading and writing are refused at once: nobody waits again and again for
        what is not there.

        Raises:
            UnreachableError: it still does not answer.
        """
        self._line.reconnect()

    @contextmanager
    def writing(self, entry: Change, coder: Coder) -> Generator[UnitOfWork, None, None]:
        """One transaction that becomes the Change ``entry``; its ``seq`` is given here.

        Raises:
            BusyError: somebody else is writing.
            ConflictError: the change meets a newer one; nothing is written.
            DisplacedError: the file is no longer where it was.
            ReadOnlyError: nothing can be written where the file lies.
            UnreachableError: the server does not answer. If it went away while the transaction
                ended, that may have been written all the same.
            StorageError: the database failed; nothing is written.
        """
        self._require_writable()
        if not self._take_turn():
            raise BusyError(message("busy-here"))
        try:
            if self._keeper:
                self._keeper.require_in_place()
            with self._transaction() as connection:
                held = own_work.standing(connection, coder.id)
                journal = Queries(connection).journal
                last, digest = journal.secured_end() if held.secured else journal.end()
                numbered = msgspec.structs.replace(entry, seq=last + 1)
                writable = own_work.writable(connection, coder.id, held)
                unit = UnitOfWork(connection, numbered, coder, digest, writable=writable)
                if coder.id not in self._known_coders:
                    unit.require_coder()
                yield unit
                unit.finish()
                if unit.forgotten:
                    purging.forget(connection, unit.forgotten)
                if unit.change and connection.dialect.name == "postgresql":
                    live.announce(connection, unit.change.seq)
            if unit.change:
                self._known_coders.add(coder.id)
                self._written(unit.change)
        except StorageError:
            if self._keeper:
                # Where the file is gone, that says more than what SQLite made of it.
                self._keeper.require_in_place()
            raise
        finally:
            self._writer.release()

    @contextmanager
    def _transaction(self) -> Generator[Connection, None, None]:
        with (
            self._line.speaking(),
            self.engine.connect() as connection,
            connection.execution_options(writes=True, patience=self.patience).begin(),
        ):
            if connection.dialect.name == "postgresql":
                # Of no milliseconds the server would wait for ever.
                milliseconds = str(max(1, round(1000 * self.patience)))
                connection.execute(_LOCK, {"milliseconds": milliseconds, "key": _WRITER_LOCK})
            if self._keeper and not self._keeper.is_in_place():
                # While this one waited for others.
                raise moved_meanwhile(file_of(self.location))
            yield connection

    def listener(
        self, on_word: Callable[[live.Word], object], on_state: Callable[[live.State], object]
    ) -> live.Listener:
        """Listens to the server once it is started; calls the functions on another thread."""
        return live.Listener(self.location, self.engine, on_word, on_state)

    def watch(self) -> None:
        """Notices from now on if the project's file is moved, deleted or replaced."""
        if self._keeper:
            self._keeper.watch()

    def search_problems(self) -> list[Message]:
        """What of the full-text index is not what the tables hold.

        SQLite asks that of itself in a transaction that writes: read-only, it is not known.
        """
        if self.read_only:
            return []
        with (
            speaking(self.location),
            self.engine.connect() as connection,
            connection.execution_options(writes=True).begin() as asking,
        ):
            problems = list(fulltext.problems(connection))
            # To ask is to write, for SQLite; but the file is to stay in the state that it is in.
            asking.rollback()
        return problems

    def rebuild_search(self) -> None:
        """Makes the full-text index anew from what the tables hold."""
        with self._deriving() as connection:
            fulltext.rebuild(connection)

    def protections(self) -> list[Protection]:
        """What keeps strangers from doing harm through the file, or on the way to the server."""
        with speaking(self.location), self.engine.connect() as connection:
            driver: Any = connection.connection.dbapi_connection
            if isinstance(driver, sqlite3.Connection):
                return hardening.in_force(driver)
            return server_connection.in_force(driver.pgconn)

    def compact(self) -> bool:
        """Writes the database anew without what was deleted from it.

        Returns:
            Whether nothing of it is left: False if somebody else still reads the state before, or
            if the server lets only the owner of the tables do it.

        Raises:
            StorageError: somebody else writes, or there is no room for a second copy.
        """
        self._require_writable()
        if is_server(self.location):
            with speaking(self.location):
                return purging.vacuum_server(self.engine, self.patience)
        if not self._take_turn():
            raise BusyError(message("busy-here"))
        try:
            with speaking(self.location):
                purging.vacuum_file(file_of(self.location))
        finally:
            self._writer.release()
        # Rows were given other numbers, by which the index of words knows them.
        self.rebuild_search()
        return self._keeper is not None and self._bring_home()

    def _bring_home(self) -> bool:
        """Empties the log, which others that read may hold up for a moment."""
        deadline = time.monotonic() + self.patience
        while self._keeper and not self._keeper.bring_home():
            if time.monotonic() >= deadline:
                return False
            time.sleep(_MOMENT / 10)
        return True

    @contextmanager
    def _deriving(self) -> Generator[Connection, None, None]:
        """A transaction for what is derived from the project and no part of it."""
        self._require_writable()
        with (
            speaking(self.location),
            self.engine.connect() as connection,
            connection.execution_options(writes=True).begin(),
        ):
            yield connection
        self._written()

    def _require_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyError(shown(self.location))

    def _take_turn(self) -> bool:
        if self._writer.acquire(timeout=self.patience):
            return True
        is_short = self._keeper is not None and self._keeper.is_at_work
        return self._writer.acquire(timeout=_MOMENT if is_short else 0)

    def _written(self, change: Change | None = None) -> None:
        if self._keeper:
            self._keeper.written(change)

    def close(self) -> None:
        """Lets go of the database, once all that was saved is in the file."""
        if self._keeper:
            self._keeper.close()
        else:
            self.engine.dispose()
