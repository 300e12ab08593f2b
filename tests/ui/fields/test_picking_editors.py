"""Choices, trees, several choices and links: typed, filtered, taken, cleared, refused."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QWidget

from annotator.core.coding.record import FieldValue
from annotator.ui.fields.picker import Option, PickerLine, Proposals, fitting
from tests.ui.fields.conftest import Desk


def _shown(line: PickerLine) -> list[str]:
    view = line.window().findChild(QListView, "proposals")
    assert line.is_open()
    assert isinstance(view, QListView)
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_typing_filters_and_enter_takes_the_first(desk: Desk) -> None:
    desk.open()
    desk.type("kind", "dir")
    assert _shown(desk.picker("kind")) == ["Direct", "Indirect"]
    desk.press(Qt.Key.Key_Return)
    assert desk.value("kind") == "direct"
    assert desk.picker("kind").text() == "Direct"
    assert not desk.picker("kind").is_open()


def test_down_chooses_another(desk: Desk) -> None:
    desk.open()
    desk.type("kind", "dir")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.value("kind") == "indirect"


def test_tab_takes_the_highlighted_one_and_goes_on(desk: Desk) -> None:
    desk.open()
    desk.type("kind", "mi")
    desk.press(Qt.Key.Key_Tab)
    assert desk.value("kind") == "mixed"
    assert desk.editor("said_on").hasFocus()


def test_a_click_opens_the_whole_list_and_a_click_takes_from_it(desk: Desk) -> None:
    desk.open()
    line = desk.picker("kind")
    desk.click(line)
    assert _shown(line) == ["Direct", "Indirect", "Mixed, and one half verbatim"]
    view = line.window().findChild(QListView, "proposals")
    assert isinstance(view, QListView)
    place = view.visualRect(view.model().index(2, 0)).center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.value("kind") == "mixed"
    assert line.hasFocus()


def test_escape_closes_the_list_before_it_leaves(desk: Desk) -> None:
    desk.open()
    line = desk.type("kind", "d")
    with desk.qtbot.assertNotEmitted(desk.panel.left):
        desk.press(Qt.Key.Key_Escape, line)
    assert not desk.picker("kind").is_open()
    with desk.qtbot.waitSignal(desk.panel.left):
        desk.press(Qt.Key.Key_Escape, line)


def test_clearing_a_choice_saves_that(desk: Desk) -> None:
    desk.open()
    desk.set("kind", FieldValue("mixed"))
    desk.type("kind", "")
    desk.press(Qt.Key.Key_Return)
    assert desk.values("kind") == ()


def test_what_is_no_choice_stays_marked_and_unsaved(desk: Desk) -> None:
    desk.open()
    desk.set("kind", FieldValue("mixed"))
    line = desk.type("kind", "nonsense")
    desk.press(Qt.Key.Key_Tab)
    assert desk.value("kind") == "mixed"
    assert desk.picker("kind").text() == "nonsense"
    assert "nonsense" in desk.note("kind")
    assert line.property("invalid")
    desk.type("kind", "")
    assert not line.property("invalid")
    desk.qtbot.keyClicks(line, "direct")
    desk.press(Qt.Key.Key_Return)
    assert desk.value("kind") == "direct"
    assert desk.note("kind") == ""


def test_leaving_with_the_mouse_takes_what_can_mean_one_thing_only(desk: Desk) -> None:
    desk.open()
    desk.type("kind", "mix")
    desk.type("cue", "said")
    assert desk.value("kind") == "mixed"


def test_a_subtype_is_found_by_either_part(desk: Desk) -> None:
    desk.open("event", "hurt")
    desk.type("type", "aer")
    assert _shown(desk.picker("type")) == ["Assault › Aerial"]
    desk.type("type", "assa be")
    desk.press(Qt.Key.Key_Return)
    assert desk.value("type") == "ASSAULT/beat"
    assert desk.picker("type").text() == "Assault › Beat"


def test_what_begins_with_the_words_comes_first() -> None:
    labels = ["Assault › Beat", "Beat", "Upbeat", "Other"]
    found = fitting([Option(label, label) for label in labels], "beat")
    assert [option.label for option in found] == ["Beat", "Assault › Beat", "Upbeat"]


def test_several_choices_become_chips(desk: Desk) -> None:
    desk.open()
    desk.type("topics", "oi")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.keyClicks(desk.editor("topics"), "war")
    desk.press(Qt.Key.Key_Tab)
    assert [value.value for value in desk.values("topics")] == ["oil", "war"]
    assert [chip.button.text() for chip in desk.chips("tag_topics")] == ["Oil", "War"]
    assert desk.picker("topics").text() == ""


def test_a_chosen_one_is_proposed_no_more(desk: Desk) -> None:
    desk.open()
    desk.set("topics", FieldValue("oil"))
    desk.click(desk.editor("topics"))
    assert _shown(desk.picker("topics")) == ["Talks", "War"]


def test_a_chip_is_removed_by_its_cross_and_by_keys(desk: Desk) -> None:
    desk.open()
    desk.set("topics", FieldValue("oil"), FieldValue("talks"), FieldValue("war"))
    desk.click(desk.chips("tag_topics")[0].cross)
    assert [value.value for value in desk.values("topics")] == ["talks", "war"]
    desk.editor("topics").setFocus()
    desk.press(Qt.Key.Key_Backspace)
    assert desk.chips("tag_topics")[1].button.hasFocus()
    desk.press(Qt.Key.Key_Delete)
    assert [value.value for value in desk.values("topics")] == ["talks"]


def test_a_choice_goes_to_the_evidence_that_waits_for_one(desk: Desk) -> None:
    desk.open()
    desk.set("topics", FieldValue("oil"), desk.evidence("police"))
    desk.type("topics", "war")
    desk.press(Qt.Key.Key_Return)
    oil, war = desk.values("topics")
    assert (oil.value, war.value, war.spans[0].text) == ("oil", "war", "police")
    assert [chip.button.accessibleName() for chip in desk.chips("evidence_topics")] == [
        "War: police"
    ]


def test_no_choice_among_chips_stays_marked(desk: Desk) -> None:
    desk.open()
    desk.type("topics", "nonsense")
    desk.press(Qt.Key.Key_Tab)
    assert desk.values("topics") == ()
    assert desk.picker("topics").text() == "nonsense"
    assert "nonsense" in desk.note("topics")


def test_a_link_is_found_by_the_other_record_s_words(desk: Desk) -> None:
    other = desk.add("event", "arrested")
    desk.open()
    desk.type("reply_to", "arr")
    assert _shown(desk.picker("reply_to")) == ["arrested"]
    desk.press(Qt.Key.Key_Return)
    assert desk.value("reply_to") == other.id
    assert desk.picker("reply_to").text() == "arrested"


def test_the_list_closes_when_the_form_scrolls(desk: Desk) -> None:
    desk.panel.resize(420, 420)
    desk.open()
    line = desk.picker("kind")
    line.setFocus()
    desk.panel.form.bring_into_sight(line)
    desk.press(Qt.Key.Key_Down)
    assert line.is_open()
    desk.panel.form.verticalScrollBar().setValue(desk.panel.form.verticalScrollBar().maximum())
    assert not line.is_open()


def test_what_cannot_be_edited_proposes_nothing(desk: Desk) -> None:
    desk.open()
    desk.panel.set_editable(False)
    line = desk.picker("kind")
    desk.click(line)
    assert not line.is_open()
    assert not desk.find(QWidget, "take_kind_0").isEnabled()
    desk.panel.set_editable(True)
    desk.click(line)
    assert line.is_open()


def test_the_list_is_wide_enough_for_names_and_what_tells_them_apart(desk: Desk) -> None:
    desk.open()
    line = desk.type("kind", "")
    assert isinstance(line, PickerLine)
    label, detail = "United Nations Support Mission in Libya", "intergovernmental body"
    line.propose(Proposals([Option("un", label, detail)], 0))
    view = line.window().findChild(QListView, "proposals")
    assert isinstance(view, QListView)
    wanted = view.fontMetrics().horizontalAdvance(label + detail)
    assert view.width() > min(wanted, line.window().width() - 40)
    assert view.width() <= line.window().width()


def test_a_choice_is_found_by_its_help_too_after_those_of_that_name() -> None:
    options = [
        Option("document", "Document", help="A report, letter, law or ruling."),
        Option("letter", "Letter"),
        Option("speech", "Speech", help="Also in court."),
    ]
    assert [each.key for each in fitting(options, "letter")] == ["letter", "document"]
    assert [each.key for each in fitting(options, "court speech")] == ["speech"]
    assert fitting(options, "letter court") == []
