"""A record begins and ends where the mouse drags its edges to."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.article.edge_layer import Edge
from annotator.ui.features import AnnotatorWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def quote(window: AnnotatorWindow, small_project: Project) -> Record:
    """“said Minister” is a quote, and the selected record."""
    start = window.view.text.index("said")
    record = small_project.records.create("a0", "quote", [Span(start, start + 13)])
    window.session.select(record.id)
    return record


def handle(window: AnnotatorWindow, record: Record, edge: Edge) -> QPoint:
    [found] = [each for each in window.view.edges.handles(record.id) if each.edge == edge]
    return found.rect.center().toPoint()


def over(window: AnnotatorWindow, words: str) -> QPoint:
    """Just inside the words' second letter."""
    rect = window.view.screen_rect(window.view.text.index(words) + 1)
    return window.view.viewport().mapFromGlobal(rect.center())


def drag(
    window: AnnotatorWindow, begin: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE
) -> None:
    port = window.view.viewport()
    QTest.mousePress(port, LEFT, keys, begin)
    QTest.mouseMove(port, (begin + end) / 2)
    move(window, end, keys)


def move(window: AnnotatorWindow, place: QPoint, keys: Qt.KeyboardModifier) -> None:
    port = window.view.viewport()
    at = QPointF(place)
    event = QMouseEvent(QEvent.Type.MouseMove, at, port.mapToGlobal(at), LEFT, LEFT, keys)
    QApplication.sendEvent(port, event)


def drop(window: AnnotatorWindow, place: QPoint) -> None:
    QTest.mouseRelease(window.view.viewport(), LEFT, NONE, place)


def words_of(window: AnnotatorWindow) -> list[str]:
    return [fragment.text for record in window.session.records for fragment in record.spans]


def test_the_end_snaps_to_the_word_it_is_dropped_on(
    window: AnnotatorWindow, quote: Record, small_project: Project
) -> None:
    before = small_project.history.entries(1)[0].change.seq
    place = over(window, "Dorr")
    drag(window, handle(window, quote, "end"), place)
    assert words_of(window) == ["said Minister"], "nothing is written before it is dropped"
    assert window.view._painter._selected.spans == [(quote.spans[0].start, 55)]
    drop(window, place)
    assert words_of(window) == ["said Minister Ilan Dorr"]
    assert small_project.history.entries(1)[0].change.seq == before + 1
    assert window.view.selection() is None
    window.bound_actions["edit.undo"].trigger()
    assert words_of(window) == ["said Minister"]


def test_the_start_too_and_alt_cuts_words(window: AnnotatorWindow, quote: Record) -> None:
    place = over(window, "will")
    drag(window, handle(window, quote, "start"), place)
    drop(window, place)
    [words] = words_of(window)
    assert words.startswith("will”, said")
    place = over(window, "Ilan")
    drag(window, handle(window, quote, "end"), place, ALT)
    drop(window, place)
    [words] = words_of(window)
    assert words.endswith(("Minister I", "Minister Il"))


def test_it_goes_no_further_than_the_other_edge_and_escape_lets_go(
    window: AnnotatorWindow, quote: Record, qtbot: QtBot
) -> None:
    place = over(window, "Bruma")
    drag(window, handle(window, quote, "end"), place)
    drop(window, place)
    [words] = words_of(window)
    assert words in ("said", "said Minister")
    place = over(window, "Thursday")
    drag(window, handle(window, quote, "end"), place)
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    drop(window, place)
    assert words_of(window) == [words]
    assert window.session.record_id == quote.id


def test_the_pointer_says_so_and_no_handle_shows_while_others_write(
    window: AnnotatorWindow, quote: Record
) -> None:
    port = window.view.viewport()
    QTest.mouseMove(port, handle(window, quote, "end"))
    assert port.cursor().shape() is Qt.CursorShape.SizeHorCursor
    window.view.edges.enabled = False
    assert window.view.edges.handles(quote.id) == []


def test_each_fragment_has_its_edges(
    window: AnnotatorWindow, quote: Record, small_project: Project
) -> None:
    other = window.view.text.index("Nobody")
    span = quote.spans[0].span
    small_project.records.set_spans(quote, [span, Span(other, other + 6)])
    places = window.view.edges.handles(quote.id)
    assert [(each.fragment, each.edge) for each in places] == [
        (0, "start"),
        (0, "end"),
        (1, "start"),
        (1, "end"),
    ]
    place = over(window, "hall")
    drag(window, places[3].rect.center().toPoint(), place)
    drop(window, place)
    assert words_of(window) == ["said Minister", "Nobody left the hall"]
