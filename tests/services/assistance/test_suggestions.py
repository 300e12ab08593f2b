"""What is suggested is no record until it is taken; what is dropped never comes back."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from annotator.assist.suggester import (
    Reading,
    SuggestedRecord,
    SuggestedValue,
    SuggesterKind,
)
from annotator.core.coding.article import Article
from annotator.core.coding.origin import MENDED
from annotator.core.coding.suggestion import Suggestion, is_same_place, left_open
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.text.span import Fragment, Span, cut
from annotator.formats import registry
from annotator.services.assistance import suggesters
from annotator.services.assistance.proposals import proposals
from annotator.services.assistance.suggesting import Choice
from annotator.services.assistance.suggestion_upkeep import leave_out
from annotator.services.ids import new_id
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.safekeeping.purging import purge
from annotator.services.safekeeping.recovery import recover
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths

TEXT = (
    "“We will not move the cranes,” the harbour master, Ilse Brandt, told reporters on Friday.\n\n"
    "The union said that its members would vote on Monday."
)
EVERYTHING = Choice()


def article_in(project: Project, text: str = TEXT) -> Article:
    made, _ = project.articles.add(text)
    return made


def opened(project: Project, article: Article, choice: Choice = EVERYTHING) -> list[Suggestion]:
    return project.suggestions.open_in(article, choice)


def words_of(suggestion: Suggestion) -> str:
    return " ".join(each.text for each in suggestion.spans)


def test_what_is_seen_is_no_record(project: Project) -> None:
    article = article_in(project)
    before = project.counts()
    first, second = opened(project, article)
    assert "move the cranes" in words_of(first)
    assert "vote on Monday" in words_of(second)
    assert first.fields["cue"][0].spans[0].text == "told"
    assert 0 < first.confidence <= 1
    assert project.suggestions.store(EVERYTHING).stored == 2
    after = project.counts()
    assert (after.records, after.states) == (before.records, before.states)
    assert not project.records.of_article(article.id)
    assert check(project) == []


def test_taking_makes_the_coders_draft_which_says_who_suggested_it_and_what_was_changed(
    project: Project,
) -> None:
    article = article_in(project)
    first, second = opened(project, article)
    record = project.suggestions.take(first, project.suggestions.record_of(first))
    assert project.records.of_article(article.id) == [record]
    assert (record.state, record.coder) == ("draft", project.coder.id)
    assert record.origin is not None
    assert record.origin.suggestion is not None
    suggested = record.origin.suggestion
    assert (suggested.suggester, suggested.confidence) == ("quotes", first.confidence)
    assert suggested.model == first.model
    assert [each.type for each in opened(project, article)] == [second.type]
    assert project.articles.status(article.id).state == "in_progress"
    mended = project.records.set_spans(record, [Span(1, 8)])
    assert mended.origin is not None
    assert (mended.origin.spans, mended.origin.suggestion) == ((MENDED,), suggested)
    with pytest.raises(ConflictError):
        project.suggestions.take(first, project.suggestions.record_of(first))
    assert check(project) == []


def test_undoing_a_take_or_a_drop_gives_the_suggestion_back(project: Project) -> None:
    article = article_in(project)
    first, second = opened(project, article)
    project.suggestions.take(first, project.suggestions.record_of(first))
    project.suggestions.drop(second)
    assert opened(project, article) == []
    project.history.undo()
    assert [words_of(each) for each in opened(project, article)] == [words_of(second)]
    project.history.undo()
    assert len(opened(project, article)) == 2
    assert not project.records.of_article(article.id)
    project.history.redo()
    assert len(opened(project, article)) == 1
    assert check(project) == []


def test_several_are_taken_as_one_change(project: Project) -> None:
    article = article_in(project)
    project.suggestions.take_all(opened(project, article))
    assert len(project.records.of_article(article.id)) == 2
    project.history.undo()
    assert not project.records.of_article(article.id)
    assert len(opened(project, article)) == 2


def test_what_was_dropped_stays_away_whatever_is_computed_and_stored_anew(
    project: Project,
) -> None:
    article = article_in(project)
    project.suggestions.store(EVERYTHING)
    first, second = opened(project, article)
    project.suggestions.drop(first)
    assert project.suggestions.forget() == 2
    project.suggestions.store(EVERYTHING)
    assert [words_of(each) for each in opened(project, article)] == [words_of(second)]
    # A newer model that moves an edge by a word sees the same.
    edge = first.spans[0]
    moved = replace(first, model="2", spans=(cut(TEXT, Span(edge.start, edge.end - 8)),))
    assert left_open([moved], [(first.type, first.spans)]) == []
    # Another coder is to decide alone.
    other = Project.open(project.location, coder="Ben")
    assert len(opened(other, article)) == 2
    other.close()


def test_an_actor_is_linked_where_one_alone_is_meant(project: Project) -> None:
    text = TEXT + "\n\n“No,” Bell said. “It is over,” he added."
    article = article_in(project, text)
    brandt = project.actors.create("Ilse Brandt")
    project.actors.create("Ann Bell")
    project.actors.create("Tom Bell")
    by_words = {words_of(each): each for each in opened(project, article)}
    [speaker] = next(each for words, each in by_words.items() if "cranes" in words).fields[
        "speaker"
    ]
    assert speaker.actor in (brandt.id, None)
    assert isinstance(speaker.value, str)
    assert (speaker.actor == brandt.id) == (speaker.value == "Ilse Brandt")
    for words, each in by_words.items():
        for value in each.fields.get("speaker", ()):
            if value.spans[0].text == "Bell":
                assert (value.value, value.actor) == ("Bell", None), words


def test_a_choice_says_which(project: Project) -> None:
    article = article_in(project)
    every = opened(project, article)
    most = max(each.confidence for each in every)
    assert len(opened(project, article, Choice(above=most))) < len(every)
    assert opened(project, article, Choice(types=frozenset({"claim"}))) == []
    with pytest.raises(AnnotatorError, match="no suggester “x”"):
        opened(project, article, Choice(suggesters=frozenset({"x"})))


def test_storing_goes_on_where_it_was_and_replaces_an_older_model(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = article_in(project)
    report = project.suggestions.store(EVERYTHING)
    assert (report.articles, report.stored, report.known) == (1, 2, 0)
    again = project.suggestions.store(EVERYTHING)
    assert (again.articles, again.stored, again.removed, again.known) == (0, 0, 0, 1)
    before = project.suggestions.stored(article.id)

    def newer() -> tuple[suggesters.Loadable, ...]:
        return tuple(
            replace(each, kind=replace(each.kind, version="newer")) for each in suggesters.shipped()
        )

    project.suggesting.close()
    monkeypatch.setattr(project.suggesting, "suggesters", newer)
    third = project.suggestions.store(EVERYTHING)
    assert (third.articles, third.stored, third.removed) == (1, 2, 2)
    after = project.suggestions.stored(article.id)
    assert {each.id for each in before}.isdisjoint(each.id for each in after)
    assert {each.model.partition("-")[0] for each in after} == {"newer"}


def test_a_correction_moves_suggestions_and_drops_those_that_lost_their_words(
    project: Project,
) -> None:
    article = article_in(project)
    project.suggestions.store(EVERYTHING)
    first, second = opened(project, article)
    project.suggestions.drop(first)
    text = "Friday. " + TEXT.replace("would vote on Monday", "stay")
    corrected = project.correction.carry_out(project.correction.plan(article, text), {})
    stored = project.suggestions.stored(article.id)
    # The dropped one goes along, and so stays away.
    assert {(each.state, words_of(each)) for each in stored} >= {("dropped", words_of(first))}
    assert all(text[one.start : one.end] == one.text for each in stored for one in each.spans)
    assert words_of(second) not in {words_of(each) for each in stored}
    assert all("cranes" not in words_of(each) for each in opened(project, corrected))
    assert check(project) == []
    project.history.undo()
    assert len(project.suggestions.stored(article.id)) == 3
    assert check(project) == []


def test_they_go_with_their_article(project: Project) -> None:
    article = article_in(project)
    project.suggestions.store(EVERYTHING)
    project.articles.delete(article.id)
    assert project.suggestions.stored(article.id) == []
    project.history.undo()
    assert len(project.suggestions.stored(article.id)) == 2
    project.articles.delete(article.id)
    purge(project, article.id)
    assert check(project) == []
    with project.reading() as read:
        kept = read.connection.exec_driver_sql("SELECT before, after FROM ops").all()
    assert "cranes" not in str(kept)


def test_json_carries_them_and_an_import_brings_them_back(project: Project, tmp_path: Path) -> None:
    article = article_in(project)
    project.suggestions.store(EVERYTHING)
    first, second = opened(project, article)
    project.suggestions.drop(first)
    taken = project.suggestions.take(second, project.suggestions.record_of(second))
    out = tmp_path / "out.json"
    export(project, out)
    again = Project.create(tmp_path / "again.annotator", coder="Ada")
    import_paths(again, [out])
    assert again.suggestions.stored(article.id) == project.suggestions.stored(article.id)
    assert again.records.get(taken.id) == taken
    assert check(again) == []
    report = import_paths(again, [out])
    assert report.change is None
    again.close()
    # Of one coder's work alone what is open stays behind.
    export(project, out, coders=["Ada"])
    [exported] = msgspec.json.decode(out.read_bytes())["articles"]
    assert {each["state"] for each in exported["suggestions"]} == {"dropped", "taken"}


def test_a_recovery_saves_them(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    article = article_in(project)
    project.suggestions.store(EVERYTHING)
    first, second = opened(project, article)
    project.suggestions.drop(first)
    project.suggestions.take(second, project.suggestions.record_of(second))
    before = project.suggestions.stored(article.id)
    sure = replace(before[0], id=new_id(), confidence=1.0)
    with project.writing("Suggest") as unit:
        # SQLite keeps a whole number as such.
        unit.create(sure)
    project.close()
    made = recover(tmp_path / "p.annotator", tmp_path / "saved.annotator")
    saved = Project.open(made.project, coder="Ada")
    assert saved.suggestions.stored(article.id) == [*before, sure]
    assert check(saved) == []
    saved.close()


def test_handing_out_leaves_what_is_open_behind(project: Project) -> None:
    article = article_in(project)
    project.suggestions.store(EVERYTHING)
    project.suggestions.drop(opened(project, article)[0])
    with project.writing("Hand out") as unit:
        assert leave_out(unit, project.coder.id) == 2
    assert [each.state for each in project.suggestions.stored(article.id)] == ["dropped"]
    with project.writing("Hand out") as unit:
        assert leave_out(unit) == 1
    assert project.suggestions.stored(article.id) == []


class Shouting:
    """Suggests what stands in capitals; from another package, as it were."""

    def __init__(self, weights: bytes) -> None:
        assert weights == b""

    def suggest(self, reading: Reading) -> Sequence[SuggestedRecord]:
        at = reading.text.find("NEVER")
        if at < 0:
            return []
        if "FAIL" in reading.text:
            raise ValueError("there is a fault in it")
        fields = {
            "claim_kind": (SuggestedValue("no such choice"),),
            "nonsense": (SuggestedValue("x"),),
        }
        span = Span(at, at + 5)
        return [SuggestedRecord("claim", (span,), fields, 0.5, reason="in capitals")]


SHOUTING = SuggesterKind("shouting", "Shouting", ("claim",), Shouting)


def test_another_package_adds_a_suggester(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Entry:
        name, value = "shouting", "tests.services.assistance.test_suggestions:SHOUTING"

        def load(self) -> object:
            return SHOUTING

    def entries(group: str) -> list[Entry]:
        return [Entry()] if group == suggesters.GROUP else []

    monkeypatch.setattr(registry, "entry_points", entries)
    article = article_in(project, "They will NEVER go, he said.")
    [claim] = opened(project, article, Choice(suggesters=frozenset({"shouting"})))
    assert (claim.type, words_of(claim), claim.reason) == ("claim", "NEVER", "in capitals")
    assert claim.fields == {}
    assert opened(project, article, Choice(frozenset({"claim"}), above=0.6)) == []
    failing = article_in(project, "They will NEVER FAIL.")
    with pytest.raises(AnnotatorError, match="there is a fault in it"):
        opened(project, failing, Choice(suggesters=frozenset({"shouting"})))
    assert opened(project, article, Choice(suggesters=frozenset({"shouting"})))
    monkeypatch.setattr(Entry, "load", lambda _self: object())
    with pytest.raises(AnnotatorError, match="is no SuggesterKind"):
        suggesters.all_kinds()


def test_what_was_seen_goes_before_what_rules_tell(project: Project) -> None:
    article = article_in(project, "The head of the team, Idris Zahra, said they would stay.")
    start = article.text.index("they would stay")
    record = project.records.create(article.id, "quote", [Span(start, start + 15)])
    quote = project.codebook.type("quote")
    assert project.suggesting.seen_for(article, record) == {}
    by_rules = proposals(quote, article, record)
    assert by_rules["speaker"].value != "Idris Zahra"
    assert opened(project, article) == []
    seen = project.suggesting.seen_for(article, record)
    assert proposals(quote, article, record, seen)["speaker"].value == "Idris Zahra"


def test_reading_is_given_up_when_nobody_wants_the_answer(project: Project) -> None:
    article = article_in(project)

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        project.suggestions.open_in(article, EVERYTHING, stop)
    assert len(opened(project, article)) == 2


def test_two_places_are_the_same_by_half_of_what_they_cover() -> None:
    def at(start: int, end: int) -> tuple[Fragment, ...]:
        return (Fragment(start, end, "x" * (end - start)),)

    assert is_same_place(at(0, 10), at(0, 5))
    assert not is_same_place(at(0, 10), at(0, 4))
    assert not is_same_place(at(0, 10), at(10, 20))
    assert is_same_place((*at(0, 4), *at(10, 14)), at(0, 4))
