"""A corpus of UIMA through a project and out again."""

import zipfile
from pathlib import Path

import pytest

from annotator.core.coding.record import Record
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.uima.cas_files import INCEPTION, Xmi, attribution
from tests.messages import said


def _records(project: Project) -> list[Record]:
    return [
        record
        for article in project.articles.all()
        for record in project.records.of_article(article.id)
    ]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """An export of INCEpTION: two annotators of one text, one of another, and a broken file."""
    for name, document in (
        ("annotation/one.txt/ada", attribution()),
        ("annotation/one.txt/ben", attribution().mark(90, "custom:Source", "stay", value="verb")),
        ("annotation/two.txt/ben", Xmi("Ports 😀 open.").mark(2, "custom:Source", "open")),
        ("annotation/bad.txt/ben", Xmi("Bad.").mark(2, "custom:Missing", "Bad")),
    ):
        path = tmp_path / "corpus" / f"{name}.zip"
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{path.stem}.xmi", str(document))
            archive.writestr("TypeSystem.xml", INCEPTION)
    return tmp_path / "corpus"


@pytest.mark.parametrize("name", ["xmi", "json-cas"])
def test_into_a_project_out_again_and_into_another(corpus: Path, tmp_path: Path, name: str) -> None:
    first = Project.create(tmp_path / "first", coder="Cy")
    report = import_paths(first, [corpus])
    assert (report.articles, report.records) == (2, 5 + 6 + 1)
    [problem] = report.problems
    assert problem.file.endswith("bad.txt/ben.zip/ben.xmi")
    assert problem.place == "line 4"
    assert "webanno.custom.Missing" in problem.reason
    assert any("12 Token" in note for note in said(report.notes))
    assert check(first) == []
    assert {coder.name for coder in first.coders.known()} == {"Cy", "ada", "ben"}

    written = export(first, tmp_path / "out", format=name)
    assert said(written.notes) == []
    files = {path.parent.name for path in (tmp_path / "out").rglob("0*")}
    assert files == {"ada", "ben"}

    second = Project.create(tmp_path / "second", coder="Cy")
    second_report = import_paths(second, [tmp_path / "out"])
    assert second_report.problems == []
    assert check(second) == []
    assert _records(second) == _records(first)
    assert second.codebook.types == first.codebook.types
    assert list(second.articles.all()) == list(first.articles.all())
    first.close()
    second.close()


def test_an_archive_of_something_else_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.bin", "x")
    project = Project.create(tmp_path / "p", coder="Ada")
    report = import_paths(project, [path])
    assert len(report.problems) == 1
    project.close()
