"""After every command of the window, this process still holds its locks on the project's files."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.actions.bound_actions import BoundAction
from annotator.ui.features import AnnotatorWindow
from tests.locks import needs_locks, unlocked

pytestmark = needs_locks
LEAVING = {"project.close", "app.quit"}
"""They let go of the project, so that there is no lock to hold."""


def _put_away() -> None:
    """Closes whatever a command opened, as Esc does."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog | QMenu) and widget.isVisible():
            widget.close()


@pytest.fixture
def done(window: AnnotatorWindow, qtbot: QtBot) -> Callable[[BoundAction], None]:
    """Does a command where everything can be done, and waits until nothing goes on any more."""

    def do(action: BoundAction) -> None:
        project = window.session.project
        assert project is not None
        if window.session.record is None:
            record = project.records.create("a0", "quote", [Span(0, 4)])
            project.poll()
            window.session.select(record.id)
        if action.declared.needs == "article" and not action.isEnabled():
            window.bound_actions["sheet.article"].trigger()
        if action.declared.needs == "sheet" and not action.isEnabled():
            window.bound_actions["view.sheet"].trigger()
        window.view.setFocus()
        assert action.isEnabled(), action.declared.id
        action.trigger()
        qtbot.waitUntil(lambda: not window.tasks.busy)
        _put_away()
        QCoreApplication.processEvents()

    return do


# The platform without a screen has no keyboard that an open menu could take for itself.
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_every_command_keeps_the_locks(
    window: AnnotatorWindow, small_project: Project, done: Callable[[BoundAction], None]
) -> None:
    lost: list[str] = []
    for action in window.bound_actions.all():
        if action.declared.id in LEAVING:
            continue
        done(action)
        lost += [f"{action.declared.id}: {name}" for name in unlocked(small_project.location)]
    assert lost == []


def test_closing_the_project_and_its_copies_keep_the_locks_of_a_second_one(
    window: AnnotatorWindow,
    small_project: Project,
    done: Callable[[BoundAction], None],
    qtbot: QtBot,
) -> None:
    """Two windows of one process share its locks."""
    second = Project.open(small_project.location, coder="Ben")
    safekeeping = window.automatic_backups
    with qtbot.waitSignal(safekeeping.backup_made):
        safekeeping.back_up_now()
    assert unlocked(second.location) == []
    done(window.bound_actions["project.close"])
    assert window.session.project is None
    assert unlocked(second.location) == []
    second.close()
