"""The preferences: pages at the left, what is chosen there holds at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.kit.dialog import EnterDialog
from annotator.ui.preferences.page import PreferencesPage


class PreferencesDialog(EnterDialog):
    """Never in the way of the window: both can be used side by side."""

    def __init__(self, pages: Sequence[PreferencesPage], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self.setAccessibleName(self.tr("Preferences"))
        self.pages = pages
        self.list = QListWidget()
        self.list.setObjectName("preferencesPages")
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.addItems([page.title for page in pages])
        self.list.setFixedWidth(140)
        self.list.setSpacing(2)
        self._stack = QStackedWidget()
        for page in pages:
            self._stack.addWidget(_scrolling(page))
        self.list.currentRowChanged.connect(self._turn)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("close")
        close.setAccessibleName(self.tr("Close"))
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.list)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(middle, 1)
        column.addWidget(buttons)
        self.list.setCurrentRow(0)
        self.setMinimumSize(QSize(560, 360))
        self.resize(QSize(800, 560))

    def show_page(self, name: str) -> None:
        """Turn to the page of that object name."""
        self.list.setCurrentRow([page.objectName() for page in self.pages].index(name))

    def showEvent(self, event: QShowEvent) -> None:
        """Show how things stand."""
        self._refresh()
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Things may have changed while the person was in the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._refresh()

    def _refresh(self) -> None:
        for page in self.pages:
            page.refresh()

    def _turn(self, row: int) -> None:
        self._stack.setCurrentIndex(row)


def _scrolling(page: PreferencesPage) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName(f"{page.objectName()}Area")
    area.setAccessibleName(page.title)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
