"""What services announce, as Qt signals on the window's thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.errors import AnnotatorError, DisplacedError
from annotator.services.commands.command import hindrance_of
from annotator.services.notifications import Changed
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services.project import Project

_POLL_MS = 700
_LISTENING_MS = 10_000
"""While the server tells of news itself, it is asked for what may have been missed."""


class Bridge(QObject):
    """Carries a project's notifications to the window, whatever thread they come from.

    A change that is written on the window's own thread arrives before the service returns; one of
    a worker or of another window arrives when the event loop turns.
    """

    changed = Signal(object)
    """A `Changed`."""
    poll_failed = Signal(str)
    unreachable = Signal()
    """The server does not answer; nothing is asked of it any more before `resume`."""
    broken = Signal(object)
    """An exception that is a fault of the program."""

    present_changed = Signal()
    """Others came, went, or are at another article."""

    _announced = Signal(object)
    _news = Signal()
    _polled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._is_polling = self._has_news = False
        self._announced.connect(self._deliver)
        self._news.connect(self._on_news)
        self._polled.connect(self._on_polled)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._look)

    def set_project(self, project: Project | None) -> None:
        """Listen to this project from now on, and no longer to the one before."""
        if self._project is not None:
            self._project.notify.unsubscribe(self._announce)
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None
        self._project, self._is_polling = project, False
        if project is None:
            self._timer.stop()
            return
        project.notify.subscribe(self._announce)
        self._timer.start(_POLL_MS)
        project.live.listen(self._news.emit, self.present_changed.emit)

    def poll(self) -> None:
        """Ask for what other windows have written, on another thread: a server may be slow."""
        if self._project is None or self._is_polling:
            return
        self._is_polling = True
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="poll")
        self._pool.submit(self._work, self._project)

    def resume(self) -> None:
        """Ask again, at once and from now on."""
        if self._project is not None:
            self._timer.start(_POLL_MS)
            self.poll()

    def _look(self) -> None:
        if self._project is not None:
            live = self._project.live
            self._timer.setInterval(_LISTENING_MS if live.is_listening else _POLL_MS)
            live.repeat()
            self.poll()

    def _on_news(self) -> None:
        """What is told while one asks may be newer than the answer."""
        self._has_news = self._is_polling
        self.poll()

    def _work(self, project: Project) -> None:
        try:
            project.poll()
        except Exception as error:  # noqa: BLE001 - every fault is delivered, none swallowed
            self._polled.emit((project, error))
        else:
            self._polled.emit((project, None))

    def _on_polled(self, polled: tuple[Project, Exception | None]) -> None:
        project, error = polled
        if project is not self._project:
            return
        self._is_polling = False
        if self._has_news and error is None:
            self._has_news = False
            self.poll()
        # Where the file was moved is told by who watches it, and it may be put back.
        if error is None or hindrance_of(error) == "busy" or isinstance(error, DisplacedError):
            return
        self._timer.stop()
        if hindrance_of(error) == "unreachable":
            self.unreachable.emit()
        elif isinstance(error, AnnotatorError):
            self.poll_failed.emit(error_words(error))
        else:
            self.broken.emit(error)

    def _announce(self, changed: Changed) -> None:
        self._announced.emit((self._project, changed))

    def _deliver(self, announced: tuple[Project, Changed]) -> None:
        project, changed = announced
        if project is self._project:
            self.changed.emit(changed)
