"""Every edit is one change, checked against what the editor saw."""

import pytest

from annotator.core.codebook.values import Place, Range
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError, ConflictError, FieldValueError
from annotator.core.text.span import Span
from annotator.services.project import Project


def _at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def quote(project: Project, article: Article) -> Record:
    """A discontinuous quote."""
    spans = [_at(article, "“not go”"), _at(article, "“We will”")]
    return project.records.create(article.id, "quote", spans)


@pytest.fixture
def event(project: Project, article: Article) -> Record:
    """An event."""
    return project.records.create(article.id, "event", [_at(article, "hurt")])


def test_a_record_is_a_draft_in_reading_order(quote: Record, article: Article) -> None:
    assert [span.text for span in quote.spans] == ["“We will”", "“not go”"]
    assert quote.state == "draft"
    assert quote.article == article.id


def test_the_first_record_begins_the_article_in_the_same_change(
    project: Project, quote: Record, article: Article
) -> None:
    assert project.articles.status(article.id).state == "in_progress"
    project.history.undo()
    assert project.articles.status(article.id).state == "new"


@pytest.mark.parametrize("span", [Span(5, 5), Span(-1, 4), Span(0, 10_000), Span(9, 3)])
def test_a_span_outside_the_text_makes_no_record(
    project: Project, article: Article, span: Span
) -> None:
    with pytest.raises(AnnotatorError, match="Select some text"):
        project.records.create(article.id, "quote", [span])
    with pytest.raises(AnnotatorError, match="Select some text"):
        project.records.create(article.id, "quote", [])
    assert project.records.of_article(article.id) == []


def test_taking_text_fills_value_and_evidence(
    project: Project, quote: Record, article: Article
) -> None:
    changed = project.records.take(quote, "cue", [_at(article, "said")])
    (value,) = changed.fields["cue"]
    assert value.value == "said"
    assert [span.text for span in value.spans] == ["said"]


def test_taking_a_date_reads_it_against_the_articles(
    project: Project, quote: Record, article: Article
) -> None:
    changed = project.records.take(quote, "said_on", [_at(article, "on Thursday")])
    assert changed.fields["said_on"][0].value == "2017-03-02"


def test_taking_what_a_field_cannot_hold_keeps_the_evidence(
    project: Project, event: Record, article: Article
) -> None:
    changed = project.records.take(event, "injured", [_at(article, "people")])
    assert changed.fields["injured"][0].value is None
    assert changed.fields["injured"][0].spans[0].text == "people"
    changed = project.records.take(changed, "injured", [_at(article, "30 to 40")])
    assert [span.text for span in changed.fields["injured"][0].spans] == ["people", "30 to 40"]


def test_taking_numbers_and_places(project: Project, event: Record, article: Article) -> None:
    changed = project.records.take(event, "injured", [_at(article, "Twelve")])
    assert changed.fields["injured"][0].value == Range(12, 12)
    changed = project.records.take(changed, "place", [_at(article, "Tarsa")])
    assert changed.fields["place"][0].value == Place("Tarsa")


def test_taking_into_a_filled_field_adds_evidence_or_a_value(
    project: Project, quote: Record, article: Article
) -> None:
    changed = project.records.take(quote, "cue", [_at(article, "said")])
    changed = project.records.take(changed, "cue", [_at(article, "on")])
    assert len(changed.fields["cue"]) == 1
    assert changed.fields["cue"][0].value == "said"
    changed = project.records.take(changed, "speaker", [_at(article, "Ilan Dorr")])
    changed = project.records.take(changed, "speaker", [_at(article, "Minister")])
    assert [value.value for value in changed.fields["speaker"]] == ["Ilan Dorr", "Minister"]


@pytest.mark.parametrize(
    ("registered", "words", "linked"),
    [
        (["Ilan Dorr"], "Ilan Dorr", "Ilan Dorr"),
        (["Ilan Dorr", "Ada Holm"], "Dorr", "Ilan Dorr"),
        (["Dorr, Ilan", "Ilan Dorr of Tarsa"], "Ilan Dorr", "Dorr, Ilan"),
        (["İlan Dörr"], "Dorr", "İlan Dörr"),
        (["Ilan Do\u0308\u00adrr"], "Dorr", "Ilan Do\u0308\u00adrr"),
        (["Ilan Dorr", "Ada Dorr"], "Dorr", None),
        (["Dorr", "Ada Dorr"], "Dorr", "Dorr"),
        (["Ilan Tarrsa"], "Tarsa", None),
        (["Interior Minister Dorr"], "Minister", None),
        (["Tarsa Bruma Group"], "Tarsa", "Tarsa Bruma Group"),
        (["Tarsan League"], "Tarsa", "Tarsa"),
        ([], "Ilan Dorr", "Ilan Dorr"),
        (["We"], "We", "We"),
        ([], "We", None),
    ],
)
def test_a_name_in_the_text_is_linked_registered_or_left_open(
    project: Project,
    quote: Record,
    article: Article,
    registered: list[str],
    words: str,
    linked: str | None,
) -> None:
    for name in registered:
        project.actors.create(name)
    changes, span = len(project.history.entries()), [_at(article, words)]
    (value,) = project.records.take(quote, "speaker", span).fields["speaker"]
    assert (value.value, value.spans[0].text) == (words, words)
    actor = project.actors.get(value.actor) if value.actor else None
    assert (actor and actor.name) == linked
    assert len(project.history.entries()) == changes + 1
    project.history.undo()
    undone = project.records.get(quote.id)
    assert undone is not None
    assert undone.fields == quote.fields
    assert sorted(actor.name for actor in project.actors.called()) == sorted(registered)


