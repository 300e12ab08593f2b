"""`annotator coders`: the team of a project, listed and changed."""

from pathlib import Path

import pytest

from annotator.core.text.span import Span
from annotator.services.project import Project
from tests.cli.commands import run, run_json


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("new", "p")
    Path("a.txt").write_text("Talks\n\nThe docks stay closed.\n")
    run("import", "p", "a.txt", "--coder", "Lea")


def _lea(*arguments: str, code: int = 0) -> str:
    return run("coders", "p", "--coder", "Lea", *arguments, code=code).output


def test_a_team_is_listed_and_changed() -> None:
    assert "Lea: lead, 0 records, 0 articles finished of 0 assigned" in _lea()
    assert "Ben: coder, 0 records" in _lea("--make", "Ben")
    assert "Ben: adjudicator" in _lea("--set-role", "Ben", "adjudicator")
    assert "Benno: adjudicator" in _lea("--rename", "ben", "Benno")
    assert "Benno: adjudicator, retired" in _lea("--retire", "Benno")
    assert "retired" not in _lea("--return", "Benno")
    assert "Coders see only what they made themselves." in _lea("--blind")
    shown = run_json("coders", "p", "--coder", "Lea")
    assert shown["blind"] is True
    assert [(each["name"], each["role"]) for each in shown["coders"]] == [
        ("Benno", "adjudicator"),
        ("Lea", "lead"),
    ]
    assert "Coders see everything." in _lea("--open")
    assert "Benno: adjudicator, retired" in _lea("--merge", "Benno", "Lea")


def test_a_coder_of_a_blind_project_exports_own_work(tmp_path: Path) -> None:
    _lea("--make", "Ben")
    project = Project.open("p", coder="Lea")
    [article] = project.articles.page()
    made = project.records.create(article.id, "quote", [Span(0, 3)])
    project.coders.set_blind(True)
    project.close()
    said = run("export", "p", "ben.json", "--as", "Ben").output
    assert "only what Ben made goes out" in said
    assert made.id not in Path("ben.json").read_text()
    run("export", "p", "lea.json", "--as", "Lea")
    assert made.id in Path("lea.json").read_text()


def test_what_does_not_go_is_said() -> None:
    assert "one of the changes" in _lea("--make", "Ben", "--blind", code=2)
    assert "There is no coder “Cem”" in _lea("--retire", "Cem", code=1)
    assert "the only lead" in _lea("--retire", "Lea", code=1)
    _lea("--make", "Ben")
    assert "Only a lead" in run("coders", "p", "--coder", "Ben", "--open", code=1).output


def test_what_adjudication_made_of_ones_work(tmp_path: Path) -> None:
    lead = Project.create(tmp_path / "other", coder="Lea")
    article = lead.articles.add("“We stay,” said Dorr. The port stays shut.")[0].id
    for name, end in (("Ada", 10), ("Ben", 20)):
        coder = Project.open(lead.location, coder=name)
        coder.records.create(article, "quote", [Span(0, end)])
        coder.articles.set_status(article, "done")
        coder.close()
    case = lead.adjudication.open(article)
    ada = next(each.id for each in case.coders if each.name == "Ada")
    lead.adjudication.take(case.comparisons[0], ada)
    lead.adjudication.finish(article)
    place = lead.location
    lead.close()
    said = run("feedback", place, "--of", "Ben").stdout
    assert "Ben: 1 article that the gold has too." in said
    assert "changed (words): ““We stay,” said Dorr”" in said
    found = run_json("feedback", place, "--of", "Ben")
    assert found["scores"][0]["f1"] == 1
    assert found["articles"][0]["outcomes"][0]["verdict"] == "changed"
    assert "hard case: ““We stay,”” in" in run("feedback", place, "--examples", "quote").stdout
    run("feedback", place, "--examples", "quote.nosuch", code=1)
    run("feedback", place, "--train", article, "--coder", "Lea")
    assert run_json("feedback", place, "--of", "Ben")["articles"][0]["training"]
