"""A project goes out without texts and comes back with them, wherever they are."""

import json
from pathlib import Path

import pytest

from annotator.core.errors import AnnotatorError
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.services.transfer.projects import Make, code, without_project


@pytest.fixture
def out(project: Project, tmp_path: Path) -> Path:
    code(project)
    export(project, tmp_path / "whole.json")
    report = export(project, tmp_path / "out.json", format="no-text", quoted=2)
    assert (report.articles, report.records) == (1, 2)
    return tmp_path / "out.json"


def text_of(project: Project) -> str:
    [article] = project.articles.all()
    return article.text


def test_joined_to_texts_that_come_along(
    project: Project, out: Path, tmp_path: Path, make: Make
) -> None:
    text = text_of(project)
    assert text[20:80] not in out.read_text()
    (tmp_path / "text.txt").write_text(text)
    other = make("Ben")
    brought = import_paths(other, [tmp_path / "text.txt", out])
    assert (brought.articles, brought.records, brought.problems) == (1, 2, [])
    assert not check(other)
    export(other, tmp_path / "again.json")
    assert without_project(tmp_path / "again.json") == without_project(tmp_path / "whole.json")


def test_joined_to_texts_of_the_project(
    project: Project, out: Path, tmp_path: Path, make: Make
) -> None:
    other = make("Ben")
    (tmp_path / "text.txt").write_text(text_of(project))
    import_paths(other, [tmp_path / "text.txt"])
    brought = import_paths(other, [out])
    assert (brought.articles, brought.records, brought.problems) == (0, 2, [])
    [article] = other.articles.all()
    [theirs] = project.articles.all()
    spans, original = (
        [record.spans for record in each.records.of_article(article_id)]
        for each, article_id in ((other, article.id), (project, theirs.id))
    )
    assert spans == original
    assert not check(other)


def test_without_the_texts_nothing_comes_in(out: Path, make: Make) -> None:
    other = make("Ben")
    brought = import_paths(other, [out])
    assert (brought.articles, brought.records) == (0, 0)
    [problem] = brought.problems
    assert "neither in the project nor among the files" in problem.reason
    assert problem.place == "$.articles[0]"


def test_another_text_is_told_apart(
    project: Project, out: Path, tmp_path: Path, make: Make
) -> None:
    data = json.loads(out.read_text())
    data["articles"][0]["records"][0]["spans"][0]["end"] += 1
    out.write_text(json.dumps(data))
    (tmp_path / "text.txt").write_text(text_of(project))
    brought = import_paths(make("Ben"), [tmp_path / "text.txt", out])
    assert "other words" in brought.problems[0].reason
    assert brought.records == 0


def test_only_a_format_without_texts_has_a_number_of_words(
    project: Project, tmp_path: Path
) -> None:
    with pytest.raises(AnnotatorError, match="“no-text”"):
        export(project, tmp_path / "x.json", quoted=3)
