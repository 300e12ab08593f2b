"""A project without articles is one card in the middle of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow

LEFT = Qt.MouseButton.LeftButton


def card_of(window: AnnotatorWindow) -> QFrame:
    card = window.findChild(QFrame, "emptyProject")
    assert card is not None
    return card


@pytest.fixture
def empty_window(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> AnnotatorWindow:
    window.set_project(Project.create(tmp_path / "study.annotator", coder="Ada", name="Harbour"))
    qtbot.waitUntil(lambda: window.findChild(QFrame, "emptyProject") is not None)
    return window


def test_it_names_the_project_and_nothing_else_shows(empty_window: AnnotatorWindow) -> None:
    card = card_of(empty_window)
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "Harbour" in said
    assert "quotes, claims, events" in said
    assert card.isVisible()
    assert not empty_window.view.isVisible()
    assert not empty_window.docks["articles"].isVisible()
    assert not empty_window.docks["records"].isVisible()


def test_there_is_no_sheet_of_nothing(empty_window: AnnotatorWindow) -> None:
    assert not empty_window.bound_actions["view.sheet"].isEnabled()
    assert not empty_window.bound_actions["sheet.paste"].isEnabled()


def test_import_and_paste_are_one_click(empty_window: AnnotatorWindow, qtbot: QtBot) -> None:
    first = empty_window.findChild(QPushButton, "importFirst")
    paste = empty_window.findChild(QPushButton, "pasteFirst")
    assert first is not None
    assert paste is not None
    assert first.hasFocus()
    qtbot.mouseClick(first, LEFT)
    dialog = empty_window.findChild(QDialog, "importArticles")
    assert dialog is not None
    dialog.reject()
    QApplication.clipboard().setText("Docks stay closed\n\nThe union said so.")
    qtbot.mouseClick(paste, LEFT)
    qtbot.waitUntil(empty_window.view.isVisible)
    assert not card_of(empty_window).isVisible()
    assert empty_window.docks["articles"].isVisible()
    assert "The union said so." in empty_window.view.text
    empty_window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(card_of(empty_window).isVisible)


def test_who_has_imported_can_read_and_code_at_once(
    empty_window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = empty_window.session.project
    assert project is not None
    first = empty_window.findChild(QPushButton, "importFirst")
    assert first is not None
    assert first.hasFocus()
    empty_window.messages.success("Done.")
    project.articles.add("One line of news.")
    qtbot.waitUntil(empty_window.view.isVisible)
    assert empty_window.view.hasFocus()


def test_it_goes_with_its_project(
    empty_window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    card = card_of(empty_window)
    empty_window.set_project(small_project)
    qtbot.waitUntil(lambda: not card.isVisible())
    assert empty_window.view.isVisible()
    assert empty_window.docks["articles"].isVisible()
