"""Searching the project in the window: typing, the list, going there, coding all."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from annotator.core.coding.article import Article
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.search.code_hits_dialog import CodeHitsDialog
from annotator.ui.search.feature import SearchFeature
from annotator.ui.search.hit_model import HitRole
from annotator.ui.search.panel import SearchPanel

Search = Callable[[str], SearchPanel]


@pytest.fixture
def feature(window: AnnotatorWindow) -> SearchFeature:
    return window.search


@pytest.fixture
def search(qtbot: QtBot, window: AnnotatorWindow, feature: SearchFeature) -> Search:
    """Types into the dock as a person does, and waits for the answer and the count."""

    def typed(text: str) -> SearchPanel:
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(window, Qt.Key.Key_F, keys)
        panel = feature.panel
        assert panel is not None
        qtbot.waitUntil(panel.box.hasFocus)
        panel.box.clear()
        qtbot.keyClicks(panel.box, text)
        answered(qtbot, window)
        return panel

    return typed


def answered(qtbot: QtBot, window: AnnotatorWindow) -> None:
    keys = ("search.page", "search.totals", "search.candidates")
    qtbot.waitUntil(lambda: not any(window.background_reads.is_open(key) for key in keys))


def rows(panel: SearchPanel) -> list[str]:
    model = panel.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def selected(window: AnnotatorWindow) -> str:
    span = window.view.selection()
    return window.view.text[span.start : span.end] if span else ""


def test_enter_leads_to_the_place(qtbot: QtBot, window: AnnotatorWindow, search: Search) -> None:
    panel = search("prices")
    assert panel.count.text() == "3 hits in 2 articles"
    assert rows(panel)[0].endswith("stay closed. Prices rose by 4%.")
    assert panel.view.isVisible()
    qtbot.keyClick(panel.box, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    article = window.session.article
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert window.session.article is article
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert window.session.article is not None
    assert window.session.article.id == "a2"
    assert selected(window) == "Prices"
    qtbot.waitUntil(window.view.hasFocus)
    qtbot.keyClick(window.view, Qt.Key.Key_C)
    assert [record.spans[0].text for record in window.session.records] == ["Prices"]


def test_what_is_not_there_says_what_to_do(window: AnnotatorWindow, search: Search) -> None:
    panel = search("pric")
    assert panel._empty.text() == "Nothing found. To find all that begins so, type pric*"
    assert panel._stack.currentWidget() is panel._empty
    assert not panel.code.isEnabled()
    assert panel.count.text() == ""
    assert len(rows(search("pric*"))) == 3
    assert search("")._empty.text().startswith("Type words")


def test_hits_stand_under_their_articles(qtbot: QtBot, search: Search) -> None:
    panel = search("prices")
    panel.view.setCurrentIndex(panel.model.index(2))
    qtbot.mouseClick(panel.grouped, Qt.MouseButton.LeftButton)
    headings = [panel.model.index(row).data(HitRole.HEADING) for row in range(5)]
    assert [bool(heading) for heading in headings] == [True, False, True, False, False]
    assert panel.view.currentIndex().row() == 4
    spoken = str(panel.model.index(3).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Title, Fuel prices, checked, Fuel prices, checked · The Bell · 2017-03-03"
    qtbot.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Prices have not doubled")


def test_fields_lead_to_their_record(
    qtbot: QtBot, window: AnnotatorWindow, small_project: Project, search: Search
) -> None:
    record = small_project.records.create("a1", "quote", [Span(0, 9)])
    small_project.records.name_actor(record, "speaker", 0, "Dock Union")
    panel = search("union")
    assert len(rows(panel)) == 1
    panel.set_scope("fields")
    answered(qtbot, window)
    assert panel.model.index(0).data(HitRole.LABEL) == "Quote · Speaker"
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert window.session.record_id == record.id
    panel.set_scope("evidence")
    answered(qtbot, window)
    assert [panel.model.index(0).data(HitRole.LABEL), rows(panel)[0]] == [
        "Quote",
        "The union said the docks stay closed. Prices rose by 4%.",
    ]
    panel.types.setCurrentIndex(panel.types.findData("claim"))
    answered(qtbot, window)
    assert rows(panel) == []


def test_the_list_can_narrow_it_and_changes_arrive(
    qtbot: QtBot, window: AnnotatorWindow, small_project: Project, search: Search
) -> None:
    panel = search("prices")
    small_project.articles.set_status("a2", "done")
    window.articles.panel.model.set_filter(ArticleFilter(states=("done",)))
    qtbot.mouseClick(panel.only_listed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.count.text() == "2 hits in 1 article")
    panel.only_listed.setChecked(False)
    qtbot.waitUntil(lambda: len(rows(panel)) == 3)
    text = "Prices, prices."
    with small_project.writing("Import") as unit:
        unit.create(Article("a9", "New", text, sha256(text)))
    qtbot.waitUntil(lambda: panel.count.text() == "5 hits in 3 articles")


def test_further_pages_come_as_one_scrolls(
    qtbot: QtBot, window: AnnotatorWindow, small_project: Project, search: Search
) -> None:
    texts = [f"Minister {n} said so." for n in range(100)]
    with small_project.writing("Import") as unit:
        unit.create_all(Article(f"b{n}", "", text, sha256(text)) for n, text in enumerate(texts))
    panel = search("said so")
    first = len(rows(panel))
    assert first < 200
    assert panel.count.text() == "200 hits in 100 articles"
    panel.view.scrollToBottom()
    qtbot.waitUntil(lambda: len(rows(panel)) > first)
    while panel.model.has_more:
        before = len(rows(panel))
        panel.view.scrollToBottom()
        panel.model.fetchMore(panel.model.index(-1))
        qtbot.waitUntil(lambda before=before: len(rows(panel)) > before)
    assert len(rows(panel)) == 200


def test_all_hits_are_coded_after_a_look(
    qtbot: QtBot, window: AnnotatorWindow, small_project: Project, search: Search
) -> None:
    small_project.records.create("a2", "claim", [Span(0, 23)])
    panel = search("prices")
    qtbot.mouseClick(panel.code, Qt.MouseButton.LeftButton)
    dialog = window.findChild(CodeHitsDialog)
    assert dialog is not None
    dialog.types.setCurrentIndex(dialog.types.findData("claim"))
    dialog.extents.setCurrentIndex(1)
    answered(qtbot, window)
    assert dialog.count.text() == "1 of 2 checked · 1 coded already"
    assert dialog.accept_button.text() == "Add 1 claim"
    dialog.view.setFocus()
    dialog.view.setCurrentIndex(dialog.model.index(0))
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(small_project.records.of_article("a1")) == 1)
    (record,) = small_project.records.of_article("a1")
    assert record.spans[0].text == "Prices rose by 4%."
    assert (
        small_project.history.entries()[0].change.sentence() == "Add 1 claim by search for “prices”"
    )
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: not small_project.records.of_article("a1"))


def test_rows_stand_there_at_the_key(
    qtbot: QtBot, window: AnnotatorWindow, search: Search, small_project: Project
) -> None:
    texts = [f"Minister {n} said so." for n in range(2000)]
    with small_project.writing("Import") as unit:
        unit.create_all(Article(f"b{n}", "", text, sha256(text)) for n, text in enumerate(texts))
    panel = search("said s")
    waits: list[float] = []
    for _ in range(5):
        panel.box.setText("said s")
        answered(qtbot, window)
        begun = time.perf_counter()
        qtbot.keyClick(panel.box, "o")
        # Asked at the key: no timer holds it up.
        assert window.background_reads.is_open("search.page")
        qtbot.waitUntil(lambda: not window.background_reads.is_open("search.page"))
        waits.append(time.perf_counter() - begun)
        assert len(rows(panel)) >= 50
        answered(qtbot, window)
        assert panel.count.text() == "4,000 hits in 2,000 articles"
    assert min(waits) < 0.06


def test_a_query_without_hits_says_what_may_be_meant(
    window: AnnotatorWindow, search: Search
) -> None:
    assert "ends with another" in search('"no prices')._empty.text()
    assert "in capitals: OR" in search("absent or missing")._empty.text()
    assert "words beside them" in search("absent OR")._empty.text()
    assert "Name something" in search("NOT prices")._empty.text()
    assert len(rows(search("absent OR prices"))) == 3


def test_regular_expressions(qtbot: QtBot, window: AnnotatorWindow, search: Search) -> None:
    panel = search("pr[a-z]+s")
    assert rows(panel) == []
    qtbot.mouseClick(panel.regex, Qt.MouseButton.LeftButton)
    answered(qtbot, window)
    assert panel.count.text() == "3 hits in 2 articles"
    panel.box.setText("pr[a-z")
    assert "at character" in panel._empty.text()
    panel.box.setText("pr[0-9]")
    answered(qtbot, window)
    assert "as they stand" in panel._empty.text()


def test_a_regular_expression_that_never_ends_is_told(
    qtbot: QtBot,
    window: AnnotatorWindow,
    search: Search,
    small_project: Project,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("annotator.core.search.pattern.SECONDS", 0.05)
    text = "a" * 60 + "b"
    with small_project.writing("Import") as unit:
        unit.create(Article("b0", "", text, sha256(text)))
    panel = search("")
    qtbot.mouseClick(panel.regex, Qt.MouseButton.LeftButton)
    panel.box.setText("(a|aa)+$")
    answered(qtbot, window)
    assert "given up" in panel._empty.text()
    assert panel.count.text() == ""
