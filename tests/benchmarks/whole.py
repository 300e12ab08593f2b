"""What goes through a whole project, each in a process of its own, with its peak memory."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.services.project import Project
from tests.benchmarks.child import cost
from tests.benchmarks.kit.sized import CODER, Sized
from tests.benchmarks.kit.table import Row
from tests.benchmarks.transferring import peak, times

_LARGE = 100_000


def rows(projects: Sequence[Sized]) -> Iterator[Row]:
    """Export, import of what was exported, check and backup, at each size."""
    for sized in projects:
        # Beside the project, so that all of it lies on one disk.
        with tempfile.TemporaryDirectory(dir=sized.project.parent) as name:
            for row in _rows(sized, Path(name)):
                # A small one is done before what it takes to begin is made up for.
                aim = row.aim if sized.records >= _LARGE else None
                yield replace(row, records=sized.records, aim=aim)


def _rows(sized: Sized, folder: Path) -> Iterator[Row]:
    for format_name in ("jsonl", "csv"):
        out, bare = folder / f"ours.{format_name}", folder / f"bare.{format_name}"
        spent = cost("export", sized.project, out, format_name)
        floor = cost("floor", format_name, sized.bare, bare)
        what = f"export {format_name}"
        yield from times(what, spent, floor, "sqlite3, csv, json, same rows")
        yield peak(what, spent)
        for each in (out, bare):
            if each.is_dir():
                shutil.rmtree(each)
    for project in ("taken", "bare"):
        Project.create(folder / project, coder=CODER).close()
    taken, bare = folder / "taken.annotator", folder / "bare.annotator"
    spent = cost("import", taken, folder / "ours.jsonl")
    floor = cost("floor", "import_jsonl", bare, folder / "ours.jsonl", taken)
    what = "import jsonl"
    yield from times(what, spent, floor, "sqlite3, json, same rows")
    yield peak(what, spent)
    for each in folder.iterdir():
        each.unlink()
    what = "check"
    spent = cost("check", sized.project)
    floor = cost("floor", "check", sized.bare)
    yield from times(what, spent, floor, "sqlite3's checks, each row read", aim=None)
    yield peak(what, spent)
    what = "back up"
    spent = cost("backup", sized.project, folder / "ours.annotator")
    floor = cost("floor", "backup", sized.bare, folder / "bare.annotator")
    yield from times(what, spent, floor, "sqlite3's backup and checks", aim=None)
    yield peak(what, spent)
