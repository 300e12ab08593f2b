"""What the window opens with, and what it says when that fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.resources import resources_folder
from annotator.services.project import Project
from annotator.ui.app import (
    FaultReporter,
    StartupLoader,
    start,
    system_coder,
)
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from annotator.ui.projects.dialogs import CoderDialog
from annotator.ui.shell.crash import CrashReports
from tests.opening import wait_for_tasks


@pytest.fixture
def empty_window(qtbot: QtBot, settings: Settings) -> Iterator[AnnotatorWindow]:
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    made = AnnotatorWindow(settings, themes)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_the_first_start_shows_the_sample(empty_window: AnnotatorWindow, tmp_path: Path) -> None:
    sample = tmp_path / "data" / "sample.annotator"
    start(empty_window, None, None, sample)
    wait_for_tasks(empty_window)
    assert sample.is_file()
    (banner,) = empty_window.messages.banners()
    assert "This is a sample" in banner.text
    project, article = empty_window.session.project, empty_window.session.article
    assert project is not None
    assert article is not None
    assert project.articles.status(article.id).state == "in_progress"
    assert empty_window.session.records


def test_the_second_start_shows_what_was_open_last(
    empty_window: AnnotatorWindow, tmp_path: Path, small_project: Project
) -> None:
    empty_window.settings.add_recent_project(small_project.location)
    start(empty_window, None, None, tmp_path / "sample.annotator")
    wait_for_tasks(empty_window)
    assert empty_window.windowTitle() == "Small — Annotator"
    assert empty_window.messages.banners() == []
    assert not (tmp_path / "sample.annotator").exists()


def test_an_article_can_be_asked_for(
    empty_window: AnnotatorWindow, tmp_path: Path, small_project: Project
) -> None:
    start(empty_window, small_project.location, "a2", tmp_path / "sample.annotator")
    wait_for_tasks(empty_window)
    assert empty_window.session.article is not None
    assert empty_window.session.article.id == "a2"


def test_an_article_that_is_not_there_is_said(
    empty_window: AnnotatorWindow, tmp_path: Path, small_project: Project
) -> None:
    start(empty_window, small_project.location, "gone", tmp_path / "sample.annotator")
    wait_for_tasks(empty_window)
    assert "gone" in empty_window.messages.banners()[0].text
    assert empty_window.session.article is not None


def test_what_cannot_be_opened_is_said_in_an_empty_window(
    empty_window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    start(empty_window, str(tmp_path / "missing.annotator"), None, tmp_path / "sample.annotator")
    wait_for_tasks(empty_window)
    qtbot.waitUntil(lambda: empty_window.findChild(QWidget, "startPage") is not None)
    (banner,) = empty_window.messages.banners()
    assert banner.level == "error"
    assert "missing.annotator" in banner.text
    assert empty_window.session.project is None
    assert not empty_window.bound_actions["project.export"].isEnabled()
    assert empty_window.bound_actions["project.open"].isEnabled()


def test_a_fault_is_said_and_its_report_offered(
    empty_window: AnnotatorWindow, tmp_path: Path
) -> None:
    reports = CrashReports(tmp_path / "reports")
    faults = FaultReporter(reports, empty_window.messages)
    for _ in range(3):
        reports.write(ValueError("a fault"))
    report, *_others = (tmp_path / "reports").glob("crash-*.txt")
    (banner,) = empty_window.messages.banners()
    assert str(report.parent) in banner.text
    empty_window.messages.clear()
    faults.say_earlier(report)
    assert "Nothing was lost" in empty_window.messages.banners()[0].text


def test_the_coder_has_a_name() -> None:
    assert system_coder()


def test_a_name_that_only_the_system_said_is_asked_for_in_a_line(
    empty_window: AnnotatorWindow, small_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    empty_window.settings.guess_coder("root")
    start(empty_window, small_project.location, None, tmp_path / "sample.annotator")
    wait_for_tasks(empty_window)
    button = empty_window.findChild(QToolButton, "hintCoder")
    assert button is not None
    assert button.isVisible()
    assert QApplication.activeModalWidget() is None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = empty_window.projects.dialog
    assert isinstance(dialog, CoderDialog)
    dialog.name_box.setText("Ada Byron")
    dialog.accept_button.click()
    wait_for_tasks(empty_window)
    assert empty_window.session.project is not None
    assert empty_window.session.project.coder.name == "Ada Byron"
    assert not button.isVisible()
    assert not empty_window.settings.coder_is_guessed


def test_a_name_that_was_chosen_is_not_asked_for(
    empty_window: AnnotatorWindow, small_project: Project, tmp_path: Path
) -> None:
    start(empty_window, small_project.location, None, tmp_path / "sample.annotator")
    wait_for_tasks(empty_window)
    button = empty_window.findChild(QToolButton, "hintCoder")
    assert button is not None
    assert not button.isVisible()


def test_nothing_is_loaded_before_the_window_is_painted(
    settings: Settings, small_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    window = AnnotatorWindow(settings, themes)
    qtbot.addWidget(window)
    painted: list[bool] = []
    opening = StartupLoader(window, small_project.location, None, tmp_path / "sample.annotator")
    opening.opened.connect(lambda: painted.append(window.view.isVisible()))
    opening.begin()
    qtbot.wait(100)
    assert window.session.project is None
    window.show()
    wait_for_tasks(window)
    qtbot.waitUntil(lambda: painted == [True])
    assert window.session.project is not None
    window.close()
