"""The column of text: pieces laid out when they come into sight, heights estimated till then."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QRectF

from annotator.core.text.span import Span
from annotator.ui.article.layout.piece_layout import PieceLayout, is_right_to_left
from annotator.ui.article.layout.pieces import Heights, Pieces
from annotator.ui.article.layout.typography import Typography
from annotator.ui.article.marks import WHOLE_TEXT, Marks

LaidOut = tuple[int, int, PieceLayout]
"""A piece that is laid out: its index, its top and its layout."""

_KEPT_CHARACTERS = 400_000
"""How much text stays laid out; what has not been seen for longest goes first."""


class Column:
    """An article's text at one width. Places are in pixels from the column's top left.

    Laying out a piece replaces its estimated height, which moves everything below it.
    """

    def __init__(self, text: str, fonts: Typography, width: int) -> None:
        self.text = text
        self.fonts = fonts
        self.width = width
        self.pieces = Pieces(text)
        self.heights = Heights(self._estimates())
        self.top, self.piece_at = self.heights.top, self.heights.at
        self._marks: Marks | None = None
        self._layouts: OrderedDict[int, PieceLayout] = OrderedDict()
        self._laid_out_characters = 0

    def _estimates(self) -> list[int]:
        fonts, pieces = self.fonts, self.pieces
        blank = fonts.line_height // 2
        per_line = self.width / fonts.character
        line, gap = fonts.line_height, fonts.gap
        return [
            (int((end - start) / per_line) + 1) * line + gap if end > start else blank
            for start, end in zip(pieces.starts, pieces.ends, strict=True)
        ]

    @property
    def height(self) -> int:
        """The height of the column as known so far."""
        return self.heights.total()

    def is_laid_out(self, index: int) -> bool:
        """Whether the piece's height is exact and its layout at hand."""
        return index in self._layouts

    def lay_out(self, index: int) -> int:
        """Lays out a piece, if it is not; returns by how many pixels its height changed."""
        if index in self._layouts:
            self._layouts.move_to_end(index)
            return 0
        pieces = self.pieces
        start, end = pieces.starts[index], pieces.ends[index]
        paragraph = pieces.paragraph(index)
        layout = PieceLayout(
            self.text[start:end],
            self.fonts,
            self.width,
            right_to_left=is_right_to_left(self.text, paragraph.start, paragraph.end),
            crowding=partial(self._crowding, start) if self._marks is not None else None,
        )
        self._layouts[index] = layout
        self._laid_out_characters += layout.length
        while self._laid_out_characters > _KEPT_CHARACTERS and len(self._layouts) > 1:
            self._laid_out_characters -= self._layouts.popitem(last=False)[1].length
        gap = self.fonts.gap if layout.length and pieces.ends_paragraph(index) else 0
        return self.heights.set(index, layout.height + gap)

    def set_marks(self, marks: Marks, changed: Span = WHOLE_TEXT) -> bool:
        """Gives lines the room that the lanes of these marks need; returns whether any moved.

        Args:
            changed: where they may be others than before.
        """
        self._marks = marks
        # Most articles have nowhere more lanes than lines have room for.
        is_roomy = marks.lanes.most <= self.fonts.roomy_lanes
        first, last = self.pieces_of(changed)
        outdated = [
            index
            for index, layout in self._layouts.items()
            if first <= index <= last
            and (any(layout.crowding) if is_roomy else self._is_outdated(index, layout))
        ]
        for index in outdated:
            self._laid_out_characters -= self._layouts.pop(index).length
        return bool(outdated)

    def _is_outdated(self, index: int, layout: PieceLayout) -> bool:
        lines = [(line.start, line.end) for line in layout.lines]
        return layout.crowding != self._crowding(self.pieces.starts[index], lines)

    def _crowding(self, start: int, lines: list[tuple[int, int]]) -> list[int]:
        if self._marks is None:
            return []
        line_spans = [(start + first, start + last) for first, last in lines]
        return self._marks.lanes_in(line_spans, self.fonts.roomy_lanes)

    def layout(self, index: int) -> PieceLayout:
        """The piece's layout, made now if need be."""
        self.lay_out(index)
        return self._layouts[index]

    def laid_out(self, first: float, last: float) -> list[LaidOut]:
        """What is laid out between two heights."""
        index = self.piece_at(first)
        top = self.top(index)
        heights, count = self.heights.each, len(self.pieces)
        layouts: list[LaidOut] = []
        while index < count and top <= last:
            layout = self._layouts.get(index)
            if layout is not None:
                self._layouts.move_to_end(index)
                layouts.append((index, top, layout))
            top += heights[index]
            index += 1
        return layouts

    def rows_between(self, first: float, last: float) -> list[QRectF]:
        """The free rows above the lines that are laid out between two heights: no letter reaches
        into them."""
        height = self.fonts.row_height
        return [
            QRectF(0, top + line.top + self.fonts.row_top, self.width, height)
            for _, top, layout in self.laid_out(first, last)
            for line in layout.lines
        ]

    def laid_out_sign(self, offset: int) -> tuple[list[QRectF], bool]:
        """The bands of the character there, none if it is not laid out, and whether its paragraph
        is read from right to left."""
        index = self.pieces.at(offset)
        layout, start = self._layouts.get(index), self.pieces.starts[index]
        if layout is None or offset - start >= layout.length:
            return [], False
        top, height = self.top(index) + self.fonts.band_top, self.fonts.band_height
        bands = [
            QRectF(part.left, top + part.line.top, part.right - part.left, height)
            for part in layout.stretches(offset - start, offset - start + 1)
        ]
        return bands, layout.right_to_left

    def place(self, offset: int) -> tuple[int, PieceLayout, int]:
        """The piece of an offset, its layout and the offset within it."""
        index = self.pieces.at(offset)
        layout = self.layout(index)
        return index, layout, min(offset - self.pieces.starts[index], layout.length)

    def caret_rect(self, offset: int) -> QRectF:
        """A line of no width where the caret stands at an offset."""
        index, layout, local = self.place(offset)
        line = layout.lines[layout.line_index(local)]
        height = self.fonts.band_height
        top = self.top(index) + line.top + self.fonts.band_top
        return QRectF(layout.caret_x(local), top, 0, height)

    def offset_at(self, x: float, y: float) -> int:
        """The offset next to a place; beyond the text, the nearest one."""
        index = self.piece_at(y)
        layout = self.layout(index)
        line = layout.line_at(y - self.top(index))
        return self.pieces.starts[index] + layout.offset_at(x, line)

    def character_at(self, x: float, y: float) -> int | None:
        """The offset of the character that covers a place, if any."""
        if not 0 <= y < self.height:
            return None
        index = self.piece_at(y)
        layout = self.layout(index)
        local_y = y - self.top(index)
        if local_y >= layout.height:
            return None
        local = layout.character_at(x, layout.line_at(local_y))
        return None if local is None else self.pieces.starts[index] + local

    def pieces_of(self, span: Span) -> tuple[int, int]:
        """The indexes of the first and last piece that a part of the text touches."""
        last = max(min(span.end, len(self.text)) - 1, 0)
        return self.pieces.at(min(span.start, last)), self.pieces.at(last)

    def rects(self, span: Span) -> list[QRectF]:
        """The bands that a span covers, line by line. Lays out all of it: for short spans."""
        rects: list[QRectF] = []
        for index in range(self.pieces.at(span.start), self.pieces.at(max(span.end - 1, 0)) + 1):
            start = self.pieces.starts[index]
            layout = self.layout(index)
            top = self.top(index) + self.fonts.band_top
            first = max(span.start - start, 0)
            for part in layout.stretches(first, min(span.end - start, layout.length)):
                width = part.right - part.left
                rects.append(QRectF(part.left, top + part.line.top, width, self.fonts.band_height))
        return rects
