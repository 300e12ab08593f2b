"""Projects are made, opened, backed up and restored through their dialogs."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from annotator.services.project import Project
from annotator.ui.backups.dialogs import BackupDialog, RestoreDialog
from annotator.ui.features import AnnotatorWindow
from annotator.ui.projects.dialogs import CoderDialog, NewProjectDialog, OpenProjectDialog
from tests.opening import wait_for_tasks

D = TypeVar("D", bound=QDialog)


def opened(window: AnnotatorWindow, command: str, kind: type[D]) -> D:
    window.bound_actions[command].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, kind)
    return dialog


def accept(dialog: QDialog, qtbot: QtBot) -> None:
    button = dialog.findChild(QPushButton, "accept")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("preset", ["news", "acled", "cameo"])
def test_a_new_project(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path, preset: str) -> None:
    dialog = opened(window, "project.new", NewProjectDialog)
    assert not dialog.accept_button.isEnabled()
    assert dialog.focusWidget() is dialog.name_box
    qtbot.keyClicks(dialog.name_box, "Elections 2026")
    qtbot.keyClick(dialog.name_box, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.folder_row.box
    dialog.folder_row.set_text(str(tmp_path / "made"))
    (tmp_path / "made").mkdir()
    dialog.codebook_box.setCurrentIndex(dialog.codebook_box.findData(preset))
    accept(dialog, qtbot)
    assert window.projects.dialog is None
    wait_for_tasks(window)
    assert (tmp_path / "made" / "Elections 2026.annotator").is_file()
    assert window.windowTitle() == "Elections 2026 — Annotator"
    project = window.session.project
    assert project is not None
    assert project.codebook.name == preset
    assert len(window.bound_actions.creators()) == len(project.codebook.types)


def test_a_project_that_is_there_is_not_overwritten(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(window, "project.new", NewProjectDialog)
    dialog.name_box.setText("small")
    dialog.folder_row.set_text(str(tmp_path))
    accept(dialog, qtbot)
    wait_for_tasks(window)
    assert window.messages.banners()[0].level == "error"
    assert window.windowTitle() == "Small — Annotator"


def test_a_name_is_no_folder(window: AnnotatorWindow, tmp_path: Path) -> None:
    dialog = opened(window, "project.new", NewProjectDialog)
    dialog.folder_row.set_text(str(tmp_path))
    for typed, name, file in (
        ("Talks 3/4: who said?", "Talks 3/4: who said?", "Talks 3-4- who said-"),
        ("../../elsewhere", "../../elsewhere", "-..-elsewhere"),
        ("study v1.2", "study v1.2", "study v1.2"),
        ("study.annotator", "study", "study"),
        ("..", "..", "-"),
    ):
        dialog.name_box.setText(typed)
        assert dialog.name() == name
        assert dialog.location() == str(tmp_path / f"{file}.annotator")
    dialog.reject()


def test_an_own_codebook_file_must_be_named(window: AnnotatorWindow, tmp_path: Path) -> None:
    dialog = opened(window, "project.new", NewProjectDialog)
    dialog.name_box.setText("Mine")
    assert not dialog.file_row.isVisible()
    dialog.codebook_box.setCurrentIndex(dialog.codebook_box.count() - 1)
    assert not dialog.accept_button.isEnabled()
    assert dialog.file_row.isVisible()
    dialog.file_row.set_text(str(tmp_path / "mine.yaml"))
    assert dialog.accept_button.isEnabled()
    assert dialog.codebook() == str(tmp_path / "mine.yaml")
    dialog.reject()


def test_opening_a_recent_project(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    Project.create(tmp_path / "other.annotator", coder="Ada", name="Other").close()
    window.settings.add_recent_project(str(tmp_path / "other.annotator"))
    dialog = opened(window, "project.open", OpenProjectDialog)
    dialog.recent.setCurrentRow(0)
    assert dialog.location() == str(tmp_path / "other.annotator")
    accept(dialog, qtbot)
    wait_for_tasks(window)
    assert window.windowTitle() == "Other — Annotator"
    assert window.settings.recent_projects[0] == str(tmp_path / "other.annotator")


def test_coding_as_somebody_else(window: AnnotatorWindow, qtbot: QtBot) -> None:
    dialog = opened(window, "project.coder", CoderDialog)
    dialog.name_box.clear()
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.name_box, "Ben")
    accept(dialog, qtbot)
    wait_for_tasks(window)
    assert window.status.coder.text() == "Ben"
    assert window.session.project is not None
    assert window.session.project.coder.name == "Ben"


def test_nobody_codes_as_the_gold(window: AnnotatorWindow, qtbot: QtBot) -> None:
    before = window.status.coder.text()
    dialog = opened(window, "project.coder", CoderDialog)
    dialog.name_box.setText("Gold")
    accept(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(window.messages.banners()))
    assert "is the name of the gold" in window.messages.banners()[0].text
    assert window.status.coder.text() == before
    assert window.settings.coder == before


def test_enter_on_cancel_cancels(window: AnnotatorWindow, qtbot: QtBot) -> None:
    before = window.status.coder.text()
    dialog = opened(window, "project.coder", CoderDialog)
    dialog.name_box.setText("Ben")
    cancel = dialog.findChild(QPushButton, "cancel")
    assert cancel is not None
    cancel.setFocus()
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.projects.dialog is None)
    assert window.status.coder.text() == before


def test_backing_up_and_restoring(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, "project.backup", BackupDialog)
    dialog.place_row.set_text(str(tmp_path / "copy.backup"))
    with qtbot.waitSignal(window.tasks.ended):
        accept(dialog, qtbot)
    assert window.messages.banners()[0].level == "success"
    restore = opened(window, "project.restore", RestoreDialog)
    assert not restore.accept_button.isEnabled()
    restore.backup_row.set_text(str(tmp_path / "copy.backup"))
    restore.place_row.set_text(str(tmp_path / "again.annotator"))
    with qtbot.waitSignal(window.tasks.ended):
        accept(restore, qtbot)
    button = window.messages.banners()[0].findChild(QPushButton, "bannerOffer0")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for_tasks(window)
    project = window.session.project
    assert project is not None
    assert project.location == str(tmp_path / "again.annotator")
    assert project.articles.count() == 4


def test_checking(window: AnnotatorWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.tasks.ended):
        window.bound_actions["project.check"].trigger()
    assert "Everything holds" in window.messages.banners()[0].text


def test_looking_for_a_path(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, "project.restore", RestoreDialog)
    dialog.backup_row.set_text(str(tmp_path))
    browse = dialog.backup_row.findChild(QPushButton, "restoreFromBrowse")
    assert browse is not None
    qtbot.mouseClick(browse, Qt.MouseButton.LeftButton)
    search = dialog.backup_row._search
    assert search is not None
    search.fileSelected.emit(str(tmp_path / "found"))
    search.reject()
    assert dialog.backup() == tmp_path / "found"
    assert dialog.backup_row._search is None
    dialog.reject()
