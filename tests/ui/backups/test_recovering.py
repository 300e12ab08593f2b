"""A damaged project is named as such, and the window shows the ways on."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.ui.backups.list_dialog import BackupsDialog
from annotator.ui.backups.recover_dialogs import RecoverDialog
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.text_dialogs import ReportDialog
from tests.conftest import an_article
from tests.opening import open_project, wait_for_tasks


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A project whose first page is destroyed, and with it the list of tables."""
    project = Project.create(tmp_path / "months-of-work", coder="Ada")
    with project.writing("Import 1 article") as unit:
        unit.create(an_article())
    project.close()
    file = Path(project.location)
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    return file


def _press(window: AnnotatorWindow, text: str, qtbot: QtBot) -> None:
    buttons = window.messages.banners()[0].findChildren(QPushButton)
    [button] = [each for each in buttons if each.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_damaged_project_is_recovered_from_the_banner(
    window: AnnotatorWindow, damaged: Path, qtbot: QtBot
) -> None:
    before = damaged.read_bytes()
    assert not open_project(window, damaged)
    assert "damaged" in window.messages.banners()[0].text
    _press(window, "Recover…", qtbot)
    dialog = window.projects.dialog
    assert isinstance(dialog, RecoverDialog)
    assert dialog.damaged() == damaged
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    wait_for_tasks(window)
    project = window.session.project
    assert project is not None
    assert project.location == str(damaged.with_name("months-of-work-recovered.annotator"))
    assert [article.title for article in project.articles.all()] == ["Talks"]
    assert check(project) == []
    assert damaged.read_bytes() == before


def test_what_could_not_be_saved_is_shown(
    window: AnnotatorWindow, damaged: Path, qtbot: QtBot
) -> None:
    content = damaged.read_bytes()
    pages = [content[at : at + 4096] for at in range(0, len(content), 4096)]
    # The page of the project's own row: without it there is neither name nor identity.
    pages = [bytes(4096) if b"months-of-work" in page else page for page in pages]
    damaged.write_bytes(b"".join(pages))
    window.bound_actions["project.recover"].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, RecoverDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.damaged_row.set_text(str(damaged))
    dialog.place_row.set_text(str(damaged.with_name("out.annotator")))
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    report = window.projects.dialog
    assert isinstance(report, ReportDialog)
    text = report.findChild(QPlainTextEdit, "reportText")
    assert text is not None
    assert "its name and identity are lost" in text.toPlainText()


def test_the_way_back_is_offered_too(window: AnnotatorWindow, damaged: Path, qtbot: QtBot) -> None:
    open_project(window, damaged)
    _press(window, "Restore a backup…", qtbot)
    assert isinstance(window.projects.dialog, BackupsDialog)


def test_a_project_that_can_only_be_read_is_shown_as_such(
    window: AnnotatorWindow, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Project.create(damaged.with_name("medium"), coder="Ada")
    with other.writing("Import 1 article") as unit:
        unit.create(an_article())
    other.close()
    monkeypatch.setattr(
        "annotator.storage.sqlite.read_only.os.access", lambda _path, mode: mode != os.W_OK
    )
    assert open_project(window, other.location)
    project = window.session.project
    assert project is not None
    assert "can only be read" in window.messages.banners()[0].text
    assert window.status.read_only.isVisible()
    assert window.session.article is not None
    before = project.history.entries()
    window.bound_actions["article.done"].trigger()
    assert any("read-only" in banner.text for banner in window.messages.banners())
    assert project.history.entries() == before
