"""Walking the candidates of the text from a field, and taking them."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from annotator.core.codebook.values import Place, Range
from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Fragment, Span, cut_all
from tests.conftest import an_article
from tests.ui.fields.conftest import TEXT, Desk, span_of

CTRL = Qt.KeyboardModifier.ControlModifier


def _walk(desk: Desk, key: str, way: Qt.Key = Qt.Key.Key_Right, n: int = 0) -> None:
    widget = desk.editor(key, n)
    widget.setFocus()
    desk.qtbot.keyClick(widget, way, CTRL)


def _current(desk: Desk) -> str:
    spans, at = desk.marked
    return "" if at is None else TEXT[spans[at].start : spans[at].end]


def _evidence(words: str) -> tuple[Fragment, ...]:
    return cut_all(TEXT, [span_of(words)])


def test_the_nearest_candidate_fills_the_field_with_its_evidence(desk: Desk) -> None:
    desk.open("event", "hurt")
    _walk(desk, "deaths")
    assert "Candidate 1 of 2: “Twelve”" in desk.note("deaths")
    assert _current(desk) == "Twelve"
    _walk(desk, "deaths")
    assert _current(desk) == "30 to 40"
    _walk(desk, "deaths")
    assert _current(desk) == "Twelve"
    _walk(desk, "deaths", Qt.Key.Key_Left)
    desk.qtbot.keyClick(desk.editor("deaths"), Qt.Key.Key_Down, CTRL)
    assert desk.values("deaths") == (FieldValue(Range(30, 40), None, _evidence("30 to 40")),)
    assert desk.editor("deaths").hasFocus()
    assert desk.chips("evidence_deaths_0_0")


def test_another_candidate_takes_the_place_of_the_one_before(desk: Desk) -> None:
    desk.open("event", "hurt")
    for _ in range(2):
        _walk(desk, "deaths")
        desk.qtbot.keyClick(desk.editor("deaths"), Qt.Key.Key_Down, CTRL)
    assert desk.values("deaths") == (FieldValue(Range(30, 40), None, _evidence("30 to 40")),)


def test_in_a_single_valued_field_up_adds_evidence(desk: Desk) -> None:
    desk.open("event", "hurt")
    _walk(desk, "place")
    assert _current(desk) == "Tarsa"
    desk.qtbot.keyClick(desk.editor("place"), Qt.Key.Key_Down, CTRL)
    assert desk.value("place") == Place("Tarsa")
    line = desk.editor("place")
    assert isinstance(line, QLineEdit)
    assert line.text() == "Tarsa"
    desk.set("place", FieldValue(Place("Bruma")))
    _walk(desk, "place", Qt.Key.Key_Left)
    _walk(desk, "place")
    desk.qtbot.keyClick(desk.editor("place"), Qt.Key.Key_Up, CTRL)
    assert desk.values("place") == (FieldValue(Place("Bruma"), None, _evidence("Tarsa")),)


def test_a_known_actor_is_linked_and_up_adds_one_more(desk: Desk) -> None:
    bell = desk.project.actors.create("The Daily Bell")
    desk.project.actors.change(bell, replace(bell, aliases=("The Bell",)))
    desk.open()
    _walk(desk, "speaker")
    assert _current(desk) == "Ilan Dorr"
    desk.qtbot.keyClick(desk.editor("speaker"), Qt.Key.Key_Up, CTRL)
    while _current(desk) != "The Bell":
        _walk(desk, "speaker")
    desk.qtbot.keyClick(desk.editor("speaker"), Qt.Key.Key_Up, CTRL)
    dorr = desk.project.actors.named("Ilan Dorr")
    assert dorr is not None
    assert desk.values("speaker") == (
        FieldValue("Ilan Dorr", dorr.id, _evidence("Ilan Dorr")),
        FieldValue("The Bell", bell.id, _evidence("The Bell")),
    )


@pytest.mark.parametrize("takes", [Qt.Key.Key_Down, Qt.Key.Key_Up])
def test_a_candidate_that_may_be_several_is_asked_for(desk: Desk, takes: Qt.Key) -> None:
    first, _ = (desk.project.actors.create(f"Ilan Dorr of {town}") for town in ("Bruma", "Tarsa"))
    desk.open()
    _walk(desk, "speaker")
    desk.qtbot.keyClick(desk.editor("speaker"), takes, CTRL)
    assert desk.values("speaker") == (FieldValue("Ilan Dorr", None, _evidence("Ilan Dorr")),)
    assert desk.editor("speaker").hasFocus()
    assert desk.picker("speaker").is_open()
    desk.press(Qt.Key.Key_Return)
    chosen = FieldValue("Ilan Dorr of Bruma", first.id, _evidence("Ilan Dorr"))
    assert desk.values("speaker") == (chosen,)


def test_dates_are_read_against_the_articles(desk: Desk) -> None:
    desk.open()
    _walk(desk, "said_on")
    desk.qtbot.keyClick(desk.editor("said_on"), Qt.Key.Key_Down, CTRL)
    assert desk.value("said_on") == "2017-03-02"


def test_escape_ends_the_walk_and_only_that(desk: Desk) -> None:
    desk.open("event", "hurt")
    _walk(desk, "size")
    assert desk.marked[0]
    with desk.qtbot.assertNotEmitted(desk.panel.left):
        desk.press(Qt.Key.Key_Escape)
    assert desk.marked == ([], None)
    assert desk.note("size") == ""
    with desk.qtbot.waitSignal(desk.panel.left):
        desk.press(Qt.Key.Key_Escape)


def test_typing_and_leaving_end_the_walk(desk: Desk) -> None:
    desk.open("event", "hurt")
    _walk(desk, "size")
    desk.qtbot.keyClicks(desk.editor("size"), "7 ")
    assert desk.marked == ([], None)
    line = desk.editor("size")
    desk.qtbot.keyClick(line, Qt.Key.Key_Left, CTRL)
    assert line.property("cursorPosition") == 0
    assert desk.marked == ([], None)
    desk.press(Qt.Key.Key_Return)
    _walk(desk, "size")
    assert desk.marked[0]
    desk.press(Qt.Key.Key_Tab)
    assert desk.marked == ([], None)


def test_where_the_text_offers_nothing_it_is_said(desk: Desk) -> None:
    bare = an_article("nothing of that kind, " * 4)
    with desk.project.writing("Import 1 article") as unit:
        unit.create(bare)
    desk.project.records.create(bare.id, "event", [Span(0, 7)])
    desk.session.show_article(bare.id)
    desk.panel.next_record()
    _walk(desk, "size")
    assert "offers nothing" in desk.note("size")


def test_help_and_examples_unfold_by_key(desk: Desk) -> None:
    desk.open()
    cue = desk.editor("cue")
    cue.setFocus()
    desk.qtbot.keyClick(cue, Qt.Key.Key_H, CTRL)
    note = desk.find(QLabel, "helpText_cue")
    assert note.isVisibleTo(desk.panel)
    assert "said" in str(note.property("text"))
    desk.qtbot.keyClick(cue, Qt.Key.Key_H, CTRL)
    assert not note.isVisibleTo(desk.panel)


def test_a_name_that_the_text_repeats_is_walked_once_where_it_is_nearest(desk: Desk) -> None:
    text = "Talks on Libya failed. Guns in Libya fired near Libya’s Oil Guard, Ada Holm said."
    desk.article, _ = desk.project.articles.add(text)
    desk.show()
    start = text.index("fired")
    record = desk.project.records.create(desk.article.id, "quote", [Span(start, start + 5)])
    desk.session.select(record.id)
    walked: list[str] = []
    for _ in range(3):
        _walk(desk, "speaker")
        spans, at = desk.marked
        assert at is not None
        walked.append(text[spans[at].start : spans[at].end])
    assert walked.count("Libya") == 1
    assert "Ada Holm" in walked
