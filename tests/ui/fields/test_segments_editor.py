"""A few short choices side by side: clicked, by their first letters, cleared, proposed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from annotator.core.codebook.model import Choice, Field
from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.fields.segments_editor import ChoiceSegments, are_short
from tests.ui.conftest import FIRST
from tests.ui.fields.conftest import Desk


def _event(desk: Desk) -> ChoiceSegments:
    desk.open("event", "hurt")
    editor = desk.value_editor("realis")
    assert isinstance(editor, ChoiceSegments)
    return editor


def test_a_click_chooses(desk: Desk) -> None:
    editor = _event(desk)
    for name, expected in (("segment_planned", "planned"), ("notSaid", None)):
        button = editor.findChild(QToolButton, name)
        assert button is not None
        desk.click(button)
        assert desk.value("realis") == expected
        assert editor.hasFocus()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Qt.Key.Key_A], "actual"),
        ([Qt.Key.Key_P], "planned"),
        ([Qt.Key.Key_P, Qt.Key.Key_P], "past"),
        ([Qt.Key.Key_P, Qt.Key.Key_P, Qt.Key.Key_P], "planned"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right], "planned"),
        ([Qt.Key.Key_A, Qt.Key.Key_Delete], None),
    ],
)
def test_first_letters_choose_and_go_round(
    desk: Desk, keys: list[Qt.Key], expected: str | None
) -> None:
    _event(desk).setFocus()
    for key in keys:
        desk.press(key)
    assert desk.value("realis") == expected


def test_a_label_may_be_typed_out(desk: Desk) -> None:
    editor = _event(desk)
    editor.setFocus()
    desk.qtbot.keyClicks(editor, "past")
    assert desk.value("realis") == "past"


def test_what_is_saved_is_shown_and_undone(desk: Desk) -> None:
    editor = _event(desk)
    desk.set("realis", FieldValue("past"))
    assert editor.typed() == "Past"
    desk.project.history.undo()
    assert editor.typed() == ""


def test_the_window_leaves_it_its_letters_and_enter_takes_what_is_proposed(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    start = FIRST.index("We will")
    window.view.set_selection(Span(start, start + 7))
    qtbot.keyClicks(window.view, "q")
    window.view.setFocus()
    qtbot.keyClicks(window.view, "i")
    editor = window.focusWidget()
    assert isinstance(editor, ChoiceSegments)
    direct = editor.findChild(QToolButton, "segment_direct")
    assert direct is not None
    assert direct.property("proposed") is True
    assert not direct.isChecked()
    qtbot.keyClicks(editor, "d")
    assert small_project.articles.status("a0").state == "in_progress"
    record = window.session.record
    assert record is not None
    assert record.fields["kind"][0].value == "direct"
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    record = window.session.record
    assert record is not None
    assert {key: each[0].value for key, each in record.fields.items()} == {
        "speaker": "Minister Ilan Dorr",
        "cue": "said",
        "kind": "direct",
    }


@pytest.mark.parametrize(
    ("labels", "short"),
    [
        (("Direct", "Indirect", "Mixed"), True),
        (("A", "B", "C", "D"), True),
        (("A", "B", "C", "D", "E"), False),
        (("By the first of them", "Another"), False),
    ],
)
def test_few_and_short(labels: tuple[str, ...], short: bool) -> None:
    choices = tuple(Choice(label, label) for label in labels)
    assert are_short(Field("f", "F", "choice", choices=choices)) is short
    with_children = (Choice("x", "X", children=(Choice("y", "Y"),)),)
    assert not are_short(Field("f", "F", "choice", choices=with_children))
    assert not are_short(Field("f", "F", "choice", choices=(Choice("x", "X", retired=True),)))
