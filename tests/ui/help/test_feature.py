"""The guide is read by keys, its pictures are there, and the keys are found and printed."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from annotator.resources import resources_folder
from annotator.ui.features import AnnotatorWindow
from annotator.ui.help.guide_dialog import GuideDialog
from annotator.ui.help.keys_dialog import KeysDialog


@pytest.fixture
def guide(window: AnnotatorWindow, qtbot: QtBot) -> GuideDialog:
    qtbot.keyClick(window.view, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    helping = window.help
    assert helping.guide is not None
    return helping.guide


def test_the_guide_is_turned_by_buttons_and_links(guide: GuideDialog, qtbot: QtBot) -> None:
    assert guide.page.toPlainText().startswith("Code an article")
    second = guide.findChild(QToolButton, "guidePage2")
    assert second is not None
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert guide.page.toPlainText().startswith("From articles to data")
    guide.page.anchorClicked.emit(QUrl("guide-1.md"))
    assert guide.page.toPlainText().startswith("Code an article")
    guide.page.anchorClicked.emit(QUrl("https://example.org/guide-2.md.html"))
    assert guide.page.toPlainText().startswith("Code an article")
    first = guide.findChild(QToolButton, "guidePage1")
    assert first is not None
    assert first.isChecked()
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


@pytest.mark.parametrize("page", ["guide-1.md", "guide-2.md"])
def test_pictures_are_there_and_no_wider_than_the_text(guide: GuideDialog, page: str) -> None:
    folder = resources_folder() / "help"
    lines = (folder / page).read_text(encoding="utf-8").splitlines()
    names = [line.rpartition("(")[2].rstrip(")") for line in lines if line.startswith("![")]
    assert len(names) == 2
    kind = QTextDocument.ResourceType.ImageResource.value
    for name in names:
        image = guide.page.loadResource(kind, QUrl(name))
        assert isinstance(image, QImage)
        assert 0 < image.width() <= guide.page.viewport().width()


def test_the_guide_takes_the_colours_of_the_theme(
    window: AnnotatorWindow, guide: GuideDialog
) -> None:
    window.themes.choose("dark")
    cursor = guide.page.textCursor()
    cursor.setPosition(2)
    assert cursor.charFormat().foreground().color() == window.themes.theme.colour("text")


def test_keys_are_found_and_printed(window: AnnotatorWindow, qtbot: QtBot) -> None:
    window.bound_actions.set_keys({"edit.undo": ("F12",)})
    window.bound_actions["help.keys"].trigger()
    dialog = window.help.dialogs.current
    assert isinstance(dialog, KeysDialog)
    qtbot.keyClicks(dialog.search, "undo")
    shown = {label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)}
    assert {"Undo", "F12"} <= shown
    assert "Redo" not in shown
    dialog.search.setText("nothing of the kind")
    assert dialog._nothing.isVisibleTo(dialog)
    text = dialog.document().toPlainText()
    assert "F12" in text
    assert "Shift+arrows" in text


def test_f1_lists_every_key(window: AnnotatorWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_F1)
    dialog = window.help.dialogs.current
    assert dialog is not None
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    for action in window.bound_actions.all():
        assert not action.declared.keys or action.text().removesuffix("…") in shown
    assert {"Speaker", "S", "Ctrl+Shift+P"} <= shown
    assert dialog.findChild(QScrollArea, "keysList") is not None
    close = dialog.findChild(QPushButton, "close")
    assert close is not None
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert window.help.dialogs.current is None


def test_about(window: AnnotatorWindow) -> None:
    window.bound_actions["help.about"].trigger()
    assert window.help.dialogs.current is not None
    window.bound_actions["help.keys"].trigger()
    assert window.help.dialogs.current.objectName() == "keysHelp"
