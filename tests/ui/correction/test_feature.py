"""Correcting a text in the window: seen while one edits, decided, done, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.normalization import Utf16Map, sha256
from annotator.core.text.span import Span, joined_text
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.ui.correction.dialog import CorrectTextDialog
from annotator.ui.features import AnnotatorWindow
from tests.conftest import an_article
from tests.ui.conftest import FIRST


@pytest.fixture
def records(window: AnnotatorWindow, small_project: Project) -> list[Record]:
    """Two quotes and an event with evidence in the first article."""
    window.session.open_article("a0")
    return [
        small_project.records.create("a0", kind, [span(words)])
        for kind, words in (("quote", "not go"), ("quote", "left the hall"), ("event", "hurt"))
    ]


def span(words: str, text: str = FIRST) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def dialog_of(window: AnnotatorWindow) -> CorrectTextDialog:
    (found,) = window.findChildren(CorrectTextDialog)
    return found


def planned(window: AnnotatorWindow, qtbot: QtBot) -> CorrectTextDialog:
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.correction is not None)
    return dialog


def select(dialog: CorrectTextDialog, words: str) -> None:
    """Select words in the editor as a hand would; Qt counts in UTF-16."""
    shown = dialog.raw()
    place, units = span(words, shown), Utf16Map(shown)
    cursor = dialog.editor.textCursor()
    cursor.setPosition(units.to_utf16(place.start))
    cursor.setPosition(units.to_utf16(place.end), QTextCursor.MoveMode.KeepAnchor)
    dialog.editor.setTextCursor(cursor)


def button(dialog: QDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def finish(window: AnnotatorWindow, qtbot: QtBot, dialog: CorrectTextDialog) -> None:
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(button(dialog, "accept"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(CorrectTextDialog))


def texts(project: Project) -> list[str]:
    return [joined_text(record.spans) for record in project.records.of_article("a0")]


def test_a_typo_is_corrected_and_everything_moves_along(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, records: list[Record]
) -> None:
    window.session.select(records[2].id)
    window.bound_actions["article.correct"].trigger()
    dialog = dialog_of(window)
    assert not button(dialog, "accept").isEnabled()
    select(dialog, "hall")
    qtbot.keyClicks(dialog.editor, "great hall")
    dialog = planned(window, qtbot)
    assert "2 places keep their words" in dialog.review.summary.text()
    assert "1 with corrected words" in dialog.review.summary.text()
    finish(window, qtbot, dialog)
    article = small_project.articles.get("a0")
    assert article.text == FIRST.replace("hall", "great hall")
    assert (article.revision, article.sha256) == (2, sha256(article.text))
    assert texts(small_project) == ["not go", "left the great hall", "hurt"]
    assert window.view.text == article.text
    assert window.session.record_id == records[2].id
    current = window.session.record
    assert current is not None
    assert current.id == records[2].id
    assert check(small_project) == []
    window.bound_actions["edit.undo"].trigger()
    assert small_project.articles.get("a0").text == FIRST
    assert texts(small_project) == ["not go", "left the hall", "hurt"]


def test_what_loses_its_words_is_decided_in_the_dialog(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, records: list[Record]
) -> None:
    window.view.set_selection(span(FIRST.split("\n")[3]))
    window.bound_actions["article.remove_text"].trigger()
    dialog = planned(window, qtbot)
    assert not button(dialog, "accept").isEnabled()
    assert "1 of them wait for a decision" in dialog.review.summary.text()
    here = dialog.findChild(QRadioButton, "decidePlace")
    assert here is not None
    select(dialog, "😀. Nobody")
    here.click()
    finish(window, qtbot, dialog)
    assert small_project.articles.get("a0").text == FIRST[: FIRST.index("\nTwelve")]
    assert texts(small_project) == ["not go", "😀. Nobody", "left the hall"]
    assert check(small_project) == []


def test_a_decision_holds_while_one_edits_on_and_serves_for_the_rest(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, records: list[Record]
) -> None:
    window.bound_actions["article.correct"].trigger()
    dialog = dialog_of(window)
    select(dialog, "left the hall")
    qtbot.keyClick(dialog.editor, Qt.Key.Key_Delete)
    select(dialog, "were hurt near Tarsa")
    qtbot.keyClick(dialog.editor, Qt.Key.Key_Delete)
    caret = dialog.editor.textCursor().position()
    planned(window, qtbot)
    assert dialog.editor.textCursor().position() == caret
    nearest = dialog.findChild(QRadioButton, "decideNearest")
    assert nearest is not None
    nearest.click()
    qtbot.mouseClick(button(dialog, "decideRest"), Qt.MouseButton.LeftButton)
    select(dialog, "Port")
    qtbot.keyClicks(dialog.editor, "Old Port")
    planned(window, qtbot)
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.findChildren(CorrectTextDialog))
    flagged = [record for record in small_project.records.of_article("a0") if record.flagged]
    assert len(flagged) == 2
    assert all("Before the text was corrected" in record.note for record in flagged)
    assert check(small_project) == []


@pytest.mark.parametrize("text", ["a\u00a0b\u2028c\td 😀 \u2029e", "شلال\u00a0الكلمة\nثم 🇵🇸 نهاية"])
def test_no_character_is_lost_on_the_way_through_the_editor(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, text: str
) -> None:
    article = an_article(text, "Odd")
    with small_project.writing("Import 1 article") as unit:
        unit.create(article)
    window.session.open_article(article.id)
    window.bound_actions["article.correct"].trigger()
    dialog = dialog_of(window)
    dialog.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(dialog.editor, "!")
    qtbot.keyClick(dialog.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.editor, "x")
    planned(window, qtbot)
    finish(window, qtbot, dialog)
    assert small_project.articles.get(article.id).text == text + "!\nx"


def test_cancel_asks_once_and_changes_nothing(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, records: list[Record]
) -> None:
    window.bound_actions["article.correct"].trigger()
    dialog = dialog_of(window)
    select(dialog, FIRST.replace("\n", "\u2029"))
    qtbot.keyClick(dialog.editor, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "No text would be left" in dialog.state_text())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Cancel again" in dialog.state_text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(CorrectTextDialog))
    assert small_project.articles.get("a0").text == FIRST


def test_what_changes_meanwhile_is_seen_before_it_is_written(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, records: list[Record]
) -> None:
    window.bound_actions["article.correct"].trigger()
    dialog = dialog_of(window)
    select(dialog, "hall")
    qtbot.keyClicks(dialog.editor, "house")
    planned(window, qtbot)
    small_project.records.create("a0", "claim", [span("Nobody")])
    qtbot.waitUntil(lambda: dialog.correction is not None and len(dialog.correction.records) == 4)
    finish(window, qtbot, dialog)
    assert "left the hall" not in texts(small_project)


def test_the_editor_opens_at_what_is_selected(
    window: AnnotatorWindow, small_project: Project
) -> None:
    text = "\n".join(["a 🐎 line"] * 400)
    article = an_article(text, "Long")
    with small_project.writing("Import 1 article") as unit:
        unit.create(article)
    window.session.open_article(article.id)
    window.view.set_selection(Span(3_019, 3_023))
    window.bound_actions["article.correct"].trigger()
    editor = dialog_of(window).editor
    assert editor.textCursor().selectedText() == text[3_019:3_023] == "line"
    assert editor.viewport().rect().contains(editor.cursorRect())
    dialog_of(window).reject()
