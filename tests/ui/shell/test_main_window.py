"""Articles, panels, hints, tasks, and how the window remembers."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.core.coding.article import Article
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.resources import resources_folder
from annotator.services.progress import Progress
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.theme import Themes
from annotator.ui.unsaved.dialog import UnsavedDialog
from tests.opening import open_project, wait_for_tasks

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_article(window: AnnotatorWindow) -> str:
    assert window.session.article is not None
    return window.session.article.id


def test_ctrl_page_goes_through_the_articles(window: AnnotatorWindow, qtbot: QtBot) -> None:
    assert open_article(window) == "a0"
    qtbot.keyClick(window.view, Qt.Key.Key_PageDown, CTRL)
    assert open_article(window) == "a1"
    qtbot.keyClick(window.view, Qt.Key.Key_PageUp, CTRL)
    assert open_article(window) == "a0"
    qtbot.keyClick(window.view, Qt.Key.Key_PageUp, CTRL)
    assert open_article(window) == "a0"
    assert "first article" in window.status.stack.text()


def test_d_marks_done_and_again_reopens(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    qtbot.keyClicks(window.view, "d")
    assert small_project.read.status("a0").state == "done"
    qtbot.keyClicks(window.view, "d")
    assert small_project.read.status("a0").state == "in_progress"


def test_x_asks_for_a_reason(window: AnnotatorWindow, qtbot: QtBot, small_project: Project) -> None:
    window.session.open_article("a3")
    window.view.setFocus()
    qtbot.keyClicks(window.view, "x")
    assert window.articles.reason.box.hasFocus()
    qtbot.keyClicks(window.articles.reason.box, "Weather only")
    qtbot.keyClick(window.articles.reason.box, Qt.Key.Key_Return)
    status = small_project.read.status("a3")
    assert (status.state, status.reason) == ("nothing", "Weather only")
    assert window.view.hasFocus()
    assert not window.articles.reason.isVisible()


def test_a_reason_can_be_chosen_or_left(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    qtbot.keyClicks(window.view, "x")
    qtbot.keyClick(window.articles.reason.box, Qt.Key.Key_Escape)
    assert small_project.read.status("a0").state == "new"
    assert window.view.hasFocus()
    qtbot.keyClicks(window.view, "x")
    qtbot.mouseClick(window.articles.reason.presets[0], Qt.MouseButton.LeftButton)
    assert small_project.read.status("a0").reason == "Off the topic"


def test_f6_goes_round(window: AnnotatorWindow, qtbot: QtBot) -> None:
    small = window.session.project
    assert small is not None
    small.edit.create_record("a0", "quote", [Span(0, 4)])
    seen: list[str] = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
    assert seen == ["recordList", "articleList", "articleView"]
    qtbot.keyClick(window.view, Qt.Key.Key_F6, SHIFT)
    assert window.articles.panel.view.hasFocus()


def test_docks_follow_their_commands(window: AnnotatorWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_H, CTRL | SHIFT)
    assert window.docks["history"].isVisible()
    assert window.commands["view.history"].isChecked()
    close = window.docks["history"].findChild(QToolButton, "historyDockClose")
    assert close is not None
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not window.commands["view.history"].isChecked()
    qtbot.keyClick(window.view, Qt.Key.Key_A, CTRL | SHIFT)
    assert not window.docks["articles"].isVisible()


def test_a_dock_behind_another_comes_to_the_top(window: AnnotatorWindow, qtbot: QtBot) -> None:
    history, records = window.docks["history"], window.docks["records"]
    qtbot.keyClick(window.view, Qt.Key.Key_H, CTRL | SHIFT)
    qtbot.waitUntil(lambda: records.visibleRegion().isEmpty())
    qtbot.keyClick(window.view, Qt.Key.Key_R, CTRL | SHIFT)
    qtbot.waitUntil(lambda: not records.visibleRegion().isEmpty())
    assert history.visibleRegion().isEmpty()
    assert window.commands["view.records"].isChecked()
    qtbot.keyClick(window.view, Qt.Key.Key_R, CTRL | SHIFT)
    assert not records.isVisible()


@pytest.mark.parametrize("is_hidden", [True, False])
def test_a_new_record_brings_its_fields_into_sight(
    window: AnnotatorWindow, qtbot: QtBot, *, is_hidden: bool
) -> None:
    records = window.docks["records"]
    if is_hidden:
        qtbot.keyClick(window.view, Qt.Key.Key_R, CTRL | SHIFT)
        assert not records.isVisible()
    else:
        qtbot.keyClick(window.view, Qt.Key.Key_H, CTRL | SHIFT)
        qtbot.waitUntil(lambda: records.visibleRegion().isEmpty())
    window.view.select_word()
    qtbot.keyClicks(window.view, "q")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert records.isAncestorOf(focused)
    qtbot.waitUntil(lambda: not focused.visibleRegion().isEmpty())


def test_a_small_window_leaves_the_text_most_room(window: AnnotatorWindow, qtbot: QtBot) -> None:
    window.resize(1440, 900)
    docks = [window.docks["articles"], window.docks["records"]]
    window.resizeDocks(docks, [280, 380], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: docks[1].width() >= 380)
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.view.width() > 480)
    assert window.view.width() > window.docks["records"].width()


def test_ctrl_l_filters(window: AnnotatorWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_L, CTRL)
    assert window.articles.panel.filter_box.hasFocus()


def test_going_to_what_is_to_do(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    small_project.edit.set_status("a1", "done")
    for key, article_id in ((Qt.Key.Key_J, "a2"), (Qt.Key.Key_K, "a0"), (Qt.Key.Key_K, "a3")):
        qtbot.keyClick(window.view, key, CTRL)
        qtbot.waitUntil(lambda wanted=article_id: _article_of(window) == wanted)
    assert "other end" in window.status.stack.text()


def _article_of(window: AnnotatorWindow) -> str:
    return window.session.article.id if window.session.article else ""


def test_colours_change_live_and_are_remembered(window: AnnotatorWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.themes.changed):
        window.commands["theme.dark"].trigger()
    assert window.settings.theme == "dark"
    assert window.commands["theme.dark"].isChecked()
    assert not window.commands["theme.light"].isChecked()
    assert not window.grab().isNull()


def test_zoom_type_and_snapping_are_remembered(window: AnnotatorWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_Plus, CTRL)
    assert window.view.zoom > 1
    window.commands["view.serif"].trigger()
    qtbot.keyClick(window.view, Qt.Key.Key_S, CTRL | SHIFT)
    assert not window.view.snapping
    assert window.status.snapping.text() == "Snap: off"
    zoom = window.view.zoom
    window.close()
    assert (window.settings.serif, window.settings.snapping) == (False, False)
    assert window.settings.zoom == zoom


def test_place_and_layout_come_back(window: AnnotatorWindow, qtbot: QtBot) -> None:
    project = window.session.project
    assert project is not None
    window.session.open_article("a2")
    record = project.edit.create_record("a2", "quote", [Span(0, 6)])
    window.session.select(record.id)
    window.commands["view.articles"].trigger()
    location, settings = project.location, window.settings
    window.close()
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    again = AnnotatorWindow(settings, themes)
    qtbot.addWidget(again)
    assert open_project(again, location)
    assert open_article(again) == "a2"
    assert again.session.record_id == record.id
    again.show()
    assert not again.docks["articles"].isVisible()
    assert not again.commands["view.articles"].isChecked()
    again.close()


def test_hints_go_for_good(window: AnnotatorWindow, qtbot: QtBot) -> None:
    hint = window.hints["select"]
    assert hint.isVisible()
    assert "Q for quote" in hint.accessibleName()
    button = hint.findChild(QToolButton, "hintDismiss_select")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not hint.isVisible()
    window.session.open_article("a1")
    assert not hint.isVisible()
    assert window.settings.is_dismissed("select")


def test_f1_lists_every_key(window: AnnotatorWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_F1)
    dialog = window.help.dialogs.current
    assert dialog is not None
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    for action in window.commands.all():
        assert not action.declared.keys or action.text().removesuffix("…") in shown
    assert {"Speaker", "S", "Ctrl+Shift+P"} <= shown
    assert dialog.findChild(QScrollArea, "keysList") is not None
    close = dialog.findChild(QPushButton, "close")
    assert close is not None
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert window.help.dialogs.current is None


def test_about(window: AnnotatorWindow) -> None:
    window.commands["help.about"].trigger()
    assert window.help.dialogs.current is not None
    window.commands["help.keys"].trigger()
    assert window.help.dialogs.current.objectName() == "keysHelp"


def test_while_something_writes_nothing_can_be_edited(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def work(progress: Progress) -> None:
        progress(1, 4, "articles")
        gate.wait(5)

    window.tasks.run("Importing", work, lambda _: None, writes=True)
    assert not window.commands["record.create.quote"].isEnabled()
    assert not window.commands["edit.undo"].isEnabled()
    qtbot.waitUntil(lambda: "1 / 4" in window.status.progress_text.text())
    assert window.status.cancel.isVisible()
    with qtbot.waitSignal(window.tasks.ended):
        gate.set()
    assert window.commands["record.create.quote"].isEnabled()
    assert not window.status.cancel.isVisible()


def test_cancelling_from_the_status_bar(window: AnnotatorWindow, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(0, 0, "articles")

    window.tasks.run("Importing", work, print)
    with qtbot.waitSignal(window.tasks.cancelled):
        qtbot.mouseClick(window.status.cancel, Qt.MouseButton.LeftButton)
    assert "cancelled" in window.messages.banners()[0].text


def test_closing_stops_running_work(window: AnnotatorWindow, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(0, 0, "articles")

    window.tasks.run("Importing", work, print)
    window.close()
    assert not window.tasks.busy


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
    window.commands["edit.undo"].trigger()
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


def test_a_large_change_is_undone_elsewhere(window: AnnotatorWindow, qtbot: QtBot) -> None:
    project = window.session.project
    assert project is not None
    texts = [f"Story number {n}." for n in range(600)]
    with project.writing("Import 600 articles") as unit:
        unit.create_all(
            Article(f"b{n}", f"Story {n}", text, sha256(text)) for n, text in enumerate(texts)
        )
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 604)
    with qtbot.waitSignals([window.tasks.started, window.tasks.ended]):
        qtbot.keyClick(window.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 4)
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.keyClick(window.view, Qt.Key.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 604)


def test_undoing_to_an_entry_of_the_history(window: AnnotatorWindow, qtbot: QtBot) -> None:
    project = window.session.project
    assert project is not None
    first = project.edit.create_record("a0", "quote", [Span(0, 4)])
    project.edit.create_record("a0", "claim", [Span(5, 9)])
    project.edit.set_status("a0", "done")
    window.commands["view.history"].trigger()
    window.undo.panel.view.setCurrentIndex(window.undo.panel.model.index(2))
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(window.undo.panel.button, Qt.MouseButton.LeftButton)
    assert [record.id for record in project.read.records("a0")] == [first.id]


def test_nothing_to_undo_is_a_hint_and_no_alarm(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_Y, CTRL)
    assert "nothing to redo" in window.status.stack.text()
    assert window.messages.banners() == []
    assert window.status.saved.text() == "All saved"


def test_input_that_cannot_be_saved_is_not_lost_at_closing(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    record = project.edit.create_record("a0", "event", [Span(0, 4)])
    window.session.select(record.id)
    field = window.records.panel.findChild(QWidget, "field_deaths")
    assert field is not None
    box = field.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "dozens of")
    window.close()
    assert window.isVisible()
    dialog = window.findChild(UnsavedDialog)
    assert dialog is not None
    assert "dozens of" in dialog.list.item(0).text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.isVisible()
    window.close()
    answer(window, "unsavedDiscard")
    assert not window.isVisible()


def answer(window: AnnotatorWindow, name: str) -> None:
    """Presses a button of the question that lists what is not saved."""
    button = window.findChild(QPushButton, name)
    assert button is not None
    button.click()


def names_of(widget: QWidget) -> str:
    """Its own name, or that of the editor that it is the input of."""
    parent = widget.parentWidget()
    return widget.objectName() or (parent.objectName() if parent else "")


def test_everything_that_takes_the_focus_has_a_name(window: AnnotatorWindow) -> None:
    project = window.session.project
    assert project is not None
    record = project.edit.create_record("a0", "event", [Span(0, 4)])
    window.session.select(record.id)
    window.commands["view.history"].trigger()
    window.articles.ask_nothing()
    window.messages.error("An error.")
    nameless = [
        f"{type(widget).__name__} {names_of(widget)}"
        for widget in window.findChildren(QWidget)
        if widget.window() is window
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget, QScrollArea | QTabBar | QMenuBar | QSplitter)
        and not (names_of(widget) and widget.accessibleName())
    ]
    assert not nameless, "\n".join(nameless)


def test_a_project_that_is_dropped_is_opened(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    Project.create(tmp_path / "other.annotator", coder="Ada", name="Other").close()
    drop(window, tmp_path / "other.annotator")
    wait_for_tasks(window)
    assert window.windowTitle().startswith("Other")
    assert window.session.article is None
    assert not window.commands["record.create.quote"].isEnabled()


def test_what_is_no_project_is_said_and_the_open_one_stays(
    window: AnnotatorWindow, tmp_path: Path
) -> None:
    (tmp_path / "notes.annotator").write_text("notes", encoding="utf-8")
    drop(window, tmp_path / "notes.annotator")
    wait_for_tasks(window)
    assert window.messages.banners()[0].level == "error"
    assert window.windowTitle().startswith("Small")
    assert open_article(window) == "a0"
