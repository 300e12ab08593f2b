"""Editing what is known of the open article, in the place of its heading."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from annotator.core.article import Article
from annotator.core.article_details import Detail, detail_of
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.services.notify import Changed
from annotator.ui.article.heading_editor import HeadingEditor
from annotator.ui.feature import Feature

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.ui.main_window import MainWindow


class Describing(Feature):
    """F2, or a click on the heading, turns it into fields; each is saved by itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._editor: HeadingEditor | None = None
        self._article: Article | None = None
        window.view.heading_clicked.connect(self.edit)
        window.session.article_changed.connect(self._on_article)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"article.describe": self.edit_title}

    def edit_title(self) -> None:
        """Edit the heading from its first field on."""
        self.edit("title")

    def edit(self, detail: str) -> None:
        """Edit the heading, the cursor in one field."""
        article = self.window.session.article
        if article is None or self.window.tasks.writes:
            return
        editor = self._ready()
        if self._article is None:
            self._article = article
            editor.take(article)
            editor.set_title_font(self.window.view.title_font())
            self.window.view.set_heading_editor(editor)
        editor.focus(detail)

    def set_project(self, project: Project | None) -> None:
        if project is None:
            self._put_away()

    def flush(self) -> bool:
        return self._editor is None or self._article is None or self._editor.save()

    def _ready(self) -> HeadingEditor:
        if self._editor is None:
            self._editor = HeadingEditor(self.window.view.viewport())
            self._editor.edited.connect(self._save)
            self._editor.left.connect(self._leave)
            self._editor.resized.connect(self.window.view.fit_heading_editor)
        return self._editor

    def _save(self, detail: str, typed: str) -> None:
        from annotator.services.describing import Describing as Service  # noqa: PLC0415 - SQL

        project, editor = self.window.session.project, self._editor
        if project is None or editor is None or self._article is None:
            return
        key = cast("Detail", detail)
        try:
            self._article = Service(project).set_detail(self._article, key, typed)
        except ConflictError as error:
            editor.refuse(detail, str(error))
            self._article = self.window.session.article or self._article
        except AnnotatorError as error:
            editor.refuse(detail, str(error))
        else:
            editor.settle(detail, detail_of(self._article, key))

    def refresh(self, changed: Changed) -> None:
        article = self.window.session.article
        if "article" not in changed.kinds or self._editor is None or self._article is None:
            return
        if article is not None and article.id == self._article.id:
            self._article = article
            self._editor.show_article(article)

    def _on_article(self) -> None:
        article = self.window.session.article
        if self._article is None or self._editor is None:
            return
        if article is None or article.id != self._article.id:
            if not self._editor.save():
                said = self.tr("Not saved about “{title}”: {what}")
                what = "; ".join(self._editor.refused())
                self.window.messages.warning(said.format(title=self._article.title, what=what))
            self._put_away()

    def _leave(self) -> None:
        self._put_away()
        self.window.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        if self._article is not None:
            self._article = None
            self.window.view.set_heading_editor(None)
