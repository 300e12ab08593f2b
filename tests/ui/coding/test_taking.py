"""Words of the text go into fields of the selected record: by a letter, a button, the bubble."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import joined_text
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.fields.picker import PickerLine
from tests.e2e.hands import Hands
from tests.ui.coding.test_record_making import focus_name, make, select


def test_a_fields_letter_takes_the_selection(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    record = make(window, qtbot, "We will")
    select(window, "Ilan Dorr")
    qtbot.keyClicks(window.view, "s")
    fresh = small_project.records.get(record.id)
    assert fresh is not None
    (speaker,) = fresh.fields["speaker"]
    assert speaker.value == "Ilan Dorr"
    assert joined_text(speaker.spans) == "Ilan Dorr"
    assert window.view.selection() is None


def test_a_fields_letter_without_a_selection_goes_to_the_field(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    record = make(window, qtbot, "We will")
    select(window, "Ilan Dorr")
    qtbot.keyClicks(window.view, "u")
    window.view.clear_selection()
    qtbot.keyClicks(window.view, "u")
    assert "field_cue" in focus_name()
    qtbot.keyClicks(QApplication.focusWidget(), "said")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    fresh = small_project.records.get(record.id)
    assert fresh is not None
    (cue,) = fresh.fields["cue"]
    assert (cue.value, joined_text(cue.spans)) == ("said", "Ilan Dorr")


@pytest.mark.parametrize("with_words", [False, True])
def test_a_choice_is_made_by_its_fields_letter_and_its_own(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, with_words: bool
) -> None:
    record = make(window, qtbot, "We will")
    if with_words:
        select(window, "not go")
    qtbot.keyClicks(window.view, "i")
    assert "field_kind" in focus_name()
    qtbot.keyClicks(QApplication.focusWidget(), "d")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    fresh = small_project.records.get(record.id)
    assert fresh is not None
    (kind,) = fresh.fields["kind"]
    assert (kind.value, joined_text(kind.spans)) == ("direct", "not go" if with_words else "")
    assert small_project.articles.status("a0").state == "in_progress"


def test_enter_selects_what_is_in_the_field(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    record = make(window, qtbot, "We will")
    select(window, "Ilan Dorr")
    qtbot.keyClicks(window.view, "s")
    window.records.rows.setFocus()
    qtbot.keyClick(window.records.rows, Qt.Key.Key_Return)
    assert "field_speaker" in focus_name()
    qtbot.keyClicks(QApplication.focusWidget(), "A Nurse")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    fresh = small_project.records.get(record.id)
    assert fresh is not None
    assert [value.value for value in fresh.fields["speaker"]] == ["A Nurse"]


def _speakers(project: Project, record: Record) -> list[tuple[object, str]]:
    """What the speakers are called in the text, and in the registry."""
    fresh = project.records.get(record.id)
    assert fresh is not None
    actors = [
        (value.value, project.actors.get(value.actor or ""))
        for value in fresh.fields.get("speaker", ())
    ]
    return [(words, actor.name if actor else "") for words, actor in actors]


def test_taking_a_name_links_or_registers_without_asking(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    small_project.actors.create("Ilan Dorr")
    record = make(window, qtbot, "We will")
    for words in ("Dorr", "Nobody", "We"):
        select(window, words)
        qtbot.keyClicks(window.view, "s")
        assert window.view.hasFocus()
    assert _speakers(small_project, record) == [
        ("Dorr", "Ilan Dorr"),
        ("Nobody", "Nobody"),
        ("We", ""),
    ]
    for _ in range(2):
        qtbot.keyClick(window.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _speakers(small_project, record) == [("Dorr", "Ilan Dorr")]
    assert small_project.actors.named("Nobody") is None


def test_taking_a_name_of_several_asks_once(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    for name in ("Ilan Dorr", "Ada Dorr"):
        small_project.actors.create(name)
    record = make(window, qtbot, "We will")
    select(window, "Dorr")
    qtbot.keyClicks(window.view, "s")
    assert "field_speaker" in focus_name()
    line = QApplication.focusWidget()
    assert isinstance(line, PickerLine)
    option = line.highlighted()
    assert option is not None
    assert option.label == "Ada Dorr"
    assert _speakers(small_project, record) == [("Dorr", "")]
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert _speakers(small_project, record) == [("Ilan Dorr", "Ilan Dorr")]
    select(window, "Nobody")
    qtbot.keyClicks(window.view, "s")
    assert window.view.hasFocus()


def test_the_take_button_adds_evidence_to_its_value(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    record = make(window, qtbot, "We will")
    for words in ("Ilan Dorr", "Nobody"):
        select(window, words)
        qtbot.keyClicks(window.view, "s")
    select(window, "Minister")
    window.records.panel.take_requested.emit("speaker", 0)
    fresh = small_project.records.get(record.id)
    assert fresh is not None
    assert [joined_text(value.spans) for value in fresh.fields["speaker"]] == [
        "Minister … Ilan Dorr",
        "Nobody",
    ]


def _bubble_fields(window: AnnotatorWindow) -> list[str]:
    bubble = window.view.findChild(QWidget, "selectionBubble")
    assert bubble is not None
    buttons = [each for each in bubble.findChildren(QToolButton) if each.isVisible()]
    assert all(bubble.rect().contains(each.geometry()) for each in buttons)
    return [each.text() for each in buttons if each.objectName().startswith("bubbleField_")]


def test_the_bubble_takes_words_into_a_field_of_the_selected_record(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    hands = Hands(window)
    hands.select("Thursday")
    assert _bubble_fields(window) == []
    hands.press(Qt.Key.Key_Escape)
    record = make(window, qtbot, "We will")
    hands.select("Ilan Dorr")
    fields = _bubble_fields(window)
    assert fields[:3] == ["Speaker  S", "Cue  U", "Addressee  A"]
    assert len(fields) == 10
    button = window.view.findChild(QToolButton, "bubbleField_speaker")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    fresh = small_project.records.get(record.id)
    assert fresh is not None
    (speaker,) = fresh.fields["speaker"]
    assert (speaker.value, joined_text(speaker.spans)) == ("Ilan Dorr", "Ilan Dorr")
    assert not _bubble_fields(window)
    make(window, qtbot, "hurt", "e")
    hands.select("Tarsa")
    fields = _bubble_fields(window)
    assert fields[:3] == ["Type and mode  T", "Actor  A", "Recipient  R"]
    assert "Place  P" in fields
    assert len(fields) == 8
    more = window.view.findChild(QToolButton, "bubbleMore")
    assert more is not None
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(_bubble_fields(window)) == 17
    assert not more.isVisible()
    hands.select("Thursday")
    assert len(_bubble_fields(window)) == 8


def test_the_bubble_offers_last_what_the_record_has_already(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    hands = Hands(window)
    make(window, qtbot, "hurt", "e")
    hands.select("Thursday")
    assert "Start  W" in _bubble_fields(window)
    hands.press(Qt.Key.Key_W)
    hands.select("Tarsa")
    assert "Start  W" not in _bubble_fields(window)
    assert "Actor  A" in _bubble_fields(window)
