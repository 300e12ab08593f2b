"""What leads to a record goes with it, and comes back with it."""

import pytest
from msgspec.structs import replace

from annotator.core.codebook.model import Field
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.text.span import Span, cut
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check


@pytest.fixture
def records(project: Project, article: Article) -> list[Record]:
    """Two events, and a quote whose field “about” names both."""
    with project.writing("Widen") as unit:
        before = unit.read.codebook()
        types = tuple(
            replace(each, fields=(*each.fields, Field("about", "About", "link", many=True)))
            if each.key == "quote"
            else each
            for each in before.types
        )
        unit.update(before, replace(before, types=types))
    first, second, quote = (
        project.records.create(article.id, type_key, [Span(at, at + 3)])
        for type_key, at in (("event", 0), ("event", 5), ("quote", 10))
    )
    borne_out = FieldValue(first.id, None, (cut(article.text, Span(0, 3)),))
    quote = project.records.set_values(quote, "about", [borne_out, FieldValue(second.id)])
    return [first, second, quote]


def test_a_value_that_named_it_goes_and_its_evidence_stays(
    project: Project, records: list[Record]
) -> None:
    first, second, quote = records
    project.records.delete([first, second])
    [remaining] = project.records.of_article(quote.article)
    [value] = remaining.fields["about"]
    assert value.value is None
    assert [span.start for span in value.spans] == [0]
    assert list(check(project)) == []
    project.history.undo()
    restored = {record.id: record for record in project.records.of_article(quote.article)}
    assert restored[quote.id].fields == quote.fields
    assert restored.keys() == {record.id for record in records}


def test_those_deleted_together_and_those_of_a_sheet(
    project: Project, records: list[Record]
) -> None:
    first, _second, quote = records
    assert project.sheet.delete([first.id]) == 1
    assert list(check(project)) == []
    project.history.undo()
    assert project.sheet.delete([record.id for record in records]) == 3
    assert project.records.of_article(quote.article) == []
    project.history.undo()
    assert len(project.records.of_article(quote.article)) == 3


def test_an_article_goes_with_all_that_leads_to_it_and_comes_back(
    project: Project, records: list[Record]
) -> None:
    first, second, quote = records
    other, is_new = project.articles.add("Docks stay closed\n\nThe union said so on Monday.")
    assert is_new
    abroad = project.records.create(other.id, "claim", [Span(0, 5)])
    link = project.links.add(abroad.id, first.id, "supports")
    project.articles.set_status(quote.article, "done")
    article, statuses = (
        project.articles.get(quote.article),
        project.articles.statuses(quote.article),
    )
    before = project.history.entries(1)[0].change.seq
    assert project.articles.delete(quote.article) == 3
    assert project.history.entries(1)[0].change.seq == before + 1
    assert project.articles.summary(quote.article) is None
    assert project.articles.statuses(quote.article) == []
    assert project.links.of_record(abroad.id) == []
    assert list(check(project)) == []
    with pytest.raises(ConflictError, match="removed"):
        project.articles.delete(quote.article)
    project.history.undo()
    assert replace(project.articles.get(quote.article), version=1) == article
    restored = project.articles.statuses(quote.article)
    assert [replace(each, version=1) for each in restored] == [
        replace(each, version=1) for each in statuses
    ]
    assert {each.id for each in project.records.of_article(article.id)} == {
        first.id,
        second.id,
        quote.id,
    }
    assert [each.id for each in project.links.of_record(abroad.id)] == [link.id]
    assert list(check(project)) == []


def test_a_pasted_text_is_an_article_as_a_text_file_would_be(project: Project) -> None:
    made, is_new = project.articles.add("\ufeffDocks stay closed\r\n\r\nThe union said so.")
    assert is_new
    assert made == project.articles.get(made.id)
    assert (made.title, made.text) == (
        "Docks stay closed",
        "Docks stay closed\n\nThe union said so.",
    )
    assert project.articles.add(made.text) == (made, False)
    with pytest.raises(AnnotatorError, match="no text in the clipboard"):
        project.articles.add(" \n ")
    project.history.undo()
    assert project.articles.summary(made.id) is None
