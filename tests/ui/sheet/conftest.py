"""The sheet of quotes of a small project, shown in the window."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span, cut_all
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.sheet.feature import SheetFeature
from annotator.ui.sheet.panel import SheetPanel
from tests.ui.conftest import FIRST

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def coded(small_project: Project) -> list[Record]:
    """Two quotes of the first article, one of the second, and an event."""
    records = small_project.records
    first = records.create("a0", "quote", [Span(21, 30)])
    second = records.create("a0", "quote", [Span(78, 95)])
    other = records.create("a1", "quote", [Span(15, 38)])
    event = records.create("a0", "event", [Span(96, 120)])
    first = records.name_actor(first, "speaker", 0, "Ilan Dorr")
    evidence = cut_all(FIRST, [Span(57, 65)])
    first = records.set_values(first, "said_on", [FieldValue("2017-03-02", None, evidence)])
    return [first, second, other, event]


@pytest.fixture
def sheets(window: AnnotatorWindow) -> SheetFeature:
    """The feature."""
    return window.sheet


@pytest.fixture
def panel(
    coded: list[Record], window: AnnotatorWindow, sheets: SheetFeature, qtbot: QtBot
) -> SheetPanel:
    """The sheet of quotes, shown by its key, in its first row."""
    qtbot.keyClick(window.view, Qt.Key.Key_T, _CONTROL | _SHIFT)
    shown = sheets.panel
    assert shown is not None
    wait_for_rows(qtbot, shown, 3)
    qtbot.waitUntil(shown.table.hasFocus)
    return shown


def wait_for_rows(qtbot: QtBot, panel: SheetPanel, count: int) -> None:
    """Wait until the sheet has read all of its rows, and so many."""
    qtbot.waitUntil(lambda: panel.model.is_complete and panel.model.rowCount() == count)


def section(panel: SheetPanel, key: str) -> int:
    """The number of a column."""
    return next(n for n, column in enumerate(panel.model.columns) if column.key == key)


def show(panel: SheetPanel, *keys: str) -> None:
    """Show columns that the list of columns keeps at first."""
    for key in keys:
        panel.table.showColumn(section(panel, key))


def texts(panel: SheetPanel, key: str) -> list[str]:
    """What a column shows, from the first row to the last."""
    column = section(panel, key)
    return [str(panel.model.index(row, column).data()) for row in range(panel.model.rowCount())]
