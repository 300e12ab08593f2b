"""What happened while somebody coded is taken back from the history, not by undo."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.core.changes.learning_kinds import Learn
from annotator.core.coding.model_in_use import ModelInUse
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow


def _learned(project: Project) -> None:
    with project.writing(Learn(12)) as unit:
        info = unit.read.info()
        unit.update(info, replace(info, models={"quote": ModelInUse("m1", 1)}))


def test_undo_passes_over_it_and_the_history_takes_it_back(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    article = project.articles.page()[0].id
    project.articles.set_status(article, "done")
    qtbot.waitUntil(lambda: "done" in window.status.undo.text().lower())
    _learned(project)
    window.bound_actions["view.history"].trigger()
    panel = window.undo.panel
    qtbot.waitUntil(lambda: panel.model.rowCount() > 1)
    assert "done" in window.status.undo.text().lower()
    panel.view.setCurrentIndex(panel.model.index(0))
    assert panel.button.text() == "Take back"
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: project.info.models == {})
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: project.articles.status(article).state == "new")
