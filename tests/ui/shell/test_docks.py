"""Docks are shown, hidden and focused by commands, and leave the text most room."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.ui.features import AnnotatorWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_f6_goes_round(window: AnnotatorWindow, qtbot: QtBot) -> None:
    small = window.session.project
    assert small is not None
    small.records.create("a0", "quote", [Span(0, 4)])
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
    assert window.bound_actions["view.history"].isChecked()
    close = window.docks["history"].findChild(QToolButton, "historyDockClose")
    assert close is not None
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not window.bound_actions["view.history"].isChecked()
    qtbot.keyClick(window.view, Qt.Key.Key_A, CTRL | SHIFT)
    assert not window.docks["articles"].isVisible()


def test_a_dock_behind_another_comes_to_the_top(window: AnnotatorWindow, qtbot: QtBot) -> None:
    history, records = window.docks["history"], window.docks["records"]
    qtbot.keyClick(window.view, Qt.Key.Key_H, CTRL | SHIFT)
    qtbot.waitUntil(lambda: records.visibleRegion().isEmpty())
    qtbot.keyClick(window.view, Qt.Key.Key_R, CTRL | SHIFT)
    qtbot.waitUntil(lambda: not records.visibleRegion().isEmpty())
    assert history.visibleRegion().isEmpty()
    assert window.bound_actions["view.records"].isChecked()
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


def test_docks_keep_their_part_of_the_width_over_a_small_screen(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    window.resize(1400, 900)
    articles, records = window.docks["articles"], window.docks["records"]
    qtbot.waitUntil(lambda: abs(records.width() - 1400 * 380 / 1440) < 4)
    edge = records.mapTo(window, QPoint(0, 300)) - QPoint(2, 0)
    wider = edge - QPoint(120, 0)
    handle = window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(handle, (edge + wider) / 2)
    QTest.mouseMove(handle, wider)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=wider)
    qtbot.waitUntil(lambda: window.docks.sizes.shares["right"] > 0.32)
    share = records.width() / window.width()
    assert share > 0.32
    left = articles.width() / window.width()
    for small in ((1000, 700), (700, 500)):
        window.resize(*small)
        qtbot.waitUntil(lambda: window.view.width() > 200)
        qtbot.wait(20)
    window.resize(1400, 900)
    qtbot.waitUntil(lambda: abs(records.width() / window.width() - share) < 0.01)
    assert abs(articles.width() / window.width() - left) < 0.01
    window.close()
    assert abs(window.settings.dock_shares["right"] - share) < 0.01
