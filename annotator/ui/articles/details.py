"""Editing what is known of the open article, in the place of its heading."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from annotator.core.coding.article import Article
from annotator.core.coding.article_details import Detail, detail_of
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.services.commands.articles import SetDetail, without_text
from annotator.services.commands.drafts import AnyDraft, DetailDraft
from annotator.services.notifications import Changed
from annotator.ui.article.heading import PUBLICATIONS
from annotator.ui.article.heading_editor import HeadingEditor
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.unsaved_input import UnsavedInput
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services.project import Project


class ArticleDetailsFeature(Feature):
    """F2, or a click on the heading, turns it into fields; each is saved by itself."""

    follows = frozenset({"article"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._editor: HeadingEditor | None = None
        self._article: Article | None = None
        self._left: dict[str, tuple[Article, dict[Detail, str]]] = {}
        context.view.heading_clicked.connect(self._edit_clicked)
        context.session.article_changed.connect(self._on_article)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"article.describe": self.edit_title}

    def edit_title(self) -> None:
        """Edit the heading from its first field on."""
        self.edit("title")

    def _edit_clicked(self, part: str) -> None:
        if part == PUBLICATIONS:
            self.context.actions["article.publications"].trigger()
        else:
            self.edit(part)

    def edit(self, detail: str) -> None:
        """Edit the heading, the cursor in one field."""
        article = self.context.session.article
        if article is None or self.context.tasks.writes:
            return
        if self._article is None:
            self._open(article, {})
        self._ready().focus(detail)

    def set_project(self, project: Project | None) -> None:
        self._left.clear()
        if project is None:
            self._put_away()

    def flush(self) -> bool:
        return self._editor is None or self._article is None or self._editor.save()

    def unsaved(self) -> list[UnsavedInput]:
        left = list(self._left.values())
        if self._editor is not None and self._article is not None:
            left.append((self._article, self._editor.unsaved()))
        return [
            UnsavedInput(
                self.tr("About the article: {title}").format(title=article.title),
                text,
                partial(self._go_to, article.id, detail),
                DetailDraft(text, without_text(article), detail),
            )
            for article, typed in left
            for detail, text in typed.items()
        ]

    def restore(self, draft: AnyDraft) -> bool:
        project = self.context.session.project
        if not isinstance(draft, DetailDraft) or project is None:
            return False
        if project.articles.summary(draft.seen.id) is None:
            return False
        self._left.setdefault(draft.seen.id, (draft.seen, {}))[1][draft.detail] = draft.text
        self._on_article()
        return True

    def _go_to(self, article_id: str, detail: str) -> None:
        self.context.session.open_article(article_id, partial(self.edit, detail))

    def _ready(self) -> HeadingEditor:
        if self._editor is None:
            self._editor = HeadingEditor(self.context.view.viewport())
            self._editor.edited.connect(self._save)
            self._editor.left.connect(self._leave)
            self._editor.resized.connect(self.context.view.fit_heading_editor)
        return self._editor

    def _save(self, detail: str, typed: str) -> None:
        editor = self._editor
        if editor is None or self._article is None:
            return
        key = cast("Detail", detail)
        try:
            article = self.context.session.write(SetDetail(without_text(self._article), key, typed))
        except ConflictError as error:
            editor.refuse(detail, error_words(error))
            self._article = self.context.session.article or self._article
        except AnnotatorError as error:
            editor.refuse(detail, error_words(error))
        else:
            self._article = article
            editor.settle(detail, detail_of(article, key))

    def refresh(self, changed: Changed) -> None:
        article = self.context.session.article
        if "article" not in changed.kinds or self._editor is None or self._article is None:
            return
        if article is not None and article.id == self._article.id:
            self._article = article
            self._editor.show_article(article)

    def _on_article(self) -> None:
        article, editor = self.context.session.article, self._editor
        if editor is not None and self._article is not None:
            if article is not None and article.id == self._article.id:
                return
            if not editor.save():
                self._left[self._article.id] = (self._article, editor.unsaved())
            self._put_away()
        if article is not None and article.id in self._left:
            self._article, typed = self._left.pop(article.id)
            self._open(self._article, typed)

    def _open(self, article: Article, typed: dict[Detail, str]) -> None:
        editor = self._ready()
        self._article = article
        editor.take(article)
        editor.set_title_font(self.context.view.title_font())
        self.context.view.set_heading_editor(editor)
        for detail, text in typed.items():
            editor.put(detail, text)

    def _leave(self) -> None:
        self._put_away()
        self.context.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        if self._article is not None:
            self._article = None
            self.context.view.set_heading_editor(None)
