"""The password that a server wants is asked for in the window, and written nowhere."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.location import without_password
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.projects.password_dialog import PasswordDialog
from annotator.ui.shell.crash import CrashReports
from tests.opening import open_project, wait_for_tasks


@pytest.fixture
def guarded_url(postgresql: Any, postgresql_url: str) -> Any:
    """A project on a server that wants a password of the role ``eve``."""
    Project.create(postgresql_url, coder="Ada").close()
    name = postgresql_url.partition("@/")[2].partition("?")[0]
    postgresql.psql(f"CREATE ROLE eve SUPERUSER LOGIN PASSWORD 'right'; -- {name}")
    rules = Path(postgresql.pgdata) / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"local all eve scram-sha-256\n{before}")
    postgresql.psql("SELECT pg_reload_conf();")
    yield postgresql_url.replace("postgres:@", "eve@")
    rules.write_text(before)
    postgresql.psql("SELECT pg_reload_conf(); DROP OWNED BY eve CASCADE; DROP ROLE eve;")


def _enter(window: AnnotatorWindow, qtbot: QtBot, password: str) -> None:
    dialog = window.projects.dialog
    assert isinstance(dialog, PasswordDialog)
    assert dialog.password_box.displayText() == ""
    qtbot.keyClicks(dialog.password_box, password)
    assert password not in dialog.password_box.displayText()
    button = dialog.findChild(QPushButton, "accept")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for_tasks(window)


def test_it_is_asked_for_until_it_is_right(
    window: AnnotatorWindow, qtbot: QtBot, guarded_url: str, tmp_path: Path
) -> None:
    was = window.session.project
    assert not open_project(window, guarded_url)
    _enter(window, qtbot, "wrong-one")
    assert window.session.project is was
    _enter(window, qtbot, "right")
    project = window.session.project
    assert project is not None
    assert project is not was
    place = without_password(guarded_url)
    assert window.settings.recent_projects[0] == place
    window.settings.sync()
    reports = CrashReports(tmp_path / "reports")
    reports.write(RuntimeError(project.location))
    reports.close()
    for file in tmp_path.rglob("*"):
        for secret in ("password=right", "wrong-one"):
            assert not file.is_file() or secret.encode() not in file.read_bytes()
    assert "password=right" not in window.windowTitle()
    window.close()
    project.close()


def test_cancelling_leaves_what_is_open(window: AnnotatorWindow, guarded_url: str) -> None:
    was = window.session.project
    open_project(window, guarded_url)
    dialog = window.projects.dialog
    assert isinstance(dialog, PasswordDialog)
    dialog.reject()
    assert window.session.project is was
    assert guarded_url not in window.settings.recent_projects
