"""Measuring how far coders agree, and going to where they do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.services.notifications import Changed
from annotator.services.progress import Cancelled, Progress
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.file_dialog import FileDialog, documents_folder
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.core.team.confusion import Passage
    from annotator.services.project import Project
    from annotator.services.team import measure_table
    from annotator.services.team.agreement import AgreementQuestion, AgreementReport
    from annotator.ui.agreement import confusion_page, dialog
    from annotator.ui.agreement.dialog import AgreementDialog
    from annotator.ui.kit.background_reads import Stop
else:
    # They compute with numpy, which the window need not wait for.
    measure_table = deferred("annotator.services.team.measure_table")
    confusion_page = deferred("annotator.ui.agreement.confusion_page")
    dialog = deferred("annotator.ui.agreement.dialog")

_PASSAGES, _NAMES = "passages of a confusion", "coders to compare"


class AgreementFeature(Feature):
    """The dialog, which stays open beside the article."""

    follows = frozenset({"article", "codebook", "record", "status", "coder"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._dialog: AgreementDialog | None = None
        self._search: QFileDialog | None = None
        context.tasks.ended.connect(self._on_ended)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"agreement.show": self.show}

    def set_project(self, project: Project | None) -> None:  # noqa: ARG002 - the session has it
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None

    def refresh(self, changed: Changed) -> None:  # noqa: ARG002 - the caller's signature
        if self._dialog is not None:
            self._dialog.say_changed()
            self._offer()

    def show(self) -> None:
        """Open the dialog, with all coders measured the first time."""
        shown = self._dialog
        if shown is None:
            made = dialog.AgreementDialog(self.context.window)
            made.choices.wanted.connect(self.measure)
            made.choices.cancelled.connect(self.context.tasks.cancel)
            made.confusion.passages_wanted.connect(self._read_passages)
            made.confusion.passage_chosen.connect(self._open)
            made.saving_wanted.connect(self._ask_file)
            self._dialog = made
            self._offer(measures=True)
            shown = made
        shown.show()
        shown.raise_()
        shown.activateWindow()
        shown.choices.button.setFocus(Qt.FocusReason.PopupFocusReason)

    def measure(self, question: AgreementQuestion) -> None:
        """Measure, and show it once that is done."""
        project, shown = self.context.session.project, self._dialog
        if project is None or shown is None or not self.context.flush():
            return
        work = partial(_measured, project, question)
        try:
            self.context.tasks.run(self.tr("Measuring agreement"), work, self._on_measured)
        except AnnotatorError as error:
            shown.show_problem(error_words(error))
            return
        shown.choices.set_busy(busy=True)

    def _on_ended(self) -> None:
        if self._dialog is not None:
            self._dialog.choices.set_busy(busy=False)

    def _on_measured(self, found: AgreementReport | str) -> None:
        project = self.context.session.project
        if self._dialog is None or project is None:
            return
        if isinstance(found, str):
            self._dialog.show_problem(found)
        else:
            self._dialog.show_report(found, project.codebook)

    def _offer(self, *, measures: bool = False) -> None:
        """Offer the coders and types that there are now, and measure all if that is asked."""
        project = self.context.session.project
        if project is not None:
            answered = partial(self._on_names, measures=measures)
            with self.context.session.reporting():
                self.context.background_reads.read(_NAMES, project.agreement.names, answered)

    def _on_names(self, names: Sequence[str], *, measures: bool) -> None:
        project = self.context.session.project
        if project is None or self._dialog is None:
            return
        choices = self._dialog.choices
        choices.coders.offer([(name, name) for name in names])
        choices.types.offer([(each.key, each.label) for each in project.codebook.types])
        if measures:
            self.measure(choices.question())

    def _read_passages(self, passages: Sequence[Passage]) -> None:
        project = self.context.session.project
        if project is not None:
            ask = partial(_words_of, project, passages[: confusion_page.MOST_PASSAGES])
            answered = partial(self._on_passages, count=len(passages))
            self.context.background_reads.ask(_PASSAGES, ask, answered)

    def _on_passages(self, found: Sequence[tuple[Passage, str, str]], *, count: int) -> None:
        if self._dialog is not None:
            self._dialog.confusion.show_passages(found, count)

    def _open(self, passage: Passage) -> None:
        if not self.context.flush():
            return
        self.context.go_to(passage.article)
        if passage.end > passage.start:
            self.context.view.reveal(Span(passage.start, passage.end), flash=True)

    def _ask_file(self) -> None:
        search = FileDialog(
            self.context.window,
            self.tr("Save the figures"),
            str(documents_folder() / "agreement.csv"),
            "CSV (*.csv)",
        )
        search.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        search.setDefaultSuffix("csv")
        search.fileSelected.connect(self._save)
        search.finished.connect(search.deleteLater)
        self._search = search
        search.open()

    def _save(self, path: str) -> None:
        if self._dialog is None or self._dialog.report is None:
            return
        try:
            measure_table.write_measures(self._dialog.report.measures, Path(path))
        except AnnotatorError as error:
            self.context.messages.error(error_words(error))
        else:
            self.context.messages.info(self.tr("Saved as {file}.").format(file=path))


def _measured(
    project: Project, question: AgreementQuestion, progress: Progress
) -> AgreementReport | str:
    """What was found, or why nothing could be."""
    try:
        return project.agreement.measure(question, progress)
    except Cancelled:
        raise
    except AnnotatorError as error:
        return error_words(error)


def _words_of(
    project: Project, passages: Sequence[Passage], stop: Stop
) -> list[tuple[Passage, str, str]]:
    """Each passage with its article's title and its words."""
    found: list[tuple[Passage, str, str]] = []
    for passage in passages:
        stop()
        article = project.articles.get(passage.article)
        found.append((passage, article.title, article.text[passage.start : passage.end]))
    return found
