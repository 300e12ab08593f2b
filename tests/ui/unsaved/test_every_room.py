"""On a server nothing of the window is asked on the window's thread, whatever is opened."""

import threading
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.storage.store import Store
from annotator.ui.actions.bound_actions import BoundAction
from annotator.ui.features import AnnotatorWindow
from tests.ui.unsaved.test_bad_line import settled

_GONE_AFTER = {"project.close", "app.quit", "article.delete", "record.delete", "sheet.delete"}
"""After these there is nothing to do the others with."""


class Watch:
    """Notes who asks the project's store on the window's thread, by the command that led to it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.doing = ""
        self.found: dict[str, str] = {}
        for name in ("reading", "writing"):
            monkeypatch.setattr(Store, name, self._watched(getattr(Store, name)))

    def _watched(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def ask(store: Store, *arguments: Any) -> Any:
            if threading.current_thread() is threading.main_thread():
                stack = traceback.format_stack(limit=18)
                self.found.setdefault(self.doing, "".join(stack))
            return method(store, *arguments)

        return ask


def ready(window: AnnotatorWindow, action: BoundAction, qtbot: QtBot) -> None:
    """Lets a command be done: shows the sheet for those of cells, the text for the others."""
    if action.declared.needs == "sheet" and not action.isEnabled():
        window.bound_actions["view.sheet"].trigger()
    elif not action.isEnabled():
        window.context.leave_sheet()
    if window.session.record is None and window.session.records:
        window.session.select(window.session.records[0].id)
    qtbot.waitUntil(lambda: settled(window))
    assert action.isEnabled(), action.declared.id


def put_away(qtbot: QtBot, window: AnnotatorWindow) -> None:
    """Closes whatever a command opened, as Esc does."""
    qtbot.waitUntil(lambda: not window.tasks.busy)
    qtbot.waitUntil(lambda: settled(window))
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog | QMenu) and widget.isVisible():
            widget.close()
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: settled(window))


# The platform without a screen has no keyboard that an open menu could take for itself.
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_no_command_asks_the_server_itself(
    far: AnnotatorWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert far.session.project is not None
    far.session.project.records.create("a0", "quote", [Span(0, 4)])
    far.session.project.poll()
    qtbot.waitUntil(lambda: settled(far) and bool(far.session.records))
    watch = Watch(monkeypatch)
    for action in far.bound_actions.all():
        if action.declared.id not in _GONE_AFTER:
            ready(far, action, qtbot)
            watch.doing = action.declared.id
            action.trigger()
            put_away(qtbot, far)
    assert not watch.found, f"{sorted(watch.found)}\n{next(iter(watch.found.values()))}"


def test_what_is_refused_and_holds_nothing_typed_is_told_and_not_kept(
    far: AnnotatorWindow, qtbot: QtBot
) -> None:
    QApplication.clipboard().clear()
    far.bound_actions["article.paste"].trigger()
    qtbot.waitUntil(lambda: any("clipboard" in each.text for each in far.messages.banners()))
    assert not any("Not saved" in each.text for each in far.messages.banners())
    assert far.session.pending.edits == []
