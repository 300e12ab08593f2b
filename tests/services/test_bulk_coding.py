"""Coding many hits at once, on SQLite and PostgreSQL: what is offered, made, undone and refused."""

import pytest
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.services.bulk_coding import Candidate, Extent
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping import checks
from annotator.services.search import Search
from tests.conftest import an_article

FIRST = "He said no. Then he said: “I said it.” She left.\nAll said."
SECOND = "Nobody spoke, he said."


@pytest.fixture
def articles(project: Project) -> list[Article]:
    made = [an_article(FIRST, "One said so"), an_article(SECOND, "Two")]
    with project.writing("Import") as unit:
        unit.create_all(made)
    return made


def offered(project: Project, extent: Extent = "words", text: str = "said") -> list[Candidate]:
    return project.bulk_coding.candidates(Search(text), "claim", extent).items


def test_what_is_offered_grows_to_sentences_and_paragraphs(
    project: Project, articles: list[Article]
) -> None:
    assert [each.words for each in offered(project)] == ["said"] * 5
    assert [each.words for each in offered(project, "sentence")] == [
        "He said no.",
        "Then he said: “I said it.”",
        "All said.",
        SECOND,
    ]
    assert len(offered(project, "paragraph")) == 3
    assert not any(each.coded for each in offered(project))


def test_what_is_coded_already_is_marked(project: Project, articles: list[Article]) -> None:
    project.records.create(articles[0].id, "claim", [Span(0, 11)])
    project.records.create(articles[0].id, "quote", [Span(0, len(FIRST))])
    assert [each.coded for each in offered(project)] == [True, False, False, False, False]
    assert [each.coded for each in offered(project, "sentence")] == [True, False, False, False]


def test_all_are_one_change_that_can_be_undone(project: Project, articles: list[Article]) -> None:
    chosen = offered(project, "sentence")
    steps: list[int] = []

    def progress(done: int, total: int, what: str) -> None:
        steps.append(done)

    made = project.bulk_coding.code(chosen[1:], "claim", "said", progress)
    assert (made.records, made.articles) == (3, 2)
    assert steps == [0, 1, 2, 3]
    assert project.history.entries()[0].change.sentence() == "Add 3 claims by search for “said”"
    texts = [each.spans[0].text for one in articles for each in project.records.of_article(one.id)]
    assert texts == [each.words for each in chosen[1:]]
    assert project.articles.status(articles[0].id).state == "in_progress"
    assert not checks.check(project)
    project.history.undo()
    assert project.counts().records == {}
    assert project.articles.status(articles[0].id).state == "new"
    project.history.redo()
    assert project.counts().records == {"claim": 3}


def test_nothing_is_written_into_another_text(project: Project, articles: list[Article]) -> None:
    chosen = offered(project)
    longer = "Now: " + SECOND
    with project.writing("Correct") as unit:
        unit.update(articles[1], replace(articles[1], text=longer, sha256=sha256(longer)))
    with pytest.raises(ConflictError, match="“Two” was corrected"):
        project.bulk_coding.code(chosen, "claim", "said")
    with project.writing("Remove") as unit:
        (article,) = unit.read.articles([articles[1].id])
        unit.delete(article)
    with pytest.raises(ConflictError, match="“Two” was removed"):
        project.bulk_coding.code(chosen, "claim", "said")
    assert project.counts().records == {}


def test_nothing_is_kept_of_what_was_cancelled(project: Project, articles: list[Article]) -> None:
    chosen, before = offered(project), project.counts()

    def cancel(done: int, total: int, what: str) -> None:
        if done == 3:
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        project.bulk_coding.code(chosen, "claim", "said", cancel)
    assert project.counts() == before
    with pytest.raises(AnnotatorError, match="Choose"):
        project.bulk_coding.code([], "claim", "said")
