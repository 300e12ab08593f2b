"""The actors in the window: list, form, merging, splitting, deleting, and who names them."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.actor import Actor
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.actors.dialogs import DeleteActorsDialog, MergeDialog, SplitDialog
from annotator.ui.actors.panel import ActorPanel
from annotator.ui.features import AnnotatorWindow
from tests.ui.conftest import FIRST

Click = Qt.MouseButton.LeftButton


class Hands:
    """The panel, and what one does with it."""

    def __init__(self, window: AnnotatorWindow, project: Project, qtbot: QtBot) -> None:
        self.window, self.project, self.qtbot = window, project, qtbot
        self.actors = project.actors
        window.bound_actions["view.actors"].trigger()
        panel = window.findChild(ActorPanel)
        assert panel is not None
        self.panel = panel
        self.until(panel.list.search.hasFocus)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for it."""
        self.qtbot.waitUntil(holds)

    def names(self) -> list[str]:
        """The names in the list."""
        model = self.panel.list.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def until_listed(self, *names: str) -> None:
        """Wait until the list is this."""
        self.until(lambda: self.names() == list(names))

    def choose(self, *rows: int) -> None:
        """Choose rows."""
        selection = self.panel.list.table.selectionModel()
        selection.clear()
        flags = QItemSelectionModel.SelectionFlag
        for row in rows:
            index = self.panel.list.model.index(row, 0)
            selection.setCurrentIndex(index, flags.Select | flags.Rows)

    def write(self, line: QLineEdit, text: str) -> None:
        """Write over what is in a line, and press Enter."""
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def dialog(self, kind: type[QWidget]) -> QWidget:
        """The dialog, once it is there."""
        self.until(lambda: any(each.isVisible() for each in self.window.findChildren(kind)))
        return next(each for each in self.window.findChildren(kind) if each.isVisible())

    def standing(self, actor: Actor) -> Actor:
        """The actor as the project has it."""
        found = self.actors.get(actor.id)
        assert found is not None
        return found


@pytest.fixture
def hands(window: AnnotatorWindow, small_project: Project, qtbot: QtBot) -> Hands:
    """The panel, open."""
    return Hands(window, small_project, qtbot)


def _quote(project: Project, *speakers: tuple[str, Actor]) -> Record:
    start = FIRST.index("We will")
    record = project.records.create("a0", "quote", [Span(start, start + 7)])
    return project.records.set_values(
        record, "speaker", [FieldValue(name, actor.id) for name, actor in speakers]
    )


def _speakers(project: Project, record: Record) -> list[str | None]:
    found = project.records.get(record.id)
    assert found is not None
    return [value.actor for value in found.fields["speaker"]]


def test_the_list_is_searched_sorted_and_follows_the_project(hands: Hands) -> None:
    panel = hands.panel
    hands.until(panel.list.empty.isVisible)
    assert "No actors yet" in panel.list.empty.text()
    bell = hands.actors.create("The Bell", "outlet")
    dorr = hands.actors.create("Ilan Dorr", "person")
    hands.actors.change(dorr, replace(dorr, aliases=("the minister",)))
    hands.until_listed("Ilan Dorr", "The Bell")
    _quote(hands.project, ("The Bell", bell))
    hands.until(lambda: panel.list.model.index(1, 3).data() == "1")
    panel.list.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    hands.until_listed("The Bell", "Ilan Dorr")
    hands.qtbot.keyClicks(panel.list.search, "minis")
    hands.until_listed("Ilan Dorr")
    hands.qtbot.keyClicks(panel.list.search, "xyz")
    hands.until(panel.list.empty.isVisible)
    assert "No name or alias" in panel.list.empty.text()


def test_each_part_of_the_form_is_one_change(hands: Hands) -> None:
    dorr = hands.actors.create("Dorr")
    hands.until_listed("Dorr")
    hands.choose(0)
    form = hands.panel.form
    hands.write(form.alias_line, "the minister")
    hands.write(form.country, "liby")
    hands.write(form.kind, "person")
    hands.write(form.identifier_line, "wikidata: Q42")
    form.note.setFocus()
    hands.qtbot.keyClicks(form.note, "Of Bruma")
    form.name.setFocus()
    hands.write(form.name, "Ilan Dorr")
    after = hands.standing(dorr)
    assert after.names == ("Ilan Dorr", "Dorr", "the minister")
    assert (after.kind, after.country, after.note) == ("person", "LBY", "Of Bruma")
    assert after.identifiers == {"wikidata": "Q42"}
    assert form.country_name.text() == "Libya"
    labels = [entry.change.sentence() for entry in hands.project.history.entries(6)]
    assert labels == ["Rename actor Dorr to Ilan Dorr", *["Change actor Dorr"] * 5]
    chips = {chip.button.objectName(): chip for chip in form.aliases.chips()}
    hands.qtbot.mouseClick(chips["actorAlias_1_text"].button, Click)
    assert form.problem.text() == ""
    assert hands.standing(dorr).name == "the minister"
    form.name.setFocus()
    hands.qtbot.keyClick(form.name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: form.name.text() == "Ilan Dorr")
    assert hands.standing(dorr).name == "Ilan Dorr"


def test_renaming_can_drop_the_old_name(hands: Hands) -> None:
    dorr = hands.actors.create("Dor")
    hands.until_listed("Dor")
    hands.choose(0)
    form = hands.panel.form
    assert not form.keep_old.isVisible()
    form.name.setFocus()
    form.name.end(False)
    hands.qtbot.keyClicks(form.name, "r")
    assert form.keep_old.isVisible()
    form.keep_old.setChecked(False)
    hands.qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert hands.standing(dorr).names == ("Dorr",)


