"""The article list reads little, filters in the database, and follows what changes."""

import time
from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from annotator.core.coding.article import Article
from annotator.core.coding.article_listing import ArticleFilter, ArticleOrder
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.articles.model import ArticleRole
from annotator.ui.articles.panel import ArticleListPanel
from annotator.ui.kit.background_reads import BackgroundReads
from annotator.ui.kit.theme import Theme

ALL = [
    "Ministers talk in Bruma",
    "Strike enters its second week",
    "Fuel prices, checked",
    "A quiet day",
]


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, small_project: Project) -> Iterator[ArticleListPanel]:
    background_reads = BackgroundReads()
    made = ArticleListPanel(theme, background_reads)
    qtbot.addWidget(made)
    made.set_project(small_project)
    made.resize(280, 600)
    small_project.notify.subscribe(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    shows(panel=made, qtbot=qtbot, wanted=ALL)
    yield made
    small_project.notify.unsubscribe(made.refresh)
    made.set_project(None)
    background_reads.close()


def titles(panel: ArticleListPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def shows(panel: ArticleListPanel, qtbot: QtBot, wanted: list[str]) -> None:
    qtbot.waitUntil(lambda: titles(panel) == wanted)


def button(panel: ArticleListPanel, name: str) -> QToolButton:
    found = panel.findChild(QToolButton, name)
    assert found is not None
    return found


def label(panel: ArticleListPanel, name: str) -> QLabel:
    found = panel.findChild(QLabel, name)
    assert found is not None
    return found


def click(panel: ArticleListPanel, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def chips(panel: ArticleListPanel) -> list[str]:
    return [chip.button.accessibleName() for chip in panel.head.chips.chips()]


def is_current(panel: ArticleListPanel, row: int) -> bool:
    index = panel.view.currentIndex()
    return index.row() == row and panel.view.selectionModel().isSelected(index)


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


def test_typing_finds_titles_texts_and_outlets(panel: ArticleListPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter_box, "PRICES")
    assert panel.model.rowCount() == 4
    shows(panel, qtbot, ALL[1:3])
    qtbot.keyClicks(panel.filter_box, " offi")
    shows(panel, qtbot, ALL[2:3])
    panel.filter_box.setText("bell")
    shows(panel, qtbot, ALL)
    panel.filter_box.setText("nowhere")
    empty = label(panel, "articlesEmpty")
    qtbot.waitUntil(empty.isVisible)
    assert "No article fits" in empty.text()
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Escape)
    shows(panel, qtbot, ALL)
    assert panel.filter_box.text() == ""


def test_states_filter(panel: ArticleListPanel, small_project: Project, qtbot: QtBot) -> None:
    small_project.articles.set_status("a1", "done")
    click(panel, qtbot, "articleState_todo")
    shows(panel, qtbot, [ALL[0], *ALL[2:]])
    small_project.articles.set_status("a0", "done")
    shows(panel, qtbot, ALL[2:])
    qtbot.waitUntil(lambda: "2 shown, 2 of 4 done" in label(panel, "articleSummary").text())
    click(panel, qtbot, "articleFilters_show")
    click(panel, qtbot, "articleFilter_in_progress")
    shows(panel, qtbot, ALL[2:])
    assert chips(panel) == ["New"]
    assert not button(panel, "articleState_todo").isChecked()
    click(panel, qtbot, "articleFilterClear")
    shows(panel, qtbot, ALL)
    assert button(panel, "articleState_all").isChecked()


def test_outlets_are_proposed_with_their_counts(
    panel: ArticleListPanel, small_project: Project, qtbot: QtBot
) -> None:
    with small_project.writing("Import 1 article") as unit:
        unit.create(Article("b", "Elsewhere", "A text.", sha256("A text."), source="Courier"))
    click(panel, qtbot, "articleFilters_show")
    outlet = panel.head.filters.outlet
    qtbot.keyClicks(outlet, "cou")
    qtbot.waitUntil(lambda: outlet.highlighted() is not None)
    option = outlet.highlighted()
    assert option is not None
    assert (option.label, option.detail) == ("Courier", "1")
    qtbot.keyClick(outlet, Qt.Key.Key_Return)
    shows(panel, qtbot, ["Elsewhere"])
    assert chips(panel) == ["Courier"]
    (chip,) = panel.head.chips.chips()
    qtbot.keyClick(chip.button, Qt.Key.Key_Delete)
    shows(panel, qtbot, [*ALL, "Elsewhere"])


def test_dates_are_read_as_people_write_them(
    panel: ArticleListPanel, small_project: Project, qtbot: QtBot
) -> None:
    with small_project.writing("Import 1 article") as unit:
        unit.create(Article("b", "Later", "A text.", sha256("A text."), published="2017-04-01"))
    click(panel, qtbot, "articleFilters_show")
    first, last = panel.head.filters.first, panel.head.filters.last
    qtbot.keyClicks(first, "Apr 2017")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    shows(panel, qtbot, ["Later"])
    assert chips(panel) == ["since 2017-04-01"]
    assert first.text() == "Apr 2017"
    first.clear()
    qtbot.keyClicks(last, "2017-03")
    qtbot.keyClick(last, Qt.Key.Key_Return)
    shows(panel, qtbot, ALL)
    assert chips(panel) == ["until 2017-03-31"]
    qtbot.keyClicks(last, "x")
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert last.property("invalid")
    assert "Not a date" in last.toolTip()
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Escape)
    assert panel.model.filter == ArticleFilter()
    assert last.text() == ""
    assert not last.property("invalid")


def test_records_and_flags_filter(
    panel: ArticleListPanel, small_project: Project, qtbot: QtBot
) -> None:
    quote = small_project.records.create("a1", "quote", [Span(0, 4)])
    small_project.records.create("a2", "claim", [Span(0, 4)])
    click(panel, qtbot, "articleFilters_show")
    menu = panel.findChild(QMenu, "articleRecordsMenu")
    assert menu is not None
    actions = {action.objectName(): action for action in menu.actions()}
    actions["articleRecords_quote"].trigger()
    shows(panel, qtbot, ALL[1:2])
    actions["articleRecords_claim"].trigger()
    shows(panel, qtbot, ALL[1:3])
    assert chips(panel) == ["has quote", "has claim"]
    actions["articleRecords_none"].trigger()
    shows(panel, qtbot, [ALL[0], ALL[3]])
    assert chips(panel) == ["No records"]
    click(panel, qtbot, "articleFilterClear")
    click(panel, qtbot, "articleFlagged")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    with small_project.writing("Look again") as unit:
        unit.update(quote, msgspec.structs.replace(quote, flagged=True))
    shows(panel, qtbot, ALL[1:2])
    row = panel.model.index(0)
    assert "look again at 1 of its records" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_sorting(panel: ArticleListPanel, qtbot: QtBot) -> None:
    panel.select_article("a3")
    menu = panel.findChild(QMenu, "articleSortMenu")
    assert menu is not None
    actions = {action.objectName(): action for action in menu.actions()}
    with qtbot.waitSignal(panel.head.order_changed):
        actions["articleSort_title"].trigger()
    shows(panel, qtbot, sorted(ALL))
    qtbot.waitUntil(lambda: is_current(panel, 0))
    actions["articleSort_descending"].trigger()
    shows(panel, qtbot, sorted(ALL, reverse=True))
    qtbot.waitUntil(lambda: is_current(panel, 3))
    assert panel.model.order == ArticleOrder("title", descending=True)
    assert panel.neighbour(-1) == "a2"


def test_the_neighbour_of_one_that_has_left_the_list(
    panel: ArticleListPanel, small_project: Project, qtbot: QtBot
) -> None:
    click(panel, qtbot, "articleState_todo")
    panel.select_article("a1")
    small_project.articles.set_status("a1", "done")
    assert panel.neighbour(1) == "a2"
    assert panel.neighbour(-1) == "a0"
    panel.select_article("a3")
    assert panel.neighbour(1) is None


def test_the_next_article_to_do(
    panel: ArticleListPanel, small_project: Project, qtbot: QtBot
) -> None:
    answers: list[tuple[str | None, bool]] = []
    small_project.articles.set_status("a1", "done")
    panel.select_article("a0")
    panel.ask_to_do(backwards=False, answered=answers.append)
    qtbot.waitUntil(lambda: answers == [("a2", False)])
    panel.ask_to_do(backwards=True, answered=answers.append)
    qtbot.waitUntil(lambda: answers[1:] == [("a3", True)])
    for article_id in ("a2", "a3"):
        small_project.articles.set_status(article_id, "done")
    panel.ask_to_do(backwards=False, answered=answers.append)
    qtbot.waitUntil(lambda: answers[2:] == [(None, True)])


def test_counts_follow_the_records(panel: ArticleListPanel, small_project: Project) -> None:
    row = panel.model.index(0)
    assert row.data(ArticleRole.SUMMARY).counts == {}
    small_project.records.create("a0", "quote", [Span(0, 4)])
    assert row.data(ArticleRole.SUMMARY).counts == {"quote": 1}
    assert "in progress" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_many_rows_are_read_only_where_they_are_seen(
    panel: ArticleListPanel, small_project: Project, qtbot: QtBot
) -> None:
    texts = [f"text {n}" for n in range(20_000)]
    with small_project.writing("Import 20,000 articles") as unit:
        unit.create_all(
            Article(f"b{n:06}", f"Title {n}", text, sha256(text)) for n, text in enumerate(texts)
        )
    qtbot.waitUntil(lambda: panel.model.rowCount() == 20_004)
    began = time.process_time()
    panel.view.scrollToBottom()
    panel.grab()
    assert time.process_time() - began < 1
    last = panel.model.index(20_003)
    qtbot.waitUntil(lambda: last.data() == "Title 19999")
    assert panel.model.pages_read() <= 4
    panel.select_article("b010000")
    qtbot.waitUntil(lambda: is_current(panel, 10_004))
    panel.grab()
    qtbot.waitUntil(lambda: panel.model.row_of("b010000") == 10_004)
    assert panel.model.pages_read() <= 6
    # An edit elsewhere moves neither the rows nor the current one.
    before = panel.view.verticalScrollBar().value()
    small_project.records.create("b010000", "quote", [Span(0, 4)])
    with small_project.writing("Import 1 article") as unit:
        unit.create(Article("c", "Last", "The last text.", sha256("The last text.")))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 20_005)
    qtbot.waitUntil(lambda: is_current(panel, 10_004))
    assert panel.view.verticalScrollBar().value() == before
