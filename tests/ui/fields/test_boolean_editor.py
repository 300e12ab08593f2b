"""Yes, no, and not said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from annotator.core.coding.record import FieldValue
from tests.ui.fields.conftest import Desk


def test_a_click_says_it(desk: Desk) -> None:
    desk.open()
    editor = desk.value_editor("negated")
    for name, expected in (("yes", True), ("no", False), ("notSaid", None)):
        button = editor.findChild(QToolButton, name)
        assert isinstance(button, QToolButton)
        desk.click(button)
        assert desk.value("negated") is expected
        assert editor.hasFocus()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Qt.Key.Key_Y], True),
        ([Qt.Key.Key_N], False),
        ([Qt.Key.Key_Right], True),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right], False),
        ([Qt.Key.Key_Space], True),
        ([Qt.Key.Key_Y, Qt.Key.Key_Delete], None),
        ([Qt.Key.Key_N, Qt.Key.Key_Left], True),
    ],
)
def test_keys_say_it(desk: Desk, keys: list[Qt.Key], expected: bool | None) -> None:
    desk.open()
    desk.editor("negated").setFocus()
    for key in keys:
        desk.press(key)
    assert desk.value("negated") is expected


def test_what_is_saved_is_shown(desk: Desk) -> None:
    desk.open()
    desk.set("negated", FieldValue(False))
    assert desk.value_editor("negated").typed() == "no"
    desk.project.history.undo()
    assert desk.value_editor("negated").typed() == ""
