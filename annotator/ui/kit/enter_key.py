"""What every dialog does: Enter presses the button with the focus, and it fits the screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QDialog

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
