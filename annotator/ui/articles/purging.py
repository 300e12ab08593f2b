"""Removing the open article for good, after a question that cannot be passed over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from annotator.core.coding.article import Article
from annotator.core.deferred import deferred
from annotator.services.progress import Progress
from annotator.ui.articles.panel import ArticleListPanel
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.dialog import FormDialog, OneDialog
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.services.safekeeping.purging import PurgeReport
    from annotator.ui.kit import text_dialogs
else:
    text_dialogs = deferred("annotator.ui.kit.text_dialogs")

_LONGEST_TITLE = 60


class PurgeDialog(FormDialog):
    """Says what goes and what cannot be reached, and takes no Enter for an answer."""

    def __init__(self, title: str, records: int, folder: str, parent: QWidget) -> None:
        super().__init__(
            "purgeArticle",
            self.tr("Purge “{title}” for good").format(title=title),
            "\n\n".join(
                [
                    self.tr(
                        "The article goes with its records ({count:,}), links and notes: out of "
                        "the project and its history, out of the backups beside the project, and "
                        "out of those in {folder}."
                    ).format(count=records, folder=isolated(folder)),
                    self.tr(
                        "Undo does not bring it back. Actors that it names stay. Exports, copies "
                        "elsewhere and the backups of a server are not reached."
                    ),
                ]
            ),
            self.tr("Purge"),
            parent,
        )
        self.known = QCheckBox(self.tr("I know that nothing brings it back"))
        self.known.setObjectName("purgeKnown")
        self.known.setAccessibleName(self.known.text())
        self.known.toggled.connect(self.accept_button.setEnabled)
        self.rows.addRow(self.known)
        self.accept_button.setEnabled(False)


class PurgingFeature(Feature):
    """The end of articles that nobody may keep."""

    def __init__(self, context: Context, panel: ArticleListPanel, dialogs: OneDialog) -> None:
        super().__init__(context)
        self._panel = panel
        self._dialogs = dialogs

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"article.purge": self.ask}

    def ask(self) -> None:
        """Ask whether the open article is to be removed for good."""
        session = self.context.session
        project, article = session.project, session.article
        if project is None or article is None or not self.context.flush():
            return
        title = article.title
        shown = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
        folder = str(self.context.settings.backup_folder)
        dialog = PurgeDialog(shown, len(session.records), folder, self.context.window)
        self._dialogs.show(dialog, partial(self._asked, project, article))

    def _asked(self, project: Project, article: Article, _dialog: QWidget) -> None:
        neighbour = self._panel.neighbour(1) or self._panel.neighbour(-1)
        folders = [self.context.settings.backup_folder]

        def work(progress: Progress) -> PurgeReport:
            return project.safekeeping.purge(article.id, backup_folders=folders, progress=progress)

        with self.context.session.reporting():
            self.context.tasks.run(
                self.tr("Purging the article"), work, partial(self._done, neighbour), writes=True
            )

    def _done(self, neighbour: str | None, report: PurgeReport) -> None:
        session = self.context.session
        if session.article is None and neighbour is not None:
            session.open_article(neighbour)
        lines = [f"{isolated(str(path))}: {error_words(error)}" for path, error in report.left]
        if not report.is_erased:
            lines.insert(
                0,
                self.tr(
                    "Traces are left in the database's files: another window has the project open, "
                    "or the server lets only its owner erase them. Close it and purge once more by "
                    "“annotator purge”."
                ),
            )
        if not lines:
            text = self.tr("The article was purged. Backups that it was in: {count:,}.")
            self.context.messages.success(text.format(count=len(report.copies)))
            return

        def show() -> None:
            details = text_dialogs.ReportDialog(self.tr("Details"), lines, self.context.window)
            self._dialogs.show(details)

        text = self.tr("The article was purged from the project, but not everything is erased.")
        self.context.messages.warning(text, Offer(self.tr("Details"), show))
