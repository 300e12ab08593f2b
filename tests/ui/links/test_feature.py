"""Links are drawn by keyboard and by mouse, shown both ways, followed, changed and removed."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.services.links import Links
from annotator.ui.article.view import ArticleView
from annotator.ui.features import AnnotatorWindow
from annotator.ui.links.section import LinkSection
from tests.conftest import an_article

LEFT = Qt.MouseButton.LeftButton
# A screen that is not there has no keyboard for a menu to grab.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


def mark(window: AnnotatorWindow, article: str, kind: str, part: str) -> Record:
    project = window.session.project
    assert project is not None
    start = project.articles.get(article).text.index(part)
    return project.records.create(article, kind, [Span(start, start + len(part))])


def service(window: AnnotatorWindow) -> Links:
    assert window.session.project is not None
    return window.session.project.links


def shown_links(window: AnnotatorWindow, qtbot: QtBot) -> list[tuple[str, str, str]]:
    settle(window, qtbot)
    section = window.findChild(LinkSection, "linkSection")
    assert section is not None
    return [(line.relation, line.text, line.article) for line in section.lines()]


def settle(window: AnnotatorWindow, qtbot: QtBot) -> None:
    """The links are asked for elsewhere: waits for the answer."""
    qtbot.waitUntil(lambda: not window.background_reads.is_open("links"))


def has_arcs(view: ArticleView, record: Record) -> bool:
    """Whether arcs are painted for a record; nothing else is, not even a handle."""
    picture = QImage(view.viewport().size(), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    empty, painter = QImage(picture), QPainter(picture)
    size = view.viewport().size().toSizeF()
    view.links.paint(painter, view._theme, size, [record.id], None)
    painter.end()
    return picture != empty


def undo_label(window: AnnotatorWindow) -> str:
    assert window.session.project is not None
    change = window.session.project.history.undoable()
    assert change is not None
    return change.sentence()


def place(window: AnnotatorWindow, record: Record) -> QPoint:
    view = window.view
    offset = record.spans[0].start + 1
    return view.viewport().mapFromGlobal(view.screen_rect(offset).center())


def test_a_quote_is_linked_to_its_claim_by_keys_alone(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    quote = mark(window, "a0", "quote", "not go")
    claim = mark(window, "a0", "claim", "Twelve people were hurt")
    mark(window, "a0", "event", "arrested")
    window.session.select(quote.id)
    qtbot.keyClicks(window.view, ">")
    targets = window.findChild(QListView, "linkTargets")
    assert targets is not None
    qtbot.waitUntil(lambda: targets.model() is not None and targets.model().rowCount() == 2)
    assert targets.hasFocus()
    assert "Twelve" in targets.currentIndex().data()
    qtbot.keyClick(targets, Qt.Key.Key_J)
    assert "arrested" in targets.currentIndex().data()
    qtbot.keyClick(targets, Qt.Key.Key_K)
    qtbot.keyClick(targets, Qt.Key.Key_Return)
    assert window.view.hasFocus()
    assert shown_links(window, qtbot) == [("makes →", "Claim: Twelve people were hurt", "")]
    assert undo_label(window) == "Link quote to claim"
    window.session.select(claim.id)
    assert shown_links(window, qtbot) == [("← made by", "Quote: not go", "")]
    window.undo.undo()
    assert shown_links(window, qtbot) == []


def test_a_record_of_another_article_is_found_by_typing_and_shown(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    quote = mark(window, "a0", "quote", "not go")
    event = mark(window, "a1", "event", "docks stay closed")
    window.session.select(quote.id)
    window.bound_actions["record.link"].trigger()
    targets = window.findChild(QListView, "linkTargets")
    words = window.findChild(QLineEdit, "linkFilter")
    assert targets is not None
    assert words is not None
    qtbot.keyClicks(targets, "d")
    assert words.hasFocus()
    qtbot.keyClicks(words, "ocks")
    qtbot.waitUntil(lambda: not window.background_reads.is_open("link targets"))
    assert "Strike enters its second week" in targets.currentIndex().data()
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert shown_links(window, qtbot) == [
        ("reports →", "Event: docks stay closed", "Strike enters its second week")
    ]
    other = window.findChild(QPushButton, "linkOther_0")
    assert other is not None
    qtbot.mouseClick(other, LEFT)
    assert window.session.record_id == event.id
    assert shown_links(window, qtbot) == [
        ("← reported by", "Quote: not go", "Ministers talk in Bruma")
    ]
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Return)
    assert window.session.record_id == quote.id


def test_escape_leaves_without_linking(window: AnnotatorWindow, qtbot: QtBot) -> None:
    quote = mark(window, "a0", "quote", "not go")
    mark(window, "a0", "claim", "Twelve people were hurt")
    window.session.select(quote.id)
    window.bound_actions["record.link"].trigger()
    targets = window.findChild(QListView, "linkTargets")
    assert targets is not None
    qtbot.waitUntil(lambda: targets.currentIndex().isValid())
    qtbot.keyClick(targets, Qt.Key.Key_Escape)
    assert not targets.isVisible()
    assert window.view.hasFocus()
    assert shown_links(window, qtbot) == []


def test_whoever_links_goes_on_where_the_record_is(window: AnnotatorWindow, qtbot: QtBot) -> None:
    project = window.session.project
    assert project is not None
    long = an_article("\n".join(["start here", *["line"] * 300, "end there"]))
    with project.writing("Import 1 article") as unit:
        unit.create(long)
    window.session.open_article(long.id)
    quote = mark(window, long.id, "quote", "start here")
    mark(window, long.id, "claim", "end there")
    window.session.select(quote.id)
    qtbot.keyClicks(window.view, ">")
    targets = window.findChild(QListView, "linkTargets")
    assert targets is not None
    qtbot.waitUntil(lambda: targets.currentIndex().isValid())
    assert window.view.visible_span().start > quote.spans[0].end
    qtbot.keyClick(targets, Qt.Key.Key_Return)
    assert window.view.visible_span().start == quote.spans[0].start


def test_a_link_is_drawn_from_the_handle_onto_another_record(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    quote = mark(window, "a0", "quote", "not go")
    claim = mark(window, "a0", "claim", "Twelve people were hurt")
    window.session.select(quote.id)
    view = window.view
    handle = view.links.handle(quote.id)
    assert handle is not None
    port = view.viewport()
    qtbot.mouseMove(port, handle.center().toPoint())
    assert port.cursor().shape() is Qt.CursorShape.CrossCursor
    qtbot.mousePress(port, LEFT, pos=handle.center().toPoint())
    qtbot.mouseMove(port, place(window, claim))
    qtbot.mouseRelease(port, LEFT, pos=place(window, claim))
    menu = window.findChild(QMenu, "linkMenu")
    assert menu is not None
    assert view.selection() is None
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert shown_links(window, qtbot) == [("makes →", "Claim: Twelve people were hurt", "")]


def test_a_row_is_dragged_onto_a_record_in_the_text(window: AnnotatorWindow, qtbot: QtBot) -> None:
    quote = mark(window, "a0", "quote", "not go")
    claim = mark(window, "a0", "claim", "Twelve people were hurt")
    rows = window.records.panel.list.view
    port = rows.viewport()
    start = rows.visualRect(rows.model().index(1, 0)).center()
    qtbot.mousePress(port, LEFT, pos=start)
    assert window.session.record_id == claim.id
    qtbot.mouseMove(port, start + QPoint(0, 30))
    goal = port.mapFromGlobal(window.view.viewport().mapToGlobal(place(window, quote)))
    qtbot.mouseMove(port, goal)
    qtbot.mouseRelease(port, LEFT, pos=goal)
    menu = window.findChild(QMenu, "linkMenu")
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert shown_links(window, qtbot) == [("← made by", "Quote: not go", "")]


def test_a_link_is_changed_and_removed_in_the_form(window: AnnotatorWindow, qtbot: QtBot) -> None:
    quote = mark(window, "a0", "quote", "not go")
    claim = mark(window, "a0", "claim", "Twelve people were hurt")
    service(window).add(quote.id, claim.id, "makes")
    window.session.select(quote.id)
    assert len(shown_links(window, qtbot)) == 1
    relation = window.findChild(QToolButton, "linkRelation_0")
    remove = window.findChild(QToolButton, "linkRemove_0")
    assert relation is not None
    assert remove is not None
    qtbot.mouseClick(relation, LEFT)
    menu = window.findChild(QMenu, "linkMenu")
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert shown_links(window, qtbot)[0][0] == "supports →"
    qtbot.mouseClick(remove, LEFT)
    assert shown_links(window, qtbot) == []
    assert undo_label(window) == "Remove link"


def test_arcs_show_for_the_selected_record(window: AnnotatorWindow, qtbot: QtBot) -> None:
    quote = mark(window, "a0", "quote", "not go")
    claim = mark(window, "a0", "claim", "Twelve people were hurt")
    window.session.select(quote.id)
    view = window.view
    assert shown_links(window, qtbot) == []
    assert not has_arcs(view, quote)
    link = service(window).add(quote.id, claim.id, "makes")
    assert len(shown_links(window, qtbot)) == 1
    assert has_arcs(view, quote)
    service(window).remove(link)
    assert shown_links(window, qtbot) == []
    assert not has_arcs(view, quote)


def test_the_labels_of_links_stand_between_lines_and_apart(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    words = "The walkers of the ridge gathered again before the bridge closed at dusk. "
    article, _ = project.articles.add("A headline\n\n" + words * 12)
    window.session.show_article(article.id)
    at = [start for start in range(len(article.text)) if article.text.startswith("gathered", start)]
    records = [project.records.create(article.id, "event", [Span(n, n + 8)]) for n in at]
    place = Span(at[2] - 25, at[2] - 18)
    first = project.records.take(records[2], "actor", [place])
    for other in (records[1], records[3], records[4], records[6]):
        service(window).add(first.id, other.id, "supports")
    window.session.select(first.id)
    settle(window, qtbot)
    view = window.view
    view.grab()
    fonts = view.link_column.fonts
    letters = [
        QRectF(
            0, top + line.top + fonts.baseline - fonts.ascender, 9999, fonts.ascender
        ).translated(view.link_origin)
        for _, top, layout in view.link_column.laid_out(0, 9999)
        for line in layout.lines
    ]
    labels = [label.adjusted(0, 0.5, 0, -0.5) for label in view.links.labels]
    assert len(labels) == 4
    assert not any(label.intersects(each) for label in labels for each in letters)
    assert not any(one.intersects(other) for n, one in enumerate(labels) for other in labels[:n])


def test_a_deleted_record_takes_its_links_along(window: AnnotatorWindow, qtbot: QtBot) -> None:
    quote = mark(window, "a0", "quote", "not go")
    claim = mark(window, "a0", "claim", "Twelve people were hurt")
    service(window).add(quote.id, claim.id, "makes")
    window.session.select(claim.id)
    window.coding.delete()
    window.session.select(quote.id)
    assert shown_links(window, qtbot) == []
    window.undo.undo()
    window.session.select(quote.id)
    assert len(shown_links(window, qtbot)) == 1
