"""The article view under the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.ui.article.view import ArticleView

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_shift_extends_and_the_signal_tells(view: ArticleView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert view.caret() == view.text.index("is ready")
    with qtbot.waitSignal(view.selection_changed):
        qtbot.keyClick(view, Qt.Key.Key_Right, CTRL | SHIFT)
    span = view.selection()
    assert span is not None
    assert view.text[span.start : span.end] == "is"
    with qtbot.waitSignal(view.selection_changed):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.selection() is None


def test_keys_by_character_are_exact_once_snapping_is_off(view: ArticleView, qtbot: QtBot) -> None:
    view.snapping = False
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selection() == Span(0, 3)
    view.snapping = True
    assert view.selection() == Span(0, 6)


def test_copies_exactly_what_the_article_has(view: ArticleView, qtbot: QtBot) -> None:
    start = view.text.index("👩‍👩‍👧")
    end = view.text.index("space.")
    view.set_selection(Span(start, end + 6))
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied == view.text[start : end + 6]
    assert "a\u00a0hard" in copied
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert view.selection() == Span(0, len(view.text))


def test_keys_of_the_window_are_left_to_it(view: ArticleView) -> None:
    left = [
        (Qt.Key.Key_Q, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, CTRL),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, ALT),
        (Qt.Key.Key_Right, ALT | SHIFT),
        (Qt.Key.Key_Up, ALT),
        (Qt.Key.Key_PageDown, CTRL),
        (Qt.Key.Key_PageUp, CTRL),
    ]
    for key, modifiers in left:
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
        event.accept()
        QApplication.sendEvent(view, event)
        assert not event.isAccepted(), key
    assert view.caret() == 0


def test_the_caret_is_brought_into_sight(
    make_view: Callable[[str], ArticleView], qtbot: QtBot
) -> None:
    view = make_view("\n".join(f"Paragraph {n} of a long article." for n in range(300)))
    qtbot.keyClick(view, Qt.Key.Key_End, CTRL)
    assert view.caret() == len(view.text)
    assert view.visible_span().end == len(view.text)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.visible_span().contains(Span(view.caret(), view.caret()))
    qtbot.keyClick(view, Qt.Key.Key_Home, CTRL)
    assert view.visible_span().start == 0
    assert view.verticalScrollBar().value() == 0
    qtbot.keyClick(view, Qt.Key.Key_Down, CTRL)
    assert view.text[view.caret() :].startswith("Paragraph 1 ")


def test_select_word_sentence_paragraph(view: ArticleView) -> None:
    view.set_caret(view.text.index("ready") + 2)
    found: list[str] = []
    for select in (view.select_word, view.select_sentence, view.select_paragraph):
        select()
        span = view.selection()
        assert span is not None
        found.append(view.text[span.start : span.end])
    assert found[0] == "ready"
    assert found[1].endswith("U.S. Army said.")
    assert found[2] == view.text.split("\n", maxsplit=1)[0]
    view.clear_selection()
    assert view.selection() is None
    view.expand_selection()
    assert view.selection() is not None


def test_zoom_keeps_the_line_at_the_top(
    make_view: Callable[[str], ArticleView], qtbot: QtBot
) -> None:
    view = make_view("\n".join(f"Paragraph {n} of a long article. " * 6 for n in range(200)))
    view.reveal(Span(20_000, 20_010))
    top = view.visible_span().start
    zooms: list[float] = []
    view.zoom_changed.connect(zooms.append)
    view.zoom_in()
    view.zoom_in()
    assert abs(view.visible_span().start - top) < 120
    view.reset_zoom()
    view.zoom_out()
    assert zooms == [1.1, 1.25, 1.0, 0.9]
    up = QWheelEvent(
        QPointF(50, 50),
        view.mapToGlobal(QPointF(50, 50)),
        QPointF(0, 0).toPoint(),
        QPointF(0, 120).toPoint(),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), up)
    assert view.zoom == 1.0
    view.zoom = 99
    assert view.zoom == 3.0
    view.set_font_family("DejaVu Serif")
    assert abs(view.visible_span().start - top) < 400
