"""The kinds of change, each with its parameters and with what a person reads of it.

The journal keeps the key of a kind and its parameters, no sentence: `change_sentences` composes
that where it is shown. Keys and names of parameters stay as they are for good, since journals hold
them.
"""

from collections.abc import Mapping
from typing import Any

from annotator.core.changes import (
    adjudication_kinds,
    assignment_kinds,
    handover_kinds,
    learning_kinds,
    suggestion_kinds,
    team_kinds,
)
from annotator.core.changes.change_kind_base import ChangeKind, CountedKind, Named
from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_details import Detail
from annotator.core.coding.record import RecordState

Parameters = dict[str, Any]
"""Of a change, as JSON values."""


class CreateRecord(ChangeKind, frozen=True, tag="create-record"):
    """A record was made."""

    english = "Add {type}"

    type: Named


class CodeHits(CountedKind, frozen=True, tag="code-hits"):
    """Records were made of what a search found."""

    english = "Add {count:,} {plural} by search for “{search}”"
    english_one = "Add 1 {type} by search for “{search}”"

    type: Named
    plural: Named
    search: str


class DeleteRecord(ChangeKind, frozen=True, tag="delete-record"):
    """A record was deleted."""

    english = "Delete {type}"

    type: Named


class DeleteRecords(CountedKind, frozen=True, tag="delete-records"):
    """Records were deleted."""

    english = "Delete {count:,} records"
    english_one = "Delete a record"


class SetSpans(ChangeKind, frozen=True, tag="set-spans"):
    """A record was given other text."""

    english = "Change text of {type}"

    type: Named


class SetState(ChangeKind, frozen=True, tag="set-state"):
    """Somebody said how far a record is."""

    english = "Mark {type} {state}"

    type: Named
    state: RecordState


class AddValues(ChangeKind, frozen=True, tag="add-values"):
    """A field that held nothing was given values."""

    english = "Add {field} of {type}"

    field: Named
    type: Named


class ChangeValues(ChangeKind, frozen=True, tag="change-values"):
    """A field was given other values."""

    english = "Change {field} of {type}"

    field: Named
    type: Named


class ClearValues(ChangeKind, frozen=True, tag="clear-values"):
    """A field lost its values."""

    english = "Clear {field} of {type}"

    field: Named
    type: Named


class TakeValue(ChangeKind, frozen=True, tag="take-value"):
    """Selected text was taken into a field."""

    english = "Take {field} of {type}"

    field: Named
    type: Named


class TakeProposals(ChangeKind, frozen=True, tag="take-proposals"):
    """What the text proposed for the empty fields of a record was taken."""

    english = "Take proposals for {type}"

    type: Named


class SetValue(ChangeKind, frozen=True, tag="set-value"):
    """One value of a field was set."""

    english = "Set {field} of {type}"

    field: Named
    type: Named


class ChangeCells(CountedKind, frozen=True, tag="change-cells"):
    """The same was written into a column of records of a type."""

    english = "Change {column} of {count:,} records"
    english_one = "Change {column} of {type}"

    column: Named
    type: Named


class NoteRecord(ChangeKind, frozen=True, tag="note-record"):
    """A record was given another working note."""

    english = "Note on {type}"

    type: Named


class FlagRecord(ChangeKind, frozen=True, tag="flag-record"):
    """Somebody should look at a record again."""

    english = "Look again at {type}"

    type: Named


class UnflagRecord(ChangeKind, frozen=True, tag="unflag-record"):
    """Nobody needs to look at a record again."""

    english = "Done looking at {type}"

    type: Named


class NoteArticle(ChangeKind, frozen=True, tag="note-article"):
    """An article was given another working note."""

    english = "Note on article"


class FlagArticle(ChangeKind, frozen=True, tag="flag-article"):
    """Somebody should look at an article again."""

    english = "Look again at article"


class UnflagArticle(ChangeKind, frozen=True, tag="unflag-article"):
    """Nobody needs to look at an article again."""

    english = "Done looking at article"


class SetStatus(ChangeKind, frozen=True, tag="set-status"):
    """A coder said how far an article is."""

    english = "Mark article {state}"

    state: ArticleState


