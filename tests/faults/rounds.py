"""One round: several processes on a project, killed at random moments, and a look at the rest."""

import lzma
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from annotator.services.sample import make_sample
from tests.faults.jobs import BACKUP, JOBS, rehearse
from tests.faults.processes import Job, Worker, end, start
from tests.faults.servers import BASE, Server
from tests.faults.verifying import Verdict, verdict
from tests.released.__main__ import PROJECTS

_PATIENCE = 60.0
"""Seconds within which what was asked to stop stops, on a machine with other work too."""

_EDITS_A_SECOND = 40
"""That a few processes make together where nothing else is done."""

_ON_FILES = ("move", "restore_in_place", "copy_alone")
_OTHERS = (
    "back_up",
    "check",
    "glance",
    "glance",
    "read_foreign",
    "read_foreign",
    "bring_in",
    "take_out",
    "restore_beside",
)


@dataclass(frozen=True)
class Plan:
    """What happens in a round.

    Attributes:
        base: what the project is to begin with: ``sample``, or the name of a released one.
        waves: the jobs of processes that are started together; the next wave after the kills.
        kills: seconds after the start of its wave at which each process is killed; never if None.
        upset: what disturbs the project itself; nothing if empty.
    """

    base: str
    waves: tuple[tuple[str, ...], ...]
    kills: tuple[tuple[float | None, ...], ...]
    upset: str = ""

    @property
    def disturbed(self) -> bool:
        """Whether typed errors are right."""
        return self.upset in ("move", "restore_in_place", "server")


def plan(chance: random.Random, *, server: bool, window: bool) -> Plan:
    """Rolls the dice."""
    upsets = ["", "", "server"] if server else ["", "", "", "", "", *_ON_FILES, "copy_at_rest"]
    upset = chance.choice(upsets)
    bases = ["sample"] if server else ["sample"] * 6 + ["0.1.0-sample"] * 3
    if not server and chance.random() < 0.03:
        bases = ["0.1.0-5000-records"]
    waves: list[tuple[str, ...]] = []
    kills: list[tuple[float | None, ...]] = []
    for _ in range(1 if upset or window else chance.choice((1, 1, 2))):
        editor = "edit_then_rest" if upset == "copy_at_rest" else "edit"
        jobs = [editor] * chance.choice((1, 1, 2))
        if window:
            jobs[0] = "window"
        if upset == "copy_at_rest":
            jobs += ["copy_at_rest", *chance.sample(["glance", "read_foreign"], 1)]
        else:
            jobs += chance.sample(_OTHERS, chance.choice((1, 2)))
            jobs += [upset] if upset in JOBS else []
        latest = 3.0 if upset == "copy_at_rest" else 2.5 if window else 0.5
        earliest = 2.6 if upset == "copy_at_rest" else 0.0
        times = [chance.uniform(earliest, latest) for _ in jobs]
        if chance.random() < 0.4:
            times = [times[0]] * len(jobs)
        stays = [chance.random() < 0.15 for _ in jobs]
        waves.append(tuple(jobs))
        kills.append(tuple(None if stay else at for stay, at in zip(stays, times, strict=True)))
    return Plan(chance.choice(bases), tuple(waves), tuple(kills), upset)


