"""The codebook editor: shown when it is asked for, and what it asks of the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.core.coding.change import Change
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.services.commands.drafts import AnyDraft, CodebookDraft
from annotator.services.notifications import Changed
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.file_dialog import FileDialog, documents_folder
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.unsaved_input import UnsavedInput
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.core.codebook.model import Codebook
    from annotator.services import codebooks
    from annotator.services.codebook_editing import Applied, Review, Usage
    from annotator.services.project import Project
    from annotator.ui.codebook import window
    from annotator.ui.codebook.window import CodebookWindow
else:
    codebooks = deferred("annotator.services.codebooks")
    window = deferred("annotator.ui.codebook.window")

_USAGE, _REVIEW = "codebook.usage", "codebook.review"


class CodebookFeature(Feature):
    """Edits the project's codebook in a window of its own."""

    follows = frozenset({"codebook", "record"})

    def __init__(self, context: Context, undo_offer: Callable[[Change], Offer]) -> None:
        """
        Args:
            undo_offer: offers in a banner to undo a change.
        """
        super().__init__(context)
        self._undo_offer = undo_offer
        self._project: Project | None = None
        self._editor: CodebookWindow | None = None
        self._search: QFileDialog | None = None
        self._is_applying = False
        context.tasks.progressed.connect(self._on_progress)
        context.tasks.ended.connect(self._on_ended)
        context.tasks.failed.connect(self._on_failed)
        context.background_reads.failed.connect(self._on_refused)

    @property
    def editor(self) -> CodebookWindow | None:
        """The editor, once it was asked for."""
        return self._editor

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"project.codebook": self.open}

    def set_project(self, project: Project | None) -> None:
        self._project = project
        self._is_applying = False
        if self._search is not None:
            self._search.reject()
        if self._editor is not None:
            self._editor.preview.stop()
            self._editor.close()
            self._editor.deleteLater()
            self._editor = None

    def set_theme(self, theme: Theme) -> None:
        if self._editor is not None:
            self._editor.set_theme(theme)

    def refresh(self, changed: Changed) -> None:
        editor, project = self._editor, self._project
        if editor is None or project is None:
            return
        if "codebook" in changed.kinds and not self._is_applying:
            self._take_news(editor, project)
        elif editor.isVisible() and "record" in changed.kinds:
            self._ask_usage()

    def flush(self) -> bool:
        """Whether nothing waits to be applied."""
        return not self.unsaved()

    def unsaved(self) -> list[UnsavedInput]:
        editor = self._editor
        if editor is None or not editor.state.is_changed or self._is_applying:
            return []
        codebook = editor.state.draft.codebook()
        draft = CodebookDraft(codebook.name, codebook)
        what = self.tr("Changes of the codebook that are not applied")
        return [UnsavedInput(what, codebook.name, self._go_to_draft, draft)]

    def restore(self, draft: AnyDraft) -> bool:
        if not isinstance(draft, CodebookDraft) or self._project is None:
            return False
        if self._editor is None:
            self._editor = self._make(self._project)
        self._editor.state.replace_by(draft.codebook)
        return True

    def _go_to_draft(self) -> None:
        self.open()
        if self._editor is not None:
            self._editor.say(self.tr("These changes of the codebook are not applied yet."))

    def open(self) -> None:
        """Show the editor."""
        if self._project is None:
            return
        if self._editor is None:
            self._editor = self._make(self._project)
        self._editor.show()
        self._editor.raise_()
        self._editor.activateWindow()
        self._editor.outline.view.setFocus()
        self._ask_usage()

    def _make(self, project: Project) -> CodebookWindow:
        editor = window.CodebookWindow(project, self.context.themes.theme, self.context.window)
        editor.apply_wanted.connect(self._ask_review)
        editor.confirmed.connect(self._apply)
        editor.file_wanted.connect(self._look_for_file)
        editor.preset_wanted.connect(self._take_file)
        editor.save_wanted.connect(self._look_where_to_save)
        editor.cancel_wanted.connect(self.context.tasks.cancel)
        return editor

    def _take_news(self, editor: CodebookWindow, project: Project) -> None:
        """The codebook was changed elsewhere, or by undo in the main window."""
        was_changed = editor.state.is_changed
        editor.state.begin(project.codebook)
        editor.show_editing()
        self._ask_usage()
        if was_changed:
            editor.say(self.tr("The codebook was changed meanwhile; this is how it stands now."))

    # How often things were coded

    def _ask_usage(self) -> None:
        project = self._project
        if project is None:
            return

        def ask(stop: Callable[..., None]) -> Usage:

            return project.codebook_editing.usage(stop)

        self.context.background_reads.ask(_USAGE, ask, self._show_usage)

    def _show_usage(self, usage: Usage) -> None:
        if self._editor is not None:
            self._editor.show_usage(usage)

    # What a change would do, and doing it

    def _ask_review(self) -> None:
        editor, project = self._editor, self._project
        if editor is None or project is None:
            return
        plan = editor.state.plan()

        def ask(stop: Callable[..., None]) -> Review:

            return project.codebook_editing.review(plan, stop)

        editor.set_busy(self.tr("Counting what it touches…"))
        self.context.background_reads.ask(_REVIEW, ask, self._show_review)

    def _show_review(self, review: Review) -> None:
        if self._editor is None:
            return
        self._editor.set_busy("")
        if any(effect.records for effect in review.effects):
            self._editor.show_review(review)
        else:
            self._apply()

    def _apply(self) -> None:
        editor, project = self._editor, self._project
        if editor is None or project is None:
            return
        plan, losses = editor.state.plan(), editor.review.losses()
        if not editor.is_reviewing():
            losses = {}

        def work(progress: Progress) -> Applied:

            return project.codebook_editing.apply(plan, losses, progress)

        try:
            self.context.tasks.run(
                self.tr("Changing the codebook"), work, self._applied, writes=True
            )
        except AnnotatorError as error:
            editor.say(error_words(error))
            return
        self._is_applying = True
        editor.set_busy(self.tr("Changing the codebook…"), can_cancel=True)

    def _applied(self, applied: Applied) -> None:
        editor, project = self._editor, self._project
        if editor is None or project is None:
            return
        editor.state.begin(project.codebook)
        editor.show_editing()
        self._ask_usage()
        text = self.tr("The codebook is changed.")
        if applied.changed:
            text += " " + self.tr("Records that went with it: {n:,}.").format(n=applied.changed)
        if applied.deleted:
            text += " " + self.tr("Records deleted: {n:,}.").format(n=applied.deleted)
        editor.say(text)
        offers = [self._undo_offer(applied.change)] if applied.change else []
        self.context.messages.success(text, *offers)

    def _on_progress(self, done: int, total: int, _what: str) -> None:
        if self._is_applying and self._editor is not None:
            of = self.tr("{done:,} of {total:,}") if total else self.tr("{done:,} records")
            text = self.tr("Changing the codebook…") + " " + of.format(done=done, total=total)
            self._editor.set_busy(text, can_cancel=True)

    def _on_ended(self) -> None:
        if self._is_applying:
            self._is_applying = False
            if self._editor is not None:
                self._editor.set_busy("")

    def _on_failed(self, text: str) -> None:
        if self._editor is not None and self._editor.isVisible():
            self._editor.say(text)

    def _on_refused(self, text: str) -> None:
        if self._editor is not None and self._editor.isVisible():
            self._editor.set_busy("")
            self._editor.say(text)

    # Files

    def _look_for_file(self) -> None:
        search = self._file_dialog(self.tr("Replace by a codebook file"))
        search.setFileMode(QFileDialog.FileMode.ExistingFile)
        search.fileSelected.connect(self._take_file)
        search.open()

    def _look_where_to_save(self) -> None:
        search = self._file_dialog(self.tr("Save the codebook"))
        search.setFileMode(QFileDialog.FileMode.AnyFile)
        search.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        search.setDefaultSuffix("yaml")
        if self._editor is not None:
            search.selectFile(f"{self._editor.state.draft.head.name}.yaml")
        search.fileSelected.connect(self.save)
        search.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        place = Path(self._project.location) if self._project else Path()
        folder = place.parent if place.is_file() else documents_folder()
        parent: QWidget = self._editor or self.context.window
        search = FileDialog(parent, title, str(folder), self.tr("Codebooks (*.yaml *.yml *.json)"))
        search.setObjectName("codebookFileDialog")
        search.finished.connect(self._forget_dialog)
        self._search = search
        return search

    def _forget_dialog(self) -> None:
        if self._search is not None:
            self._search.deleteLater()
            self._search = None

    def _take_file(self, name_or_path: str) -> None:
        """Put a preset or a file in the draft's place; nothing is applied by that."""
        editor = self._editor
        if editor is None:
            return
        try:
            codebook: Codebook = codebooks.load(name_or_path)
        except AnnotatorError as error:
            editor.say(error_words(error))
            return
        editor.state.replace_by(codebook)

    def save(self, path: str) -> None:
        """Write the draft as YAML."""
        editor = self._editor
        if editor is None:
            return
        try:
            codebooks.save(editor.state.draft.codebook(), Path(path))
        except AnnotatorError as error:
            editor.say(error_words(error))
            return
        editor.say(self.tr("Saved as {file}.").format(file=path))
