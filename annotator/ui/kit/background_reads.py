"""Questions that would hold up the window: asked elsewhere, and the newest answer wins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.core.errors import AnnotatorError, DisplacedError
from annotator.core.messages import message
from annotator.services.commands.command import hindrance_of
from annotator.services.progress import Cancelled, Progress
from annotator.ui.kit.window_language import error_words

_THREADS, _THREADS_FOR_SERVER = 2, 4
_REPORT_EVERY = 0.05  # seconds
_A = TypeVar("_A")


class Stop:
    """Lets a long question be given up between its steps."""

    def __init__(self) -> None:
        self._given_up = Event()

    def give_up(self) -> None:
        """The answer is wanted no longer."""
        self._given_up.set()

    @property
    def is_given_up(self) -> bool:
        """Whether the answer is wanted no longer."""
        return self._given_up.is_set()

    # The signature is that of what it stands for.
    def __call__(self, done: int = 0, total: int = 0, what: str = "") -> None:  # noqa: ARG002
        """Called between steps, also as a `Progress`.

        Raises:
            Cancelled: the answer is wanted no longer.
        """
        if self._given_up.is_set():
            raise Cancelled(message("answer-not-wanted"))


class _Question:
    """One question, and whether its answer is wanted still."""

    def __init__(
        self, key: str, ask: Callable[[Stop], Any], answered: Callable[[Any], None]
    ) -> None:
        self.key = key
        self.ask = ask
        self.answered = answered
        self.stop = Stop()


class BackgroundReads(QObject):
    """Asks on other threads. Of several questions under one key only the last is answered.

    Answers arrive on the window's thread, and none after `forget` or `close`. Only reading is done
    this way: what writes goes through `Tasks`.

    Attributes:
        is_remote: whether a server is asked, from which every answer may take long.
    """

    failed = Signal(str)
    """What an `AnnotatorError` says."""
    unreachable = Signal()
    """The server that was asked does not answer."""
    broken = Signal(object)
    """An exception that is a fault of the program."""

    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_remote = False
        self._open: dict[str, _Question] = {}
        self._pool: ThreadPoolExecutor | None = None
        self._came.connect(self._deliver)

    def ask(self, key: str, ask: Callable[[Stop], Any], answered: Callable[[Any], None]) -> None:
        """Ask, and call ``answered`` with the answer on this thread.

        Args:
            key: what is asked; an older question under it is given up.
            ask: gets a `Stop` that it calls between steps, if it has any.
        """
        self.forget(key)
        question = _Question(key, ask, answered)
        self._open[key] = question
        if self._pool is None:
            threads = _THREADS_FOR_SERVER if self.is_remote else _THREADS
            self._pool = ThreadPoolExecutor(threads, thread_name_prefix="question")
        self._pool.submit(self._work, question)

    def read(self, key: str, ask: Callable[[], _A], answered: Callable[[_A], Any]) -> None:
        """Ask what a file answers within a frame: at once, but a server as `ask` does.

        Raises:
            AnnotatorError: the file cannot be read; of a server the signals tell.
        """
        if self.is_remote:
            self.ask(key, lambda _stop: ask(), answered)
        else:
            answered(ask())

    @property
    def is_busy(self) -> bool:
        """Whether any answer is still to come."""
        return bool(self._open)

    def is_open(self, key: str) -> bool:
        """Whether an answer is still to come."""
        return key in self._open

    def forget(self, key: str) -> None:
        """Give up a question, if it was asked."""
        question = self._open.pop(key, None)
        if question is not None:
            question.stop.give_up()

    def close(self) -> None:
        """Give up all questions and wait for the threads; it can be asked again afterwards."""
        for key in list(self._open):
            self.forget(key)
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _work(self, question: _Question) -> None:
        if question.stop.is_given_up:
            return
        try:
            answer = question.ask(question.stop)
        except Exception as error:  # noqa: BLE001 - every fault is delivered, none swallowed
            self._came.emit((question, None, error))
        else:
            self._came.emit((question, answer, None))

    def _deliver(self, came: tuple[_Question, Any, Exception | None]) -> None:
        question, answer, error = came
        if self._open.get(question.key) is not question:
            return
        del self._open[question.key]
        match error:
            case None:
                question.answered(answer)
            case Cancelled() | DisplacedError():
                # Where the file was moved is told by who watches it, with the way to go on.
                pass
            case _ if hindrance_of(error) == "unreachable":
                self.unreachable.emit()
            case AnnotatorError():
                self.failed.emit(error_words(error))
            case _:
                self.broken.emit(error)


class PreviewReads(QObject):
    """Asks for one preview after another; a dialog shows the newest, its refusal or its progress.

    Attributes:
        key: what is asked.
    """

    answered = Signal(object)
    """A preview."""
    refused = Signal(str)
    """What an `AnnotatorError` says: in the dialog, not behind it."""
    progressed = Signal(int, int)
    """How many of how many; 0 if not known."""

    _reported = Signal(int, int, int)

    def __init__(self, key: str, background_reads: BackgroundReads, parent: QObject) -> None:
        super().__init__(parent)
        self.key = key
        self._background_reads = background_reads
        self._number = 0
        self._reported.connect(self._pass_on)

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._background_reads.is_open(self.key)

    def ask(self, preview: Callable[[Progress], Any]) -> None:
        """Request a preview; an older request is given up."""
        self._number += 1
        number = self._number

        def work(stop: Stop) -> Any:
            last = 0.0

            def report(done: int, total: int, what: str) -> None:
                nonlocal last
                stop(done, total, what)
                moment = monotonic()
                if moment - last >= _REPORT_EVERY:
                    last = moment
                    self._reported.emit(number, done, total)

            try:
                return preview(report)
            except Cancelled:
                raise
            except AnnotatorError as error:
                return error

        self._background_reads.ask(self.key, work, self._answer)

    def stop(self) -> None:
        """Give up what was asked."""
        self._number += 1
        self._background_reads.forget(self.key)

    def _answer(self, answer: Any) -> None:
        if isinstance(answer, AnnotatorError):
            self.refused.emit(error_words(answer))
        else:
            self.answered.emit(answer)

    def _pass_on(self, number: int, done: int, total: int) -> None:
        # One that was given up may still have reported.
        if number == self._number and self.is_asking:
            self.progressed.emit(done, total)