def test_naming_keeps_the_evidence_and_links_by_name_whatever_its_case(
    project: Project, quote: Record, article: Article
) -> None:
    changed = project.records.take(quote, "speaker", [_at(article, "We")])
    changed = project.records.name_actor(changed, "speaker", 0, "  Ilan   Dorr ")
    (value,) = changed.fields["speaker"]
    assert value.spans[0].text == "We"
    assert value.actor
    actor = project.actors.get(value.actor)
    assert actor
    assert actor.name == "Ilan Dorr"
    renamed = project.records.name_actor(changed, "addressee", 0, "ilan dorr")
    assert renamed.fields["addressee"][0].actor == actor.id
    assert len(project.actors.called()) == 1


def test_a_value_that_does_not_fit_is_refused_whole(project: Project, event: Record) -> None:
    for key, value in (("realis", "maybe"), ("injured", 12), ("start_date", "Thursday")):
        with pytest.raises(FieldValueError, match="takes"):
            project.records.set_values(event, key, [FieldValue(value)])
    with pytest.raises(FieldValueError, match="one value"):
        project.records.set_values(event, "realis", [FieldValue("actual"), FieldValue("planned")])
    assert project.records.get(event.id) == event


def test_evidence_must_be_what_the_article_reads(
    project: Project, quote: Record, article: Article
) -> None:
    taken = project.records.take(quote, "cue", [_at(article, "said")])
    wrong = [FieldValue("said", None, (taken.fields["cue"][0].spans[0].__class__(0, 4, "said"),))]
    with pytest.raises(ConflictError, match="does not read"):
        project.records.set_values(taken, "cue", wrong)


def test_removing_evidence_keeps_the_value_and_removing_both_clears(
    project: Project, quote: Record, article: Article
) -> None:
    changed = project.records.take(quote, "cue", [_at(article, "said")])
    changed = project.records.remove_evidence(changed, "cue", 0, 0)
    assert changed.fields["cue"] == (FieldValue("said"),)
    changed = project.records.remove_value(changed, "cue", 0)
    assert "cue" not in changed.fields


def test_two_editors_of_different_fields_both_win(
    project: Project, quote: Record, article: Article
) -> None:
    project.records.take(quote, "cue", [_at(article, "said")])
    changed = project.records.set_values(quote, "kind", [FieldValue("direct")])
    assert set(changed.fields) == {"cue", "kind"}


def test_two_editors_of_one_field_conflict(project: Project, quote: Record) -> None:
    project.records.set_values(quote, "cue", [FieldValue("said")])
    with pytest.raises(ConflictError, match="another window"):
        project.records.set_values(quote, "cue", [FieldValue("stated")])
    with_cue = project.records.get(quote.id)
    assert with_cue
    assert with_cue.fields["cue"][0].value == "said"


def test_a_deleted_record_cannot_be_changed(project: Project, quote: Record) -> None:
    project.records.delete([quote])
    with pytest.raises(ConflictError, match="deleted"):
        project.records.set_state(quote, "done")


def test_setting_the_same_again_is_no_change(project: Project, quote: Record) -> None:
    changed = project.records.set_values(quote, "cue", [FieldValue("said")])
    before = project.history.entries()
    assert project.records.set_values(changed, "cue", [FieldValue("said")]) == changed
    assert project.history.entries() == before


def test_spans_move_and_one_must_stay(project: Project, quote: Record, article: Article) -> None:
    changed = project.records.set_spans(quote, [_at(article, "“We will”")])
    assert [span.text for span in changed.spans] == ["“We will”"]
    with pytest.raises(AnnotatorError, match="at least one piece"):
        project.records.set_spans(changed, [])


def test_deleting_takes_links_along_and_undo_brings_all_back(
    project: Project, quote: Record, event: Record
) -> None:
    link = project.links.add(quote.id, event.id, "reports")
    project.records.delete([quote, event])
    assert project.links.of_record(quote.id) == []
    project.history.undo()
    assert [restored.id for restored in project.links.of_record(quote.id)] == [link.id]
    assert len(project.records.of_article(quote.article)) == 2


def test_links_and_actors_are_checked(project: Project, quote: Record) -> None:
    with pytest.raises(AnnotatorError, match="itself"):
        project.links.add(quote.id, quote.id, "supports")
    actor = project.actors.create("Ilan Dorr", "person")
    with pytest.raises(AnnotatorError, match="already"):
        project.actors.create("ilan dorr")
    with pytest.raises(AnnotatorError, match="name"):
        project.actors.create("  ")
    assert project.actors.called("dorr") == [actor]


def test_nothing_to_code_needs_a_reason_to_be_true(
    project: Project, quote: Record, article: Article
) -> None:
    with pytest.raises(AnnotatorError, match=r"coded 1 record here, .* Delete it first"):
        project.articles.set_status(article.id, "nothing", "opinion piece")
    project.records.delete([quote])
    status = project.articles.set_status(article.id, "nothing", " opinion piece ")
    assert status.reason == "opinion piece"
    project.records.create(article.id, "quote", [Span(0, 4)])
    assert project.articles.status(article.id).state == "in_progress"
