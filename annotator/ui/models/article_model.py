"""The articles of a project, read page by page as they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.listing import ArticleFilter, ArticleSummary
from annotator.services.notify import Changed

if TYPE_CHECKING:
    from annotator.services.reading import Reading

_PAGE = 200
_PAGES_KEPT = 40


class ArticleRole(IntEnum):
    """What a row can be asked for besides its text."""

    SUMMARY = Qt.ItemDataRole.UserRole
    """The `ArticleSummary`."""


class ArticleModel(QAbstractListModel):
    """Rows of a filtered list of articles; only those that are looked at are ever read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: Reading | None = None
        self._filter = ArticleFilter()
        self._count = 0
        self._pages: OrderedDict[int, list[ArticleSummary]] = OrderedDict()

    @property
    def filter(self) -> ArticleFilter:
        """Which articles are shown."""
        return self._filter

    def set_reading(self, read: Reading | None) -> None:
        """Show the articles of another project, or of none."""
        self._read = read
        self._filter = ArticleFilter()
        self.reload()

    def set_filter(self, chosen: ArticleFilter) -> None:
        """Show the articles that this filter lets through."""
        if chosen != self._filter:
            self._filter = chosen
            self.reload()

    def reload(self) -> None:
        """Read everything again."""
        self.beginResetModel()
        self._pages.clear()
        self._count = self._read.article_count(self._filter) if self._read else 0
        self.endResetModel()

    def refresh(self, changed: Changed) -> None:
        """Read again what a change touched."""
        if self._read is None:
            return
        if changed.articles is None or "article" in changed.kinds:
            self.reload()
            return
        narrowed = bool(self._filter.states)
        if narrowed and self._read.article_count(self._filter) != self._count:
            self.reload()
            return
        for page, rows in self._pages.items():
            for n, row in enumerate(rows):
                if row.id in changed.articles:
                    self._refresh_row(page, n, row.id)

    def row_of(self, article_id: str) -> int | None:
        """The row of an article; None if the filter leaves it out."""
        return self._read.article_position(article_id, self._filter) if self._read else None

    def summary(self, row: int) -> ArticleSummary | None:
        """What a row shows; None if there is no such row."""
        if self._read is None or not 0 <= row < self._count:
            return None
        page, at = divmod(row, _PAGE)
        if page not in self._pages:
            self._pages[page] = self._read.article_rows(self._filter, page * _PAGE, _PAGE)
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        rows = self._pages[page]
        return rows[at] if at < len(rows) else None

    def pages_read(self) -> int:
        """How many pages are held."""
        return len(self._pages)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many articles the filter lets through."""
        return 0 if parent.isValid() else self._count

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The title, what a screen reader says, or the whole summary."""
        if role not in _ROLES:
            return None
        row = self.summary(index.row())
        if row is None:
            return None
        if role == ArticleRole.SUMMARY:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or self.tr("Untitled")
        counts = ", ".join(f"{count} {key}" for key, count in row.counts.items())
        return ", ".join(
            part
            for part in (row.title, row.source, row.published, self.state_name(row), counts)
            if part
        )

    def state_name(self, row: ArticleSummary) -> str:
        """How far the coder is with an article, in words."""
        return {
            "new": self.tr("new"),
            "in_progress": self.tr("in progress"),
            "done": self.tr("done"),
            "nothing": self.tr("nothing to code"),
        }[row.state]

    def _refresh_row(self, page: int, at: int, article_id: str) -> None:
        fresh = self._read.article_row(article_id) if self._read else None
        if fresh is not None:
            self._pages[page][at] = fresh
            index = self.index(page * _PAGE + at)
            self.dataChanged.emit(index, index)


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        ArticleRole.SUMMARY,
    }
)
