"""Finding in the open article, by the keys that a person presses."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.core.coding.article import Article
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.search.find_bar import FindBar
from tests.ui.conftest import FIRST


def opened(qtbot: QtBot, window: AnnotatorWindow) -> FindBar:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    feature = window.find_in_article
    assert feature.bar is not None
    qtbot.waitUntil(feature.bar.box.hasFocus)
    return feature.bar


def selected(window: AnnotatorWindow) -> str:
    span = window.view.selection()
    return window.view.text[span.start : span.end] if span else ""


def test_matches_are_counted_walked_and_coded(
    qtbot: QtBot, window: AnnotatorWindow, small_project: Project
) -> None:
    bar = opened(qtbot, window)
    qtbot.keyClicks(bar.box, "ar")
    total = FIRST.lower().count("ar")
    assert bar.count.text() == f"1 of {total}"
    qtbot.keyClick(bar.box, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {total}"
    qtbot.keyClick(bar.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{total} of {total}"
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert bar.count.text() == f"1 of {total}"
    bar.box.setText("minister ilan dorr")
    qtbot.keyClick(bar.box, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    qtbot.waitUntil(window.view.hasFocus)
    assert selected(window) == "Minister Ilan Dorr"
    qtbot.keyClick(window.view, Qt.Key.Key_Q)
    (record,) = small_project.records.of_article("a0")
    assert record.spans[0].text == "Minister Ilan Dorr"


def test_words_case_and_what_is_not_there(qtbot: QtBot, window: AnnotatorWindow) -> None:
    bar = opened(qtbot, window)
    bar.box.setText("We")
    assert bar.count.text() == "1 of 3"
    qtbot.mouseClick(bar.match_case, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "1 of 1"
    bar.match_case.setChecked(False)
    bar.box.setText("police arr")
    assert bar.count.text() == "1 of 1"
    qtbot.mouseClick(bar.whole_words, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "Not found"
    assert not bar.next.isEnabled()
    bar.box.clear()
    assert bar.count.text() == ""


def test_it_starts_from_the_selection_and_goes_along(qtbot: QtBot, window: AnnotatorWindow) -> None:
    at = FIRST.rindex("e")
    window.view.set_caret(at - 30)
    bar = opened(qtbot, window)
    bar.box.setText("t")
    span = window.view.selection()
    assert span is not None
    found = FIRST.lower().index("t", at - 30)
    assert span.start <= found < span.end
    assert FIRST[span.start : span.end].isalpha()
    assert not FIRST[span.start - 1].isalpha()
    qtbot.keyClick(bar.box, Qt.Key.Key_Escape)
    window.view.set_selection(Span(0, 4))
    bar = opened(qtbot, window)
    assert bar.box.text() == "Port"
    assert bar.count.text() == "1 of 1"
    bar.box.setText("prices")
    assert bar.count.text() == "Not found"
    window.session.open_article("a1")
    assert bar.count.text() == "1 found"
    assert window.view.selection() is None
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert selected(window) == "Prices"
    assert bar.count.text() == "1 of 1"


def test_the_last_words_are_found_without_the_bar(qtbot: QtBot, window: AnnotatorWindow) -> None:
    bar = opened(qtbot, window)
    bar.box.setText("hurt")
    qtbot.keyClick(bar.box, Qt.Key.Key_Escape)
    window.session.open_article("a2")
    window.session.open_article("a0")
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert selected(window) == "hurt"
    assert not bar.isVisible()


def test_a_long_text_is_searched_elsewhere(
    qtbot: QtBot, window: AnnotatorWindow, small_project: Project
) -> None:
    text = "Minister é said so. " * 10_000 + "The end."
    with small_project.writing("Import") as unit:
        unit.create(Article("long", "Long", text, sha256(text)))
    window.session.open_article("long")
    bar = opened(qtbot, window)
    bar.box.setText("the en")
    bar.box.setText("the end")
    assert bar.count.text() == "Searching…"
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 1")
    assert selected(window) == "The end"


def test_what_is_found_within_a_word_snaps_to_it(
    qtbot: QtBot, window: AnnotatorWindow, small_project: Project
) -> None:
    bar = opened(qtbot, window)
    qtbot.keyClicks(bar.box, "inist")
    assert selected(window) == "Minister"
    qtbot.keyClick(bar.box, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.view.hasFocus)
    qtbot.keyClick(window.view, Qt.Key.Key_Q)
    assert small_project.records.of_article("a0")[0].spans[0].text == "Minister"


def test_regular_expressions(qtbot: QtBot, window: AnnotatorWindow) -> None:
    bar = opened(qtbot, window)
    qtbot.mouseClick(bar.regex, Qt.MouseButton.LeftButton)
    bar.box.setText("min[a-z]+r")
    qtbot.waitUntil(lambda: bar.count.text().startswith("1 of"))
    assert selected(window) == "Minister"
    bar.box.setText("min[a-z")
    qtbot.waitUntil(lambda: "at character" in bar.count.accessibleName())
    assert not bar.next.isEnabled()
    bar.box.setText("min(?=istry)")
    qtbot.waitUntil(lambda: bar.count.text() == "Not found")
    qtbot.mouseClick(bar.regex, Qt.MouseButton.LeftButton)
    bar.box.setText("minister")
    assert bar.count.text().startswith("1 of")


def test_the_line_keeps_its_width_and_a_problem_ends_in_dots(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    bar = opened(qtbot, window)
    bar.box.setText("we")
    width = bar.box.width()
    bar.regex.click()
    bar.box.setText("[a-")
    qtbot.waitUntil(lambda: "regular expression" in bar.count.accessibleName())
    assert abs(bar.box.width() - width) < 3
    metrics = bar.count.fontMetrics()
    assert metrics.horizontalAdvance(bar.count.text()) <= bar.count.width()
    assert bar.count.text() in (bar.count.accessibleName(), bar.count.text().rstrip("…") + "…")


def test_operators_of_the_project_search_are_told(window: AnnotatorWindow, qtbot: QtBot) -> None:
    bar = opened(qtbot, window)
    bar.box.setText("will OR nobody")
    qtbot.waitUntil(lambda: "project’s search" in bar.count.accessibleName())
    bar.box.setText("zzz")
    qtbot.waitUntil(lambda: bar.count.accessibleName() == "Not found")
