"""The record panel: tabs, list, form, and how they follow the project."""

import weakref
from typing import get_args

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QTabBar, QWidget

from annotator.core.codebook.model import Field
from annotator.core.codebook.values import Place
from annotator.core.coding.record import FieldValue, Record, RecordState
from annotator.core.text.span import Span, cut_all
from annotator.resources import resources_folder
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.ui.fields.type_form import TypeForm
from annotator.ui.kit.theme import load_theme
from annotator.ui.records.model import RECORD_ROLE
from tests.ui.fields.conftest import CODEBOOK, TEXT, Desk, span_of


def _list(desk: Desk) -> QAbstractItemView:
    view = desk.panel.findChild(QAbstractItemView, "recordList")
    assert isinstance(view, QAbstractItemView)
    return view


def _tabs(desk: Desk) -> QTabBar:
    tabs = desk.panel.findChild(QTabBar, "recordTabs")
    assert isinstance(tabs, QTabBar)
    return tabs


def _texts(desk: Desk) -> list[str]:
    model = _list(desk).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _click_row(desk: Desk, row: int) -> None:
    view = _list(desk)
    place = view.visualRect(view.model().index(row, 0)).center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _selected_text(desk: Desk) -> str:
    return str(_list(desk).currentIndex().data() or "")


def _message(desk: Desk) -> str:
    label = desk.panel.findChild(QLabel, "recordsEmpty")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_without_records_it_says_how_to_begin(desk: Desk) -> None:
    assert "Q for quote or E for event" in _message(desk)
    desk.session.show_article(None)
    assert _message(desk) == "Open an article to code it."
    desk.show()
    desk.add("quote", "We will")
    assert _message(desk) == ""


def test_a_new_record_appears_in_reading_order_with_counts(desk: Desk) -> None:
    desk.add("event", "arrested")
    desk.add("quote", "We will")
    desk.add("event", "hurt")
    assert _texts(desk) == ["We will", "hurt", "arrested"]
    shown = [_tabs(desk).tabText(n) for n in range(_tabs(desk).count())]
    assert shown == ["All 3", "Quotes 1", "Events 2"]


def test_a_tab_shows_its_type_only(desk: Desk) -> None:
    desk.add("event", "arrested")
    desk.add("quote", "We will")
    tabs = _tabs(desk)
    desk.qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert _texts(desk) == ["arrested"]
    _list(desk).setFocus()
    desk.press(Qt.Key.Key_Left, _list(desk))
    assert _texts(desk) == ["We will"]


def test_a_click_selects_and_opens_the_form(desk: Desk) -> None:
    desk.add("event", "arrested")
    quote = desk.add("quote", "We will")
    with desk.qtbot.waitSignal(desk.panel.record_selected) as selected:
        _click_row(desk, 0)
    assert selected.args == [quote.id]
    assert desk.session.record == quote
    assert desk.editor("cue").isVisible()


def test_selecting_from_outside_sends_nothing_and_finds_the_tab(desk: Desk) -> None:
    event = desk.add("event", "arrested")
    desk.add("quote", "We will")
    _tabs(desk).setCurrentIndex(1)
    with desk.qtbot.assertNotEmitted(desk.panel.record_selected):
        desk.session.select(event.id)
    assert _tabs(desk).tabText(_tabs(desk).currentIndex()) == "Events 1"
    assert _selected_text(desk) == "arrested"
    desk.session.select(None)
    assert desk.session.record is None
    assert _selected_text(desk) == ""


def test_the_first_empty_required_field_gets_the_focus(desk: Desk) -> None:
    desk.open()
    desk.panel.focus_first_required()
    assert desk.editor("speaker").hasFocus()
    desk.set("speaker", FieldValue("A Nurse"))
    desk.panel.focus_first_required()
    assert desk.editor("cue").hasFocus()


def test_enter_in_the_list_goes_to_the_form_and_escape_leaves(desk: Desk) -> None:
    desk.open()
    _list(desk).setFocus()
    desk.press(Qt.Key.Key_Return, _list(desk))
    line = desk.editor("speaker")
    assert line.hasFocus()
    desk.qtbot.keyClicks(desk.editor("cue"), "said")
    with desk.qtbot.waitSignal(desk.panel.left):
        desk.press(Qt.Key.Key_Escape, desk.editor("cue"))
    assert desk.value("cue") == "said"


