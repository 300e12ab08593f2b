"""Processes that work on one project until they are stopped or killed.

They are forked from a process that has everything imported and nothing open, so that starting one
takes no time. What a service has returned from is acknowledged in a file of its own, by one write,
which outlives the process.
"""

import faulthandler
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import msgspec

from annotator.core.errors import AnnotatorError, ConflictError
from annotator.services.notifications import Changed
from annotator.services.project import Project
from annotator.storage.errors import BusyError

Kind = Literal["change", "refused", "fault", "copied", "moved", "slow"]


class Line(msgspec.Struct, frozen=True):
    """One line of a worker's file.

    Attributes:
        time: of the system's monotonic clock, in seconds, which all processes share.
        text: the change's id; what was refused and why; where something was copied or moved to.
        seconds: how long the edit took.
    """

    kind: Kind
    time: float
    text: str
    seq: int = 0
    ops: int = 0
    seconds: float = 0.0


class Worker:
    """One process's place in a round.

    Attributes:
        location: the project's path or URL.
        folder: where everything of the round lies.
        name: of the worker, and of the coder as whom it works.
        disturbed: whether the project is moved, replaced or its server killed meanwhile, so that
            typed errors are right.
    """

    def __init__(
        self, location: str, folder: Path, name: str, chance: random.Random, *, disturbed: bool
    ) -> None:
        self.location = location
        self.folder = folder
        self.name = name
        self.chance = chance
        self.disturbed = disturbed
        self.stopped = False
        self._pending: list[Changed] = []
        self._lines = -1

    @property
    def lines_file(self) -> Path:
        """Where it acknowledges."""
        return self.folder / f"{self.name}.lines"

    def begin(self) -> None:
        """Gets ready, in the process of its own."""
        self._lines = os.open(self.lines_file, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
        signal.signal(signal.SIGTERM, self._stop)

    def _stop(self, *_: object) -> None:
        self.stopped = True

    def note(self, kind: Kind, text: str, **more: Any) -> None:
        """Writes a line that outlives the process."""
        line = msgspec.json.encode(Line(kind, time.monotonic(), text, **more))
        os.write(self._lines, line + b"\n")

    def listen(self, project: Project) -> None:
        """Hears of the project's own changes, which `acknowledge` then writes down."""
        project.notify.subscribe(self._pending.append)

    def acknowledge(self, seconds: float = 0.0) -> None:
        """Writes down what was changed: it was called saved."""
        for changed in self._pending:
            if changed.own:
                change = changed.change
                self.note("change", change.id, seq=change.seq, ops=change.ops, seconds=seconds)
        self._pending.clear()

    def attempt(self, work: Callable[[], object]) -> bool:
        """Does something and acknowledges it; whether it was done.

        Raises:
            AnnotatorError: it was refused for a reason that there is none for.
        """
        start = time.monotonic()
        try:
            work()
        except AnnotatorError as error:
            self._pending.clear()
            self.note("refused", f"{type(error).__name__}: {error}")
            if not self.disturbed and not isinstance(error, BusyError | ConflictError):
                raise
            return False
        self.acknowledge(time.monotonic() - start)
        return True

    @contextmanager
    def opened(self) -> Iterator[Project]:
        """The project, by the coder of the worker's name."""
        project = Project.open(self.location, coder=self.name)
        self.listen(project)
        try:
            yield project
        finally:
            project.close()

    def pause(self, longest: float = 0.01) -> None:
        """Lets the others in."""
        time.sleep(self.chance.uniform(0, longest))


Job = Callable[[Worker], None]


def start(worker: Worker, job: Job) -> int:
    """Forks a process that does the job; its id."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        log = os.open(worker.folder / f"{worker.name}.log", os.O_CREAT | os.O_APPEND | os.O_WRONLY)
        os.dup2(log, 1)
        os.dup2(log, 2)
        faulthandler.enable()
        faulthandler.register(signal.SIGUSR1)
        worker.begin()
        job(worker)
        code = 0
    except BaseException:  # noqa: BLE001 - what ends a worker is a finding, told and counted
        worker.note("fault", traceback.format_exc())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def end(processes: list[int], patience: float) -> list[int]:
    """Waits for processes to end, kills those that do not; the ones that had to be killed."""
    waiting = set(processes)
    deadline = time.monotonic() + patience
    while waiting and time.monotonic() < deadline:
        for process in list(waiting):
            if os.waitpid(process, os.WNOHANG)[0]:
                waiting.discard(process)
        time.sleep(0.005)
    for process in waiting:
        os.kill(process, signal.SIGUSR1)
        time.sleep(0.2)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    return sorted(waiting)


def lines_of(folder: Path) -> dict[str, list[Line]]:
    """What each worker wrote down, by its name."""
    decode = msgspec.json.Decoder(Line).decode
    return {
        file.stem: [decode(line) for line in file.read_bytes().splitlines()]
        for file in sorted(folder.glob("*.lines"))
    }
