"""What is open in a window: the project, an article, its records, and the one that is selected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from annotator.core.codebook.model import RecordType
from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.coding.records_in_order import RecordsInOrder
from annotator.core.errors import AnnotatorError, CodebookError
from annotator.services.commands.articles import ArticleCommand, SetStatus
from annotator.services.commands.command import Command, hindrance_of
from annotator.services.commands.records import CreateRecord, RecordCommand
from annotator.services.notifications import Changed
from annotator.ui.kit.file_dialog import documents_folder
from annotator.ui.kit.pending_edits import PendingEdits
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services.project import Project

_FEW = 50  # records that are read one by one instead of all again


class Session(QObject):
    """The state that the parts of a window share; each part shows it when it is told.

    Article and records are as they were last read, with what the edits that wait make of them.

    Attributes:
        pending: writes every edit, and keeps those that cannot be written yet.
    """

    project_changed = Signal()
    article_changed = Signal()
    leaving_article = Signal()
    """What is being typed about the article is to be saved now."""
    article_noted = Signal()
    """Nothing of the article but its working note or its flag is another."""
    records_changed = Signal()
    """The article's records are others, or say something else."""
    record_changed = Signal()
    """Another record is selected, or none."""
    record_shown = Signal()
    """The selected record is another or says something else; told once, after both."""
    unreachable = Signal()
    """Something has to wait until the server answers again."""
    failed = Signal(str)
    """What an `AnnotatorError` says of something that could not be done."""
    not_saved = Signal(str)
    """What an `AnnotatorError` says of an edit that was not written."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.article: Article | None = None
        self.record_id: str | None = None
        self.last_change: Changed | None = None
        self.pending = PendingEdits(self)
        self.pending.changed.connect(self._show_pending)
        self._stored_article: Article | None = None
        self._stored = RecordsInOrder()
        self._records = RecordsInOrder()
        self._shown: Record | None = None
        self._awaited: str | None = None

    @property
    def records(self) -> Sequence[Record]:
        """The article's records in reading order."""
        return self._records.all

    @property
    def record(self) -> Record | None:
        """The selected record as it was last read."""
        return self._records.find(self.record_id)

    @property
    def folder(self) -> str:
        """Where the open project's file lies, else the person's documents.

        That of the sample is no place for what a person makes: file managers hide it.
        """
        place = Path(self.project.location) if self.project else None
        if place is not None and place.is_file():
            hidden = any(part.startswith(".") for part in place.parent.parts)
            return str(documents_folder() if hidden else place.parent)
        return str(documents_folder())

    def find(self, record_id: str) -> Record | None:
        """A record of the article, if it has one of that id."""
        return self._records.find(record_id)

    def type_of(self, record: Record) -> RecordType | None:
        """The record's type; None if the codebook has it no longer."""
        try:
            return self.project.codebook.type(record.type) if self.project else None
        except CodebookError:
            return None

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Says in the window what could not be done, instead of raising it."""
        try:
            yield
        except AnnotatorError as error:
            self.report(error)

    def report(self, error: AnnotatorError) -> None:
        """Say what could not be done; of a server that does not answer it is said already."""
        if hindrance_of(error) == "unreachable":
            self.pending.lose_connection()
            self.unreachable.emit()
        else:
            self.failed.emit(error_words(error))

    def create(self, record: Record, command: RecordCommand | None = None) -> None:
        """Write a new record of the open article, and select it.

        Args:
            command: what makes it; a plain new record if not given.
        """
        self._awaited = record.id
        try:
            self.write(command or CreateRecord(record))
        finally:
            self._awaited = None

    def write(self, command: Command, then: Callable[[Any], object] | None = None) -> Any:
        """Write an edit, or keep it until it can be written; see `PendingEdits.write`."""
        return self.pending.write(command, then)

    def pending_status(self, article_id: str) -> SetStatus | None:
        """The status of an article in a pending edit, if there is one."""
        commands = [edit.command for edit in self.pending.waiting]
        of_it = [
            each for each in commands if isinstance(each, SetStatus) and each.article == article_id
        ]
        return of_it[-1] if of_it else None

    @contextmanager
    def saving(self) -> Iterator[None]:
        """The same for an edit."""
        try:
            yield
        except AnnotatorError as error:
            if hindrance_of(error) == "unreachable":
                self.report(error)
            else:
                self.not_saved.emit(error_words(error))

    def set_project(self, project: Project | None) -> None:
        """Work on another project, or on none."""
        self.project = project
        self.last_change = None
        self.article, self.record_id, self._records = None, None, RecordsInOrder()
        self._stored_article, self._stored = None, RecordsInOrder()
        self.pending.set_project(project)
        self.project_changed.emit()
        self._tell_article()

    def show_article(self, article_id: str | None) -> None:
        """Go to an article of the project, or to none."""
        if self.project is None or article_id is None:
            self._stored_article, self._stored = None, RecordsInOrder()
        else:
            article = self.project.articles.get(article_id)
            self._stored = self._read_records(article)
            self._stored_article = article
        self._lay_over()
        self.record_id = None
        self._tell_article()

    def open_article(self, article_id: str) -> None:
        """Go to an article, unless it is open; what is typed about the one before is saved first.

        What cannot be read is said in the window.
        """
        if self.article is not None and self.article.id == article_id:
            return
        self.leaving_article.emit()
        with self.reporting():
            self.show_article(article_id)

    def select(self, record_id: str | None) -> None:
        """Select a record of the article, or none."""
        record_id = record_id if self._records.find(record_id) else None
        if record_id != self.record_id:
            self.record_id = record_id
            self._tell_selected()

    def refresh(self, changed: Changed) -> None:
        """Read again what a change touched."""
        self.last_change = changed
        if self.project is None or self.article is None:
            return
        if not changed.touches_article(self.article.id) and "codebook" not in changed.kinds:
            return
        if "article" in changed.kinds and not self._reread_article():
            return
        if changed.records is None or len(changed.records) > _FEW:
            self._stored = self._read_records(self.article)
        elif changed.records:
            self._take_few(changed.records, changed.written)
        self._lay_over()
        self._tell_records()

    def _tell_article(self) -> None:
        self.article_changed.emit()
        self._tell_selected()

    def _tell_records(self) -> None:
        before = self.record_id
        if self._records.find(self._awaited):
            self.record_id, self._awaited = self._awaited, None
        elif not self._records.find(before):
            self.record_id = None
        self.records_changed.emit()
        if self.record_id != before:
            self._tell_selected()
        elif self.record is not self._shown:
            self._tell_shown()

    def _tell_selected(self) -> None:
        self.record_changed.emit()
        self._tell_shown()

    def _tell_shown(self) -> None:
        self._shown = self.record
        self.record_shown.emit()

    def _lay_over(self) -> None:
        """Show what was read with what the edits that wait make of it."""
        commands = [edit.command for edit in self.pending.waiting]
        article, records = self._stored_article, self._stored
        for command in commands:
            if article is None:
                break
            if isinstance(command, ArticleCommand) and command.seen.id == article.id:
                article = command.preview(article)
            elif isinstance(command, RecordCommand) and command.seen.article == article.id:
                record = command.preview(records.find(command.seen.id))
                records = records.changed({command.seen.id: record})
        self.article, self._records = article, records

    def _show_pending(self) -> None:
        before, records = self.article, self._records
        self._lay_over()
        if self.article is None or before is None:
            return
        if self.article != before:
            is_noted = self.article == _with_notes(before, self.article)
            (self.article_noted if is_noted else self.article_changed).emit()
        if records.all != self._records.all:
            self._tell_records()

    def _reread_article(self) -> bool:
        """Reads the article again; whether it still exists."""
        if self.project is None or self.article is None:
            return False
        if self.project.articles.summary(self.article.id) is None:
            self.show_article(None)
            return False
        before = self.article
        self._stored_article = self.project.articles.get(self.article.id)
        self._lay_over()
        if before == self.article:
            return True
        if self.article == _with_notes(before, self.article):
            self.article_noted.emit()
            return True
        self._stored = self._read_records(self.article)
        self._lay_over()
        self.article_changed.emit()
        if self._records.find(self.record_id):
            self._tell_selected()
        return True

    def _read_records(self, article: Article | None) -> RecordsInOrder:
        if self.project is None or article is None:
            return RecordsInOrder()
        return RecordsInOrder(self.project.records.of_article(article.id))

    def _take_few(self, record_ids: frozenset[str], written: Mapping[str, Record | None]) -> None:
        """Go by what was written here; read what others wrote."""
        if self.project is None or self.article is None:
            return
        known: dict[str, Record | None] = {}
        for record_id in record_ids:
            is_known = record_id in written
            record = written[record_id] if is_known else self.project.records.get(record_id)
            known[record_id] = record if record and record.article == self.article.id else None
        self._stored = self._stored.changed(known)


def _with_notes(article: Article, other: Article) -> Article:
    """The article with what is said about coding the other one."""
    return replace(article, note=other.note, flagged=other.flagged, version=other.version)
