"""Another process that reads articles, so that no frame of the window waits for it."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Lock
from time import monotonic
from typing import TypeVar

from annotator.assist.suggester import Reading
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.services.assistance.suggesters import Found, Loadable, Reader

_PATIENCE = 0.05
"""Seconds between two looks at whether the answer is still wanted."""

_LET_FINISH = 1.0
"""What has been read for so many seconds and is wanted no longer is ended, not waited for."""

_AHEAD = 4
"""So many articles for each process are read before the first of them is answered."""

_FEW = 30
"""So many articles are read in less time than another process takes to start."""

_Item = TypeVar("_Item")
Asked = tuple[Reading, Sequence[str]]
"""What is to be read, and the names of the suggesters that are to read it."""


class ReaderProcess:
    """Reads one article after the other; to be used from any thread. It starts when first asked."""

    def __init__(self, loadables: Sequence[Loadable]) -> None:
        self._loadables = loadables
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._left: float | None = None
        """When something was sent whose answer nobody took."""

    def read(self, asked: Asked, going_on: Callable[[], object]) -> list[Found]:
        """What the suggesters see.

        Args:
            going_on: called several times a second; may raise to give up.

        Raises:
            AnnotatorError: a suggester failed, or the process ended.
        """
        with self._lock:
            connection = self._ready()
            connection.send(asked)
            self._left = monotonic()
            self._wait(connection, going_on)
            return self._answer(connection)

    def close(self) -> None:
        """Ends the process."""
        with self._lock:
            self._end()

    def _ready(self) -> Connection:
        """A connection to a process that does nothing."""
        if self._left is not None and self._connection is not None:
            # Somebody gave up on what is being read there.
            if self._connection.poll(max(0.0, self._left + _LET_FINISH - monotonic())):
                with suppress(AnnotatorError):
                    self._answer(self._connection)
            else:
                self._end()
        if self._connection is None:
            self._connection, self._process = start(self._loadables)
        return self._connection

    def _wait(self, connection: Connection, going_on: Callable[[], object]) -> None:
        going_on()
        while not connection.poll(_PATIENCE):
            going_on()

    def _answer(self, connection: Connection) -> list[Found]:
        self._left = None
        try:
            return answer_of(connection)
        except AnnotatorError:
            if self._process is None or not self._process.is_alive():
                self._end()
            raise

    def _end(self) -> None:
        end(self._connection, self._process)
        self._connection = self._process = self._left = None


def read_all(
    asked: Iterable[tuple[_Item, Asked]], loadables: Sequence[Loadable], count: int
) -> Iterator[tuple[_Item, list[Found]]]:
    """What the suggesters see in many articles, in their order, read by several processes.

    Args:
        asked: what is to be read, each with what its answer is given back with; few are taken
            before the first of them is answered.
        count: how many processes at most.

    Raises:
        AnnotatorError: a suggester failed, or a process ended.
    """
    waiting = iter(asked)
    running: list[tuple[Connection, BaseProcess]] = []
    items: deque[_Item] = deque()
    answers: dict[int, list[Found]] = {}
    busy: dict[Connection, int] = {}
    first = 0
    try:
        while True:
            while len(busy) < count and len(items) < _AHEAD * count:
                idle = next((each for each, _ in running if each not in busy), None)
                is_worth_it = not running or first + len(items) >= _FEW
                one = next(waiting, None) if idle or is_worth_it else None
                if one is None:
                    break
                if idle is None:
                    running.append(start(loadables))
                    idle = running[-1][0]
                idle.send(one[1])
                busy[idle] = first + len(items)
                items.append(one[0])
            if not items:
                return
            for connection in wait(list(busy)) if first not in answers else ():
                if isinstance(connection, Connection):
                    answers[busy.pop(connection)] = answer_of(connection)
            while first in answers:
                yield items.popleft(), answers.pop(first)
                first += 1
    finally:
        for connection, process in running:
            end(connection, process)


def start(loadables: Sequence[Loadable]) -> tuple[Connection, BaseProcess]:
    """A process that reads, and the connection to it."""
    # Forked, it would share the locks of this process, and its windows.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, loadables), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def end(connection: Connection | None, process: BaseProcess | None) -> None:
    """Ends a process that `start` began."""
    if connection is not None:
        connection.close()
    if process is not None:
        process.terminate()
        process.join()
        process.close()


def answer_of(connection: Connection) -> list[Found]:
    """The answer of a process, once it has one.

    Raises:
        AnnotatorError: a suggester failed, or the process ended.
    """
    try:
        answer: list[Found] | str = connection.recv()
    except (EOFError, OSError) as error:
        raise AnnotatorError(message("suggesting-ended", reason=type(error).__name__)) from error
    if isinstance(answer, str):
        raise AnnotatorError(message("suggesting-ended", reason=answer))
    return answer


def _serve(connection: Connection, loadables: Sequence[Loadable]) -> None:
    """What the other process does until nobody listens any more."""
    # Whoever asked ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = Reader(loadables)
    with suppress(EOFError, OSError):
        while True:
            reading, names = connection.recv()
            try:
                answer: list[Found] | str = reader.read(reading, names)
            # Whatever goes wrong in a suggester is told where somebody sees it.
            except Exception as error:  # noqa: BLE001
                answer = f"{type(error).__name__}: {error}"
            connection.send(answer)
