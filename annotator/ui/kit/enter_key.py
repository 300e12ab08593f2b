"""Enter in a dialog presses the button that has the focus, whichever that is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EnterDialog(QDialog):
    """A dialog in which Enter on “Cancel” cancels.

    Qt presses the default button from wherever the focus is, but from another that may become
    the default; those must not, lest Enter in a line press whichever comes first.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus."""
        focused = self.focusWidget()
        is_enter = event.key() in _ENTER and event.modifiers() in _PLAIN
        if is_enter and isinstance(focused, QAbstractButton):
            focused.click()
            return
        super().keyPressEvent(event)
