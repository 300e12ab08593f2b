"""Candidates in the window: found beside its thread, and marked in the text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from tests.ui.conftest import FIRST

CTRL = Qt.KeyboardModifier.ControlModifier


def test_candidates_are_marked_in_the_text_and_taken(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    start = FIRST.index("We will")
    window.view.set_selection(Span(start, start + 7))
    window.bound_actions["record.create.quote"].trigger()
    editor = window.records.panel.form.findChild(QWidget, "editor_speaker_0")
    assert editor is not None
    line = editor.focusProxy()
    assert line is not None
    line.setFocus()
    shown: list[tuple[list[Span], int | None]] = []
    window.records.panel.candidates_shown.connect(lambda spans, at: shown.append((list(spans), at)))
    qtbot.keyClick(line, Qt.Key.Key_Right, CTRL)
    qtbot.waitUntil(lambda: bool(shown))
    spans, at = shown[-1]
    assert at is not None
    assert FIRST[spans[at].start : spans[at].end] == "Ilan Dorr"
    qtbot.keyClick(line, Qt.Key.Key_Down, CTRL)
    record = window.session.record
    assert record is not None
    (value,) = record.fields["speaker"]
    assert (value.value, value.spans[0].text) == ("Ilan Dorr", "Ilan Dorr")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert shown[-1] == ([], None)
    focused = window.focusWidget()
    assert focused is not None
    assert window.records.panel.form.isAncestorOf(focused)


def test_what_is_said_of_a_candidate_is_in_sight_in_a_low_window(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    start = FIRST.index("We will")
    window.view.set_selection(Span(start, start + 7))
    window.bound_actions["record.create.quote"].trigger()
    window.resize(1024, 480)
    form = window.records.panel.form
    line = window.focusWidget()
    assert line is not None
    form.ensureWidgetVisible(line, 0, 0)
    note = form.findChild(QWidget, "note_speaker_0")
    assert note is not None
    qtbot.keyClick(line, Qt.Key.Key_Right, CTRL)
    qtbot.waitUntil(note.isVisible)
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect() == note.rect())
