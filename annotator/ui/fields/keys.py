"""What keys and focus mean in every editor."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

# Focus that goes to a menu comes back: the person has not left.
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


def has_left(event: QEvent) -> bool:
    """Whether the event says that the person went elsewhere."""
    return isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING


def is_undo_or_redo(event: QKeyEvent) -> bool:
    """Whether these are the keys of the window's undo or redo."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(
        QKeySequence.StandardKey.Redo
    )


def is_enter(event: QKeyEvent) -> bool:
    """Whether the key is Enter alone."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )


def is_ctrl_enter(event: QKeyEvent) -> bool:
    """Whether the keys are Ctrl+Enter, which does more than Enter where there is more to do."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )


def candidate_step(event: QKeyEvent) -> int:
    """Which way the keys walk the candidates: 1 for Ctrl+Right, -1 for Ctrl+Left, else 0."""
    if not _is_ctrl_alone(event):
        return 0
    return {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)


def takes_candidate(event: QKeyEvent) -> bool:
    """Whether the keys fill the field with a candidate (Ctrl+Down), or add it (Ctrl+Up)."""
    return _is_ctrl_alone(event) and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)


def wants_help(event: QKeyEvent) -> bool:
    """Whether the keys unfold what the codebook says of the field: Ctrl+H."""
    return _is_ctrl_alone(event) and event.key() == Qt.Key.Key_H


def _is_ctrl_alone(event: QKeyEvent) -> bool:
    return (
        event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        == Qt.KeyboardModifier.ControlModifier
    )


def wants_evidence(event: QKeyEvent) -> bool:
    """Whether the key goes from an editor down to its evidence: Ctrl+Down."""
    return event.key() == Qt.Key.Key_Down and _is_ctrl_alone(event)
