"""Runs benchmarks and prints one table: ``uv run python -m tests.benchmarks [--small] [NAME...]``.

``--list`` names them; ``--small`` runs those that have a small size in it.
"""

import os
import sys
from collections.abc import Callable, Iterator

# Before any benchmark imports Qt: they need no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from tests.benchmarks import (
    article_view,
    correcting,
    listing,
    marking,
    searching,
    sheet,
    starting,
    transferring,
)
from tests.benchmarks.table import Row, render

BENCHMARKS: dict[str, Callable[[], Iterator[Row]]] = {
    "article_view": article_view.rows,
    "correcting": correcting.rows,
    "exporting": transferring.exporting,
    "importing": transferring.importing,
    "listing": listing.rows,
    "marking": marking.rows,
    "sheet": sheet.rows,
    "searching": searching.rows,
    "starting": starting.rows,
}
SMALL = {
    "exporting": transferring.exporting_little,
    "importing": transferring.importing_little,
}


def main(arguments: list[str]) -> None:
    """Runs the benchmarks of these names, all without any."""
    if "--list" in arguments:
        print("\n".join(BENCHMARKS))
        return
    chosen = {**BENCHMARKS, **SMALL} if "--small" in arguments else BENCHMARKS
    rows: list[Row] = []
    for name in [each for each in arguments if each != "--small"] or list(chosen):
        for row in chosen[name]():
            print(f"{name}: {row.name}", file=sys.stderr, flush=True)
            rows.append(row)
    print(render(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
