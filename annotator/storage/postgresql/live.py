"""News from a PostgreSQL server as it is made, and who is where, by LISTEN and NOTIFY.

Nothing of it is kept: who was not there missed it, and asks the journal.
"""

import threading
from collections.abc import Callable
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Engine, text

from annotator.core.errors import AnnotatorError
from annotator.storage.driver_errors import speaking
from annotator.storage.postgresql.line import hang_up

CHANNEL = "annotator"
_WAIT_SECONDS = 0.2
"""So long a word to the others may wait while the server has nothing to say."""
_AGAIN_SECONDS = 5.0
_GOODBYE_SECONDS = 1.0
"""Whoever closes waits no longer for a server that does not answer."""

_NOTIFY = text("SELECT pg_notify(:channel, :payload)")


class Presence(msgspec.Struct, frozen=True, tag="presence"):
    """A coder's window is at an article; at none if it is empty.

    Attributes:
        window: tells one window from another of the same coder.
        asks: whether the others are to say where they are.
    """

    window: str
    coder: str
    article: str = ""
    leaves: bool = False
    asks: bool = False


class Written(msgspec.Struct, frozen=True, tag="written"):
    """A change was committed; its number in the journal."""

    seq: int


Word = Presence | Written
State = Literal["listening", "waiting", "closed"]
_WORDS: msgspec.json.Decoder[Word] = msgspec.json.Decoder(Word)


def announce(connection: Connection, seq: int) -> None:
    """Tells all who listen of a change, once its transaction is committed."""
    payload = msgspec.json.encode(Written(seq)).decode()
    connection.execute(_NOTIFY, {"channel": CHANNEL, "payload": payload})


def _pass_over(_said: object) -> None:
    pass


class Listener:
    """Waits for words of the server on a thread and a connection of its own.

    Attributes:
        state: ``listening``; ``waiting`` while the server does not answer, which is asked again
            every few seconds; ``closed``.
    """

    def __init__(
        self,
        location: str,
        engine: Engine,
        on_word: Callable[[Word], object],
        on_state: Callable[[State], object],
    ) -> None:
        """Begins with `start`; the functions are called on the listening thread."""
        self.state: State = "waiting"
        self._location, self._engine = location, engine
        self._on_word, self._on_state = on_word, on_state
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._to_say: list[Presence] = []
        self._driver: Any = None
        self._thread = threading.Thread(target=self._run, name="listen", daemon=True)

    def start(self) -> None:
        """Begins to listen."""
        self._thread.start()

    def say(self, word: Presence) -> None:
        """Tells the others, soon; what cannot be said for want of a server is not said later."""
        with self._lock:
            self._to_say.append(word)

    def close(self) -> None:
        """Ends the thread, once it has said what was to be said; soon, whatever the server does."""
        self._closed.set()
        self._thread.join(_GOODBYE_SECONDS)
        # Who listens is gone, and no word of a server that answers late is for them.
        self._on_word = self._on_state = _pass_over
        if self._driver is not None:
            hang_up(self._driver)
        self.state = "closed"

    def _run(self) -> None:
        driver: Any = self._engine.dialect.dbapi
        while not self._closed.is_set():
            try:
                with speaking(self._location):
                    self._listen()
            except (AnnotatorError, driver.Error):
                # Whoever asks the journal meanwhile is told why the server does not answer.
                self._become("waiting")
                with self._lock:
                    self._to_say.clear()
                self._closed.wait(_AGAIN_SECONDS)

    def _listen(self) -> None:
        pooled = self._engine.raw_connection()
        driver: Any = pooled.driver_connection
        pooled.detach()
        self._driver = driver
        try:
            driver.autocommit = True
            driver.execute(f"LISTEN {CHANNEL}")
            self._become("listening")
            while not self._closed.is_set():
                self._say_all(driver)
                for note in driver.notifies(timeout=_WAIT_SECONDS, stop_after=1):
                    self._take(note.payload)
            self._say_all(driver)
        finally:
            self._driver = None
            driver.close()

    def _say_all(self, driver: Any) -> None:
        with self._lock:
            words, self._to_say = self._to_say, []
        for word in words:
            payload = msgspec.json.encode(word).decode()
            driver.execute("SELECT pg_notify(%s, %s)", (CHANNEL, payload))

    def _take(self, payload: str) -> None:
        try:
            word = _WORDS.decode(payload)
        except msgspec.DecodeError:
            # A newer version says more than this one knows; anybody may say anything there.
            return
        self._on_word(word)

    def _become(self, state: State) -> None:
        if self.state != state:
            self.state = state
            self._on_state(state)
