"""Walking the candidates that a text offers for a field. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.core.codebook.model import FieldKind
from annotator.core.text.span import Span

if TYPE_CHECKING:
    from annotator.services.assistance.candidates import Candidate

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
