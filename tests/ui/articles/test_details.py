"""The heading is edited in its own place, field by field."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.core.coding.article import Article
from annotator.core.text.span import Span
from annotator.ui.features import AnnotatorWindow

LEFT = Qt.MouseButton.LeftButton


def line(window: AnnotatorWindow, detail: str) -> QLineEdit:
    found = window.findChild(QLineEdit, f"heading_{detail}")
    assert isinstance(found, QLineEdit)
    return found


def problem(window: AnnotatorWindow, detail: str) -> QLabel:
    found = window.findChild(QLabel, f"headingProblem_{detail}")
    assert isinstance(found, QLabel)
    return found


def article_of(window: AnnotatorWindow) -> Article:
    article = window.session.article
    assert article is not None
    return article


def test_fields_are_walked_by_tab_and_each_is_one_change(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    window.view.set_caret(30)
    qtbot.keyClick(window.view, Qt.Key.Key_F2)
    title = line(window, "title")
    qtbot.waitUntil(title.hasFocus)
    qtbot.keyClicks(title, "Talks in Bruma")
    qtbot.keyClick(title, Qt.Key.Key_Tab)
    assert line(window, "source").hasFocus()
    assert article_of(window).title == "Talks in Bruma"
    change = project.history.undoable()
    assert change is not None
    assert change.sentence() == "Change title of article"
    for detail in ("source", "author", "published", "language"):
        focused = QApplication.focusWidget()
        assert focused is line(window, detail)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert line(window, "url").hasFocus()
    qtbot.keyClicks(line(window, "url"), "www.bell.example/talks")
    qtbot.keyClick(line(window, "url"), Qt.Key.Key_Return)
    assert article_of(window).url == "https://www.bell.example/talks"
    assert title.isHidden() or not title.isVisible()
    assert window.view.hasFocus()
    assert window.view.caret() == 30
    window.undo.undo()
    assert article_of(window).url == ""


def test_keys_of_a_selected_record_leave_the_fields_alone(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    record = project.records.create(article_of(window).id, "event", [Span(0, 4)])
    window.session.select(record.id)
    window.bound_actions["article.describe"].trigger()
    title = line(window, "title")
    qtbot.waitUntil(title.hasFocus)
    assert title.selectedText() == title.text()
    assert title.cursorPosition() == 0
    qtbot.keyClick(title, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert project.records.get(record.id) == record
    date = line(window, "published")
    date.setFocus()
    date.selectAll()
    qtbot.keyClicks(date, "2017-03-04")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    assert article_of(window).published == "2017-03-04"
    assert not date.isVisible()
    assert window.view.hasFocus()


def test_a_wrong_value_is_told_beside_the_field_and_stays(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    before = article_of(window).published
    window.bound_actions["article.describe"].trigger()
    date = line(window, "published")
    date.setFocus()
    date.selectAll()
    qtbot.keyClicks(date, "some day")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    assert problem(window, "published").isVisible()
    assert "2017-02-19" in problem(window, "published").text()
    assert date.text() == "some day"
    assert date.hasFocus()
    assert article_of(window).published == before
    assert not window.flush()
    date.selectAll()
    qtbot.keyClicks(date, "19 February 2017")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    assert article_of(window).published == "2017-02-19"
    assert window.view.hasFocus()


def test_escape_leaves_without_saving(window: AnnotatorWindow, qtbot: QtBot) -> None:
    window.bound_actions["article.describe"].trigger()
    title = line(window, "title")
    qtbot.keyClicks(title, "Something else")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert article_of(window).title == "Ministers talk in Bruma"
    assert window.view.hasFocus()
    assert window.flush()


def test_a_click_on_a_detail_edits_it(window: AnnotatorWindow, qtbot: QtBot) -> None:
    view = window.view
    layout = view._heading_layout
    assert layout is not None
    rect = layout.rects("published")[0].translated(view._left, 0).toAlignedRect()
    at = rect.center() + QPoint(0, -view._viewport.y - view._viewport.above)
    qtbot.mouseMove(view.viewport(), at)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    qtbot.waitUntil(line(window, "published").hasFocus)
    assert line(window, "published").geometry().isValid()


def test_going_to_another_article_saves_what_was_typed(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    first = article_of(window).id
    window.bound_actions["article.describe"].trigger()
    qtbot.keyClicks(line(window, "title"), "Another title")
    window.articles.next_article()
    assert article_of(window).id != first
    assert project.articles.get(first).title == "Another title"
    assert not line(window, "title").isVisible()
