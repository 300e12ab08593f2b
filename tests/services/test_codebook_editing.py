"""Changing a codebook after coding began: what was coded goes with it, and undo brings it back."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from msgspec.structs import replace

from annotator.core.codebook.draft import Draft, draft_of
from annotator.core.codebook.model import Choice, Codebook, Field
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError, CodebookError, ConflictError
from annotator.core.text.span import Span, cut_all
from annotator.services.codebook_editing import Plan, StepEffect
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping import checks

Edit = Callable[[Draft], Draft]


def node(draft: Draft, *keys: str) -> int:
    nodes, found = draft.types, 0
    for key in keys:
        [match] = [each for each in nodes if each.item.key == key]
        found, nodes = match.id, match.children
    return found


def plan_of(project: Project, *edits: Edit) -> Plan:
    draft = draft_of(project.codebook)
    for edit in edits:
        draft = edit(draft)
    return Plan(project.codebook, draft.codebook(), draft.origins())


def edit(*keys: str, **changes: Any) -> Edit:
    return lambda draft: draft.edited(node(draft, *keys), **changes)


def remove(*keys: str) -> Edit:
    return lambda draft: draft.removed(node(draft, *keys))


def effects(project: Project, plan: Plan) -> dict[str, StepEffect]:
    found = project.codebook_editing.review(plan).effects
    return {f"{each.step.subject} {each.step.change_type}": each for each in found}


def state(project: Project) -> tuple[Codebook, list[Record]]:
    """All that a codebook's change can touch, but for bookkeeping."""
    with project.reading() as read:
        records = [each for article in read.iter_articles() for each in records_of(read, article)]
    plain = [replace(each, version=0, updated=each.created) for each in records]
    return replace(project.codebook, version=0), plain


def records_of(read: Any, article: Article) -> list[Record]:
    return read.records_of_article(article.id)


def coded(project: Project, article: Article, type_key: str, **values: Any) -> Record:
    """A record with values; a pair is a value and its evidence's words."""
    record = project.records.create(article.id, type_key, [Span(0, 4)])
    for key, held in values.items():
        listed = [each if isinstance(each, tuple) else (each, "") for each in _listed(held)]
        made = [FieldValue(value, None, _evidence(article, words)) for value, words in listed]
        record = project.records.set_values(record, key, made)
    return record


def _listed(held: Any) -> list[Any]:
    return held if isinstance(held, list) else [held]


def _evidence(article: Article, words: str) -> Any:
    start = article.text.index(words)
    return cut_all(article.text, [Span(start, start + len(words))]) if words else ()


def reread(project: Project, record: Record) -> Record:
    found = project.records.get(record.id)
    assert found is not None
    return found


def carried_out(project: Project, plan: Plan, **losses: Any) -> None:
    """Applies, then undoes and redoes, and checks that each leads where it should."""
    before = state(project)
    journal = len(project.history.entries())
    project.codebook_editing.apply(plan, losses.get("losses"))
    after = state(project)
    assert len(project.history.entries()) == journal + 1
    assert checks.check(project) == []
    project.history.undo()
    assert state(project) == before
    project.history.redo()
    assert state(project) == after


def test_keys_are_renamed_with_values_and_evidence(project: Project, article: Article) -> None:
    record = coded(project, article, "quote", cue=("said", "said"), kind="mixed")
    plan = plan_of(
        project,
        edit("quote", key="utterance", plural="utterances"),
        edit("utterance", "cue", key="verb"),
        edit("utterance", "kind", "mixed", key="partial"),
    )
    found = effects(project, plan)
    assert found["type renamed"].records == 1
    assert (found["field renamed"].records, found["choice renamed"].values) == (1, 1)
    carried_out(project, plan)
    now = reread(project, record)
    assert now.type == "utterance"
    [verb] = now.fields["verb"]
    assert (verb.value, verb.spans[0].text) == ("said", "said")
    assert now.fields["kind"][0].value == "partial"
    assert "cue" not in now.fields
    assert now.note == ""


