"""Searching from the command line, for people and for programs."""

import json
from pathlib import Path

import pytest

from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.services.project import Project
from tests.cli import commands
from tests.conftest import an_article


@pytest.fixture
def location(tmp_path: Path) -> str:
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    article = an_article("The strike goes on.\nStrikers said: no strike ends so.", "Day two")
    with project.writing("Import") as unit:
        unit.create(article)
    record = project.records.create(article.id, "quote", [Span(35, 53)])
    project.records.set_values(record, "note", [FieldValue("on the strike")])
    project.close()
    return str(tmp_path / "p.annotator")


def run(*arguments: str, code: int = 0) -> str:
    return commands.run("search", *arguments, code=code).output


def test_hits_stand_one_below_the_other(location: str) -> None:
    lines = run(location, "strike").splitlines()
    assert lines[0].startswith("Day two · The Bell · 2017-03-03 · ")
    assert [line.index("[strike]") for line in lines[1:3]] == [46, 46]
    assert lines[-1] == "2 hits in 1 article."
    assert "(quote.note)" in run(location, "strike", "--in", "fields")
    assert run(location, "absent") == "0 hits in 0 articles.\n"


def test_programs_get_everything(location: str) -> None:
    found = json.loads(run(location, "strik*", "--json"))
    assert [hit["words"] for hit in found["hits"]] == ["strike", "Strikers", "strike"]
    assert found["hits"][0]["span"] == {"start": 4, "end": 10}
    (coded,) = json.loads(run(location, "strike", "--in", "evidence", "--json"))["hits"]
    assert (coded["type"], coded["span"]["start"]) == ("quote", 38)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["…"], 1, "holds no word"),
        (["strike", "--type", "nothing", "--in", "fields"], 1, "no record type “nothing”"),
        (["strike", "--in", "nowhere"], 2, "nowhere"),
    ],
)
def test_what_cannot_be_asked(location: str, arguments: list[str], code: int, message: str) -> None:
    assert message in run(location, *arguments, code=code)


def test_operators_patterns_and_what_may_be_meant(location: str) -> None:
    assert run(location, "strikers OR absent").endswith("1 hit in 1 article.\n")
    assert run(location, r"strike\w+", "--regex").endswith("1 hit in 1 article.\n")
    assert "Operators are in capitals: OR" in run(location, "absent or missing")
    assert "at character 2" in run(location, "(", "--regex", code=1)
