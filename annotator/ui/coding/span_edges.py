"""Where an edge of a span may go next: by a word, or by a letter."""

from typing import Literal

from PySide6.QtCore import QTextBoundaryFinder

from annotator.core.text.normalization import Utf16Map
from annotator.core.text.span import Span

Edge = Literal["start", "end"]
Step = Literal["word", "letter"]
_REACH = 400  # code points looked at on each side; longer runs without a boundary are moved whole


def moved_edge(text: str, span: Span, edge: Edge, step: Step, way: int) -> Span:
    """The span with one edge moved; the same span where that would empty it or leave the text.

    A start goes to where a word or a mark begins, an end to where one ends.

    Args:
        way: +1 for on, -1 for back.
    """
    offset = span.start if edge == "start" else span.end
    target = _next_stop(text, offset, edge, step, way)
    if target is None:
        return span
    start, end = (target, span.end) if edge == "start" else (span.start, target)
    return Span(start, end) if start < end else span


def _next_stop(text: str, offset: int, edge: Edge, step: Step, way: int) -> int | None:
    low, high = max(0, offset - _REACH), min(len(text), offset + _REACH)
    window = text[low:high]
    units = Utf16Map(window)
    kind = (
        QTextBoundaryFinder.BoundaryType.Word
        if step == "word"
        else QTextBoundaryFinder.BoundaryType.Grapheme
    )
    finder = QTextBoundaryFinder(kind, window)
    finder.setPosition(units.to_utf16(offset - low))
    while (at := finder.toNextBoundary() if way > 0 else finder.toPreviousBoundary()) != -1:
        stop = low + units.to_code_point(at)
        if step == "letter" or _is_stop(text, stop, edge):
            return stop
    return None


def _is_stop(text: str, offset: int, edge: Edge) -> bool:
    """Whether no white space would be taken in at that edge."""
    beside = text[offset : offset + 1] if edge == "start" else text[offset - 1 : offset]
    return bool(beside) and not beside.isspace()
