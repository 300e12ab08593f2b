"""The sheet in the window: found, sorted, filtered, edited, copied and left, by keys and mouse."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span, cut_all
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.sheet.cell_editor import CellEditor
from annotator.ui.sheet.feature import SheetFeature
from annotator.ui.sheet.panel import SheetPanel
from tests.ui.conftest import FIRST

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def coded(small_project: Project) -> list[Record]:
    """Two quotes of the first article, one of the second, and an event."""
    edit = small_project.edit
    first = edit.create_record("a0", "quote", [Span(21, 30)])
    second = edit.create_record("a0", "quote", [Span(78, 95)])
    other = edit.create_record("a1", "quote", [Span(15, 38)])
    event = edit.create_record("a0", "event", [Span(96, 120)])
    first = edit.name_actor(first, "speaker", 0, "Ilan Dorr")
    evidence = cut_all(FIRST, [Span(57, 65)])
    first = edit.set_values(first, "said_on", [FieldValue("2017-03-02", None, evidence)])
    return [first, second, other, event]


@pytest.fixture
def sheets(window: AnnotatorWindow) -> SheetFeature:
    """The feature."""
    return window.sheet


@pytest.fixture
def panel(
    coded: list[Record], window: AnnotatorWindow, sheets: SheetFeature, qtbot: QtBot
) -> SheetPanel:
    """The sheet of quotes, shown by its key, in its first row."""
    qtbot.keyClick(window.view, Qt.Key.Key_T, _CONTROL | _SHIFT)
    shown = sheets.panel
    assert shown is not None
    wait_for_rows(qtbot, shown, 3)
    qtbot.waitUntil(shown.table.hasFocus)
    return shown


def wait_for_rows(qtbot: QtBot, panel: SheetPanel, count: int) -> None:
    qtbot.waitUntil(lambda: panel.model.is_complete and panel.model.rowCount() == count)


def section(panel: SheetPanel, key: str) -> int:
    return next(n for n, column in enumerate(panel.model.columns) if column.key == key)


def texts(panel: SheetPanel, key: str) -> list[str]:
    column = section(panel, key)
    return [str(panel.model.index(row, column).data()) for row in range(panel.model.rowCount())]


def editor_at(qtbot: QtBot, panel: SheetPanel, row: int, key: str) -> CellEditor:
    panel.table.go_to(row, section(panel, key))
    qtbot.keyClick(panel.table, Qt.Key.Key_F2)
    editor = panel.table.open_editor()
    assert editor is not None
    return editor


def put(qtbot: QtBot, editor: CellEditor, text: str) -> QWidget:
    target = editor.focusProxy()
    assert target is not None
    qtbot.keyClick(target, Qt.Key.Key_A, _CONTROL)
    qtbot.keyClicks(target, text)
    return target


def test_it_takes_the_articles_place_and_gives_it_back(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    assert not window.view.isVisible()
    assert not window.docks["records"].isVisible()
    assert window.commands["view.sheet"].isChecked()
    qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
    assert window.view.isVisible()
    assert window.docks["records"].isVisible()
    assert not window.commands["view.sheet"].isChecked()
    qtbot.waitUntil(window.view.hasFocus)


def test_tabs_count_what_there_is(panel: SheetPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.tabs.tabText(0) == "Quotes  3")
    panel.tabs.setFocus()
    qtbot.keyClick(panel.tabs, Qt.Key.Key_Right)
    qtbot.keyClick(panel.tabs, Qt.Key.Key_Right)
    wait_for_rows(qtbot, panel, 1)
    assert panel.tabs.tabText(2) == "Events  1"
    assert "fields.place" in [column.key for column in panel.model.columns]


def test_enter_opens_the_record_in_its_article(
    window: AnnotatorWindow, panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    panel.table.go_to(2, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert window.view.isVisible()
    assert window.session.article is not None
    assert window.session.article.id == "a1"
    assert window.session.record_id == coded[2].id
    window.commands["view.sheet"].trigger()
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


def test_it_sorts_by_keys_and_by_clicks(panel: SheetPanel, qtbot: QtBot) -> None:
    panel.table.go_to(0, section(panel, "title"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Down, _ALT)
    qtbot.waitUntil(lambda: texts(panel, "title")[0].startswith("Strike"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Up, _ALT)
    qtbot.waitUntil(lambda: texts(panel, "title")[2].startswith("Strike"))
    text = section(panel, "text")
    panel.table.go_to(0, text)
    place = QPoint(panel.header.sectionViewportPosition(text) + 20, 8)
    qtbot.mouseClick(panel.header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: texts(panel, "text") == sorted(texts(panel, "text"), key=str.lower))
    assert panel.header.sortIndicatorSection() == text


def test_filters_narrow_and_say_what_they_do_not_understand(
    panel: SheetPanel, qtbot: QtBot
) -> None:
    line = panel.header.lines[section(panel, "title")]
    panel.table.go_to(0, section(panel, "title"))
    qtbot.keyClick(panel.table, Qt.Key.Key_L, _CONTROL | _SHIFT)
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "strike")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    wait_for_rows(qtbot, panel, 1)
    qtbot.waitUntil(panel.table.hasFocus)
    qtbot.mouseClick(panel.head.show_all, Qt.MouseButton.LeftButton)
    wait_for_rows(qtbot, panel, 3)
    said = panel.header.lines[section(panel, "fields.said_on")]
    said.setFocus()
    qtbot.keyClicks(said, "soon")
    qtbot.keyClick(said, Qt.Key.Key_Return)
    assert said.property("invalid")
    assert "no date" in said.accessibleDescription()
    wait_for_rows(qtbot, panel, 3)
    said.setFocus()
    said.selectAll()
    qtbot.keyClicks(said, "2017")
    wait_for_rows(qtbot, panel, 1)
    qtbot.keyClick(said, Qt.Key.Key_Escape)
    wait_for_rows(qtbot, panel, 3)


def test_choices_are_filtered_from_a_list(panel: SheetPanel, qtbot: QtBot) -> None:
    line = panel.header.lines[section(panel, "state")]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    highlighted = line.highlighted()
    assert highlighted is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == highlighted.label
    wait_for_rows(qtbot, panel, 3 if highlighted.key == "draft" else 0)


def test_an_empty_sheet_says_what_to_do(panel: SheetPanel, qtbot: QtBot) -> None:
    line = panel.header.lines[section(panel, "title")]
    line.setFocus()
    qtbot.keyClicks(line, "nowhere")
    wait_for_rows(qtbot, panel, 0)
    empty = panel.findChild(QWidget, "sheetEmpty")
    assert empty is not None
    assert empty.isVisible()
    assert "Show all rows" in empty.text()  # type: ignore[attr-defined]
    panel.tabs.setCurrentIndex(1)
    wait_for_rows(qtbot, panel, 0)
    assert "press C" in empty.text()  # type: ignore[attr-defined]


def test_a_cell_is_edited_saved_and_undone(
    window: AnnotatorWindow, panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    target = put(qtbot, editor_at(qtbot, panel, 0, "fields.said_on"), "last Wednesday")
    note = panel.table.findChild(QWidget, "cellNote")
    assert note is not None
    assert "2017-03-01" in note.text()  # type: ignore[attr-defined]
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert panel.table.open_editor() is None
    assert texts(panel, "fields.said_on")[0] == "2017-03-01"
    saved = project.read.record(coded[0].id)
    assert saved is not None
    assert saved.fields["said_on"][0].spans == coded[0].fields["said_on"][0].spans
    qtbot.waitUntil(panel.table.hasFocus)
    panel.table.go_to(2, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: texts(panel, "fields.said_on")[0] == "2017-03-02")
    assert panel.isVisible()
    assert panel.table.currentIndex().row() == 0


def test_input_that_is_refused_stays_and_esc_leaves_the_cell(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    editor = editor_at(qtbot, panel, 0, "fields.said_on")
    target = put(qtbot, editor, "soonish")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert panel.table.open_editor() is editor
    assert editor.is_refused
    assert "takes a date" in target.accessibleDescription()
    place = panel.table.visualRect(panel.model.index(2, 0)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(target.hasFocus)
    assert editor.text() == "soonish"
    assert not window.flush()
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    assert panel.table.open_editor() is None
    assert texts(panel, "fields.said_on")[0] == "2017-03-02"
    assert panel.isVisible()


def test_typing_begins_and_tab_goes_on_to_the_next_cell(panel: SheetPanel, qtbot: QtBot) -> None:
    panel.table.go_to(1, section(panel, "fields.cue"))
    qtbot.keyClicks(panel.table, "d")
    editor = panel.table.open_editor()
    assert editor is not None
    target = editor.focusProxy()
    assert target is not None
    qtbot.keyClicks(target, "enied")
    qtbot.keyClick(target, Qt.Key.Key_Tab)
    assert texts(panel, "fields.cue")[1] == "denied"
    after = panel.table.open_editor()
    assert after is not None
    assert after is not editor
    assert after.column.key == "fields.addressee"


def test_enter_saves_and_goes_to_the_cell_below(panel: SheetPanel, qtbot: QtBot) -> None:
    target = put(qtbot, editor_at(qtbot, panel, 0, "fields.cue"), "said")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert texts(panel, "fields.cue")[0] == "said"
    assert panel.table.open_editor() is None
    assert panel.table.currentIndex() == panel.model.index(1, section(panel, "fields.cue"))
    target = put(qtbot, editor_at(qtbot, panel, 1, "fields.kind"), "ind")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert panel.table.currentIndex() == panel.model.index(2, section(panel, "fields.kind"))
    target = put(qtbot, editor_at(qtbot, panel, 2, "fields.cue"), "added")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert panel.table.currentIndex().row() == 2


def test_no_command_acts_on_the_article_that_is_out_of_sight(
    window: AnnotatorWindow, coded: list[Record], sheets: SheetFeature, qtbot: QtBot
) -> None:
    window.session.select(coded[0].id)
    names = ("record.create.quote", "record.delete", "article.done", "article.nothing")
    assert all(window.commands[name].isEnabled() for name in names)
    window.commands["view.sheet"].trigger()
    assert sheets.is_shown
    assert not any(window.commands[name].isEnabled() for name in names)
    assert window.commands["article.next"].isEnabled()
    assert sheets.panel is not None
    qtbot.keyClick(sheets.panel.table, Qt.Key.Key_Escape)
    assert all(window.commands[name].isEnabled() for name in names)


def test_a_choice_is_taken_from_its_list(panel: SheetPanel, qtbot: QtBot) -> None:
    editor = editor_at(qtbot, panel, 1, "fields.kind")
    target = put(qtbot, editor, "ind")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert panel.table.open_editor() is None
    assert texts(panel, "fields.kind")[1] == "Indirect"
    target = put(qtbot, editor_at(qtbot, panel, 1, "state"), "gol")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert texts(panel, "state")[1] == "Gold"
    target = put(qtbot, editor_at(qtbot, panel, 1, "flagged"), "yes")
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert texts(panel, "flagged")[1] == "Look again"


def test_an_actor_is_registered_and_completed(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    target = put(qtbot, editor_at(qtbot, panel, 1, "fields.speaker"), "Eva Roth | ila")
    qtbot.keyClick(target, Qt.Key.Key_Down)
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert target.property("text") == "Eva Roth | Ilan Dorr"
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert texts(panel, "fields.speaker")[1] == "Eva Roth | Ilan Dorr"
    assert project.read.actor_named("Eva Roth") is not None


def test_a_conflict_is_said_and_the_input_stays(
    window: AnnotatorWindow, panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    editor = editor_at(qtbot, panel, 0, "fields.said_on")
    target = put(qtbot, editor, "2016")
    seen = project.read.record(coded[0].id)
    assert seen is not None
    project.edit.set_values(seen, "said_on", [FieldValue("2015")])
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert editor.is_refused
    assert "another window" in target.accessibleDescription()
    assert editor.text() == "2016"
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    assert texts(panel, "fields.said_on")[0] == "2015"


def test_deleting_and_undoing_keep_the_rows_in_their_places(
    panel: SheetPanel, coded: list[Record], qtbot: QtBot
) -> None:
    panel.table.go_to(1, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    wait_for_rows(qtbot, panel, 2)
    assert panel.model.row_of(coded[1].id) is None
    qtbot.keyClick(panel.table, Qt.Key.Key_Z, _CONTROL)
    wait_for_rows(qtbot, panel, 3)
    assert panel.model.row_of(coded[1].id) == 1
    assert panel.isVisible()


def test_many_records_go_and_come_back_as_one_change(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    first = project.edit.create_record("a2", "quote", [Span(0, 6)])
    with project.writing("Import") as unit:
        unit.create_all(msgspec.structs.replace(first, id=f"r{n:03}") for n in range(600))
    wait_for_rows(qtbot, panel, 604)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_A, _CONTROL)
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    wait_for_rows(qtbot, panel, 0)
    with qtbot.waitSignal(window.tasks.ended):
        window.commands["edit.undo"].trigger()
    wait_for_rows(qtbot, panel, 604)


def test_new_records_come_last_and_changed_ones_stay(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    made = project.edit.create_record("a0", "quote", [Span(0, 4)])
    wait_for_rows(qtbot, panel, 4)
    assert panel.model.row_of(made.id) == 3
    project.edit.create_record("a0", "claim", [Span(0, 4)])
    qtbot.waitUntil(lambda: panel.tabs.tabText(1) == "Claims  1")
    assert panel.model.rowCount() == 4


def test_cells_are_copied_and_pasted(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    clipboard = QGuiApplication.clipboard()
    panel.table.go_to(0, section(panel, "fields.speaker"))
    qtbot.keyClick(panel.table, Qt.Key.Key_C, _CONTROL)
    qtbot.waitUntil(lambda: clipboard.text() == "Ilan Dorr\r\n")
    panel.table.go_to(1, section(panel, "fields.speaker"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Down, _SHIFT)
    qtbot.keyClick(panel.table, Qt.Key.Key_V, _CONTROL)
    assert texts(panel, "fields.speaker") == ["Ilan Dorr"] * 3
    qtbot.keyClick(panel.table, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: texts(panel, "fields.speaker") == ["Ilan Dorr", "", ""])
    panel.table.go_to(0, section(panel, "source"))
    qtbot.keyClick(panel.table, Qt.Key.Key_Right, _SHIFT)
    qtbot.keyClick(panel.table, Qt.Key.Key_C, _CONTROL | _SHIFT)
    copied = "Outlet\tPublished\r\nThe Bell\t2017-03-03\r\n"
    qtbot.waitUntil(lambda: clipboard.text() == copied)


def test_only_the_listed_articles(window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot) -> None:
    window.articles.panel.filter_box.setText("strike")
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 1)
    button = panel.findChild(QToolButton, "sheetOnlyListed")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for_rows(qtbot, panel, 1)
    window.articles.panel.filter_box.clear()
    wait_for_rows(qtbot, panel, 3)
    assert window.commands["sheet.only_listed"].isChecked()


def test_columns_are_chosen_and_remembered(
    window: AnnotatorWindow, panel: SheetPanel, qtbot: QtBot
) -> None:
    panel.choose_columns()
    rows = panel.chooser.list
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Down, _ALT)
    panel.chooser.close_list()
    assert panel.table.isColumnHidden(section(panel, "title"))
    order = [panel.model.columns[n].key for n in panel.table.shown_columns()]
    assert order[:2] == ["published", "source"]
    panel.header.resizeSection(section(panel, "source"), 222)
    qtbot.waitUntil(lambda: '"source": 222' in window.settings.sheet_layout("quote"))
    panel.tabs.setCurrentIndex(1)
    panel.tabs.setCurrentIndex(0)
    wait_for_rows(qtbot, panel, 3)
    assert panel.table.columnWidth(section(panel, "source")) == 222
    assert [panel.model.columns[n].key for n in panel.table.shown_columns()] == order
    panel.choose_columns()
    panel.chooser.reset_wanted.emit()
    panel.chooser.close_list()
    assert panel.table.shown_columns()[0] == section(panel, "title")


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
