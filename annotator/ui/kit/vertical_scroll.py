"""What scrolls up and down only: an area, and a list of rows."""

from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QTableView,
    QWidget,
)

_FONT_CHANGES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class VerticalScrollArea(QScrollArea):
    """Gives what is in it the width that there is, and never scrolls sideways: Qt would, by some
    pixels, to bring what has the focus into sight, though it shows no scroll bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalScrollBar().rangeChanged.connect(self._stay)

    def _stay(self) -> None:
        self.horizontalScrollBar().setRange(0, 0)


class RowHeight(Protocol):
    """Says how high rows are."""

    def row_height(self, font: QFont) -> int:
        """The same for every row."""
        ...


class RowsView(QTableView):
    """A table of one column and rows of one height: unlike a list view it lays out nothing but
    what is in sight, so that a row that comes or goes costs nothing among thousands."""

    def __init__(self, heights: RowHeight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights = heights
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Home and End go to the first and last row, as in a list."""
        match action:
            case QAbstractItemView.CursorAction.MoveHome:
                return self.model().index(0, 0)
            case QAbstractItemView.CursorAction.MoveEnd:
                return self.model().index(self.model().rowCount() - 1, 0)
            case _:
                return super().moveCursor(action, modifiers)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _FONT_CHANGES:
            self._fit_rows()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        height = self._heights.row_height(self.font())
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setMinimumSectionSize(height)
            self.verticalHeader().setDefaultSectionSize(height)
