"""Text: typed, saved at a pause or on leaving, grown, cleared, undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.core.coding.record import FieldValue
from tests.ui.fields.conftest import Desk


def test_typing_is_saved_when_it_pauses(desk: Desk) -> None:
    desk.open()
    desk.type("cue", "said")
    assert desk.value("cue") is None
    desk.until("cue", "said")


def test_leaving_saves_at_once(desk: Desk) -> None:
    desk.open()
    desk.type("cue", "said")
    desk.press(Qt.Key.Key_Tab)
    assert desk.value("cue") == "said"


def test_enter_saves_and_stays(desk: Desk) -> None:
    desk.open()
    line = desk.type("cue", "said")
    desk.press(Qt.Key.Key_Return)
    assert desk.value("cue") == "said"
    assert line.hasFocus()


def test_the_cursor_stays_while_saving(desk: Desk) -> None:
    desk.open()
    line = desk.type("cue", "said so ")
    desk.until("cue", "said so")
    desk.qtbot.keyClicks(line, "there")
    desk.until("cue", "said so there")


def test_clearing_removes_the_value(desk: Desk) -> None:
    desk.open()
    desk.set("cue", FieldValue("said"))
    desk.type("cue", "")
    desk.press(Qt.Key.Key_Tab)
    assert desk.values("cue") == ()


def test_clearing_keeps_the_evidence(desk: Desk) -> None:
    desk.open()
    evidence = desk.evidence("said")
    desk.set("cue", FieldValue("said", None, evidence.spans))
    desk.type("cue", "")
    desk.press(Qt.Key.Key_Tab)
    assert desk.values("cue") == (evidence,)


def test_erasing_in_an_empty_editor_removes_the_value_with_its_evidence(desk: Desk) -> None:
    desk.open()
    desk.set("cue", desk.evidence("said"))
    line = desk.editor("cue")
    line.setFocus()
    desk.press(Qt.Key.Key_Backspace)
    assert desk.values("cue") == ()


def test_long_text_has_lines_grows_and_keeps_no_break_spaces(desk: Desk) -> None:
    desk.open()
    area = desk.type("note", "first")
    assert isinstance(area, QPlainTextEdit)
    low = area.height()
    for _ in range(4):
        desk.press(Qt.Key.Key_Return)
    desk.qtbot.keyClicks(area, "last\u00a0one")
    desk.qtbot.waitUntil(lambda: area.height() > low)
    desk.qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.value("note") == "first\n\n\n\nlast\u00a0one"


def test_tab_leaves_long_text(desk: Desk) -> None:
    desk.open()
    area = desk.type("note", "word")
    desk.press(Qt.Key.Key_Backtab)
    assert not area.hasFocus()
    assert desk.value("note") == "word"


def test_long_text_shown_is_not_an_edit(desk: Desk) -> None:
    desk.open()
    desk.set("note", FieldValue("as it was"))
    assert not desk.value_editor("note").edited
    assert desk.value_editor("note").typed() == "as it was"


def test_undo_in_the_project_shows_the_value_before(desk: Desk) -> None:
    desk.open()
    line = desk.type("cue", "said")
    desk.press(Qt.Key.Key_Return)
    desk.project.history.undo()
    assert line.property("text") == ""
    desk.project.history.redo()
    assert line.property("text") == "said"


def test_many_values_have_a_row_each_and_one_more(desk: Desk) -> None:
    desk.open()
    desk.type("words", "oil")
    desk.press(Qt.Key.Key_Return)
    assert desk.panel.form.findChild(QWidget, "editor_words_1") is None
    desk.press(Qt.Key.Key_Return)
    assert desk.editor("words", 1).hasFocus()
    desk.type("words", "war", 1)
    desk.press(Qt.Key.Key_Tab)
    assert [value.value for value in desk.values("words")] == ["oil", "war"]
    assert desk.find(QWidget, "more_words_1").isVisibleTo(desk.panel)
    assert not desk.find(QWidget, "more_words_0").isVisibleTo(desk.panel)


def test_who_wants_to_add_and_does_not_leaves_nothing(desk: Desk) -> None:
    desk.open()
    desk.set("words", FieldValue("oil"))
    desk.click(desk.find(QWidget, "more_words_0"))
    line = desk.editor("words", 1)
    assert line.hasFocus()
    desk.press(Qt.Key.Key_Tab)
    desk.qtbot.waitUntil(lambda: not line.isVisibleTo(desk.panel))
    assert [value.value for value in desk.values("words")] == ["oil"]


def test_tab_goes_from_value_to_value_to_the_next_field(desk: Desk) -> None:
    desk.open()
    desk.set("words", FieldValue("oil"), FieldValue("war"))
    desk.editor("words", 0).setFocus()
    for expected in (desk.editor("words", 1), desk.editor("topics")):
        desk.press(Qt.Key.Key_Tab)
        assert expected.hasFocus()
    desk.press(Qt.Key.Key_Backtab)
    assert desk.editor("words", 1).hasFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.editor("words", 2).hasFocus()


def test_removing_a_value_takes_its_row_and_leaves_later_input_alone(desk: Desk) -> None:
    desk.open()
    desk.set("words", FieldValue("oil"), FieldValue("war"), FieldValue("sea"))
    desk.click(desk.find(QWidget, "remove_words_1"))
    assert [value.value for value in desk.values("words")] == ["oil", "sea"]
    assert desk.value_editor("words", 1).typed() == "sea"
    assert desk.value_editor("words", 2).typed() == ""
