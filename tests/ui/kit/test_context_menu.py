"""What a right click and the menu key offer in each part of the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span, cut
from annotator.services.project import Project
from annotator.ui.actions.bound_actions import BoundAction
from annotator.ui.actors.lists import ActorTable
from annotator.ui.features import AnnotatorWindow
from annotator.ui.fields.field_row import FieldRow

Reason = QContextMenuEvent.Reason
# The platform without a screen has no keyboard that an open menu could take for itself.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@pytest.fixture
def opened(window: AnnotatorWindow) -> Callable[..., QMenu]:
    """Opens the menu over a part, by a right click at a place or by the menu key."""

    def open_menu(part: QWidget, place: QPoint | None = None) -> QMenu:
        for before in part.findChildren(QMenu, "contextMenu"):
            before.close()
        reason = Reason.Keyboard if place is None else Reason.Mouse
        under = part
        if isinstance(part, QAbstractScrollArea) and place is not None:
            under = part.viewport()
        at = place if place is not None else under.rect().center()
        event = QContextMenuEvent(reason, at, under.mapToGlobal(at))
        QApplication.sendEvent(under, event)
        [menu] = [each for each in part.findChildren(QMenu, "contextMenu") if each.isVisible()]
        return menu

    return open_menu


def ids(menu: QMenu) -> list[str]:
    return [each.objectName() for each in menu.actions() if isinstance(each, BoundAction)]


def choose(menu: QMenu, name: str) -> None:
    [action] = [each for each in menu.actions() if name in (each.objectName(), each.text())]
    assert action.isEnabled()
    menu.close()
    action.trigger()


def place_of(window: AnnotatorWindow, offset: int) -> QPoint:
    return window.view.viewport().mapFromGlobal(window.view.screen_rect(offset).center())


def test_over_a_selection_it_makes_records(
    window: AnnotatorWindow, opened: Callable[..., QMenu]
) -> None:
    window.view.set_selection(Span(0, 10))
    menu = opened(window.view, place_of(window, 4))
    assert ids(menu)[:3] == ["record.create.quote", "record.create.claim", "record.create.event"]
    assert window.view.selection() == Span(0, 10)
    choose(menu, "record.create.claim")
    assert [each.type for each in window.session.records] == ["claim"]


def test_over_a_highlight_it_acts_on_that_record(
    window: AnnotatorWindow, opened: Callable[..., QMenu], small_project: Project
) -> None:
    first, second = (small_project.records.create("a0", "quote", [Span(n, n + 4)]) for n in (0, 12))
    window.session.select(first.id)
    menu = opened(window.view, place_of(window, 13))
    assert window.session.record_id == second.id
    assert {"record.edit", "record.flag", "record.delete"} <= set(ids(menu))
    choose(menu, "record.delete")
    assert [each.id for each in window.session.records] == [first.id]


def test_over_plain_text_and_by_key_it_speaks_of_the_article(
    window: AnnotatorWindow, opened: Callable[..., QMenu], small_project: Project
) -> None:
    menu = opened(window.view, place_of(window, 30))
    assert "record.delete" not in ids(menu)
    choose(menu, "select.sentence")
    assert window.view.selection() is not None
    window.view.clear_selection()
    menu = opened(window.view)
    choose(menu, "article.done")
    assert small_project.articles.status("a0").state == "done"


def test_over_the_rows_of_records_and_articles(
    window: AnnotatorWindow, opened: Callable[..., QMenu], small_project: Project, qtbot: QtBot
) -> None:
    record = small_project.records.create("a0", "quote", [Span(0, 4)])
    window.session.select(record.id)
    rows = window.records.rows
    menu = opened(rows, rows.visualRect(rows.currentIndex()).center())
    choose(menu, "record.flag")
    assert small_project.records.of_article("a0")[0].flagged
    assert ids(opened(rows)) == [*ids(menu)]
    listed = window.articles.panel.view
    qtbot.waitUntil(lambda: listed.currentIndex().isValid())
    menu = opened(listed, listed.visualRect(listed.currentIndex()).center())
    assert "article.delete" in ids(menu)
    choose(menu, "article.nothing" if "article.nothing" in ids(menu) else "article.done")
    assert "article.delete" in ids(opened(listed))
    below = QPoint(5, listed.viewport().height() - 2)
    assert ids(opened(listed, below)) == ["article.paste", "project.import"]


def test_over_a_field_and_a_chip(
    window: AnnotatorWindow, opened: Callable[..., QMenu], small_project: Project
) -> None:
    article = small_project.articles.get("a0")
    record = small_project.records.create("a0", "quote", [Span(0, 4)])
    borne_out = FieldValue("said", None, (cut(article.text, Span(30, 34)),))
    small_project.records.set_values(record, "cue", [borne_out])
    window.session.select(record.id)
    chip = window.findChild(QToolButton, "evidence_cue_0_0_text")
    row = window.findChild(FieldRow, "field_cue")
    assert chip is not None
    assert row is not None
    choose(opened(chip, chip.rect().center()), "Copy")
    assert QApplication.clipboard().text() == borne_out.spans[0].text
    choose(opened(chip), "Remove")
    [value] = small_project.records.of_article("a0")[0].fields["cue"]
    assert value.spans == ()
    choose(opened(row, QPoint(40, 8)), "Clear the field")
    assert small_project.records.of_article("a0")[0].fields == {}
    choose(opened(row, QPoint(40, 8)), "Edit")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert row.isAncestorOf(focused)


def test_over_an_actor_it_renames_and_so_do_f2_and_a_double_click(
    window: AnnotatorWindow, opened: Callable[..., QMenu], small_project: Project, qtbot: QtBot
) -> None:
    small_project.actors.create("Ilan Dorr")
    window.bound_actions["view.actors"].trigger()
    table = window.findChild(ActorTable)
    assert table is not None
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    table.selectRow(0)
    table.setFocus()
    place = table.visualRect(table.model().index(0, 0)).center()

    def is_renaming() -> bool:
        focused = QApplication.focusWidget()
        return isinstance(focused, QLineEdit) and focused.selectedText() == "Ilan Dorr"

    choose(opened(table, place), "actors.rename")
    qtbot.waitUntil(is_renaming)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.waitUntil(is_renaming)
    table.setFocus()
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(is_renaming)
    assert "actors.delete" in ids(opened(table))


def test_a_double_click_on_an_article_edits_its_title(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    rows = window.articles.panel.view
    qtbot.waitUntil(lambda: rows.model().rowCount() == 4)
    place = rows.visualRect(rows.model().index(1, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def is_title() -> bool:
        focused = QApplication.focusWidget()
        return isinstance(focused, QWidget) and "Title" in focused.accessibleName()

    qtbot.waitUntil(is_title)
    assert window.session.article is not None
    assert window.session.article.id == "a1"