def test_another_record_saves_what_was_typed_in_this_one(desk: Desk) -> None:
    first = desk.open()
    second = desk.add("quote", "not go")
    desk.type("cue", "said")
    desk.session.select(second.id)
    assert [value.value for value in desk.values("cue", first.id)] == ["said"]
    assert desk.values("cue", second.id) == ()
    assert desk.value_editor("cue").typed() == ""


def test_refused_input_waits_for_its_record(desk: Desk) -> None:
    first = desk.open()
    second = desk.add("quote", "not go")
    third = desk.add("event", "hurt")
    desk.type("said_on", "soonish")
    for other in (second, third):
        desk.session.select(other.id)
        assert desk.values("said_on", other.id) == ()
        assert desk.panel.has_unsaved_input()
    desk.session.select(second.id)
    assert desk.value_editor("said_on").typed() == ""
    assert desk.note("said_on") == ""
    desk.session.select(first.id)
    assert desk.value_editor("said_on").typed() == "soonish"
    assert "date" in desk.note("said_on")
    assert not desk.panel.flush()
    desk.type("said_on", "2017")
    assert desk.panel.flush()
    assert not desk.panel.has_unsaved_input()
    assert desk.value("said_on") == "2017"


def test_a_refresh_keeps_typing_cursor_focus_and_selection(desk: Desk) -> None:
    desk.open()
    line = desk.type("cue", "sai")
    other = desk.add("quote", "not go")
    desk.set("note", FieldValue("by somebody"))
    desk.project.records.delete([other])
    assert line.hasFocus()
    assert line.property("text") == "sai"
    assert line.property("cursorPosition") == 3
    assert desk.value_editor("note").typed() == "by somebody"
    assert _selected_text(desk) == "We will"
    desk.qtbot.keyClicks(line, "d")
    desk.until("cue", "said")


def test_a_conflict_is_told_and_the_typing_kept(desk: Desk) -> None:
    record = desk.open()
    other = Project.open(desk.project.location, coder="Bob")
    other.records.set_values(record, "cue", [FieldValue("claimed")])
    desk.type("cue", "said")
    assert not desk.panel.flush()
    assert "another window" in desk.failures[0]
    desk.project.poll()
    assert desk.value_editor("cue").typed() == "said"
    assert "claimed" in desk.note("cue")
    assert not desk.panel.flush()
    assert desk.value("cue") == "claimed"
    desk.press(Qt.Key.Key_Return, desk.editor("cue"))
    assert desk.value("cue") == "said"
    assert desk.note("cue") == ""
    other.close()


def test_other_windows_records_appear(desk: Desk) -> None:
    desk.open()
    other = Project.open(desk.project.location, coder="Bob")
    other.records.create(desk.article.id, "event", [span_of("hurt")])
    assert _texts(desk) == ["We will"]
    desk.project.poll()
    assert _texts(desk) == ["We will", "hurt"]
    other.close()


def test_undoing_the_record_closes_its_form_and_drops_its_input(desk: Desk) -> None:
    desk.open()
    desk.type("said_on", "soonish")
    with desk.qtbot.waitSignal(desk.session.record_changed):
        desk.project.history.undo()
    assert _texts(desk) == []
    assert not desk.panel.has_unsaved_input()
    desk.project.history.redo()
    desk.panel.next_record()
    assert desk.value_editor("said_on").typed() == ""


def test_the_state_is_chosen_by_keys(desk: Desk) -> None:
    desk.open()
    box = desk.find(QComboBox, "recordState")
    assert box.currentText() == "Draft"
    box.setFocus()
    desk.press(Qt.Key.Key_Down, box)
    record = desk.session.record
    assert record is not None
    assert record.state == "done"
    desk.project.history.undo()
    assert box.currentText() == "Draft"


def test_moved_edges_are_shown(desk: Desk) -> None:
    record = desk.open()
    desk.project.records.set_spans(record, [Span(1, 9)])
    assert desk.chips("recordSpan_")[0].button.accessibleName() == TEXT[1:9]
    assert _texts(desk) == [TEXT[1:9]]


def _add_many(desk: Desk, count: int) -> list[Record]:
    pattern = desk.add("quote", "We will")
    records = [
        replace(pattern, id=new_id(), spans=cut_all(TEXT, [Span(start := n % 100, start + 9)]))
        for n in range(count)
    ]
    with desk.project.writing("Add many") as unit:
        unit.create_all(records)
    return records


