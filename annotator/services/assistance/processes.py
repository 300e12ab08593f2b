"""Work in other processes: as many as there are cores for, stopped at any moment."""

import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, Generic, TypeVar

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message

PROCESSES = 2

_PATIENCE = 0.2
_STEP_SECONDS = 0.1

_Setup = TypeVar("_Setup")
_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

Step = Callable[[float], None]
"""Is told which share of a job is done."""

Pause = Callable[[Mapping[int, float]], None]
"""Is told which share of each job is done whose result was not taken yet, by the job's number; may
raise to stop."""

Work = Callable[[_Setup, _Job, Step], _Result]
"""Does a job; a function of a module, since another process imports it."""


class Processes(Generic[_Setup, _Job, _Result]):
    """Processes that do one job after the other; a context manager, which ends them."""

    def __init__(self, work: Work[_Setup, _Job, _Result], setup: _Setup, count: int) -> None:
        """Starts them.

        Args:
            setup: what each gets once, and each job with it.
        """
        # Forked, they would share the locks of this process, and its windows.
        context = get_context("spawn")
        self._running: dict[Connection, Any] = {}
        # Theirs, for who is ended does not clear away.
        self._folder = tempfile.TemporaryDirectory(prefix="annotator-")
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(
                target=_serve, args=(theirs, work, setup, self._folder.name), daemon=True
            )
            process.start()
            theirs.close()
            self._running[ours] = process

    def __enter__(self) -> "Processes[_Setup, _Job, _Result]":
        return self

    def __exit__(self, *_: object) -> None:
        for connection, process in self._running.items():
            process.terminate()
            process.join()
            process.close()
            connection.close()
        self._running = {}
        self._folder.cleanup()

    def results(self, jobs: Iterable[_Job], pause: Pause, most: int = 0) -> Iterator[_Result]:
        """What comes of the jobs, in their order.

        Args:
            pause: called several times a second meanwhile.
            most: jobs that are begun before the result of the first is taken; 0 for all.

        Raises:
            AnnotatorError: a job failed, or a process ended.
        """
        waiting = enumerate(jobs)
        done: dict[int, _Result] = {}
        busy: dict[Connection, int] = {}
        shares: dict[int, float] = {}
        first, is_empty = 0, False
        while not is_empty or busy or done:
            for connection in self._running:
                begun = first + len(done) + len(busy)
                if connection in busy or is_empty or (most and begun - first >= most):
                    continue
                job = next(waiting, None)
                if job is None:
                    is_empty = True
                else:
                    busy[connection] = job[0]
                    connection.send(job[1])
            pause(shares)
            ready = wait(list(busy), _PATIENCE) if busy else []
            for connection in [each for each in busy if each in ready]:
                kind, content = self._received(connection)
                shares[busy[connection]] = 1.0 if kind == "done" else content
                if kind == "done":
                    done[busy.pop(connection)] = content
            while first in done:
                del shares[first]
                yield done.pop(first)
                first += 1

    def _received(self, connection: Connection) -> tuple[str, Any]:
        try:
            kind, content = connection.recv()
        except (EOFError, ConnectionError) as error:
            raise AnnotatorError(message("learning-ended", reason=type(error).__name__)) from error
        if kind == "failed":
            if isinstance(content, AnnotatorError):
                raise content
            raise AnnotatorError(message("learning-ended", reason=repr(content))) from content
        return kind, content


def _serve(connection: Connection, work: Work[Any, Any, Any], setup: Any, folder: str) -> None:
    """What the other process does until it is ended, or nobody listens any more."""
    # The one who asked ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    said = monotonic()

    def step(share: float) -> None:
        nonlocal said
        if monotonic() - said >= _STEP_SECONDS:
            said = monotonic()
            connection.send(("step", share))

    try:
        while True:
            job = connection.recv()
            try:
                result = work(setup, job, step)
            except (EOFError, ConnectionError):
                raise
            # Whatever goes wrong is told where somebody sees it.
            except Exception as error:  # noqa: BLE001
                connection.send(("failed", error))
            else:
                connection.send(("done", result))
    except (EOFError, ConnectionError):
        return
