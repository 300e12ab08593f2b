"""What a lead does with a team of three, step by step, for the test and for the pictures of it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.resources import seeds_folder
from annotator.services.project import Project
from annotator.services.team.adjudication_case import GOLD
from annotator.services.transfer.importing import import_paths
from annotator.ui.adjudication.panel import AdjudicationPanel
from annotator.ui.agreement.dialog import AgreementDialog
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.dialog import FormDialog
from annotator.ui.team.assignments_dialog import AssignDialog
from annotator.ui.team.hand_out_dialog import HandOutDialog
from annotator.ui.team.merge_dialog import MergeDialog

TEAM = ("Ben", "Cem", "Dan")
_QUOTED = re.compile(r"[“«]([^“”«»]{20,})[”»]")


def made_project(folder: Path) -> Path:
    """A project of Ada's with the sample articles and three coders; closed."""
    place = folder / "team.annotator"
    project = Project.create(place, coder="Ada", name="Team")
    files = [each for each in sorted(seeds_folder().iterdir()) if each.name != "README.md"]
    import_paths(project, [each for each in files if each.suffix in {".md", ".txt"}])
    for name in TEAM:
        project.coders.make(name)
    project.close()
    return place


def code(file: Path, name: str) -> None:
    """A coder takes the words in quotation marks for quotes, and errs in an own way.

    Ben finds all of them, Cem overlooks every third, Dan begins some a word too late and takes
    indirect for direct speech.
    """
    project = Project.open(file, coder=name)
    for article in list(project.articles.all()):
        text = project.articles.get(article.id).text
        for n, found in enumerate(_QUOTED.finditer(text)):
            if name == "Cem" and n % 3 == 2:
                continue
            late = name == "Dan" and n % 2
            start = text.index(" ", found.start(1)) + 1 if late else found.start(1)
            made = project.records.create(article.id, "quote", [Span(start, found.end(1))])
            kind = "indirect" if name == "Dan" and n % 4 == 0 else "direct"
            project.records.set_values(made, "kind", [FieldValue(kind)])
        project.articles.set_status(article.id, "done")
    project.close()


class Lead:
    """Ada at her window."""

    def __init__(self, window: AnnotatorWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder

    @property
    def project(self) -> Project:
        """The project of the team."""
        project = self.window.session.project
        assert project is not None
        return project

    def steps(self) -> Iterator[tuple[str, str, QWidget]]:
        """Each step's name, what was done, and what is to be seen then."""
        yield self._assign()
        yield self._hand_out()
        self.accept(self._later)
        for name in TEAM:
            code(self.file(name), name)
        yield self._merge()
        yield self._measure()
        yield from self._adjudicate()

    def file(self, name: str) -> Path:
        """The file that a coder gets."""
        return self.folder / f"Team - {name}.annotator"

    def ask(self, action: str) -> FormDialog:
        """Opens the dialog of an action."""
        self.window.bound_actions[action].trigger()
        dialog = self.window.projects.dialog
        assert isinstance(dialog, FormDialog)
        return dialog

    def accept(self, dialog: FormDialog) -> None:
        """Clicks the dialog's button and waits for what it sets off."""
        wait(dialog.accept_button.isEnabled)
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
        wait(lambda: not self.window.tasks.busy)

    def merge_dialog(self) -> MergeDialog:
        """The preview of what the three files bring."""
        dialog = self.ask("handover.merge")
        assert isinstance(dialog, MergeDialog)
        dialog.add_files([str(self.file(name)) for name in TEAM])
        wait(lambda: dialog.report is not None)
        return dialog

    def _assign(self) -> tuple[str, str, QWidget]:
        self.window.bound_actions["assignments.assign"].trigger()
        dialog = self.window.findChild(AssignDialog)
        assert isinstance(dialog, AssignDialog)
        way = dialog.findChild(QComboBox, "assignWay")
        assert way is not None
        way.setCurrentIndex(1)
        for name, value in (("assignEach", 2), ("assignOverlap", 50), ("assignSeed", 7)):
            box = dialog.findChild(QSpinBox, name)
            assert box is not None
            box.setValue(value)
        self._later = dialog
        wait(dialog.accept_button.isEnabled)
        return "assign", "Half of the articles are drawn for two coders each.", dialog

    def _hand_out(self) -> tuple[str, str, QWidget]:
        self.accept(self._later)
        for name in TEAM:
            dialog = self.ask("handover.hand_out")
            assert isinstance(dialog, HandOutDialog)
            dialog.coder_box.setEditText(name)
            assert dialog.file() == self.file(name)
            if name != TEAM[-1]:
                self.accept(dialog)
            self._later = dialog
        return "hand-out", "Every coder gets a project of their own.", self._later

    def _merge(self) -> tuple[str, str, QWidget]:
        self._later = self.merge_dialog()
        return (
            "merge",
            "The three files come back, and the preview says what they bring.",
            self._later,
        )

    def _measure(self) -> tuple[str, str, QWidget]:
        self.accept(self._later)
        self.window.bound_actions["agreement.show"].trigger()
        dialog = self.window.findChild(AgreementDialog)
        assert isinstance(dialog, AgreementDialog)
        wait(lambda: dialog.isVisible() and not self.window.tasks.busy)
        QTest.mouseClick(dialog.choices.button, Qt.MouseButton.LeftButton)
        wait(lambda: not self.window.tasks.busy and bool(dialog.summary.text()))
        self.agreement = dialog
        return "agreement", "How far they agree.", dialog

    def _adjudicate(self) -> Iterator[tuple[str, str, QWidget]]:
        self.agreement.close()
        self.window.activateWindow()
        queue = self.project.adjudication.queue()
        for number, each in enumerate(queue):
            self.window.session.open_article(each.id)
            self.window.bound_actions["adjudicate.open"].trigger()
            panel = wait(lambda: self.window.findChild(AdjudicationPanel))
            assert isinstance(panel, AdjudicationPanel)
            wait(lambda panel=panel: panel.isVisible() and panel.table.hasFocus())
            if not number:
                yield "adjudicate", "What they differ on is decided by keys.", self.window
            self._decide(panel, each.id)

    def _decide(self, panel: AdjudicationPanel, article: str) -> None:
        """Takes all that is unanimous, then of each group the first coder's, or who has one."""
        QTest.keyClick(panel.table, Qt.Key.Key_U)
        service = self.project.adjudication
        wait(lambda: not any(each.unanimous for each in service.open(article).open))
        while left := len(service.open(article).open):
            wait(lambda left=left: panel.title.text().endswith(f"· {left} to decide"))
            QTest.keyClick(panel.table, Qt.Key.Key_N)
            first = panel.table.item(0, 0)
            has_first = first is not None and first.text() != "found nothing here"
            QTest.keyClick(panel.table, Qt.Key.Key_1 if has_first else Qt.Key.Key_2)
            wait(lambda left=left: len(service.open(article).open) < left)
        wait(lambda: "· 0 to decide" in panel.title.text() or not service.open(article).comparisons)
        panel.finish.click()
        wait(lambda: service.open(article).state == "done")


def wait(found: Callable[[], object], most: int = 20_000) -> object:
    """Lets the window do what it has to until there is what is waited for."""
    for _ in range(most // 5):
        if answer := found():
            return answer
        QTest.qWait(5)
    raise AssertionError("It did not come.")


def gold_count(project: Project) -> int:
    """How many gold records there are."""
    return sum(
        each.coder == GOLD.id and each.state == "gold"
        for article in project.articles.all()
        for each in project.records.of_article(article.id)
    )
