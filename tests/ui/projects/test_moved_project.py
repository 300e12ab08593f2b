"""A project whose file is moved, deleted or replaced: said at once, and where to go on."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.ui.features import AnnotatorWindow
from tests.faults.crashes import edit_and_kill


def code(window: AnnotatorWindow) -> None:
    assert window.session.project
    window.session.project.records.create("a0", "quote", [Span(0, 4)])


def accept(window: AnnotatorWindow, qtbot: QtBot, says: str, offer: str) -> None:
    """Waits for the banner and presses its button."""
    qtbot.waitUntil(lambda: any(says in each.text for each in window.messages.banners()))
    banner = next(each for each in window.messages.banners() if says in each.text)
    button = next(each for each in banner.findChildren(QPushButton) if each.text() == offer)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for_project(window: AnnotatorWindow, qtbot: QtBot, at: Path) -> Project:
    def is_open() -> bool:
        project = window.session.project
        return project is not None and Path(project.location) == at

    qtbot.waitUntil(is_open)
    assert window.session.project
    return window.session.project


def test_the_window_goes_on_where_the_file_was_moved_to(
    window: AnnotatorWindow, small_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    code(window)
    window.projects.open(small_project.location)
    wait_for_project(window, qtbot, Path(small_project.location))
    moved = Path(small_project.location).rename(tmp_path / "moved.annotator")
    accept(window, qtbot, f"was moved to {moved}", "Open it there")
    project = wait_for_project(window, qtbot, moved)
    assert len(project.records.of_article("a0")) == 1
    code(window)
    assert len(project.records.of_article("a0")) == 2
    window.projects.close_project()


def test_to_ask_for_news_of_a_file_that_was_moved_says_nothing_more(
    window: AnnotatorWindow, small_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    moved = Path(small_project.location).rename(tmp_path / "moved.annotator")
    qtbot.waitUntil(lambda: bool(window.messages.banners()))
    with qtbot.waitSignal(window.bridge._polled):
        window.bridge.poll()
    [banner] = window.messages.banners()
    assert str(moved) in banner.text


def test_the_window_goes_on_in_a_copy_of_what_was_deleted(
    window: AnnotatorWindow, small_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    code(window)
    Path(small_project.location).unlink()
    accept(window, qtbot, "was deleted or replaced", "Open the copy")
    (copy,) = tmp_path.glob("small.rescued-*.annotator")
    project = wait_for_project(window, qtbot, copy)
    assert len(project.records.of_article("a0")) == 1
    window.projects.close_project()


def test_what_lies_in_its_place_now_can_be_opened(
    window: AnnotatorWindow, small_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    other = Project.create(tmp_path / "other.annotator", coder="Ada", name="Other")
    other.close()
    code(window)
    Path(other.location).replace(small_project.location)
    accept(window, qtbot, "was deleted or replaced", "Open what lies there now")
    qtbot.waitUntil(
        lambda: window.session.project is not None and window.session.project.info.name == "Other"
    )
    window.projects.close_project()


def test_edits_set_aside_are_recovered_into_a_project_of_their_own(
    window: AnnotatorWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "crashed.annotator"
    Project.create(file, coder="Ada").close()
    shutil.copy(file, tmp_path / "backup.annotator")
    edit_and_kill(file, "One")
    Project.open(file, coder="Ada").close()
    edit_and_kill(file, "Two")
    shutil.copyfile(tmp_path / "backup.annotator", file)
    window.projects.open(str(file))
    says = "edits that belong to another state"
    qtbot.waitUntil(lambda: any(says in each.text for each in window.messages.banners()))
    accept(window, qtbot, "The edits that were set aside are in", "Open it")
    (recovered,) = tmp_path.glob("crashed.recovered-*.annotator")
    project = wait_for_project(window, qtbot, recovered)
    assert [actor.name for actor in project.actors.called()] == ["One", "Two"]
    assert check(project) == []
    window.projects.close_project()
