"""The open article, printed and as PDF, from the menu."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.ui.features import AnnotatorWindow
from annotator.ui.transfer.export_dialog import ExportDialog


def first_page(path: Path) -> str:
    text = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    return " ".join(text.split())


def test_the_article_as_pdf(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.session.project is not None
    window.session.project.records.create("a0", "quote", [Span(21, 28)])
    window.context.actions["article.pdf"].trigger()
    dialog = window.findChild(QFileDialog, "articlePdf")
    assert dialog is not None
    assert [Path(each).name for each in dialog.selectedFiles()] == ["Ministers talk in Bruma.pdf"]
    out = tmp_path / "one.pdf"
    dialog.fileSelected.emit(str(out))
    qtbot.waitUntil(lambda: not window.tasks.busy)
    page = first_page(out)
    assert page.startswith("Ministers talk in Bruma")
    assert page.count("Q1") == 3
    assert "Strike enters" not in page
    assert str(out) in window.messages.banners()[-1].text
    dialog.reject()


# The dialog's platform has no window manager; the printer is made to refuse.
@pytest.mark.qt_log_ignore("propagateSizeHints", "Returned false")
def test_the_article_is_printed(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.context.actions["article.print"].trigger()
    dialog = window.findChild(QPrintDialog, "printArticle")
    assert dialog is not None
    out = tmp_path / "printed.pdf"
    dialog.printer().setOutputFileName(str(out))
    dialog.accepted.emit(dialog.printer())
    assert first_page(out).startswith("Ministers talk in Bruma")
    # A printer that takes nothing is told, and nothing is lost.
    dialog.printer().setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    dialog.accepted.emit(dialog.printer())
    assert "takes nothing" in window.messages.banners()[-1].text
    dialog.reject()


def test_all_articles_as_pdf(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.context.actions["project.export"].trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    dialog.format_box.setCurrentIndex(dialog.format_box.findData("pdf"))
    out = tmp_path / "all.pdf"
    assert dialog.place_row.text().endswith(".pdf")
    dialog.place_row.set_text(str(out))
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: not window.tasks.busy)
    assert len(pypdfium2.PdfDocument(out)) == 4
