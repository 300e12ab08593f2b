"""Linking records within an article and across."""

import pytest

from annotator.core.coding.article import Article
from annotator.core.coding.link import usual_link
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.text.span import Span
from annotator.services.project import Project
from tests.conftest import TEXT, an_article


def mark(project: Project, article: Article, kind: str, part: str) -> Record:
    start = article.text.index(part)
    return project.records.create(article.id, kind, [Span(start, start + len(part))])


@pytest.fixture
def other(project: Project) -> Article:
    made = an_article(TEXT + " Later.", title="Étude of the docks")
    with project.writing("Import 1 article") as unit:
        unit.create(made)
    return made


def never() -> None:
    """Goes on."""


def test_links_of_an_article_name_what_lies_elsewhere(
    project: Project, article: Article, other: Article
) -> None:
    quote = mark(project, article, "quote", "We will")
    claim = mark(project, article, "claim", "Twelve people were hurt")
    event = mark(project, other, "event", "arrested")
    linking = project.links
    near = linking.add(quote.id, claim.id, "makes")
    far = linking.add(quote.id, event.id, "reports")
    found = linking.of_article(article.id, frozenset({quote.id, claim.id}))
    assert {link.id for link in found.links} == {near.id, far.id}
    assert found.far[event.id].title == other.title
    assert found.far[event.id].spans[0].text == "arrested"
    assert found.far.keys() == {event.id}
    assert found.of(claim.id) == [near]
    back = linking.of_article(other.id, frozenset({event.id}))
    assert back.links == (far,)
    assert back.far[quote.id].type == "quote"


def test_each_edit_is_one_change_that_can_be_undone(project: Project, article: Article) -> None:
    quote = mark(project, article, "quote", "We will")
    claim = mark(project, article, "claim", "Twelve people were hurt")
    linking = project.links
    link = linking.add(quote.id, claim.id, "makes")
    changed = linking.change(link, "supports")
    assert project.links.of_record(quote.id) == [changed]
    with pytest.raises(ConflictError):
        linking.remove(link)
    linking.remove(changed)
    assert project.links.of_record(quote.id) == []
    labels: list[str] = []
    for _ in range(3):
        change = project.history.undoable()
        assert change is not None
        labels.append(change.sentence())
        project.history.undo()
    assert labels == ["Remove link", "Change link", "Link quote to claim"]
    assert project.links.of_record(quote.id) == []


def test_what_makes_no_sense_is_refused(project: Project, article: Article) -> None:
    quote = mark(project, article, "quote", "We will")
    claim = mark(project, article, "claim", "Twelve people were hurt")
    linking = project.links
    linking.add(quote.id, claim.id, "makes")
    second = linking.add(quote.id, claim.id, "supports")
    with pytest.raises(AnnotatorError, match="already"):
        linking.add(quote.id, claim.id, "makes")
    with pytest.raises(AnnotatorError, match="already"):
        linking.change(second, "makes")
    with pytest.raises(AnnotatorError, match="itself"):
        linking.add(quote.id, quote.id, "repeats")
    project.records.delete([claim])
    with pytest.raises(AnnotatorError, match="deleted"):
        linking.add(quote.id, claim.id, "makes")


def test_targets_are_those_nearby_then_the_newest_of_other_articles(
    project: Project, article: Article, other: Article
) -> None:
    quote = mark(project, article, "quote", "We will")
    late = mark(project, article, "event", "arrested")
    early = mark(project, article, "claim", "Port Bruma")
    old = mark(project, other, "claim", "Port Bruma")
    new = mark(project, other, "event", "hurt near Tarsa")

    def targets(text: str) -> list[str]:
        found = project.links.targets(quote.id, article.id, text, 20, never)
        return [end.record for end in found]

    assert targets("") == [early.id, late.id, new.id, old.id]
    assert targets("bru") == [early.id, old.id]
    assert targets("claim étude") == [old.id]
    assert targets("event etude docks") == [new.id]
    assert targets("arrested bell") == [late.id]
    assert targets("nowhere") == []


def test_what_is_usual_between_two_types() -> None:
    assert usual_link("quote", "claim").relation == "makes"
    made_by = usual_link("claim", "quote")
    assert (made_by.relation, made_by.backwards) == ("makes", True)
    assert usual_link("event", "event").relation == "same_event"
    assert usual_link("stance", "event").relation == "supports"
