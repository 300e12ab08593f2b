"""What is open in a window: the project, an article, its records, and the one that is selected."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from annotator.core.article import Article
from annotator.core.codebook import RecordType
from annotator.core.errors import AnnotatorError, CodebookError
from annotator.core.record import Record
from annotator.services.notify import Changed

if TYPE_CHECKING:
    from annotator.services.project import Project

_FEW = 50  # records that are read one by one instead of all again


class Session(QObject):
    """The state that the parts of a window share; each part shows it when it is told."""

    project_changed = Signal()
    article_changed = Signal()
    article_noted = Signal()
    """Nothing of the article but its working note or its flag is another."""
    records_changed = Signal()
    record_changed = Signal()
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
        self._records: dict[str, Record] = {}

    @property
    def records(self) -> list[Record]:
        """The article's records in reading order."""
        return list(self._records.values())

    @property
    def record(self) -> Record | None:
        """The selected record as it was last read."""
        return self._records.get(self.record_id) if self.record_id else None

    @property
    def folder(self) -> str:
        """Where the open project's file lies, else the person's home.

        That of the sample is no place for what a person makes: file managers hide it.
        """
        place = Path(self.project.location) if self.project else None
        if place is not None and place.is_file():
            hidden = any(part.startswith(".") for part in place.parent.parts)
            return str(Path.home() if hidden else place.parent)
        return str(Path.home())

    def find(self, record_id: str) -> Record | None:
        """A record of the article, if it has one of that id."""
        return self._records.get(record_id)

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
            self.failed.emit(str(error))

    @contextmanager
    def saving(self) -> Iterator[None]:
        """The same for an edit."""
        try:
            yield
        except AnnotatorError as error:
            self.not_saved.emit(str(error))

    def set_project(self, project: Project | None) -> None:
        """Work on another project, or on none."""
        self.project = project
        self.last_change = None
        self.article, self.record_id, self._records = None, None, {}
        self.project_changed.emit()
        self.article_changed.emit()
        self.record_changed.emit()

    def show_article(self, article_id: str | None) -> None:
        """Go to an article of the project, or to none."""
        if self.project is None or article_id is None:
            self.article, self._records = None, {}
        else:
            self.article = self.project.read.article(article_id)
            self._read_records()
        self.record_id = None
        self.article_changed.emit()
        self.record_changed.emit()

    def select(self, record_id: str | None) -> None:
        """Select a record of the article, or none."""
        record_id = record_id if record_id in self._records else None
        if record_id != self.record_id:
            self.record_id = record_id
            self.record_changed.emit()

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
            self._read_records()
        elif changed.records:
            self._read_few(changed.records)
        self.records_changed.emit()
        if self.record_id is not None and self.record_id not in self._records:
            self.record_id = None
            self.record_changed.emit()

    def _reread_article(self) -> bool:
        """Whether the article is there still."""
        if self.project is None or self.article is None:
            return False
        if self.project.read.article_row(self.article.id) is None:
            self.show_article(None)
            return False
        before, self.article = self.article, self.project.read.article(self.article.id)
        if before == self.article:
            return True
        if self.article == _with_notes(before, self.article):
            self.article_noted.emit()
            return True
        self._read_records()
        self.article_changed.emit()
        if self.record_id in self._records:
            self.record_changed.emit()
        return True

    def _read_records(self) -> None:
        if self.project is not None and self.article is not None:
            records = self.project.read.records(self.article.id)
            self._records = {record.id: record for record in records}

    def _read_few(self, record_ids: frozenset[str]) -> None:
        if self.project is None or self.article is None:
            return
        known = dict(self._records)
        for record_id in record_ids:
            record = self.project.read.record(record_id)
            if record is not None and record.article == self.article.id:
                known[record_id] = record
            else:
                known.pop(record_id, None)
        self._records = {record.id: record for record in sorted(known.values(), key=_place)}


def _with_notes(article: Article, other: Article) -> Article:
    """The article with what is said about coding the other one."""
    return replace(article, note=other.note, flagged=other.flagged, version=other.version)


def _place(record: Record) -> tuple[int, int, str]:
    """Reading order: an enclosing record before what it encloses."""
    if not record.spans:
        return 0, 0, record.id
    return record.spans[0].start, -record.spans[-1].end, record.id
