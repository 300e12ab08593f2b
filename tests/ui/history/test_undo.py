"""What undo takes back is what the window showed as the newest change, or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.coding.article import Article
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def other_window(window: AnnotatorWindow) -> Iterator[Project]:
    """What another window of the same coder works on."""
    assert window.session.project is not None
    opened = Project.open(window.session.project.location, coder="Ada")
    yield opened
    opened.close()


def texts(window: AnnotatorWindow) -> list[str]:
    return [banner.text for banner in window.messages.banners()]


def test_a_change_of_another_window_is_not_undone_unseen(
    window: AnnotatorWindow, other_window: Project, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    project.records.create("a0", "quote", [Span(0, 4)])
    assert "Add quote" in window.status.undo.toolTip()
    other_window.articles.set_status("a0", "done")
    window.bound_actions["edit.undo"].trigger()
    (refusal,) = texts(window)
    assert "“Add quote” cannot be undone" in refusal
    assert len(project.records.of_article("a0")) == 1
    assert window.status.undo.toolTip() == "Undo: Mark article done"
    window.bound_actions["edit.undo"].trigger()
    assert window.status.undo.toolTip() == "Undo: Add quote"
    qtbot.mouseClick(window.status.undo, Qt.MouseButton.LeftButton)
    assert project.records.of_article("a0") == []
    other_window.articles.set_status("a0", "done")
    window.bound_actions["edit.redo"].trigger()
    assert "cannot be redone" in texts(window)[0]
    assert project.records.of_article("a0") == []


def test_going_back_in_the_history_stops_at_what_was_not_shown(
    window: AnnotatorWindow, other_window: Project, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    project.records.create("a0", "quote", [Span(0, 4)])
    project.records.create("a0", "quote", [Span(5, 9)])
    other_window.articles.set_status("a0", "done")
    window.docks.show("history")
    panel = window.undo.panel
    panel.view.setCurrentIndex(panel.model.index(1))
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert "another window meanwhile" in texts(window)[0]
    assert len(project.records.of_article("a0")) == 2


def test_a_banner_undoes_its_own_change_only(
    window: AnnotatorWindow, other_window: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "more.txt").write_text("Rain fell on the harbour all day.")
    with qtbot.waitSignal(window.tasks.ended):
        window.transfers.import_paths([tmp_path / "more.txt"])
    (banner,) = window.messages.banners()
    other_window.articles.set_status("a0", "done")
    [offer] = [each for each in banner.findChildren(QPushButton) if each.text() == "Undo"]
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert "you made another one since" in texts(window)[0]
    assert other_window.articles.count() == 5
    assert len(other_window.history.entries()) == 3


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
    first = project.records.create("a0", "quote", [Span(0, 4)])
    project.records.create("a0", "claim", [Span(5, 9)])
    project.articles.set_status("a0", "done")
    window.bound_actions["view.history"].trigger()
    window.undo.panel.view.setCurrentIndex(window.undo.panel.model.index(2))
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(window.undo.panel.button, Qt.MouseButton.LeftButton)
    assert [record.id for record in project.records.of_article("a0")] == [first.id]


def test_nothing_to_undo_is_a_hint_and_no_alarm(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_Y, CTRL)
    assert "nothing to redo" in window.status.stack.text()
    assert window.messages.banners() == []
    assert window.status.saved.text() == "All saved"