def test_what_is_refused_stays_and_says_why(hands: Hands) -> None:
    hands.actors.create("The Bell")
    dorr = hands.actors.create("Dorr")
    hands.until_listed("Dorr", "The Bell")
    hands.choose(0)
    form = hands.panel.form
    hands.write(form.name, "the bell")
    assert "Merge the two" in form.problem.text()
    assert form.name.text() == "the bell"
    hands.write(form.name, "Dorr")
    hands.write(form.country, "Brumania")
    assert "no country" in form.problem.text()
    hands.write(form.identifier_line, "nonsense")
    assert "colon" in form.problem.text()
    form.identifier_line.clear()
    form.country.clear()
    assert hands.standing(dorr) == dorr


def test_merging_says_what_it_does_and_is_one_change(hands: Hands) -> None:
    dorr, minister = hands.actors.create("Dorr"), hands.actors.create("Minister Dorr")
    first = _quote(hands.project, ("Dorr", dorr))
    second = _quote(hands.project, ("the minister", minister), ("he", minister))
    hands.until_listed("Dorr", "Minister Dorr")
    hands.qtbot.mouseClick(hands.panel.list.duplicates, Click)
    hands.until(lambda: hands.panel.list.model.is_narrowed and len(hands.names()) == 2)
    hands.choose(0, 1)
    assert not hands.panel.list.split_button.isEnabled()
    hands.qtbot.mouseClick(hands.panel.list.merge_button, Click)
    dialog = hands.dialog(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    keep = dialog.findChild(QRadioButton, "keep_1")
    assert keep is not None
    keep.click()
    assert "2 records will name “Minister Dorr”" in dialog.preview.text()
    dialog.accept_button.click()
    assert _speakers(hands.project, first) == [minister.id]
    assert hands.actors.get(dorr.id) is None
    assert hands.standing(minister).aliases == ("Dorr",)
    hands.window.session.open_article("a1")
    hands.window.undo.undo()
    assert _speakers(hands.project, first) == [dorr.id]
    assert _speakers(hands.project, second) == [minister.id] * 2
    assert hands.window.session.article is not None
    assert hands.window.session.article.id == "a1"


def test_splitting_takes_names_and_records(hands: Hands) -> None:
    dorr = hands.actors.create("Dorr")
    dorr = hands.actors.change(dorr, replace(dorr, aliases=("Mira Dorr",)))
    mira = _quote(hands.project, ("Mira Dorr", dorr))
    plain = _quote(hands.project, ("Dorr", dorr))
    hands.until_listed("Dorr")
    hands.choose(0)
    hands.qtbot.mouseClick(hands.panel.list.split_button, Click)
    dialog = hands.dialog(SplitDialog)
    assert isinstance(dialog, SplitDialog)
    aliases, records = dialog.findChild(QListWidget, "splitAliases"), dialog.records
    assert aliases is not None
    aliases.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.new_name() == "Mira Dorr"
    hands.until(lambda: "1 records will name" in dialog.preview.text())
    records.item(0).setCheckState(Qt.CheckState.Checked)
    hands.until(lambda: "2 records will name" in dialog.preview.text())
    assert isinstance(dialog.findChild(QCheckBox, "splitByName"), QCheckBox)
    dialog.accept_button.click()
    made = hands.project.actors.named("mira dorr")
    assert made is not None
    assert _speakers(hands.project, mira) == _speakers(hands.project, plain) == [made.id]
    hands.until_listed("Dorr", "Mira Dorr")
    hands.until(lambda: hands.panel.form.name.text() == "Mira Dorr")


def test_deleting_says_who_named_it(hands: Hands) -> None:
    dorr = hands.actors.create("Dorr")
    record = _quote(hands.project, ("Dorr", dorr))
    hands.until_listed("Dorr")
    hands.choose(0)
    hands.qtbot.keyClick(hands.panel.list.table, Qt.Key.Key_Delete)
    dialog = hands.dialog(DeleteActorsDialog)
    assert isinstance(dialog, DeleteActorsDialog)
    assert "1 records keep the words" in dialog.preview.text()
    dialog.accept_button.click()
    assert _speakers(hands.project, record) == [None]
    hands.until(hands.panel.list.empty.isVisible)


def test_from_an_actor_to_a_record_that_names_it(hands: Hands) -> None:
    dorr = hands.actors.create("Dorr")
    record = _quote(hands.project, ("the minister", dorr))
    hands.window.session.open_article("a1")
    hands.until_listed("Dorr")
    hands.choose(0)
    panel = hands.panel
    panel.details.tabs.setCurrentIndex(1)
    hands.until(lambda: panel.details.mentions_model.rowCount() == 1)
    hands.until(lambda: panel.details.tabs.tabText(1) == "Records 1")
    spoken = panel.details.mentions_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Quote · Speaker “the minister”" in spoken
    panel.details.mentions.setCurrentIndex(panel.details.mentions_model.index(0))
    hands.qtbot.keyClick(panel.details.mentions, Qt.Key.Key_Return)
    session = hands.window.session
    assert session.article is not None
    assert (session.article.id, session.record_id) == ("a0", record.id)
    hands.until(hands.window.view.hasFocus)


def test_a_new_actor_is_registered_and_edited(hands: Hands) -> None:
    hands.window.bound_actions["actors.new"].trigger()
    line = hands.window.findChild(QLineEdit, "newActorName")
    assert line is not None
    hands.until(line.hasFocus)
    hands.qtbot.keyClicks(line, "A Nurse")
    hands.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert hands.project.actors.named("a nurse") is not None
    hands.until(lambda: hands.window.focusWidget() is hands.panel.form.name)
    hands.until_listed("A Nurse")
