"""The codebook editor, driven by mouse and keys in the window of a project."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span
from annotator.services import codebooks
from annotator.services.project import Project
from annotator.services.safekeeping import checks
from annotator.ui.codebook.feature import CodebookFeature
from annotator.ui.codebook.tree import CodebookTreeModel
from annotator.ui.codebook.window import CodebookWindow
from annotator.ui.features import AnnotatorWindow
from tests.opening import open_project, wait_for_tasks

_Widget = TypeVar("_Widget", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """What a person does in the editor."""

    def __init__(self, window: AnnotatorWindow, feature: CodebookFeature, qtbot: QtBot) -> None:
        self.window, self.feature, self.qtbot = window, feature, qtbot
        project = window.session.project
        assert project is not None
        self.project: Project = project

    @property
    def editor(self) -> CodebookWindow:
        editor = self.feature.editor
        assert editor is not None
        return editor

    def find(self, kind: type[_Widget], name: str) -> _Widget:
        """The widget of that name that is to be seen."""
        [found] = [
            each for each in self.editor.findChildren(kind, name) if each.isVisibleTo(self.editor)
        ]
        return found

    def choose(self, *labels: str) -> None:
        """Click a part in the tree."""
        view = self.editor.outline.view
        model = view.model()
        index = QModelIndex()
        for label in labels:
            view.expand(index)
            rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
            [index] = [each for each in rows if each.data() == label]
        view.scrollTo(index)
        place = view.visualRect(index).center()
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert view.currentIndex() == index

    def click(self, name: str) -> None:
        """Press a button."""
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, attribute: str, text: str) -> None:
        """Type over what stands in a line."""
        line = self.find(QWidget, f"codebook_{attribute}")
        assert isinstance(line, QLineEdit | QPlainTextEdit)
        line.setFocus()
        self.qtbot.keyClick(line, Qt.Key.Key_A, CONTROL)
        self.qtbot.keyClicks(line, text)

    def pick(self, attribute: str, key: str) -> None:
        """Choose in a combo box by keys."""
        box = self.find(QComboBox, f"codebook_{attribute}")
        box.setFocus()
        while box.currentData() != key:
            up = box.findData(key) < box.currentIndex()
            before = box.currentIndex()
            self.qtbot.keyClick(box, Qt.Key.Key_Up if up else Qt.Key.Key_Down)
            assert box.currentIndex() != before

    def labels(self, *path: str) -> list[str]:
        """What lies under a part of the tree."""
        model = self.editor.outline.view.model()
        assert isinstance(model, CodebookTreeModel)
        index = QModelIndex()
        for label in path:
            rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
            [index] = [each for each in rows if each.data() == label]
        return [model.index(row, 0, index).data() for row in range(model.rowCount(index))]

    def status(self) -> str:
        return self.find(QToolButton, "codebookStatus").text()

    def apply(self) -> None:
        """Apply what touches no record, or get to the review."""
        self.click("codebookApply")
        self.qtbot.waitUntil(lambda: not self.editor._busy)

    def texts(self) -> str:
        """All that the review says."""
        return "\n".join(label.text() for label in self.editor.review.findChildren(QLabel))


@pytest.fixture
def hands(window: AnnotatorWindow, qtbot: QtBot) -> Iterator[Hands]:
    """The editor, opened by its key."""
    feature = window.codebook
    made = Hands(window, feature, qtbot)
    qtbot.keyClick(window.view, Qt.Key.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: feature.editor is not None and feature.editor.isActiveWindow())
    yield made
    if feature.editor is not None:
        feature.editor.state.discard()


def coded(project: Project, **values: object) -> Record:
    record = project.records.create("a0", "quote", [Span(21, 30)])
    for key, value in values.items():
        # Any kind of value goes in.
        record = project.records.set_values(record, key, [FieldValue(value)])  # type: ignore[arg-type]
    return record


def test_a_type_with_fields_and_choices_is_made_and_used(hands: Hands) -> None:
    hands.click("codebook_addType")
    hands.write("label", "Rumour")
    hands.write("letter", "y")
    hands.click("codebook_colour_rose")
    hands.click("codebook_addField")
    hands.write("label", "Spread")
    hands.pick("kind", "choice")
    assert "solved" in hands.status()
    assert not hands.editor.apply_button.isEnabled()
    hands.click("codebook_addChoiceHere")
    hands.write("label", "Whole country")
    assert hands.labels("Rumour", "Spread") == ["Whole country"]
    hands.apply()
    made = hands.project.codebook.type("rumour")
    assert (made.label, made.plural, made.letter, made.colour) == ("Rumour", "rumours", "Y", "rose")
    assert made.field("spread").choices[0].key == "whole_country"
    assert hands.status() == "The codebook is changed."
    assert "record.create.rumour" in [each.declared.id for each in hands.window.bound_actions.all()]
    hands.project.history.undo()
    assert "Rumour" not in hands.labels()


def test_problems_stand_beside_what_is_wrong(hands: Hands) -> None:
    hands.choose("Quote", "Cue")
    hands.write("letter", "c")
    assert "letter C, which is in use" in hands.find(QLabel, "codebook_letter_problem").text()
    assert not hands.editor.apply_button.isEnabled()
    hands.choose("Claim")
    hands.click("codebookStatus")
    assert hands.find(QLabel, "codebookTitle").text() == "Quote › Cue"
    hands.write("letter", "m")
    assert hands.editor.apply_button.isEnabled()


def test_order_undo_and_redo_by_keys(hands: Hands, qtbot: QtBot) -> None:
    hands.choose("Quote", "Cue")
    view = hands.editor.outline.view
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert hands.labels("Quote")[:2] == ["Cue", "Speaker"]
    hands.write("label", "Verb")
    assert hands.labels("Quote")[0] == "Verb"
    line = hands.find(QLineEdit, "codebook_label")
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert hands.labels("Quote")[:2] == ["Cue", "Speaker"]
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert hands.labels("Quote")[:2] == ["Speaker", "Cue"]
    assert not hands.editor.state.is_changed
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert hands.labels("Quote")[:2] == ["Cue", "Speaker"]
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert "Cue" not in hands.labels("Quote")


def test_a_part_is_dragged_where_it_may_lie(hands: Hands) -> None:
    model = hands.editor.outline.view.model()
    quote, claim = model.index(0, 0), model.index(1, 0)
    data = model.mimeData([model.index(1, 0, quote)])
    move = Qt.DropAction.MoveAction
    assert not model.canDropMimeData(data, move, 0, 0, claim)
    assert model.canDropMimeData(data, move, 0, 0, quote)
    model.dropMimeData(data, move, 0, 0, quote)
    assert hands.labels("Quote")[:2] == ["Cue", "Speaker"]


def test_a_retired_type_is_offered_no_more(hands: Hands, qtbot: QtBot) -> None:
    record = coded(hands.project, kind="mixed")
    hands.choose("Quote", "Kind", "Mixed")
    hands.click("codebook_retire")
    hands.choose("Claim")
    hands.click("codebook_retire")
    hands.apply()
    commands = [each.declared.id for each in hands.window.bound_actions.all()]
    assert "record.create.claim" not in commands
    assert "record.create.quote" in commands
    assert hands.project.codebook.type("claim").retired
    assert hands.project.records.get(record.id) == record
    hands.choose("Claim")
    hands.click("codebook_retire")
    hands.apply()
    assert not hands.project.codebook.type("claim").retired


def test_what_happens_to_values_is_shown_before_it_does(hands: Hands, qtbot: QtBot) -> None:
    project = hands.project
    number, words = coded(project, cue="12"), coded(project, cue="several")
    hands.choose("Quote", "Cue")
    hands.pick("kind", "number")
    hands.apply()
    assert hands.editor.is_reviewing()
    texts = hands.texts()
    assert "“Quote › Cue” changes from “Text” to “Number”" in texts
    assert "Kept: 1; cannot be kept: 1." in texts
    assert "“several” (1×)" in texts
    hands.click("codebookBack")
    assert project.codebook.type("quote").field("cue").kind == "text"
    hands.apply()
    hands.click("codebookApply")
    qtbot.waitUntil(lambda: not hands.window.tasks.busy)
    qtbot.waitUntil(lambda: not hands.editor.is_reviewing())
    now = [project.records.get(each.id) for each in (number, words)]
    assert now[0] is not None
    assert now[1] is not None
    assert now[0].fields["cue"][0].value == 12
    assert now[1].note == "Field “Cue” was “several” before it became a number."
    assert checks.check(project) == []
    assert "went with it: 2" in hands.status()
    hands.window.activateWindow()
    qtbot.waitUntil(hands.window.isActiveWindow)
    qtbot.keyClick(hands.window.view, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: project.codebook.type("quote").field("cue").kind == "text")
    # Without it the test fails all the same.
    assert project.records.get(words.id).fields["cue"][0].value == "several"  # type: ignore[union-attr]


def test_files_go_in_and_out(hands: Hands, tmp_path: Path) -> None:
    hands.choose("Quote")
    hands.write("examples", "We stay, she said.")
    out = tmp_path / "mine.yaml"
    hands.feature.save(str(out))
    saved = codebooks.load(str(out))
    assert saved.type("quote").examples == ("We stay, she said.",)
    hands.editor.preset_wanted.emit("acled")
    assert hands.editor.state.draft.head.name == "acled"
    hands.editor.state.undo()
    hands.feature._take_file(str(tmp_path / "none.yaml"))
    assert "none.yaml" in hands.status()
    assert hands.editor.state.draft.codebook().types[0].examples == saved.types[0].examples


def test_a_change_elsewhere_is_shown(hands: Hands) -> None:
    hands.choose("Quote")
    hands.write("label", "Utterance")
    other = hands.project.codebook
    with hands.project.writing("Change the codebook") as unit:
        unit.update(other, codebooks.load("acled"))
    assert hands.editor.state.before.name == "acled"
    assert "changed meanwhile" in hands.status()


def test_what_is_not_applied_keeps_the_window_open_once(hands: Hands) -> None:
    hands.choose("Quote")
    hands.write("label", "Utterance")
    hands.editor.close()
    assert not hands.window.close()
    press(hands.window, "unsavedGoTo")
    assert hands.editor.isVisible()
    assert "not applied" in hands.status()


def press(window: AnnotatorWindow, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None
    button.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_another_project_waits_until_the_changes_are_applied_or_left_out(
    hands: Hands, tmp_path: Path
) -> None:
    Project.create(tmp_path / "other.annotator", coder="Ada", name="Other").close()
    window, location = hands.window, str(tmp_path / "other.annotator")
    hands.choose("Quote")
    hands.write("label", "Utterance")
    assert not open_project(window, location)
    press(window, "unsavedStay")
    window.bound_actions["project.close"].trigger()
    press(window, "unsavedStay")
    assert window.session.project is hands.project
    assert not open_project(window, location)
    press(window, "unsavedDiscard")
    wait_for_tasks(window)
    assert window.session.project is not None
    assert window.session.project.info.name == "Other"
    assert hands.feature.editor is None
    assert window.messages.banners() == []


def test_the_preview_shows_the_form(hands: Hands, qtbot: QtBot) -> None:
    hands.choose("Quote", "Cue")
    hands.write("label", "Telling verb")
    preview = hands.editor.preview

    def shown() -> list[str]:
        return [label.text() for label in preview.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "Telling verb" in shown())
    # Nothing in it is taken for the record's form.
    assert hands.editor.findChildren(QWidget, "field_cue") == []
    assert preview.mapTo(hands.editor, QPoint()).x() > 0


@pytest.mark.parametrize("way", ["F2", "double click"])
def test_a_part_is_renamed_where_it_stands(hands: Hands, qtbot: QtBot, way: str) -> None:
    hands.choose("Quote", "Cue")
    view = hands.editor.outline.view
    if way == "F2":
        qtbot.keyClick(view, Qt.Key.Key_F2)
    else:
        place = view.visualRect(view.currentIndex()).center()
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    line = hands.find(QLineEdit, "codebook_label")
    assert line.hasFocus()
    qtbot.keyClicks(line, "Verb")
    assert hands.labels("Quote")[:2] == ["Speaker", "Verb"]
