"""A suggester is measured against gold, a coder, or everybody who finished."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span, cut
from annotator.services.progress import Cancelled
from annotator.services.project import Project

TEXT = (
    "“We will not move the cranes,” the harbour master, Ilse Brandt, told reporters on Friday.\n\n"
    "The union said that its members would vote on Monday."
)


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Ada has one of the two quotes as the suggester sees it, Ben the other with another span."""
    ada = Project.create(tmp_path / "p", coder="Ada")
    article = ada.articles.add(TEXT)[0].id
    record = ada.records.create(article, "quote", [place("“We will not move the cranes,”")])
    record = ada.records.take(record, "cue", [place("told")])
    record = ada.records.take(record, "speaker", [place("the harbour master, Ilse Brandt")])
    ada.records.set_values(record, "kind", [FieldValue("direct")])
    ada.articles.set_status(article, "done")
    ben = Project.open(ada.location, coder="Ben")
    record = ben.records.create(article, "quote", [place("its members would vote on Monday")])
    ben.records.set_values(record, "cue", [FieldValue("said", None, (cut(TEXT, place("said")),))])
    ben.articles.set_status(article, "done")
    ben.close()
    yield ada
    ada.close()


def test_the_shipped_model_against_a_coder(project: Project) -> None:
    made = project.evaluating.evaluate("quotes", "Ada")
    [result] = made.results
    assert (result.suggester, made.against, result.type) == ("quotes", "Ada", "quote")
    figures = result.figures
    assert (figures.articles, figures.records, figures.folds) == (1, 1, 0)
    got = {(each.part, each.field, each.unit): each for each in figures.scores}
    assert (got["record", None, "exact"].right, got["record", None, "exact"].found) == (1, 2)
    assert got["span", None, "exact"].recall == 1.0
    assert got["field", "kind", "exact"].right == 1
    assert sum(each.count for each in figures.reliability) == 2


def test_another_coder_s_bounds_overlap(project: Project) -> None:
    figures = project.evaluating.evaluate(against="Ben").results[0].figures
    got = {(each.part, each.field, each.unit): each.right for each in figures.scores}
    assert got["span", None, "exact"] == 0
    assert got["span", None, "overlap"] == 1
    assert got["field", "cue", "exact"] == 1


def test_gold_is_the_standard_if_there_is_any(project: Project) -> None:
    assert project.evaluating.evaluate().against == ""
    gold = Project.open(project.location, coder="gold", as_gold=True)
    with gold.reading() as read:
        [article] = [each.id for each in read.iter_articles()]
    gold.records.set_state(gold.records.create(article, "quote", [Span(0, 30)]), "gold")
    gold.close()
    assert project.evaluating.evaluate().against == "gold"
    assert project.evaluating.evaluate(against="gold").results[0].figures.records == 1


def test_what_cannot_be_measured_is_said(project: Project) -> None:
    with pytest.raises(AnnotatorError, match="no coder “Cem”"):
        project.evaluating.evaluate(against="Cem")
    with pytest.raises(AnnotatorError, match="no suggester “x”"):
        project.evaluating.evaluate("x")
    with pytest.raises(AnnotatorError, match="let it learn first"):
        project.evaluating.evaluate("project")
    with pytest.raises(AnnotatorError, match="nothing to compare with"):
        project.evaluating.evaluate(against="gold")
    with pytest.raises(Cancelled):
        project.evaluating.evaluate(cancelled=lambda: True)
