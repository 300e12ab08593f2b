"""What adjudication taught, in the window: one's own work, examples, articles for training."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.feedback.dialog import FeedbackDialog


@pytest.fixture
def coded(small_project: Project) -> Project:
    """The window's coder and Ben finished an article, of which Ben's work became gold."""
    mine = small_project.records.create("a0", "quote", [Span(21, 30)])
    small_project.records.set_values(mine, "cue", [FieldValue("said")])
    ben = Project.open(small_project.location, coder="Ben")
    made = ben.records.create("a0", "quote", [Span(21, 40)])
    ben.records.set_values(made, "cue", [FieldValue("told")])
    ben.articles.set_status("a0", "done")
    ben.close()
    small_project.articles.set_status("a0", "done")
    case = small_project.adjudication.open("a0")
    his = next(each.id for each in case.coders if each.name == "Ben")
    for seen in case.comparisons:
        small_project.adjudication.take(seen, his)
    small_project.adjudication.finish("a0")
    return small_project


def _rows(model: QAbstractItemModel) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.mark.usefixtures("coded")
def test_what_was_changed_leads_to_the_passage(window: AnnotatorWindow, qtbot: QtBot) -> None:
    window.bound_actions["feedback.show"].trigger()
    dialog = window.findChild(FeedbackDialog)
    assert isinstance(dialog, FeedbackDialog)
    qtbot.waitUntil(lambda: dialog.own.model().rowCount() == 1)
    [row] = _rows(dialog.own.model())
    assert row[:2] == ["changed", "Quote"]
    assert "words: " in row[3]
    assert "Cue: said → told" in row[3]
    assert "1 of 1 found" in dialog.summary.text()
    window.session.open_article("a1")
    dialog.own.setCurrentIndex(dialog.own.model().index(0, 0))
    QTest.keyClick(dialog.own, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: getattr(window.session.article, "id", "") == "a0")


@pytest.mark.usefixtures("coded")
def test_examples_of_a_field_with_what_coders_had(window: AnnotatorWindow, qtbot: QtBot) -> None:
    window.bound_actions["feedback.show"].trigger()
    dialog = window.findChild(FeedbackDialog)
    assert isinstance(dialog, FeedbackDialog)
    dialog.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.examples.model().rowCount() == 1)
    at = dialog.fields.findData("cue")
    dialog.fields.setCurrentIndex(at)
    dialog.fields.activated.emit(at)
    qtbot.waitUntil(
        lambda: (
            [sorted(row[2].split(" | ")) for row in _rows(dialog.examples.model())]
            == [["said", "told"]]
        )
    )
    [row] = _rows(dialog.examples.model())
    assert row[1] == "Cue: told"
    dialog.types.setCurrentIndex(dialog.types.findData("claim"))
    dialog.types.activated.emit(dialog.types.currentIndex())
    qtbot.waitUntil(lambda: dialog.examples.model().rowCount() == 0)


@pytest.mark.usefixtures("coded")
def test_another_codebook_is_offered_when_it_is_opened_again(
    coded: Project, window: AnnotatorWindow, qtbot: QtBot
) -> None:
    window.bound_actions["feedback.show"].trigger()
    first = window.findChild(FeedbackDialog)
    assert isinstance(first, FeedbackDialog)
    before = coded.codebook
    quote = replace(before.types[0], label="Statement")
    after = replace(before, types=(quote, *before.types[1:]))
    with coded.writing("Rename") as unit:
        unit.update(unit.read.codebook(), after)
    qtbot.waitUntil(lambda: window.feedback.dialog is None)
    window.bound_actions["feedback.show"].trigger()
    again = window.feedback.dialog
    assert again is not None
    assert again.types.itemText(0) == "Statement"


def test_finishing_an_article_for_training_says_how_good_it_is(
    coded: Project, window: AnnotatorWindow, qtbot: QtBot
) -> None:
    window.session.open_article("a0")
    window.bound_actions["feedback.train"].trigger()
    qtbot.waitUntil(lambda: coded.feedback.is_training("a0"))
    assert any("shown its gold" in each.text for each in window.messages.banners())
    coded.articles.set_status("a0", "in_progress")
    window.bound_actions["article.done"].trigger()
    said = "Training. All types: 1 of 1"
    qtbot.waitUntil(lambda: any(each.text.startswith(said) for each in window.messages.banners()))
    window.session.open_article("a0")
    window.bound_actions["feedback.train"].trigger()
    qtbot.waitUntil(lambda: not coded.feedback.is_training("a0"))
