"""The articles of a project, read page by page as they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from enum import IntEnum
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from annotator.core.coding.article_listing import (
    ArticleFilter,
    ArticleOrder,
    ArticleSummary,
    ArticleWindow,
)
from annotator.services.notifications import Changed
from annotator.ui.kit.background_reads import BackgroundReads, Stop

if TYPE_CHECKING:
    from annotator.services.articles import Articles

_EVERY_ARTICLE = ArticleFilter()
_PAGE = 200
_PAGES_KEPT = 40
_FEW = 8  # rows that are read at once instead of elsewhere
_PATIENCE = 0.008  # seconds, half a frame
_LIST, _ROWS, _FRESH = "articles.list", "articles.rows", "articles.fresh"
_Index = QModelIndex | QPersistentModelIndex


class ArticleRole(IntEnum):
    """Item data roles beside the text."""

    SUMMARY = Qt.ItemDataRole.UserRole
    """The `ArticleSummary`; None while it is not read yet."""


class ArticleModel(QAbstractListModel):
    """Rows of a filtered and sorted list of articles; only those in sight are ever read.

    What is shown stays until the answer about another list is there, so nothing flickers.
    """

    listed = Signal(bool)
    """A list was read; whether it is another one than before, by filter, order or project."""

    def __init__(self, background_reads: BackgroundReads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background_reads = background_reads
        self._articles: Articles | None = None
        self._filter, self._order = ArticleFilter(), ArticleOrder()
        self._shown = (self._filter, self._order)
        self._is_another = False
        self._count = 0
        self._pages: OrderedDict[int, list[ArticleSummary]] = OrderedDict()
        self._rows: dict[str, int] = {}
        self._wanted: list[int] = []
        self._old_rows: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fetch)

    @property
    def filter(self) -> ArticleFilter:
        """Which articles are shown, or are about to be."""
        return self._filter

    @property
    def order(self) -> ArticleOrder:
        """In which order."""
        return self._order

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what was asked for last."""
        return not self._background_reads.is_open(_LIST)

    def set_articles(
        self, articles: Articles | None, chosen: ArticleFilter = _EVERY_ARTICLE
    ) -> None:
        """Show the articles of another project that a filter lets through, or none."""
        self._articles = articles
        self._filter = chosen
        self._background_reads.forget(_LIST)
        self._background_reads.forget(_FRESH)
        self._old_rows.clear()
        self._take(ArticleWindow(0, 0, []), another=True)
        if articles is not None:
            self._ask(another=True)

    def reload(self, first_in_sight: int = 0) -> None:
        """Read the list again."""
        if self._articles is not None:
            self._ask(first_in_sight)

    def set_filter(self, chosen: ArticleFilter) -> None:
        """Show the articles that this filter lets through."""
        if chosen != self._filter:
            self._filter = chosen
            self._ask(another=True)

    def set_order(self, order: ArticleOrder) -> None:
        """Set the sort order."""
        if order != self._order:
            self._order = order
            self._ask(another=True)

    def refresh(self, changed: Changed, first_in_sight: int = 0) -> None:
        """Read again what a change touched."""
        if self._articles is None:
            return
        touched = changed.articles
        held = [each for each in touched or () if each in self._rows]
        is_short = touched is not None and len(held) <= _FEW
        may_differ = "article" in changed.kinds or _can_let_in(self._filter, changed)
        if may_differ or not is_short:
            self._ask(first_in_sight)
        if is_short and held:
            self._refresh_rows(held, first_in_sight)

    def row_of(self, article_id: str) -> int | None:
        """The row of an article that is read already; None of any other."""
        return self._rows.get(article_id)

    def summary_of(self, article_id: str) -> ArticleSummary | None:
        """What an article's row shows, if it is read and nothing newer is on its way."""
        row = self._rows.get(article_id)
        return None if row is None or article_id in self._old_rows else self.held(row)

    def summary(self, row: int) -> ArticleSummary | None:
        """What a row shows; None if it is not read yet, which is then asked for."""
        if not 0 <= row < self._count:
            return None
        page, at = divmod(row, _PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        return rows[at] if at < len(rows) else None

    def held(self, row: int) -> ArticleSummary | None:
        """What a row shows, if it is read already."""
        rows = self._pages.get(row // _PAGE, []) if row >= 0 else []
        at = row % _PAGE
        return rows[at] if at < len(rows) else None

    def pages_read(self) -> int:
        """How many pages are held."""
        return len(self._pages)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many articles the filter lets through."""
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, what a screen reader says, or the whole summary."""
        if role not in _ROLES:
            return None
        row = self.summary(index.row())
        if role == ArticleRole.SUMMARY:
            return row
        if row is None:
            return self.tr("Loading…") if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or self.tr("Untitled")
        counts = ", ".join(f"{count} {key}" for key, count in row.counts.items())
        parts = (
            row.title or self.tr("Untitled"),
            row.source,
            row.published,
            self.state_name(row),
            counts,
            self._flags(row),
        )
        return ", ".join(part for part in parts if part)

    def state_name(self, row: ArticleSummary) -> str:
        """How far the coder is with an article, in words."""
        return {
            "new": self.tr("new"),
            "in_progress": self.tr("in progress"),
            "done": self.tr("done"),
            "nothing": self.tr("nothing to code"),
        }[row.state]

    def _flags(self, row: ArticleSummary) -> str:
        if row.flagged_records:
            text = self.tr("look again at {count} of its records")
            return text.format(count=row.flagged_records)
        return self.tr("look again") if row.flagged else ""

    # Whole lists

    def _ask(self, first_in_sight: int = 0, *, another: bool = False) -> None:
        articles = self._articles
        if articles is None:
            return
        self._is_another = self._is_another or another
        chosen, order = self._filter, self._order
        start = 0 if self._is_another else first_in_sight // _PAGE * _PAGE
        limit = _PAGE if start == 0 else 2 * _PAGE

        def ask(_stop: Stop) -> ArticleWindow:
            return articles.window(chosen, start, limit, order)

        self._ask_shortly(_LIST, ask, self._on_list, patient=another or not chosen)

    def _ask_shortly(
        self,
        key: str,
        ask: Callable[[Stop], ArticleWindow],
        answered: Callable[[ArticleWindow], None],
        *,
        patient: bool,
    ) -> None:
        """Ask elsewhere, but take an answer that comes within half a frame at once."""
        came = Event()
        answers: list[ArticleWindow] = []

        def asking(stop: Stop) -> ArticleWindow:
            try:
                answers.append(ask(stop))
            finally:
                came.set()
            return answers[0]

        self._background_reads.ask(key, asking, answered)
        if patient and came.wait(_PATIENCE) and answers:
            self._background_reads.forget(key)
            answered(answers[0])

    def _on_list(self, window: ArticleWindow) -> None:
        another, self._is_another = self._is_another, False
        self._take(window, another=another)
        self.listed.emit(another)

    def _take(self, window: ArticleWindow, *, another: bool) -> None:
        self._background_reads.forget(_ROWS)
        self._wanted.clear()
        self._shown = (self._filter, self._order)
        if not another and window.count == self._count and self._agrees(window):
            self._pages.clear()
            self._rows.clear()
            self._keep(window)
            if self._count:
                self.dataChanged.emit(self.index(0), self.index(self._count - 1))
            return
        self.beginResetModel()
        self._pages.clear()
        self._rows.clear()
        self._count = window.count
        self._keep(window)
        self.endResetModel()

    def _agrees(self, window: ArticleWindow) -> bool:
        """Whether the cached articles at these rows are the same ones."""
        for n, row in enumerate(window.rows, window.start):
            held = self._pages.get(n // _PAGE)
            if held is not None and (n % _PAGE >= len(held) or held[n % _PAGE].id != row.id):
                return False
        return True

    # Pages

    def _want(self, page: int) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        # Those that were in sight before, while one dragged on, are wanted no longer.
        self._wanted = [*self._wanted[-1:], page]
        if not self._timer.isActive() and not self._background_reads.is_open(_ROWS):
            self._timer.start(0)

    def _fetch(self) -> None:
        articles = self._articles
        if articles is None or not self._wanted or self._background_reads.is_open(_ROWS):
            return
        page = self._wanted[-1]
        pages = [each for each in self._wanted if abs(each - page) <= 1]
        self._wanted = [each for each in self._wanted if each not in pages]
        start, limit = min(pages) * _PAGE, len(pages) * _PAGE
        chosen, order = self._shown
        count = self._count

        def ask(_stop: Stop) -> ArticleWindow:
            return ArticleWindow(count, start, articles.page(chosen, start, limit, order))

        self._background_reads.ask(_ROWS, ask, self._on_rows)

    def _on_rows(self, window: ArticleWindow) -> None:
        self._keep(window)
        if window.rows:
            last = window.start + len(window.rows) - 1
            self.dataChanged.emit(self.index(window.start), self.index(last))
        if self._wanted:
            self._timer.start(0)

    def _keep(self, window: ArticleWindow) -> None:
        for start in range(0, len(window.rows), _PAGE):
            rows = window.rows[start : start + _PAGE]
            first = window.start + start
            self._pages[first // _PAGE] = rows
            self._rows.update((row.id, n) for n, row in enumerate(rows, first))
        while len(self._pages) > _PAGES_KEPT:
            _, gone = self._pages.popitem(last=False)
            for row in gone:
                self._rows.pop(row.id, None)

    def _refresh_rows(self, article_ids: list[str], first_in_sight: int) -> None:
        """Refreshes the cached rows; reads the list again if not all of them still exist."""
        articles = self._articles
        if articles is None:
            return
        self._old_rows.update(article_ids)
        wanted = sorted(self._old_rows)

        def take(fresh: list[ArticleSummary]) -> None:
            self._old_rows.clear()
            for summary in fresh:
                if (row := self._rows.get(summary.id)) is not None:
                    self._pages[row // _PAGE][row % _PAGE] = summary
                    index = self.index(row)
                    self.dataChanged.emit(index, index)
            if len(fresh) < len(wanted):
                self._ask(first_in_sight)

        self._background_reads.read(_FRESH, partial(articles.summaries, wanted), take)


def _can_let_in(chosen: ArticleFilter, changed: Changed) -> bool:
    """Whether such a change can let an article into the list or take it out."""
    if chosen.states or chosen.types or chosen.without_records or chosen.flagged:
        return True
    is_of_coder = chosen.mine or chosen.screened
    return bool(is_of_coder and changed.kinds & {"assignment", "status"})


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        ArticleRole.SUMMARY,
    }
)
