"""The same work on projects of so many records each, so that one sees what grows with them."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from annotator.services.project import Project
from tests.benchmarks.corpora import fill
from tests.benchmarks.kit.table import Row

SAME = 1.5
"""How many times longer a large project may take over what is to cost the same in each."""

CODER = "Ada"


@dataclass
class Sized:
    """A project of so many records."""

    records: int
    project: Path

    @cached_property
    def bare(self) -> Path:
        """A copy of it as it is when first asked for, in which floors write."""
        target = self.project.with_suffix(".bare")
        _remove(target)
        with (
            closing(sqlite3.connect(self.project)) as reader,
            closing(sqlite3.connect(target)) as writer,
        ):
            reader.backup(writer)
        return target

    def connect(self) -> sqlite3.Connection:
        """The copy by nothing but sqlite3, under the rules of a project."""
        connection = sqlite3.connect(self.bare, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA cache_size = -32768")
        return connection


def prepared(records: int, folder: Path) -> Sized:
    """A project of so many records: the one that lies in the folder, or a new one.

    To make one of a million takes minutes; kept, it serves the next run too.
    """
    project = folder / f"{records}.annotator"
    if not project.exists():
        half = folder / f"{records}.half"
        _remove(half)
        new = Project.create(half, coder=CODER)
        fill(new, records)
        new.close()
        half.rename(project)
    # Opened once, it is of today's schema.
    Project.open(project, coder=CODER).close()
    return Sized(records, project)


def _remove(project: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{project}{suffix}").unlink(missing_ok=True)


Ask = Callable[[], object]


def in_turn(asked: Sequence[Ask], rounds: int, at_once: int = 1) -> list[list[float]]:
    """Milliseconds of each, asked in turn so that all meet the same state of the machine.

    Args:
        at_once: how often one is asked before the next; the first of them is left out if there are
            several, for it finds what the others have pushed out of the processor's reach.
    """
    times: list[list[float]] = [[] for _ in asked]
    for _ in range(rounds):
        for ask, found in zip(asked, times, strict=True):
            for n in range(at_once):
                start = time.perf_counter()
                ask()
                if n or at_once == 1:
                    found.append((time.perf_counter() - start) * 1000)
    return times


def growth(what: str, figures: dict[int, float]) -> Iterator[Row]:
    """What is to cost the same in a large project, against the smallest of the run."""
    least = min(figures)
    for records, figure in figures.items():
        if records != least:
            name = f"the same at {least:,} records"
            yield Row(f"{what}, grown", figure, name, figures[least], SAME, records=records)
