"""What was done: kinds, parameters, and the English sentence of each."""

import ast
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

import annotator
from annotator.core.changes import (
    adjudication_kinds,
    assignment_kinds,
    handover_kinds,
    learning_kinds,
    suggestion_kinds,
    team_kinds,
)
from annotator.core.changes import change_kinds as kinds
from annotator.core.changes.change_kinds import KINDS, ChangeKind, CountedKind, Named
from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_details import Detail
from annotator.core.coding.change import Change
from annotator.core.coding.record import RecordState

VIEW = Named("view", "Point of View")
SENTENCES: list[tuple[ChangeKind, str]] = [
    (kinds.CreateRecord(VIEW), "Add point of view"),
    (
        kinds.CodeHits(1, VIEW, Named("view", "Views"), "of"),
        "Add 1 point of view by search for “of”",
    ),
    (kinds.CodeHits(1200, VIEW, Named("view", "Views"), "a"), "Add 1,200 views by search for “a”"),
    (kinds.DeleteRecord(VIEW), "Delete point of view"),
    (kinds.DeleteRecords(1), "Delete a record"),
    (kinds.DeleteRecords(3), "Delete 3 records"),
    (kinds.SetSpans(VIEW), "Change text of point of view"),
    (kinds.SetState(VIEW, "gold"), "Mark point of view gold"),
    (kinds.AddValues(VIEW, VIEW), "Add point of view of point of view"),
    (kinds.ChangeValues(VIEW, VIEW), "Change point of view of point of view"),
    (kinds.ClearValues(VIEW, VIEW), "Clear point of view of point of view"),
    (kinds.TakeValue(VIEW, VIEW), "Take point of view of point of view"),
    (kinds.TakeProposals(VIEW), "Take proposals for point of view"),
    (kinds.SetValue(VIEW, VIEW), "Set point of view of point of view"),
    (kinds.ChangeCells(1, Named("flagged"), VIEW), "Change “look again” of point of view"),
    (kinds.ChangeCells(2, VIEW, VIEW), "Change point of view of 2 records"),
    (adjudication_kinds.TakeGold(VIEW), "Take point of view as gold"),
    (team_kinds.MakeCoder("A"), "Add coder A"),
    (team_kinds.RenameCoder("A", "B"), "Rename coder A to B"),
    (team_kinds.MergeCoders("A", "B"), "Merge coder A into B"),
    (team_kinds.RetireCoder("A"), "Retire coder A"),
    (team_kinds.ReturnCoder("A"), "Bring coder A back"),
    (team_kinds.SetRole("A", "lead"), "Make A lead"),
    (team_kinds.CodeBlind(), "Code blind"),
    (team_kinds.OpenToTeam(), "Open the project to the team"),
    (adjudication_kinds.TakeGoldField(VIEW, VIEW), "Take point of view of gold point of view"),
    (adjudication_kinds.TakeGoldSpans(VIEW), "Take text of gold point of view"),
    (adjudication_kinds.MergeGoldSpans(VIEW), "Merge fragments of gold point of view"),
    (adjudication_kinds.TakeGoldLinks(VIEW), "Take links of gold point of view"),
    (adjudication_kinds.RejectAll(VIEW, "no {b}"), "Reject every point of view there: no {b}"),
    (adjudication_kinds.TakeUnanimous(1), "Take 1 unanimous record as gold"),
    (adjudication_kinds.TakeUnanimous(1200), "Take 1,200 unanimous records as gold"),
    (adjudication_kinds.DraftGold(1), "Draft 1 gold record"),
    (adjudication_kinds.DraftGold(2), "Draft 2 gold records"),
    (adjudication_kinds.FinishAdjudication(), "Finish the adjudication of article"),
    (adjudication_kinds.UseForTraining(1), "Use the gold of 1 article for training"),
    (adjudication_kinds.UseForTraining(2), "Use the gold of 2 articles for training"),
    (adjudication_kinds.StopTraining(1), "Use the gold of 1 article for training no more"),
    (adjudication_kinds.StopTraining(2), "Use the gold of 2 articles for training no more"),
    (handover_kinds.HandOut("p", "c", 3), "Hand out"),
    (handover_kinds.MergeWork(1), "Merge 1 file"),
    (handover_kinds.MergeWork(1200), "Merge 1,200 files"),
    (assignment_kinds.Assign(1, "Ben, {Cem}"), "Assign 1 article to Ben, {Cem}"),
    (assignment_kinds.Assign(1200, "Ben"), "Assign 1,200 articles to Ben"),
    (
        assignment_kinds.DrawAssignments(1, "Ben, Cem", 7, "d"),
        "Draw 1 article for Ben, Cem, seed 7",
    ),
    (
        assignment_kinds.DrawAssignments(20, "Ben, Cem", 7, "d"),
        "Draw 20 articles for Ben, Cem, seed 7",
    ),
    (assignment_kinds.TakeBack(1, "Ben"), "Take 1 article back from Ben"),
    (assignment_kinds.TakeBack(2, "Ben"), "Take 2 articles back from Ben"),
    (assignment_kinds.ScreenIn(), "Screen article: relevant"),
    (assignment_kinds.ScreenOut(), "Screen article: irrelevant"),
    (assignment_kinds.Unscreen(), "Take back the screening of article"),
    (suggestion_kinds.StoreSuggestions(1), "Store 1 suggestion"),
    (suggestion_kinds.StoreSuggestions(1200), "Store 1,200 suggestions"),
    (suggestion_kinds.TakeSuggestion(VIEW), "Take suggested point of view"),
    (suggestion_kinds.TakeSuggestions(1), "Take 1 suggestion"),
    (suggestion_kinds.TakeSuggestions(2), "Take 2 suggestions"),
    (suggestion_kinds.DropSuggestion(VIEW), "Drop suggested point of view"),
    (suggestion_kinds.ForgetSuggestions(1), "Remove 1 suggestion"),
    (suggestion_kinds.ForgetSuggestions(2), "Remove 2 suggestions"),
    (kinds.NoteRecord(VIEW), "Note on point of view"),
    (kinds.FlagRecord(VIEW), "Look again at point of view"),
    (kinds.UnflagRecord(VIEW), "Done looking at point of view"),
    (kinds.NoteArticle(), "Note on article"),
    (kinds.FlagArticle(), "Look again at article"),
    (kinds.UnflagArticle(), "Done looking at article"),
    (kinds.SetStatus("in_progress"), "Mark article in progress"),
    (kinds.ChangeDetail("source"), "Change outlet of article"),
    (kinds.ChangePublications(), "Change publications of article"),
    (kinds.AddArticle("A {b} of C"), "Add article A {b} of C"),
    (kinds.DeleteArticle("A"), "Delete article A"),
    (kinds.PurgeArticle(), "Purge an article for good"),
    (kinds.CorrectText(), "Correct the text"),
    (kinds.CreateActor("A {b} of C"), "Add actor A {b} of C"),
    (kinds.ChangeActor("A"), "Change actor A"),
    (kinds.RenameActor("A", "B to C"), "Rename actor A to B to C"),
    (kinds.MergeActors(3, "A"), "Merge 3 actors into A"),
    (kinds.SplitActor("A", "B"), "Split A from B"),
    (kinds.DeleteActor("A"), "Delete actor A"),
    (kinds.DeleteActors(2), "Delete 2 actors"),
    (kinds.LinkRecords(VIEW, Named("event", "Event")), "Link point of view to event"),
    (kinds.ChangeLink(), "Change link"),
    (kinds.RemoveLink(), "Remove link"),
    (kinds.ChangeCodebook(), "Change the codebook"),
    (kinds.ImportArticles(1), "Import 1 article"),
    (kinds.ImportArticles(1200), "Import 1,200 articles"),
    (kinds.ImportCoding(), "Import coding"),
    (kinds.ImportPublications(1), "Import 1 publication"),
    (kinds.ImportPublications(1200), "Import 1,200 publications"),
    (kinds.CodeSample(), "Code the sample"),
    (kinds.Recover("p.annotator"), "Recovered from p.annotator"),
    (learning_kinds.Learn(1), "Learn from 1 article"),
    (learning_kinds.Learn(840), "Learn from 840 articles"),
    (learning_kinds.LearnInBackground(1), "Learn from 1 article in the background"),
    (learning_kinds.LearnInBackground(20), "Learn from 20 articles in the background"),
    (learning_kinds.UseModel(VIEW, 2), "Use model 2 of point of view"),
    (learning_kinds.WithdrawModel(VIEW), "Withdraw what was learned of point of view"),
    (learning_kinds.ForgetModels(), "Forget what was learned"),
]
EXAMPLES = list({type(what): what for what, _ in SENTENCES}.values())


