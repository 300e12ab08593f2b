"""Going from article to article, and saying how far one is with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_listing import ArticleFilter, ArticleOrder
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
        if article_id and project.articles.summary(article_id) is not None:
            self._session.open_article(article_id)
            record = self._session.find(record_id)
            if record is not None:
                self.context.reveal(record)
        else:
            self.show_first()
        self.context.view.setFocus()

    def show_first(self) -> None:
        """Open an article that was begun, as a project's maker left it; else the first."""
        project = self._session.project
        begun = msgspec.structs.replace(self.listed(), states=("in_progress",))
        rows = project.articles.page(begun, 0, 1) if project else []
        first = rows[0].id if rows else self.panel.first()
        if first is not None:
            self._session.open_article(first)

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
        if self._state() in ("done", "nothing"):
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
        project, article = self._session.project, self._session.article
        if project is not None and article is not None:
            status = self._session.pending_status(article.id) or project.articles.status(article.id)
            self.reason.ask(status.reason)

    def _on_article(self) -> None:
        article = self._session.article
        before, self._shown = self._shown, article.id if article is not None else ""
        if self._shown != before:
            self._forget_missing()
        if self._shown and self._shown != before:
            self.panel.select_article(self._shown)

    def _on_order(self, order: ArticleOrder) -> None:
        self.context.settings.article_order = order

    def _mark_nothing(self, reason: str) -> None:
        self._set("nothing", reason)

    def _state(self) -> ArticleState:
        project, article = self._session.project, self._session.article
        if project is None or article is None:
            return "new"
        return (
            self._session.pending_status(article.id) or project.articles.status(article.id)
        ).state

    def _set(self, state: ArticleState, reason: str) -> None:
        project, article = self._session.project, self._session.article
        if project is not None and article is not None:
            self._session.leaving_article.emit()
            with self._session.saving():
                self._session.write(SetStatus(article.id, state, reason))

    def _step(self, step: int) -> None:
        article_id = self.panel.neighbour(step)
        if article_id is not None:
            self._session.open_article(article_id)
        else:
            last = self.tr("This is the last article of the list.")
            first = self.tr("This is the first article of the list.")
            self.context.hint(last if step > 0 else first)

    def _on_to_do(self, found: tuple[str | None, bool]) -> None:
        article_id, began_anew = found
        if article_id is None:
            self.context.hint(self.tr("There is no other article to do in this list."))
            return
        self._session.open_article(article_id)
        if began_anew:
            self.context.hint(self.tr("The list was at its end: gone on from its other end."))
