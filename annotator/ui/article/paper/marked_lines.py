"""The lines of an article's text with the passages of its records: tints, lines and numbers."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from annotator.core.text.marks import Mark, direction
from annotator.core.text.normalization import paragraphs
from annotator.ui.article.lanes import LANES, Lanes
from annotator.ui.article.layout.piece_layout import Line, PieceLayout
from annotator.ui.article.paper.page import POINT, Block, Fonts, Sheet, draw_label, space
from annotator.ui.kit.theme import Theme

_LONGEST_PIECE = 20_000
_LANES_OF_NUMBERS = 2
_BAR, _BAR_PITCH = 1.6 * POINT, 3.4 * POINT


class MarkedLines:
    """Sets the text of one article."""

    def __init__(
        self, text: str, marks: Sequence[Mark], sheet: Sheet, fonts: Fonts, theme: Theme
    ) -> None:
        """
        Args:
            marks: the passages, those of an article's first records first.
        """
        self._text = text
        self._marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        numbered = [(mark.start, -mark.end, str(at)) for at, mark in enumerate(self._marks)]
        lanes = Lanes(numbered)
        self._lanes = [min(lanes[number], LANES - 1) for _, _, number in numbered]
        self._sheet = sheet
        self._fonts = fonts
        self._theme = theme

    def blocks(self) -> Iterator[Block]:
        """The lines and the room between them."""
        gap = False
        for span in paragraphs(self._text):
            text = self._text[span.start : span.end]
            if not text.strip():
                gap = True
                continue
            if gap:
                yield space(self._fonts.text.gap)
                gap = False
            right_to_left = direction(text) == "rtl"
            for start in range(0, len(text), _LONGEST_PIECE):
                piece = text[start : start + _LONGEST_PIECE]
                yield from self._lines(piece, span.start + start, right_to_left=right_to_left)

    def _lines(self, text: str, offset: int, *, right_to_left: bool) -> Iterator[Block]:
        end = offset + len(text)
        near = [
            (lane, mark)
            for lane, mark in zip(self._lanes, self._marks, strict=True)
            if mark.start < end and mark.end > offset
        ]

        def lanes(first: int, last: int) -> int:
            """How many lanes run under a part of the piece."""
            inside = (
                lane + 1
                for lane, mark in near
                if mark.start < offset + last and mark.end > offset + first
            )
            return max(inside, default=0)

        def crowding(lines: list[tuple[int, int]]) -> list[int]:
            rooms = [self._fonts.text.roomy_lanes - self._numbers(*line, offset) for line in lines]
            # The numbers of the next line stand in what is left between the two.
            following = [*rooms[1:], self._fonts.text.roomy_lanes]
            return [
                max(0, lanes(*line) - room) for line, room in zip(lines, following, strict=True)
            ]

        piece = PieceLayout(
            text,
            self._fonts.text,
            self._sheet.measure,
            right_to_left=right_to_left,
            crowding=crowding,
        )
        count = len(piece.lines)
        for number, line in enumerate(piece.lines):
            on_line = [
                (lane, mark)
                for lane, mark in near
                if mark.start < offset + line.end and mark.end > offset + line.start
            ]

            def paint(
                painter: QPainter,
                top: float,
                line: Line = line,
                on_line: list[tuple[int, Mark]] = on_line,
            ) -> None:
                self._paint(painter, top, piece, line, offset, on_line)

            # No line of a paragraph stands alone at the foot or the head of a page.
            keeps = count > 1 and (number == 0 or number == count - 2)
            yield Block(line.height, paint, keeps)

    def _numbers(self, first: int, last: int, offset: int) -> int:
        """How many lanes the numbers above a line take."""
        begins = any(offset + first <= mark.start < offset + last for mark in self._marks)
        return _LANES_OF_NUMBERS if begins else 0

    def _paint(
        self,
        painter: QPainter,
        top: float,
        piece: PieceLayout,
        line: Line,
        offset: int,
        on_line: list[tuple[int, Mark]],
    ) -> None:
        fonts, left = self._fonts.text, self._sheet.left
        taken = -1.0
        for lane, mark in on_line:
            first, last = max(mark.start - offset, line.start), min(mark.end - offset, line.end)
            # Painted from the outermost inwards: the inner one's tint is seen within the other's.
            for each in piece.stretches(first, last):
                place = QRectF(
                    left + each.left,
                    top + fonts.band_top,
                    each.right - each.left,
                    fonts.band_height,
                )
                painter.fillRect(place, self._theme.tint(mark.colour))
                under = top + fonts.lane_top + lane * fonts.lane_pitch
                thick = QRectF(place.left(), under, place.width(), fonts.lane_thickness)
                painter.fillRect(thick, self._theme.ink(mark.colour))
        painter.setPen(self._theme.colour("text"))
        line.line.draw(painter, QPointF(left, top - line.top))
        for _, mark in on_line:
            if mark.start >= offset + line.start:
                taken = self._number(painter, top, piece, line, offset, mark, taken)
        self._bars(painter, top, line, offset, on_line)

    def _number(
        self,
        painter: QPainter,
        top: float,
        piece: PieceLayout,
        line: Line,
        offset: int,
        mark: Mark,
        taken: float,
    ) -> float:
        """A passage's number above where it begins, beside one that is there; where it ends."""
        start = mark.start - offset
        [place, *_] = piece.stretches(start, min(mark.end - offset, line.end)) or [None]
        if place is None:
            return taken
        width = QFontMetricsF(self._fonts.label).horizontalAdvance(f"{mark.label} ")
        left = self._sheet.left + (place.right - width if piece.right_to_left else place.left)
        left = max(left, taken)
        painter.setPen(self._theme.ink(mark.colour))
        baseline = top + self._fonts.text.band_top - 0.6 * POINT
        draw_label(painter, self._fonts.label, left, baseline, mark.label)
        return left + width

    def _bars(
        self,
        painter: QPainter,
        top: float,
        line: Line,
        offset: int,
        on_line: list[tuple[int, Mark]],
    ) -> None:
        """Bars of the records beside the line, and the numbers of those that begin in it."""
        near, far = self._sheet.margin
        step = -1 if self._sheet.mirrored else 1
        edge = far if self._sheet.mirrored else near
        for lane, mark in on_line:
            left = edge + step * lane * _BAR_PITCH - (_BAR if step < 0 else 0)
            painter.fillRect(QRectF(left, top, _BAR, line.height), self._theme.ink(mark.colour))
        # A record of which two passages begin here is named once.
        beginning = {mark.label: mark for _, mark in on_line if mark.start >= offset + line.start}
        if not beginning:
            return
        deepest = max(lane for lane, _ in on_line) + 1
        x = edge + step * (deepest * _BAR_PITCH + 1.5 * POINT)
        font = self._fonts.small.text
        metrics = QFontMetricsF(font)
        baseline = top + self._fonts.text.baseline
        for mark in beginning.values():
            width = metrics.horizontalAdvance(mark.label)
            left = x - width if step < 0 else x
            if (left < near) if step < 0 else (left + width > far):
                painter.setPen(self._theme.colour("muted"))
                draw_label(painter, font, left if step > 0 else near, baseline, "…")
                return
            painter.setPen(self._theme.ink(mark.colour))
            draw_label(painter, font, left, baseline, mark.label)
            x += step * (width + 2.5 * POINT)
