"""What was typed or done and is not written yet, as a small file that outlives the program."""

from collections.abc import Sequence

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.article_details import Detail
from annotator.core.coding.record import Record
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.core.sheet.model import SheetColumn, SheetRow
from annotator.services.commands import articles, records, suggestions

_FORMAT = "annotator-drafts"


class Draft(msgspec.Struct, frozen=True, tag=True):
    """Text that was typed into one place and is not saved, as it was typed."""

    text: str


class ValueDraft(Draft, frozen=True):
    """In a field of a record's form."""

    seen: Record
    field: str
    ordinal: int


class NoteDraft(Draft, frozen=True):
    """In the working note of a record or, without its text, of an article."""

    record: Record | None
    article: Article | None


class DetailDraft(Draft, frozen=True):
    """In the heading of an article, which is here without its text."""

    seen: Article
    detail: Detail


class ActorDraft(Draft, frozen=True):
    """In the form of an actor; ``part`` is what of it, such as its name."""

    seen: Actor
    part: str


class CellDraft(Draft, frozen=True):
    """In a cell of the sheet."""

    seen: SheetRow
    column: SheetColumn


class CodebookDraft(Draft, frozen=True):
    """A codebook that is being edited; ``text`` is its name."""

    codebook: Codebook


class CorrectionDraft(Draft, frozen=True):
    """The text of an article that is being corrected; the article is here without its own."""

    seen: Article


AnyDraft = (
    ValueDraft | NoteDraft | DetailDraft | ActorDraft | CellDraft | CodebookDraft | CorrectionDraft
)
AnyCommand = (
    records.CreateRecord
    | records.DeleteRecord
    | records.SetSpans
    | records.SetState
    | records.SetNote
    | records.SetFlag
    | records.SetValues
    | records.NameActor
    | records.TakeText
    | records.FillValue
    | records.TakeProposals
    | suggestions.TakeSuggestion
    | suggestions.DropSuggestion
    | articles.SetArticleNote
    | articles.SetArticleFlag
    | articles.SetDetail
    | articles.SetPublications
    | articles.SetStatus
    | articles.Screen
    | articles.ChangeActor
    | articles.RenameActor
    | articles.AddLink
    | articles.ChangeLink
    | articles.RemoveLink
    | articles.SetCell
)


class Drafts(msgspec.Struct, frozen=True):
    """What one window held that was not saved.

    Attributes:
        project: the project's id.
        coder: the id of who typed it.
        items: the edits in their order, and what is typed.
    """

    project: str
    coder: str
    items: tuple[AnyCommand | AnyDraft, ...] = ()
    format: str = _FORMAT
    version: int = 1


def encode(project: str, coder: str, items: Sequence[AnyCommand | AnyDraft]) -> bytes:
    """The file's bytes: one JSON object in UTF-8."""
    return msgspec.json.encode(Drafts(project, coder, tuple(items)))


def decode(data: bytes, file: str) -> Drafts:
    """What such a file holds.

    Raises:
        InputError: it is none, was cut off, or comes from a newer version.
    """
    try:
        drafts = msgspec.json.decode(data, type=Drafts)
    except msgspec.DecodeError as error:
        raise InputError(file, message("drafts-unreadable", reason=str(error))) from error
    if drafts.format != _FORMAT or drafts.version != 1:
        raise InputError(file, message("drafts-of-another-version"))
    return drafts
