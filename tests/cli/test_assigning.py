"""Assigning on the command line: by hand and by a draw, previewed, repeated, taken back."""

from pathlib import Path

import pytest

from annotator.services.project import Project
from tests.cli.commands import run, run_json
from tests.services.team.conftest import ARTICLES, BEN, CEM, DAN


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a project of Ada's lies, who is the system's user, with articles and three coders."""
    monkeypatch.setenv("LOGNAME", "Ada")
    project = Project.create(tmp_path / "team", coder="Ada")
    with project.writing("Begin") as unit:
        unit.create_all([BEN, CEM, DAN, *ARTICLES])
    project.close()
    return str(tmp_path / "team.annotator")


def test_a_draw_is_shown_done_and_repeated(place: str) -> None:
    drawing = ("--draw", "--each", "2", "--overlap", "50", "--strata", "outlet", "--seed", "7")
    shown = run_json("assign", place, *drawing, "--dry-run")
    assert (shown["done"], shown["articles"], shown["shared"]) == (False, 20, 10)
    assert [(each["name"], each["articles"]) for each in shown["coders"]] == [
        *(("Ben", 10), ("Cem", 10), ("Dan", 10)),
    ]
    assert shown["strata"] == {"The Bell": 13, "The Horn": 7}
    assert run("assign", place, "--progress").stdout == "No article is assigned to anybody.\n"
    said = run("assign", place, *drawing, "--by", "Ada").stdout
    assert said.startswith("Assigned 20 articles, 10 of them to several: 30 new assignments.\n")
    assert "Seed 7" in said
    assert "The Horn" in said
    done = {each["coder"]: each for each in run_json("assign", place, "--progress")}
    assigned = {name: each["assigned"] for name, each in done.items()}
    assert assigned == dict.fromkeys(("Ben", "Cem", "Dan"), 10)
    repeated = run_json("assign", place, "--repeat", "last")
    assert (repeated["same_pool"], repeated["gone"], repeated["added"]) == (True, [], [])
    assert repeated["draw"]["seed"] == 7
    assert repeated["draw"]["coders"] == ["Ben", "Cem", "Dan"]
    again = run("assign", place, "--repeat", "last").stdout
    assert "the same 30 assignments" in again
    first = shown["assignments"][0]
    run("assign", place, "--take-back", "--coder", first["coder"], "--article", first["article"])
    assert run_json("assign", place, "--repeat", "last")["gone"] == [first]
    assert (
        "1 of them are not there, 0 others are" in run("assign", place, "--repeat", "last").stdout
    )


def test_without_a_seed_one_is_made_and_kept(place: str) -> None:
    made = run_json("assign", place, "--draw")["draw"]["seed"]
    assert run_json("assign", place, "--repeat", "last")["draw"]["seed"] == made
    rest = run("assign", place, "--draw").stdout
    assert "20 articles left alone: somebody has them already." in rest


def test_some_by_hand_and_taken_back(place: str) -> None:
    given = run_json("assign", place, "--coder", "Ben", "--article", "a00", "--article", "a03")
    assert given["assignments"] == [
        {"article": "a00", "coder": "Ben"},
        {"article": "a03", "coder": "Ben"},
    ]
    of_horn = run_json("assign", place, "--coder", "Cem", "--outlet", "The Horn")
    assert (of_horn["articles"], len(of_horn["assignments"])) == (7, 7)
    said = run("assign", place, "--take-back", "--coder", "Cem", "--dry-run").stdout
    assert said == "Would take back 7 assignments; what was coded stays.\n"
    assert run_json("assign", place, "--take-back", "--coder", "Cem")["taken_back"] == 7
    assert [each["coder"] for each in run_json("assign", place, "--progress")] == ["Ben"]
    table = run("assign", place, "--progress").stdout.splitlines()
    assert table[1].split() == ["Ben", "2", "2", "0", "0", "0", "0"]


def test_screening_is_reported(place: str) -> None:
    assert run("assign", place, "--screening").stdout == "Nobody has screened an article.\n"
    for name, irrelevant in (("Ben", {"a01"}), ("Cem", {"a01", "a02"})):
        project = Project.open(place, coder=name)
        for n in range(4):
            project.screening.screen(f"a0{n}", f"a0{n}" not in irrelevant)
        project.close()
    report = run_json("assign", place, "--screening")
    assert report["coders"][1] == {"coder": "Cem", "relevant": 2, "irrelevant": 2}
    values = {each["measure"]: each["value"] for each in report["measures"]}
    assert values["cohen_kappa"] == pytest.approx(0.5)
    assert "0.500 of 4" in run("assign", place, "--screening").stdout


def test_what_is_refused(place: str) -> None:
    for wrong in (
        ("--draw", "--progress"),
        ("--repeat", "last", "--take-back"),
        ("--each", "2"),
        ("--strata", "month"),
        ("--take-back", "--outlet", "The Bell"),
    ):
        run("assign", place, *wrong, code=2)
    assert "no coder “Eve”" in run("assign", place, "--coder", "Eve", code=1).output
    assert "Ben, Cem, Dan" in run("assign", place, "--coder", "Eve", code=1).output
    assert (
        "4 coders where there are 3" in run("assign", place, "--draw", "--each", "4", code=1).output
    )
    run("assign", place, "--coder", "Ben", "--article", "a99", code=1)
    given = ("--coder", "Ben", "--by", "Cem")
    assert "Only a lead" in run("assign", place, *given, code=1).output
    assert "no draw" in run("assign", place, "--repeat", "last", code=1).output
