"""Who else works on a project, and their edits as they make them; of projects on a server."""

import time
from collections.abc import Callable

import msgspec

from annotator.services.ids import new_id
from annotator.services.notifications import Changed
from annotator.services.workspace import Workspace
from annotator.storage.postgresql.live import Listener, Presence, State, Word, Written

_STALE_SECONDS = 90
_REPEAT_SECONDS = 30


class Colleague(msgspec.Struct, frozen=True):
    """A coder who has the project open.

    Attributes:
        article: the id of the article that they look at; empty for none.
    """

    coder: str
    article: str


class Live:
    """Listens to the server. A project in a file has nobody to listen to: it is polled.

    While the project is coded blind nobody says who is where: whoever can connect would hear it.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._window = new_id()
        self._listener: Listener | None = None
        self._article = ""
        self._present: dict[str, tuple[float, Presence]] = {}
        self._said = 0.0
        self._on_news: Callable[[], object] = lambda: None
        self._on_present: Callable[[], object] = lambda: None

    @property
    def is_listening(self) -> bool:
        """Whether edits of others are told as they are made; else they are to be asked for."""
        return self._listener is not None and self._listener.state == "listening"

    def listen(self, on_news: Callable[[], object], on_present: Callable[[], object]) -> None:
        """Begins to listen, if the project is on a server.

        Args:
            on_news: is called on another thread when somebody has written, and when listening
                began again after the server was out of reach: `Workspace.poll` has the news.
            on_present: is called on another thread when `colleagues` are others.
        """
        if self._listener is None and self._workspace.is_remote:
            self._on_news, self._on_present = on_news, on_present
            self._workspace.notify.subscribe(self._on_changed)
            self._listener = self._workspace.store.listener(self._take, self._on_state)
            # Whoever answers it speaks through the listener, which must be known by then.
            self._listener.start()

    def be_at(self, article_id: str) -> None:
        """Tells the others which article is looked at; nothing if it is empty."""
        self._article = article_id
        self._say()

    def repeat(self) -> None:
        """Says it again from time to time, for those who came later or missed it."""
        if time.monotonic() - self._said > _REPEAT_SECONDS:
            self._say()

    def colleagues(self) -> list[Colleague]:
        """Who else is there, by name; a coder with two windows once for each article.

        Nobody while the project is coded blind.
        """
        if self._is_blind:
            return []
        now = time.monotonic()
        there = {
            Colleague(word.coder, word.article)
            for at, word in list(self._present.values())
            if now - at < _STALE_SECONDS
        }
        return sorted(there, key=lambda each: (each.coder, each.article))

    def close(self) -> None:
        """Says good-bye and listens no longer."""
        if self._listener is not None:
            self._workspace.notify.unsubscribe(self._on_changed)
            self._say(leaves=True)
            self._listener.close()
            self._listener = None

    @property
    def _is_blind(self) -> bool:
        return self._workspace.info.blind

    def _on_changed(self, changed: Changed) -> None:
        if "project" in changed.kinds:
            if self._is_blind:
                self._present.clear()
            else:
                self._say(asks=True)
            self._on_present()

    def _say(self, *, leaves: bool = False, asks: bool = False) -> None:
        if self._listener is not None and not self._is_blind:
            self._said = time.monotonic()
            name = self._workspace.coder.name
            self._listener.say(Presence(self._window, name, self._article, leaves, asks))

    def _on_state(self, state: State) -> None:
        if state == "listening":
            # Coding may have become blind while nobody told it.
            self._workspace.poll()
            self._say(asks=True)
            self._on_news()

    def _take(self, word: Word) -> None:
        if isinstance(word, Written):
            self._on_news()
        elif word.window != self._window and not self._is_blind:
            before = self.colleagues()
            if word.leaves:
                self._present.pop(word.window, None)
            else:
                self._present[word.window] = (time.monotonic(), word)
            if word.asks:
                self._say()
            if self.colleagues() != before:
                self._on_present()
