"""The main flow by keys: select, make, take, change, delete, undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import Span, joined_text
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from tests.ui.conftest import FIRST

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def select(window: AnnotatorWindow, words: str) -> Span:
    start = FIRST.index(words)
    span = Span(start, start + len(words))
    window.view.set_selection(span)
    window.view.setFocus()
    return span


def make(window: AnnotatorWindow, qtbot: QtBot, words: str, letter: str = "q") -> Record:
    select(window, words)
    qtbot.keyClicks(window.view, letter)
    record = window.session.record
    assert record is not None
    window.view.setFocus()
    return record


def focus_name() -> str:
    widget: QWidget | None = QApplication.focusWidget()
    names: list[str] = []
    while widget is not None:
        names.append(widget.objectName())
        widget = widget.parentWidget()
    return " ".join(names)


@pytest.mark.parametrize(("letter", "kind"), [("q", "quote"), ("c", "claim"), ("e", "event")])
def test_a_letter_makes_a_record_that_is_saved(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, letter: str, kind: str
) -> None:
    select(window, "We will")
    qtbot.keyClicks(window.view, letter)
    (record,) = small_project.records.of_article("a0")
    assert (record.type, joined_text(record.spans)) == (kind, "We will")
    assert window.status.saved.text().startswith("Saved ")
    assert window.session.record_id == record.id
    assert window.view.selection() is None
    assert "recordForm" in focus_name()
    assert small_project.articles.status("a0").state == "in_progress"


def test_the_same_code_twice_on_the_same_words_is_told(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    first = make(window, qtbot, "We will")
    make(window, qtbot, "We will", "c")
    assert not window.messages.banners()
    make(window, qtbot, "We will")
    [banner] = window.messages.banners()
    assert "as “Quote” already" in banner.text
    undo = banner.findChild(QPushButton, "bannerOffer0")
    assert undo is not None
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    kept = [
        record.id for record in small_project.records.of_article("a0") if record.type == "quote"
    ]
    assert kept == [first.id]


def test_the_focus_goes_to_the_speaker_and_esc_leads_back(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    select(window, "We will")
    qtbot.keyClicks(window.view, "q")
    assert "field_speaker" in focus_name()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.view.hasFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Return)
    assert "field_speaker" in focus_name()


def test_letters_in_a_field_are_typed(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    make(window, qtbot, "We will")
    window.records.panel.focus_first_required()
    select_only = FIRST.index("Nobody")
    window.view.set_selection(Span(select_only, select_only + 6))
    qtbot.keyClicks(QApplication.focusWidget(), "qcedjkx+")
    assert len(small_project.records.of_article("a0")) == 1
    assert small_project.articles.status("a0").state == "in_progress"
    assert "field_speaker" in focus_name()


def test_without_a_selection_nothing_is_made(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    window.view.clear_selection()
    qtbot.keyClicks(window.view, "q")
    assert small_project.records.of_article("a0") == []
    assert "Select some text" in window.status.stack.text()


def test_plus_adds_a_fragment(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    record = make(window, qtbot, "We will")
    select(window, "not go")
    qtbot.keyClicks(window.view, "+")
    fresh = small_project.records.get(record.id)
    assert fresh is not None
    assert joined_text(fresh.spans) == "We will … not go"


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Qt.Key.Key_Right, ALT, "police arrested 30"),
        (Qt.Key.Key_Left, ALT, "police"),
        (Qt.Key.Key_Up, ALT, "; police arrested"),
        (Qt.Key.Key_Down, ALT, "arrested"),
        (Qt.Key.Key_Left, ALT | SHIFT, "police arreste"),
        (Qt.Key.Key_Down, ALT | SHIFT, "olice arrested"),
    ],
)
def test_edges_move(
    window: AnnotatorWindow,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    expected: str,
) -> None:
    make(window, qtbot, "police arrested")
    qtbot.keyClick(window.view, key, modifiers)
    assert window.session.record is not None
    assert joined_text(window.session.record.spans) == expected


def test_the_fragment_at_the_caret_moves(window: AnnotatorWindow, qtbot: QtBot) -> None:
    make(window, qtbot, "We")
    select(window, "not go")
    qtbot.keyClicks(window.view, "+")
    window.view.set_caret(FIRST.index("We") + 1)
    qtbot.keyClick(window.view, Qt.Key.Key_Right, ALT)
    assert window.session.record is not None
    assert joined_text(window.session.record.spans) == "We will … not go"


def test_j_and_k_go_through_the_records(window: AnnotatorWindow, qtbot: QtBot) -> None:
    first = make(window, qtbot, "We will")
    second = make(window, qtbot, "Nobody left", "c")
    third = make(window, qtbot, "police arrested", "e")
    window.session.select(first.id)
    qtbot.keyClicks(window.view, "j")
    assert window.session.record_id == second.id
    qtbot.keyClicks(window.view, "j")
    assert window.session.record_id == third.id
    qtbot.keyClicks(window.view, "k")
    assert window.session.record_id == second.id


def test_delete_asks_nothing_and_undo_brings_it_back(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    record = make(window, qtbot, "We will")
    qtbot.keyClick(window.view, Qt.Key.Key_Delete)
    assert small_project.records.of_article("a0") == []
    assert window.session.record_id is None
    qtbot.keyClick(window.view, Qt.Key.Key_Z, CTRL)
    assert [known.id for known in small_project.records.of_article("a0")] == [record.id]
    assert window.session.record_id == record.id
    qtbot.keyClick(window.view, Qt.Key.Key_Z, CTRL | SHIFT)
    assert small_project.records.of_article("a0") == []
    qtbot.keyClick(window.view, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(window.view, Qt.Key.Key_Y, CTRL)
    assert small_project.records.of_article("a0") == []


def test_undo_right_after_making_a_record(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    select(window, "We will")
    qtbot.keyClicks(window.view, "q")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    assert small_project.records.of_article("a0") == []


def test_undo_goes_to_the_article_that_it_changes(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    record = make(window, qtbot, "We will")
    qtbot.keyClick(window.view, Qt.Key.Key_Left, ALT)
    window.session.open_article("a2")
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Z, CTRL)
    assert window.session.article is not None
    assert window.session.article.id == "a0"
    assert window.session.record_id == record.id


def test_a_conflict_is_said_and_nothing_is_lost(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    make(window, qtbot, "We will")
    other = Project.open(small_project.location, coder="Ben")
    other.records.delete(other.records.of_article("a0"))
    other.close()
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Right, ALT)
    (banner,) = window.messages.banners()
    assert banner.level == "error"
    assert window.status.saved.text() == "NOT saved"


def test_what_another_window_writes_appears(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    other = Project.open(small_project.location, coder="Ben")
    made = other.records.create("a0", "claim", [Span(0, 4)])
    other.close()
    qtbot.waitUntil(lambda: window.session.find(made.id) is not None)
    qtbot.waitUntil(lambda: window.articles.panel.model.summary(0) is not None)
    summary = window.articles.panel.model.summary(0)
    assert summary is not None
    assert summary.counts == {"claim": 1}
    assert window.status.saved.text() == "All saved"


def test_hovering_names_the_stack(window: AnnotatorWindow, qtbot: QtBot) -> None:
    first = make(window, qtbot, "We will")
    second = make(window, qtbot, "will", "c")
    window.view.hovered.emit([second.id, first.id])
    assert window.status.stack.text() == (
        "Claim: will   ·   Quote: We will   ·   Click again for the next one"
    )
    window.view.hovered.emit([first.id, second.id] * 20)
    window.status.grab()
    assert window.status.coder.geometry().right() < window.status.width()
    window.view.hovered.emit([])
    assert window.status.stack.text() == ""


def test_the_selection_is_counted(window: AnnotatorWindow, qtbot: QtBot) -> None:
    select(window, "We will")
    qtbot.waitUntil(lambda: window.status.selection.text() == "7 characters · 2 words")


def test_clicking_a_highlight_selects_its_record(window: AnnotatorWindow, qtbot: QtBot) -> None:
    record = make(window, qtbot, "We will")
    window.session.select(None)
    window.view.record_clicked.emit(record.id)
    assert window.session.record_id == record.id
    current = window.session.record
    assert current is not None
    assert current.id == record.id


def test_esc_lets_go_of_the_selection_then_of_the_record(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    make(window, qtbot, "We will")
    select(window, "Nobody")
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.view.selection() is None
    assert window.session.record_id is not None
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.session.record_id is None


def test_the_toolbar_makes_records_too(window: AnnotatorWindow, qtbot: QtBot) -> None:
    select(window, "We will")
    button = window.toolbar.findChild(QToolButton, "tool_record.create.event")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.session.record is not None
    assert window.session.record.type == "event"
