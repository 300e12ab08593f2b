"""The rows of the sheet are sorted, filtered and deleted, and follow what changes."""

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.ui.features import AnnotatorWindow
from annotator.ui.sheet.panel import SheetPanel
from tests.ui.sheet.conftest import section, show, texts, wait_for_rows

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_tabs_count_what_there_is(panel: SheetPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.tabs.tabText(0) == "Quotes  3")
    panel.tabs.setFocus()
    qtbot.keyClick(panel.tabs, Qt.Key.Key_Right)
    qtbot.keyClick(panel.tabs, Qt.Key.Key_Right)
    wait_for_rows(qtbot, panel, 1)
    assert panel.tabs.tabText(2) == "Events  1"
    assert "fields.place" in [column.key for column in panel.model.columns]


def test_it_sorts_by_keys_and_by_clicks(panel: SheetPanel, qtbot: QtBot) -> None:
    show(panel, "title")
    panel.table.go_to(0, section(panel, "title"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Down, _ALT)
    qtbot.waitUntil(lambda: texts(panel, "title")[0].startswith("Strike"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Up, _ALT)
    qtbot.waitUntil(lambda: texts(panel, "title")[2].startswith("Strike"))
    text = section(panel, "text")
    panel.table.go_to(0, text)
    place = QPoint(panel.header.sectionViewportPosition(text) + 20, 8)
    qtbot.mouseClick(panel.header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: texts(panel, "text") == sorted(texts(panel, "text"), key=str.lower))
    assert panel.header.sortIndicatorSection() == text


def test_filters_narrow_and_say_what_they_do_not_understand(
    panel: SheetPanel, qtbot: QtBot
) -> None:
    show(panel, "title")
    line = panel.header.lines[section(panel, "title")]
    panel.table.go_to(0, section(panel, "title"))
    qtbot.keyClick(panel.table, Qt.Key.Key_L, _CONTROL | _SHIFT)
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "strike")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    wait_for_rows(qtbot, panel, 1)
    qtbot.waitUntil(panel.table.hasFocus)
    qtbot.mouseClick(panel.head.show_all, Qt.MouseButton.LeftButton)
    wait_for_rows(qtbot, panel, 3)
    filter_line = panel.header.lines[section(panel, "fields.said_on")]
    filter_line.setFocus()
    qtbot.keyClicks(filter_line, "soon")
    qtbot.keyClick(filter_line, Qt.Key.Key_Return)
    assert filter_line.property("invalid")
    assert "no date" in filter_line.accessibleDescription()
    wait_for_rows(qtbot, panel, 3)
    filter_line.setFocus()
    filter_line.selectAll()
    qtbot.keyClicks(filter_line, "2017")
    wait_for_rows(qtbot, panel, 1)
    qtbot.keyClick(filter_line, Qt.Key.Key_Escape)
    wait_for_rows(qtbot, panel, 3)


def test_choices_are_filtered_from_a_list(panel: SheetPanel, qtbot: QtBot) -> None:
    line = panel.header.lines[section(panel, "state")]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    highlighted = line.highlighted()
    assert highlighted is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == highlighted.label
    wait_for_rows(qtbot, panel, 3 if highlighted.key == "draft" else 0)


def test_an_empty_sheet_says_what_to_do(panel: SheetPanel, qtbot: QtBot) -> None:
    show(panel, "title")
    line = panel.header.lines[section(panel, "title")]
    line.setFocus()
    qtbot.keyClicks(line, "nowhere")
    wait_for_rows(qtbot, panel, 0)
    empty = panel.findChild(QWidget, "sheetEmpty")
    assert empty is not None
    assert empty.isVisible()
    # It is a label.
    assert "Show all rows" in empty.text()  # type: ignore[attr-defined]
    panel.tabs.setCurrentIndex(1)
    wait_for_rows(qtbot, panel, 0)
    # It is a label.
    assert "press C" in empty.text()  # type: ignore[attr-defined]


def test_deleting_and_undoing_keep_the_rows_in_their_places(
    panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    panel.table.go_to(1, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    wait_for_rows(qtbot, panel, 2)
    assert panel.model.row_of(coded[1].id) is None
    qtbot.keyClick(panel.table, Qt.Key.Key_Z, _CONTROL)
    wait_for_rows(qtbot, panel, 3)
    assert panel.model.row_of(coded[1].id) == 1
    assert panel.isVisible()


def test_many_records_go_and_come_back_as_one_change(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    first = project.records.create("a2", "quote", [Span(0, 6)])
    with project.writing("Import") as unit:
        unit.create_all(msgspec.structs.replace(first, id=f"r{n:03}") for n in range(600))
    wait_for_rows(qtbot, panel, 604)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_A, _CONTROL)
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    wait_for_rows(qtbot, panel, 0)
    with qtbot.waitSignal(window.tasks.ended):
        window.bound_actions["edit.undo"].trigger()
    wait_for_rows(qtbot, panel, 604)


def test_new_records_come_last_and_changed_ones_stay(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    made = project.records.create("a0", "quote", [Span(0, 4)])
    wait_for_rows(qtbot, panel, 4)
    assert panel.model.row_of(made.id) == 3
    project.records.create("a0", "claim", [Span(0, 4)])
    qtbot.waitUntil(lambda: panel.tabs.tabText(1) == "Claims  1")
    assert panel.model.rowCount() == 4
