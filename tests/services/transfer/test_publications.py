"""The same text in a second outlet: its outlet, date and address are kept."""

from pathlib import Path

import pytest

from annotator.core.coding.article import Article
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.article_publications import all_publications
from annotator.core.coding.publication import Publication, keyed
from annotator.core.errors import ConflictError
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.preview import preview
from tests.services.transfer.projects import Make

_WORDS = "PORT CITY - Talks over the harbour deal failed on Friday, the ministry said."
_BELL = Publication("The Bell", "2017-03-03")
_MIRROR = Publication("The Mirror", "2017-03-04", "", "https://mirror.example/1")


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    for outlet, date, url in (("The Bell", "2017-03-03", ""), _MIRROR_PARTS):
        head = f"---\ntitle: Talks fail\nsource: {outlet}\ndate: {date}\nurl: {url}\n---\n\n"
        (folder / f"{outlet[4:].lower()}.txt").write_text(f"{head}{_WORDS}\n")
    return folder


_MIRROR_PARTS = (_MIRROR.outlet, _MIRROR.date, _MIRROR.url)


def _article(project: Project) -> Article:
    [article] = project.articles.all()
    return article


def test_a_duplicate_adds_its_publication(project: Project, wire: Path) -> None:
    seen = preview(project, [wire])
    tried = import_paths(project, [wire], dry_run=True)
    done = import_paths(project, [wire])
    for each in (seen, tried, done):
        assert (each.articles, each.publications, len(each.duplicates)) == (1, 1, 1)
    assert all_publications(_article(project)) == [_BELL, _MIRROR]
    assert not check(project)
    again = import_paths(project, [wire])
    assert (again.publications, again.change) == (0, None)
    project.history.undo()
    assert project.articles.count() == 0


def test_one_that_comes_later_is_a_change_of_its_own(project: Project, wire: Path) -> None:
    import_paths(project, [wire / "bell.txt"])
    late = import_paths(project, [wire / "mirror.txt"])
    assert late.publications == 1
    assert late.change is not None
    assert late.change.sentence() == "Import 1 publication"
    assert _article(project).publications == keyed([_MIRROR])
    assert not check(project)
    project.history.undo()
    assert _article(project).publications == {}
    project.history.redo()
    assert _article(project).publications == keyed([_MIRROR])
    assert not check(project)


def test_the_filter_of_outlets_finds_both(project: Project, wire: Path) -> None:
    import_paths(project, [wire])
    (wire / "star.txt").write_text("---\nsource: The Star\n---\n\nAnother text.\n")
    import_paths(project, [wire / "star.txt"])
    for outlet in ("The Bell", "The Mirror"):
        assert project.articles.count(ArticleFilter(sources=(outlet,))) == 1
        found = project.articles.page(ArticleFilter(sources=(outlet,)))
        assert [each.source for each in found] == ["The Bell"]
    assert project.articles.count(ArticleFilter(sources=("The Mirror", "The Star"))) == 2
    assert project.articles.count(ArticleFilter(text="mirr")) == 1
    assert {each.name: each.articles for each in project.articles.outlets()} == {
        "The Bell": 1,
        "The Mirror": 1,
        "The Star": 1,
    }


def test_an_export_has_them_and_brings_them(make: Make, wire: Path, tmp_path: Path) -> None:
    project = make("Ada")
    import_paths(project, [wire])
    for name in ("json", "jsonl"):
        export(project, tmp_path / f"out.{name}", format=name)
        other = make("Ben")
        assert import_paths(other, [tmp_path / f"out.{name}"]).publications == 1
        assert all_publications(_article(other)) == [_BELL, _MIRROR]
    export(project, tmp_path / "report.html", format="report")
    assert "also in <bdi>The Mirror</bdi>" in (tmp_path / "report.html").read_text()
    export(project, tmp_path / "tables", format="csv")
    rows = (tmp_path / "tables" / "publications.csv").read_text().splitlines()
    assert [row.partition(",")[2] for row in rows] == [
        "number,outlet,date,section,url",
        "1,The Bell,2017-03-03,,",
        "2,The Mirror,2017-03-04,,https://mirror.example/1",
    ]


def test_they_are_edited_as_one_change_each(project: Project, wire: Path) -> None:
    import_paths(project, [wire])
    seen = _article(project)
    star = Publication("The Star", "2017-03-05")
    changes = project.counts().changes
    changed = project.articles.set_publications(seen, keyed([_MIRROR, star, Publication()]))
    assert project.counts().changes == changes + 1
    assert changed.publications == keyed([_MIRROR, star])
    edit = project.history.undoable()
    assert edit is not None
    details = project.history.details([edit])[edit.seq]
    assert (details.before, details.after) == ("", "The Star, 2017-03-05")
    # From what was seen before: what came meanwhile stays.
    removed = project.articles.set_publications(seen, {})
    assert removed.publications == keyed([star])
    assert not check(project)
    project.history.undo()
    project.history.undo()
    assert _article(project).publications == keyed([_MIRROR])


def test_undo_is_refused_where_the_same_publication_was_removed(make: Make, wire: Path) -> None:
    ada = make("Ada")
    import_paths(ada, [wire / "bell.txt"])
    import_paths(ada, [wire / "mirror.txt"])
    ben = Project.open(ada.location, coder="Ben")
    ben.articles.set_publications(_article(ben), {})
    ben.close()
    with pytest.raises(ConflictError, match="publication of the article has been changed since"):
        ada.history.undo()
