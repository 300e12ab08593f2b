"""Projects are copied by themselves, the start page leads back to them, and nothing waits."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.automatic_backups import kept_backups
from annotator.ui.backups.automatic import AutomaticBackups
from annotator.ui.backups.dialogs import RestoreDialog
from annotator.ui.backups.list_dialog import BackupsDialog
from annotator.ui.backups.recover_dialogs import GoBackDialog
from annotator.ui.features import AnnotatorWindow
from annotator.ui.projects.start import StartFeature
from tests.opening import wait_for_tasks


@pytest.fixture
def safekeeping(window: AnnotatorWindow) -> AutomaticBackups:
    found = window.automatic_backups
    window.settings.backs_up = True
    found.apply()
    return found


@pytest.fixture
def starting(window: AnnotatorWindow) -> StartFeature:
    return window.start


def code_something(window: AnnotatorWindow) -> None:
    assert window.session.project is not None
    window.session.project.records.create("a0", "quote", [Span(0, 4)])


def test_a_copy_is_made_when_time_has_come_and_something_changed(
    window: AnnotatorWindow, safekeeping: AutomaticBackups, qtbot: QtBot
) -> None:
    folder = window.settings.backup_folder
    assert safekeeping._first.isActive()
    assert safekeeping._interval_timer.interval() == 30 * 60_000
    with qtbot.waitSignal(safekeeping.backup_made):
        safekeeping._first.timeout.emit()
    (first,) = kept_backups(folder)
    assert (first.articles, first.records) == (4, 0)
    assert str(first.file) in safekeeping.status()
    safekeeping._interval_timer.timeout.emit()
    assert not safekeeping.is_copying
    code_something(window)
    with qtbot.waitSignal(safekeeping.backup_made):
        safekeeping._interval_timer.timeout.emit()
    assert [each.records for each in kept_backups(folder)] == [1, 0]


def test_closing_copies_what_changed(
    window: AnnotatorWindow, safekeeping: AutomaticBackups, qtbot: QtBot
) -> None:
    code_something(window)
    window.close()
    assert [each.records for each in kept_backups(window.settings.backup_folder)] == [1]


def test_a_failure_is_said_once_and_the_work_goes_on(
    window: AnnotatorWindow, safekeeping: AutomaticBackups, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    window.settings.backup_folder = tmp_path / "file"
    for _ in range(2):
        with qtbot.waitSignal(safekeeping.backup_made):
            safekeeping._interval_timer.timeout.emit()
    (banner,) = window.messages.banners()
    assert banner.level == "warning"
    assert "Your work itself is saved" in banner.text
    banner.close_banner()
    with qtbot.waitSignal(safekeeping.backup_made):
        safekeeping._interval_timer.timeout.emit()
    assert window.messages.banners() == []
    assert "could not be made" in safekeeping.status()
    window.settings.backup_folder = tmp_path / "backups"
    with qtbot.waitSignal(safekeeping.backup_made):
        safekeeping.back_up_now()
    assert "Last copied" in safekeeping.status()


def test_without_leave_nothing_is_copied(
    window: AnnotatorWindow, safekeeping: AutomaticBackups
) -> None:
    window.settings.backs_up = False
    safekeeping.apply()
    assert not safekeeping._first.isActive()
    code_something(window)
    window.close()
    assert kept_backups(window.settings.backup_folder) == []


def test_going_back_to_a_backup_in_place_and_as_a_copy(
    window: AnnotatorWindow, safekeeping: AutomaticBackups, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(safekeeping.backup_made):
        safekeeping.back_up_now()
    code_something(window)
    window.settings.backs_up = False
    window.bound_actions["project.backups"].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, BackupsDialog)
    assert dialog.chosen() is not None
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(dialog.return_button, Qt.MouseButton.LeftButton)
    differing = window.projects.dialog
    assert isinstance(differing, GoBackDialog)
    assert "Changes that would go: 1" in differing.changes.toPlainText()
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(differing.accept_button, Qt.MouseButton.LeftButton)
    wait_for_tasks(window)
    project = window.session.project
    assert project is not None
    assert project.records.of_article("a0") == []
    assert "before-restore" in window.messages.banners()[0].text
    (before,) = tmp_path.glob("*before-restore*.annotator")
    set_aside = Project.open(before, coder="Ada")
    assert len(set_aside.records.of_article("a0")) == 1
    set_aside.close()
    window.bound_actions["project.backups"].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, BackupsDialog)
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    asking = window.projects.dialog
    assert isinstance(asking, RestoreDialog)
    assert asking.to().endswith("-restored.annotator")
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(asking.accept_button, Qt.MouseButton.LeftButton)
    assert list(tmp_path.glob("*-restored.annotator"))


def test_the_start_page_comes_and_goes(
    window: AnnotatorWindow, starting: StartFeature, qtbot: QtBot, tmp_path: Path
) -> None:
    place = str(tmp_path / "small.annotator")
    window.settings.add_recent_project(place)
    window.settings.add_recent_project(str(tmp_path / "gone.annotator"))
    window.docks.show("history")
    window.bound_actions["project.close"].trigger()
    qtbot.waitUntil(lambda: starting.page is not None and starting.page.isVisible())
    page = starting.page
    assert page is not None
    assert not any(window.docks[name].isVisible() for name in window.docks)
    assert not window.view.isVisible()
    qtbot.waitUntil(page.list.hasFocus)
    missing = Qt.ItemDataRole.UserRole + 1
    qtbot.waitUntil(lambda: page.list.item(0).data(missing) is True)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert window.settings.recent_projects == [place]
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    wait_for_tasks(window)
    assert window.session.project is not None
    assert not page.isVisible()
    assert window.view.isVisible()
    assert window.docks["history"].isVisible()
    assert window.docks["articles"].isVisible()


def test_the_start_page_offers_the_sample_and_a_new_project(
    window: AnnotatorWindow, starting: StartFeature, qtbot: QtBot
) -> None:
    window.bound_actions["project.close"].trigger()
    qtbot.waitUntil(lambda: starting.page is not None and starting.page.isVisible())
    page = starting.page
    assert page is not None
    # Without it the test fails all the same.
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "startNew").hasFocus())  # type: ignore[union-attr]
    qtbot.keyClick(page.findChild(QPushButton, "startNew"), Qt.Key.Key_Space)
    dialog = window.projects.dialog
    assert dialog is not None
    assert dialog.objectName() == "newProject"
    dialog.reject()
    qtbot.mouseClick(page.findChild(QPushButton, "startSample"), Qt.MouseButton.LeftButton)
    wait_for_tasks(window)
    assert window.windowTitle().startswith("Sample")


def test_the_layout_is_remembered_from_before_the_start_page(
    window: AnnotatorWindow, starting: StartFeature, qtbot: QtBot
) -> None:
    before = window.docks.state()
    window.bound_actions["project.close"].trigger()
    qtbot.waitUntil(lambda: starting.page is not None and starting.page.isVisible())
    window.close()
    assert window.settings.layout == before
