"""Correcting the text of the open article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from annotator.core.coding.article import Article
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError, CodebookError
from annotator.core.text.span import Span, cut
from annotator.services.commands.articles import without_text
from annotator.services.commands.drafts import AnyDraft, CorrectionDraft
from annotator.services.notifications import Changed
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.feature import EVERYTHING, Feature
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.unsaved_input import UnsavedInput
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.core.text import correction as correcting
    from annotator.core.text import diff, reanchoring
    from annotator.core.text.correction import Anchor, Correction, Decision, Reanchored
    from annotator.services.project import Project
    from annotator.ui.correction import dialog as correction_dialog
    from annotator.ui.correction.dialog import CorrectTextDialog
    from annotator.ui.kit.background_reads import Stop

    _Planned = tuple[Correction, dict[Anchor, Decision]] | str
    """What a text does with the decisions that still hold, or why it cannot be."""
else:
    correcting = deferred("annotator.core.text.correction")
    diff = deferred("annotator.core.text.diff")
    reanchoring = deferred("annotator.core.text.reanchoring")
    correction_dialog = deferred("annotator.ui.correction.dialog")

_QUESTION = "correcting"


class CorrectionFeature(Feature):
    """Works out off the window's thread what each edit does; writes it as a task."""

    follows = EVERYTHING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._dialog: CorrectTextDialog | None = None
        self._article: Article | None = None
        self._coders: dict[str, str] = {}
        self._writing = False
        self._left: dict[str, CorrectionDraft] = {}
        context.tasks.failed.connect(self._on_failed)
        context.tasks.cancelled.connect(self._on_cancelled)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"article.correct": self.correct, "article.remove_text": self.remove_selection}

    def set_project(self, project: Project | None) -> None:  # noqa: ARG002 - the session has it
        if self._dialog is not None:
            self._dialog.done(0)
        self._coders = {}
        self._left.clear()

    def refresh(self, changed: Changed) -> None:
        if self._dialog is None or self._article is None or self._writing:
            return
        if changed.touches_article(self._article.id):
            self._plan()

    def unsaved(self) -> list[UnsavedInput]:
        inputs = [(draft.seen, draft.text) for draft in self._left.values()]
        dialog, article = self._dialog, self._article
        if dialog is not None and article is not None and dialog.raw() != dialog.shown:
            inputs.append((article, diff.carried_over(article.text, dialog.shown, dialog.raw())))
        return [
            UnsavedInput(
                self.tr("Correcting the text of: {title}").format(title=article.title),
                text,
                partial(self._go_to, article.id),
                CorrectionDraft(text, without_text(article)),
            )
            for article, text in inputs
        ]

    def restore(self, draft: AnyDraft) -> bool:
        project = self.context.session.project
        if not isinstance(draft, CorrectionDraft) or project is None:
            return False
        if project.articles.summary(draft.seen.id) is None:
            return False
        self._left[draft.seen.id] = draft
        return True

    def _go_to(self, article_id: str) -> None:
        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        self.context.session.open_article(article_id, self._open)

    def set_theme(self, theme: Theme) -> None:
        if self._dialog is not None:
            self._dialog.review.set_theme(theme)

    def correct(self) -> None:
        """Open the text in an editor."""
        self._open()

    def remove_selection(self) -> None:
        """The same, with what is selected taken out already."""
        span = self.context.view.selection()
        if span is None:
            self.context.hint(self.tr("Select what should go from the text first."))
            return
        self._open()
        if self._dialog is not None:
            self._dialog.remove(span)
            self._plan()

    def _open(self) -> None:
        project, article = self.context.session.project, self.context.session.article
        if project is None or article is None or self._dialog is not None:
            return
        self.context.flush()
        self._article = article
        self._coders = self.context.session.coder_names
        dialog = correction_dialog.CorrectTextDialog(
            article.title, article.text, self._label, self.context.themes.theme, self.context.window
        )
        dialog.edited.connect(self._plan)
        dialog.confirmed.connect(self._carry_out)
        dialog.cancel_wanted.connect(self.context.tasks.cancel)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()
        dialog.go_to(self._in_sight())
        if article.id in self._left:
            dialog.put(self._left.pop(article.id).text)

    def _in_sight(self) -> Span:
        """The offset to restore: selection, else caret if visible, else the top of the view."""
        view = self.context.view
        seen = view.visible_span()
        caret = Span(view.caret(), view.caret())
        return view.selection() or (caret if seen.contains(caret) else Span(seen.start, seen.start))

    def _label(self, item: Reanchored) -> str:
        project = self.context.session.project
        parts = [item.type, item.anchor.field]
        try:
            if project is not None:
                record_type = project.codebook.type(item.type)
                parts[0] = record_type.label
                if item.anchor.field != correcting.OWN_TEXT:
                    parts[1] = record_type.field(item.anchor.field).label
        except CodebookError:
            # The codebook has it no longer: its key says as much as there is.
            pass
        if len(self._coders) > 1:
            parts.append(self._coders.get(item.coder, item.coder))
        return " · ".join(part for part in parts if part)

    def _plan(self) -> None:
        project, article, dialog = self.context.session.project, self._article, self._dialog
        if project is None or article is None or dialog is None:
            return
        planning = _Planning(project, article, dialog)
        self.context.background_reads.ask(_QUESTION, planning.plan, self._show_planned)

    def _show_planned(self, planned: _Planned) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if isinstance(planned, str):
            dialog.show_problem(planned)
        else:
            dialog.show_correction(*planned)

    def _carry_out(self) -> None:
        project, dialog = self.context.session.project, self._dialog
        correction = dialog.correction if dialog else None
        if project is None or dialog is None or correction is None:
            return
        decisions = dict(dialog.decisions)

        def work(progress: Progress) -> Article:

            return project.correction.carry_out(correction, decisions, progress)

        try:
            self._writing = True
            dialog.set_busy(busy=True)
            self.context.tasks.run(self.tr("Correct the text"), work, self._on_done, writes=True)
        except AnnotatorError as error:
            self._writing = False
            dialog.set_busy(busy=False)
            dialog.show_problem(error_words(error))

    def _on_done(self, article: Article) -> None:
        self._writing = False
        correction = self._dialog.planned if self._dialog is not None else None
        if self._dialog is not None:
            self._dialog.accept()
        if correction is not None and correction.anchoring.changes:
            start = min(correction.anchoring.changes[0].new.start, len(article.text) - 1)
            self.context.view.reveal(Span(start, start + 1))

    def _on_failed(self, text: str) -> None:
        if self._give_back():
            self._plan()
            if self._dialog is not None:
                self._dialog.show_problem(text)

    def _on_cancelled(self) -> None:
        self._give_back()

    def _give_back(self) -> bool:
        """Whether what failed or was stopped was ours; the text can then be edited again."""
        ours, self._writing = self._writing, False
        if ours and self._dialog is not None:
            self._dialog.set_busy(busy=False)
        return ours

    def _on_closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        self._article = None
        self.context.background_reads.forget(_QUESTION)
        if dialog is not None:
            dialog.deleteLater()
        self.context.view.setFocus()


