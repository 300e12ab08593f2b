"""Going from article to article, and saying how far one is with them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.core.coding.article import ArticleState
from annotator.services.commands.articles import SetStatus
from annotator.ui.articles.panel import ArticleListPanel
from annotator.ui.articles.reason_bar import ReasonBar
from annotator.ui.kit.session import Session

if TYPE_CHECKING:
    from annotator.ui.records.panel import RecordPanel


class Going(QObject):
    """The article list, the reason bar and the keys that go with them."""

    hinted = Signal(str)

    def __init__(
        self,
        session: Session,
        articles: ArticleListPanel,
        reason: ReasonBar,
        panel: "RecordPanel",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._articles = articles
        self._reason = reason
        self._panel = panel
        articles.chosen.connect(self.show)
        reason.accepted.connect(self._mark_nothing)

    def bindings(self) -> dict[str, Callable[..., None]]:
        """What the commands do, by action id."""
        return {
            "article.next": self.next_article,
            "article.previous": self.previous_article,
            "article.next_to_do": self.next_to_do,
            "article.previous_to_do": self.previous_to_do,
            "article.done": self.toggle_done,
            "article.nothing": self.ask_nothing,
        }

    def show(self, article_id: str) -> None:
        """Open an article."""
        if self._session.article is not None and self._session.article.id == article_id:
            return
        self._panel.flush()
        self._reason.close_bar()
        with self._session.reporting():
            self._session.show_article(article_id)
            self._articles.select_article(article_id)

    def next_article(self) -> None:
        """Open the next article of the list."""
        self._step(1)

    def previous_article(self) -> None:
        """Open the previous article of the list."""
        self._step(-1)

    def next_to_do(self) -> None:
        """Open the next article of the list that is new or in progress."""
        self._articles.ask_to_do(backwards=False, answered=self._on_to_do)

    def previous_to_do(self) -> None:
        """Open the previous one."""
        self._articles.ask_to_do(backwards=True, answered=self._on_to_do)

    def toggle_done(self) -> None:
        """Mark the article as done; a finished one is open again."""
        state = self._state()
        self._set("in_progress" if state in ("done", "nothing") else "done", "")

    def ask_nothing(self) -> None:
        """Ask why there is nothing to code; of an article that is marked so, ask again."""
        project, article = self._session.project, self._session.article
        if project is not None and article is not None:
            said = self._session.pending_status(article.id) or project.read.status(article.id)
            self._reason.ask(said.reason)

    def _mark_nothing(self, reason: str) -> None:
        self._set("nothing", reason)

    def _state(self) -> ArticleState:
        project, article = self._session.project, self._session.article
        if project is None or article is None:
            return "new"
        return (self._session.pending_status(article.id) or project.read.status(article.id)).state

    def _set(self, state: ArticleState, reason: str) -> None:
        project, article = self._session.project, self._session.article
        if project is not None and article is not None:
            self._panel.flush()
            with self._session.saving():
                self._session.write(SetStatus(article.id, state, reason))

    def _step(self, step: int) -> None:
        article_id = self._articles.neighbour(step)
        if article_id is not None:
            self.show(article_id)
        else:
            last = self.tr("This is the last article of the list.")
            first = self.tr("This is the first article of the list.")
            self.hinted.emit(last if step > 0 else first)

    def _on_to_do(self, found: tuple[str | None, bool]) -> None:
        article_id, began_anew = found
        if article_id is None:
            self.hinted.emit(self.tr("There is no other article to do in this list."))
            return
        self.show(article_id)
        if began_anew:
            self.hinted.emit(self.tr("The list was at its end: gone on from its other end."))
