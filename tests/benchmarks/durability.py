"""What it costs that a commit is on the disk, by each journal mode of SQLite, and that afterwards
the file alone holds everything. The floor is a page that is written to a plain file and synced.
"""

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from pathlib import Path

from annotator.core.text.span import Span
from annotator.services.project import Project
from tests.benchmarks.editing import Bare
from tests.benchmarks.kit.sized import CODER, Sized, in_turn, prepared
from tests.benchmarks.kit.table import Row

_RECORDS = 1000
_ROUNDS = 12
_AT_ONCE = 16
_FEW = 5
_BESIDE = 25
_PAUSE = 0.23
_LONG = 1000
_PAGE = 4096
_PATIENCE = 10.0
_MODES = ("WAL", "DELETE", "TRUNCATE", "PERSIST")
_READER = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], timeout=10, isolation_level=None)
print("reading", flush=True)
while True:
    connection.execute("BEGIN")
    connection.execute("SELECT sum(length(text)) FROM articles").fetchall()
    # As an export or a backup of a large project does, which reads for seconds.
    time.sleep(0.5)
    connection.execute("COMMIT")
    time.sleep(0.1)
"""


def rows() -> Iterator[Row]:
    """Each mode alone and beside a process that reads, then bringing the log home."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        sized = prepared(_RECORDS, folder)
        plain = stack.enter_context((folder / "plain").open("wb", buffering=0))

        def page() -> None:
            plain.write(b"x" * _PAGE)
            os.fsync(plain.fileno())

        bare = [_Committing(sized, mode, stack) for mode in _MODES]
        alone = in_turn([page, *(each.commit for each in bare)], _ROUNDS, _AT_ONCE)
        floor = statistics.median(alone[0])
        for mode, times in zip(_MODES, alone[1:], strict=True):
            yield from _of_mode(f"a commit, {mode}, alone", times, floor)
        for each in bare:
            with _reader(each.place):
                times = [each.commit_after(_PAUSE) for _ in range(_BESIDE)]
            what = f"a commit, {each.mode}, beside one who reads for half a second at a time"
            yield from _of_mode(what, times, floor)
        times = [bare[0].home(_LONG) for _ in range(_FEW)]
        what = f"bring the log home after {_LONG:,} commits, bare sqlite3"
        yield Row(what, statistics.median(times), _FLOOR, floor)
        yield from _of_project(sized, bare[0])


def _of_project(sized: Sized, bare: "_Committing") -> Iterator[Row]:
    """What the project's own keeper of the file costs, and how soon the file is whole."""
    with closing(Project.open(sized.project, coder=CODER)) as project:
        article = project.articles.page(limit=1)[0].id
        keeper = project.store._keeper
        assert keeper is not None

        def edit() -> None:
            project.records.create(article, "quote", [Span(0, 8)])

        for edits in (1, 20):
            ours: list[float] = []
            floor: list[float] = []
            for _ in range(_ROUNDS):
                keeper.bring_home()
                for _ in range(edits):
                    edit()
                start = time.perf_counter()
                assert keeper.bring_home()
                ours.append((time.perf_counter() - start) * 1000)
                floor.append(bare.home(edits))
            what = f"bring the log home after {edits} edit{'s' if edits > 1 else ''}"
            name = "bare wal_checkpoint(TRUNCATE)"
            yield Row(what, statistics.median(ours), name, statistics.median(floor))
        log = Path(f"{project.location}-wal")
        waits: list[float] = []
        for _ in range(_FEW):
            edit()
            start = time.perf_counter()
            while log.stat().st_size:
                time.sleep(0.01)
            waits.append((time.perf_counter() - start) * 1000)
    what = "from an edit until the file alone is the whole project"
    yield Row(what, statistics.median(waits), "two seconds", 2000, aim=1)


_FLOOR = "4 KB written and synced"


def _of_mode(what: str, times: list[float], floor: float) -> Iterator[Row]:
    yield Row(what, statistics.median(times), _FLOOR, floor)
    yield Row(f"{what}, the slowest of 20", statistics.quantiles(times, n=20)[-1], _FLOOR, floor)


class _Committing:
    """Marks spans by bare sqlite3 in a project's copy under one journal mode."""

    _numbers = count()

    def __init__(self, sized: Sized, mode: str, stack: ExitStack) -> None:
        self.mode = mode
        self.place = sized.bare.with_suffix(f".{mode}-{next(self._numbers)}")
        with closing(sqlite3.connect(sized.bare)) as source:
            target = sqlite3.connect(self.place, isolation_level=None, timeout=_PATIENCE)
            source.backup(target)
        self._connection = stack.enter_context(closing(target))
        self._connection.execute(f"PRAGMA journal_mode = {mode}").fetchall()
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "wal_autocheckpoint = 0"):
            self._connection.execute(f"PRAGMA {pragma}").fetchall()
        self._bare = Bare(self._connection, [""])

    def commit(self) -> None:
        """One edit, durable when this returns."""
        self._bare.mark()

    def commit_after(self, seconds: float) -> float:
        """Milliseconds of an edit of a person who thinks first, so that the reader goes on."""
        time.sleep(seconds)
        start = time.perf_counter()
        self.commit()
        return (time.perf_counter() - start) * 1000

    def home(self, edits: int) -> float:
        """Milliseconds to bring home the log of so many edits."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        for _ in range(edits):
            self._bare.mark()
        start = time.perf_counter()
        [(busy, _, _)] = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        assert not busy
        return (time.perf_counter() - start) * 1000


@contextmanager
def _reader(place: Path) -> Iterator[None]:
    command = [sys.executable, "-c", _READER, str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield
        finally:
            process.kill()
