"""Choosing the columns of a sheet and their order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_ROWS = 14
_WIDTH = 280


class ColumnChooser(QFrame):
    """A list with a tick for each column; dragging or Alt+arrows moves them, Esc closes it."""

    changed = Signal()
    """Other columns are chosen, or they stand in another order."""
    reset_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.setObjectName("columnChooser")
        self.setAccessibleName(self.tr("Columns of the sheet"))
        title = QLabel(self.tr("Columns"))
        title.setProperty("role", "heading")
        hint = QLabel(self.tr("Space shows or hides one, Alt+Up and Alt+Down move it."))
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("columnList")
        self.list.setAccessibleName(self.tr("Columns of the sheet"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(self._on_changed)
        self.list.model().rowsMoved.connect(self._on_changed)
        self._reset = QPushButton(self.tr("As at first"))
        self._reset.setObjectName("columnsReset")
        self._reset.setAccessibleName(self.tr("Show the columns as at first"))
        self._reset.clicked.connect(self.reset_wanted)
        done = QPushButton(self.tr("Done"))
        done.setObjectName("columnsDone")
        done.setAccessibleName(self.tr("Close the list of columns"))
        done.setProperty("role", "primary")
        done.clicked.connect(self.close_list)
        row = QHBoxLayout()
        row.addWidget(self._reset)
        row.addStretch(1)
        row.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addWidget(hint)
        column.addLayout(row)

    def open(self, columns: Sequence[tuple[str, str, bool]], corner: QPoint) -> None:
        """Show the columns (key, label, whether it is shown) with the box's top right there.

        It is no window of its own: so it is on every platform where it should be, and the keys too.
        """
        self.fill(columns)
        height = self.list.sizeHintForRow(0) * min(len(columns), _ROWS) + 2 * self.list.frameWidth()
        self.list.setMinimumHeight(min(height, 96))
        self.list.setMaximumHeight(height)
        parent = self.parentWidget()
        room = parent.height() if parent is not None else 0
        wanted = self.sizeHint().height() + height - self.list.sizeHint().height()
        self.resize(_WIDTH, min(wanted, max(room - corner.y() - 8, 120)))
        self.move(corner - QPoint(_WIDTH, 0))
        self.show()
        self.raise_()
        # There is an application as long as there is a window.
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def fill(self, columns: Sequence[tuple[str, str, bool]]) -> None:
        """List these columns."""
        self.list.blockSignals(True)
        self.list.clear()
        for key, label, shown in columns:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def chosen(self) -> list[tuple[str, bool]]:
        """The columns in the order that was chosen, and whether each is shown."""
        items = [self.list.item(n) for n in range(self.list.count())]
        return [
            (item.data(Qt.ItemDataRole.UserRole), item.checkState() == Qt.CheckState.Checked)
            for item in items
        ]

    def close_list(self) -> None:
        """Put it away."""
        if self.isVisible():
            # There is an application as long as there is a window.
            QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr]
            self.hide()
            self.closed.emit()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes elsewhere is done with it."""
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.close_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        to = row + step
        if row >= 0 and 0 <= to < self.list.count():
            self.list.blockSignals(True)
            self.list.insertItem(to, self.list.takeItem(row))
            self.list.blockSignals(False)
            self.list.setCurrentRow(to)
            self.changed.emit()

    def _on_changed(self) -> None:
        self.changed.emit()
