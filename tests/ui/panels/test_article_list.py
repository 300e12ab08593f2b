"""The article list reads little, and follows what changes."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from annotator.core.article import Article
from annotator.core.span import Span
from annotator.core.text import sha256
from annotator.services.project import Project
from annotator.ui.models.article_model import ArticleRole
from annotator.ui.panels.article_list import ArticleListPanel
from annotator.ui.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, small_project: Project) -> Iterator[ArticleListPanel]:
    made = ArticleListPanel(theme)
    qtbot.addWidget(made)
    made.set_project(small_project)
    made.resize(280, 600)
    small_project.notify.subscribe(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    small_project.notify.unsubscribe(made.refresh)


def titles(panel: ArticleListPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def label(panel: ArticleListPanel, name: str) -> QLabel:
    found = panel.findChild(QLabel, name)
    assert found is not None
    return found


def test_a_click_chooses(panel: ArticleListPanel, qtbot: QtBot) -> None:
    where = panel.view.visualRect(panel.model.index(2)).center()
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args == ["a2"]


def test_arrows_choose_and_enter_goes_to_the_text(panel: ArticleListPanel, qtbot: QtBot) -> None:
    panel.select_article("a0")
    panel.view.setFocus()
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert chosen.args == ["a1"]
    with qtbot.waitSignal(panel.text_requested):
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)


def test_typing_filters_after_a_pause(panel: ArticleListPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter_box, "STRIKE")
    assert panel.model.rowCount() == 4
    qtbot.waitUntil(lambda: titles(panel) == ["Strike enters its second week"])
    panel.filter_box.setText("nowhere")
    empty = label(panel, "articlesEmpty")
    qtbot.waitUntil(empty.isVisible)
    assert "No article fits" in empty.text()


def test_states_filter(panel: ArticleListPanel, small_project: Project, qtbot: QtBot) -> None:
    small_project.edit.set_status("a1", "done")
    button = panel.findChild(QToolButton, "articleState_todo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(titles(panel)) == 3
    small_project.edit.set_status("a0", "done")
    assert titles(panel) == ["Fuel prices, checked", "A quiet day"]
    assert "2 of 4 done" in label(panel, "articleSummary").text()


def test_the_neighbour_of_one_that_has_left_the_list(
    panel: ArticleListPanel, small_project: Project, qtbot: QtBot
) -> None:
    button = panel.findChild(QToolButton, "articleState_todo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    panel.select_article("a1")
    small_project.edit.set_status("a1", "done")
    assert panel.neighbour(1) == "a2"
    assert panel.neighbour(-1) == "a0"
    panel.select_article("a3")
    assert panel.neighbour(1) is None


def test_counts_follow_the_records(panel: ArticleListPanel, small_project: Project) -> None:
    row = panel.model.index(0)
    assert row.data(ArticleRole.SUMMARY).counts == {}
    small_project.edit.create_record("a0", "quote", [Span(0, 4)])
    assert row.data(ArticleRole.SUMMARY).counts == {"quote": 1}
    assert "in progress" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_empty_project_says_what_to_do(
    panel: ArticleListPanel, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    empty = Project.create(tmp_path_factory.mktemp("empty") / "p.annotator", coder="Ada")
    panel.set_project(empty)
    assert "Drop files" in label(panel, "articlesEmpty").text()
    button = panel.findChild(QToolButton, "importFirst")
    assert button is not None
    assert button.isVisible()
    with qtbot.waitSignal(panel.import_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    panel.set_project(None)
    empty.close()


def test_many_rows_are_read_only_where_they_are_seen(
    panel: ArticleListPanel, small_project: Project, qtbot: QtBot
) -> None:
    texts = [f"text {n}" for n in range(20_000)]
    with small_project.writing("Import 20,000 articles") as unit:
        unit.create_all(
            Article(f"b{n:06}", f"Title {n}", text, sha256(text)) for n, text in enumerate(texts)
        )
    qtbot.waitUntil(lambda: panel.model.rowCount() == 20_004)
    began = time.perf_counter()
    panel.view.scrollToBottom()
    panel.grab()
    assert time.perf_counter() - began < 1
    assert panel.model.pages_read() <= 4
    panel.select_article("b010000")
    assert panel.view.currentIndex().row() == 10_004
    assert panel.model.pages_read() <= 6
