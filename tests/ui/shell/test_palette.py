"""A few letters find a command."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.ui.features import AnnotatorWindow
from annotator.ui.shell.palette import fuzzy_score


def test_letters_in_order_are_found() -> None:
    assert fuzzy_score("ndr", "Find record") is not None
    assert fuzzy_score("rdn", "Find record") is None
    assert fuzzy_score("", "anything") == 0


@pytest.mark.parametrize(
    ("wanted", "better", "worse"),
    [
        ("red", "Redo", "Previous article is done"),
        ("nr", "Next record", "Snap selections to words are"),
        ("next", "Next article", "New text"),
    ],
)
def test_beginnings_and_runs_count_more(wanted: str, better: str, worse: str) -> None:
    worse_score = fuzzy_score(wanted, worse)
    assert (fuzzy_score(wanted, better) or 0) > (worse_score if worse_score is not None else -1)


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("backup", "Back up…"),
        ("restore", "Restore a backup…"),
        ("undo", "Undo"),
        ("pref", "Preferences…"),
    ],
)
def test_what_begins_with_the_word_comes_first(
    window: AnnotatorWindow, qtbot: QtBot, wanted: str, first: str
) -> None:
    window.palette_box.open()
    qtbot.keyClicks(window.palette_box.box, wanted)
    assert window.palette_box.view.currentIndex().data() == first


def test_typing_filters_and_enter_runs(window: AnnotatorWindow, qtbot: QtBot) -> None:
    box = window.palette_box
    qtbot.keyClick(
        window.view,
        Qt.Key.Key_P,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert box.isVisible()
    assert box.box.hasFocus()
    qtbot.keyClicks(box.box, "history")
    assert box.view.currentIndex().data() == "History"
    qtbot.keyClick(box.box, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert window.docks["history"].isVisible()
    assert window.view.hasFocus()


def test_a_word_of_the_tip_finds_a_command(window: AnnotatorWindow, qtbot: QtBot) -> None:
    box = window.palette_box
    box.open()
    qtbot.keyClicks(box.box, "theme")
    found = [box.view.model().index(row, 0).data() for row in range(box.view.model().rowCount())]
    assert set(found[:4]) == {
        "Colours as the system has them",
        "Light colours",
        "Dark colours",
        "High contrast",
    }


def test_arrows_move_and_esc_leads_back(window: AnnotatorWindow, qtbot: QtBot) -> None:
    box = window.palette_box
    box.open()
    first = box.view.currentIndex().row()
    qtbot.keyClick(box.box, Qt.Key.Key_Down)
    assert box.view.currentIndex().row() == first + 1
    qtbot.keyClick(box.box, Qt.Key.Key_Up)
    qtbot.keyClick(box.box, Qt.Key.Key_Up)
    assert box.view.currentIndex().row() == 0
    qtbot.keyClick(box.box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert window.view.hasFocus()


def test_what_cannot_be_done_does_not_run(window: AnnotatorWindow, qtbot: QtBot) -> None:
    assert window.session.record is None
    box = window.palette_box
    box.open()
    qtbot.keyClicks(box.box, "delete the record")
    qtbot.keyClick(box.box, Qt.Key.Key_Return)
    assert box.isVisible()


def test_what_can_be_done_comes_before_what_cannot(window: AnnotatorWindow, qtbot: QtBot) -> None:
    box = window.palette_box
    box.open()
    qtbot.keyClicks(box.box, "paste")
    assert not window.bound_actions["sheet.paste"].isEnabled()
    shown = [box.view.model().index(n, 0).data() for n in range(box.view.model().rowCount())]
    paste = [window.bound_actions[name].text() for name in ("article.paste", "sheet.paste")]
    assert [each for each in shown if each in paste] == paste
    qtbot.keyClick(box.box, Qt.Key.Key_Escape)
    window.bound_actions["view.sheet"].trigger()
    assert window.bound_actions["sheet.paste"].isEnabled()
