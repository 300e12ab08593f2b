"""Editing where else the text of the open article appeared."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from annotator.core.coding.article import Article
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.services.commands.articles import SetPublications, without_text
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.ui.articles import publications_dialog
    from annotator.ui.articles.publications_dialog import PublicationsDialog
else:
    publications_dialog = deferred("annotator.ui.articles.publications_dialog")


class ArticlePublicationsFeature(Feature):
    """A dialog with a row a publication; all of it is one change."""

    def __init__(self, context: Context, dialogs: OneDialog) -> None:
        super().__init__(context)
        self._dialogs = dialogs

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"article.publications": self.ask}

    def ask(self) -> None:
        """Ask where else the open article appeared."""
        article = self.context.session.article
        if article is None:
            return
        dialog = publications_dialog.PublicationsDialog(
            article.title, article.publications, self.context.window
        )
        self._dialogs.show(dialog, partial(self._save, article))

    def _save(self, seen: Article, dialog: PublicationsDialog) -> None:
        wanted = dialog.publications()
        if wanted == seen.publications:
            return
        try:
            self.context.session.write(SetPublications(without_text(seen), wanted))
        except AnnotatorError as error:
            self.context.messages.error(error_words(error))
