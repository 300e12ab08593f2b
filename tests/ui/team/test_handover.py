"""Handing out and taking back in the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.dialog import FormDialog
from annotator.ui.team.hand_out_dialog import HandOutDialog
from annotator.ui.team.merge_dialog import MergeDialog


def _code(project: Project, article: Article, cue: str) -> Record:
    record = project.records.create(article.id, "quote", [Span(0, 10)])
    return project.records.set_values(record, "cue", [FieldValue(cue)])


def _cue(project: Project, record: Record) -> object:
    with project.reading() as read:
        [found] = read.records([record.id])
    return found.fields["cue"][0].value


def _click(qtbot: QtBot, parent: QWidget, name: str) -> None:
    button = parent.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _accept(window: AnnotatorWindow, qtbot: QtBot, dialog: FormDialog) -> None:
    assert dialog.accept_button.isEnabled()
    with qtbot.waitSignal(window.tasks.ended, timeout=60_000):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_work_is_handed_out_and_taken_back(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second, *_ = small_project.articles.all()
    records = [_code(small_project, article, "said") for article in (first, second)]
    window.bound_actions["handover.hand_out"].trigger()
    handing = window.projects.dialog
    assert isinstance(handing, HandOutDialog)
    assert handing.coder() == "Ada"
    assert handing.file() == tmp_path / "Small - Ada.annotator"
    assert "Nothing is assigned" in handing.state.text()
    _accept(window, qtbot, handing)

    theirs = Project.open(tmp_path / "Small - Ada.annotator", coder="Ada")
    for record in records:
        theirs.records.set_values(record, "cue", [FieldValue("there")])
    _code(theirs, first, "new")
    theirs.close()
    small_project.records.set_values(records[0], "cue", [FieldValue("here")])

    window.bound_actions["handover.merge"].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, MergeDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.add_files([str(tmp_path / "Small - Ada.annotator")])
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=60_000)
    shown = {
        (row.title, row.coder, row.new, row.changed_there, row.conflicts)
        for row in dialog.model.rows
    }
    assert shown == {(first.title, "Ada", 1, 0, 1), (second.title, "Ada", 0, 1, 0)}
    assert "Undecided conflicts: 1" in dialog.state.text()
    page = dialog.conflicts
    assert page.ours.toPlainText() == "Cue: here"
    assert page.theirs.toPlainText() == "Cue: there"
    index = page.model.index(0, 0)
    assert page.model.data(index) == "Undecided"
    dialog.pages.setCurrentWidget(page)
    _click(qtbot, page, "mergeTake")
    assert page.model.data(index) == "Theirs"
    assert "Undecided" not in dialog.state.text()
    _click(qtbot, page, "mergeKeepAll")
    assert page.model.data(index) == "Ours"
    _click(qtbot, page, "mergeTakeAll")
    _accept(window, qtbot, dialog)
    assert [_cue(small_project, record) for record in records] == ["there", "there"]
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: _cue(small_project, records[1]) == "said", timeout=60_000)
    assert _cue(small_project, records[0]) == "here"


def test_a_file_that_is_there_is_not_written_over(window: AnnotatorWindow, tmp_path: Path) -> None:
    (tmp_path / "there.annotator").write_text("something")
    window.bound_actions["handover.hand_out"].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, HandOutDialog)
    dialog.file_row.set_text(str(tmp_path / "there.annotator"))
    assert not dialog.accept_button.isEnabled()
    assert "already" in dialog.state.text()


def test_what_cannot_be_merged_is_said_in_the_dialog(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "text.txt").write_text("A text.")
    window.bound_actions["handover.merge"].trigger()
    dialog = window.projects.dialog
    assert isinstance(dialog, MergeDialog)
    dialog.add_files([str(tmp_path / "text.txt")])
    qtbot.waitUntil(lambda: "neither a project" in dialog.state.text(), timeout=60_000)
    assert not dialog.accept_button.isEnabled()
