"""A shared place is told once; conflicted copies are offered, set aside or opened beside."""

import sys
from pathlib import Path
from unittest import mock

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.services.project import Project
from annotator.services.safekeeping.backups import backup
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.messages import Banner
from annotator.ui.projects.shared_folders import SharedFolders


@pytest.fixture
def shared_folders(window: AnnotatorWindow) -> SharedFolders:
    return window.shared_folders


def look(shared_folders: SharedFolders, qtbot: QtBot) -> list[Banner]:
    with qtbot.waitSignal(shared_folders.looked):
        shared_folders.look()
    return shared_folders.context.messages.banners()


def press(banner: Banner, text: str, qtbot: QtBot) -> None:
    (button,) = [each for each in banner.findChildren(QPushButton) if each.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_synchronised_folder_is_told_once(
    window: AnnotatorWindow, shared_folders: SharedFolders, qtbot: QtBot, tmp_path: Path
) -> None:
    assert look(shared_folders, qtbot) == []
    (tmp_path / ".stfolder").mkdir()
    (banner,) = look(shared_folders, qtbot)
    assert (banner.level, "Syncthing synchronises" in banner.text) == ("info", True)
    press(banner, "Understood", qtbot)
    assert look(shared_folders, qtbot) == []


def test_a_conflicted_copy_is_set_aside(
    window: AnnotatorWindow,
    shared_folders: SharedFolders,
    small_project: Project,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    copy = tmp_path / "small (Ben's conflicted copy 2026-03-03).annotator"
    copy_of(small_project, copy)
    (banner,) = look(shared_folders, qtbot)
    assert copy.name in banner.text
    assert look(shared_folders, qtbot) == [banner]
    press(banner, "Set aside", qtbot)
    assert (tmp_path / "small conflicted copies" / copy.name).exists()
    assert not copy.exists()
    (notice,) = look(shared_folders, qtbot)
    assert "small conflicted copies" in notice.text


def test_a_conflicted_copy_is_opened_beside(
    window: AnnotatorWindow,
    shared_folders: SharedFolders,
    small_project: Project,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = tmp_path / "small (1).annotator"
    copy_of(small_project, copy)
    started = mock.Mock(return_value=(True, 1))
    monkeypatch.setattr(QProcess, "startDetached", started)
    (banner,) = look(shared_folders, qtbot)
    press(banner, "Open beside", qtbot)
    command = ["-m", "annotator", "open", str(copy), "--coder", "Ada"]
    started.assert_called_once_with(sys.executable, command)
    assert window.messages.banners() == []
    assert copy.exists()


def copy_of(project: Project, to: Path) -> None:
    """A copy as a synchroniser makes one, of the file alone."""
    backup(project.location, to)
