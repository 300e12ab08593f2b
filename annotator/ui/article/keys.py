"""The keys of the article view itself. All others are left to the window's actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotator.ui.article.cursor import Motion

_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ASIDE = Qt.KeyboardModifier.KeypadModifier

_MOTIONS = {
    (Qt.Key.Key_Left, _NONE): Motion.LEFT,
    (Qt.Key.Key_Right, _NONE): Motion.RIGHT,
    (Qt.Key.Key_Up, _NONE): Motion.UP,
    (Qt.Key.Key_Down, _NONE): Motion.DOWN,
    (Qt.Key.Key_Home, _NONE): Motion.LINE_START,
    (Qt.Key.Key_End, _NONE): Motion.LINE_END,
    (Qt.Key.Key_PageUp, _NONE): Motion.PAGE_UP,
    (Qt.Key.Key_PageDown, _NONE): Motion.PAGE_DOWN,
    (Qt.Key.Key_Left, _CONTROL): Motion.WORD_LEFT,
    (Qt.Key.Key_Right, _CONTROL): Motion.WORD_RIGHT,
    (Qt.Key.Key_Up, _CONTROL): Motion.PARAGRAPH_UP,
    (Qt.Key.Key_Down, _CONTROL): Motion.PARAGRAPH_DOWN,
    (Qt.Key.Key_Home, _CONTROL): Motion.START,
    (Qt.Key.Key_End, _CONTROL): Motion.END,
}


def motion_of(event: QKeyEvent) -> tuple[Motion, bool] | None:
    """How a key moves the caret, and whether it extends the selection."""
    modifiers = event.modifiers() & ~_ASIDE
    extend = bool(modifiers & _SHIFT)
    motion = _MOTIONS.get((Qt.Key(event.key()), modifiers & ~_SHIFT))
    return None if motion is None else (motion, extend)


def is_command(event: QKeyEvent, key: Qt.Key) -> bool:
    """Whether the event is that key with Ctrl alone."""
    return event.key() == key and (event.modifiers() & ~_ASIDE) == _CONTROL
