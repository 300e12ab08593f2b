"""Candidates in the window: found beside its thread, and marked in the text while one walks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from annotator.core.codebook.model import Field
from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.deferred import deferred
from annotator.core.text.span import Span
from annotator.ui.context import Context
from annotator.ui.feature import Feature

if TYPE_CHECKING:
    from annotator.services.assistance.candidates import Candidate, Candidates
    from annotator.services.project import Project
    from annotator.ui.fields import value_row
    from annotator.ui.kit.background_reads import Stop
else:
    value_row = deferred("annotator.ui.fields.value_row")


class CandidatesFeature(Feature):
    """Answers what a field asks for, and shows in the article what is walked."""

    def __init__(
        self,
        context: Context,
        bring_into_sight: Callable[[QWidget], None],
        mark_found: Callable[[], None],
    ) -> None:
        """
        Args:
            bring_into_sight: scrolls the record's form to one of its fields.
            mark_found: marks in the text what was searched in it, as before the candidates.
        """
        super().__init__(context)
        self._bring_into_sight = bring_into_sight
        self._mark_found = mark_found

    # The signature is that of every feature.
    def set_project(self, project: Project | None) -> None:  # noqa: ARG002
        self.context.background_reads.forget("candidates")

    def find(
        self,
        field: Field,
        article: Article,
        record: Record,
        found: Callable[[list[Candidate]], Any],
    ) -> None:
        """Find what the article offers for a field of a record."""

        project = self.context.session.project
        if project is not None:
            asked = _Asked(project.candidates, field, article, record)
            self.context.background_reads.ask("candidates", asked, found)

    def show(self, spans: Sequence[Span], current: int | None) -> None:
        """Mark the candidates in the text, and scroll to the current one."""
        view = self.context.view
        view.set_find_marks(spans, current)
        if current is not None:
            view.reveal(spans[current])
            self._show_note()
        if not spans:
            self._mark_found()

    def _show_note(self) -> None:
        """Bring into sight what stands beneath the field in which one walks."""
        row = self.context.window.focusWidget()
        while row is not None and not isinstance(row, value_row.ValueRow):
            row = row.parentWidget()
        if row is not None:
            self._bring_into_sight(row)


class _Asked:
    """A question, as it stood when it was asked."""

    def __init__(
        self, candidates: Candidates, field: Field, article: Article, record: Record
    ) -> None:
        self._candidates = candidates
        self._field, self._article, self._record = field, article, record

    def __call__(self, stop: Stop) -> list[Candidate]:
        """Answer it."""
        return self._candidates.find(self._field, self._article, self._record.spans, stop)