def a_change(what: ChangeKind | str, **more: Any) -> Change:
    """An entry of the journal that says this."""
    change = Change(2, "id", datetime(2026, 1, 2, tzinfo=UTC), "c", **more)
    return change.saying(what)


def test_there_is_an_example_of_every_kind() -> None:
    assert set(map(type, EXAMPLES)) == set(KINDS.values())


@pytest.mark.parametrize(("what", "sentence"), SENTENCES)
def test_a_change_is_said_in_english_from_what_the_journal_keeps(
    what: ChangeKind, sentence: str
) -> None:
    stored = msgspec.json.decode(msgspec.json.encode(a_change(what)), type=Change)
    assert (stored.label, stored.sentence()) == ("", sentence)
    assert len(stored.kind) <= 32


def test_the_keys_stay_as_journals_hold_them() -> None:
    assert sorted(KINDS) == [
        *("add-article", "add-values", "assign", "change-actor", "change-cells"),
        *("change-codebook", "change-detail", "change-link", "change-publications"),
        *("change-values", "clear-values"),
        *("code-blind", "code-hits", "code-sample", "correct-text", "create-actor"),
        *("create-record",),
        *("delete-actor", "delete-actors", "delete-article", "delete-record", "delete-records"),
        *("draft-gold", "draw-assignments", "drop-suggestion", "finish-adjudication"),
        *("flag-article", "flag-record", "forget-models", "forget-suggestions", "hand-out"),
        *("import-articles", "import-coding", "import-publications", "learn"),
        *("learn-in-background", "link-records"),
        *("make-coder", "merge-actors", "merge-coders"),
        *("merge-gold-spans", "merge-work", "note-article", "note-record", "open-to-team"),
        *("purge-article",),
        *("recover", "reject-all", "remove-link", "rename-actor", "rename-coder", "retire-coder"),
        *("return-coder", "screen-in", "screen-out", "set-role"),
        *("set-spans", "set-state", "set-status", "set-value", "split-actor"),
        *(
            "stop-training",
            "store-suggestions",
            "take-back",
            "take-gold",
            "take-gold-field",
            "take-gold-links",
            "take-gold-spans",
        ),
        *("take-proposals", "take-suggestion", "take-suggestions", "take-unanimous"),
        *("take-value", "unflag-article", "unflag-record", "unscreen", "use-for-training"),
        "use-model",
        "withdraw-model",
    ]
    parameters = a_change(kinds.SetState(VIEW, "done")).parameters
    assert parameters == {"type": {"key": "view", "label": "Point of View"}, "state": "done"}
    assert a_change(kinds.RenameActor("A", "B")).parameters == {"name": "A", "now": "B"}