def test_thousands_of_records_share_one_form_and_tell_only_what_changed(desk: Desk) -> None:
    records = _add_many(desk, 3000)
    model = _list(desk).model()
    assert model.rowCount() == 3001
    desk.session.select(records[0].id)
    desk.set("words", FieldValue("oil"))
    for record in records[1:200:20]:
        desk.session.select(record.id)
    # What some record needs is made when it first does.
    before = len(desk.panel.findChildren(QWidget))
    for record in records[1:200:20]:
        desk.session.select(record.id)
    desk.session.select(records[0].id)
    assert len(desk.panel.findChildren(QWidget)) == before
    assert len(desk.panel.findChildren(TypeForm)) == 1
    resets: list[None] = []
    changed: list[int] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.dataChanged.connect(lambda index: changed.append(index.row()))
    desk.type("cue", "said")
    desk.press(Qt.Key.Key_Return)
    assert resets == []
    assert len(changed) == 1
    assert model.index(changed[0], 0).data(RECORD_ROLE).id == records[0].id


def test_widgets_are_named_for_screen_readers(desk: Desk) -> None:
    desk.open()
    for field in CODEBOOK.type("quote").fields:
        assert desk.find(QWidget, f"field_{field.key}").accessibleName() == field.label
        assert field.label in desk.editor(field.key).accessibleName()


def test_another_project_leaves_nothing_of_the_old_forms(desk: Desk) -> None:
    desk.open()
    desk.session.select(desk.add("event", "hurt").id)
    forms = [weakref.ref(form) for form in desk.panel.findChildren(TypeForm)]
    assert len(forms) == 2
    desk.session.set_project(None)
    desk.panel.set_project(None)
    desk.qtbot.waitUntil(lambda: all(form() is None for form in forms))
    assert desk.session.record is None


@pytest.mark.parametrize("width", [300, 320, 380, 600])
def test_the_form_fits_its_dock(desk: Desk, width: int) -> None:
    desk.panel.resize(width, 900)
    desk.open("event", "hurt")
    desk.set("place", FieldValue(Place("Tarsa, Old Town", "MLT", 1.5, 2.5)))
    desk.open()
    desk.set("words", FieldValue("a word"), desk.evidence(TEXT))
    viewport = desk.panel.form.viewport()
    desk.qtbot.waitUntil(lambda: desk.editor("words").visibleRegion().isEmpty() is False)
    inside = desk.panel.form.widget()
    assert inside is not None
    assert inside.width() <= viewport.width()


@pytest.mark.parametrize("width", [300, 360])
def test_the_form_never_scrolls_sideways(desk: Desk, width: int) -> None:
    desk.open()
    desk.panel.setFixedWidth(width)
    desk.panel.focus_first_required()
    form = desk.panel.form
    inside = form.widget()
    assert inside is not None
    # As a long word or a large font makes it.
    inside.setMinimumWidth(width + 100)
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        desk.qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert inside.pos().x() == 0


def test_a_changed_codebook_makes_the_form_anew(desk: Desk) -> None:
    record = desk.open()
    desk.type("said_on", "soonish")
    quote, event = CODEBOOK.types
    fields = (
        *(field for field in quote.fields if field.key != "cue"),
        Field("tone", "Tone", "text"),
    )
    changed = replace(CODEBOOK, version=2, types=(replace(quote, fields=fields), event))
    with desk.project.writing("Change codebook") as unit:
        unit.update(desk.project.codebook, changed)
    assert _selected_text(desk) == "We will"
    desk.type("tone", "dry")
    desk.press(Qt.Key.Key_Return)
    assert [value.value for value in desk.values("tone", record.id)] == ["dry"]
    assert desk.value_editor("said_on").typed() == "soonish"
    assert desk.panel.form.findChild(QWidget, "field_cue") is None


def test_another_theme_keeps_what_is_typed(desk: Desk) -> None:
    desk.open()
    line = desk.type("cue", "sai")
    desk.panel.set_theme(load_theme(resources_folder() / "themes", "dark"))
    desk.qtbot.keyClicks(line, "d")
    desk.until("cue", "said")


def test_the_list_paints_every_state(desk: Desk) -> None:
    record = desk.open()
    for state in get_args(RecordState):
        record = desk.project.records.set_state(record, state)
        assert not _list(desk).grab().isNull()
