"""The journal is shown newest first, and leads back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.history.model import HistoryModel, HistoryRole
from annotator.ui.history.panel import HistoryPanel
from annotator.ui.kit.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, small_project: Project) -> Iterator[HistoryPanel]:
    made = HistoryPanel(theme)
    qtbot.addWidget(made)
    made.set_project(small_project)
    small_project.notify.subscribe(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    small_project.notify.unsubscribe(made.refresh)


def labels(panel: HistoryPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def test_entries_stand_newest_first(panel: HistoryPanel, small_project: Project) -> None:
    before = labels(panel)
    small_project.records.create("a0", "quote", [Span(0, 4)])
    assert labels(panel)[1:] == before
    small_project.history.undo()
    assert labels(panel)[0].startswith("Undo: ")
    assert panel.model.entry(1).undone
    assert "undone" in panel.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not panel.grab().isNull()


def test_going_back_to_an_own_entry(
    panel: HistoryPanel, small_project: Project, qtbot: QtBot
) -> None:
    record = small_project.records.create("a0", "quote", [Span(0, 4)])
    small_project.records.set_state(record, "done")
    assert not panel.button.isEnabled()
    panel.view.setCurrentIndex(panel.model.index(0))
    assert not panel.button.isEnabled()
    where = panel.view.visualRect(panel.model.index(1)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(panel.undo_to_requested) as wanted:
        qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert wanted.args == [panel.model.entry(1).change.seq]


def test_no_entry_names_an_article_that_was_purged(
    panel: HistoryPanel, small_project: Project
) -> None:
    title = small_project.articles.get("a0").title
    small_project.articles.delete("a0")
    small_project.history.undo()
    assert any(title in label for label in labels(panel))
    small_project.safekeeping.purge("a0")
    assert not [label for label in labels(panel) if title in label]
    tips = [panel.model.index(row).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]
    assert not [tip for tip in tips if title in tip]


def test_somebody_elses_entry_stays(panel: HistoryPanel, small_project: Project) -> None:
    other = Project.open(small_project.location, coder="Ben")
    other.records.create("a0", "quote", [Span(0, 4)])
    other.close()
    small_project.poll()
    panel.view.setCurrentIndex(panel.model.index(0))
    assert "Ben" in panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not panel.button.isEnabled()


def test_a_hidden_panel_reads_when_it_is_shown(panel: HistoryPanel, small_project: Project) -> None:
    count = panel.model.rowCount()
    panel.hide()
    small_project.articles.set_status("a0", "done")
    assert panel.model.rowCount() == count
    panel.show()
    assert panel.model.rowCount() == count + 1


def test_another_project_is_read_when_the_panel_is_shown(
    panel: HistoryPanel, small_project: Project, qtbot: QtBot
) -> None:
    before = labels(panel)
    panel.hide()
    panel.set_project(None)
    panel.set_project(small_project)
    assert labels(panel) == []
    with qtbot.waitExposed(panel):
        panel.show()
    assert labels(panel) == before != []


def test_older_entries_are_read_on_demand(small_project: Project, qtbot: QtBot) -> None:
    for n in range(205):
        small_project.articles.set_status("a0", "done" if n % 2 else "in_progress")
    model = HistoryModel()
    model.set_project(small_project)
    assert model.rowCount() == 200
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 206
    assert not model.canFetchMore(QModelIndex())


def test_sentences_have_values_and_stand_under_their_record(
    panel: HistoryPanel, small_project: Project
) -> None:
    first = small_project.records.create("a0", "quote", [Span(0, 4)])
    other = small_project.records.create("a0", "claim", [Span(5, 10)])
    first = small_project.records.set_values(first, "cue", [FieldValue("said")])
    first = small_project.records.set_values(first, "cue", [FieldValue("warned")])
    first = small_project.records.set_values(first, "kind", [FieldValue("direct")])
    small_project.records.set_values(first, "cue", [])
    said = [text.partition(" ")[2] for text in labels(panel)[:4]]
    assert labels(panel)[0].endswith(", which was warned"), said
    assert labels(panel)[1].endswith(": Direct")
    assert labels(panel)[2].endswith(": said → warned")
    assert labels(panel)[3].endswith(": said")
    groups = [panel.model.index(row).data(HistoryRole.GROUP) for row in range(6)]
    assert groups[0].startswith("Quote")
    assert "Port" in groups[0]
    assert groups[1:4] == ["", "", ""]
    assert groups[4].startswith("Claim")
    assert groups[5] == groups[0]
    heights = [panel.view.visualRect(panel.model.index(row)).height() for row in (0, 1)]
    assert heights[0] > heights[1]
    details = panel.model.details(4)
    assert details is not None
    assert details.record is not None
    assert details.record.id == other.id


def test_a_click_shows_what_was_changed_and_undoes_nothing(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    record = small_project.records.create("a1", "quote", [Span(0, 4)])
    small_project.records.set_state(record, "done")
    small_project.articles.set_status("a2", "done")
    window.bound_actions["view.history"].trigger()
    shown = window.undo.panel
    seq = small_project.history.entries(1)[0].change.seq

    def click(row: int) -> None:
        place = shown.view.visualRect(shown.model.index(row)).center()
        qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(1)
    assert window.session.record_id == record.id
    qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    click(0)
    assert window.session.article is not None
    assert window.session.article.id == "a2"
    assert small_project.history.entries(1)[0].change.seq == seq
    small_project.records.delete([small_project.records.of_article("a1")[0]])
    click(0)
    assert "deleted" in window.status.stack.text()