@dataclass
class Bench:
    """Where rounds are held, from a process that has nothing open itself.

    Attributes:
        folder: of all rounds; what is in it of a round that went well is removed.
        extra: jobs besides `JOBS`.
    """

    folder: Path
    server: Server | None = None
    extra: dict[str, Job] = field(default_factory=dict[str, Job])

    def prepare(self) -> None:
        """Makes what rounds begin with."""
        begin = self.folder / "begin"
        begin.mkdir(parents=True, exist_ok=True)
        apart(lambda: self._fill(begin))
        with tempfile.TemporaryDirectory() as folder:
            rehearse(Path(folder))

    def _fill(self, begin: Path) -> None:
        sample = begin / "sample.annotator"
        if not sample.exists():
            make_sample(sample, coder="Ada").close()
        for name in ("0.1.0-sample", "0.1.0-5000-records"):
            packed = PROJECTS / f"{name}.annotator.xz"
            (begin / f"{name}.annotator").write_bytes(lzma.decompress(packed.read_bytes()))
        if self.server:
            self.server.drop(BASE)
            make_sample(self.server.make(BASE), coder="Ada").close()

    def round(self, number: int, seed: int, *, window: bool) -> tuple[Plan, Verdict, Path]:
        """Holds a round; its plan, what it came to and its folder, which is there if it failed."""
        chance = random.Random(f"{seed}:{number}")  # noqa: S311 - no secret
        planned = plan(chance, server=self.server is not None, window=window)
        folder = self.folder / f"round-{number}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        location = self._begin(folder, planned, number)
        problems: list[str] = []
        for n, (jobs, kills) in enumerate(zip(planned.waves, planned.kills, strict=True)):
            workers = [
                Worker(
                    location,
                    folder,
                    f"{job}-{n}{k}",
                    random.Random(f"{seed}:{number}:{n}:{k}"),  # noqa: S311 - dice, no secrets
                    disturbed=planned.disturbed,
                )
                for k, job in enumerate(jobs)
            ]
            problems += self._wave(workers, jobs, kills, planned, chance)
        result = self._verify(location, folder, planned)
        result.problems = [*problems, *result.problems]
        if self.server:
            self.server.drop(f"round_{number}")
        if not result.problems:
            shutil.rmtree(folder)
        return planned, result, folder

    def _begin(self, folder: Path, planned: Plan, number: int) -> str:
        begin = self.folder / "begin"
        shutil.copyfile(begin / f"{planned.base}.annotator", folder / BACKUP)
        if self.server:
            self.server.drop(f"round_{number}")
            return self.server.make(f"round_{number}", BASE)
        place = folder / "project.annotator"
        shutil.copyfile(begin / f"{planned.base}.annotator", place)
        return str(place)

    def _wave(
        self,
        workers: list[Worker],
        jobs: tuple[str, ...],
        kills: tuple[float | None, ...],
        planned: Plan,
        chance: random.Random,
    ) -> list[str]:
        known = {**JOBS, **self.extra}
        processes = [start(worker, known[job]) for worker, job in zip(workers, jobs, strict=True)]
        begun = time.monotonic()
        # In some rounds the moment counts from the start, and most are killed while they open.
        if chance.random() < 0.75:
            begun = _first_edit(workers)
        due = sorted(
            (at, process) for at, process in zip(kills, processes, strict=True) if at is not None
        )
        if planned.upset == "server" and self.server:
            due.append((chance.uniform(0.0, 0.5), 0))
        for at, process in sorted(due):
            _wait(begun, at, workers)
            if process:
                os.kill(process, signal.SIGKILL)
            elif self.server:
                self.server.kill(at_once=chance.random() < 0.5)
                self.server.start()
        staying = [p for p, at in zip(processes, kills, strict=True) if at is None]
        for process in staying:
            os.kill(process, signal.SIGTERM)
        hung = end(processes, _PATIENCE)
        return [f"{jobs[processes.index(process)]} did not stop" for process in hung]

    def _verify(self, location: str, folder: Path, planned: Plan) -> Verdict:
        out = folder / "verdict.json"

        def look() -> None:
            result = verdict(
                location,
                folder,
                disturbed=planned.upset in ("move", "restore_in_place"),
                alone=planned.upset == "copy_at_rest",
            )
            out.write_bytes(msgspec.json.encode(result))

        try:
            apart(look)
        except ChildProcessError as error:
            return Verdict([str(error)])
        return msgspec.json.decode(out.read_bytes(), type=Verdict)


def _wait(begun: float, seconds: float, workers: list[Worker]) -> None:
    """Waits so long; on a machine that is busy otherwise up to ten times, until enough was done."""
    copies = [worker for worker in workers if worker.name.startswith("copy_at_rest")]
    wanted = 1 if copies else seconds * _EDITS_A_SECOND
    while (waited := time.monotonic() - begun) < 10 * seconds:
        if waited >= seconds and _lines(copies or workers) >= wanted:
            return
        time.sleep(0.005)


def _lines(workers: list[Worker]) -> int:
    written = [each.lines_file for each in workers if each.lines_file.exists()]
    return sum(file.read_bytes().count(b"\n") for file in written)


def _first_edit(workers: list[Worker]) -> float:
    """Waits until somebody has edited, the window if there is one, ten seconds at most; when."""
    deadline = time.monotonic() + 10
    at_window = [worker for worker in workers if worker.name.startswith("window")]
    while time.monotonic() < deadline:
        for worker in at_window or workers:
            try:
                if worker.lines_file.stat().st_size:
                    return time.monotonic()
            except FileNotFoundError:
                continue
        time.sleep(0.005)
    return time.monotonic()


def apart(work: Callable[[], object]) -> None:
    """Does something in a process of its own: what forks workers must have no database open.

    Raises:
        ChildProcessError: it failed; says how.
    """
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:  # noqa: BLE001 - told to the one who asked
            import traceback  # noqa: PLC0415 - after a fault alone

            os.write(writer, traceback.format_exc()[-60_000:].encode())
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader, "rb") as output:
        words = output.read().decode()
    _, status = os.waitpid(process, 0)
    if status:
        raise ChildProcessError(words or f"ended with {status}")
