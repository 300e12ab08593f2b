"""Telling what changed, here and elsewhere; reading lists; coders."""

from collections.abc import Iterator

import pytest

from annotator.core.coding.article import Article
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.services.notifications import Changed
from annotator.services.project import Project
from tests.conftest import an_article


@pytest.fixture
def other_window(project: Project) -> Iterator[Project]:
    """A second window on the same project, of the same coder."""
    opened = Project.open(project.location, coder="ada")
    yield opened
    opened.close()


def test_one_name_is_one_coder(project: Project, other_window: Project) -> None:
    project.actors.create("One")
    other_window.actors.create("Two")
    assert [coder.name for coder in project.coders.known()] == ["Ada"]
    with pytest.raises(AnnotatorError, match="name"):
        Project.open(project.location, coder="  ")


def test_own_and_foreign_changes_are_told_once_and_in_order(
    project: Project, article: Article, other_window: Project
) -> None:
    changes: list[Changed] = []
    project.notify.subscribe(changes.append)
    record = other_window.records.create(article.id, "quote", [Span(0, 4)])
    project.actors.create("One")
    project.poll()
    assert [(changed.own, changed.change.sentence()) for changed in changes] == [
        (False, "Add quote"),
        (True, "Add actor One"),
    ]
    assert changes[0].records == {record.id}
    assert changes[0].articles == {article.id}
    assert changes[0].touches_article(article.id)
    other_window.records.delete([record])
    project.poll()
    assert changes[-1].records == {record.id}
    project.notify.unsubscribe(changes.append)
    project.actors.create("Two")
    assert changes[-1].change.sentence() == "Delete quote"


def test_a_large_change_is_told_as_many(project: Project, other_window: Project) -> None:
    changes: list[Changed] = []
    project.notify.subscribe(changes.append)
    other_window.notify.subscribe(changes.append)
    with project.writing("Import") as unit:
        unit.create_all(an_article(f"Text {n}") for n in range(600))
    other_window.poll()
    assert [changed.articles for changed in changes] == [None, None]
    assert all(changed.kinds >= {"article"} for changed in changes)


def test_the_list_of_articles_filters_pages_and_counts(project: Project) -> None:
    articles = [an_article(f"Text {n}", title=f"Talks {n}%_") for n in range(5)]
    with project.writing("Import") as unit:
        unit.create_all(articles)
    project.records.create(articles[3].id, "quote", [Span(0, 4)])
    project.records.create(articles[3].id, "quote", [Span(0, 6)])
    project.articles.set_status(articles[1].id, "done")
    assert [row.title for row in project.articles.page(offset=1, limit=2)] == [
        "Talks 1%_",
        "Talks 2%_",
    ]
    assert project.articles.page()[3].counts == {"quote": 2}
    assert [row.state for row in project.articles.page()] == [
        "new",
        "done",
        "new",
        "in_progress",
        "new",
    ]
    to_do = ArticleFilter(states=("new", "in_progress"))
    assert project.articles.count(to_do) == 4
    assert project.articles.position(articles[3].id, to_do) == 2
    assert project.articles.position(articles[1].id, to_do) is None
    assert project.articles.count(ArticleFilter("TALKS 4%")) == 1
    assert project.articles.count(ArticleFilter("bell")) == 5
    assert project.articles.count(ArticleFilter("Talks 9_%")) == 0
    row = project.articles.summary(articles[3].id)
    assert row == project.articles.page()[3]
    assert project.articles.summary("none") is None


def test_actors_are_found_by_name_and_alias(project: Project) -> None:
    for name in ("Dorr Foundation", "Ilan Dorr", "Mira Adler"):
        project.actors.create(name)
    mira = project.actors.named("mira  adler")
    assert mira
    project.actors.change(mira, mira.__class__(mira.id, mira.name, aliases=("The Ördög",)))
    assert [actor.name for actor in project.actors.called("dorr")] == [
        "Dorr Foundation",
        "Ilan Dorr",
    ]
    assert [actor.name for actor in project.actors.called("ördög")] == ["Mira Adler"]
    found = project.actors.named("the ÖRDÖG")
    assert found
    assert found.name == "Mira Adler"


def test_counts(project: Project, article: Article) -> None:
    project.records.create(article.id, "quote", [Span(0, 4)])
    counts = project.counts()
    assert counts.articles == 1
    assert counts.states == {"in_progress": 1, "new": 0}
    assert counts.records == {"quote": 1}
    assert counts.coders == {"Ada": 1}
    assert counts.changes == 2


def test_of_what_is_written_here_nobody_has_to_read_it_again(project: Project) -> None:
    made = an_article()
    with project.writing("Import 1 article") as unit:
        unit.create(made)
    changes: list[Changed] = []
    project.notify.subscribe(changes.append)
    record = project.records.create(made.id, "quote", [Span(0, 10)])
    assert changes[-1].written == {record.id: project.records.get(record.id)}
    with_cue = project.records.set_values(record, "cue", [FieldValue("said")])
    assert (
        changes[-1].written == {record.id: project.records.get(record.id)} == {record.id: with_cue}
    )
    project.records.delete([with_cue])
    assert changes[-1].written == {record.id: None}
    project.history.undo()
    assert changes[-1].written == {record.id: project.records.get(record.id)}
    project.notify.unsubscribe(changes.append)
