"""What a search found, a row a hit, read page by page as one scrolls to it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotator.core.codebook.model import Codebook
from annotator.core.errors import CodebookError
from annotator.core.search.concordance import Hit, HitArticle


class HitRole(IntEnum):
    """Item data roles beside the text."""

    HIT = Qt.ItemDataRole.UserRole
    """The `Hit`; of a heading the first one below it."""
    HEADING = Qt.ItemDataRole.UserRole + 1
    """The `HitArticle` whose hits follow; None for a hit."""
    LABEL = Qt.ItemDataRole.UserRole + 2
    """What the hit stands in, such as “Quote · Speaker”; empty for the text."""
    COLOUR = Qt.ItemDataRole.UserRole + 3
    """The colour's name of the record type; empty for titles and texts."""


class HitModel(QAbstractListModel):
    """Hits, grouped under their articles or one after the other."""

    more_wanted = Signal()
    """Somebody has scrolled to the end, and there is more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._rows: list[Hit | HitArticle] = []
        self._codebook: Codebook | None = None
        self._grouped = False
        self._has_more = False
        self._is_waiting = False

    @property
    def hits(self) -> Sequence[Hit]:
        """The hits that were read so far."""
        return self._hits

    @property
    def has_more(self) -> bool:
        """Whether there is more to read."""
        return self._has_more

    @property
    def grouped(self) -> bool:
        """Whether hits stand under their articles."""
        return self._grouped

    def set_codebook(self, codebook: Codebook | None) -> None:
        """Name record types and fields by this codebook."""
        self._codebook = codebook

    def show(self, hits: Sequence[Hit], *, has_more: bool) -> None:
        """Show other hits in place of these."""
        self.beginResetModel()
        self._hits, self._has_more, self._is_waiting = list(hits), has_more, False
        self._rows = self._arranged(hits, "")
        self.endResetModel()

    def add(self, hits: Sequence[Hit], *, has_more: bool) -> None:
        """Add the hits that follow."""
        self._has_more, self._is_waiting = has_more, False
        last = self._hits[-1].article.id if self._hits else ""
        more = self._arranged(hits, last)
        if more:
            at = len(self._rows)
            self.beginInsertRows(QModelIndex(), at, at + len(more) - 1)
            self._hits += hits
            self._rows += more
            self.endInsertRows()

    def set_grouped(self, grouped: bool) -> None:
        """Stand hits under their articles, or show the article beside each."""
        if grouped != self._grouped:
            self.beginResetModel()
            self._grouped = grouped
            self._rows = self._arranged(self._hits, "")
            self.endResetModel()

    def row_of(self, hit: Hit) -> int:
        """The row of a hit; the first row if it is not there."""
        return self._rows.index(hit) if hit in self._rows else 0

    def hit(self, row: int) -> Hit | None:
        """The hit of a row, that of a heading being its first one; None if there is no such row."""
        if not 0 <= row < len(self._rows):
            return None
        row_held = self._rows[row]
        if isinstance(row_held, Hit):
            return row_held
        below = self._rows[row + 1]
        return below if isinstance(below, Hit) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """How many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether there is more, and nobody is fetching it yet."""
        return not parent.isValid() and self._has_more and not self._is_waiting

    def fetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> None:
        """Ask for the next page; `add` takes it."""
        self._is_waiting = True
        self.more_wanted.emit()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The context as one line, the hit, or what it stands in."""
        row = index.row()
        hit = self.hit(row)
        if hit is None:
            return None
        article = self._rows[row]
        heading = article if isinstance(article, HitArticle) else None
        match role:
            case HitRole.HIT:
                return hit
            case HitRole.HEADING:
                return heading
            case HitRole.LABEL:
                return self.label(hit)
            case HitRole.COLOUR:
                return self._colour(hit)
            case Qt.ItemDataRole.DisplayRole:
                return about(heading) if heading else f"{hit.before}{hit.words}{hit.after}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return about(heading) if heading else self._spoken(hit)
            case Qt.ItemDataRole.ToolTipRole:
                return about(hit.article)
        return None

    def label(self, hit: Hit) -> str:
        """What the hit stands in; empty for an article's text."""
        if hit.place == "title":
            return self.tr("Title")
        if not hit.record:
            return ""
        try:
            if self._codebook is None:
                return hit.type
            record_type = self._codebook.type(hit.type)
            if not hit.field:
                return record_type.label
            return f"{record_type.label} · {record_type.field(hit.field).label}"
        except CodebookError:
            return f"{hit.type} · {hit.field}" if hit.field else hit.type

    def _colour(self, hit: Hit) -> str:
        try:
            return self._codebook.type(hit.type).colour if self._codebook and hit.type else ""
        except CodebookError:
            return "slate"

    def _spoken(self, hit: Hit) -> str:
        parts = (
            self.label(hit),
            f"{hit.before[-40:]}{hit.words}{hit.after[:40]}",
            about(hit.article),
        )
        return ", ".join(part for part in parts if part)

    def _arranged(self, hits: Sequence[Hit], last: str) -> list[Hit | HitArticle]:
        if not self._grouped:
            return list(hits)
        rows: list[Hit | HitArticle] = []
        for hit in hits:
            if hit.article.id != last:
                last = hit.article.id
                rows.append(hit.article)
            rows.append(hit)
        return rows


def about(article: HitArticle) -> str:
    """Outlet, date and title, as far as they are known."""
    title = article.title or QCoreApplication.translate("HitModel", "Untitled")
    return " · ".join(part for part in (title, article.source, article.published[:10]) if part)
