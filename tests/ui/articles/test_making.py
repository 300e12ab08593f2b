"""Articles are pasted and deleted in the window, and come back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.dialog import FormDialog

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
COPIED = "Docks stay closed\n\nThe union said so on Monday, and the harbour master agreed."


def titles(window: AnnotatorWindow) -> list[str]:
    model = window.articles.panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


def open_title(window: AnnotatorWindow) -> str:
    return window.session.article.title if window.session.article is not None else ""


def test_ctrl_v_in_the_list_makes_an_article_that_undo_takes_away(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    QApplication.clipboard().setText(COPIED)
    rows = window.articles.panel.view
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_V, CTRL)
    assert open_title(window) == "Docks stay closed"
    assert window.view.text == COPIED
    qtbot.waitUntil(lambda: "Docks stay closed" in titles(window))
    [banner] = window.messages.banners()
    edit = banner.findChild(QPushButton, "bannerOffer1")
    assert edit is not None
    qtbot.mouseClick(edit, LEFT)
    qtbot.waitUntil(lambda: "Title" in getattr(QApplication.focusWidget(), "accessibleName", str)())
    window.view.setFocus()
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_V, CTRL)
    assert small_project.articles.count() == 5
    assert "already" in window.messages.banners()[0].text
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: "Docks stay closed" not in titles(window))


def test_ctrl_v_over_a_text_makes_none(window: AnnotatorWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(COPIED)
    qtbot.keyClick(window.view, Qt.Key.Key_V, CTRL)
    assert window.session.project is not None
    assert window.session.project.articles.count() == 4


def test_del_in_the_list_deletes_at_once_what_nobody_coded(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    rows = window.articles.panel.view
    qtbot.waitUntil(lambda: len(titles(window)) == 4)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert small_project.articles.summary("a0") is None
    assert open_title(window) == "Strike enters its second week"
    assert rows.hasFocus()
    qtbot.waitUntil(lambda: len(titles(window)) == 3)
    window.bound_actions["edit.undo"].trigger()
    assert open_title(window) == "Ministers talk in Bruma"
    qtbot.waitUntil(lambda: len(titles(window)) == 4)


@pytest.mark.parametrize("answer", ["accept", "cancel"])
def test_records_that_would_go_are_counted_first(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, answer: str
) -> None:
    made = [small_project.records.create("a0", "quote", [Span(n, n + 4)]) for n in (0, 5)]
    window.bound_actions["article.delete"].trigger()
    dialog = window.findChild(FormDialog, "deleteArticle")
    assert dialog is not None
    assert "2 records" in dialog.explanation.text()
    assert small_project.articles.summary("a0") is not None
    button = dialog.findChild(QPushButton, answer)
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    is_there = small_project.articles.summary("a0") is not None
    assert is_there == (answer == "cancel")
    if not is_there:
        window.bound_actions["edit.undo"].trigger()
        assert {each.id for each in window.session.records} == {each.id for each in made}


def test_the_last_article_goes_and_the_empty_page_takes_a_text(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    empty = Project.create(tmp_path / "empty.annotator", coder="Ada")
    window.set_project(empty)
    window.view.setFocus()
    QApplication.clipboard().setText(COPIED)
    qtbot.keyClick(window.view, Qt.Key.Key_V, CTRL)
    assert open_title(window) == "Docks stay closed"
    window.bound_actions["article.delete"].trigger()
    assert open_title(window) == ""
    qtbot.waitUntil(lambda: window.findChild(QFrame, "emptyProject") is not None)
    button = window.findChild(QPushButton, "importFirst")
    assert button is not None
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_V, CTRL)
    assert open_title(window) == "Docks stay closed"
    qtbot.waitUntil(window.view.isVisible)


def test_an_empty_clipboard_is_said(window: AnnotatorWindow) -> None:
    QApplication.clipboard().setText("")
    window.bound_actions["article.paste"].trigger()
    [banner] = window.messages.banners()
    assert "no text in the clipboard" in banner.text
