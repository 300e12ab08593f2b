"""What a search found in the article: where the marks are, and how they are painted."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from annotator.core.text.span import Span
from annotator.ui.kit.theme import Theme

_CORNER = 2.0


class Found:
    """Places that a search found, in reading order and apart from each other.

    Attributes:
        spans: all of them.
        current: the index of the one that was gone to; None if none was.
    """

    def __init__(self, spans: Sequence[Span] = (), current: int | None = None) -> None:
        self.spans = spans
        self.current = current if current is not None and 0 <= current < len(spans) else None
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def __bool__(self) -> bool:
        return bool(self.spans)

    def within(self, start: int, end: int) -> range:
        """The indexes of those that share a code point with the stretch."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))


def fill_found(painter: QPainter, theme: Theme, rects: Sequence[QRectF], *, current: bool) -> None:
    """Paints the background of one match."""
    colour = theme.colour("find_current" if current else "find")
    for rect in rects:
        painter.fillRect(rect, colour)


def frame_found(painter: QPainter, theme: Theme, rects: Sequence[QRectF], *, current: bool) -> None:
    """The frame around one place, heavier around the one that was gone to.

    It tells the two apart, and both from the tint of a record, for who sees no colours.
    """
    width = 2.0 if current else 1.0
    painter.setPen(QPen(theme.colour("text" if current else "find_line"), width))
    for rect in rects:
        # Between two pixels a thin line would be two faint ones.
        crisp = rect.toAlignedRect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        grown = crisp.adjusted(-1, -1, 1, 1) if current else crisp
        painter.drawRoundedRect(grown, _CORNER, _CORNER)
