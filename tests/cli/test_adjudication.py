"""The command that drafts gold."""

from pathlib import Path

import pytest

from annotator.core.text.span import Span
from annotator.services.project import Project
from tests.cli.commands import run, run_json

TEXT = "“We stay,” said Dorr. The port stays shut."


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A project in which Ada and Ben finished an article and agree on one of two records."""
    place = str(tmp_path / "p.annotator")
    Project.create(place, coder="Lea").close()
    for name, end in (("Ada", 42), ("Ben", 36)):
        project = Project.open(place, coder=name)
        article = project.articles.add(TEXT)[0].id
        for span in ((0, 10), (22, end)):
            project.records.create(article, "quote", [Span(*span)])
        project.articles.set_status(article, "done")
        project.close()
    return place


def test_what_is_agreed_on_is_drafted_and_the_rest_is_left(place: str) -> None:
    said = run("adjudicate", place, "--coder", "Lea").stdout
    assert "Drafted 1 gold record in 1 article of several coders." in said
    assert "1 group left to decide." in said
    report = run_json("adjudicate", place, "--rule", "order", "--order", "Ben, Ada", "--finish")
    assert report == {"articles": 1, "drafted": 1, "open": 0, "finished": 1}


def test_what_does_not_fit_is_refused(place: str) -> None:
    assert "go together" in run("adjudicate", place, "--rule", "order", code=2).stderr
    assert "go together" in run("adjudicate", place, "--order", "Ada", code=2).stderr
    said = run("adjudicate", place, "--rule", "order", "--order", "Nobody", code=1).stderr
    assert "Nobody" in said
    assert "Ada" in said
    run("adjudicate", place, "--rule", "majority", "--threshold", "0.4", code=2)
