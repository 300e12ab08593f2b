"""What is open in a window: the project, an article, its records, and the one that is selected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.codebook.model import RecordType
from annotator.core.coding.article import Article
from annotator.core.coding.coder import Coder
from annotator.core.coding.record import Record
from annotator.core.coding.records_in_order import RecordsInOrder
from annotator.core.errors import AnnotatorError, CodebookError
from annotator.services.commands.articles import ArticleCommand, SetStatus
from annotator.services.commands.command import Command, hindrance_of
from annotator.services.commands.records import CreateRecord, RecordCommand
from annotator.services.notifications import Changed
from annotator.ui.kit.background_reads import BackgroundReads
from annotator.ui.kit.file_dialog import documents_folder
from annotator.ui.kit.pending_edits import PendingEdits
from annotator.ui.kit.reading.opened_article import (
    OpenedArticle,
    Stale,
    only_notes_differ,
    read_again,
    read_article,
)
from annotator.ui.kit.reading.read_ahead import ReadAhead
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services.project import Project

_ARTICLE, _NEWS, _CODERS = "session.article", "session.news", "session.coders"
_SLOW_MS = 400
"""What comes sooner is not announced."""


class Session(QObject):
    """The state that the parts of a window share; each part shows it when it is told.

    Article and records are as they were last read, with what the edits that wait make of them.

    Attributes:
        pending: writes every edit, and keeps those that cannot be written yet.
        reads: asks the project elsewhere what may take longer than a frame.
        ahead: articles that are at hand although the project is far.
        coder_names: everybody whom the project names, by id.
    """

    project_changed = Signal()
    article_changed = Signal()
    article_awaited = Signal()
    """An article is to be shown, and takes its time."""
    coders_changed = Signal()
    """`coder_names` were read."""
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
        self.pending.failed.connect(self.failed)
        self.pending.changed.connect(self._show_pending)
        self.reads = BackgroundReads(self)
        self.ahead = ReadAhead(self.reads)
        self.coder_names: dict[str, str] = {}
        self._stored = OpenedArticle()
        self._stale = Stale()
        self._asked = ""
        self._then: Callable[[], object] | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self.pending.reachable_again.connect(self._catch_up)
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
        self._stored, self.coder_names = OpenedArticle(), {}
        self._leave()
        self.reads.forget(_CODERS)
        self.reads.is_remote = project is not None and project.is_remote
        self.ahead.set_project(project)
        self.pending.set_project(project)
        self._read_coders()
        self.project_changed.emit()
        self._tell_article()

    def show_article(
        self, article_id: str | None, then: Callable[[], object] | None = None
    ) -> None:
        """Go to an article of the project, or to none; the one before stays until it is read.

        Args:
            then: is called once it is shown.
        """
        self._leave()
        if self.project is None or article_id is None:
            self._show(OpenedArticle())
            return
        if (held := self.ahead.find(article_id)) is not None:
            self._show(held)
            if then is not None:
                then()
            return
        self._asked, self._then = article_id, then
        self._ask_article()

    def open_article(self, article_id: str, then: Callable[[], object] | None = None) -> None:
        """Go to an article, unless it is open; what is typed about the one before is saved first.

        What cannot be read is said in the window.

        Args:
            then: is called once it is shown.
        """
        if self.article is not None and self.article.id == article_id:
            self._leave()
            if then is not None:
                then()
            return
        self.leaving_article.emit()
        with self.reporting():
            self.show_article(article_id, then)

    def _leave(self) -> None:
        """Wait for no article any more, and for no news of the one that is shown."""
        self.reads.forget(_ARTICLE)
        self._slow.stop()
        self._asked, self._then = "", None

    def _ask_article(self) -> None:
        if self.project is None:
            return
        if self.pending.hindrance == "unreachable":
            self.unreachable.emit()
        elif self.reads.is_remote:
            self._slow.start()
        read = partial(read_article, self.project, self._asked)
        self.reads.read(_ARTICLE, read, self._on_article)

    def _on_slow(self) -> None:
        if self.reads.is_open(_ARTICLE):
            self.article_awaited.emit()

    def _on_article(self, opened: OpenedArticle) -> None:
        then = self._then
        self._leave()
        if self.reads.is_remote:
            # Of the one that was shown until now more may have been typed.
            self.leaving_article.emit()
        self._show(opened)
        if then is not None:
            then()

    def _show(self, opened: OpenedArticle) -> None:
        self.reads.forget(_NEWS)
        self._stored, self._stale = opened, Stale()
        self.ahead.keep(opened)
        self._lay_over()
        self.record_id = None
        self._tell_article()

    def _read_coders(self) -> None:
        if self.project is not None:
            with self.reporting():
                self.reads.read(_CODERS, self.project.coders.known, self._take_coders)

    def _take_coders(self, coders: list[Coder]) -> None:
        self.coder_names = {coder.id: coder.name for coder in coders}
        self.coders_changed.emit()

    def select(self, record_id: str | None) -> None:
        """Select a record of the article, or none."""
        record_id = record_id if self._records.find(record_id) else None
        if record_id != self.record_id:
            self.record_id = record_id
            self._tell_selected()

    def refresh(self, changed: Changed) -> None:
        """Read again what a change touched."""
        self.last_change = changed
        self.ahead.forget(changed)
        if "coder" in changed.kinds:
            self._read_coders()
        if self.reads.is_open(_ARTICLE) and changed.touches_article(self._asked):
            self._ask_article()
        if self.project is None or self.article is None:
            return
        if not changed.touches_article(self.article.id) and "codebook" not in changed.kinds:
            return
        self._stale.add(changed, reads_own=self.reads.is_open(_NEWS))
        self._read_news()

    def _catch_up(self) -> None:
        if not self._stale.is_known:
            self._read_news()

    def _read_news(self) -> None:
        """Read what is out of date of the article; what was written here is known."""
        if self.project is None:
            return
        read = partial(read_again, self.project, self._stored, self._stale)
        if self._stale.is_known:
            self._on_news(read())
        else:
            # What comes to it meanwhile is of another question.
            self._stale = deepcopy(self._stale)
            self.reads.read(_NEWS, read, self._on_news)

    def _on_news(self, opened: OpenedArticle) -> None:
        self._stale = Stale()
        if opened.article is None:
            self.show_article(None)
            return
        before = self.article
        self._stored = opened
        self.ahead.keep(opened)
        self._lay_over()
        if self.article != before:
            if only_notes_differ(before, self.article):
                self.article_noted.emit()
            else:
                self.article_changed.emit()
                if self._records.find(self.record_id):
                    self._tell_selected()
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
        article, records = self._stored.article, self._stored.records
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
            is_noted = only_notes_differ(before, self.article)
            (self.article_noted if is_noted else self.article_changed).emit()
        if records.all != self._records.all:
            self._tell_records()
