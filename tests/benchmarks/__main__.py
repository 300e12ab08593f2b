"""Runs every benchmark and prints one table: ``uv run python -m tests.benchmarks [NAME...]``."""

import os
import sys
from collections.abc import Callable, Iterator

# Before any benchmark imports Qt: they need no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from tests.benchmarks import article_view, correcting, listing, marking, searching, sheet, starting
from tests.benchmarks.table import Row, render

BENCHMARKS: dict[str, Callable[[], Iterator[Row]]] = {
    "article_view": article_view.rows,
    "correcting": correcting.rows,
    "listing": listing.rows,
    "marking": marking.rows,
    "sheet": sheet.rows,
    "searching": searching.rows,
    "starting": starting.rows,
}


def main(names: list[str]) -> None:
    """Runs the benchmarks of these names, all without any."""
    rows: list[Row] = []
    for name in names or list(BENCHMARKS):
        for row in BENCHMARKS[name]():
            print(f"{name}: {row.name}", file=sys.stderr, flush=True)
            rows.append(row)
    print(render(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
