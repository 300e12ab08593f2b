"""What is painted for the records in one piece of text, worked out once and kept."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from annotator.ui.article.lanes import LANES
from annotator.ui.article.layout.piece_layout import PieceLayout, Stretch
from annotator.ui.article.layout.typography import Typography
from annotator.ui.article.marks import Evidence, Mark, Marks
from annotator.ui.kit.theme import Theme

_PADDING = 3.0
HANDLE_RADIUS = 8.0
HANDLE_AWAY = 2.0
"""The handle that links are drawn by, and how far beyond the record's end its middle is."""


class PieceDisplay(NamedTuple):
    """Tints and lanes of a piece, in pixels from its top left corner."""

    tints: list[tuple[QRectF, QColor]]
    lines: list[tuple[QRectF, QColor]]
    dotted: list[tuple[QRectF, QColor]]
    hatched: list[QRectF]


def display_of(
    marks: Marks,
    inside: Sequence[Mark],
    theme: Theme,
    fonts: Typography,
    layout: PieceLayout,
    start: int,
) -> PieceDisplay:
    """The display of the piece that starts at that code point, which has those marks inside."""
    display = PieceDisplay([], [], [], [])
    for mark in inside:
        first = max(mark.start - start, 0)
        parts = layout.stretches(first, min(mark.end - start, layout.length))
        colour = marks.colour_of(mark.record)
        if not mark.gap:
            tint = theme.tint(colour)
            display.tints.extend([(band(part, fonts), tint) for part in parts])
        _add_lane(display, marks.lanes[mark.record], theme.ink(colour), fonts, mark, parts)
    return display


def _add_lane(
    display: PieceDisplay,
    lane: int,
    ink: QColor,
    fonts: Typography,
    mark: Mark,
    parts: list[Stretch],
) -> None:
    for part in parts:
        top = part.line.top + fonts.lane_top + min(lane, LANES - 1) * fonts.lane_pitch
        # A hair of space keeps neighbours in one lane apart.
        width = max(part.right - part.left - 1, 1)
        rect = QRectF(part.left + 0.5, top, width, fonts.lane_thickness)
        if lane >= LANES:
            display.hatched.append(rect)
        elif mark.gap:
            display.dotted.append((rect, ink))
        else:
            display.lines.append((rect, ink))


def band(part: Stretch, fonts: Typography) -> QRectF:
    """The band behind the text of a stretch."""
    top = part.line.top + fonts.band_top
    return QRectF(part.left, top, part.right - part.left, fonts.band_height)


class Outline(NamedTuple):
    """The frame around a fragment's part in one line; open where the fragment goes on."""

    rect: QRectF
    starts: bool
    ends: bool


class Label(NamedTuple):
    """The name of a field above the evidence for it."""

    rect: QRectF
    text: str


class SelectedDisplay(NamedTuple):
    """The geometry that marks the selected record in one piece, in pixels from its top left."""

    outlines: list[Outline]
    underlines: list[QRectF]
    labels: list[Label]


def selected_display_of(
    spans: list[tuple[int, int]],
    evidence: list[Evidence],
    fonts: Typography,
    layout: PieceLayout,
    start: int,
) -> SelectedDisplay:
    """The selected record's own spans and evidence in the piece that starts there."""
    display = SelectedDisplay([], [], [])
    for span_start, span_end in spans:
        parts = _parts(layout, start, span_start, span_end)
        for number, part in enumerate(parts):
            starts = number == 0 and span_start >= start
            ends = number == len(parts) - 1 and span_end <= start + layout.length
            if layout.right_to_left:
                starts, ends = ends, starts
            display.outlines.append(Outline(band(part, fonts), starts, ends))
    metrics = QFontMetricsF(fonts.label)
    taken = _handle_place(spans, fonts, layout, start)
    for item in evidence:
        parts = _parts(layout, start, item.span.start, item.span.end)
        for part in parts:
            top = part.line.top + fonts.baseline + fonts.descender * 0.55
            display.underlines.append(QRectF(part.left, top, part.right - part.left, 1))
        if parts and item.span.start >= start:
            label = _place_label(parts[0], item.label, metrics, fonts, layout, taken)
            if label is not None:
                taken.append(label)
                display.labels.append(label)
    return display


def _handle_place(
    spans: list[tuple[int, int]], fonts: Typography, layout: PieceLayout, start: int
) -> list[Label]:
    """Room in the row of labels for the handle at the record's end, as if it were one."""
    if not spans or not start < spans[-1][1] <= start + layout.length:
        return []
    end = spans[-1][1]
    parts = _parts(layout, start, end - 1, end)
    if not parts:
        return []
    x = parts[-1].left - HANDLE_AWAY if layout.right_to_left else parts[-1].right + HANDLE_AWAY
    top = parts[-1].line.top + fonts.row_top
    return [Label(QRectF(x - HANDLE_RADIUS, top, 2 * HANDLE_RADIUS, fonts.row_height), "")]


def _parts(layout: PieceLayout, start: int, span_start: int, span_end: int) -> list[Stretch]:
    first, last = max(span_start - start, 0), min(span_end - start, layout.length)
    return layout.stretches(first, last) if first < last else []


def _place_label(
    part: Stretch,
    text: str,
    metrics: QFontMetricsF,
    fonts: Typography,
    layout: PieceLayout,
    placed: list[Label],
) -> Label | None:
    width = metrics.horizontalAdvance(text) + 2 * _PADDING
    top = part.line.top + fonts.row_top
    left = part.right - width if layout.right_to_left else part.left
    left = min(max(left, 0.0), max(layout.width - width, 0.0))
    rect = QRectF(left, top, width, fonts.row_height)
    taken = sorted((label.rect for label in placed if label.rect.top() == top), key=QRectF.left)
    for other in taken:
        if rect.adjusted(-2, 0, 2, 0).intersects(other):
            rect.moveLeft(other.right() + 2)
    # A label that had to move beyond its own text would name something else.
    if rect.left() > max(part.right, left) or rect.right() > layout.width + _PADDING:
        return None
    return Label(rect, text)
