"""Correcting a text: seen first, done as one change, undone to the letter."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.text.correction import Anchor, Choice, Decision, correction_of
from annotator.core.text.span import Span, joined_text
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from tests.conftest import TEXT, an_article
from tests.core.text.test_diff import TEXTS

BOILERPLATE = "Twelve people were hurt near Tarsa; "


def _at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def quote(project: Project, article: Article) -> Record:
    """A discontinuous quote with its speaker and cue."""
    spans = [_at(article, "“We will”"), _at(article, "“not go”")]
    record = project.records.create(article.id, "quote", spans)
    record = project.records.take(record, "speaker", [_at(article, "Ilan Dorr")])
    return project.records.take(record, "cue", [_at(article, "said")])


@pytest.fixture
def event(project: Project, article: Article) -> Record:
    """An event of another coder, in what is to be removed."""
    other = Project.open(project.location, coder="Ben")
    record = other.records.create(article.id, "event", [_at(article, "hurt")])
    record = other.records.take(record, "injured", [_at(article, "Twelve")])
    other.close()
    project.poll()
    return record


def test_a_typo_is_corrected_in_text_and_evidence_and_undone(
    project: Project, article: Article, quote: Record, event: Record
) -> None:
    before = project.records.of_article(article.id)
    planned = project.correction.plan(article, TEXT.replace("Dorr", "Dorrin").replace("3 M", "4 M"))
    assert [(each.before.text, each.after and each.after.text) for each in planned.corrected] == [
        ("Ilan Dorr", "Ilan Dorrin")
    ]
    assert (planned.unchanged, planned.moved, planned.lost) == (5, (), ())
    after = project.correction.carry_out(planned, {})
    assert (after.revision, after.version) == (2, article.version + 1)
    assert project.articles.get(article.id) == after
    records = {record.id: record for record in project.records.of_article(article.id)}
    assert joined_text(records[quote.id].spans) == "“We will” … “not go”"
    assert records[quote.id].fields["speaker"][0].spans[0].text == "Ilan Dorrin"
    assert records[quote.id].fields["speaker"][0].value == "Ilan Dorr"
    assert records[event.id].spans[0].start == event.spans[0].start + 2
    assert check(project) == []
    project.history.undo()
    assert project.articles.get(article.id).text == TEXT
    assert project.articles.get(article.id).revision == 1
    reread = project.records.of_article(article.id)
    assert [(r.spans, r.fields) for r in reread] == [(r.spans, r.fields) for r in before]
    project.history.redo()
    assert project.articles.get(article.id).text == after.text
    assert check(project) == []


def test_what_lost_its_words_waits_for_a_decision(
    project: Project, article: Article, event: Record
) -> None:
    planned = project.correction.plan(article, TEXT.replace(BOILERPLATE, ""))
    own, evidence = planned.lost
    assert (own.before.text, own.alone, evidence.before.text) == ("hurt", True, "Twelve")
    with pytest.raises(AnnotatorError, match="2 places"):
        project.correction.carry_out(planned, {})
    decisions = {
        own.anchor: Decision("nearest"),
        evidence.anchor: Decision("place", _at(article, "Port Bruma")),
    }
    project.correction.carry_out(planned, decisions)
    (record,) = project.records.of_article(article.id)
    assert record.id == event.id
    assert joined_text(record.spans) == "police arrested 30 to 40 others."
    assert record.flagged
    assert record.note == "Before the text was corrected, the event read “hurt”."
    assert record.fields["injured"][0].spans[0].text == "Port Bruma"
    assert check(project) == []
    project.history.undo()
    (record,) = project.records.of_article(article.id)
    assert (record.spans, record.fields, record.note, record.flagged) == (
        event.spans,
        event.fields,
        "",
        False,
    )


def test_evidence_is_removed_and_a_record_goes_with_its_last_text(
    project: Project, article: Article, quote: Record, event: Record
) -> None:
    link = project.links.add(quote.id, event.id, "reports")
    new = TEXT.replace(BOILERPLATE, "").replace("Minister Ilan Dorr", "somebody")
    planned = project.correction.plan(article, new)
    # The event's own text goes, and with it what else it points at.
    decisions = {
        Anchor(quote.id, "speaker", 0, 0): Decision("remove"),
        Anchor(event.id, "", 0, 0): Decision("remove"),
    }
    assert {each.anchor.record for each in planned.lost} == {quote.id, event.id}
    assert len(planned.lost) == 3
    assert planned.undecided(decisions) == []
    project.correction.carry_out(planned, decisions)
    (record,) = project.records.of_article(article.id)
    assert record.fields["speaker"][0].value == "Ilan Dorr"
    assert record.fields["speaker"][0].spans == ()
    assert project.links.of_record(quote.id) == []
    assert check(project) == []
    project.history.undo()
    assert [each.id for each in project.links.of_record(quote.id)] == [link.id]
    assert {each.id for each in project.records.of_article(article.id)} == {quote.id, event.id}
    assert check(project) == []


def test_what_cannot_be_a_text_is_refused(project: Project, article: Article) -> None:
    other = an_article("Another text.", "The other one")
    with project.writing("Import 1 article") as unit:
        unit.create(other)
    with pytest.raises(AnnotatorError, match="“The other one” has exactly this text"):
        project.correction.plan(article, "Another text.")
    with pytest.raises(AnnotatorError, match="keeps at least a word"):
        project.correction.plan(article, " \n")
    with pytest.raises(AnnotatorError, match="NUL"):
        project.correction.plan(article, "a\0b")
    changes = project.history.entries()
    same = project.correction.plan(article, TEXT)
    assert not same.changes_anything
    assert project.correction.carry_out(same, {}) == article
    assert project.history.entries() == changes


def test_what_changed_meanwhile_is_a_conflict(
    project: Project, article: Article, quote: Record
) -> None:
    planned = project.correction.plan(article, TEXT.replace("3 March", "4 March"))
    project.records.set_state(quote, "done")
    with pytest.raises(ConflictError, match="meanwhile"):
        project.correction.carry_out(planned, {})
    planned = project.correction.plan(article, TEXT.replace("3 March", "4 March"))
    project.correction.carry_out(project.correction.plan(article, TEXT.replace("March", "May")), {})
    with pytest.raises(ConflictError):
        project.correction.carry_out(planned, {})
    with pytest.raises(ConflictError, match="corrected this text meanwhile"):
        project.correction.plan(article, TEXT.replace("3 March", "4 March"))


def test_cancelling_leaves_nothing_half_done(
    project: Project, article: Article, quote: Record
) -> None:
    planned = project.correction.plan(article, "X " + TEXT)

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled(what)

    with pytest.raises(Cancelled):
        project.correction.carry_out(planned, {}, stop)
    assert project.articles.get(article.id) == article
    assert project.records.get(quote.id) == quote


@pytest.fixture(scope="module")
def roomy() -> Iterator[Project]:
    """A project of one file that every example puts its own article into."""
    with tempfile.TemporaryDirectory() as folder:
        opened = Project.create(Path(folder) / "roomy", coder="Ada")
        yield opened
        opened.close()


@settings(max_examples=40, deadline=None)
@given(TEXTS.filter(str.strip), TEXTS.filter(str.strip), st.data())
def test_any_edit_of_any_text_can_be_carried_out_and_undone(
    roomy: Project, old: str, new: str, data: st.DataObject
) -> None:
    article = an_article(old)
    with roomy.writing("Import 1 article") as unit:
        unit.delete_all(
            [r for a in unit.read.iter_articles() for r in unit.read.records_of_article(a.id)]
        )
        unit.delete_all(list(unit.read.statuses(article.id)))
        for known in list(unit.read.iter_articles()):
            unit.delete_all(unit.read.statuses(known.id))
            unit.delete(known)
        unit.create(article)
    spans = st.tuples(st.integers(0, len(old) - 1), st.integers(1, 20)).map(
        lambda at: Span(at[0], min(at[0] + at[1], len(old)))
    )
    for _ in range(data.draw(st.integers(1, 3))):
        record = roomy.records.create(
            article.id, "quote", data.draw(st.lists(spans, min_size=1, max_size=3))
        )
        roomy.records.take(record, "cue", [data.draw(spans)])
    before = roomy.records.of_article(article.id)
    planned = roomy.correction.plan(article, new)
    wanted: list[Choice] = ["nearest", "remove", "place"]
    choices = st.sampled_from(wanted)
    decisions = {each.anchor: Decision(data.draw(choices), Span(0, 1)) for each in planned.lost}
    roomy.correction.carry_out(planned, decisions)
    for record in roomy.records.of_article(article.id):
        own = [*record.spans, *(s for v in record.fields.values() for f in v for s in f.spans)]
        assert all(new[s.start : s.end] == s.text for s in own)
    if old == new:
        assert roomy.records.of_article(article.id) == before
        return
    assert roomy.articles.get(article.id).text == new
    roomy.history.undo()
    assert roomy.articles.get(article.id).text == old
    standing = roomy.records.of_article(article.id)
    assert [(r.id, r.spans, r.fields) for r in standing] == [
        (r.id, r.spans, r.fields) for r in before
    ]


def test_fragments_that_come_to_touch_read_as_one(project: Project, article: Article) -> None:
    spans = [_at(article, "Port"), _at(article, "Bruma")]
    record = project.records.create(article.id, "quote", spans)
    planned = correction_of(article, TEXT.replace("Port Bruma", "PortBruma"), [record])
    project.correction.carry_out(planned, {})
    (record,) = project.records.of_article(article.id)
    assert [span.text for span in record.spans] == ["PortBruma"]
    assert check(project) == []
