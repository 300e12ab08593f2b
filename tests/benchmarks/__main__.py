"""Runs benchmarks and prints one table: ``uv run python -m tests.benchmarks [NAME...]``.

``--records 1000 100000 1000000`` runs those that take a project of any size, at these sizes;
``--save FILE`` keeps the ratios of a run, and ``--compare FILE`` says what is worse by more than a
third than they were, and ends with 1; those of the last version are in ``ratios.json`` here.
``--smoke`` runs all of them at their smallest, to see whether they still run.
``--help`` names them all.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

# Before any benchmark imports Qt: they need no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from tests.benchmarks import (
    adjudicating,
    agreement,
    article_view,
    assigning,
    assist,
    calls,
    correcting,
    crowded,
    durability,
    editing,
    listing,
    merging,
    reading,
    searching,
    sheet,
    smoke,
    starting,
    theming,
    transferring,
    whole,
    window,
)
from tests.benchmarks.kit import ratios
from tests.benchmarks.kit.sized import Sized, prepared
from tests.benchmarks.kit.table import Row, markdown, render

Run = Callable[[], Iterable[Row]]

BENCHMARKS: dict[str, Run] = {
    "agreement": agreement.rows,
    "adjudicating": adjudicating.rows,
    "article_view": article_view.rows,
    "assigning": assigning.rows,
    "assist": assist.rows,
    "correcting": correcting.rows,
    "crowded": crowded.rows,
    "durability": durability.rows,
    "exporting": transferring.exporting,
    "importing": transferring.importing,
    "importing_texts": transferring.importing_texts,
    "listing": listing.rows,
    "merging": merging.rows,
    "sheet": sheet.rows,
    "searching": searching.rows,
    "starting": starting.rows,
    "theming": theming.rows,
}
SMALL: dict[str, Run] = {
    "exporting": transferring.exporting_little,
    "importing": transferring.importing_little,
    "importing_texts": transferring.importing_texts_little,
}
SIZED: dict[str, Callable[[list[Sized]], Iterable[Row]]] = {
    "editing": editing.rows,
    "window": window.rows,
    "reading": reading.rows,
    "whole": whole.rows,
}
_CALLS = "calls"
"""Counts instead of measuring, and so has a table of its own."""
_SIZES = (1000, 20_000)
"""Those that are measured if none are given."""


def main(arguments: list[str]) -> int:
    """Runs the benchmarks of these names, all that go with the arguments without any.

    Returns:
        1 if something is worse than the ratios that it is compared with, else 0.
    """
    names = [*BENCHMARKS, *SIZED, _CALLS]
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        epilog=f"NAME is one of {', '.join(names)}. "
        f"{', '.join(SIZED)} take projects of the sizes of --records.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--records", type=int, nargs="+", metavar="N", default=[])
    parser.add_argument(
        "--projects", type=Path, metavar="FOLDER", help="keep the projects of these sizes here"
    )
    parser.add_argument("--small", action="store_true", help="those that have a small size, in it")
    parser.add_argument(
        "--smoke", action="store_true", help="all at their smallest, to see that they run"
    )
    parser.add_argument("--markdown", action="store_true", help="print a table for docs")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep the ratios here")
    parser.add_argument(
        "--compare", type=Path, metavar="FILE", help="say what is a third worse than these ratios"
    )
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in names]:
        parser.error(f"there is no {', '.join(unknown)}")
    if asked.smoke:
        smoke.make_small()
        asked.names, asked.records = names, [*smoke.SIZES]
    if _CALLS in asked.names:
        print(calls.report())
        asked.names.remove(_CALLS)
        if not asked.names:
            return 0
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, run in _chosen(asked, Path(folder)):
            for row in run():
                line = f"{row.figure:,.2f} to {row.floor:,.2f}, ratio {row.ratio:,.2f}"
                print(f"{name}: {row.title}: {line}", file=sys.stderr, flush=True)
                rows.append(row)
    print(markdown(rows) if asked.markdown else render(rows))
    found = ratios.worse(rows, asked.compare) if asked.compare else []
    if asked.save:
        ratios.save(rows, asked.save)
    if found:
        print("\nworse by more than a third:", *found, sep="\n", file=sys.stderr)
    return int(bool(found))


def _chosen(asked: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Run]]:
    every = {**BENCHMARKS, **SMALL} if asked.small else BENCHMARKS
    names = asked.names or list(SIZED if asked.records else BENCHMARKS)
    folder_of_projects = asked.projects or folder
    folder_of_projects.mkdir(parents=True, exist_ok=True)
    sizes = asked.records or _SIZES
    projects = (
        [prepared(size, folder_of_projects) for size in sizes] if set(names) & set(SIZED) else []
    )
    for name in names:
        yield name, every[name] if name in every else partial(SIZED[name], projects)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
