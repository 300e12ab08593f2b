"""Project files as this version writes them, for the versions to come.

``uv run python -m tests.released`` makes those of the version in ``annotator/__init__.py``, once,
when it is released: ``projects/VERSION-NAME.annotator.xz``, and beside each, as ``.json.xz``, what
its JSON export said then.
"""

import lzma
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from annotator import __version__
from annotator.core.coding.article import Article
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.sample import make_sample
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.benchmarks.corpora import fill, write_corpus

PROJECTS = Path(__file__).parent / "projects"
RECORDS = 5000


def _sample(place: Path) -> Project:
    return make_sample(place, coder="Ada")


def _large(place: Path) -> Project:
    """What was imported, and a journal of every kind of edit by two coders."""
    project = Project.create(place, coder="Ada", name="Five thousand records")
    fill(project, RECORDS)
    with tempfile.TemporaryDirectory() as folder:
        # Labels of another tool: what they were taken for is kept with the project.
        write_corpus(Path(folder) / "brat", 5)
        import_paths(project, [Path(folder) / "brat"], lenient=True)
    _work(project, 0)
    project.close()
    ben = Project.open(place, coder="Ben")
    _work(ben, 25)
    ben.close()
    return Project.open(place, coder="Ada")


def _work(project: Project, first: int) -> None:
    rows = project.articles.page(offset=first, limit=20)
    for row in rows:
        _code(project, project.articles.get(row.id))
    article = project.articles.get(rows[0].id)
    text = article.text.replace("“", "", 1)
    project.correction.carry_out(project.correction.plan(article, text), {})
    actors = project.actors
    one, other = project.actors.called(limit=2)
    actors.merge(one, [other])
    actors.create(f"Unused of {project.coder.name}")
    for _ in range(3):
        project.history.undo()
    project.history.redo()


def _code(project: Project, article: Article) -> None:
    records = project.records
    quote = records.create(article.id, "quote", [Span(20, 60), Span(80, 90)])
    quote = records.name_actor(quote, "speaker", 0, f"Speaker {article.title[-1]} 😀")
    quote = records.take(quote, "cue", [Span(64, 70)])
    claim = records.create(article.id, "claim", [Span(100, 150)])
    project.links.add(quote.id, claim.id, "makes")
    project.notes.note_record(claim, "Says who?")
    project.notes.flag_record(records.set_state(quote, "done"), True)
    event = records.create(article.id, "event", [Span(10, 15)])
    records.delete([event])
    project.history.undo()
    project.notes.note_article(article, "Read twice.")
    project.articles.set_status(article.id, "done")


KINDS: dict[str, Callable[[Path], Project]] = {"sample": _sample, "5000-records": _large}


def main() -> None:
    """Makes what this version has not yet."""
    for name, make in KINDS.items():
        archive = PROJECTS / f"{__version__}-{name}.annotator.xz"
        if archive.exists():
            sys.exit(f"{archive.name} is there already: what was released is not made anew.")
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / f"{name}.annotator"
            project = make(place)
            assert check(project) == []
            exported = Path(folder) / "project.json"
            export(project, exported, format="json")
            project.close()
            _keep(place, archive)
            _keep(exported, archive.with_name(f"{__version__}-{name}.json.xz"))


def _keep(file: Path, archive: Path) -> None:
    archive.write_bytes(lzma.compress(file.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{archive.name}: {archive.stat().st_size / 1000:,.0f} kB")


if __name__ == "__main__":
    main()