class ChangeDetail(ChangeKind, frozen=True, tag="change-detail"):
    """A detail of an article, such as its date, was changed."""

    english = "Change {detail} of article"

    detail: Detail


class ChangePublications(ChangeKind, frozen=True, tag="change-publications"):
    """Somebody said where else an article's text appeared, or that it did not appear there."""

    english = "Change publications of article"


class AddArticle(ChangeKind, frozen=True, tag="add-article"):
    """An article was made of a text that was pasted."""

    english = "Add article {title}"

    title: str


class DeleteArticle(ChangeKind, frozen=True, tag="delete-article"):
    """An article was deleted, with all that was coded in it."""

    english = "Delete article {title}"

    title: str


class PurgeArticle(ChangeKind, frozen=True, tag="purge-article"):
    """An article was removed for good, with what the journal and the backups had of it."""

    english = "Purge an article for good"


class CorrectText(ChangeKind, frozen=True, tag="correct-text"):
    """The text of an article was corrected, and its records went along."""

    english = "Correct the text"


class CreateActor(ChangeKind, frozen=True, tag="create-actor"):
    """An actor was registered."""

    english = "Add actor {name}"

    name: str


class ChangeActor(ChangeKind, frozen=True, tag="change-actor"):
    """An actor's details were changed."""

    english = "Change actor {name}"

    name: str


class RenameActor(ChangeKind, frozen=True, tag="rename-actor"):
    """An actor has another name."""

    english = "Rename actor {name} to {now}"

    name: str
    now: str


class MergeActors(CountedKind, frozen=True, tag="merge-actors"):
    """Several actors became one."""

    english = "Merge {count:,} actors into {name}"
    english_one = "Merge 1 actor into {name}"

    name: str


class SplitActor(ChangeKind, frozen=True, tag="split-actor"):
    """A part of an actor became one of its own."""

    english = "Split {name} from {other}"

    name: str
    other: str


class DeleteActor(ChangeKind, frozen=True, tag="delete-actor"):
    """An actor was removed."""

    english = "Delete actor {name}"

    name: str


class DeleteActors(CountedKind, frozen=True, tag="delete-actors"):
    """Actors were removed."""

    english = "Delete {count:,} actors"
    english_one = "Delete 1 actor"


class LinkRecords(ChangeKind, frozen=True, tag="link-records"):
    """A record was linked to another."""

    english = "Link {source} to {target}"

    source: Named
    target: Named


class ChangeLink(ChangeKind, frozen=True, tag="change-link"):
    """A link was given another relation."""

    english = "Change link"


class RemoveLink(ChangeKind, frozen=True, tag="remove-link"):
    """A link was removed."""

    english = "Remove link"


class ChangeCodebook(ChangeKind, frozen=True, tag="change-codebook"):
    """The codebook was changed, and the coded records along with it."""

    english = "Change the codebook"


class ImportArticles(CountedKind, frozen=True, tag="import-articles"):
    """Articles were imported, with what was coded in them."""

    english = "Import {count:,} articles"
    english_one = "Import 1 article"


class ImportCoding(ChangeKind, frozen=True, tag="import-coding"):
    """Coding of articles that were there already was imported."""

    english = "Import coding"


class ImportPublications(CountedKind, frozen=True, tag="import-publications"):
    """Texts that were there already were imported from other outlets, and nothing else."""

    english = "Import {count:,} publications"
    english_one = "Import 1 publication"


class CodeSample(ChangeKind, frozen=True, tag="code-sample"):
    """The sample project was coded."""

    english = "Code the sample"


class Recover(ChangeKind, frozen=True, tag="recover"):
    """What could be read of a damaged project was saved into this one."""

    english = "Recovered from {file}"

    file: str


def _kinds(names: Mapping[str, Any]) -> dict[str, type[ChangeKind]]:
    return {
        str(each.__struct_config__.tag): each
        for each in names.values()
        if isinstance(each, type)
        and issubclass(each, ChangeKind)
        and each not in (ChangeKind, CountedKind)
    }


_MODULES = (
    *(adjudication_kinds, assignment_kinds, handover_kinds, learning_kinds),
    suggestion_kinds,
    team_kinds,
)
KINDS = {key: kind for each in _MODULES for key, kind in _kinds(vars(each)).items()} | _kinds(
    globals()
)
"""By key."""
