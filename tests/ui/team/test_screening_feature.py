"""Screening by keys: one an article, and on to the next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.team.screening_bar import ScreeningBar


@pytest.fixture
def bar(window: AnnotatorWindow, qtbot: QtBot) -> ScreeningBar:
    """The bar, at the first article."""
    window.bound_actions["screening.open"].trigger()
    found = window.findChild(ScreeningBar)
    assert isinstance(found, ScreeningBar)
    qtbot.waitUntil(found.hasFocus)
    return found


def _open_id(window: AnnotatorWindow) -> str:
    return window.session.article.id if window.session.article is not None else ""


def test_one_key_an_article(
    bar: ScreeningBar, window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    changes = small_project.counts().changes
    for key, article, following in (
        (Qt.Key.Key_R, "a0", "a1"),
        (Qt.Key.Key_I, "a1", "a2"),
        (Qt.Key.Key_R, "a2", "a3"),
    ):
        assert _open_id(window) == article
        QTest.keyClick(bar, key)
        qtbot.waitUntil(lambda following=following: _open_id(window) == following)
        qtbot.waitUntil(bar.hasFocus)
    verdicts = [small_project.articles.status(f"a{n}").relevant for n in range(4)]
    assert verdicts == [True, False, True, None]
    assert small_project.counts().changes == changes + 3
    qtbot.waitUntil(lambda: bar.state.text() == "1 to screen · 2 relevant · 1 irrelevant")
    QTest.keyClick(bar, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: "no other article to screen" in window.status.stack.text())
    assert bar.state.text().startswith("You found it irrelevant.")


def test_a_verdict_is_taken_back_by_key_and_by_undo(
    bar: ScreeningBar, window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    QTest.keyClick(bar, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: _open_id(window) == "a1")
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: small_project.articles.status("a0").relevant is None)
    # Undo leads back to what it undid.
    assert _open_id(window) == "a0"
    QTest.keyClick(bar, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: _open_id(window) == "a1")
    window.session.open_article("a0")
    QTest.keyClick(bar, Qt.Key.Key_U)
    assert small_project.articles.status("a0").relevant is None
    assert _open_id(window) == "a0"


def test_later_goes_on_without_a_verdict_and_escape_leaves(
    bar: ScreeningBar, window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    QTest.keyClick(bar, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: _open_id(window) == "a1")
    QTest.keyClick(bar, Qt.Key.Key_Space)
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    qtbot.waitUntil(window.view.hasFocus)
    assert small_project.articles.status("a0").relevant is None


def test_screening_goes_through_own_articles(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    small_project.assignments.give(["a1", "a3"], [small_project.coder.id])
    window.bound_actions["screening.open"].trigger()
    qtbot.waitUntil(lambda: _open_id(window) == "a1")
    bar = window.findChild(ScreeningBar)
    assert isinstance(bar, ScreeningBar)
    qtbot.waitUntil(bar.hasFocus)
    QTest.keyClick(bar, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: _open_id(window) == "a3")
