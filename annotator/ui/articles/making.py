"""Articles that a person makes of a text they copied, and articles that they delete."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.core.coding.article import Article
from annotator.ui.articles.panel import ArticleListPanel
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.context_menu import ContextMenu, Groups
from annotator.ui.kit.dialog import FormDialog, OneDialog
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.pending_edits import DeferredWork

if TYPE_CHECKING:
    from annotator.services.project import Project

_LONGEST_TITLE = 60


class ArticleMaking(Feature):
    """New articles from the clipboard, and the end of articles."""

    def __init__(self, context: Context, panel: ArticleListPanel, dialogs: OneDialog) -> None:
        super().__init__(context)
        self._panel = panel
        self._dialogs = dialogs
        context.view.installEventFilter(self)
        panel.view.double_clicked.connect(self._describe)
        for part in panel.parts:
            ContextMenu(part, self._offers)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"article.paste": self.paste, "article.delete": self.ask_delete}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page where an article would stand takes a text as well, while it is empty."""
        if (
            watched is self.context.view
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
            and self.context.session.article is None
        ):
            self.context.actions["article.paste"].trigger()
            return True
        return super().eventFilter(watched, event)

    def _offers(self, place: QPoint | None) -> Groups:
        """What the menu over the list offers, of the article there."""
        actions, rows = self.context.actions, self._panel.view
        making = actions.some("article.paste", "project.import")
        if place is not None and not rows.indexAt(place).isValid():
            return [making]
        return [
            actions.some("article.describe", "article.correct", "article.note", "article.flag"),
            actions.some("article.done", "article.nothing"),
            actions.some("assignments.article", "assignments.assign"),
            making,
            actions.some("article.delete", "article.purge"),
        ]

    def _describe(self) -> None:
        self.context.actions["article.describe"].trigger()

    def paste(self) -> None:
        """Make an article of the text in the clipboard and open it."""
        project = self.context.session.project
        if project is None or not self.context.flush():
            return
        text = QGuiApplication.clipboard().text()
        with self.context.session.saving():
            title = self.context.actions["article.paste"].declared.title
            work = DeferredWork(title, partial(project.articles.add, text))
            self.context.session.write(work, self._show_made)

    def _show_made(self, made: tuple[Article, bool]) -> None:
        article, is_new = made
        self.context.go_to(article.id)
        self.context.focus_text()
        title = _short(article.title)
        if not is_new:
            text = self.tr("“{title}” has exactly this text already, so no article was made.")
            self.context.messages.info(text.format(title=title))
            return
        self.context.messages.success(
            self.tr("“{title}” is a new article.").format(title=title),
            self._undo_offer(),
            Offer(
                self.tr("Edit its title, outlet, date …"),
                self.context.actions["article.describe"].trigger,
            ),
        )

    def ask_delete(self) -> None:
        """Delete the open article; one that has records only after a question."""
        project, article = self.context.session.project, self.context.session.article
        if project is None or article is None or not self.context.flush():
            return
        count = len(self.context.session.records)
        if count == 0:
            self._delete(project, article)
            return
        one = self.tr("1 record that was coded in it goes with it.")
        several = self.tr("{count} records that were coded in it go with it.")
        dialog = FormDialog(
            "deleteArticle",
            self.tr("Delete “{title}”").format(title=_short(article.title)),
            "\n".join(
                [
                    one if count == 1 else several.format(count=f"{count:,}"),
                    self.tr("Undo brings everything back."),
                ]
            ),
            self.tr("Delete"),
            self.context.window,
        )
        self._dialogs.show(dialog, partial(self._delete_asked, project, article))

    def _delete_asked(self, project: Project, article: Article, _dialog: QWidget) -> None:
        self._delete(project, article)

    def _delete(self, project: Project, article: Article) -> None:
        neighbour = self._panel.neighbour(1) or self._panel.neighbour(-1)
        title = self.tr("Delete “{title}”").format(title=_short(article.title))
        with self.context.session.saving():
            work = DeferredWork(title, partial(project.articles.delete, article.id))
            self.context.session.write(work, partial(self._show_deleted, article, neighbour))

    def _show_deleted(self, article: Article, neighbour: str | None, _records: int) -> None:
        session = self.context.session
        if session.article is None and neighbour is not None:
            session.open_article(neighbour)
        self._panel.view.setFocus(Qt.FocusReason.OtherFocusReason)
        text = self.tr("“{title}” was deleted.").format(title=_short(article.title))
        self.context.messages.success(text, self._undo_offer())

    def _undo_offer(self) -> Offer:
        last = self.context.session.last_change
        change = last.change.seq if last is not None else None
        return Offer(self.tr("Undo"), self.context.actions["edit.undo"].trigger, change)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
