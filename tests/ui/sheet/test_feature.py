"""The sheet in the window: it comes and goes, leads to articles, and its columns are chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.ui.features import AnnotatorWindow
from annotator.ui.sheet.feature import SheetFeature
from annotator.ui.sheet.panel import SheetPanel
from tests.ui.sheet.conftest import section, texts, wait_for_rows

_ALT = Qt.KeyboardModifier.AltModifier


def test_it_takes_the_articles_place_and_gives_it_back(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    assert not window.view.isVisible()
    assert window.docks["records"].isVisible()
    assert not window.records.rows.isVisible()
    assert window.bound_actions["view.sheet"].isChecked()
    qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
    assert window.view.isVisible()
    assert window.docks["records"].isVisible()
    assert window.records.panel.list.isVisibleTo(window)
    assert not window.bound_actions["view.sheet"].isChecked()
    qtbot.waitUntil(window.view.hasFocus)


def test_enter_opens_the_record_in_its_article(
    window: AnnotatorWindow, panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    panel.table.go_to(2, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert window.view.isVisible()
    assert window.session.article is not None
    assert window.session.article.id == "a1"
    assert window.session.record_id == coded[2].id
    window.bound_actions["view.sheet"].trigger()
    assert panel.table.currentIndex().row() == 2


def test_a_double_click_on_text_opens_the_article(
    window: AnnotatorWindow, panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    index = panel.model.index(1, section(panel, "text"))
    place = panel.table.visualRect(index).center()
    viewport = panel.table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert window.session.record_id == coded[1].id
    assert window.view.isVisible()


def test_no_command_acts_on_the_article_that_is_out_of_sight(
    window: AnnotatorWindow, coded: list[Record], sheets: SheetFeature, qtbot: QtBot
) -> None:
    window.session.select(coded[0].id)
    names = ("record.create.quote", "record.delete", "article.done", "article.nothing")
    assert all(window.bound_actions[name].isEnabled() for name in names)
    window.bound_actions["view.sheet"].trigger()
    assert sheets.is_shown
    assert not any(window.bound_actions[name].isEnabled() for name in names)
    assert window.bound_actions["article.next"].isEnabled()
    assert sheets.panel is not None
    qtbot.keyClick(sheets.panel.table, Qt.Key.Key_Escape)
    assert all(window.bound_actions[name].isEnabled() for name in names)


def test_only_the_listed_articles(window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot) -> None:
    window.articles.panel.filter_box.setText("strike")
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 1)
    button = panel.findChild(QToolButton, "sheetOnlyListed")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for_rows(qtbot, panel, 1)
    window.articles.panel.filter_box.clear()
    wait_for_rows(qtbot, panel, 3)
    assert window.bound_actions["sheet.only_listed"].isChecked()


def test_columns_are_chosen_and_remembered(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    panel.choose_columns()
    rows = panel.chooser.list
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Down, _ALT)
    panel.chooser.close_list()
    assert panel.table.isColumnHidden(section(panel, "text"))
    order = [panel.model.columns[n].key for n in panel.table.shown_columns()]
    assert order[:2] == ["fields.cue", "fields.speaker"]
    panel.header.resizeSection(section(panel, "fields.cue"), 222)
    qtbot.waitUntil(lambda: '"fields.cue": 222' in window.settings.sheet_layout("quote"))
    panel.tabs.setCurrentIndex(1)
    panel.tabs.setCurrentIndex(0)
    wait_for_rows(qtbot, panel, 3)
    assert panel.table.columnWidth(section(panel, "fields.cue")) == 222
    assert [panel.model.columns[n].key for n in panel.table.shown_columns()] == order
    panel.choose_columns()
    panel.chooser.reset_wanted.emit()
    panel.chooser.close_list()
    assert panel.table.shown_columns()[0] == section(panel, "text")
    assert panel.table.isColumnHidden(section(panel, "title"))


def test_screen_readers_get_every_cell(panel: SheetPanel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    column = section(panel, "fields.speaker")
    assert panel.model.index(0, column).data(role) == "Ilan Dorr"
    assert panel.model.index(1, column).data(role) == "empty"
    assert panel.model.headerData(column, Qt.Orientation.Horizontal) == "Speaker"
    for widget in panel.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            parent = widget.parentWidget()
            assert widget.accessibleName() or (parent and parent.accessibleName()), widget


def test_another_way_to_an_article_leaves_the_sheet(
    window: AnnotatorWindow, panel: SheetPanel
) -> None:
    window.session.open_article("a2")
    assert window.view.isVisible()
    assert not panel.isVisible()


def test_closing_the_project_closes_the_sheet(window: AnnotatorWindow, panel: SheetPanel) -> None:
    window.close_project()
    assert not panel.isVisibleTo(window)
    assert panel.model.rowCount() == 0
    focused = QApplication.focusWidget()
    assert focused is None or not panel.isAncestorOf(focused)


def test_the_rows_record_stands_beside_it_and_is_edited_there(
    window: AnnotatorWindow, panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    panel.table.go_to(2)
    qtbot.waitUntil(lambda: window.session.record_id == coded[2].id)
    assert panel.isVisible()
    field = window.records.panel.form.findChild(QWidget, "field_speaker")
    assert field is not None
    window.records.panel.focus_field("speaker")
    line = QApplication.focusWidget()
    assert line is not None
    assert field.isAncestorOf(line)
    qtbot.keyClicks(line, "The union")
    panel.table.go_to(0)
    qtbot.waitUntil(lambda: window.session.record_id == coded[0].id)
    saved = project.records.get(coded[2].id)
    assert saved is not None
    assert saved.fields["speaker"][0].value == "The union"
    assert texts(panel, "fields.speaker")[2] == "The union"
    window.records.panel.left.emit()
    qtbot.waitUntil(panel.table.hasFocus)
    window.records.panel.evidence_clicked.emit(Span(57, 65))
    assert window.view.isVisible()
    assert window.session.record_id == coded[0].id


def test_going_back_leads_to_what_was_open(
    window: AnnotatorWindow, panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    before = window.session.article
    assert before is not None
    panel.table.go_to(2)
    qtbot.waitUntil(lambda: window.session.record_id == coded[2].id)
    assert window.session.article != before
    qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
    assert window.session.article == before
    assert window.session.record_id is None


def test_in_a_narrow_window_the_articles_make_way(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
    for width, makes_way in ((1024, True), (1440, False)):
        window.resize(width, 700)
        window.bound_actions["view.sheet"].trigger()
        assert window.docks["articles"].isHidden() == makes_way
        qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
        assert not window.docks["articles"].isHidden()
