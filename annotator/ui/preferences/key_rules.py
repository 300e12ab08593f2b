"""Which keys a command may have, and what stands in the way of those that it may not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from annotator.core.codebook.model import RecordType
from annotator.ui.actions.bound_actions import BoundAction

translate = QCoreApplication.translate

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_TYPING = (Qt.KeyboardModifier.NoModifier, _SHIFT)
_MOVING = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_PAGING = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_EDITING = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X})
_BARE = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_unknown,
    }
)


@dataclass(frozen=True)
class Obstacle:
    """Why a command cannot have a key.

    Attributes:
        reason: in a sentence.
        holder: the command that has it, and that could be made to give it up; None if it is
            held by something that cannot.
    """

    reason: str
    holder: BoundAction | None = None


def is_bare_modifier(key: int) -> bool:
    """Whether it is a key that means nothing until another is pressed with it."""
    return Qt.Key(key) in _BARE


def obstacle(
    key: QKeySequence,
    action: BoundAction,
    actions: Iterable[BoundAction],
    types: Sequence[RecordType],
) -> Obstacle | None:
    """What stands in the way of giving a command that key; None if nothing does.

    The article's keys act while the window's do, so that one key can never mean two things.

    Args:
        types: the codebook in use; its fields have letters.
    """
    shown = key.toString(QKeySequence.SequenceFormat.NativeText)
    if _is_the_articles(key):
        return Obstacle(
            translate(
                "Keys", "{key} moves, selects or copies in texts and fields, and stays that."
            ).format(key=shown)
        )
    if action.declared.context == "window" and _is_typed(key):
        return Obstacle(
            translate(
                "Keys", "{key} alone would be taken away from what you type: add Ctrl or Alt."
            ).format(key=shown)
        )
    for other in actions:
        if other is not action and key in other.shortcuts():
            title = other.text().removesuffix("…")
            return Obstacle(
                translate("Keys", "{key} is “{title}”.").format(key=shown, title=title), other
            )
    if action.declared.context != "window":
        for record_type in types:
            for field in record_type.fields:
                if field.letter and QKeySequence(field.letter) == key:
                    return Obstacle(
                        translate(
                            "Keys", "{key} takes a selection into “{field}” of a {type}."
                        ).format(key=shown, field=field.label, type=record_type.label.lower())
                    )
    return None


def _is_typed(key: QKeySequence) -> bool:
    """Whether pressing it in a field writes something, or edits what is written."""
    combination = key[0]  # type: ignore[index] - a sequence gives its keys so
    is_function_key = Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F35
    return combination.keyboardModifiers() in _TYPING and not is_function_key


def _is_the_articles(key: QKeySequence) -> bool:
    combination = key[0]  # type: ignore[index] - a sequence gives its keys so
    modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    what = combination.key()
    if what in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return True
    if modifiers & ~(_CONTROL | _SHIFT):
        return False
    if what in _MOVING or (what in _PAGING and not modifiers & _CONTROL):
        return True
    return what in _EDITING and modifiers == _CONTROL
