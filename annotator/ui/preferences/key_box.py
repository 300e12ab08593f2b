"""Takes keys by having them pressed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.ui.preferences.key_rules import is_bare_modifier

_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


class KeyBox(QLineEdit):
    """Says the keys that were pressed in it. Tab and Esc lead away, as everywhere."""

    pressed = Signal(QKeySequence)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        """Keep keys from being anybody's shortcut while they are pressed here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys."""
        if event.key() in _LEAVING:
            event.ignore()
            return
        event.accept()
        if not is_bare_modifier(event.key()):
            self.pressed.emit(sequence_of(event))


def sequence_of(event: QKeyEvent) -> QKeySequence:
    """The keys as a shortcut names them: a sign that needs Shift to be typed names it by itself."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    shift = Qt.KeyboardModifier.ShiftModifier
    is_sign = len(text) == 1 and text.isprintable() and not text.isalnum() and text != " "
    if is_sign and modifiers & shift:
        modifiers &= ~shift
    return QKeySequence(modifiers.value | event.key())
