"""An import that is refused, in a window that speaks Arabic: every word but names is Arabic."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.text_dialogs import ReportDialog
from annotator.ui.kit.translation import install
from annotator.ui.transfer.export_dialog import ExportDialog
from annotator.ui.transfer.import_dialog import ImportDialog

pytestmark = pytest.mark.usefixtures("arabic")

REFUSED = {
    "letter.docx": (b"{\\rtf1 Gunmen stormed Tarsa.}", ["ليس مستند", "ملف نص منسق (RTF)"]),
    "empty.txt": (b" \n", ["الملف فارغ. ضع فيه مقالة أو اتركه."]),
    "data.jsonl": (b'{"text": "Gunmen stormed Tarsa."}\n{"text": "cut\n', ["السطر 2، العمود 10"]),
    "news.csv": (b'title,text\n"One,First words\n', ["يفتح الصف علامة اقتباس"]),
}
"""What stands in each file, and what is said of it."""
NAMES = frozenset(("RTF", "Word", "docx", "UTF", "JSON"))


@pytest.fixture
def arabic(qapp: QApplication, settings: Settings) -> Iterator[None]:
    """What the program does before it makes the window, with Arabic chosen."""
    formats = QLocale()
    settings.language = "ar"
    translators = install(qapp, settings.language)
    yield
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(formats)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_what_is_refused_is_said_in_arabic(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name, (raw, _) in REFUSED.items():
        (tmp_path / name).write_bytes(raw)
    window.bound_actions["project.import"].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, ImportDialog)
    dialog.add_paths([str(tmp_path / name) for name in REFUSED])
    qtbot.waitUntil(
        lambda: dialog.preview.preview is not None and not dialog.preview.bar.isVisibleTo(dialog)
    )
    page = dialog.findChild(QPlainTextEdit, "importProblems")
    assert page is not None
    _require_arabic(page.toPlainText(), tmp_path)

    with qtbot.waitSignal(window.tasks.ended, timeout=60_000):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    window.transfers._show_details()
    report = window.projects.dialog
    assert isinstance(report, ReportDialog)
    text = report.findChild(QPlainTextEdit, "reportText")
    assert text is not None
    _require_arabic(text.toPlainText(), tmp_path)


def test_a_format_to_write_is_chosen_in_arabic(window: AnnotatorWindow) -> None:
    window.bound_actions["project.export"].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, ExportDialog)
    dialog.format_box.setCurrentIndex(dialog.format_box.findData("docx"))
    assert dialog.format_box.currentText() == "مستند Word"
    assert dialog.about.text().startswith("مقالة واحدة في كل ملف")
    assert dialog.loses.text().startswith("لا يُحفظ: ملاحظات العمل")


def _require_arabic(shown: str, folder: Path) -> None:
    lines = [line for line in shown.splitlines() if str(folder) in line]
    for name, (_, said) in REFUSED.items():
        [line] = [each for each in lines if name in each]
        assert all(words in line for words in said), line
        words = re.findall(r"[A-Za-z]{2,}", line.replace(str(folder / name), ""))
        assert set(words) <= NAMES, line
