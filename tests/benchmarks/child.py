"""One job in a process of its own, so that its peak memory is known.

``python -m tests.benchmarks.child JOB PATH...`` prints seconds and megabytes as JSON.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec


class Cost(msgspec.Struct, frozen=True):
    """What a job took."""

    seconds: float
    megabytes: float


def cost(job: str, *paths: Path | str) -> Cost:
    """What the job takes in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.child", job, *map(str, paths)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return msgspec.json.decode(done.stdout.splitlines()[-1], type=Cost)


def _import(project: str, folder: str) -> float:
    from annotator.services.project import Project  # noqa: PLC0415 - the floors do without
    from annotator.services.transfer import import_paths  # noqa: PLC0415

    opened = Project.open(project, coder="Ada")
    start = time.perf_counter()
    report = import_paths(opened, [Path(folder)])
    seconds = time.perf_counter() - start
    opened.close()
    assert not report.problems, report.problems[:3]
    print(f"{report.articles:,} articles, {report.records:,} records", file=sys.stderr)
    return seconds


def _export(project: str, out: str, format_name: str) -> float:
    from annotator.services.project import Project  # noqa: PLC0415
    from annotator.services.transfer import export  # noqa: PLC0415

    opened = Project.open(project, coder="Ada")
    start = time.perf_counter()
    export(opened, Path(out), format=format_name)
    seconds = time.perf_counter() - start
    opened.close()
    return seconds


def _floor(name: str, *paths: str) -> float:
    from tests.benchmarks import floors  # noqa: PLC0415

    return floors.FLOORS[name](*map(Path, paths))


_JOBS: dict[str, Callable[..., float]] = {"import": _import, "export": _export, "floor": _floor}


def main(job: str, *arguments: str) -> None:
    """Does the job and says what it took."""
    seconds = _JOBS[job](*arguments)
    print(json.dumps({"seconds": seconds, "megabytes": _peak()}))


def _peak() -> float:
    """Megabytes; as the system tells of this program alone, for what `resource` tells has the
    peak of the process that started it in it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
