"""Assigning in the window: the dialog with its preview, single articles, my articles, the board."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QSpinBox
from pytestqt.qtbot import QtBot

from annotator.core.coding.article import Article
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.coder import Coder
from annotator.core.team.assigning import AssigningPlan, AssigningQuestion
from annotator.core.text.normalization import sha256
from annotator.services.ids import coder_id
from annotator.services.project import Project
from annotator.services.team.assignments import Assignments
from annotator.ui.features import AnnotatorWindow
from annotator.ui.team.assignments_dialog import AssignDialog
from annotator.ui.team.board_panel import BoardPanel

# The platform without a screen has no keyboard that an open menu could take for itself.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")

BEN, CEM = Coder(coder_id("Ben"), "Ben"), Coder(coder_id("Cem"), "Cem")
ARTICLES = ("a0", "a1", "a2", "a3")
NOBODY: dict[str, set[str]] = {article: set() for article in ARTICLES}


@pytest.fixture(autouse=True)
def _team(small_project: Project) -> None:
    """Ben and Cem beside Ada, who leads."""
    with small_project.writing("Begin") as unit:
        unit.create_all([BEN, CEM])


@pytest.fixture
def dialog(window: AnnotatorWindow, qtbot: QtBot) -> AssignDialog:
    """The dialog, its first preview shown."""
    window.bound_actions["assignments.assign"].trigger()
    found = window.findChild(AssignDialog)
    assert isinstance(found, AssignDialog)
    qtbot.waitUntil(lambda: found.plan is not None)
    return found


@pytest.fixture
def board(window: AnnotatorWindow, small_project: Project, qtbot: QtBot) -> BoardPanel:
    """The board of three assigned articles."""
    small_project.assignments.give(["a0", "a1", "a2"], [BEN.id])
    small_project.assignments.give(["a1"], [CEM.id])
    window.bound_actions["view.progress"].trigger()
    found = window.findChild(BoardPanel)
    assert isinstance(found, BoardPanel)
    qtbot.waitUntil(lambda: found.model.rowCount() == 3 and bool(found.model.totals))
    return found


@pytest.fixture
def ben(small_project: Project) -> Iterator[Project]:
    """The project as Ben has it."""
    opened = Project.open(small_project.location, coder="Ben")
    yield opened
    opened.close()


def _held(project: Project) -> dict[str, set[str]]:
    names = {each.id: each.name for each in project.coders.known()}
    held = project.assignments.of_articles(ARTICLES)
    return {article: {names[each] for each in coders} for article, coders in held.items()}


def _cells(board: BoardPanel, row: int) -> list[str]:
    model = board.model
    return [model.index(row, n).data() for n in range(model.columnCount())]


def _preview(dialog: AssignDialog) -> list[list[str]]:
    """What the coders would get who are ticked."""
    table = dialog.table
    rows = range(table.rowCount())
    columns = range(table.columnCount())
    items = [[table.item(row, column) for column in columns] for row in rows]
    texts = [[item.text() if item is not None else "" for item in row] for row in items]
    return [row for row in texts if row[1]]


def test_a_draw_is_previewed_then_assigned_and_undone(
    dialog: AssignDialog, window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    assert _preview(dialog) == [["Ben", "4", "4", "0"], ["Cem", "4", "4", "0"]]
    way = dialog.findChild(QComboBox, "assignWay")
    seed = dialog.findChild(QSpinBox, "assignSeed")
    overlap = dialog.findChild(QSpinBox, "assignOverlap")
    each = dialog.findChild(QSpinBox, "assignEach")
    summary = dialog.findChild(QLabel, "assignSummary")
    assert way and seed and overlap and each and summary  # noqa: PT018 - all are of one dialog
    assert not seed.isVisible()
    way.setCurrentIndex(1)
    assert seed.isVisible()
    assert not dialog.accept_button.isEnabled()
    each.setValue(2)
    overlap.setValue(50)
    seed.setValue(7)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert summary.text().startswith(
        "Articles: 4, of them for several coders: 2. New assignments: 6."
    )
    assert [row[:3] for row in _preview(dialog)] == [["Ben", "3", "2"], ["Cem", "3", "2"]]
    assert _held(small_project) == NOBODY
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert sum(map(len, _held(small_project).values())) == 6
    [banner] = window.messages.banners()
    assert "Assignments made: 6" in banner.text
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: _held(small_project) == NOBODY)


def test_a_plan_that_comes_after_the_dialog_is_shown_nowhere(
    window: AnnotatorWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked, go_on, answered = Event(), Event(), Event()
    plan = Assignments.plan

    def slow(service: Assignments, question: AssigningQuestion) -> AssigningPlan:
        asked.set()
        go_on.wait()
        try:
            return plan(service, question)
        finally:
            answered.set()

    monkeypatch.setattr(Assignments, "plan", slow)
    window.bound_actions["assignments.assign"].trigger()
    dialog = window.findChild(AssignDialog)
    assert isinstance(dialog, AssignDialog)
    qtbot.waitUntil(asked.is_set)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    go_on.set()
    qtbot.waitUntil(answered.is_set)
    assert not window.context.background_reads.is_open("assignments.plan")


def test_without_a_coder_nothing_can_be_assigned(dialog: AssignDialog, qtbot: QtBot) -> None:
    table = dialog.table
    coders = [item for n in range(table.rowCount()) if (item := table.item(n, 0)) is not None]
    assert [each.text() for each in coders] == ["Ada", "Ben", "Cem"]
    for each in coders[1:]:
        table.setCurrentItem(each)
        qtbot.keyClick(table, Qt.Key.Key_Space)
        assert each.checkState() == Qt.CheckState.Unchecked
    qtbot.waitUntil(lambda: dialog.summary.text() == "Choose a coder first.")
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_the_article_list_assigns_what_it_shows(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    window.articles.panel.filter_box.setText("docks")
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 1)
    window.bound_actions["assignments.assign"].trigger()
    dialog = window.findChild(AssignDialog)
    assert isinstance(dialog, AssignDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.which.currentData() == "listed"
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert _held(small_project) == {"a0": set(), "a1": {"Ben", "Cem"}, "a2": set(), "a3": set()}


def test_ticks_assign_the_open_article_and_take_it_back(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    for expected in ({"Ben"}, set[str]()):
        window.bound_actions["assignments.article"].trigger()
        menu = next(each for each in window.findChildren(QMenu, "coderMenu") if each.isVisible())
        action = next(each for each in menu.actions() if each.text() == "Ben")
        assert action.isChecked() != bool(expected)
        action.trigger()
        menu.close()
        assert _held(small_project)["a0"] == expected
        qtbot.waitUntil(lambda: not window.findChildren(QMenu, "coderMenu"))


def test_a_coder_begins_with_own_articles_and_sees_all_on_demand(
    window: AnnotatorWindow, small_project: Project, ben: Project, qtbot: QtBot
) -> None:
    small_project.assignments.give(["a1", "a3"], [BEN.id])
    panel = window.articles.panel
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    window.set_project(ben)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert panel.model.filter == ArticleFilter(mine=True)
    assert [chip.button.text() for chip in panel.head.chips.chips()] == ["My articles"]
    assert panel.head.filters.mine.isChecked()
    window.bound_actions["article.mine"].trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    window.bound_actions["article.mine"].trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    small_project.assignments.give(["a0"], [BEN.id])
    ben.poll()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    window.set_project(small_project)


def test_the_board_says_who_is_how_far(
    board: BoardPanel, window: AnnotatorWindow, small_project: Project, ben: Project, qtbot: QtBot
) -> None:
    assert [board.model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)] == [
        "Article",
        "Ben\n0 of 3 finished",
        "Cem\n0 of 1 finished",
    ]
    assert _cells(board, 1) == ["Strike enters its second week", "assigned", "assigned"]
    ben.articles.set_status("a1", "nothing", "Weather")
    ben.screening.screen("a2", False)
    small_project.poll()
    qtbot.waitUntil(lambda: _cells(board, 1)[1] == "nothing to code")
    qtbot.waitUntil(
        lambda: board.model.headerData(1, Qt.Orientation.Horizontal) == "Ben\n1 of 2 finished"
    )
    assert _cells(board, 2)[1] == "screened out"
    assert "screened out: 1" in board.model.headerData(
        1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert board.totals.text() == "Articles: 3 · assignments finished: 1 of 3"


def test_a_click_on_the_board_opens_the_article(
    board: BoardPanel, window: AnnotatorWindow, qtbot: QtBot
) -> None:
    place = board.view.visualRect(board.model.index(2, 1)).center()
    qtbot.mouseClick(board.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.article is not None
    assert window.session.article.id == "a2"


def test_several_on_the_board_are_assigned_and_taken_back(
    board: BoardPanel, window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    board.everything.setChecked(True)
    qtbot.waitUntil(lambda: board.model.rowCount() == 4)
    for row, modifier in (
        (2, Qt.KeyboardModifier.NoModifier),
        (3, Qt.KeyboardModifier.ShiftModifier),
    ):
        place = board.view.visualRect(board.model.index(row, 0)).center()
        qtbot.mouseClick(board.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    assert board.view.chosen() == ["a2", "a3"]
    groups = window.assignments._offers(QPoint(1, 1))
    offered = {action.text(): action for group in groups for action in group}
    assert "Take from Cem" not in offered
    offered["Assign to Cem"].trigger()
    assert _held(small_project)["a3"] == {"Cem"}
    assert _held(small_project)["a2"] == {"Ben", "Cem"}
    offered["Take from Ben"].trigger()
    assert _held(small_project)["a2"] == {"Cem"}
    window.bound_actions["edit.undo"].trigger()
    assert _held(small_project)["a2"] == {"Ben", "Cem"}
    QApplication.processEvents()


def test_a_long_board_is_read_as_it_comes_into_sight(
    board: BoardPanel, small_project: Project, qtbot: QtBot
) -> None:
    texts = {f"More {n}": f"Text {n}." for n in range(700)}
    with small_project.writing("Import") as unit:
        unit.create_all(
            Article(f"b{n:03}", title, text, sha256(text))
            for n, (title, text) in enumerate(texts.items())
        )
    board.everything.setChecked(True)
    qtbot.waitUntil(lambda: board.model.rowCount() == 704)
    assert board.model.pages_read() == 1
    board.view.scrollToBottom()
    last = board.model.index(703, 0)
    qtbot.waitUntil(lambda: last.data() == "More 699")
    assert board.model.pages_read() < 4
    small_project.articles.delete("b699")
    qtbot.waitUntil(lambda: board.model.rowCount() == 703)


def test_escape_in_the_filter_leaves_a_coder_with_own_articles(
    window: AnnotatorWindow, small_project: Project, ben: Project, qtbot: QtBot
) -> None:
    small_project.assignments.give(["a1", "a3"], [BEN.id])
    window.set_project(ben)
    panel = window.articles.panel
    panel.filter_box.setFocus()
    qtbot.keyClicks(panel.filter_box, "docks")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert panel.model.filter == ArticleFilter(mine=True)
    small_project.assignments.take_back([BEN.id])
    ben.poll()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    empty = panel.findChild(QLabel, "articlesEmpty")
    assert empty is not None
    qtbot.waitUntil(lambda: empty.text().startswith("No article is assigned to you"))
    window.set_project(small_project)


def test_a_hidden_board_catches_up_when_it_is_shown(
    board: BoardPanel, window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    window.bound_actions["view.progress"].trigger()
    assert not board.isVisible()
    small_project.assignments.give(["a3"], [CEM.id])
    assert board.model.rowCount() == 3
    window.bound_actions["view.progress"].trigger()
    qtbot.waitUntil(lambda: board.model.rowCount() == 4)
