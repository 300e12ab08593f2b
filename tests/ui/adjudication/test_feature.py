"""Adjudication by keys: gold composed in the panel under the text, disagreement by disagreement."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.team.adjudication_case import GOLD
from annotator.ui.adjudication.panel import AdjudicationPanel
from annotator.ui.features import AnnotatorWindow

FOUND = {
    "Ben": [((21, 30), {"cue": "said"}), ((102, 130), {})],
    "Cem": [((21, 76), {"cue": "told", "negated": True}), ((102, 130), {})],
}


@pytest.fixture
def panel(window: AnnotatorWindow, small_project: Project, qtbot: QtBot) -> AdjudicationPanel:
    """The panel on an article that Ben and Cem finished; the window is Ada's."""
    for name, records in FOUND.items():
        coder = Project.open(small_project.location, coder=name)
        for span, fields in records:
            made = coder.records.create("a0", "quote", [Span(*span)])
            for key, value in fields.items():
                made = coder.records.set_values(made, key, [FieldValue(value)])
        coder.articles.set_status("a0", "done")
        coder.close()
    small_project.poll()
    window.session.open_article("a0")
    window.bound_actions["adjudicate.open"].trigger()
    return _open(window, qtbot)


def _open(window: AnnotatorWindow, qtbot: QtBot) -> AdjudicationPanel:
    qtbot.waitUntil(lambda: window.findChild(AdjudicationPanel) is not None)
    panel = window.findChild(AdjudicationPanel)
    assert isinstance(panel, AdjudicationPanel)
    qtbot.waitUntil(panel.table.hasFocus)
    return panel


def _gold(project: Project) -> list[Record]:
    return [each for each in project.records.of_article("a0") if each.coder == GOLD.id]


def _cells(panel: AdjudicationPanel, row: int) -> list[str]:
    columns = range(panel.table.columnCount())
    return [item.text() if (item := panel.table.item(row, n)) else "" for n in columns]


def _heads(panel: AdjudicationPanel) -> list[str]:
    columns = range(panel.table.columnCount())
    heads = [panel.table.horizontalHeaderItem(n) for n in columns]
    return [head.text() for head in heads if head]


def _names(panel: AdjudicationPanel) -> list[str]:
    rows = range(panel.table.rowCount())
    return [item.text() for n in rows if (item := panel.table.verticalHeaderItem(n))]


def test_what_differs_is_marked_in_words_and_type(panel: AdjudicationPanel) -> None:
    assert panel.title.text() == "Group 1 of 2 · 2 to decide"
    assert _names(panel) == ["1  Ben", "2  Cem"]
    assert _heads(panel) == ["≠ Text  [T]", "Type", "≠ Cue  [Shift+U]", "≠ Negated  [G]"]
    assert _cells(panel, 0) == ["“We will”", "Quote", "said", ""]
    assert _cells(panel, 1)[1:] == ["Quote", "told", "yes"]
    item, same = panel.table.item(0, 2), panel.table.item(0, 1)
    assert item is not None
    assert same is not None
    assert item.font().bold()
    assert not same.font().bold()


