"""The article view under the mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.ui.article.ruler import MarkRuler
from annotator.ui.article.view import ArticleView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def place(view: ArticleView, offset: int) -> QPoint:
    """The middle of the character at an offset, in the viewport."""
    rect = view.screen_rect(offset)
    return view.viewport().mapFromGlobal(rect.center())


def mouse(
    view: ArticleView,
    kind: QEvent.Type,
    at: QPoint,
    modifiers: Qt.KeyboardModifier = NONE,
    held: Qt.MouseButton = LEFT,
) -> None:
    """Sends a mouse event to the text."""
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(
        kind, QPointF(at), QPointF(view.viewport().mapToGlobal(at)), button, held, modifiers
    )
    QApplication.sendEvent(view.viewport(), event)


def drag(
    view: ArticleView, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, start, modifiers)
    mouse(view, QEvent.Type.MouseMove, (start + end) / 2, modifiers)
    mouse(view, QEvent.Type.MouseMove, end, modifiers)
    mouse(view, QEvent.Type.MouseButtonRelease, end, modifiers)


def selected(view: ArticleView) -> str:
    span = view.selection()
    return "" if span is None else view.text[span.start : span.end]


def test_a_drag_selects_whole_words_and_alt_selects_exactly(view: ArticleView) -> None:
    start, end = view.text.index("ready") + 1, view.text.index("sides") + 3
    drag(view, place(view, start), place(view, end))
    assert selected(view) == "ready to work with all sides"
    drag(view, place(view, end), place(view, start))
    assert selected(view) == "ready to work with all sides"
    drag(view, place(view, start), place(view, end), ALT)
    assert selected(view).startswith(("eady", "ady"))


def test_a_drag_in_arabic_selects_what_it_passed(view: ArticleView) -> None:
    start, end = view.text.index("وزير"), view.text.index("موسكو") + 3
    drag(view, place(view, start), place(view, end))
    assert selected(view) == "وزير الخارجية Sergei Lavrov إن موسكو"


def test_a_click_places_the_caret_and_shift_extends(view: ArticleView, qtbot: QtBot) -> None:
    at = view.text.index("Libya")
    qtbot.mouseClick(view.viewport(), LEFT, pos=place(view, at + 2) - QPoint(2, 0))
    assert view.caret() == at + 2
    assert view.selection() is None
    qtbot.mouseClick(view.viewport(), LEFT, SHIFT, pos=place(view, view.text.index("Army")))
    assert selected(view).startswith("Libya, Mr. J. R. Smith of the U.S.")


def test_two_three_four_clicks(view: ArticleView) -> None:
    at = place(view, view.text.index("ready") + 2)
    press, double = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick
    found: list[str] = []
    for kind in (press, double, press, double):
        mouse(view, kind, at)
        mouse(view, QEvent.Type.MouseButtonRelease, at)
        found.append(selected(view))
    paragraph = view.text.split("\n", maxsplit=1)[0]
    sentence = paragraph[: paragraph.index("“") - 1]
    assert found == ["", "ready", sentence, paragraph]


def test_a_drag_after_a_double_click_goes_on_by_words(view: ArticleView) -> None:
    at = place(view, view.text.index("ready") + 2)
    mouse(view, QEvent.Type.MouseButtonPress, at)
    mouse(view, QEvent.Type.MouseButtonRelease, at)
    mouse(view, QEvent.Type.MouseButtonDblClick, at)
    mouse(view, QEvent.Type.MouseMove, place(view, view.text.index("sides") + 1))
    mouse(view, QEvent.Type.MouseButtonRelease, place(view, view.text.index("sides") + 1))
    assert selected(view) == "ready to work with all sides"


def test_dragging_beyond_the_edge_scrolls(
    make_view: Callable[[str], ArticleView], qtbot: QtBot
) -> None:
    view = make_view("\n".join(f"Paragraph {n} of a long article." for n in range(200)))
    below = QPoint(200, view.viewport().height() + 60)
    mouse(view, QEvent.Type.MouseButtonPress, place(view, 3))
    mouse(view, QEvent.Type.MouseMove, below)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 100)
    grown = view.selection()
    assert grown is not None
    assert grown.end > 300
    inside = QPoint(200, 100)
    mouse(view, QEvent.Type.MouseMove, inside)
    mouse(view, QEvent.Type.MouseButtonRelease, inside)
    still = view.verticalScrollBar().value()
    qtbot.wait(80)
    assert view.verticalScrollBar().value() == still


@pytest.fixture
def stacked(view: ArticleView, book: Codebook, record: Callable[..., Record]) -> ArticleView:
    view.set_records(
        [
            record("outer", "Moscow is ready to work with all sides in Libya"),
            record("inner", "ready to work", kind="event"),
            record("partly", "work with all", kind="claim"),
        ],
        book,
    )
    return view


def test_repeated_clicks_go_through_the_stack(stacked: ArticleView, qtbot: QtBot) -> None:
    clicked: list[str] = []
    stacked.record_clicked.connect(clicked.append)
    at = place(stacked, stacked.text.index("work") + 1)
    for _ in range(4):
        qtbot.mouseClick(stacked.viewport(), LEFT, pos=at)
    assert clicked == ["partly", "inner", "outer", "partly"]
    elsewhere = place(stacked, stacked.text.index("Libya") + 1)
    qtbot.mouseClick(stacked.viewport(), LEFT, pos=elsewhere)
    assert clicked[-1] == "outer"
    count = len(clicked)
    qtbot.mouseClick(stacked.viewport(), LEFT, pos=place(stacked, stacked.text.index("Army")))
    assert len(clicked) == count


def test_hovering_names_the_stack_and_leaving_clears_it(stacked: ArticleView) -> None:
    seen: list[list[str]] = []
    stacked.hovered.connect(seen.append)
    no_button = Qt.MouseButton.NoButton
    at = place(stacked, stacked.text.index("work") + 1)
    mouse(stacked, QEvent.Type.MouseMove, at, held=no_button)
    mouse(stacked, QEvent.Type.MouseMove, at + QPoint(1, 0), held=no_button)
    QApplication.sendEvent(stacked.viewport(), QEvent(QEvent.Type.Leave))
    assert seen == [["partly", "inner", "outer"], []]


def test_what_scrolls_away_from_under_the_pointer_is_not_named(stacked: ArticleView) -> None:
    at = place(stacked, stacked.text.index("work") + 1)
    seen: list[list[str]] = []
    stacked.hovered.connect(seen.append)
    for step in (0, 1):
        no_button = Qt.MouseButton.NoButton
        mouse(stacked, QEvent.Type.MouseMove, at + QPoint(step, 0), held=no_button)
    assert seen[-1]
    stacked.scrollContentsBy(0, -40)
    assert seen[-1] == []


def bubble_of(view: ArticleView) -> QWidget:
    found = view.findChild(QWidget, "selectionBubble")
    assert isinstance(found, QWidget)
    return found


def test_the_bubble_offers_the_types_and_covers_nothing(view: ArticleView, qtbot: QtBot) -> None:
    bubble = bubble_of(view)
    drag(view, place(view, 3), place(view, 12))
    assert bubble.isVisible()
    assert view.hasFocus()
    span = view.selection()
    assert span is not None
    for offset in range(span.start, span.end):
        assert not bubble.geometry().contains(place(view, offset))
    assert view.viewport().rect().contains(bubble.geometry())
    button = bubble.findChild(QToolButton, "bubble_claim")
    assert isinstance(button, QToolButton)
    with qtbot.waitSignal(view.record_requested) as asked:
        qtbot.mouseClick(button, LEFT)
    assert asked.args == ["claim"]
    assert bubble.isHidden()
    assert view.selection() is not None


def test_the_bubble_goes_with_escape_scrolling_typing_and_a_click(
    make_view: Callable[[str], ArticleView], qtbot: QtBot
) -> None:
    view = make_view("\n".join(f"Paragraph {n} of a long article." for n in range(200)))
    bubble = bubble_of(view)
    for hide in (
        lambda: qtbot.keyClick(view, Qt.Key.Key_Escape),
        lambda: view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 30),
        lambda: qtbot.keyClick(view, Qt.Key.Key_Q),
        lambda: qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(120, 300)),
        view.hide,
    ):
        view.show()
        start = view.visible_span().start + 60
        drag(view, place(view, start), place(view, start + 12))
        assert bubble.isVisible()
        hide()
        assert bubble.isHidden()


def test_the_bubble_stands_above_when_there_is_no_room_below(
    make_view: Callable[[str], ArticleView],
) -> None:
    view = make_view("\n".join(f"Paragraph {n} of a long article." for n in range(200)))
    last = view.visible_span().end - 20
    drag(view, place(view, last), place(view, last + 10))
    bubble = bubble_of(view)
    assert bubble.isVisible()
    assert bubble.geometry().bottom() < place(view, last).y()
    view.verticalScrollBar().setValue(600)
    drag(view, QPoint(100, 2), QPoint(400, view.viewport().height() - 2))
    assert bubble.isHidden()


def test_other_buttons_are_left_to_the_window(view: ArticleView) -> None:
    at = QPointF(place(view, 30))
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        middle = Qt.MouseButton.MiddleButton
        event = QMouseEvent(kind, at, view.viewport().mapToGlobal(at), middle, middle, NONE)
        QApplication.sendEvent(view.viewport(), event)
    assert view.caret() == 0


def test_a_click_on_the_ruler_goes_there(
    make_view: Callable[[str], ArticleView], qtbot: QtBot
) -> None:
    view = make_view("\n".join(f"Paragraph {n} of a long article." for n in range(200)))
    ruler = view.findChild(QWidget, "markRuler")
    assert isinstance(ruler, MarkRuler)
    qtbot.mouseClick(ruler, LEFT, pos=QPoint(5, ruler.height() // 2))
    middle = len(view.text) // 2
    assert view.visible_span().contains(Span(middle, middle + 1))
    qtbot.mouseClick(ruler, LEFT, pos=QPoint(5, ruler.height() - 1))
    assert view.visible_span().end == len(view.text)


def test_the_bubble_takes_other_types(view: ArticleView) -> None:
    view.set_bubble_types([RecordType("stance", "Stance", "stances", "S", "rose")])
    buttons = bubble_of(view).findChildren(QToolButton)
    names = [button.objectName() for button in buttons if not button.isHidden()]
    assert names == ["bubble_stance"]
    view.set_bubble_types([])
    drag(view, place(view, 3), place(view, 12))
    assert bubble_of(view).isHidden()
