"""Which lane each record in sight gets in the margin, and where its bar and its name stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import inf

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from annotator.ui.article.layout.column import Column
from annotator.ui.article.marks import Mark, Marks

_MOST_LANES = 6
_LEAST_NAME = 24.0
"""A name that would be cut shorter than this is left to the hint."""
_APART = 3.0

Rows = tuple[float, float]
"""From one height to another, in the column."""


@dataclass
class Stripe:
    """A record's bar. Heights are in the column, distances count away from the text.

    Attributes:
        lane: 0 is nearest to the text.
        top: where it begins.
        bottom: where it ends.
        shared: whether it stands with others in a lane, for want of room.
        rows: the lines of its fragments.
        gaps: the lines between them.
        name: what is written beside it, cut to the room, and where; empty if there is none.
    """

    record: str
    lane: int
    top: float = inf
    bottom: float = -inf
    shared: bool = False
    rows: list[Rows] = field(default_factory=list[Rows])
    gaps: list[Rows] = field(default_factory=list[Rows])
    name: str = ""
    name_place: QRectF = field(default_factory=QRectF)


def lane_width(metrics: QFontMetricsF) -> float:
    """What a bar takes with the letter at its head."""
    return metrics.horizontalAdvance("M") + _APART


def stripes_in(column: Column, marks: Marks, in_sight: Rows, room: float) -> list[Stripe]:
    """The bars of the records in the paragraphs in sight, in reading order and without names."""
    pieces = column.laid_out(*in_sight)
    lanes = min(int(room / lane_width(QFontMetricsF(column.fonts.label))), _MOST_LANES)
    if not pieces or lanes < 1:
        return []
    start = column.pieces.starts[pieces[0][0]]
    end = column.pieces.ends[pieces[-1][0]]
    found: dict[str, list[Mark]] = {}
    for mark in marks.overlapping(start, end):
        found.setdefault(mark.record, []).append(mark)
    bars = [_bar(column, marks, each, start, end) for each in found.values()]
    _assign(bars, lanes)
    return bars


def _bar(column: Column, marks: Marks, parts: Sequence[Mark], start: int, end: int) -> Stripe:
    record = parts[0].record
    bar = Stripe(record, marks.lanes[record])
    for mark in parts:
        top = column.caret_rect(max(mark.start, start)).top()
        bottom = column.caret_rect(max(min(mark.end, end) - 1, start)).bottom()
        (bar.gaps if mark.gap else bar.rows).append((top, bottom))
        bar.top, bar.bottom = min(bar.top, top), max(bar.bottom, bottom)
    return bar


def _assign(bars: Sequence[Stripe], lanes: int) -> None:
    """Moves bars outward until none that share a line share a lane.

    They begin at the lane that they have under the text, which scrolling does not change.
    """
    taken: list[list[Rows]] = [[] for _ in range(lanes)]
    for bar in sorted(bars, key=lambda bar: bar.lane):
        rows = bar.top, bar.bottom
        free = (n for n in range(bar.lane, lanes) if not _meets(rows, taken[n]))
        bar.lane = next(free, lanes)
        if bar.lane < lanes:
            taken[bar.lane].append(rows)
    if any(bar.lane == lanes for bar in bars):
        for bar in bars:
            bar.shared = bar.lane >= lanes - 1
            bar.lane = min(bar.lane, lanes - 1)


def _meets(rows: Rows, others: Sequence[Rows]) -> bool:
    return any(top < rows[1] and bottom > rows[0] for top, bottom in others)


def name_stripes(
    stripes: Sequence[Stripe],
    name: Callable[[str], str],
    metrics: QFontMetricsF,
    room: float,
    in_sight: Rows,
) -> None:
    """Writes names beside the bars, where no bar farther out and no other name is in the way.

    Args:
        name: what a record is to be called, by its id.
    """
    width, height = lane_width(metrics), metrics.height()
    standing = _Standing(height)
    for stripe in stripes:
        edge = stripe.lane * width - _APART
        standing.add(QRectF(edge, stripe.top, width, stripe.bottom - stripe.top))
    # Those farther out first: they have nowhere else to go.
    for stripe in sorted(stripes, key=lambda each: (-each.lane, each.top)):
        if stripe.shared:
            continue
        left = (stripe.lane + 1) * width
        words = name(stripe.record)
        wanted = metrics.horizontalAdvance(words) + 1
        top = max(stripe.top, in_sight[0])
        while top + height <= min(stripe.bottom, in_sight[1]) + 1:
            right = standing.room(QRectF(left, top, room - left, height))
            if right - left >= min(wanted, _LEAST_NAME):
                stripe.name_place = QRectF(left, top, min(wanted, right - left), height)
                stripe.name = metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - left)
                standing.add(stripe.name_place.adjusted(-_APART, 0, 0, 0))
                break
            top += height


class _Standing:
    """What stands in the margin already, found by height."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._found: dict[int, list[QRectF]] = {}

    def _rows(self, rect: QRectF) -> range:
        return range(int(rect.top() // self._height), int(rect.bottom() // self._height) + 1)

    def add(self, rect: QRectF) -> None:
        for row in self._rows(rect):
            self._found.setdefault(row, []).append(rect)

    def room(self, place: QRectF) -> float:
        """How far out a place reaches before it meets anything."""
        met = [
            each.left()
            for row in self._rows(place)
            for each in self._found.get(row, ())
            if each.intersects(place)
        ]
        return min([place.right(), *met])
