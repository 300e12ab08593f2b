"""The commands that learn, measure, and suggest with what was learned."""

import json
import shutil
from pathlib import Path

import pytest

from annotator.services.project import Project
from tests.cli.commands import run, run_json
from tests.services.assistance.lessons import coded_project

COUNT = 14


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = coded_project(tmp_path_factory.mktemp("taught") / "p.annotator", COUNT)
    said = run("learn", str(place), "--coder", "Ada")
    assert f"Learned from {COUNT} articles" in said.stdout
    assert "promise: model 1" in said.stdout
    assert "each tried by a model of 4 of 5 parts" in said.stdout
    return place


@pytest.fixture
def project(taught: Path, tmp_path: Path) -> str:
    return str(shutil.copyfile(taught, tmp_path / "p.annotator"))


def test_learning_says_for_programs_what_it_learned_from(project: str) -> None:
    report = run_json("learn", project)
    assert report["articles"] == COUNT
    assert report["seconds"] > 0
    [model] = report["learned"]
    assert (model["type"], model["number"], model["state"]) == ("promise", 2, "used")
    figures = model["figures"]
    assert (figures["articles"], figures["records"], figures["folds"]) == (COUNT, 5 * COUNT, 5)
    assert {each["field"] for each in figures["scores"]} == {
        *(None, "promiser", "verb", "deadline", "firm"),
    }
    assert figures["curve"][0]["articles"] == 10


def test_too_little_is_refused(tmp_path: Path) -> None:
    place = coded_project(tmp_path / "few.annotator", 2)
    assert "too little to learn from" in run("learn", str(place), code=1).stderr
    assert (
        "let it learn first" in run("evaluate", str(place), "--suggester", "project", code=1).stderr
    )


def test_a_suggester_is_measured_by_articles_that_it_has_not_seen(project: str) -> None:
    said = run("evaluate", project).stdout
    assert "promise, suggested by project-promise" in said
    assert "expected calibration error" in said
    evaluation = run_json("evaluate", project, "--suggester", "project", "--against", "Ada")
    assert evaluation["against"] == "Ada"
    [result] = evaluation["results"]
    assert (result["suggester"], result["type"]) == ("project-promise", "promise")
    figures = result["figures"]
    assert figures["folds"] == 5
    assert sum(each["count"] for each in figures["reliability"]) > 2.5 * COUNT
    assert run("evaluate", project, "--against", "Nobody", code=1).stderr.startswith("error: ")


def test_suggestions_of_a_type_come_from_what_was_learned(project: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("suggest", project, "--out", str(out))
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {each["type"] for each in found} == {"promise"}
    firm = found[0]["fields"]["firm"]
    assert firm in ([{"value": "yes", "spans": []}], [{"value": "no", "spans": []}])
    every = run("suggest", project, "--out", "-", "--above", "0", "--suggester", "project-promise")
    assert len(every.stdout.splitlines()) >= len(found)
    stored = run_json("suggest", project)
    assert stored["articles"] == COUNT + 1
    assert stored["stored"] == len(found)
    opened = Project.open(project, coder="Ada")
    article = next(each for each in opened.articles.all() if each.title.startswith("Marit Dahl"))
    [suggestion] = opened.suggestions.stored(article.id)
    assert suggestion.suggester == "project-promise"
    assert suggestion.model.startswith("1-")
    assert suggestion.fields["promiser"][0].value == "Marit Dahl"
    opened.close()


def test_what_was_learned_is_withdrawn_and_forgotten(project: str) -> None:
    run("learn", project, "--withdraw", "promise", "--forget", code=2)
    run("learn", project, "--withdraw", "promise")
    assert "Nothing was learned" in run("learn", project, "--withdraw", "promise", code=1).stderr
    assert not run("suggest", project, "--out", "-").stdout
    run("learn", project, "--forget")
    assert "let it learn first" in run("learn", project, "--forget", code=1).stderr
