"""Coded projects for the tests of importing and exporting."""

import json
from collections.abc import Callable
from pathlib import Path

from annotator.core.codebook.values import Place, Range
from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.services.progress import Cancelled, Progress
from annotator.services.project import Project
from tests.conftest import TEXT, an_article

Make = Callable[[str], Project]


def code(project: Project, text: str = TEXT) -> None:
    """Codes an article with something in most kinds of field."""
    article = an_article(text)
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    quote = project.records.create(article.id, "quote", [Span(21, 29), Span(67, 75)])
    quote = project.records.take(quote, "speaker", [Span(36, 54)])
    quote = project.records.name_actor(quote, "speaker", 0, "Ilan Dorr")
    event = project.records.create(article.id, "event", [Span(80, 100)])
    event = project.records.set_values(event, "injured", [FieldValue(Range(12, None))])
    event = project.records.set_values(
        event, "place", [FieldValue(Place("Tarsa", "LBY", 1.5, -2.0))]
    )
    project.records.set_values(event, "type", [FieldValue("ASSAULT/aerial")])
    project.links.add(quote.id, event.id, "reports")
    project.articles.set_status(article.id, "done")


def without_project(path: Path) -> list[str]:
    """The lines of an export but for the one with the project's own id and name."""
    lines = path.read_text(encoding="utf-8").split("\n")
    head = json.loads(lines[1].removeprefix('"project":').removesuffix(","))
    lines[1] = head["created"]
    return lines


def cancel_at(step: int, where: str) -> Progress:
    """Progress that stops the work at a step of what is said to be done."""

    def progress(done: int, total: int, what: str) -> None:
        assert done <= total
        if done >= step and what == where:
            raise Cancelled("stopped")

    return progress