class _Planning:
    """A snapshot of the editor for another thread."""

    def __init__(self, project: Project, article: Article, dialog: CorrectTextDialog) -> None:
        self._project = project
        self._article = article
        self._shown, self._raw = dialog.shown, dialog.raw()
        self._before = dialog.planned
        self._decisions = dict(dialog.decisions)

    def plan(self, stop: Stop) -> _Planned:
        """What that text does, with the decisions that still hold."""

        try:
            text = diff.carried_over(self._article.text, self._shown, self._raw)
            correction = self._project.correction.plan(self._article, text, stop)
        except AnnotatorError as error:
            if stop.is_given_up:
                raise
            return error_words(error)
        return correction, self._held(correction)

    def _held(self, correction: Correction) -> dict[Anchor, Decision]:
        if self._before is None:
            return self._decisions
        return _moved_along(self._decisions, self._before.text, correction.text)


def _moved_along(
    decisions: Mapping[Anchor, Decision], before: str, after: str
) -> dict[Anchor, Decision]:
    """The decisions, places that were picked in one text where they are in the next."""
    anchoring = reanchoring.Anchoring(before, after)
    held: dict[Anchor, Decision] = {}
    for anchor, decision in decisions.items():
        if decision.span is None:
            held[anchor] = decision
            continue
        placed = anchoring.place(cut(before, decision.span)).fragment
        if placed is not None:
            held[anchor] = correcting.Decision("place", placed.span)
    return held
