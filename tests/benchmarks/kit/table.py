"""One table for all benchmarks: each figure beside a floor from the same run."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A measured figure and what it is held against; both in milliseconds.

    Attributes:
        floor_name: what the floor is, such as “bare QPlainTextEdit”.
        aim: what the ratio is to reach; None for a row that is there to be fair.
        faster: whether the ratio says how many times faster than the floor it is, and the aim is
            the least of them; else the ratio is figure / floor, and the aim the most of it.
        records: of how many records the project was; 0 where that says nothing.
    """

    name: str
    figure: float
    floor_name: str
    floor: float
    aim: float | None = None
    faster: bool = False
    records: int = 0

    @property
    def title(self) -> str:
        """The name, with the number of records."""
        return f"{self.name}, {self.records:,} records" if self.records else self.name

    @property
    def ratio(self) -> float:
        """Floor / figure if it is to be faster, else figure / floor."""
        return self.floor / self.figure if self.faster else self.figure / self.floor

    @property
    def verdict(self) -> str:
        """The aim, and whether it was met; empty without an aim."""
        if self.aim is None:
            return ""
        met = self.ratio >= self.aim if self.faster else self.ratio <= self.aim
        sign = ">=" if self.faster else "<="
        return f"{sign} {self.aim:g} {'met' if met else 'MISSED'}"


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """The median time of several runs."""
    times: list[float] = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def render(rows: Sequence[Row]) -> str:
    """The rows as a table of aligned columns."""
    head = ("what", "ms", "floor", "floor ms", "ratio", "aim")
    body = [
        (
            row.title,
            f"{row.figure:,.2f}",
            row.floor_name,
            f"{row.floor:,.2f}",
            f"{row.ratio:,.2f}{'x faster' if row.faster else ''}",
            row.verdict,
        )
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    right = (1, 3, 4)
    lines = [
        "  ".join(
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in (head, tuple("-" * width for width in widths), *body)
    ]
    return "\n".join(lines)


def markdown(rows: Sequence[Row]) -> str:
    """The rows as a table with a column a size: milliseconds, and how many times the floor."""
    sizes = sorted({row.records for row in rows})
    head = ["what", "floor", *(f"{size:,}" if size else "" for size in sizes)]
    lines = [head, ["---", "---", *("---:" for _ in sizes)]]
    for (name, floor), group in _by_name(rows).items():
        cells = (_cell(group.get(size)) for size in sizes)
        lines.append([name, floor, *cells])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _by_name(rows: Sequence[Row]) -> dict[tuple[str, str], dict[int, Row]]:
    found: dict[tuple[str, str], dict[int, Row]] = {}
    for row in rows:
        found.setdefault((row.name, row.floor_name), {})[row.records] = row
    return found


def _cell(row: Row | None) -> str:
    if row is None:
        return ""
    missed = ", **missed**" if row.verdict.endswith("MISSED") else ""
    digits = 0 if row.figure >= 100 else 1
    return f"{row.figure:,.{digits}f} ({row.ratio:,.2f}×{missed})"
