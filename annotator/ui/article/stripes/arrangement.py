"""Which lane each record in sight gets in the margin, and where its bar and its name stand."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from operator import attrgetter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from annotator.ui.article.layout.column import Column, LaidOut
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
    starts = [column.pieces.starts[index] for index, _, _ in pieces]
    bars: list[Stripe] = []
    for record, parts in found.items():
        bar = Stripe(record, marks.lanes[record])
        bars.append(bar)
        for mark in parts:
            first, last = max(mark.start, start), max(min(mark.end, end) - 1, start)
            top = _line_top(pieces, starts, first) + column.fonts.band_top
            bottom = _line_top(pieces, starts, last) + column.fonts.band_top
            bottom += column.fonts.band_height
            (bar.gaps if mark.gap else bar.rows).append((top, bottom))
            bar.top, bar.bottom = min(bar.top, top), max(bar.bottom, bottom)
    _assign(bars, lanes)
    return bars


def _line_top(pieces: Sequence[LaidOut], starts: Sequence[int], offset: int) -> float:
    """Where the line of an offset begins, of these pieces that start there."""
    n = bisect_right(starts, offset) - 1
    _, top, layout = pieces[n]
    return top + layout.lines[layout.line_index(offset - starts[n])].top


def _assign(bars: Sequence[Stripe], lanes: int) -> None:
    """Moves bars outward until none that share a line share a lane.

    They begin at the lane that they have under the text, which scrolling does not change.
    """
    taken: list[list[Rows]] = [[] for _ in range(lanes)]
    crowded = False
    for bar in sorted(bars, key=attrgetter("lane")):
        while bar.lane < lanes:
            # Of the lane's bars, those that share a line with this one.
            if [1 for top, bottom in taken[bar.lane] if top < bar.bottom and bottom > bar.top]:
                bar.lane += 1
            else:
                taken[bar.lane].append((bar.top, bar.bottom))
                break
        crowded = crowded or bar.lane >= lanes
    if crowded:
        for bar in bars:
            bar.shared = bar.lane >= lanes - 1
            bar.lane = min(bar.lane, lanes - 1)


def name_stripes(
    stripes: Sequence[Stripe],
    names: Mapping[str, str],
    metrics: QFontMetricsF,
    room: float,
    in_sight: Rows,
) -> None:
    """Writes names beside the bars, where no bar farther out and no other name is in the way.

    Args:
        names: what each record is to be called, by its id.
    """
    width, height = lane_width(metrics), metrics.height()
    standing = _Standing(height)
    for stripe in stripes:
        edge = stripe.lane * width - _APART
        standing.add(QRectF(edge, stripe.top, width, stripe.bottom - stripe.top))
    # Those farther out first: they have nowhere else to go.
    outward = sorted(stripes, key=attrgetter("top"))
    for stripe in sorted(outward, key=attrgetter("lane"), reverse=True):
        if stripe.shared:
            continue
        left = (stripe.lane + 1) * width
        words = names.get(stripe.record, "")
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

    def add(self, rect: QRectF) -> None:
        height = self._height
        for row in range(int(rect.top() // height), int(rect.bottom() // height) + 1):
            self._found.setdefault(row, []).append(rect)

    def room(self, place: QRectF) -> float:
        """How far out a place reaches before it meets anything."""
        height, nearest = self._height, place.right()
        for row in range(int(place.top() // height), int(place.bottom() // height) + 1):
            for each in self._found.get(row, ()):
                if each.left() < nearest and each.intersects(place):
                    nearest = each.left()
        return nearest
