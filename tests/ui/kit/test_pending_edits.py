"""Edits that meet a lock held elsewhere wait in their order, seen, and go in by themselves."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.notes.section import NoteSection

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@contextmanager
def held_elsewhere(project: Project) -> Iterator[None]:
    """Somebody else writes to the project's file, and takes their time."""
    with closing(sqlite3.connect(project.location, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


def mark(window: AnnotatorWindow, qtbot: QtBot, start: int, end: int, letter: str = "q") -> Record:
    """Makes a record of some characters by its key."""
    window.view.set_selection(Span(start, end))
    window.view.setFocus()
    qtbot.keyClicks(window.view, letter)
    record = window.session.record
    assert record is not None
    return record


def editor(window: AnnotatorWindow, field: str) -> QLineEdit:
    window.records.panel.form.unfold()
    row = window.records.panel.findChild(QWidget, f"field_{field}")
    assert row is not None
    line = row.findChild(QLineEdit)
    assert line is not None
    return line


def saved(window: AnnotatorWindow) -> str:
    return window.status.saved.text()


def until_saved(window: AnnotatorWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: saved(window).startswith("Saved "))


def test_a_lock_elsewhere_holds_up_no_key_and_loses_nothing(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    with held_elsewhere(small_project):
        record = mark(window, qtbot, 0, 4)
        assert window.session.find(record.id) is not None
        assert saved(window) == "Not saved yet: 1"
        assert small_project.records.of_article("a0") == []
        qtbot.keyClicks(editor(window, "said_on"), "2017-02-19")
        qtbot.keyClick(editor(window, "said_on"), Qt.Key.Key_Return)
        assert saved(window) == "Not saved yet: 2"
        window.view.setFocus()
        qtbot.keyClicks(window.view, "d")
        other = mark(window, qtbot, 5, 10, "c")
        qtbot.keyClick(window.view, Qt.Key.Key_Escape)
        window.view.setFocus()
        qtbot.keyClick(window.view, Qt.Key.Key_Delete)
        assert window.session.find(other.id) is None
        assert saved(window) == "Not saved yet: 5"
    until_saved(window, qtbot)
    (written,) = small_project.records.of_article("a0")
    assert written.id == record.id
    assert [value.value for value in written.fields["said_on"]] == ["2017-02-19"]
    assert small_project.articles.status("a0").state == "done"
    labels = [entry.change.sentence() for entry in small_project.history.entries()]
    assert labels[:5] == [
        "Delete claim",
        "Add claim",
        "Mark article done",
        "Add said on of quote",
        "Add quote",
    ]
    # What was marked done lacks a speaker; of the lock nothing is said any more.
    assert [banner.text.partition(",")[0] for banner in window.messages.banners()] == ["Done"]


def test_a_name_that_waits_stays_in_its_field(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    with held_elsewhere(small_project):
        record = mark(window, qtbot, 0, 4)
        line = editor(window, "speaker")
        line.setFocus()
        qtbot.keyClicks(line, "Ilan Dorr")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        window.view.setFocus()
        assert line.text() == "Ilan Dorr"
    until_saved(window, qtbot)
    assert line.text() == "Ilan Dorr"
    (written,) = small_project.records.of_article("a0")
    assert written.id == record.id
    assert [value.actor is not None for value in written.fields["speaker"]] == [True]


def test_saved_is_not_said_while_a_value_waits(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    first = small_project.records.create("a0", "quote", [Span(0, 4)])
    second = small_project.records.create("a0", "quote", [Span(5, 10)])
    window.session.select(first.id)
    line = editor(window, "said_on")
    line.setFocus()
    qtbot.keyClicks(line, "no date")
    assert saved(window) == "Not saved yet: 1"
    window.view.setFocus()
    qtbot.keyClicks(window.view, "j")
    assert window.session.record_id == second.id
    qtbot.keyClicks(window.view, "d")
    assert small_project.articles.status("a0").state == "done"
    assert saved(window) == "Not saved yet: 1"
    qtbot.mouseClick(window.status.unsaved, Qt.MouseButton.LeftButton)
    press(window, "unsavedGoTo")
    assert window.session.record_id == first.id
    assert QApplication.focusWidget() is line
    line.selectAll()
    qtbot.keyClicks(line, "2017-02-19")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert saved(window).startswith("Saved ")


def press(window: AnnotatorWindow, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_an_edit_that_does_not_fit_any_more_is_refused_by_name(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    record = small_project.records.create("a0", "quote", [Span(0, 4)])
    window.session.select(record.id)
    other = Project.open(small_project.location, coder="Ben")
    with held_elsewhere(small_project):
        line = editor(window, "said_on")
        line.setFocus()
        qtbot.keyClicks(line, "2017-02-19")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        mark(window, qtbot, 5, 10)
        window.session.pending._retry_timer.stop()
    other.records.delete([record])
    other.close()
    window.session.pending._try()
    qtbot.waitUntil(lambda: len(small_project.records.of_article("a0")) == 1)
    qtbot.waitUntil(lambda: saved(window) == "Not saved yet: 1")
    (banner,) = window.messages.banners()
    assert "Said on of: Quote “Port”" in banner.text
    assert "deleted" in banner.text
    press(window, "bannerOffer2")
    until_saved(window, qtbot)
    assert window.messages.banners() == []


def test_undo_takes_back_what_waits_and_redo_puts_it_back(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    before = small_project.records.create("a0", "quote", [Span(0, 4)])
    with held_elsewhere(small_project):
        waiting = mark(window, qtbot, 5, 10)
        assert "Bruma" in window.status.undo.text()
        window.session.pending._retry_timer.stop()
        window.view.setFocus()
        qtbot.keyClick(window.view, Qt.Key.Key_Z, CTRL)
        assert [record.id for record in window.session.records] == [before.id]
        assert window.session.pending.edits == []
        qtbot.keyClick(window.view, Qt.Key.Key_Z, CTRL | SHIFT)
        assert window.session.find(waiting.id) is not None
    until_saved(window, qtbot)
    assert {record.id for record in small_project.records.of_article("a0")} == {
        before.id,
        waiting.id,
    }


def test_notes_and_details_wait_too(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    with held_elsewhere(small_project):
        qtbot.keyClick(window.view, Qt.Key.Key_F2)
        title = window.findChild(QLineEdit, "heading_title")
        assert title is not None
        title.selectAll()
        qtbot.keyClicks(title, "Talks")
        qtbot.keyClick(title, Qt.Key.Key_Return)
        window.bound_actions["article.note"].trigger()
        note = window.findChild(NoteSection, "articleNoteSection")
        assert note is not None
        qtbot.keyClicks(note.area, "Ask")
        qtbot.keyClick(note.area, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: saved(window) == "Not saved yet: 2")
        assert [each.what for each in window.unsaved.inputs()] == [
            "About the article: Ministers talk in Bruma",
            "Working note on: Talks",
        ]
        assert window.session.article is not None
        assert (window.session.article.title, window.session.article.note) == ("Talks", "Ask")
    until_saved(window, qtbot)
    article = small_project.articles.get("a0")
    assert (article.title, article.note) == ("Talks", "Ask")


@pytest.mark.parametrize("answer", ["unsavedKeep", "unsavedDiscard"])
def test_closing_asks_about_what_waits(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, answer: str
) -> None:
    with held_elsewhere(small_project):
        mark(window, qtbot, 0, 4)
        window.close()
        assert window.isVisible()
        press(window, answer)
        assert not window.isVisible()
