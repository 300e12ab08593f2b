"""The first column of the sheet stays in sight, by mouse and keys as any other."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.ui.features import AnnotatorWindow
from annotator.ui.sheet.panel import SheetPanel
from tests.ui.sheet.conftest import section, texts

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def scrolled(
    window: AnnotatorWindow, panel: SheetPanel, request: pytest.FixtureRequest
) -> SheetPanel:
    """The sheet scrolled sideways to its end, in a window that runs either way."""
    window.resize(1000, 700)
    panel.setLayoutDirection(request.param)
    panel.table.setColumnWidth(section(panel, "text"), 200)
    QApplication.processEvents()
    bar = panel.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    assert panel.table.frozen.section == section(panel, "text")
    return panel


def frozen_box(panel: SheetPanel) -> tuple[int, int]:
    box = panel.table.visualRect(panel.model.index(0, section(panel, "text")))
    return box.left(), box.right()


def chosen(panel: SheetPanel) -> list[str]:
    return [panel.model.columns[n].key for n in panel.table.chosen_columns()]


def test_it_stands_at_the_edge_where_reading_begins(scrolled: SheetPanel) -> None:
    table = scrolled.table
    edge = table.viewport().width() - 200 if scrolled.table.isRightToLeft() else 0
    assert frozen_box(scrolled) == (edge, edge + 199)
    line = scrolled.header.lines[section(scrolled, "text")]
    assert edge <= line.geometry().left() < line.geometry().right() <= edge + 200
    for n, other in enumerate(scrolled.header.lines):
        if n != section(scrolled, "text") and other.isVisible():
            assert not other.geometry().intersects(line.geometry())


def test_it_is_painted_over_what_is_scrolled_under_it(scrolled: SheetPanel) -> None:
    table, bar = scrolled.table, scrolled.table.horizontalScrollBar()
    scrolled.table.clearSelection()
    box = table.visualRect(scrolled.model.index(1, section(scrolled, "text")))
    inside = box.adjusted(2, 0, -2, -1)
    at_end = table.viewport().grab(inside).toImage()
    bar.setValue(0)
    assert table.viewport().grab(inside).toImage() == at_end


def test_a_click_and_an_edit_mean_its_cells(scrolled: SheetPanel, qtbot: QtBot) -> None:
    table, text = scrolled.table, section(scrolled, "text")
    before = table.horizontalScrollBar().value()
    place = table.visualRect(scrolled.model.index(2, text)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, text)
    assert table.horizontalScrollBar().value() == before


def test_keys_go_through_all_columns_and_none_stays_under_it(
    scrolled: SheetPanel, qtbot: QtBot
) -> None:
    table = scrolled.table
    table.go_to(0, table.shown_columns()[-1])
    back = Qt.Key.Key_Right if table.isRightToLeft() else Qt.Key.Key_Left
    left, right = frozen_box(scrolled)
    for column in reversed(table.shown_columns()[1:-1]):
        qtbot.keyClick(table, back)
        assert table.currentIndex().column() == column
        box = table.visualRect(table.currentIndex())
        assert box.right() < left or box.left() > right
    qtbot.keyClick(table, back)
    assert table.currentIndex().column() == section(scrolled, "text")


def test_a_selection_goes_on_from_a_column_that_was_scrolled_away(
    scrolled: SheetPanel, qtbot: QtBot
) -> None:
    table = scrolled.table
    shown = table.shown_columns()
    table.go_to(0, shown[1])
    on = Qt.Key.Key_Left if table.isRightToLeft() else Qt.Key.Key_Right
    for _ in shown[2:]:
        qtbot.keyClick(table, on, SHIFT)
    assert table.horizontalScrollBar().value() > 0
    assert chosen(scrolled) == [scrolled.model.columns[n].key for n in shown[1:]]
    last = table.visualRect(table.currentIndex()).center()
    first = table.visualRect(scrolled.model.index(0, shown[0])).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=first)
    qtbot.mouseClick(table.viewport(), LEFT, SHIFT, last)
    assert chosen(scrolled) == [scrolled.model.columns[n].key for n in shown]


def test_its_name_sorts_where_it_stands(
    scrolled: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    left, right = frozen_box(scrolled)
    place = QPoint((left + right) // 2, 8)
    qtbot.mouseClick(scrolled.header.viewport(), LEFT, pos=place)
    qtbot.waitUntil(
        lambda: texts(scrolled, "text") == sorted(texts(scrolled, "text"), key=str.lower)
    )
    assert scrolled.header.sortIndicatorSection() == section(scrolled, "text")
    assert len(coded) == 4


def test_a_column_that_is_too_wide_to_stay_is_scrolled(scrolled: SheetPanel) -> None:
    table = scrolled.table
    table.setColumnWidth(section(scrolled, "text"), table.viewport().width())
    assert table.frozen.section == -1
    assert not table.frozen.covers(10)
