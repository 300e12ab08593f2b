"""Working notes and “look again” flags: what coders tell one another about the coding.

They are no part of the data: a record's “updated” stays. Every method is one Change, checked
against the thing as the caller saw it.
"""

from msgspec.structs import replace

from annotator.core.changes import change_kinds as kinds
from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.errors import ConflictError
from annotator.core.messages import message
from annotator.core.text.normalization import normalise
from annotator.services.records import current_record
from annotator.services.workspace import Workspace
from annotator.storage.unit_of_work import UnitOfWork


class Notes:
    """Working notes and flags of records and articles."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def note_record(self, seen: Record, note: str) -> Record:
        """Gives a record another working note; an empty one removes it.

        Raises:
            ConflictError: somebody else has changed the note since, or deleted the record.
        """
        with self._workspace.writing(kinds.NoteRecord(self._type(seen))) as unit:
            current = current_record(unit, seen)
            note = _checked(seen.note, current.note, note)
            changed = unit.update(current, replace(current, note=note))
        return changed if isinstance(changed, Record) else seen

    def flag_record(self, seen: Record, flagged: bool) -> Record:
        """Says that somebody should look at a record again, or that nobody needs to.

        Raises:
            ConflictError: the record has been deleted.
        """
        kind = kinds.FlagRecord if flagged else kinds.UnflagRecord
        with self._workspace.writing(kind(self._type(seen))) as unit:
            current = current_record(unit, seen)
            changed = unit.update(current, replace(current, flagged=flagged))
        return changed if isinstance(changed, Record) else seen

    def note_article(self, seen: Article, note: str) -> Article:
        """Gives an article another working note; an empty one removes it.

        Raises:
            ConflictError: somebody else has changed the note since, or removed the article.
        """
        with self._workspace.writing(kinds.NoteArticle()) as unit:
            current = _article(unit, seen)
            note = _checked(seen.note, current.note, note)
            changed = unit.update(current, replace(current, note=note))
        return changed if isinstance(changed, Article) else seen

    def flag_article(self, seen: Article, flagged: bool) -> Article:
        """Says that somebody should look at an article again, or that nobody needs to.

        Raises:
            ConflictError: the article has been removed.
        """
        with self._workspace.writing(
            kinds.FlagArticle() if flagged else kinds.UnflagArticle()
        ) as unit:
            current = _article(unit, seen)
            changed = unit.update(current, replace(current, flagged=flagged))
        return changed if isinstance(changed, Article) else seen

    def _type(self, record: Record) -> kinds.Named:
        return kinds.Named.of(self._workspace.codebook.type(record.type))


def _checked(seen: str, current: str, note: str) -> str:
    note = normalise(note).strip()
    if current not in (seen, note):
        raise ConflictError(message("note-changed", note=current))
    return note


def _article(unit: UnitOfWork, seen: Article) -> Article:
    current = unit.read.article(seen.id)
    if current is None:
        raise ConflictError(message("article-removed"))
    return current
