"""A PostgreSQL server that goes away: what is done meanwhile waits, seen, and goes in by itself."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.resources import resources_folder
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from tests.opening import open_project
from tests.ui.conftest import TEXTS, add_articles
from tests.ui.kit.test_pending_edits import editor, mark, press, saved, until_saved


class Server:
    """The way to a real server, which can be cut and mended."""

    def __init__(self, server: Any, url: str, folder: Path) -> None:
        self._server = server
        self._sockets = Path(url.partition("host=")[2])
        self._link = folder / "s"
        self.url = url.replace(str(self._sockets), str(self._link))
        self.come_back()

    def go_away(self) -> None:
        """As a server that is stopped: nobody is connected, and nobody can connect."""
        self._link.unlink()
        name = self.url.partition("?")[0].rpartition("/")[2]
        self._server.psql(
            # The name is the test's own.
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "  # noqa: S608
            f"WHERE datname = '{name}';"
        )

    def come_back(self) -> None:
        self._link.symlink_to(self._sockets)


@pytest.fixture
def server(postgresql: Any, postgresql_url: str) -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        yield Server(postgresql, postgresql_url, Path(folder))


@pytest.fixture
def remote(server: Server, qtbot: QtBot, settings: Settings) -> Iterator[AnnotatorWindow]:
    """A window on a project of the server."""
    project = Project.create(server.url, coder="Ada", name="Small")
    add_articles(project, TEXTS)
    project.close()
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    window = AnnotatorWindow(settings, themes)
    window.show()
    window.activateWindow()
    assert open_project(window, server.url)
    # The next ones are read ahead.
    qtbot.waitUntil(lambda: window.session.ahead.find("a3") is not None)
    yield window
    window.close_keeping()
    themes.deleteLater()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_is_marked_and_typed_waits_for_the_server(
    remote: AnnotatorWindow, server: Server, qtbot: QtBot
) -> None:
    server.go_away()
    record = mark(remote, qtbot, 0, 4)
    line = editor(remote, "said_on")
    line.setFocus()
    qtbot.keyClicks(line, "2017-02-19")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert saved(remote) == "Not saved yet: 2"
    qtbot.waitUntil(lambda: len(remote.messages.banners()) == 1)
    (banner,) = remote.messages.banners()
    assert "does not answer" in banner.text
    assert "kept here" in banner.text
    assert "psycopg" not in banner.text
    folder = remote.settings.folder / "drafts"
    qtbot.waitUntil(lambda: len(list(folder.glob("*.json"))) == 1)
    # One can go on reading what was read ahead.
    remote.view.setFocus()
    qtbot.keyClick(remote.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert remote.session.article is not None
    assert remote.session.article.id == "a1"
    server.come_back()
    until_saved(remote, qtbot)
    project = remote.session.project
    assert project is not None
    (written,) = project.records.of_article("a0")
    assert written.id == record.id
    assert [value.value for value in written.fields["said_on"]] == ["2017-02-19"]
    assert remote.messages.banners() == []
    qtbot.waitUntil(lambda: list(folder.glob("*")) == [])


def test_a_server_that_is_missed_by_looking_is_said_until_it_is_back(
    remote: AnnotatorWindow, server: Server, qtbot: QtBot
) -> None:
    project = remote.session.project
    assert project is not None
    server.go_away()
    qtbot.waitUntil(lambda: len(remote.messages.banners()) == 1)
    assert saved(remote) == "All saved"
    server.come_back()
    qtbot.waitUntil(lambda: remote.messages.banners() == [])
    other = Project.open(server.url, coder="Ben")
    other.articles.set_status("a0", "done")
    made = other.records.create("a0", "claim", [Span(0, 4)])
    other.close()
    qtbot.waitUntil(lambda: remote.session.find(made.id) is not None)


def test_closing_without_the_server_keeps_what_waits(
    remote: AnnotatorWindow, server: Server, qtbot: QtBot, settings: Settings
) -> None:
    server.go_away()
    mark(remote, qtbot, 0, 4)
    remote.close()
    press(remote, "unsavedKeep")
    assert not remote.isVisible()
    server.come_back()
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    reopened = AnnotatorWindow(settings, themes)
    qtbot.addWidget(reopened)
    reopened.show()
    assert open_project(reopened, server.url)
    until_saved(reopened, qtbot)
    assert reopened.session.project is not None
    assert len(reopened.session.project.records.of_article("a0")) == 1
    reopened.close()
