"""The dock of articles: filter, list, and what is left to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.core.coding.article_listing import (
    FINISHED,
    TO_DO,
    ArticleFilter,
    ArticleOrder,
    Outlet,
)
from annotator.services.notifications import Changed
from annotator.ui.articles.delegate import ArticleDelegate
from annotator.ui.articles.head import ArticleHead
from annotator.ui.articles.model import ArticleModel
from annotator.ui.articles.rows import ArticleRows
from annotator.ui.kit.background_reads import BackgroundReads, Stop
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.core.coding.article import ArticleState
    from annotator.services.project import Project

_FOOT_MS = 120
_FOOT, _PLACE = "articles.foot", "articles.place"
_OUTLETS, _TO_DO = "articles.outlets", "articles.to_do"
_OWN, _NEXT = "articles.own", "articles.next"
_AHEAD = 8
"""So many articles after the one that is open are read ahead from a server."""


class ArticleListPanel(QWidget):
    """Finds an article and says how far the coder is."""

    chosen = Signal(str)
    """The id of the article that the person went to."""
    text_requested = Signal()
    """Enter: the focus goes to the article."""

    def __init__(
        self, theme: Theme, background_reads: BackgroundReads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("articlePanel")
        self.setAccessibleName(self.tr("Articles"))
        self._background_reads = background_reads
        self._project: Project | None = None
        self._current = ""
        self._kept_scroll = 0
        self.model = ArticleModel(background_reads, self)
        self._delegate = ArticleDelegate(theme, self)
        self.head = ArticleHead(theme)
        self.filter_box = self.head.box
        self.view = self._make_view()
        self._empty = self._make_empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._foot = QLabel()
        self._foot.setObjectName("articleSummary")
        self._foot.setProperty("role", "small")
        self._foot.setContentsMargins(12, 6, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        self._foot_timer = QTimer(self)
        self._foot_timer.setSingleShot(True)
        self._foot_timer.setInterval(_FOOT_MS)
        self._foot_timer.timeout.connect(self._ask_foot)
        self._connect()
        self.set_theme(theme)
        self.set_project(None)

    def _connect(self) -> None:
        self.head.changed.connect(self.model.set_filter)
        self.head.order_changed.connect(self.model.set_order)
        self.head.list_wanted.connect(self._focus_list)
        self.head.outlets_wanted.connect(self._ask_outlets)
        self.model.modelAboutToBeReset.connect(self._keep_scroll)
        self.model.listed.connect(self._on_listed)

    def set_project(self, project: Project | None) -> None:
        """List the articles of another project, or of none."""
        self._project = project
        self._current = ""
        self._foot.clear()
        for key in (_FOOT, _PLACE, _OUTLETS, _TO_DO, _OWN, _NEXT):
            self._background_reads.forget(key)
        types = project.codebook.types if project else ()
        self._delegate.set_types(types)
        if project is None:
            self._start(own_first=False)
            return
        self.head.start(types, ArticleFilter())
        self.model.set_articles(None)
        begins_with_own = project.assignments.begins_with_own
        self._background_reads.read(_OWN, begins_with_own, lambda own: self._start(own_first=own))

    def _start(self, *, own_first: bool) -> None:
        project, chosen = self._project, ArticleFilter(mine=own_first)
        self.head.start(project.codebook.types if project else (), chosen)
        self.model.set_articles(project.articles if project else None, chosen)
        self._show_state()
        if project is not None:
            self._ask_foot()
            self._ask_outlets()

    def reload(self) -> None:
        """Read again what could not be read."""
        if self._project is not None:
            self.model.reload(max(self._row_at_top(), 0))
            self._ask_foot()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.set_theme(theme)
        self.head.set_theme(theme)
        self.view.viewport().update()

    def refresh(self, changed: Changed) -> None:
        """Show again what a change touched."""
        if self._project is None:
            return
        if "codebook" in changed.kinds:
            self._delegate.set_types(self._project.codebook.types)
            self.head.set_types(self._project.codebook.types)
            self.view.viewport().update()
        self.model.refresh(changed, max(self._row_at_top(), 0))
        if changed.kinds & {"article", "assignment", "status"} or changed.articles is None:
            self._foot_timer.start()
        if "article" in changed.kinds and self.head.is_open:
            self._ask_outlets()

    def select_article(self, article_id: str) -> None:
        """Mark an article as the one that is open, without announcing it."""
        self._current = article_id
        self._mark_current(follow=True)

    def set_order(self, order: ArticleOrder) -> None:
        """Set the sort order of the list."""
        self.head.show_order(order)
        self.model.set_order(order)

    def around(self) -> list[str]:
        """The articles that are likely to be read next, the likeliest first."""
        row = self.model.row_of(self._current)
        if row is None:
            return []
        steps = (1, -1, *range(2, _AHEAD + 1))
        there = (self.model.held(row + step) for step in steps)
        return [each.id for each in there if each is not None]

    def neighbour(self, step: int) -> str | None:
        """The article before (-1) or after (1) the current one in the list; None at its end,
        or where a server would have to be asked.

        One that the filter lets through no longer still has its place among the others.
        """
        found: list[str | None] = []
        self.ask_neighbour(step, found.append)
        return found[0] if found else None

    def ask_neighbour(self, step: int, answered: Callable[[str | None], None]) -> None:
        """Ask for the same, also where it is not at hand because the project is far."""
        self._background_reads.forget(_NEXT)
        is_remote = self._background_reads.is_remote
        row = self.model.row_of(self._current)
        if row is not None and (self.model.is_settled or is_remote):
            target = row + step
            if not 0 <= target < self.model.rowCount():
                answered(None)
                return
            if (summary := self.model.summary(target)) is not None:
                answered(summary.id)
                return
        if self._project is None:
            answered(None)
            return
        chosen, order = self.model.filter, self.model.order
        ask = partial(
            self._project.articles.neighbour, self._current, chosen, order, backwards=step < 0
        )
        self._background_reads.read(_NEXT, ask, answered)

    def ask_to_do(
        self, *, backwards: bool, answered: Callable[[tuple[str | None, bool]], None]
    ) -> None:
        """Look for the next article in the list that is new or in progress, or the one before.

        Args:
            answered: gets its id, None if there is no other, and whether the search began anew
                at the other end of the list.
        """
        if self._project is None:
            return
        articles, current, order = self._project.articles, self._current, self.model.order
        chosen = self.model.filter
        states = tuple(state for state in TO_DO if state in chosen.states) or TO_DO
        chosen = msgspec.structs.replace(chosen, states=states)

        def ask(_stop: Stop) -> tuple[str | None, bool]:
            found = articles.neighbour(current, chosen, order, backwards=backwards)
            if found is not None:
                return found, False
            found = articles.neighbour("", chosen, order, backwards=backwards)
            return (None if found == current else found), True

        self._background_reads.ask(_TO_DO, ask, answered)

    def focus_filter(self) -> None:
        """Let the person type what they look for."""
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    def _make_view(self) -> ArticleRows:
        view = ArticleRows(self.model, self._delegate)
        view.setObjectName("articleList")
        view.setAccessibleName(self.tr("Articles"))
        view.selectionModel().currentChanged.connect(self._on_current)
        view.activated.connect(self._on_activated)
        return view

    @property
    def parts(self) -> list[QWidget]:
        """The list, and what stands in its place while it is empty."""
        return [self.view, self._empty]

    def _make_empty(self) -> QLabel:
        holder = QLabel()
        holder.setObjectName("articlesEmpty")
        holder.setAccessibleName(self.tr("Articles"))
        holder.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        holder.setProperty("role", "muted")
        holder.setWordWrap(True)
        holder.setMargin(16)
        holder.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        return holder

    # The list

    def _keep_scroll(self) -> None:
        self._kept_scroll = self.view.verticalScrollBar().value()

    def _on_listed(self, another: bool) -> None:
        self._show_state()
        self._foot_timer.start()
        if another:
            self.view.scrollToTop()
        else:
            # The bar has no length before this.
            self.view.doItemsLayout()
            self.view.verticalScrollBar().setValue(self._kept_scroll)
        # What was sought is read from its top; without a filter one sees where one is.
        self._mark_current(follow=another and not self.model.filter)

    def _row_at_top(self) -> int:
        return self.view.indexAt(QPoint(1, 1)).row()

    def _mark_current(self, *, follow: bool) -> None:
        self._background_reads.forget(_PLACE)
        row = self.model.row_of(self._current)
        project = self._project
        if row is not None or not self._current or project is None:
            self._mark(row, follow=follow)
            return
        articles, current = project.articles, self._current
        chosen, order = self.model.filter, self.model.order

        def ask(_stop: Stop) -> tuple[int | None, bool]:
            return articles.position(current, chosen, order), follow

        self._background_reads.ask(_PLACE, ask, self._on_place)

    def _on_place(self, place: tuple[int | None, bool]) -> None:
        row, follow = place
        self._mark(row, follow=follow)

    def _mark(self, row: int | None, *, follow: bool) -> None:
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if row is None:
            selection.clear()
        else:
            index = self.model.index(row)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            if self.view.currentIndex() != index or not selection.isSelected(index):
                scroll_position = self.view.verticalScrollBar().value()
                selection.setCurrentIndex(index, flags)
                if not follow:
                    self.view.verticalScrollBar().setValue(scroll_position)
            if follow:
                self.view.scrollTo(index)
        selection.blockSignals(False)
        self.view.viewport().update()

    def _on_current(self, index: QModelIndex) -> None:
        summary = self.model.summary(index.row()) if index.isValid() else None
        if summary is not None and summary.id != self._current:
            self._current = summary.id
            self.chosen.emit(summary.id)

    def _on_activated(self, _index: QModelIndex) -> None:
        self.text_requested.emit()

    def _focus_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What stands around it

    def _ask_outlets(self) -> None:
        if self._project is not None:
            articles = self._project.articles

            def ask(_stop: Stop) -> list[Outlet]:
                return articles.outlets()

            self._background_reads.ask(_OUTLETS, ask, self.head.set_outlets)

    def _ask_foot(self) -> None:
        if self._project is not None:
            articles, mine = self._project.articles, self.model.filter.mine

            def ask(_stop: Stop) -> dict[ArticleState, int]:
                return articles.states(mine=mine)

            self._background_reads.ask(_FOOT, ask, self._show_foot)

    def _show_foot(self, states: dict[ArticleState, int]) -> None:
        if not self.model.is_settled:
            return  # asked again as soon as it is
        finished = sum(states[state] for state in FINISHED)
        total = sum(states.values())
        text = self.tr("{done:,} of {total:,} done").format(done=finished, total=total)
        if self.model.filter not in (ArticleFilter(), ArticleFilter(mine=True)):
            shown = self.tr("{count:,} shown, {rest}")
            text = shown.format(count=self.model.rowCount(), rest=text)
        self._foot.setText(text)

    def _show_state(self) -> None:
        is_waiting = not self.model.is_settled
        has_rows = self.model.rowCount() > 0
        self._stack.setCurrentWidget(self.view if has_rows or is_waiting else self._empty)
        is_filtered = bool(self.model.filter)
        if self._project is None:
            text = self.tr("No project is open. Ctrl+O opens one, Ctrl+N starts a new one.")
        elif self.model.filter == ArticleFilter(mine=True):
            text = self.tr("No article is assigned to you, or you screened all of them out.")
        elif is_filtered:
            text = self.tr("No article fits the filter. Esc in the filter box clears it.")
        else:
            text = self.tr("No articles yet.")
        self._empty.setText(text)
