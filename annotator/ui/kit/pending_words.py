"""What an edit that waits is called, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record
from annotator.core.errors import CodebookError
from annotator.core.text.span import joined_text
from annotator.services.commands import articles, records
from annotator.services.commands.command import Command
from annotator.ui.kit.pending_edits import DeferredWork

_LONGEST = 60  # characters of what is quoted

_SAID: dict[type[Command], object] = {
    records.CreateRecord: QT_TRANSLATE_NOOP("PendingWords", "{record}"),
    records.DeleteRecord: QT_TRANSLATE_NOOP("PendingWords", "Deleting: {record}"),
    records.SetSpans: QT_TRANSLATE_NOOP("PendingWords", "Text of: {record}"),
    records.SetState: QT_TRANSLATE_NOOP("PendingWords", "State of: {record}"),
    records.SetNote: QT_TRANSLATE_NOOP("PendingWords", "Working note on: {record}"),
    records.SetFlag: QT_TRANSLATE_NOOP("PendingWords", "“Look again” of: {record}"),
    articles.SetArticleNote: QT_TRANSLATE_NOOP("PendingWords", "Working note on: {article}"),
    articles.SetArticleFlag: QT_TRANSLATE_NOOP("PendingWords", "“Look again” of: {article}"),
    articles.SetDetail: QT_TRANSLATE_NOOP("PendingWords", "About the article: {article}"),
    articles.SetPublications: QT_TRANSLATE_NOOP("PendingWords", "About the article: {article}"),
    articles.SetStatus: QT_TRANSLATE_NOOP("PendingWords", "How far an article is"),
    articles.Screen: QT_TRANSLATE_NOOP("PendingWords", "Whether an article is relevant"),
    articles.ChangeActor: QT_TRANSLATE_NOOP("PendingWords", "Actor “{actor}”"),
    articles.RenameActor: QT_TRANSLATE_NOOP("PendingWords", "Name of the actor “{actor}”"),
    articles.AddLink: QT_TRANSLATE_NOOP("PendingWords", "A link"),
    articles.ChangeLink: QT_TRANSLATE_NOOP("PendingWords", "What a link says"),
    articles.RemoveLink: QT_TRANSLATE_NOOP("PendingWords", "Removing a link"),
    articles.SetCell: QT_TRANSLATE_NOOP("PendingWords", "A cell of the sheet: {record}"),
}


def edit_words(command: Command, codebook: Codebook) -> str:
    """What an edit is about, such as the record's type and first words."""
    if isinstance(command, DeferredWork):
        return command.title
    if isinstance(command, records.FieldCommand):
        text = _translated(QT_TRANSLATE_NOOP("PendingWords", "{field} of: {record}"))
        field = _field_label(command.seen.type, command.field, codebook)
        return text.format(field=field, record=record_words(command.seen, codebook))
    template = _translated(_SAID[type(command)])
    match command:
        case records.RecordCommand():
            return template.format(record=record_words(command.seen, codebook))
        case articles.SetCell():
            return template.format(record=record_words(command.seen.record, codebook))
        case articles.ArticleCommand():
            return template.format(article=shortened(command.seen.title))
        case articles.ActorCommand():
            return template.format(actor=shortened(command.seen.name))
        case _:
            return template


def record_words(record: Record, codebook: Codebook) -> str:
    """A record by its type and its first words."""
    try:
        label = codebook.type(record.type).label
    except CodebookError:
        label = record.type  # the codebook has it no longer
    text = _translated(QT_TRANSLATE_NOOP("PendingWords", "{type} “{words}”"))
    return text.format(type=label, words=shortened(joined_text(record.spans)))


def shortened(text: str) -> str:
    """The first words of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _field_label(type_key: str, field_key: str, codebook: Codebook) -> str:
    try:
        return codebook.type(type_key).field(field_key).label
    except CodebookError:
        return field_key  # the codebook has it no longer


def _translated(text: object) -> str:
    words = str(text)
    return QCoreApplication.translate("PendingWords", words)
