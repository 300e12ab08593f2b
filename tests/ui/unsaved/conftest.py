"""A window on a project of a server, by a line that can be made bad."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.resources import resources_folder
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from tests.opening import open_project
from tests.ui.conftest import TEXTS, add_articles
from tests.ui.unsaved.bad_line import BadLine


@pytest.fixture
def line(postgresql_url: str) -> Iterator[BadLine]:
    """A line to a project of four articles, which is good at first."""
    project = Project.create(postgresql_url, coder="Ada", name="Small")
    add_articles(project, TEXTS)
    project.close()
    with BadLine(postgresql_url) as made:
        yield made


@pytest.fixture
def far(line: BadLine, qtbot: QtBot, settings: Settings) -> Iterator[AnnotatorWindow]:
    """The window, once it has read what it reads ahead."""
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    window = AnnotatorWindow(settings, themes)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    assert open_project(window, line.url)
    qtbot.waitUntil(lambda: window.session.ahead.find("a3") is not None)
    window.view.setFocus()
    qtbot.waitUntil(window.view.hasFocus)
    yield window
    line.stalls = line.delay = 0
    line.mend()
    window.close_keeping()
    themes.deleteLater()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
