"""Whole windows on real projects."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.resources import resources_folder, seeds_folder
from annotator.services.project import Project
from annotator.services.transfer.importing import import_paths
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from tests.opening import open_project

ARTICLE = "libya-talks-meridian-wire.txt"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A project with one real article, closed."""
    project = Project.create(tmp_path / "talks.annotator", coder="Ada", name="Talks")
    import_paths(project, [seeds_folder() / ARTICLE])
    project.close()
    return tmp_path / "talks.annotator"


@contextmanager
def opened_window(place: Path, qtbot: QtBot, folder: Path) -> Iterator[AnnotatorWindow]:
    """A window on the project there, from its opening until it is closed."""
    settings = Settings(folder / "window.ini")
    settings.coder = "Ada"
    settings.backs_up = False
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    window = AnnotatorWindow(settings, themes)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    assert open_project(window, place)
    window.view.setFocus()
    qtbot.waitUntil(window.view.hasFocus)
    try:
        yield window
    finally:
        window.close()
        themes.deleteLater()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
