"""The window learns from finished articles by itself, and shows what it learned."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.services.assistance.learning import Learning, LearnReport
from annotator.services.progress import Progress
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.suggestions.learned_dialog import LearnedDialog
from annotator.ui.suggestions.learning_curve import LearningCurve
from tests.services.assistance.lessons import code, coded_project

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def small_project(tmp_path: Path) -> Iterator[Project]:
    """Promises of ten articles less one, and articles that nobody began."""
    project = Project.open(coded_project(tmp_path / "p.annotator", 9), coder="Ada")
    project.articles.add("Marit Dahl vowed to close ten schools by May. It rained.")
    yield project
    project.close()


def finish_one(window: AnnotatorWindow, project: Project) -> None:
    """The coder finishes an article, as D does it."""
    article = next(each for each in project.articles.all() if "It rained." in each.text)
    window.session.open_article(article.id)
    window.bound_actions["article.done"].trigger()


def test_it_begins_by_itself_once_enough_is_finished(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    finish_one(window, small_project)
    qtbot.waitUntil(lambda: not window.learning.waits)
    assert not window.learning.work.busy
    # Suggestions are off in tests, and with them this.
    window.bound_actions["suggest.shown"].trigger()
    code(small_project, 3, first=50)
    qtbot.waitUntil(lambda: window.learning.work.busy)
    # Nothing has to wait for it.
    assert not window.tasks.busy
    assert window.bound_actions["edit.undo"].isEnabled()
    qtbot.waitUntil(lambda: not window.learning.work.busy, timeout=120_000)
    [model] = small_project.assistance.models()
    assert model.figures.articles >= 12
    undoable = small_project.history.undoable()
    assert undoable is not None
    assert undoable.kind == "set-status"


def test_it_does_not_begin_where_it_is_not_wanted(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    window.bound_actions["suggest.shown"].trigger()
    window.settings.learns_by_itself = False
    code(small_project, 3, first=50)
    qtbot.waitUntil(lambda: not window.learning.waits)
    assert not window.learning.work.busy
    small_project.coders.set_blind(True)
    window.settings.learns_by_itself = True
    code(small_project, 1, first=60)
    # While it is blind, from own work, for oneself.
    qtbot.waitUntil(lambda: window.learning.work.busy)
    window.learning.work.cancel()
    qtbot.waitUntil(lambda: not window.learning.work.busy, timeout=60_000)


@pytest.fixture
def dialog(window: AnnotatorWindow, small_project: Project, qtbot: QtBot) -> LearnedDialog:
    """What was learned, once from twelve articles."""
    code(small_project, 3, first=50)
    window.bound_actions["suggest.learned"].trigger()
    found = window.learning.dialog
    assert found is not None
    assert found.told.text() == "Nothing was learned yet."
    assert not found.use.isEnabled()
    assert not found.forget.isEnabled()
    qtbot.mouseClick(found.learn, LEFT)
    assert found.cancel.isVisible()
    assert found.progress.isVisible()
    qtbot.waitUntil(lambda: found.table.rowCount() == 1, timeout=120_000)
    qtbot.waitUntil(found.learn.isVisible)
    return found


def cells(dialog: LearnedDialog) -> list[str]:
    return [
        item.text() if (item := dialog.table.item(0, n)) else ""
        for n in range(dialog.table.columnCount())
    ]


def test_what_was_learned_is_shown_withdrawn_used_again_and_forgotten(
    window: AnnotatorWindow, small_project: Project, dialog: LearnedDialog, qtbot: QtBot
) -> None:
    shown = cells(dialog)
    assert (shown[0], shown[1], shown[3], shown[7]) == ("Promise", "1", "12", "suggests")
    assert "Promise" in dialog.summary.text()
    assert dialog.figures.rowCount() >= 8
    assert "Tried in 5 parts" in dialog.told.text()
    qtbot.mouseClick(dialog.withdraw, LEFT)
    qtbot.waitUntil(lambda: cells(dialog)[7] == "withdrawn")
    assert not dialog.withdraw.isEnabled()
    qtbot.mouseClick(dialog.use, LEFT)
    qtbot.waitUntil(lambda: cells(dialog)[7] == "suggests")
    # Undo takes back what was coded; what was done to models is undone here.
    coded = small_project.history.undoable()
    assert coded is not None
    assert coded.kind == "set-status"
    qtbot.waitUntil(dialog.take_back.isEnabled)
    qtbot.mouseClick(dialog.take_back, LEFT)
    qtbot.waitUntil(lambda: cells(dialog)[7] == "withdrawn")
    qtbot.mouseClick(dialog.forget, LEFT)
    assert small_project.assistance.models()
    qtbot.mouseClick(dialog.forget, LEFT)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 0)
    assert small_project.assistance.models() == []
    dialog.by_itself.click()
    assert not window.settings.learns_by_itself


def test_learning_is_cancelled_and_the_window_closes_meanwhile(
    window: AnnotatorWindow,
    small_project: Project,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def endless(
        _self: Learning, progress: Progress, _cancelled: Callable[[], bool] = bool, **_: object
    ) -> LearnReport:
        while True:
            progress(1, 2, "Learning from articles")

    monkeypatch.setattr(Learning, "learn", endless)
    window.bound_actions["suggest.learn"].trigger()
    window.bound_actions["suggest.learned"].trigger()
    dialog = window.learning.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.progress.maximum() == 2)
    qtbot.mouseClick(dialog.cancel, LEFT)
    qtbot.waitUntil(dialog.learn.isVisible)
    window.bound_actions["suggest.learn"].trigger()
    assert window.learning.work.busy
    window.close()
    assert not window.learning.work.busy


def test_the_curve_says_what_it_paints(window: AnnotatorWindow, qtbot: QtBot) -> None:
    curve = LearningCurve(window.themes.theme)
    qtbot.addWidget(curve)
    assert curve.isHidden()
    curve.show_points([(100, 0.5, 0.7), (10, 0.2, 0.4)])
    assert curve.accessibleDescription() == (
        "10 articles: whole records 20 %, overlapping 40 %; "
        "100 articles: whole records 50 %, overlapping 70 %"
    )
    curve.resize(420, 150)
    accent = window.themes.theme.colour("accent").rgb()
    image = curve.grab().toImage()
    inked = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixel(x, y) == accent
    ]
    # Both lines rise from the left to the right.
    assert min(y for x, y in inked if x > 310) < min(y for x, y in inked if x < 60)