def test_text_becomes_numbers_where_it_can(project: Project, article: Article) -> None:
    cues = ["12", "12", "1,200", "several"]
    records = [coded(project, article, "quote", cue=(cue, "Twelve")) for cue in cues]
    plan = plan_of(project, edit("quote", "cue", kind="number"))
    effect = effects(project, plan)["field converted"]
    assert (effect.records, effect.values, effect.lost) == (4, 4, 1)
    first = effect.converted[0]
    assert (first.was, first.now, first.count) == ("12", "12", 2)
    assert [(each.was, each.count) for each in effect.refused] == [("several", 1)]
    carried_out(project, plan)
    now = [reread(project, record) for record in records]
    assert [each.fields["cue"][0].value for each in now] == [12, 12, 1200, None]
    assert now[0].fields["cue"][0].spans[0].text == "Twelve"
    # What could not be read keeps its evidence, and the words go to the working note.
    assert now[3].fields["cue"][0].spans[0].text == "Twelve"
    assert now[3].note == "Field “Cue” was “several” before it became a number."


def test_what_cannot_be_kept_is_dropped_if_that_is_wished(
    project: Project, article: Article
) -> None:
    record = coded(project, article, "quote", cue=("several", "Twelve"))
    plan = plan_of(project, edit("quote", "cue", kind="number"))
    step = effects(project, plan)["field converted"].step
    carried_out(project, plan, losses={step.id: "drop"})
    now = reread(project, record)
    assert "cue" not in now.fields
    assert now.note == ""


def test_a_removed_field_goes_to_the_note_with_its_evidence(
    project: Project, article: Article
) -> None:
    record = coded(project, article, "quote", topics=["oil", ("talks", "Minister")])
    plan = plan_of(project, remove("quote", "topics"))
    effect = effects(project, plan)["field removed"]
    assert (effect.records, effect.values, effect.lost) == (1, 2, 2)
    carried_out(project, plan)
    assert reread(project, record).note.splitlines() == [
        "Field “Topics” was “oil” before the field was removed.",
        "Field “Topics” was “talks” (evidence: “Minister”) before the field was removed.",
    ]


def test_many_values_become_one(project: Project, article: Article) -> None:
    record = coded(project, article, "quote", speaker=["Ada", ("Bo", "Ilan Dorr"), "Cy"])
    plan = plan_of(project, edit("quote", "speaker", many=False))
    effect = effects(project, plan)["field single"]
    assert (effect.records, effect.lost) == (1, 2)
    carried_out(project, plan)
    now = reread(project, record)
    assert [each.value for each in now.fields["speaker"]] == ["Ada"]
    assert "“Speaker” was also “Bo” (evidence: “Ilan Dorr”)" in now.note
    assert "“Speaker” was also “Cy” before it took one value only." in now.note


def test_choices_are_removed_and_merged(project: Project, article: Article) -> None:
    gone = coded(project, article, "quote", kind=("mixed", "We will"))
    event = coded(project, article, "event", contexts=[("military", "police"), "executive"])
    plan = plan_of(
        project,
        remove("quote", "kind", "mixed"),
        lambda draft: draft.merged(
            node(draft, "event", "contexts", "executive"),
            node(draft, "event", "contexts", "military"),
        ),
    )
    found = effects(project, plan)
    assert (found["choice removed"].lost, found["choice merged"].values) == (1, 1)
    carried_out(project, plan)
    assert reread(project, gone).note == "Field “Kind” was “Mixed” before that choice was removed."
    assert reread(project, gone).fields["kind"][0].value is None
    [context] = reread(project, event).fields["contexts"]
    assert (context.value, context.spans[0].text) == ("military", "police")


def test_a_removed_type_takes_its_records_and_links_along(
    project: Project, article: Article
) -> None:
    quote, claim = coded(project, article, "quote"), coded(project, article, "claim")
    project.links.add(quote.id, claim.id, "makes")
    plan = plan_of(project, remove("claim"))
    found = project.codebook_editing.review(plan)
    assert found.deletes == 1
    carried_out(project, plan)
    assert project.records.get(claim.id) is None
    assert project.links.of_record(quote.id) == []
    project.history.undo()
    assert len(project.links.of_record(quote.id)) == 1


def test_dates_are_read_against_each_articles_own(project: Project, article: Article) -> None:
    record = coded(project, article, "quote", cue="last Thursday")
    plan = plan_of(project, edit("quote", "cue", kind="date"))
    assert effects(project, plan)["field converted"].lost == 0
    carried_out(project, plan)
    assert reread(project, record).fields["cue"][0].value == "2017-03-02"


def test_text_that_becomes_an_actor_meets_the_registry(project: Project, article: Article) -> None:
    actor = project.actors.create("Ilan Dorr")
    known = coded(project, article, "quote", cue="ilan dorr")
    other = coded(project, article, "quote", cue="a bystander")
    carried_out(project, plan_of(project, edit("quote", "cue", kind="actor")))
    assert reread(project, known).fields["cue"][0].actor == actor.id
    assert reread(project, other).fields["cue"][0] == FieldValue("a bystander")
    carried_out(project, plan_of(project, edit("quote", "cue", kind="text")))
    assert reread(project, known).fields["cue"][0] == FieldValue("ilan dorr")