def test_gold_by_keys(
    panel: AdjudicationPanel, window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    QTest.keyClick(panel.table, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: panel.table.rowCount() == 3)
    assert _names(panel)[2] == "Gold"
    assert _cells(panel, 2) == ["“We will” (1)", "Quote (1)", "said (1)", ""]
    panel.table.setCurrentCell(1, 0)
    QTest.keyClick(panel.table, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: _cells(panel, 2)[2] == "told (2)")
    QTest.keyClick(panel.table, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: _cells(panel, 2)[3] == "yes (2)")
    QTest.keyClick(panel.table, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: _cells(panel, 2)[0].endswith("(1+2)"))
    [gold] = _gold(small_project)
    assert gold.fields == {"cue": (FieldValue("told"),), "negated": (FieldValue(True),)}
    assert panel.title.text() == "Group 1 of 2 · 1 to decide"

    QTest.keyClick(panel.table, Qt.Key.Key_N)
    assert panel.title.text() == "Group 2 of 2 · 1 to decide"
    QTest.keyClick(panel.table, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: panel.title.text() == "Group 2 of 2 · 0 to decide")
    assert len(_gold(small_project)) == 2
    panel.finish.click()
    qtbot.waitUntil(lambda: panel.title.text().endswith("· finished"))
    QTest.keyClick(panel.table, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.view.hasFocus()
    window.bound_actions["edit.undo"].trigger()
    assert small_project.adjudication.open("a0").state == "in_progress"


def test_all_are_rejected_with_a_reason(
    panel: AdjudicationPanel, small_project: Project, qtbot: QtBot
) -> None:
    QTest.keyClick(panel.table, Qt.Key.Key_R)
    assert QApplication.focusWidget() is panel.reason
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    assert _gold(small_project) == []
    QTest.keyClicks(panel.reason, "not quoted")
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.table.rowCount() == 3)
    assert _names(panel)[2] == "Decided"
    assert _cells(panel, 2)[0] == "all rejected: not quoted"
    [refused] = _gold(small_project)
    assert refused.state == "rejected"
    assert panel.table.hasFocus()


def test_blind_to_names(
    panel: AdjudicationPanel, window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    window.bound_actions["adjudicate.blind"].trigger()
    assert _names(panel) == ["1  Coder 1", "2  Coder 2"]
    assert window.settings.adjudicates_blind
    first = _cells(panel, 0)[2]
    QTest.keyClick(panel.table, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(_gold(small_project)) == 1)
    assert _gold(small_project)[0].fields["cue"] == (FieldValue(first),)


def test_what_nobody_decided_is_found(
    panel: AdjudicationPanel, window: AnnotatorWindow, qtbot: QtBot
) -> None:
    window.session.open_article("a1")
    assert not panel.isVisible()
    window.bound_actions["adjudicate.next_article"].trigger()
    qtbot.waitUntil(panel.isVisible)
    assert window.session.article is not None
    assert window.session.article.id == "a0"
    QTest.keyClick(panel.table, Qt.Key.Key_P)
    assert panel.title.text() == "Group 2 of 2 · 2 to decide"


def test_an_article_of_one_coder_is_not_adjudicated(window: AnnotatorWindow, qtbot: QtBot) -> None:
    window.session.open_article("a1")
    window.bound_actions["adjudicate.open"].trigger()
    qtbot.waitUntil(lambda: bool(window.messages.banners()))
    [banner] = window.messages.banners()
    assert "Two coders have to finish" in banner.text
    assert window.findChild(AdjudicationPanel) is None


def test_links_are_shown_and_taken(
    panel: AdjudicationPanel, window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    cem = Project.open(small_project.location, coder="Cem")
    first, second = (each for each in cem.records.of_article("a0") if each.coder == cem.coder.id)
    cem.links.add(first.id, second.id, "supports")
    cem.close()
    small_project.poll()
    qtbot.waitUntil(lambda: _heads(panel)[-1] == "≠ Links  [L]")
    assert _cells(panel, 0)[-1] == ""
    assert _cells(panel, 1)[-1].startswith("supports “")
    QTest.keyClick(panel.table, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: panel.title.text() == "Group 1 of 2 · 1 to decide")
    QTest.keyClick(panel.table, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: panel.title.text() == "Group 1 of 2 · 0 to decide")
    golds = {each.id for each in _gold(small_project)}

    def of_gold() -> list[str]:
        return [each.relation for each in small_project.links.all() if each.source in golds]

    assert of_gold() == []
    panel.table.setCurrentCell(1, 0)
    QTest.keyClick(panel.table, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: of_gold() == ["supports"])
    qtbot.waitUntil(lambda: _cells(panel, 2)[-1].startswith("supports “"))
    panel.table.setCurrentCell(0, 0)
    window.bound_actions["adjudicate.take_links"].trigger()
    qtbot.waitUntil(lambda: of_gold() == [])
