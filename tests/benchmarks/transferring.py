"""A brat corpus taken in and a project written out, against bare modules, with peak memory."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotator.services.project import Project
from tests.benchmarks.child import Cost, cost
from tests.benchmarks.corpora import LINES_PER_FILE, fill, write_corpus, write_texts
from tests.benchmarks.kit.table import Row

_MEMORY = 400.0
_FLAT = 1.25
_FORMATS = ("jsonl", "csv", "brat")
FEW_ARTICLES, MANY_ARTICLES = 4000, 20_000
FEW_RECORDS, MANY_RECORDS = 100_000, 1_000_000
FILES, FEW_FILES = 5000, 1000


def importing(few: int = 0, many: int = 0) -> Iterator[Row]:
    """Corpora of so many articles of 25 annotations; the large one takes some minutes."""
    costs: list[Cost] = []
    for articles in (few or FEW_ARTICLES, many or MANY_ARTICLES):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_corpus(folder / "corpus", articles)
            for project in ("ours", "bare"):
                Project.create(folder / project, coder="Ada").close()
            ours, bare = folder / "ours.annotator", folder / "bare.annotator"
            spent = cost("import", ours, folder / "corpus")
            floor = cost("floor", "import", bare, folder / "corpus", ours)
        what = f"import brat: {articles:,} articles, {articles * LINES_PER_FILE:,} annotations"
        yield from times(what, spent, floor, "sqlite3, same files and rows")
        yield peak(what, spent)
        costs.append(spent)
    yield growth("import brat", *costs)


def importing_texts(files: int = 0) -> Iterator[Row]:
    """So many small text files in a folder, each an article that nobody coded."""
    files = files or FILES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_texts(folder / "texts", files)
        for project in ("ours", "bare"):
            Project.create(folder / project, coder="Ada").close()
        ours, bare = folder / "ours.annotator", folder / "bare.annotator"
        spent = cost("import", ours, folder / "texts")
        floor = cost("floor", "import", bare, folder / "texts", ours)
    what = f"import texts: {files:,} files"
    yield from times(what, spent, floor, "sqlite3, same files and rows")
    yield peak(what, spent)


def exporting(few: int = 0, many: int = 0) -> Iterator[Row]:
    """Projects of so many records; the large one takes a quarter of an hour."""
    costs: dict[str, list[Cost]] = {}
    for records in (few or FEW_RECORDS, many or MANY_RECORDS):
        with tempfile.TemporaryDirectory() as name:
            project = Project.create(Path(name) / "large", coder="Ada")
            fill(project, records)
            project.close()
            for format_name in _FORMATS:
                spent = cost("export", project.location, Path(name) / "out", format_name)
                _remove(Path(name) / "out")
                floor = cost("floor", format_name, project.location, Path(name) / "out")
                _remove(Path(name) / "out")
                what = f"export {format_name}: {records:,} records"
                yield from times(what, spent, floor, "sqlite3, csv, json, same rows")
                yield peak(what, spent)
                costs.setdefault(format_name, []).append(spent)
    for format_name, found in costs.items():
        yield growth(f"export {format_name}", *found)


def importing_little() -> Iterator[Row]:
    """The same in half a minute."""
    yield from importing(400, 2000)


def importing_texts_little() -> Iterator[Row]:
    """The same in seconds."""
    yield from importing_texts(FEW_FILES)


def exporting_little() -> Iterator[Row]:
    """The same in half a minute."""
    yield from exporting(5000, 20_000)


def times(what: str, spent: Cost, floor: Cost, name: str, aim: float | None = 3) -> Iterator[Row]:
    """By the clock and, to be fair on a machine that others use too, of the processor."""
    yield Row(what, spent.seconds * 1000, name, floor.seconds * 1000, aim=aim)
    yield Row(f"{what}, processor", spent.cpu * 1000, name, floor.cpu * 1000)


def peak(what: str, spent: Cost) -> Row:
    return Row(f"{what}, peak in MB", spent.megabytes, f"{_MEMORY:g} MB", _MEMORY, aim=1)


def growth(what: str, few: Cost, many: Cost) -> Row:
    return Row(
        f"{what}, peak in MB of the large one",
        many.megabytes,
        "the small one's",
        few.megabytes,
        aim=_FLAT,
    )


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
