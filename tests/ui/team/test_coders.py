"""The team in the window: coders by the dialog, each change undone, blind and open at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.team.coders_dialog import CodersDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(window: AnnotatorWindow) -> CodersDialog:
    """The dialog in the window of Ada, who leads."""
    window.bound_actions["team.coders"].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, CodersDialog)
    return dialog


def _rows(dialog: CodersDialog) -> list[list[str]]:
    def text(row: int, column: int) -> str:
        item = dialog.table.item(row, column)
        return item.text() if item else ""

    return [[text(row, column) for column in (0, 1)] for row in range(dialog.table.rowCount())]


def _click(qtbot: QtBot, dialog: CodersDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, LEFT)


def _add(qtbot: QtBot, dialog: CodersDialog, name: str) -> None:
    qtbot.keyClicks(dialog.name, name)
    _click(qtbot, dialog, "makeCoder")


def test_coders_are_added_renamed_merged_and_retired(
    window: AnnotatorWindow, dialog: CodersDialog, qtbot: QtBot
) -> None:
    assert _rows(dialog) == [["Ada", "Lead"]]
    _add(qtbot, dialog, "Ben")
    _add(qtbot, dialog, "Cem")
    assert _rows(dialog) == [["Ada", "Lead"], ["Ben", "Coder"], ["Cem", "Coder"]]
    dialog.table.selectRow(1)
    qtbot.keyClicks(dialog.name, "Benno")
    _click(qtbot, dialog, "renameCoder")
    dialog.role.setCurrentIndex(dialog.role.findData("adjudicator"))
    dialog.role.activated.emit(dialog.role.currentIndex())
    assert _rows(dialog)[1] == ["Benno", "Adjudicator"]
    dialog.table.selectRow(2)
    _click(qtbot, dialog, "retireCoder")
    assert _rows(dialog)[2] == ["Cem", "Coder, retired"]
    assert dialog.retire.text() == "Bring back"
    _click(qtbot, dialog, "retireCoder")
    dialog.other.setCurrentIndex(dialog.other.findText("into Benno"))
    _click(qtbot, dialog, "mergeCoder")
    assert _rows(dialog)[2] == ["Cem", "Coder, retired"]
    window.undo.undo()
    assert _rows(dialog)[2] == ["Cem", "Coder"]


def test_what_does_not_go_is_said_in_the_dialog(dialog: CodersDialog, qtbot: QtBot) -> None:
    _add(qtbot, dialog, "ada")
    assert dialog.problem.isVisible()
    assert "There is a coder “Ada” already" in dialog.problem.text()
    dialog.table.selectRow(0)
    _click(qtbot, dialog, "retireCoder")
    assert "the only lead" in dialog.problem.text()


def test_coding_blind_is_a_tick_there_and_in_the_menu(
    window: AnnotatorWindow, dialog: CodersDialog
) -> None:
    project = window.session.project
    assert project is not None
    dialog.blind.click()
    assert project.info.blind
    assert window.bound_actions["team.blind"].isChecked()
    window.bound_actions["team.blind"].trigger()
    assert not project.info.blind
    assert not dialog.blind.isChecked()


def test_the_window_of_a_coder_follows_when_the_lead_opens_the_project(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    lead = small_project
    lead.coders.make("Ben")
    lead.records.create("a0", "quote", [Span(0, 10)])
    lead.coders.set_blind(True)
    of_ben = Project.open(lead.location, coder="Ben")
    window.set_project(of_ben)
    window.session.open_article("a0")
    own = of_ben.records.create("a0", "quote", [Span(21, 30)])
    assert [each.id for each in window.session.records] == [own.id]
    window.bound_actions["team.coders"].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, CodersDialog)
    assert not dialog.make.isEnabled()
    assert "Only a lead" in dialog.problem.text()
    again = Project.open(of_ben.location, coder="Ada")
    again.coders.set_blind(False)
    again.close()
    of_ben.poll()
    qtbot.waitUntil(lambda: len(window.session.records) > 1)
    assert not window.bound_actions["team.blind"].isChecked()
