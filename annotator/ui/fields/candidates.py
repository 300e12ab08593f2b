"""Walking the candidates that a text offers for a field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.core.codebook.model import Field, FieldKind
from annotator.core.text.span import Span

if TYPE_CHECKING:
    from annotator.services.assistance.candidates import Candidate
    from annotator.ui.fields.context import FormContext
    from annotator.ui.fields.editor import ValueEditor

_SHOWN = 60  # characters of a candidate

WALKED: frozenset[FieldKind] = frozenset(["actor", "place", "date", "number", "range"])
"""The kinds of field for which a text offers candidates."""


class CandidateCursor:
    """Where a person is among the candidates, which begin with the nearest to the record."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = list(candidates)
        self.at = -1
        self._in_order = sorted(range(len(self.candidates)), key=self._start_of)

    def _start_of(self, n: int) -> int:
        return self.candidates[n].span.start

    def step(self, steps: int) -> None:
        """Go on, or back; after the last comes the first."""
        if self.candidates:
            first = 0 if steps > 0 else len(self.candidates) - 1
            self.at = first if self.at < 0 else (self.at + steps) % len(self.candidates)

    @property
    def current(self) -> Candidate | None:
        """The one that would be taken."""
        return self.candidates[self.at] if 0 <= self.at < len(self.candidates) else None

    def marks(self) -> tuple[list[Span], int | None]:
        """All candidates in reading order, and which of them is the current one."""
        spans = [self.candidates[n].span for n in self._in_order]
        return spans, self._in_order.index(self.at) if self.current else None


class CandidateWalk(QObject):
    """Walks them from the editor of a value, shown in the text, until one is taken or left."""

    moved = Signal()
    """Another one is the current one, or none any more."""

    def __init__(self, field: Field, form_context: FormContext, editor: ValueEditor) -> None:
        super().__init__(editor)
        self._field = field
        self._form_context = form_context
        self._editor = editor
        self._cursor: CandidateCursor | None = None
        self._first_step = 0

    def step(self, steps: int) -> None:
        """Go on, or back; the first step looks for what there is."""
        if self._cursor is None:
            self._first_step = steps
            self._form_context.find_candidates(self._field, self._begin)
        else:
            self._go(self._cursor, steps)

    def take(self, ordinal: int, *, append: bool) -> int | None:
        """Make the current one the value at that ordinal, or one more.

        Returns:
            The ordinal of the value if it may mean several actors.

        Raises:
            AnnotatorError: it could not be written.
        """
        candidate = self._cursor.current if self._cursor else None
        if candidate is None:
            return None
        if append:
            return self._form_context.append(self._field.key, candidate.span)
        return self._form_context.fill(self._field.key, ordinal, candidate.span)

    def end(self) -> None:
        """Walk no more."""
        self._first_step = 0
        if self._cursor is not None:
            self._cursor = None
            self._editor.walking = False
            self._form_context.show_candidates((), None)
            self.moved.emit()

    def text(self) -> str:
        """What is said under the editor: the current one, and the keys that take it."""
        if self._cursor is None:
            return ""
        candidate = self._cursor.current
        if candidate is None:
            return self.tr("The text offers nothing for this field.")
        words = " ".join(candidate.text.split())
        words = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
        where = self.tr("Candidate {0} of {1}: “{2}”.").format(
            self._cursor.at + 1, len(self._cursor.candidates), words
        )
        how = (
            self.tr("Ctrl+Down takes it, Ctrl+Up adds it.")
            if self._field.many
            else self.tr("Ctrl+Down takes it, Ctrl+Up adds it as evidence.")
        )
        return f"{where} {how}"

    def _begin(self, found: list[Candidate]) -> None:
        widget = self._editor.focusProxy() or self._editor
        if self._first_step and widget.hasFocus():
            self._cursor = CandidateCursor(found)
            self._go(self._cursor, self._first_step)

    def _go(self, cursor: CandidateCursor, steps: int) -> None:
        cursor.step(steps)
        self._editor.walking = cursor.current is not None
        # First, for whoever shows the candidates brings the note into sight.
        self.moved.emit()
        self._form_context.show_candidates(*cursor.marks())
