"""Long work off the window's thread, with progress and cancel."""

import time
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotator.core.errors import AnnotatorError
from annotator.services.progress import Cancelled, Progress
from annotator.ui.kit.window_language import error_words

_REPORT_EVERY = 0.05  # seconds


class Tasks(QObject):
    """Runs one piece of work at a time; what comes of it arrives on the window's thread.

    Attributes:
        writes: whether the work that is under way writes to the project.
    """

    started = Signal(str)
    """The title of the work."""
    progressed = Signal(int, int, str)
    """How many of how many (0: not known), and of what."""
    ended = Signal()
    failed = Signal(str)
    """What an `AnnotatorError` says."""
    cancelled = Signal(str)
    """The title of the work that was given up."""
    broken = Signal(object)
    """An exception that is a fault of the program."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._cancel = Event()
        self._title = ""
        self.writes = False
        self._done: Callable[[Any], None] | None = None
        self._finished.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._thread is not None

    @property
    def title(self) -> str:
        """What is under way."""
        return self._title

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        *,
        writes: bool = False,
    ) -> None:
        """Do the work on another thread, then call ``done`` with its result on this one.

        Args:
            writes: whether nothing may be edited meanwhile.

        Raises:
            AnnotatorError: other work is still under way.
        """
        if self._thread is not None:
            raise AnnotatorError(
                self.tr("“{title}” is still running. Wait for it or cancel it.").format(
                    title=self._title
                )
            )
        self._title, self._done, self.writes = title, done, writes
        self._cancel.clear()
        self._thread = Thread(target=self._work, args=(work,), name=title)
        self.started.emit(title)
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next report."""
        self._cancel.set()

    def stop(self) -> None:
        """Cancel the work and wait for its end; nothing of it is reported."""
        self.cancel()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self, work: Callable[[Progress], Any]) -> None:
        try:
            result = work(self._reporter())
        except Exception as error:  # noqa: BLE001 - every fault is delivered, none swallowed
            self._finished.emit((None, error))
        else:
            self._finished.emit((result, None))

    def _reporter(self) -> Progress:
        last = 0.0

        def report(done: int, total: int, what: str) -> None:
            nonlocal last
            if self._cancel.is_set():
                raise Cancelled(self.tr("Cancelled; nothing was changed."))
            now = time.monotonic()
            if now - last >= _REPORT_EVERY or done == total:
                last = now
                self.progressed.emit(done, total, what)

        return report

    def _deliver(self, outcome: tuple[Any, Exception | None]) -> None:
        if self._thread is None:
            return
        self._thread.join()
        title, done = self._title, self._done
        self._thread, self._title, self._done, self.writes = None, "", None, False
        self.ended.emit()
        result, error = outcome
        match error:
            case None if done is not None:
                done(result)
            case Cancelled():
                self.cancelled.emit(title)
            case AnnotatorError():
                self.failed.emit(error_words(error))
            case _:
                self.broken.emit(error)
