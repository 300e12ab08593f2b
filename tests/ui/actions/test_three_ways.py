"""Each command works from its menu, by each of its keys, and from the palette."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.ui.actions.bound_actions import BoundAction
from annotator.ui.features import AnnotatorWindow
from tests.tables import KEYS, every_action, keys_page

Desk = tuple[AnnotatorWindow, list[str]]


@pytest.fixture
def desk(window: AnnotatorWindow) -> Desk:
    """A window where everything can be done, and the ids of the commands that were run.

    What a command does is tested elsewhere; here it only says that it was reached.
    """
    assert window.session.project is not None
    record = window.session.project.records.create("a0", "quote", [Span(0, 4)])
    window.session.select(record.id)
    window.view.setFocus()
    ran: list[str] = []

    def saying(name: str) -> Callable[..., None]:
        return lambda *_checked: ran.append(name)

    for action in window.bound_actions.all():
        if action.declared.id != "view.palette":
            action._handler = saying(action.declared.id)
        if action.declared.needs == "sheet":
            # It stands in the place of the article: both are never there.
            action.setEnabled(True)
        assert action.isEnabled(), f"{action.declared.id} rests where everything can be done"
    return window, ran


def _wrong(action: BoundAction, ran: list[str], way: str) -> list[str]:
    name = action.declared.id
    ran_now, ran[:] = list(ran), []
    return [] if ran_now == [name] else [f"{name} by {way}: {ran_now or 'nothing'} ran"]


def _commands(window: AnnotatorWindow) -> list[BoundAction]:
    return [each for each in window.bound_actions.all() if each.declared.id != "view.palette"]


# The platform without a screen has no keyboard that an open menu could take for itself.
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_from_the_menus(desk: Desk, qtbot: QtBot) -> None:
    window, ran = desk
    wrong: list[str] = []
    for menu in window.menuBar().findChildren(QMenu):
        for action in menu.actions():
            if isinstance(action, BoundAction) and action.declared.id != "view.palette":
                menu.popup(window.pos())
                menu.setActiveAction(action)
                QTest.keyClick(menu, Qt.Key.Key_Return)
                wrong += _wrong(action, ran, "menu")
    assert not wrong, "\n".join(wrong)


def test_by_every_key(desk: Desk, qtbot: QtBot) -> None:
    window, ran = desk
    wrong: list[str] = []
    for action in _commands(window):
        for keys in action.shortcuts():
            is_of_list = action.declared.context == "listing"
            focused = window.articles.panel.view if is_of_list else window.view
            focused.setFocus()
            QTest.keySequence(focused, QKeySequence(keys))
            wrong += _wrong(action, ran, keys.toString())
    assert not wrong, "\n".join(wrong)


def test_from_the_palette(desk: Desk, qtbot: QtBot) -> None:
    window, ran = desk
    palette = window.palette_box
    wrong: list[str] = []
    for action in _commands(window):
        window.view.setFocus()
        QTest.keySequence(window.view, window.bound_actions["view.palette"].shortcut())
        assert QApplication.focusWidget() is palette.box
        palette.box.setText(action.text().removesuffix("…"))
        QTest.keyClick(palette.box, Qt.Key.Key_Return)
        wrong += _wrong(action, ran, "palette")
    assert not wrong, "\n".join(wrong)


def test_the_page_of_keys_is_not_stale() -> None:
    fresh = keys_page(every_action())
    assert KEYS.read_text(encoding="utf-8") == fresh, "run: python -m tests.tables"