def test_every_kind_counts_what_it_says_it_counts() -> None:
    for kind in KINDS.values():
        assert issubclass(kind, CountedKind) == ("{count:,}" in kind.english), kind


def test_every_state_and_detail_has_a_word() -> None:
    for state in get_args(RecordState):
        assert a_change(kinds.SetState(VIEW, state)).sentence() == f"Mark point of view {state}"
    for state in get_args(ArticleState):
        words = state.replace("_", " ")
        assert a_change(kinds.SetStatus(state)).sentence() == f"Mark article {words}"
    for detail in get_args(Detail):
        assert a_change(kinds.ChangeDetail(detail)).sentence().startswith("Change ")


def test_the_program_itself_says_a_kind_of_all_that_it_writes() -> None:
    found: list[ast.expr] = []
    for path in sorted(Path(annotator.__file__).parent.rglob("*.py")):
        if "writing(" not in (source := path.read_text(encoding="utf-8")):
            continue
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(func=ast.Attribute(attr="writing"), args=[what]):
                    found.append(what)
                case _:
                    pass
    assert len(found) > 25
    assert [each for each in found if isinstance(each, ast.Constant | ast.JoinedStr)] == []


def test_what_has_no_kind_or_one_of_a_later_version_is_said_as_well_as_can_be() -> None:
    assert a_change("Add point of view").sentence() == "Add point of view"
    later = msgspec.structs.replace(a_change(""), kind="weigh-record", parameters={"by": 3})
    assert later.sentence() == "weigh-record"
    other = msgspec.structs.replace(a_change(""), kind="set-state", parameters={"state": 3})
    assert other.sentence() == "set-state"
    state = {"type": {"key": "quote"}, "state": "weighed"}
    assert msgspec.structs.replace(other, parameters=state).sentence() == "set-state"
