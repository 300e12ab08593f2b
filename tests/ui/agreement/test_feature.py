"""Agreement measured in its window, down to the passages on which coders differ."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from annotator.core.team import answers, field_agreement
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.agreement.dialog import AgreementDialog
from annotator.ui.agreement.measure_model import REASONS, MeasureModel
from annotator.ui.features import AnnotatorWindow

FOUND = {"Ben": [(21, 30), (102, 130)], "Cem": [(21, 76), (102, 130)]}


@pytest.fixture
def coded(small_project: Project) -> Project:
    """Ben and Cem finished an article; they differ on one of two quotes."""
    for name, spans in FOUND.items():
        coder = Project.open(small_project.location, coder=name)
        for start, end in spans:
            coder.records.create("a0", "quote", [Span(start, end)])
        coder.articles.set_status("a0", "done")
        coder.close()
    small_project.poll()
    return small_project


@pytest.fixture
def dialog(window: AnnotatorWindow, qtbot: QtBot) -> AgreementDialog:
    window.bound_actions["agreement.show"].trigger()
    found = window.findChild(AgreementDialog)
    assert isinstance(found, AgreementDialog)
    qtbot.waitUntil(lambda: found.isVisible() and not window.tasks.busy)
    return found


def _measure(dialog: AgreementDialog, window: AnnotatorWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.choices.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.tasks.busy)


@pytest.mark.usefixtures("coded")
def test_figures_and_the_way_to_the_passages(
    dialog: AgreementDialog, window: AnnotatorWindow, qtbot: QtBot
) -> None:
    _measure(dialog, window, qtbot)
    assert dialog.summary.text() == (
        "Articles finished by two or more: 1 · records: 4 · Ben, Cem: 1"
    )
    shown = [row[:5] for row in cell_texts(dialog.figures)]
    assert ["Ben, Cem", "Quote", "span", "Same words, F1", "0.500"] in shown
    few = dialog.figures.rowCount()
    dialog.every.click()
    assert dialog.figures.rowCount() > few
    matrices = [dialog.confusion.choice.itemText(n) for n in range(dialog.confusion.choice.count())]
    dialog.tabs.setCurrentIndex(1)
    dialog.confusion.choice.setCurrentIndex(matrices.index("words by role, Quote"))
    table = dialog.confusion.table
    labels = [item.text() for n in range(2) if (item := table.horizontalHeaderItem(n))]
    row, column = labels.index("none"), 1 - labels.index("none")
    table.setCurrentCell(row, column, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    passages = dialog.confusion.passages
    qtbot.waitUntil(lambda: passages.count() == 1)
    window.session.open_article("a1")
    text = coded_text(window)
    assert text[31:76].strip() in passages.item(0).text()
    passages.setCurrentRow(0)
    QTest.keyClick(passages, Qt.Key.Key_Return)
    assert window.session.article is not None
    assert window.session.article.id == "a0"


def cell_texts(model: MeasureModel) -> list[list[str]]:
    columns = range(model.columnCount())
    return [[model.index(row, n).data() for n in columns] for row in range(model.rowCount())]


def coded_text(window: AnnotatorWindow) -> str:
    project = window.session.project
    assert project is not None
    return project.articles.get("a0").text


@pytest.mark.usefixtures("small_project")
def test_where_nothing_can_be_compared_it_says_why(
    dialog: AgreementDialog, window: AnnotatorWindow, qtbot: QtBot
) -> None:
    _measure(dialog, window, qtbot)
    assert "nothing to compare" in dialog.summary.text()
    assert dialog.figures.rowCount() == 0
    assert not dialog.save.isEnabled()


def test_figures_older_than_the_project_say_so(
    dialog: AgreementDialog, window: AnnotatorWindow, coded: Project, qtbot: QtBot
) -> None:
    _measure(dialog, window, qtbot)
    coded.records.create("a0", "quote", [Span(0, 4)])
    coded.poll()
    qtbot.waitUntil(lambda: "Measure again" in dialog.summary.text())


@pytest.mark.usefixtures("coded")
def test_month_by_month_and_as_a_file(
    dialog: AgreementDialog, window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.choices.clock.setCurrentIndex(1)
    _measure(dialog, window, qtbot)
    assert dialog.tabs.isTabVisible(2)
    assert cell_texts(dialog.months)[0][1] == "Ben, Cem"
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    search = window.findChild(QFileDialog)
    assert isinstance(search, QFileDialog)
    out = tmp_path / "figures.csv"
    search.fileSelected.emit(str(out))
    search.close()
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    exact = next(row for row in rows if row["measure"] == "span_f1_exact")
    assert (exact["coders"], exact["value"]) == ("Ben | Cem", "0.5")


def test_every_reason_is_translated() -> None:
    said = {
        *(answers.NOT_ALL, answers.NO_NUMBER, answers.NO_RANK),
        *(field_agreement.ALONE, field_agreement.OTHER_TYPE),
    }
    assert said == set(REASONS)
    assert MeasureModel().columnCount() == 8
