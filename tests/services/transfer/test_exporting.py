"""What comes out of a project and goes into another is the same."""

import json
from pathlib import Path

import pytest

from annotator.core.errors import AnnotatorError
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export, formats
from annotator.services.transfer.importing import import_paths
from tests.conftest import an_article
from tests.messages import said
from tests.services.transfer.projects import Make, cancel_at, code, without_project


def test_export_imports_into_the_same_project(project: Project, tmp_path: Path, make: Make) -> None:
    code(project)
    report = export(project, tmp_path / "out.json")
    assert (report.articles, report.records, report.loses) == (1, 2, "")

    other = make("Ben")
    brought = import_paths(other, [tmp_path / "out.json"])
    assert (brought.articles, brought.records) == (1, 2)
    assert brought.change is not None
    assert brought.change.sentence() == "Import 1 article"
    assert not brought.problems
    assert not brought.duplicates
    assert not check(other)
    export(other, tmp_path / "again.json")
    assert without_project(tmp_path / "again.json") == without_project(tmp_path / "out.json")

    other.history.undo()
    counts = other.counts()
    assert (counts.articles, counts.actors, counts.links) == (0, 0, 0)
    assert other.info.created != project.info.created


@pytest.mark.parametrize("name", ["json", "csv"])
def test_cancelled_export_leaves_nothing(
    tmp_path: Path, make: Make, folder: Path, name: str
) -> None:
    project = make("Ada")
    import_paths(project, [folder])
    target = tmp_path / "out"
    target.mkdir()
    with pytest.raises(Cancelled):
        export(project, target / "x", format=name, progress=cancel_at(1, "Exporting articles"))
    assert not list(target.iterdir())


def test_export_can_be_narrowed(tmp_path: Path, make: Make) -> None:
    ada, ben = make("Ada"), make("Ben")
    for project in (ada, ben):
        code(project)
    export(ben, tmp_path / "ben.json")
    import_paths(ada, [tmp_path / "ben.json"])

    report = export(ada, tmp_path / "some.json", coders=["ben"], types=["quote"])
    assert report.records == 1
    data = json.loads((tmp_path / "some.json").read_text())
    assert [coder["name"] for coder in data["coders"]] == ["Ben"]
    assert [status["coder"] for status in data["articles"][0]["status"]] == [ben.coder.id]
    assert data["links"] == []
    assert import_paths(make("Cleo"), [tmp_path / "some.json"]).records == 1

    export(ada, tmp_path / "ben2.json", coders=["Ben"])
    assert len(json.loads((tmp_path / "ben2.json").read_text())["links"]) == 1
    with pytest.raises(AnnotatorError, match=r"no coder “Dan” in the project. There is: Ada, Ben"):
        export(ada, tmp_path / "x.json", coders=["Dan"])
    with pytest.raises(AnnotatorError, match=r"no record type “rumour”. It has: quote"):
        export(ada, tmp_path / "x.json", types=["rumour"])


def test_single_articles_go_out(tmp_path: Path, make: Make) -> None:
    project = make("Ada")
    code(project)
    other, _ = project.articles.add("Another text.")
    [coded] = [each.id for each in project.articles.all() if each.id != other.id]
    report = export(project, tmp_path / "one.json", articles=[other.id])
    assert (report.articles, report.records) == (1, 0)
    assert json.loads((tmp_path / "one.json").read_text())["links"] == []
    assert export(project, tmp_path / "both.json", articles=[coded, other.id]).records == 2
    with pytest.raises(AnnotatorError, match="no article none"):
        export(project, tmp_path / "x.json", articles=["none"])
    assert not (tmp_path / "x.json").exists()


def test_export_refuses_what_would_harm(tmp_path: Path, make: Make) -> None:
    project = make("Ada")
    with pytest.raises(AnnotatorError, match="named like one"):
        export(project, Path(project.location))
    with pytest.raises(AnnotatorError, match="no table"):
        export(project, tmp_path / "x.json", excel=True)
    with pytest.raises(AnnotatorError, match=r"read but not written. These can: json, .*csv"):
        export(project, tmp_path / "x", format="txt")
    assert export(project, tmp_path / "x", format="csv", excel=True).loses


def test_formats_are_listed() -> None:
    listed = {each.name: (each.reads, each.writes) for each in formats()}
    some = {
        "json": (True, True),
        "csv": (True, True),
        "xlsx": (True, True),
        "jsonl": (True, True),
        "report": (False, True),
        "brat": (True, True),
        "webanno": (True, True),
        "txt": (True, False),
        "md": (True, False),
        **dict.fromkeys(("docx", "odt", "pdf"), (True, True)),
        **dict.fromkeys(("html", "rtf", "epub", "eml"), (True, False)),
    }
    assert listed.items() >= some.items()
    folders = {each.name for each in formats() if each.writes_folder}
    assert folders >= {"csv", "brat", "webanno"}


def test_lines_import_into_the_same_project(project: Project, tmp_path: Path, make: Make) -> None:
    code(project)
    report = export(project, tmp_path / "out.jsonl", format="jsonl")
    assert (report.articles, report.records, report.loses) == (1, 2, "")
    other = make("Ben")
    brought = import_paths(other, [tmp_path / "out.jsonl"])
    assert (brought.articles, brought.records, brought.problems) == (1, 2, [])
    assert not check(other)
    for each, name in ((project, "a.json"), (other, "b.json")):
        export(each, tmp_path / name)
    assert without_project(tmp_path / "a.json") == without_project(tmp_path / "b.json")

    whole = (tmp_path / "out.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "cut.jsonl").write_bytes(b"".join(whole[:-2]) + whole[-1])
    third = make("Cleo")
    cut = import_paths(third, [tmp_path / "cut.jsonl"])
    assert "lines are missing" in cut.problems[0].reason
    assert third.counts().articles == 0


def test_what_a_workbook_cannot_hold_is_reported(make: Make, tmp_path: Path) -> None:
    project = make("Ada")
    with project.writing("Import 1 article") as unit:
        unit.create(an_article("word " * 10_000))
    report = export(project, tmp_path / "out.xlsx", format="xlsx")
    assert "1 cell was cut" in said(report.notes)[0]
