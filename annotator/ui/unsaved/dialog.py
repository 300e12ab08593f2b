"""The question before something that was typed or done could be lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.kit.dialog import EnterDialog
from annotator.ui.kit.pending_words import shortened
from annotator.ui.kit.unsaved_input import UnsavedInput

STAY, GO_TO, KEEP, DISCARD = range(4)


class UnsavedDialog(EnterDialog):
    """Lists what is not saved; staying is what Enter and Esc do.

    Its result is `STAY`, `GO_TO` (of `chosen`), `KEEP` or `DISCARD`.
    """

    def __init__(self, inputs: Sequence[UnsavedInput], parent: QWidget, *, leaving: bool) -> None:
        """
        Args:
            leaving: whether it is asked because the project is to be left; else it is a list.
        """
        super().__init__(parent)
        self._inputs = inputs
        self.setObjectName("unsavedDialog")
        title = self.tr("What is not saved")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        head = QLabel(title)
        head.setProperty("role", "title")
        column.addWidget(head)
        self.explanation = self._label(self._explain(leaving=leaving))
        column.addWidget(self.explanation)
        self.list = QListWidget()
        self.list.setObjectName("unsavedList")
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        for each in inputs:
            self.list.addItem(_item(each))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._go_to)
        column.addWidget(self.list, 1)
        self.buttons = QDialogButtonBox()
        stay = self.tr("Stay") if leaving else self.tr("Close")
        self.stay = self._button("unsavedStay", stay, STAY)
        self._button("unsavedGoTo", self.tr("Go to it"), GO_TO)
        if leaving:
            if all(each.draft is not None for each in inputs):
                self._button("unsavedKeep", self.tr("Leave, keep it for next time"), KEEP)
            self._button("unsavedDiscard", self.tr("Leave and discard it"), DISCARD)
        column.addWidget(self.buttons)
        self.stay.setDefault(True)
        self.stay.setFocus()
        self.resize(QSize(620, 400))

    @property
    def chosen(self) -> UnsavedInput:
        """The one that the person wants to see."""
        return self._inputs[max(self.list.currentRow(), 0)]

    def reject(self) -> None:
        """Esc stays."""
        self.done(STAY)

    def _explain(self, *, leaving: bool) -> str:
        if not leaving:
            return self.tr("Choose one to go there. What waits is saved as soon as it can be.")
        return self.tr(
            "These are not saved yet. Stay, and go to one to mend it or wait until it is saved. "
            "What you keep for next time is offered again when the project is next opened here."
        )

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, name: str, text: str, result: int) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.done(result))
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def _go_to(self) -> None:
        self.done(GO_TO)


def _item(each: UnsavedInput) -> QListWidgetItem:
    words = shortened(each.text)
    item = QListWidgetItem(f"{each.what}\n{words}" if words else each.what)
    item.setToolTip(each.text)
    return item
