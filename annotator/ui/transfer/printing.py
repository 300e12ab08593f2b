"""Commands that put the open article on paper, or into a PDF file."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.file_dialog import FileDialog, open_folder
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from PySide6 import QtPrintSupport

    from annotator.services.transfer.exporting import Content
    from annotator.services.transfer.report import ExportReport
    from annotator.ui.article.paper import printing as paper
else:
    # Printing takes a library of its own, and is rare.
    QtPrintSupport = deferred("PySide6.QtPrintSupport")
    paper = deferred("annotator.ui.article.paper.printing")

_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80


class PrintingFeature(Feature):
    """Prints the article with its marks and records, or writes it as PDF."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._dialog: QDialog | None = None

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"article.print": self.ask_printer, "article.pdf": self.ask_file}

    def ask_printer(self) -> None:
        """Ask which printer is to print the article."""
        if self.context.session.article is None or not self.context.flush():
            return
        dialog = QtPrintSupport.QPrintDialog(self.context.window)
        dialog.setObjectName("printArticle")
        dialog.accepted.connect(self._print)
        self._show(dialog)

    def ask_file(self) -> None:
        """Ask where the PDF of the article is to be."""
        article = self.context.session.article
        if article is None or not self.context.flush():
            return
        name = _NO_NAME.sub(" ", article.title).strip(" .")[:_LONGEST_NAME].strip() or "article"
        place = Path(self.context.session.folder) / f"{name}.pdf"
        title = self.tr("Export the article as PDF")
        dialog = FileDialog(self.context.window, title, place.parent, "PDF (*.pdf)")
        dialog.setObjectName("articlePdf")
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(place.name)
        dialog.fileSelected.connect(lambda path: self.write_pdf(Path(path)))
        self._show(dialog)

    def write_pdf(self, out: Path) -> None:
        """Write the open article as PDF."""
        session = self.context.session
        project, article = session.project, session.article
        if project is None or article is None:
            return

        def work(progress: Progress) -> ExportReport:
            return project.transfer.export(
                out,
                format="pdf",
                articles=[article.id],
                paint=self.paint,
                progress=progress,
            )

        with session.reporting():
            self.context.tasks.run(self.tr("Exporting"), work, self._written)

    def paint(self, content: Content, file: BinaryIO) -> None:
        """Write articles as PDF, set in the family that the window shows them in."""
        paper.write_pdf(content, file, self.context.settings.family)

    def _print(self) -> None:
        session = self.context.session
        project, article = session.project, session.article
        if (
            project is None
            or article is None
            or not isinstance(self._dialog, QtPrintSupport.QPrintDialog)
        ):
            return
        printer = self._dialog.printer()
        printer.setFullPage(True)
        printer.setDocName(article.title)
        family = self.context.settings.family
        try:
            project.transfer.give(
                lambda content: paper.print_articles(content, printer, family),
                articles=[article.id],
            )
        except AnnotatorError as error:
            self.context.messages.warning(error_words(error))

    def _written(self, report: ExportReport) -> None:
        text = self.tr("Exported to {out}.").format(out=report.out)
        offer = Offer(self.tr("Open folder"), partial(open_folder, Path(report.out)))
        self.context.messages.success(text, offer)

    def _show(self, dialog: QDialog) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = dialog
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()
