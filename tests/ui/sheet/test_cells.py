"""Cells of the sheet are edited, copied and pasted by keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue, Record
from annotator.ui.features import AnnotatorWindow
from annotator.ui.sheet.cell_editor import CellEditor
from annotator.ui.sheet.panel import SheetPanel
from tests.ui.sheet.conftest import section, show, texts

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def editor_at(qtbot: QtBot, panel: SheetPanel, row: int, key: str) -> CellEditor:
    panel.table.go_to(row, section(panel, key))
    qtbot.keyClick(panel.table, Qt.Key.Key_F2)
    editor = panel.table.open_editor()
    assert editor is not None
    return editor


def put(qtbot: QtBot, editor: CellEditor, text: str) -> QWidget:
    target = editor.focusProxy()
    assert target is not None
    qtbot.keyClick(target, Qt.Key.Key_A, _CONTROL)
    qtbot.keyClicks(target, text)
    return target


def test_a_cell_is_edited_saved_and_undone(
    window: AnnotatorWindow, panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    target = put(qtbot, editor_at(qtbot, panel, 0, "fields.said_on"), "last Wednesday")
    note = panel.table.findChild(QWidget, "cellNote")
    assert note is not None
    # It is a label.
    assert "2017-03-01" in note.text()  # type: ignore[attr-defined]
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert panel.table.open_editor() is None
    assert texts(panel, "fields.said_on")[0] == "2017-03-01"
    saved = project.records.get(coded[0].id)
    assert saved is not None
    assert saved.fields["said_on"][0].spans == coded[0].fields["said_on"][0].spans
    qtbot.waitUntil(panel.table.hasFocus)
    panel.table.go_to(2, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: texts(panel, "fields.said_on")[0] == "2017-03-02")
    assert panel.isVisible()
    assert panel.table.currentIndex().row() == 0


def test_input_that_is_refused_stays_and_esc_leaves_the_cell(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    editor = editor_at(qtbot, panel, 0, "fields.said_on")
    target = put(qtbot, editor, "soonish")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert panel.table.open_editor() is editor
    assert editor.is_refused
    assert "takes a date" in target.accessibleDescription()
    place = panel.table.visualRect(panel.model.index(2, section(panel, "text"))).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(target.hasFocus)
    assert editor.text() == "soonish"
    assert not window.flush()
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    assert panel.table.open_editor() is None
    assert texts(panel, "fields.said_on")[0] == "2017-03-02"
    assert panel.isVisible()


def test_typing_begins_and_tab_goes_on_to_the_next_cell(panel: SheetPanel, qtbot: QtBot) -> None:
    panel.table.go_to(1, section(panel, "fields.cue"))
    qtbot.keyClicks(panel.table, "d")
    editor = panel.table.open_editor()
    assert editor is not None
    target = editor.focusProxy()
    assert target is not None
    qtbot.keyClicks(target, "enied")
    qtbot.keyClick(target, Qt.Key.Key_Tab)
    assert texts(panel, "fields.cue")[1] == "denied"
    after = panel.table.open_editor()
    assert after is not None
    assert after is not editor
    assert after.column.key == "fields.addressee"


def test_enter_saves_and_goes_to_the_cell_below(panel: SheetPanel, qtbot: QtBot) -> None:
    target = put(qtbot, editor_at(qtbot, panel, 0, "fields.cue"), "said")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert texts(panel, "fields.cue")[0] == "said"
    assert panel.table.open_editor() is None
    assert panel.table.currentIndex() == panel.model.index(1, section(panel, "fields.cue"))
    target = put(qtbot, editor_at(qtbot, panel, 1, "fields.kind"), "ind")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert panel.table.currentIndex() == panel.model.index(2, section(panel, "fields.kind"))
    target = put(qtbot, editor_at(qtbot, panel, 2, "fields.cue"), "added")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert panel.table.currentIndex().row() == 2


def test_a_choice_is_taken_from_its_list(panel: SheetPanel, qtbot: QtBot) -> None:
    editor = editor_at(qtbot, panel, 1, "fields.kind")
    target = put(qtbot, editor, "ind")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert panel.table.open_editor() is None
    assert texts(panel, "fields.kind")[1] == "Indirect"
    target = put(qtbot, editor_at(qtbot, panel, 1, "state"), "gol")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert texts(panel, "state")[1] == "Gold"
    target = put(qtbot, editor_at(qtbot, panel, 1, "flagged"), "yes")
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert texts(panel, "flagged")[1] == "Look again"


def test_an_actor_is_registered_and_completed(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    target = put(qtbot, editor_at(qtbot, panel, 1, "fields.speaker"), "Eva Roth | ila")
    qtbot.keyClick(target, Qt.Key.Key_Down)
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert target.property("text") == "Eva Roth | Ilan Dorr"
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert texts(panel, "fields.speaker")[1] == "Eva Roth | Ilan Dorr"
    assert project.actors.named("Eva Roth") is not None


def test_a_conflict_is_said_and_the_input_stays(
    window: AnnotatorWindow, panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    editor = editor_at(qtbot, panel, 0, "fields.said_on")
    target = put(qtbot, editor, "2016")
    seen = project.records.get(coded[0].id)
    assert seen is not None
    project.records.set_values(seen, "said_on", [FieldValue("2015")])
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert editor.is_refused
    assert "another window" in target.accessibleDescription()
    assert editor.text() == "2016"
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    assert texts(panel, "fields.said_on")[0] == "2015"


def test_cells_are_copied_and_pasted(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    clipboard = QGuiApplication.clipboard()
    panel.table.go_to(0, section(panel, "fields.speaker"))
    qtbot.keyClick(panel.table, Qt.Key.Key_C, _CONTROL)
    qtbot.waitUntil(lambda: clipboard.text() == "Ilan Dorr\r\n")
    panel.table.go_to(1, section(panel, "fields.speaker"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Down, _SHIFT)
    qtbot.keyClick(panel.table, Qt.Key.Key_V, _CONTROL)
    assert texts(panel, "fields.speaker") == ["Ilan Dorr"] * 3
    qtbot.keyClick(panel.table, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: texts(panel, "fields.speaker") == ["Ilan Dorr", "", ""])
    show(panel, "source", "published")
    panel.table.go_to(0, section(panel, "source"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Right, _SHIFT)
    qtbot.keyClick(panel.table, Qt.Key.Key_C, _CONTROL | _SHIFT)
    copied = "Outlet\tPublished\r\nThe Bell\t2017-03-03\r\n"
    qtbot.waitUntil(lambda: clipboard.text() == copied)
