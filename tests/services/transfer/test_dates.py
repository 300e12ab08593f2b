"""Dates that no calendar has, or that are long ago or far ahead, never come in without a word."""

import json
from datetime import date
from pathlib import Path

import pytest

from annotator.core.codebook.edtf import is_unusual
from annotator.core.codebook.values import parse
from annotator.core.errors import FieldValueError
from annotator.services.codebooks import load
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.preview import preview
from tests.formats.annotations.articles import LEAD, epub
from tests.formats.native.test_json import document
from tests.messages import said

IMPOSSIBLE = ("2020-02-30", "999999", "2021-13-01")


@pytest.fixture
def project(tmp_path: Path):
    made = Project.create(tmp_path / "p.annotator", coder="Ada")
    yield made
    made.close()


def _files(folder: Path, written: str) -> dict[str, Path]:
    """The same article with that date, in formats that say it each in its own way."""
    folder.mkdir()
    text = f"Talks {written}. {LEAD}"
    page = f"<html><body><p>{text}</p></body></html>"
    made = {
        "a.md": f"---\ntitle: T\ndate: {written}\n---\n\n{text} md".encode(),
        "b.csv": f'title,text,date\nT,"{text} csv",{written}\n'.encode(),
        "c.jsonl": (
            json.dumps({"text": f"{text} a", "date": written, "label": []}) + "\n"
        ).encode(),
        "d.epub": epub({"a": page}, metadata=f"<dc:date>{written}</dc:date>"),
        "e.eml": f"From: a@b.example\nSubject: T\nDate: {written}\n\n{text} eml".encode(),
        "f.json": json.dumps([{"title": "T", "text": f"{text} array", "date": written}]).encode(),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in made}


@pytest.mark.parametrize("written", IMPOSSIBLE)
def test_an_impossible_date_is_kept_and_named(
    project: Project, tmp_path: Path, written: str
) -> None:
    paths = _files(tmp_path / "in", written)
    seen = preview(project, list(paths.values()))
    report = import_paths(project, list(paths.values()))
    assert report.articles == len(paths)
    assert said(seen.notes) == said(report.notes)
    for path in paths.values():
        notes = [note for note in said(report.notes) if note.startswith(f"{path}: ")]
        assert any("not understood" in note and written in note for note in notes), path.name
    with project.reading() as read:
        for article in read.iter_articles():
            assert article.published == ""
            assert written in json.dumps(article.metadata), article.metadata


@pytest.mark.parametrize("written", ["3 maja 2024", "3 мая 2024 г.", "3. toukokuuta 2024"])
def test_the_month_may_be_named_in_another_language(
    project: Project, tmp_path: Path, written: str
) -> None:
    paths = _files(tmp_path / "in", written)
    paths.pop("e.eml")
    report = import_paths(project, list(paths.values()))
    assert report.articles == len(paths)
    assert not any("not understood" in note for note in said(report.notes))
    with project.reading() as read:
        assert {each.published for each in read.iter_articles()} == {"2024-05-03"}


@pytest.mark.parametrize("written", ["0025-01-02", "2107-01-02"])
def test_a_year_that_is_hardly_meant_is_taken_with_a_note(
    project: Project, tmp_path: Path, written: str
) -> None:
    paths = _files(tmp_path / "in", written)
    paths.pop("e.eml")
    report = import_paths(project, list(paths.values()))
    for path in paths.values():
        notes = [note for note in said(report.notes) if note.startswith(f"{path}: ")]
        assert any("look whether that is meant" in note and written in note for note in notes), path
    assert preview(project, list(paths.values())).notes is not None


def test_our_own_json_keeps_what_it_said_and_says_so(project: Project, tmp_path: Path) -> None:
    whole = document()
    whole["articles"][0]["published"] = "2020-02-30"
    whole["articles"][0]["records"][0]["fields"]["said_on"] = [{"value": "2107/2108-01"}]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(whole))
    report = import_paths(project, [path])
    [problem] = report.problems
    assert (problem.place, "2020-02-30" in problem.reason) == ("published", True)
    assert any("“Said on” 2107/2108-01" in note for note in said(report.notes))
    with project.reading() as read:
        assert [article.published for article in read.iter_articles()] == ["2020-02-30"]
    assert not check(project)


@pytest.mark.parametrize("typed", [*IMPOSSIBLE, "30 February 2020", "2020-02-30/2020-03-01"])
def test_typed_it_is_refused_by_name(typed: str) -> None:
    with pytest.raises(FieldValueError, match="takes a date"):
        parse(load("news").type("quote").field("said_on"), typed, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("text", "unusual"),
    [
        *(("0025", True), ("2107-01", True), ("2014/..", False), ("../0999", True)),
        *(("19XX", False), ("2050~", False), ("2014-21", False), ("1066-10-14", True)),
        ("1789-07-14", False),
    ],
)
def test_what_is_unusual(text: str, *, unusual: bool) -> None:
    assert is_unusual(text, date(2026, 11, 30)) is unusual
