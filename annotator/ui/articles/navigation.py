"""Going from article to article, and saying how far one is with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.core.coding.article import ArticleState, ArticleStatus
from annotator.core.coding.article_listing import ArticleFilter, ArticleOrder, ArticleSummary
from annotator.core.coding.record import Record, missing_labels
from annotator.services.commands.articles import SetStatus
from annotator.services.notifications import Changed
from annotator.ui.articles.panel import ArticleListPanel
from annotator.ui.articles.reason_bar import ReasonBar
from annotator.ui.context import Context
from annotator.ui.feature import EVERYTHING, Feature
from annotator.ui.kit.messages import BannerHandle, Offer
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.services.project import Project

_FIRST, _STATUS = "articles.first", "articles.status"


class ArticleNavigation(Feature):
    """The article list, the reason bar and the keys that go with them."""

    follows = EVERYTHING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._session = context.session
        self._shown = ""
        self._incomplete: BannerHandle | None = None
        self.panel = ArticleListPanel(context.themes.theme, context.background_reads)
        self.reason = ReasonBar()
        context.add_beside_text(self.reason)
        left = Qt.DockWidgetArea.LeftDockWidgetArea
        context.docks.add("articles", self.tr("Articles"), self.panel, left).setMinimumWidth(220)
        self.panel.set_order(context.settings.article_order)
        self.panel.head.order_changed.connect(self._on_order)
        self.panel.chosen.connect(self._session.open_article)
        self.panel.text_requested.connect(context.focus_text)
        self.reason.accepted.connect(self._mark_nothing)
        self.reason.accepted.connect(context.focus_text)
        self.reason.closed.connect(context.focus_text)
        self._session.leaving_article.connect(self.reason.close_bar)
        self._session.article_changed.connect(self._on_article)
        self._session.pending.reachable_again.connect(self.panel.reload)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "article.filter": self.focus_filter,
            "article.next": self.next_article,
            "article.previous": self.previous_article,
            "article.next_to_do": self.next_to_do,
            "article.previous_to_do": self.previous_to_do,
            "article.done": self.toggle_done,
            "article.nothing": self.ask_nothing,
            "article.mine": self.toggle_mine,
        }

    def set_project(self, project: Project | None) -> None:
        self._shown = ""
        self.panel.set_project(project)

    def refresh(self, changed: Changed) -> None:
        self.panel.refresh(changed)

    def set_theme(self, theme: Theme) -> None:
        self.panel.set_theme(theme)

    def focus_parts(self) -> list[QWidget]:
        return [self.panel.view]

    def listed(self) -> ArticleFilter:
        """Which articles the list shows."""
        return self.panel.model.filter

    def resume(self) -> None:
        """Go to where the person left the project, else to the first article."""
        project = self._session.project
        if project is None:
            return
        article_id, record_id = self.context.settings.place(project.info.id)
        self._ask_first(article_id, None, partial(self._go_on_at, record_id))
        self.context.view.setFocus()

    def show_first(self) -> None:
        """Open an article that was begun, as a project's maker left it; else the first."""
        self._ask_first("", self.listed(), self._on_first)

    def _on_first(self, article_id: str | None) -> None:
        if article_id is not None:
            self._session.open_article(article_id)

    def _ask_first(
        self, left: str, chosen: ArticleFilter | None, answered: Callable[[str | None], None]
    ) -> None:
        """Finds the article to begin with: the one that was left, if it is still there.

        Args:
            chosen: the list of which it is the first; the one that the project begins with if
                not given.
        """
        project, order = self._session.project, self.panel.model.order
        if project is None:
            return

        def find() -> str | None:
            if left and project.articles.summary(left) is not None:
                return left
            listed = chosen or ArticleFilter(mine=project.assignments.begins_with_own())
            begun = msgspec.structs.replace(listed, states=("in_progress",))
            rows = project.articles.page(begun, 0, 1)
            return rows[0].id if rows else project.articles.neighbour("", listed, order)

        self.context.background_reads.read(_FIRST, find, answered)

    def _go_on_at(self, record_id: str, article_id: str | None) -> None:
        """Opens the article, unless the person opened another one meanwhile."""

        def show() -> None:
            if (record := self._session.find(record_id)) is not None:
                self.context.reveal(record)

        if article_id is not None and self._session.article is None:
            self._session.open_article(article_id, show)

    def focus_filter(self) -> None:
        """Let the person type which article they look for."""
        self.context.docks["articles"].show()
        self.panel.focus_filter()

    def toggle_mine(self) -> None:
        """List only the articles that are assigned to the coder, or all again."""
        self.context.docks["articles"].show()
        self.panel.head.toggle_mine()

    def next_article(self) -> None:
        """Open the next article of the list."""
        self._step(1)

    def previous_article(self) -> None:
        """Open the previous article of the list."""
        self._step(-1)

    def next_to_do(self) -> None:
        """Open the next article of the list that is new or in progress."""
        self.panel.ask_to_do(backwards=False, answered=self._on_to_do)

    def previous_to_do(self) -> None:
        """Open the previous one."""
        self.panel.ask_to_do(backwards=True, answered=self._on_to_do)

    def toggle_done(self) -> None:
        """Mark the article as done; a finished one is open again.

        What required fields its records leave empty is said; it is the coder who decides.
        """
        article = self._session.article
        row = self.panel.model.summary_of(article.id) if article is not None else None
        is_pending = article is not None and self._session.pending_status(article.id)
        if row is not None and self.context.background_reads.is_remote and not is_pending:
            self._toggle(row)
        else:
            self._ask_status(self._toggle)

    def _toggle(self, status: SetStatus | ArticleStatus | ArticleSummary) -> None:
        if status.state in ("done", "nothing"):
            self._set("in_progress", "")
            self._forget_missing()
            return
        self._set("done", "")
        self._say_missing()

    def _say_missing(self) -> None:
        self._forget_missing()
        records = [each for each in self._session.records if each.state != "rejected"]
        lacking = [(each, labels) for each in records if (labels := self._missing(each))]
        if not lacking:
            return
        text = self.tr("Done, though something is empty in {n} of {total} records: {fields}.")
        labels = dict.fromkeys(label for _, labels in lacking for label in labels)
        self._incomplete = self.context.messages.warning(
            text.format(n=f"{len(lacking):,}", total=f"{len(records):,}", fields=", ".join(labels)),
            Offer(self.tr("Show the first"), partial(self.context.reveal, lacking[0][0])),
        )

    def _missing(self, record: Record) -> list[str]:
        record_type = self._session.type_of(record)
        return missing_labels(record_type, record) if record_type is not None else []

    def _forget_missing(self) -> None:
        if self._incomplete is not None:
            self._incomplete.withdraw()
            self._incomplete = None

    def ask_nothing(self) -> None:
        """Ask why there is nothing to code; of an article that is marked so, ask again."""
        self._ask_status(lambda status: self.reason.ask(status.reason))

    def _on_article(self) -> None:
        article = self._session.article
        before, self._shown = self._shown, article.id if article is not None else ""
        if self._shown != before:
            self._forget_missing()
        if self._shown and self._shown != before:
            self.panel.select_article(self._shown)
            self._session.ahead.want(self.panel.around())

    def _on_order(self, order: ArticleOrder) -> None:
        self.context.settings.article_order = order

    def _mark_nothing(self, reason: str) -> None:
        self._set("nothing", reason)

    def _ask_status(self, answered: Callable[[SetStatus | ArticleStatus], None]) -> None:
        """Asks how far the coder is with the article that is open."""
        project, article = self._session.project, self._session.article
        if project is None or article is None:
            return
        if (pending := self._session.pending_status(article.id)) is not None:
            answered(pending)
            return

        def answer(status: ArticleStatus) -> None:
            if self._session.article is not None and self._session.article.id == status.article:
                answered(status)

        read = partial(project.articles.status, article.id)
        self.context.background_reads.read(_STATUS, read, answer)

    def _set(self, state: ArticleState, reason: str) -> None:
        project, article = self._session.project, self._session.article
        if project is not None and article is not None:
            self._session.leaving_article.emit()
            with self._session.saving():
                self._session.write(SetStatus(article.id, state, reason))

    def _step(self, step: int) -> None:
        def go(article_id: str | None) -> None:
            if article_id is not None:
                self._session.open_article(article_id)
            else:
                last = self.tr("This is the last article of the list.")
                first = self.tr("This is the first article of the list.")
                self.context.hint(last if step > 0 else first)

        self.panel.ask_neighbour(step, go)

    def _on_to_do(self, found: tuple[str | None, bool]) -> None:
        article_id, began_anew = found
        if article_id is None:
            self.context.hint(self.tr("There is no other article to do in this list."))
            return
        self._session.open_article(article_id)
        if began_anew:
            self.context.hint(self.tr("The list was at its end: gone on from its other end."))
