"""What the text proposes for empty fields: shown faintly, taken by Enter as one change."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from annotator.core.coding.record import FieldValue
from annotator.core.text.span import joined_text
from tests.ui.fields.conftest import Desk, span_of

FIRST = "We will"


def _line(desk: Desk, key: str) -> QLineEdit:
    line = desk.editor(key)
    assert isinstance(line, QLineEdit)
    return line


def _faint(desk: Desk) -> dict[str, str]:
    """What the empty fields show, and that it is more than a colour."""
    shown = {}
    for key in ("cue", "speaker", "kind"):
        line = _line(desk, key)
        button = desk.panel.form.findChild(QToolButton, f"propose_{key}_0")
        if button is not None and button.isVisibleTo(desk.panel):
            assert button.text() == "Enter"
            assert (line.property("proposed"), line.text()) == (True, "")
            assert "Enter takes it" in line.accessibleDescription()
            shown[key] = line.placeholderText()
    return shown


def test_what_stands_beside_the_quotation_is_shown_faintly_and_is_no_data(desk: Desk) -> None:
    record = desk.open()
    assert _faint(desk) == {"cue": "said", "speaker": "Ilan Dorr", "kind": "Direct"}
    assert desk.project.records.get(record.id) == record
    assert not desk.panel.has_unsaved_input()


def test_enter_takes_all_of_it_as_one_change_and_undo_offers_it_again(desk: Desk) -> None:
    desk.open()
    desk.panel.focus_first_required()
    before = len(desk.project.history.entries())
    desk.press(Qt.Key.Key_Return)
    held = {key: desk.values(key) for key in ("cue", "speaker", "kind")}
    assert {key: value.value for key, (value,) in held.items()} == {
        "cue": "said",
        "speaker": "Ilan Dorr",
        "kind": "direct",
    }
    assert [each.span for each in held["cue"][0].spans] == [span_of("said")]
    assert joined_text(held["speaker"][0].spans) == "Ilan Dorr"
    assert held["kind"][0].spans == ()
    [actor] = desk.project.actors.called("Ilan Dorr")
    assert held["speaker"][0].actor == actor.id
    assert len(desk.project.history.entries()) == before + 1
    assert desk.project.history.entries()[0].change.sentence() == "Take proposals for quote"
    assert _faint(desk) == {}
    desk.project.history.undo()
    assert desk.values("speaker") == desk.values("cue") == desk.values("kind") == ()
    assert desk.project.actors.called("Ilan Dorr") == []
    assert set(_faint(desk)) == {"cue", "speaker", "kind"}
    desk.press(Qt.Key.Key_Return)
    assert desk.value("speaker") == "Ilan Dorr"


def test_a_known_actor_is_linked_by_alias(desk: Desk) -> None:
    known = desk.project.actors.create("Minister Dorr")
    desk.project.actors.change(known, replace(known, aliases=("Ilan Dorr",)))
    desk.open()
    desk.panel.focus_first_required()
    desk.press(Qt.Key.Key_Return)
    [value] = desk.values("speaker")
    assert (value.value, value.actor) == ("Ilan Dorr", known.id)


def test_the_mouse_takes_it_at_the_key_that_is_shown(desk: Desk) -> None:
    desk.open()
    desk.click(desk.find(QToolButton, "propose_cue_0"))
    assert (desk.value("cue"), desk.value("speaker")) == ("said", "Ilan Dorr")


def test_typing_ignores_it_and_the_others_stay_on_offer(desk: Desk) -> None:
    desk.open()
    line = desk.type("speaker", "Mira Sol")
    assert set(_faint(desk)) == {"cue", "kind"}
    desk.press(Qt.Key.Key_Return, line)
    assert desk.value("speaker") == "Mira Sol"
    assert desk.values("cue") == ()
    assert set(_faint(desk)) == {"cue", "kind"}
    desk.press(Qt.Key.Key_Return, _line(desk, "cue"))
    assert (desk.value("speaker"), desk.value("cue")) == ("Mira Sol", "said")


def test_a_field_that_is_filled_is_offered_nothing(desk: Desk) -> None:
    desk.open()
    desk.set("cue", FieldValue("told us"))
    assert set(_faint(desk)) == {"speaker", "kind"}


def test_another_type_is_offered_nothing(desk: Desk) -> None:
    desk.open("event", "hurt near Tarsa")
    assert desk.panel.form.findChild(QToolButton, "propose_type_0") is None
    assert not _line(desk, "type").property("proposed")


def test_nothing_is_taken_while_nothing_may_be_edited(desk: Desk) -> None:
    desk.open()
    desk.panel.focus_first_required()
    desk.panel.set_editable(False)
    desk.press(Qt.Key.Key_Return)
    assert desk.values("speaker") == ()
