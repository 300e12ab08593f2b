"""Every command is bound and can be reached; no key means two things."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from annotator.services.codebooks import load, preset_names
from annotator.ui.actions import ACTIONS, MENUS, Action, create_actions
from annotator.ui.features import AnnotatorWindow

_OVERLAPS = {
    "window": {"window", "reading", "coding", "listing"},
    "reading": {"window", "reading", "coding", "listing"},
    "listing": {"window", "reading", "listing"},
    "coding": {"window", "reading", "coding"},
}


def every_action() -> list[Action]:
    return [*ACTIONS, *create_actions(load("news").types)]


def test_ids_are_unique_and_menus_exist() -> None:
    assert not [name for name, n in Counter(a.id for a in every_action()).items() if n > 1]
    assert {action.menu for action in every_action()} == set(MENUS)


def test_no_two_actions_share_a_key_where_both_act() -> None:
    seen: dict[str, Action] = {}
    for action in every_action():
        for keys in action.keys:
            key = QKeySequence(keys).toString()
            assert key, f"{action.id}: Qt does not know the key {keys}"
            other = seen.setdefault(key, action)
            shared = other is not action and other.context in _OVERLAPS[action.context]
            assert not shared, f"{key}: {other.id} and {action.id}"


@pytest.mark.parametrize("preset", preset_names())
def test_no_field_letter_is_a_command(preset: str) -> None:
    letters = {keys for action in ACTIONS for keys in action.keys if len(keys) == 1}
    for record_type in load(preset).types:
        assert not letters & {field.letter for field in record_type.fields}


def test_every_declared_action_is_bound_and_stands_in_menu_and_palette(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    in_menus = {
        action.objectName()
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
    }
    assert {action.id for action in every_action()} <= in_menus
    window.palette_box.open()
    shown = [
        window.palette_box.view.model().index(row, 0).data()
        for row in range(window.palette_box.view.model().rowCount())
    ]
    assert sorted(shown) == sorted(action.title for action in every_action())


def test_single_keys_act_in_the_text_and_the_lists_alone(window: AnnotatorWindow) -> None:
    for action in every_action():
        bound = window.bound_actions[action.id]
        for keys in action.keys:
            if len(keys) == 1:
                assert bound.shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut
                assert window.view in bound.associatedObjects()


def test_the_menus_say_the_keys(window: AnnotatorWindow) -> None:
    undo = window.bound_actions["edit.undo"]
    assert isinstance(undo, QAction)
    assert undo.shortcut() == QKeySequence("Ctrl+Z")
    assert "Ctrl+Z" in undo.toolTip()
