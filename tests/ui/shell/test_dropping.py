"""Files that are dropped on the window are imported, projects are opened or imported."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.transfer.import_dialog import ImportDialog
from tests.opening import open_project, wait_for_tasks
from tests.ui.articles.test_feature import open_article

CTRL = Qt.KeyboardModifier.ControlModifier


def drop(window: AnnotatorWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_files_that_are_dropped_are_imported(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "one.txt").write_text("A story of its own.", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    with qtbot.waitSignal(window.tasks.ended):
        drop(window, folder)
    (banner,) = window.messages.banners()
    assert "Imported 1 article." in banner.text
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 5)
    details = banner.findChild(QPushButton, "bannerOffer0")
    assert details is not None
    qtbot.mouseClick(details, Qt.MouseButton.LeftButton)
    assert window.projects.dialog is not None
    text = window.projects.dialog.findChild(QPlainTextEdit, "reportText")
    assert text is not None
    assert "empty.txt" in text.toPlainText()
    window.projects.dialog.reject()


def test_an_import_can_be_undone_from_its_banner(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("A story of its own.", encoding="utf-8")
    with qtbot.waitSignal(window.tasks.ended):
        drop(window, tmp_path / "one.txt")
    undo = window.messages.banners()[0].findChild(QPushButton, "bannerOffer0")
    assert undo is not None
    assert undo.text() == "Undo"
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 4)


def test_a_banner_offers_no_undo_of_what_is_undone(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("A story of its own.", encoding="utf-8")
    with qtbot.waitSignal(window.tasks.ended):
        drop(window, tmp_path / "one.txt")
    (banner,) = window.messages.banners()
    assert banner.findChild(QPushButton, "bannerOffer0") is not None
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: window.messages.banners() == [])


def test_the_first_articles_of_a_project_are_opened(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    Project.create(tmp_path / "empty.annotator", coder="Ada").close()
    assert open_project(window, tmp_path / "empty.annotator")
    assert window.session.article is None
    (tmp_path / "one.txt").write_text("A story of its own.", encoding="utf-8")
    with qtbot.waitSignal(window.tasks.ended):
        drop(window, tmp_path / "one.txt")
    assert window.session.article is not None
    qtbot.keyClick(window.view, Qt.Key.Key_Z, CTRL)
    assert window.session.article is None
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 0)


def choose(window: AnnotatorWindow, qtbot: QtBot, number: int, says: str) -> None:
    """Takes what the banner offers."""
    (banner,) = window.messages.banners()
    button = banner.findChild(QPushButton, f"bannerOffer{number}")
    assert isinstance(button, QPushButton)
    assert button.text() == says
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_project_that_is_dropped_is_opened(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    Project.create(tmp_path / "other.annotator", coder="Ada", name="Other").close()
    drop(window, tmp_path / "other.annotator")
    choose(window, qtbot, 0, "Open it")
    wait_for_tasks(window)
    assert window.windowTitle().startswith("Other")
    assert window.session.article is None
    assert not window.bound_actions["record.create.quote"].isEnabled()


def test_a_project_that_is_dropped_is_imported(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    other = Project.create(tmp_path / "other.annotator", coder="Ben")
    other.articles.add("A story of Ben's alone.")
    other.close()
    drop(window, tmp_path / "other.annotator")
    choose(window, qtbot, 1, "Import it into this one…")
    dialog = window.projects.dialog
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.preview.preview is not None)
    assert "New articles: 1" in dialog.preview.state.text()
    with qtbot.waitSignal(window.tasks.ended):
        dialog.accept()
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 5)


def test_what_is_no_project_is_said_and_the_open_one_stays(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "notes.annotator").write_text("notes", encoding="utf-8")
    drop(window, tmp_path / "notes.annotator")
    choose(window, qtbot, 0, "Open it")
    wait_for_tasks(window)
    assert window.messages.banners()[0].level == "error"
    assert window.windowTitle().startswith("Small")
    assert open_article(window) == "a0"
