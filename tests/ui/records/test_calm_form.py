"""The form is calm: one chip for value and evidence, empty fields folded, five fields in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span, cut
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.fields.chips import Chip
from annotator.ui.fields.field_row import FieldRow
from annotator.ui.fields.fold_line import FoldLine
from tests.ui.conftest import FIRST

CTRL = Qt.KeyboardModifier.ControlModifier


def _quote(window: AnnotatorWindow, qtbot: QtBot) -> Record:
    start = FIRST.index("We will")
    window.view.set_selection(Span(start, start + 7))
    window.view.setFocus()
    qtbot.keyClicks(window.view, "q")
    record = window.session.record
    assert record is not None
    return record


def _rows(window: AnnotatorWindow) -> list[str]:
    rows = window.records.panel.form.findChildren(FieldRow)
    return [row.field.key for row in rows if row.isVisibleTo(window)]


def _button(window: AnnotatorWindow, name: str) -> QToolButton:
    found = window.findChild(QToolButton, name)
    assert found is not None, name
    return found


def _folded(window: AnnotatorWindow) -> list[str]:
    line = window.findChild(FoldLine, "foldLine")
    assert line is not None
    buttons = line.findChildren(QToolButton)
    shown = [each for each in buttons if each.isVisibleTo(window)]
    assert all(line.rect().contains(each.geometry()) for each in shown)
    return [each.text() for each in shown]


def test_what_is_required_or_proposed_is_shown_and_the_others_are_one_line(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    _quote(window, qtbot)
    assert _rows(window) == ["speaker", "cue", "kind"]
    assert _folded(window) == [
        *("+", "Addressee  A", "Occasion  O", "Reported by  B", "Said on  W", "Negated  G"),
        *("Topics  T", "Note  N"),
    ]


def test_a_click_opens_a_field_and_another_record_folds_it_again(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    record = _quote(window, qtbot)
    qtbot.mouseClick(_button(window, "unfold_occasion"), Qt.MouseButton.LeftButton)
    assert _rows(window) == ["speaker", "cue", "kind", "occasion"]
    focused = QApplication.focusWidget()
    row = window.findChild(FieldRow, "field_occasion")
    assert focused is not None
    assert row is not None
    assert row.isAncestorOf(focused)
    window.session.select(None)
    window.session.select(record.id)
    assert "occasion" not in _rows(window)


def test_its_letter_opens_it_from_the_text_and_from_the_line(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    _quote(window, qtbot)
    window.view.setFocus()
    qtbot.keyClicks(window.view, "o")
    assert "occasion" in _rows(window)
    line = window.findChild(FoldLine, "foldLine")
    assert line is not None
    line.setFocus()
    qtbot.keyClicks(line, "w")
    assert "said_on" in _rows(window)
    assert len(window.session.records) == 1


def test_enter_on_the_line_opens_all_of_them(window: AnnotatorWindow, qtbot: QtBot) -> None:
    _quote(window, qtbot)
    line = window.findChild(FoldLine, "foldLine")
    assert line is not None
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(_rows(window)) == 10
    assert not line.isVisible()
    focused = QApplication.focusWidget()
    row = window.findChild(FieldRow, "field_addressee")
    assert focused is not None
    assert row is not None
    assert row.isAncestorOf(focused)


def test_a_filled_field_is_shown_and_stays_when_it_is_emptied(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    record = _quote(window, qtbot)
    filled = small_project.records.set_values(record, "said_on", [FieldValue("2017-03-02")])
    assert "said_on" in _rows(window)
    small_project.records.set_values(filled, "said_on", [])
    assert "said_on" in _rows(window)


def test_value_and_evidence_that_say_the_same_are_one_chip(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    record = _quote(window, qtbot)
    start = FIRST.index("said")
    said = cut(FIRST, Span(start, start + 4))
    small_project.records.set_values(record, "cue", [FieldValue("said", None, (said,))])
    chip, line = (
        window.findChild(Chip, "evidence_cue_0_0"),
        window.findChild(QWidget, "value_cue_0"),
    )
    assert chip is not None
    assert line is not None
    editor = window.findChild(QWidget, "editor_cue_0")
    assert editor is not None
    assert chip.button.accessibleName() == "said"

    def is_beside() -> bool:
        middle = chip.mapTo(line, chip.rect().center()).y()
        return editor.geometry().top() < middle < editor.geometry().bottom()

    qtbot.waitUntil(is_beside)
    assert line.height() <= editor.height() + 4
    with qtbot.waitSignal(window.records.panel.evidence_clicked):
        qtbot.mouseClick(chip.button, Qt.MouseButton.LeftButton)
    seen = window.session.record
    assert seen is not None
    small_project.records.set_values(seen, "cue", [FieldValue("says", None, (said,))])
    qtbot.waitUntil(lambda: chip.mapTo(line, QPoint()).y() > editor.geometry().bottom())
    assert chip.button.text().strip("\u2068\u2069") == "said"


def test_the_question_mark_is_there_where_the_person_is(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    _quote(window, qtbot)
    speaker, cue = _button(window, "help_speaker"), _button(window, "help_cue")
    assert (speaker.property("attended"), bool(cue.property("attended"))) == (True, False)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert (speaker.property("attended"), cue.property("attended")) == (False, True)


@pytest.mark.parametrize("size", [(1024, 700), (720, 424), (1440, 900)])
@pytest.mark.parametrize("kind", ["quote", "event"])
def test_five_fields_are_in_sight_in_a_low_window(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, size: tuple[int, int], kind: str
) -> None:
    """720 by 424 is what a screen of 1440 by 900 has room for at 200 %."""
    window.context.settings.dismiss("fields")
    for words in ("Nobody", "hall", "Twelve", "people", "hurt"):
        start = FIRST.index(words)
        made = small_project.records.create("a0", kind, [Span(start, start + len(words))])
    window.session.select(made.id)
    window.resize(*size)
    form = window.records.panel.form
    form.unfold()
    qtbot.waitUntil(lambda: window.width() == size[0])
    QApplication.processEvents()
    form.focus_first_required()
    codebook: Codebook = small_project.codebook
    area = QRect(QPoint(), form.viewport().size())
    seen = [
        row.field.key
        for row in form.findChildren(FieldRow)
        if row.isVisible()
        and area.contains(QRect(row.mapTo(form.viewport(), QPoint()), row.size()))
    ]
    sizes = {r.field.key: r.minimumSizeHint().width() for r in form.findChildren(FieldRow)}
    assert len(seen) >= 5, (seen, area, window.size(), sizes)
    assert set(seen) <= {field.key for field in codebook.type(kind).fields}
    assert window.records.panel.list.view.height() >= 24


def test_the_form_takes_the_room_that_a_short_list_leaves(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    _quote(window, qtbot)
    panel = window.records.panel
    one = panel.form.height()
    assert panel.list.height() == panel.list.height_wanted()
    for n in range(12):
        small_project.records.create("a0", "quote", [Span(n, n + 1)])
    assert panel.list.height() < panel.list.height_wanted()
    assert panel.form.height() < one
    assert panel.form.height() > panel.list.height()


def test_where_there_is_little_room_the_list_leaves_most_of_it(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    _quote(window, qtbot)
    for n in range(12):
        small_project.records.create("a0", "quote", [Span(n, n + 1)])
    window.resize(1024, 700)
    panel = window.records.panel
    qtbot.waitUntil(lambda: window.height() == 700)
    qtbot.waitUntil(lambda: panel.form.height() > 3 * panel.list.height())
    assert panel.list.view.height() >= 24
