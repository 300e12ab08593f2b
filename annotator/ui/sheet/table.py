"""The sheet's table: its keys, its selection, and where one stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from annotator.ui.kit.theme import Theme
from annotator.ui.sheet.cell_editor import DOWN, CellEditor
from annotator.ui.sheet.model import SheetModel
from annotator.ui.sheet.painting import SheetPainter

if TYPE_CHECKING:
    from annotator.ui.sheet.header import SheetHeader

_ROW_PADDING = 12
_Index = QModelIndex | QPersistentModelIndex
_ALT = Qt.KeyboardModifier.AltModifier
# Keys that mean something else elsewhere in the window, and here what they mean in any table.
_OWN_KEYS = frozenset(
    {
        Qt.Key.Key_F2,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)


class SheetTable(QTableView):
    """Cells of a `SheetModel`, painted by a `SheetPainter`."""

    left = Signal()
    """Esc: back to the article."""
    article_wanted = Signal()
    """Double click on a cell that cannot be edited."""
    copy_wanted = Signal()
    paste_wanted = Signal()
    delete_wanted = Signal()
    sort_wanted = Signal(bool)
    """By the column one stands in; whether the largest come first."""
    filter_wanted = Signal(int)
    """Up in the first row: to the filter over the column."""
    menu_wanted = Signal(QPoint)
    chosen_changed = Signal()
    """Other cells are selected, or another one is current."""

    def __init__(
        self, model: SheetModel, header: SheetHeader, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.sheet_model = model
        self.frozen = header.frozen
        self._anchor = QPersistentModelIndex()
        self.hovered_row = -1
        self._painter = SheetPainter(theme)
        self._saved_place: tuple[str, int, int] | None = None
        self.setObjectName("sheetTable")
        self.setHorizontalHeader(header)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        self._set_row_height()
        model.modelAboutToBeReset.connect(self._keep_place)
        model.shown_anew.connect(self._find_place)
        self.doubleClicked.connect(self._on_double_click)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._painter.set_theme(theme)
        self.viewport().update()

    def chosen_parts(self) -> list[QItemSelectionRange]:
        """The rectangles of cells that are selected."""
        selection = self.selectionModel().selection()
        return [selection.at(n) for n in range(selection.count())]

    def chosen_rows(self) -> list[tuple[int, int]]:
        """The first and last row of each run of rows with a selected cell, from the top."""
        runs: list[tuple[int, int]] = []
        parts = sorted((part.top(), part.bottom()) for part in self.chosen_parts())
        if not parts and self.currentIndex().isValid():
            parts = [(self.currentIndex().row(), self.currentIndex().row())]
        for top, bottom in parts:
            if runs and top <= runs[-1][1] + 1:
                runs[-1] = (runs[-1][0], max(bottom, runs[-1][1]))
            else:
                runs.append((top, bottom))
        return runs

    def chosen_columns(self) -> list[int]:
        """The columns with a selected cell that are shown, as they stand from left to right."""
        header = self.horizontalHeader()
        chosen = {n for part in self.chosen_parts() for n in range(part.left(), part.right() + 1)}
        if not chosen and self.currentIndex().isValid():
            chosen = {self.currentIndex().column()}
        return [n for n in self.shown_columns() if n in chosen and not header.isSectionHidden(n)]

    def shown_columns(self) -> list[int]:
        """The columns that are shown, as they stand from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [n for n in order if not header.isSectionHidden(n)]

    def chosen_ids(self) -> list[str]:
        """The ids of the records of the selected rows."""
        return [
            record_id
            for first, last in self.chosen_rows()
            for record_id in self.sheet_model.ids(first, last)
        ]

    def go_to(self, row: int, column: int | None = None) -> None:
        """Stand in a row."""
        at = column if column is not None else max(self.currentIndex().column(), 0)
        if self.isColumnHidden(at):
            at = next(iter(self.shown_columns()), at)
        index = self.sheet_model.index(row, at)
        if index.isValid():
            self._stand_at(index)
            self.scrollTo(index)

    def select_runs(self, runs: Iterator[tuple[int, int]]) -> None:
        """Select whole rows."""
        last = self.sheet_model.columnCount() - 1
        selection = QItemSelection()
        for first, end in runs:
            selection.select(self.sheet_model.index(first, 0), self.sheet_model.index(end, last))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(selection, flag)

    def open_editor(self) -> CellEditor | None:
        """The editor that is open, if one is."""
        return next(
            (each for each in self.viewport().findChildren(CellEditor) if each.isVisible()), None
        )

    # What Qt asks of a view

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.paint(self, painter, event.rect())
        painter.end()

    # The first column stays where it is

    def indexAt(self, place: QPoint) -> QModelIndex:
        if self.frozen.covers(place.x()):
            return self.sheet_model.index(self.rowAt(place.y()), self.frozen.section)
        return super().indexAt(place)

    def visualRect(self, index: _Index) -> QRect:
        box = super().visualRect(index)
        if index.isValid() and index.column() == self.frozen.section:
            box.moveLeft(self.frozen.left(index.column()))
        return box

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == self.frozen.section:
            bar.setValue(before)
        else:
            bar.setValue(bar.value() - self.frozen.hidden_part(index.column()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            # What was there was moved with everything else.
            self.viewport().update()
            self.updateEditorGeometries()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        anchor, to = self._anchor, self.indexAt(rect.bottomRight())
        is_under = self.frozen.is_apart and self.frozen.covers(rect.left())
        if not (is_under and anchor.isValid() and to.isValid()) or (
            anchor.column() == self.frozen.section
        ):
            super().setSelection(rect, command)
            return
        # The selection began in a column that has been scrolled under the first one.
        header, selection = self.horizontalHeader(), QItemSelection()
        places = sorted((header.visualIndex(anchor.column()), header.visualIndex(to.column())))
        rows = sorted((anchor.row(), to.row()))
        for place in range(places[0], places[1] + 1):
            column = header.logicalIndex(place)
            ends = (self.sheet_model.index(row, column) for row in rows)
            selection.select(*ends)
        self.selectionModel().select(selection, command)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            if is_plain and (
                event.key() in _OWN_KEYS or (event.text().isprintable() and event.text())
            ):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _ALT
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
                self.article_wanted.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                self.sort_wanted.emit(event.key() == Qt.Key.Key_Down)
            case Qt.Key.Key_Delete if plain:
                self.delete_wanted.emit()
            case _ if event.matches(QKeySequence.StandardKey.Copy):
                self.copy_wanted.emit()
            case _ if event.matches(QKeySequence.StandardKey.Paste):
                self.paste_wanted.emit()
            case Qt.Key.Key_Up if plain and index.row() <= 0:
                self.filter_wanted.emit(max(index.column(), 0))
            case Qt.Key.Key_Backspace if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
                editor = self.open_editor()
                if editor is not None:
                    editor.begin_with("")
            case _:
                super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_row_height()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.chosen_changed.emit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        is_dragged = self.state() == QAbstractItemView.State.DragSelectingState
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        if not (shift or is_dragged):
            self._anchor = QPersistentModelIndex(current)
        self.viewport().update()
        self.chosen_changed.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        # Input that was refused stays where it was typed, wherever the person clicked.
        if isinstance(editor, CellEditor) and editor.is_refused and not editor.is_given_up:
            QTimer.singleShot(0, editor, editor.come_back)
            return
        if isinstance(editor, CellEditor):
            if editor.is_done:
                return
            editor.is_done = True
        super().closeEditor(editor, hint)
        self.sheet_model.hold(False)
        below = self.currentIndex().row() + 1
        if hint == DOWN and below < self.sheet_model.rowCount():
            self.go_to(below)

    def _stand_at(self, index: QModelIndex) -> None:
        # Whatever keys are held, as Ctrl is for undo: nothing but this cell is selected.
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)

    def _on_double_click(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.article_wanted.emit()

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)

    def _keep_place(self) -> None:
        """Remember the current record, and how far down the window it stands."""
        index = self.currentIndex()
        row = self.sheet_model.row(index.row()) if index.isValid() else None
        if row is None:
            self._saved_place = None
            return
        y = self.rowViewportPosition(index.row())
        self._saved_place = (row.record.id, index.column(), y)

    def _find_place(self) -> None:
        """Stand where one stood, though rows came or went above."""
        if self._saved_place is None:
            if self.sheet_model.rowCount():
                self.go_to(0)
            return
        record_id, column, y = self._saved_place
        row = self.sheet_model.row_of(record_id)
        if row is None:
            if self.sheet_model.is_complete and self.sheet_model.rowCount():
                self.go_to(0, column)
            return
        self._stand_at(self.sheet_model.index(row, column))
        bar = self.verticalScrollBar()
        bar.setValue(row * self.verticalHeader().defaultSectionSize() - y)
