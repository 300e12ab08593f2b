"""Evidence chips and the buttons that take the selection."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue
from annotator.ui.fields.chips import Chip, ChipText
from annotator.ui.kit.form_style import form_style
from annotator.ui.kit.theme import Theme
from tests.ui.fields.conftest import Desk, span_of


def _texts(desk: Desk, key: str) -> list[str]:
    return [chip.button.accessibleName() for chip in desk.chips(f"evidence_{key}")]


def test_evidence_is_shown_as_chips(desk: Desk) -> None:
    desk.open()
    desk.set("cue", FieldValue("said", None, desk.evidence("said", "Thursday").spans))
    assert _texts(desk, "cue") == ["said", "Thursday"]


def test_a_click_on_a_chip_asks_to_reveal_it(desk: Desk) -> None:
    desk.open()
    desk.set("cue", desk.evidence("said", "Thursday"))
    with desk.qtbot.waitSignal(desk.panel.evidence_clicked) as clicked:
        desk.click(desk.chips("evidence_cue")[1].button)
    assert clicked.args == [span_of("Thursday")]


def test_the_cross_removes_one_piece(desk: Desk) -> None:
    desk.open()
    desk.set("cue", FieldValue("said", None, desk.evidence("said", "Thursday").spans))
    desk.click(desk.chips("evidence_cue")[0].cross)
    assert _texts(desk, "cue") == ["Thursday"]
    assert desk.value("cue") == "said"


def test_chips_are_reached_followed_and_removed_by_keys(desk: Desk) -> None:
    desk.open()
    desk.set("cue", FieldValue("said", None, desk.evidence("said", "Thursday").spans))
    line = desk.editor("cue")
    line.setFocus()
    desk.qtbot.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert desk.chips("evidence_cue")[0].button.hasFocus()
    desk.press(Qt.Key.Key_Right)
    with desk.qtbot.waitSignal(desk.panel.evidence_clicked) as clicked:
        desk.press(Qt.Key.Key_Return)
    assert clicked.args == [span_of("Thursday")]
    desk.press(Qt.Key.Key_Delete)
    assert _texts(desk, "cue") == ["said"]
    assert desk.chips("evidence_cue")[0].button.hasFocus()
    desk.press(Qt.Key.Key_Up)
    assert line.hasFocus()


def test_removing_the_last_chip_by_key_goes_back_to_the_editor(desk: Desk) -> None:
    desk.open()
    desk.set("cue", FieldValue("said", None, desk.evidence("said").spans))
    line = desk.editor("cue")
    line.setFocus()
    desk.qtbot.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Delete)
    assert _texts(desk, "cue") == []
    assert line.hasFocus()


def test_tab_passes_the_chips_by(desk: Desk) -> None:
    desk.open()
    desk.set("cue", FieldValue("said", None, desk.evidence("said").spans))
    desk.editor("cue").setFocus()
    desk.press(Qt.Key.Key_Tab)
    assert desk.editor("speaker").hasFocus()


def test_the_take_button_names_field_and_value(desk: Desk) -> None:
    desk.open()
    desk.set("words", FieldValue("oil"))
    desk.panel.set_selection_available(True)
    desk.click(desk.find(QWidget, "more_words_0"))
    for key, n, ordinal in (("words", 1, -1), ("words", 0, 0), ("cue", 0, -1), ("topics", 0, -1)):
        with desk.qtbot.waitSignal(desk.panel.take_requested) as taken:
            desk.click(desk.find(QWidget, f"take_{key}_{n}"))
        assert taken.args == [key, ordinal]


def test_nothing_can_be_taken_without_a_selection(desk: Desk) -> None:
    desk.open()
    button = desk.find(QWidget, "take_cue_0")
    assert not button.isEnabled()
    desk.panel.set_selection_available(True)
    assert button.isEnabled()
    desk.panel.set_editable(False)
    assert not button.isEnabled()


def test_what_was_taken_is_shown(desk: Desk) -> None:
    record = desk.open()
    desk.project.records.take(record, "said_on", [span_of("on Thursday")])
    assert desk.value_editor("said_on").typed() == "2017-03-02"
    assert _texts(desk, "said_on") == ["on Thursday"]


def test_removing_a_value_goes_with_its_evidence(desk: Desk) -> None:
    desk.open()
    desk.set("words", FieldValue("oil", None, desk.evidence("said").spans))
    desk.click(desk.find(QWidget, "remove_words_0"))
    assert desk.values("words") == ()
    assert _texts(desk, "words") == []


def test_evidence_among_several_choices(desk: Desk) -> None:
    desk.open()
    desk.set("topics", FieldValue("oil", None, desk.evidence("police").spans))
    with desk.qtbot.waitSignal(desk.panel.evidence_clicked) as clicked:
        desk.click(desk.chips("tag_topics")[0].button)
    assert clicked.args == [span_of("police")]
    desk.click(desk.chips("evidence_topics")[0].cross)
    assert desk.values("topics") == (FieldValue("oil"),)


def test_the_record_s_own_text_is_followed_and_loses_a_fragment(desk: Desk) -> None:
    words = [span_of("We will"), span_of("not go")]
    record = desk.project.records.create(desk.article.id, "quote", words)
    desk.session.select(record.id)
    chips = desk.chips("recordSpan_")
    assert [chip.button.accessibleName() for chip in chips] == ["We will", "not go"]
    with desk.qtbot.waitSignal(desk.panel.evidence_clicked) as clicked:
        desk.click(chips[1].button)
    assert clicked.args == [span_of("not go")]
    desk.click(chips[1].cross)
    remaining = desk.session.record
    assert remaining is not None
    assert [span.text for span in remaining.spans] == ["We will"]
    assert not desk.chips("recordSpan_")[0].cross.isVisibleTo(desk.panel)


def test_chips_fold_into_lines(desk: Desk) -> None:
    desk.open()
    words = ("said", "Ilan Dorr", "on Thursday", "Twelve people", "were hurt near", "police")
    desk.set("cue", desk.evidence(*words))
    rows = {chip.y() for chip in desk.chips("evidence_cue")}
    assert len(rows) > 1
    strip = desk.find(QWidget, "evidence_cue_0")
    desk.qtbot.waitUntil(lambda: strip.height() >= max(rows) + 24)


@pytest.mark.parametrize(
    ("text", "slanted"),
    [("“said”", True), ("сказал", True), ("تعود الخدمة", False), ("王毅", False)],
)
def test_only_scripts_that_have_an_italic_are_slanted(
    qtbot: QtBot, theme: Theme, text: str, slanted: bool
) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.setStyleSheet(form_style())
    chip = Chip("evidence", shown)
    chip.say(ChipText("chip", text), QIcon(), editable=True)
    assert chip.button.font().italic() == slanted


@pytest.mark.parametrize(
    "text", ["They agreed to exchange 48 detainees", "وقالت المتحدثة باسم الشركة، ريم"]
)
def test_a_text_that_is_cut_fits_and_has_its_dots_once(qtbot: QtBot, text: str) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    chip = Chip("evidence", shown)
    chip.say(ChipText("chip", text, removable=False), QIcon(), editable=True)
    metrics = chip.button.fontMetrics()
    whole = metrics.horizontalAdvance(text)
    for width in range(60, whole):
        chip.set_width(width)
        assert metrics.horizontalAdvance(chip.button.text()) <= width - 16
        assert chip.button.text().count("…") == 1