@pytest.mark.parametrize(
    "change", [edit("quote", "speaker", kind="text"), remove("quote", "speaker")]
)
def test_who_was_meant_is_noted_where_the_words_do_not_say(
    project: Project, article: Article, change: Edit
) -> None:
    dorr = project.actors.create("Ilan Dorr")
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    values = [FieldValue("he", dorr.id), FieldValue("ILAN DORR", dorr.id)]
    project.records.set_values(record, "speaker", values)
    carried_out(project, plan_of(project, change))
    note = reread(project, record).note
    assert note.startswith("Field “Speaker” was “he” (Ilan Dorr) before ")
    assert note.count("(Ilan Dorr)") == 1


def test_what_touches_no_value_writes_no_record(project: Project, article: Article) -> None:
    record = coded(project, article, "quote", kind="mixed")
    plan = plan_of(
        project,
        edit("quote", label="Utterance", colour="rose"),
        edit("quote", "kind", "mixed", retired=True),
        edit("quote", "cue", retired=True),
        lambda draft: draft.added(node(draft, "quote"), Field("tone", "Tone", "text")),
    )
    applied = project.codebook_editing.apply(plan)
    assert (applied.changed, applied.deleted) == (0, 0)
    assert reread(project, record) == record
    # A retired choice is valid where it stands.
    assert checks.check(project) == []
    project.records.set_values(record, "kind", record.fields["kind"])


def test_an_outdated_plan_is_refused(project: Project, article: Article) -> None:
    plan = plan_of(project, remove("quote", "cue"))
    project.codebook_editing.apply(plan_of(project, edit("quote", label="Utterance")))
    with pytest.raises(ConflictError, match="another window"):
        project.codebook_editing.review(plan)
    with pytest.raises(ConflictError, match="another window"):
        project.codebook_editing.apply(plan)
    assert "cue" in [field.key for field in project.codebook.type("quote").fields]


def test_an_unsound_codebook_is_refused(project: Project) -> None:
    with pytest.raises(CodebookError, match="stands twice"):
        project.codebook_editing.apply(plan_of(project, edit("quote", key="claim")))


def test_undo_is_refused_once_a_record_was_changed_since(
    project: Project, article: Article
) -> None:
    record = coded(project, article, "quote", cue="12")
    project.codebook_editing.apply(plan_of(project, edit("quote", "cue", kind="number")))
    project.records.set_values(reread(project, record), "cue", [FieldValue(13)])
    project.history.undo()
    assert reread(project, record).fields["cue"][0].value == 12
    with (
        closing(Project.open(project.location, coder="Bo")) as other,
        other.writing("Change cue") as unit,
    ):
        [now] = unit.read.records([record.id])
        unit.update(now, replace(now, fields={"cue": (FieldValue(14),)}))
    with pytest.raises(AnnotatorError, match="changed since"):
        project.history.undo()


def test_cancelling_leaves_everything_as_it_was(project: Project, article: Article) -> None:
    coded(project, article, "quote", cue="12")
    before = state(project)

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled(f"enough of {what}: {done} of {total}")

    with pytest.raises(Cancelled):
        project.codebook_editing.apply(
            plan_of(project, edit("quote", "cue", kind="number")), progress=stop
        )
    assert state(project) == before


def test_usage_counts_what_was_coded(project: Project, article: Article) -> None:
    coded(project, article, "quote", kind="mixed", topics=["oil", "talks"])
    coded(project, article, "quote", kind="mixed")
    used = project.codebook_editing.usage()
    assert used.types == {"quote": 2}
    assert used.fields["quote", "topics"] == (1, 2)
    assert used.choices["quote", "kind", "mixed"] == 2


def test_another_codebook_takes_the_place_by_keys(project: Project, article: Article) -> None:
    record = coded(project, article, "quote", kind="mixed", cue="said")
    quote = project.codebook.type("quote")
    kind = replace(quote.field("kind"), choices=(Choice("mixed", "Both"),))
    theirs = Codebook("mine", "Mine", (replace(quote, fields=(kind,)),))
    carried_out(project, Plan.of_file(project.codebook, theirs))
    now = reread(project, record)
    assert now.fields["kind"][0].value == "mixed"
    assert now.note == "Field “Cue” was “said” before the field was removed."
