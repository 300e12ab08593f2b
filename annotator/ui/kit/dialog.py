"""What the dialogs share: Enter, the room they take, a title, rows, two buttons, one at a time."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Literal

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.kit.file_dialog import FileDialog, documents_folder

PathKind = Literal["file", "new file", "folder"]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_FRAME = QSize(16, 40)
"""Room for what the desktop draws around a dialog."""


def screen_room(dialog: QDialog) -> QSize:
    """How large a dialog can be on the screen that it is on."""
    return dialog.screen().availableSize() - _FRAME


class EnterDialog(QDialog):
    """A dialog in which Enter on “Cancel” cancels, and which is never larger than the screen.

    Qt presses the default button from wherever the focus is, but from another that may become
    the default; those must not, lest Enter in a line press whichever comes first.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Leave nothing out of reach below the edge of a small or scaled screen."""
        super().showEvent(event)
        room = screen_room(self)
        if self.size().boundedTo(room) != self.size():
            self.resize(self.size().boundedTo(room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus."""
        focused = self.focusWidget()
        is_enter = event.key() in _ENTER and event.modifiers() in _PLAIN
        if is_enter and isinstance(focused, QAbstractButton):
            focused.click()
            return
        super().keyPressEvent(event)


class PathRow(QWidget):
    """A path that can be typed or looked for."""

    changed = Signal()
    chosen = Signal()
    """It was looked for and found."""

    def __init__(self, name: str, label: str, kind: PathKind, pattern: str = "") -> None:
        """
        Args:
            name: the line's object name.
            label: its accessible name.
            pattern: which files to offer, as Qt's file dialog writes it.
        """
        super().__init__()
        self._kind: PathKind = kind
        self._pattern = pattern
        self._label = label
        self._search: QFileDialog | None = None
        self.box = QLineEdit()
        self.box.setObjectName(name)
        self.box.setAccessibleName(label)
        self.box.textChanged.connect(self.changed)
        browse = QPushButton(self.tr("Browse…"))
        browse.setObjectName(f"{name}Browse")
        browse.setAccessibleName(self.tr("Browse: {label}").format(label=label))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(browse)

    def text(self) -> str:
        """What stands in the line, outer blanks removed."""
        return self.box.text().strip()

    def set_text(self, text: str) -> None:
        """Put a path into the line."""
        self.box.setText(text)

    def set_kind(self, kind: PathKind, pattern: str = "") -> None:
        """Ask for another kind of path."""
        self._kind, self._pattern = kind, pattern

    def _look(self) -> None:
        search = FileDialog(
            self, self._label, self.text() or str(documents_folder()), self._pattern
        )
        modes = {
            "file": QFileDialog.FileMode.ExistingFile,
            "new file": QFileDialog.FileMode.AnyFile,
            "folder": QFileDialog.FileMode.Directory,
        }
        search.setFileMode(modes[self._kind])
        if self._kind == "new file":
            search.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        search.fileSelected.connect(self._take)
        search.finished.connect(self._looked)
        self._search = search
        search.open()

    def _take(self, path: str) -> None:
        self.set_text(path)
        self.chosen.emit()

    def _looked(self) -> None:
        if self._search is not None:
            self._search.deleteLater()
            self._search = None


class FormDialog(EnterDialog):
    """A dialog that asks for a few things; it never blocks the program's loop."""

    def __init__(self, name: str, title: str, explanation: str, accept: str, parent: QWidget):
        """
        Args:
            name: the object name.
            explanation: one or two sentences under the title; may be empty.
            accept: what the accepting button says.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(480)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        self.explanation = QLabel(explanation)
        self.explanation.setProperty("role", "muted")
        self.explanation.setWordWrap(True)
        self.explanation.setVisible(bool(explanation))
        self.rows = QFormLayout()
        self.rows.setContentsMargins(0, 8, 0, 8)
        self.rows.setHorizontalSpacing(16)
        self.rows.setVerticalSpacing(8)
        self.rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setObjectName("accept")
        self.accept_button.setDefault(True)
        self._cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._cancel.setObjectName("cancel")
        self._cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 24, 24, 16)
        self.column.setSpacing(8)
        self.column.addWidget(heading)
        self.column.addWidget(self.explanation)
        self.column.addLayout(self.rows)
        self.column.addStretch(1)
        self.column.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through the rows, then through the buttons; the first row has the focus."""
        super().showEvent(event)
        self.order_focus()[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def order_focus(self) -> list[QWidget]:
        """Let Tab go through the rows, then through the buttons; all of them in that order."""
        buttons = [self.accept_button, self._cancel]
        rows = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.window() is self
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget not in buttons
            and not widget.objectName().startswith("qt_")
        ]
        chain = [*rows, *buttons]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        return chain


class OneDialog(QObject):
    """Shows a dialog in place of the one before; one that asks lies over the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.current: QDialog | None = None
        self._accepted: Callable[[Any], None] | None = None

    def show(self, dialog: QDialog, accepted: Callable[[Any], None] | None = None) -> None:
        """Show it, and call ``accepted`` with it once it is accepted."""
        if self.current is not None:
            self.current.reject()
        self.current, self._accepted = dialog, accepted
        dialog.finished.connect(self._finish)
        if isinstance(dialog, FormDialog):
            dialog.open()
        else:
            dialog.show()

    def _finish(self, result: int) -> None:
        dialog, accepted = self.current, self._accepted
        self.current, self._accepted = None, None
        if dialog is None:
            return
        dialog.deleteLater()
        if accepted is not None and result == QDialog.DialogCode.Accepted.value:
            accepted(dialog)
