"""Screen readers get the text, the caret and what is selected."""

import gc
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.ui.article import accessibility
from annotator.ui.article.view import ArticleView
from annotator.ui.kit.theme import Theme
from tests.ui.article.conftest import BOOK


def text_of(view: ArticleView) -> QAccessibleTextInterface:
    found = QAccessible.queryAccessibleInterface(view).textInterface()
    assert found is not None
    return found


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_it_is_a_document_with_a_name_that_can_only_be_read(view: ArticleView) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() is QAccessible.Role.Document
    assert found.text(QAccessible.Text.Name) == "Article: A title"
    assert found.state().readOnly
    assert found.state().focused


def test_asking_for_what_it_does_not_have_is_safe(view: ArticleView) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    assert found.valueInterface() is None
    assert found.selectionInterface() is None
    assert found.editableTextInterface() is None
    assert found.attributesInterface() is None
    assert found.actionInterface() is not None


def test_the_text_is_the_articles_in_utf16(view: ArticleView) -> None:
    text = text_of(view)
    assert text.characterCount() == utf16(view.text)
    assert text.text(0, text.characterCount()) == view.text
    start = utf16(view.text[: view.text.index("and 👩")])
    assert text.text(start, start + 3) == "and"


def test_the_caret_is_told_and_can_be_set(view: ArticleView) -> None:
    text = text_of(view)
    after = view.text.index("and 👩")
    view.set_caret(after)
    assert text.cursorPosition() == after + 1
    text.setCursorPosition(4)
    assert view.caret() == 4


def test_selecting_from_outside(view: ArticleView) -> None:
    text = text_of(view)
    text.addSelection(0, 6)
    assert view.selection() == Span(0, 6)
    text.setSelection(0, 7, 9)
    assert view.selection() == Span(7, 9)
    text.removeSelection(0)
    assert view.selection() is None
    # What the binding cannot hand over is not promised.
    assert text.selectionCount() == 0


def test_places_on_the_screen(view: ArticleView) -> None:
    text = text_of(view)
    rect = text.characterRect(10)
    assert rect.width() > 2
    assert text.offsetAtPoint(QPoint(rect.left() + 1, rect.center().y())) == 10
    assert text.characterRect(text.characterCount()).height() > 5
    text.scrollToSubstring(0, 5)
    assert view.visible_span().start == 0


def test_readers_hear_of_every_move(view: ArticleView) -> None:
    QAccessible.setActive(True)
    try:
        text_of(view)
        view.set_caret(3)
        view.select_word()
        assert text_of(view).cursorPosition() == view.caret()
    finally:
        QAccessible.setActive(False)


def test_readers_can_ask_which_words_are_marked_and_as_what(
    view: ArticleView, record: Callable[..., Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    view.set_records(
        [record("r", "ready to work with all"), record("s", "to work", kind="event")], BOOK
    )
    found = QAccessible.queryAccessibleInterface(view)
    view.set_caret(0)
    assert found.text(QAccessible.Text.Description) == ""
    said: list[str] = []
    monkeypatch.setattr(accessibility, "announce_marks", lambda _view, text: said.append(text))
    view.set_caret(view.text.index("work") + 1)
    assert found.text(QAccessible.Text.Description) == (
        "Event: to work; Quote: ready to work with all"
    )
    assert said == ["Event: to work; Quote: ready to work with all"]
    view.set_caret(view.text.index("work") + 2)
    assert len(said) == 1, "the same is not said at every letter"
    assert found.text(QAccessible.Text.Help).splitlines() == [
        "Quote: ready to work with all",
        "Event: to work",
    ]
    assert found.text(QAccessible.Text.Name) == "Article: A title"


def test_a_view_that_is_gone_leaves_nothing_behind(qtbot: QtBot, theme: Theme) -> None:
    for _ in range(5):
        view = ArticleView(theme)
        assert text_of(view).characterCount() == 0
        shiboken6.delete(view)
        del view
        gc.collect()
