"""One job in a process of its own, so that its peak memory is known.

``python -m tests.benchmarks.child JOB PATH...`` prints seconds and megabytes as JSON.
"""

# ruff: noqa: PLC0415 - each job loads what it needs, so that its peak is its own.

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec


class Cost(msgspec.Struct, frozen=True):
    """What a job took."""

    seconds: float
    cpu: float
    megabytes: float


class Stopwatch:
    """Seconds that went by, and those that the processor worked, in the blocks that it times."""

    def __init__(self) -> None:
        self.seconds = self.cpu = 0.0

    def __enter__(self) -> None:
        self._start = time.perf_counter(), time.process_time()

    def __exit__(self, *error: object) -> None:
        self.seconds += time.perf_counter() - self._start[0]
        self.cpu += time.process_time() - self._start[1]


_HERE: frozenset[str] = frozenset()
"""Jobs that are done in this process, where nobody asks for its peak."""


def cost(job: str, *paths: Path | str) -> Cost:
    """What the job takes in a process of its own."""
    if job in _HERE:
        watch = _JOBS[job](*map(str, paths))
        return Cost(watch.seconds, watch.cpu, _peak())
    command = [sys.executable, "-m", "tests.benchmarks.child", job, *map(str, paths)]
    # Python keeps compiled modules, as it does on a person's machine.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=kept)
    return msgspec.json.decode(done.stdout.splitlines()[-1], type=Cost)


def _import(project: str, folder: str) -> Stopwatch:
    from annotator.services.project import Project
    from annotator.services.transfer.importing import import_paths

    opened = Project.open(project, coder="Ada")
    with (watch := Stopwatch()):
        report = import_paths(opened, [Path(folder)])
    opened.close()
    assert not report.problems, report.problems[:3]
    print(f"{report.articles:,} articles, {report.records:,} records", file=sys.stderr)
    return watch


def _export(project: str, out: str, format_name: str) -> Stopwatch:
    from annotator.services.project import Project
    from annotator.services.transfer.exporting import export

    opened = Project.open(project, coder="Ada")
    with (watch := Stopwatch()):
        export(opened, Path(out), format=format_name)
    opened.close()
    return watch


def _merge(project: str, other: str) -> Stopwatch:
    from annotator.services.project import Project

    opened = Project.open(project, coder="Ada")
    with (watch := Stopwatch()):
        report = opened.handover.merge([Path(other)])
    opened.close()
    assert report.change, report
    assert not report.problems + report.conflicts, report
    counts = [report.total("new"), report.total("changed_there")]
    print(f"{counts[0]:,} new, {counts[1]:,} changed", file=sys.stderr)
    return watch


def _check(project: str) -> Stopwatch:
    from annotator.services.project import Project
    from annotator.services.safekeeping.checks import check

    opened = Project.open(project, coder="Ada")
    with (watch := Stopwatch()):
        findings = check(opened)
    opened.close()
    assert not findings, findings[:3]
    return watch


def _backup(project: str, out: str) -> Stopwatch:
    from annotator.services.safekeeping.backups import backup

    with (watch := Stopwatch()):
        backup(project, Path(out))
    return watch


def _floor(name: str, *paths: str) -> Stopwatch:
    from tests.benchmarks.kit import floors

    return floors.FLOORS[name](*map(Path, paths))


_JOBS: dict[str, Callable[..., Stopwatch]] = {
    "import": _import,
    "export": _export,
    "merge": _merge,
    "check": _check,
    "backup": _backup,
    "floor": _floor,
}


def main(job: str, *arguments: str) -> None:
    """Does the job and says what it took."""
    watch = _JOBS[job](*arguments)
    print(json.dumps({"seconds": watch.seconds, "cpu": watch.cpu, "megabytes": _peak()}))


def _peak() -> float:
    """Megabytes; as the system tells of this program alone, for what `resource` tells has the
    peak of the process that started it in it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
