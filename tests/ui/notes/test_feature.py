"""Working notes and flags in the window: saved as one types, never written over, found again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from tests.ui.conftest import FIRST


@pytest.fixture
def records(window: AnnotatorWindow, small_project: Project) -> list[Record]:
    """Three quotes in the first article, the first one selected."""
    window.session.open_article("a0")
    made = [
        small_project.records.create("a0", "quote", [Span(at, at + len(words))])
        for words in ("We will", "not go", "Nobody")
        for at in [FIRST.index(words)]
    ]
    window.session.select(made[0].id)
    return made


def area(window: AnnotatorWindow, name: str) -> QPlainTextEdit:
    found = window.findChild(QPlainTextEdit, name)
    assert found is not None
    return found


def button(window: AnnotatorWindow, name: str) -> QToolButton:
    found = window.findChild(QToolButton, name)
    assert found is not None
    return found


def press(window: AnnotatorWindow, action: str) -> None:
    window.bound_actions[action].trigger()


def record(project: Project, made: Record) -> Record:
    found = project.records.get(made.id)
    assert found is not None
    return found


def test_a_note_is_saved_when_typing_pauses_and_on_leaving(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, records: list[Record]
) -> None:
    press(window, "record.note")
    note = area(window, "recordNote")
    assert note.hasFocus()
    qtbot.keyClicks(note, "who is we?")
    qtbot.waitUntil(lambda: record(small_project, records[0]).note == "who is we?")
    qtbot.keyClicks(note, " ask")
    window.session.select(records[1].id)
    assert record(small_project, records[0]).note == "who is we? ask"
    assert note.toPlainText() == ""
    window.session.select(records[0].id)
    assert note.toPlainText() == "who is we? ask"
    note.setFocus()
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert window.view.hasFocus()
    press(window, "edit.undo")
    assert record(small_project, records[0]).note == "who is we?"
    assert note.toPlainText() == "who is we?"


def test_what_somebody_else_wrote_is_not_written_over(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, records: list[Record]
) -> None:
    press(window, "record.note")
    note = area(window, "recordNote")
    qtbot.keyClicks(note, "mine")
    other = Project.open(small_project.location, coder="Ben")
    other.notes.note_record(records[0], "theirs")
    other.close()
    small_project.poll()
    assert window.flush() is False
    assert note.toPlainText() == "mine"
    assert record(small_project, records[0]).note == "theirs"
    window.session.select(records[1].id)
    assert note.toPlainText() == ""
    window.session.select(records[0].id)
    assert note.toPlainText() == "mine"
    qtbot.mouseClick(button(window, "recordNoteMine"), Qt.MouseButton.LeftButton)
    assert record(small_project, records[0]).note == "mine"
    assert window.flush() is True


def test_flags_filter_the_list_and_can_be_walked(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, records: list[Record]
) -> None:
    press(window, "record.flag")
    window.session.select(records[2].id)
    qtbot.mouseClick(button(window, "recordFlag"), Qt.MouseButton.LeftButton)
    assert [record(small_project, made).flagged for made in records] == [True, False, True]
    model = window.records.panel.list.view.model()
    description = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "look again" in description
    qtbot.mouseClick(button(window, "onlyFlagged"), Qt.MouseButton.LeftButton)
    assert model.rowCount() == 2
    assert window.bound_actions["record.only_flagged"].isChecked()
    window.session.select(records[0].id)
    press(window, "record.next_flagged")
    assert window.session.record_id == records[2].id
    press(window, "record.next_flagged")
    assert window.session.record_id == records[0].id
    press(window, "record.previous_flagged")
    assert window.session.record_id == records[2].id
    press(window, "record.flag")
    assert model.rowCount() == 1
    press(window, "record.only_flagged")
    assert model.rowCount() == 3


def test_the_articles_note_is_there_where_it_says_something(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, records: list[Record]
) -> None:
    section = area(window, "articleNote").parentWidget()
    assert section is not None
    assert not section.isVisible()
    window.view.set_selection(Span(0, 4))
    press(window, "article.note")
    qtbot.keyClicks(area(window, "articleNote"), "second wire")
    qtbot.keyClick(area(window, "articleNote"), Qt.Key.Key_Escape)
    assert small_project.articles.get("a0").note == "second wire"
    assert section.isVisible()
    assert window.session.record_id == records[0].id
    assert window.view.selection() == Span(0, 4)
    window.session.open_article("a1")
    assert not section.isVisible()
    window.session.select(None)
    press(window, "record.flag")
    assert small_project.articles.get("a1").flagged
    assert section.isVisible()
    press(window, "article.flag")
    assert not section.isVisible()
    press(window, "article.note")
    assert area(window, "articleNote").hasFocus()
    window.view.setFocus()
    qtbot.waitUntil(lambda: not section.isVisible())
    assert QApplication.focusWidget() is window.view
