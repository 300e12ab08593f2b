"""What a draft or an edit that waits holds, and where that belongs."""

from __future__ import annotations

from annotator.core.codebook.model import Codebook
from annotator.core.text.span import joined_text
from annotator.services.commands.articles import SetArticleNote, SetCell, SetDetail
from annotator.services.commands.drafts import (
    ActorDraft,
    AnyDraft,
    CellDraft,
    CorrectionDraft,
    DetailDraft,
    NoteDraft,
    ValueDraft,
)
from annotator.services.commands.records import CreateRecord, NameActor, SetNote, SetValues
from annotator.ui.kit.pending_words import record_words, shortened


def typed_in(command: object) -> str:
    """The text of an edit, as far as it has one to copy."""
    match command:
        case CreateRecord():
            return joined_text(command.seen.spans)
        case NameActor():
            return command.name
        case SetNote() | SetArticleNote():
            return command.note
        case SetDetail():
            return command.typed
        case SetCell():
            return command.text
        case SetValues():
            return " | ".join(
                str(value.value) for value in command.after if value.value is not None
            )
        case _:
            return ""


def as_of_record(draft: CellDraft) -> AnyDraft:
    """What was typed into a cell, in the form of the record."""
    record, field = draft.seen.record, draft.column.field
    if field is not None and not field.many:
        return ValueDraft(draft.text, record, field.key, 0)
    return NoteDraft(draft.text, record, None) if draft.column.key == "note" else draft


def place_of(draft: AnyDraft, codebook: Codebook) -> str:
    """Where a draft was typed, as far as that can be said when it is gone."""
    match draft:
        case ValueDraft():
            return record_words(draft.seen, codebook)
        case CellDraft():
            return record_words(draft.seen.record, codebook)
        case NoteDraft(record=record) if record is not None:
            return record_words(record, codebook)
        case NoteDraft(article=article) if article is not None:
            return shortened(article.title)
        case DetailDraft() | CorrectionDraft():
            return shortened(draft.seen.title)
        case ActorDraft():
            return shortened(draft.seen.name)
        case _:
            return draft.text
