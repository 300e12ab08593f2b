"""The line to a database: whether it is lost, and how to let go of one that owes answers."""

import socket
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Engine, event

from annotator.storage.driver_errors import speaking, unreachable
from annotator.storage.errors import UnreachableError


class Line:
    """Knows of a lost server until it is asked once more; of a file it only speaks the errors."""

    def __init__(self, location: str, engine: Engine) -> None:
        self._location, self._engine = location, engine
        self._is_lost = False
        self._in_use: set[Any] = set()
        if engine.dialect.name == "postgresql":
            event.listen(engine, "checkout", self._note)
            event.listen(engine, "checkin", self._forget)

    @contextmanager
    def speaking(self) -> Generator[None, None, None]:
        """A context in which the driver's exceptions become errors of this package.

        Raises:
            UnreachableError: the server does not answer, or did not when it was asked last.
        """
        if self._is_lost:
            raise unreachable(self._location)
        try:
            with speaking(self._location):
                yield
        except UnreachableError:
            self._is_lost = True
            raise

    def reconnect(self) -> None:
        """Asks the server once more.

        Raises:
            UnreachableError: it still does not answer.
        """
        with speaking(self._location), self._engine.connect():
            self._is_lost = False

    def hang_up(self) -> None:
        """Whoever waits for an answer of the server is told at once that none comes."""
        if self._engine.dialect.name == "postgresql":
            self._is_lost = True
            for driver in list(self._in_use):
                hang_up(driver)

    def _note(self, driver: Any, _record: object, _proxy: object) -> None:
        self._in_use.add(driver)

    def _forget(self, driver: Any, _record: object) -> None:
        self._in_use.discard(driver)


def hang_up(driver: Any) -> None:
    """Ends the connection of a driver under whoever waits for it."""
    if driver.closed:
        return
    # It may be closing just now.
    with suppress(OSError, ValueError):
        line = socket.socket(fileno=driver.fileno())
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()
