"""From the letters of a page, which stand one after another in the file, to its lines."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.formats.paragraphs import storable
from annotator.formats.pdf_layout import Line

_ANOTHER_LINE = 0.6
"""How far a letter of the same line may stand above or below the first, for its size: as far as
the figure of a footnote does."""
_WORD_GAP = 0.25
_CELL_GAP = 2.0
_SPACES = re.compile(" +")


class Box(NamedTuple):
    """Where a letter stands, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Row:
    """A line of a page while its letters come in."""

    def __init__(self) -> None:
        """Begins without letters."""
        self._text: list[str] = []
        self._boxes: list[Box] = []

    def is_left_by(self, box: Box) -> bool:
        """Whether a letter there stands in another line."""
        if not self._boxes:
            return False
        first = self._boxes[0]
        size = max(first.top - first.bottom, 0.1)
        return abs(box.bottom - first.bottom) > _ANOTHER_LINE * size

    def add(self, letter: str, box: Box | None) -> None:
        """Takes a letter; where the page leaves room, a space comes before it, or a tab."""
        if box is not None:
            if self._boxes:
                self._leave_room(self._boxes[-1], box)
            self._boxes.append(box)
        self._text.append(letter)

    def ended(self, page: int, height: float) -> Iterator[Line]:
        """The line, if there is anything in it; the next one begins."""
        text = _SPACES.sub(" ", storable("".join(self._text))).replace(" \t", "\t")
        text = text.replace("\t ", "\t").strip()
        if text and self._boxes:
            first = self._boxes[0]
            yield Line(
                text=text,
                left=min(box.left for box in self._boxes),
                right=max(box.right for box in self._boxes),
                bottom=first.bottom,
                top=first.top,
                size=round(max(abs(first.top - first.bottom), 0.1), 1),
                page=page,
                height=height,
            )
        self._text, self._boxes = [], []

    def _leave_room(self, before: Box, box: Box) -> None:
        size = max(before.top - before.bottom, 0.1)
        gap = max(box.left - before.right, before.left - box.right)
        if gap > _CELL_GAP * size:
            self._text.append("\t")
        elif gap > _WORD_GAP * size and self._text[-1] != " ":
            self._text.append(" ")
