"""One piece of the article laid out in lines: where each offset stands, and what stands where."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGlyphRun, QTextLayout, QTextLine, QTextOption

from annotator.core.text.normalization import Utf16Map
from annotator.ui.article.layout.typography import Typography

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CLUSTERS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0900-\u109f\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
"""What makes one sign of several characters: accents, vowel signs, joiners, flags."""
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]+")
_LOOK_AHEAD = 2_000
_KEPT_STRETCHES = 512
"""Spans of a piece whose place is kept, for marks are painted many times."""


class Line(NamedTuple):
    """One line; offsets are code points within the piece, ``top`` is within the piece too."""

    top: float
    height: float
    start: int
    end: int
    line: QTextLine


class Stretch(NamedTuple):
    """A part of one line, from left to right."""

    line: Line
    left: float
    right: float


class Cell(NamedTuple):
    """Where a sign of intricate text stands in its line, and which way it is read."""

    left: float
    right: float
    start: int
    end: int
    right_to_left: bool


Crowding = Callable[[list[tuple[int, int]]], list[int]]


class PieceLayout:
    """The lines of one piece of text. All offsets are code points within the piece.

    Args:
        text: the piece, without a line end.
        right_to_left: the direction of the paragraph that it belongs to.
        crowding: tells of lines how many lanes each needs beyond those there is room for; lines
            that need more stand farther from the next.
    """

    def __init__(
        self,
        text: str,
        fonts: Typography,
        width: int,
        *,
        right_to_left: bool,
        crowding: Crowding | None = None,
    ) -> None:
        self.length = len(text)
        self.width = width
        self.right_to_left = right_to_left
        self._map = Utf16Map(text)
        # `xToCursor` is off where text runs right to left, and leaps to the line's end where one
        # sign is made of several characters.
        self._mixed = right_to_left or bool(_RIGHT_TO_LEFT.search(text))
        self._intricate = self._mixed or bool(_CLUSTERS.search(text))
        self._within_flags = _within_flags(text)
        self.layout = QTextLayout(text, fonts.text)
        self.layout.setCacheEnabled(True)
        self.layout.setTextOption(_text_option(right_to_left))
        self.lines: list[Line] = []
        self._cells_of_line: dict[int, list[Cell]] = {}
        self._stretches: dict[tuple[int, int], list[Stretch]] = {}
        self.height = self._lay_out(fonts)
        self.crowding: list[int] = []
        if crowding is not None:
            self._make_room(crowding([(line.start, line.end) for line in self.lines]), fonts)

    def _lay_out(self, fonts: Typography) -> int:
        if not self.length:
            # A blank line only sets paragraphs apart, which the gap does already.
            blank = fonts.line_height // 2
            self._add_line(0, blank, fonts)
            return blank
        to_code_point = self._map.to_code_point
        self.layout.beginLayout()
        top, start = 0, 0
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(self.width)
            natural = line.ascent() + line.descent()
            height = max(fonts.line_height, round(natural + 0.5))
            baseline = fonts.baseline
            if height > fonts.line_height:
                baseline = (height - natural) / 2 + line.ascent()
            line.setPosition(QPointF(0, top + baseline - line.ascent()))
            end = to_code_point(line.textStart() + line.textLength())
            self.lines.append(Line(top + baseline - fonts.baseline, height, start, end, line))
            top, start = top + height, end
        self.layout.endLayout()
        return top

    def _add_line(self, top: int, height: int, fonts: Typography) -> None:
        self.layout.beginLayout()
        line = self.layout.createLine()
        line.setLineWidth(self.width)
        line.setPosition(QPointF(0, top + (height - line.ascent() - line.descent()) / 2))
        self.layout.endLayout()
        self.lines.append(Line((height - fonts.line_height) / 2, height, 0, 0, line))

    def _make_room(self, crowding: list[int], fonts: Typography) -> None:
        """Moves lines down so that the lanes of those above them have room."""
        self.crowding = crowding
        if not any(crowding):
            return
        moved = 0
        for index, (line, lanes) in enumerate(zip(self.lines, crowding, strict=True)):
            more = round(lanes * fonts.lane_pitch)
            line.line.setPosition(line.line.position() + QPointF(0, moved))
            self.lines[index] = line._replace(top=line.top + moved, height=line.height + more)
            moved += more
        self.height += moved

    def line_index(self, offset: int) -> int:
        """The index of the line that the caret stands in at an offset."""
        low, high = 0, len(self.lines) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.lines[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return low

    def line_at(self, y: float) -> int:
        """The index of the line at a height; the first or last one beyond the ends."""
        for index, line in enumerate(self.lines):
            if y < line.top + line.height:
                return index
        return len(self.lines) - 1

    def caret_x(self, offset: int) -> float:
        """Where the caret stands at an offset, from the column's left."""
        line = self.lines[self.line_index(offset)].line
        return _x(line, self._map.to_utf16(offset))

    def offset_at(self, x: float, line_index: int) -> int:
        """The offset next to a place in a line; never that of the next line's start."""
        line = self.lines[line_index]
        if self._intricate:
            offset = self._exact_offset_at(x, line_index)
        else:
            offset = self._map.to_code_point(line.line.xToCursor(x))
        if offset >= line.end and line_index + 1 < len(self.lines):
            return self.previous(line.end)
        return offset

    def _exact_offset_at(self, x: float, line_index: int) -> int:
        line, cells = self.lines[line_index], self._cells(line_index)
        if not cells:
            return line.start
        if x < cells[0].left or x >= cells[-1].right:
            return line.start if (x >= cells[-1].right) == self.right_to_left else line.end
        cell = min(cells, key=lambda cell: max(cell.left - x, x - cell.right))
        in_left_half = x < (cell.left + cell.right) / 2
        return cell.start if in_left_half != cell.right_to_left else cell.end

    def character_at(self, x: float, line_index: int) -> int | None:
        """The offset of the character that covers a place in a line, if any."""
        line = self.lines[line_index]
        if self._intricate:
            found = (cell.start for cell in self._cells(line_index) if cell.left <= x < cell.right)
            return next(found, None)
        text = line.line.naturalTextRect()
        if not text.left() <= x < text.right():
            return None
        units = line.line.xToCursor(x)
        offset = self._map.to_code_point(units)
        return offset if _x(line.line, units) <= x and offset < line.end else self.previous(offset)

    def _cells(self, line_index: int) -> list[Cell]:
        """The signs of an intricate line, from left to right."""
        if line_index not in self._cells_of_line:
            line = self.lines[line_index]
            cells: list[Cell] = []
            offset = line.start
            while offset < line.end:
                after = max(self.next(offset), offset + 1)
                cells += self._cells_of_sign(line.line, offset, after)
                offset = after
            self._cells_of_line[line_index] = sorted(cells)
        return self._cells_of_line[line_index]

    def _cells_of_sign(self, line: QTextLine, start: int, end: int) -> Iterator[Cell]:
        first, last = self._map.to_utf16(start), self._map.to_utf16(end)
        if not self._mixed:
            yield Cell(_x(line, first), _x(line, last), start, end, right_to_left=False)
            return
        for left, right, right_to_left in _glyph_bounds(line, first, last):
            if left < right:
                yield Cell(left, right, start, end, right_to_left)

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """The parts of lines that a span covers, exact in text of mixed direction too."""
        known = self._stretches.get((start, end))
        if known is not None:
            return known
        stretches: list[Stretch] = []
        for index in range(self.line_index(start), len(self.lines)):
            line = self.lines[index]
            if line.start >= end:
                break
            first, last = max(start, line.start), min(end, line.end)
            if first < last:
                stretches += self._stretches_in(line, first, last)
        if len(self._stretches) >= _KEPT_STRETCHES:
            self._stretches.clear()
        self._stretches[start, end] = stretches
        return stretches

    def _stretches_in(self, line: Line, start: int, end: int) -> list[Stretch]:
        first, last = self._map.to_utf16(start), self._map.to_utf16(end)
        if self._mixed:
            runs = _visual_runs(line.line, first, last)
        else:
            runs = [(_x(line.line, first), _x(line.line, last))]
        # The space that a line was broken at hangs out of the text.
        text = line.line.naturalTextRect()
        stretches: list[Stretch] = []
        for left, right in runs:
            begin, end_of_it = max(left, text.left()), min(right, text.right())
            if begin < end_of_it:
                stretches.append(Stretch(line, begin, end_of_it))
        return stretches

    def next(self, offset: int, *, words: bool = False) -> int:
        """The next place for the caret in reading order."""
        mode = QTextLayout.CursorMode.SkipWords if words else QTextLayout.CursorMode.SkipCharacters
        return self._past_flags(offset, lambda units: self.layout.nextCursorPosition(units, mode))

    def previous(self, offset: int, *, words: bool = False) -> int:
        """The previous place for the caret in reading order."""
        mode = QTextLayout.CursorMode.SkipWords if words else QTextLayout.CursorMode.SkipCharacters
        return self._past_flags(
            offset, lambda units: self.layout.previousCursorPosition(units, mode)
        )

    def left(self, offset: int) -> int:
        """The next place for the caret to the left, whatever the direction of the text."""
        return self._past_flags(offset, self.layout.leftCursorPosition)

    def right(self, offset: int) -> int:
        """The next place for the caret to the right, whatever the direction of the text."""
        return self._past_flags(offset, self.layout.rightCursorPosition)

    def _past_flags(self, offset: int, step: Callable[[int], int]) -> int:
        """Where a step leads; two where one would end within a flag.

        A flag is two characters, which Qt parts if another picture stands before them.
        """
        moved = self._map.to_code_point(step(self._map.to_utf16(offset)))
        if moved in self._within_flags:
            moved = self._map.to_code_point(step(self._map.to_utf16(moved)))
        return moved


def _within_flags(text: str) -> frozenset[int]:
    """The offsets between the two characters of a flag."""
    return frozenset(
        offset
        for match in _FLAGS.finditer(text)
        for offset in range(match.start() + 1, match.end(), 2)
    )


def is_right_to_left(text: str, start: int, end: int) -> bool:
    """Whether the first character of the span with a direction is written right to left."""
    head = text[start : min(end, start + _LOOK_AHEAD)]
    if not _RIGHT_TO_LEFT.search(head):
        return False
    for character in head:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False


def _x(line: QTextLine, units: int) -> float:
    # The binding returns the place and the position that it settled on.
    return line.cursorToX(units)[0]  # type: ignore[index]


def _visual_runs(line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
    runs: list[tuple[float, float]] = []
    for left, right, _ in sorted(_glyph_bounds(line, first, last)):
        if runs and left <= runs[-1][1] + 0.5:
            runs[-1] = (runs[-1][0], max(right, runs[-1][1]))
        else:
            runs.append((left, right))
    return runs


def _glyph_bounds(line: QTextLine, first: int, last: int) -> Iterator[tuple[float, float, bool]]:
    """Left and right of the glyphs that show a part of a line, and whether they run to the left."""
    # Where the direction changes, one position has two places and `cursorToX` knows only one.
    # The bounds of the glyph runs are those of the characters asked for, to the pixel; but those
    # of a letter that shares its glyph with another are the letter's width too far right.
    parts = [(first, last, 0)]
    if last - first == 1:
        parts = [(first, last, int(any(_is_in_ligature(line, at) for at in (first, last))))]
    elif last - first > 1:
        begins, ends = _is_in_ligature(line, first), _is_in_ligature(line, last)
        parts = [(first, first + 1, 1)] * begins + [(last - 1, last, 1)] * ends
        parts.append((first + begins, last - ends, 0))
    for start, end, shift in parts:
        for run in line.glyphRuns(start, end - start) if start < end else ():
            rect = run.boundingRect()
            offset = shift * rect.width()
            left = rect.left() - offset
            if not run.isRightToLeft() and _shares_glyph(line, start, run):
                left = _x(line, start)
            yield left, rect.right() - offset, run.isRightToLeft()


def _shares_glyph(line: QTextLine, at: int, run: QGlyphRun) -> bool:
    """Whether the letter before is shown by the glyph that a run from left to right begins with.

    The bounds of such a run begin a letter's width too far right, but its edge is known: of two
    letters of one glyph, both run the same way.
    """
    if at <= line.textStart():
        return False
    before = line.glyphRuns(at - 1, 1)
    if len(before) != 1 or before[0].isRightToLeft():
        return False
    # Beside text from right to left `cursorToX` may give the far edge of the letter before.
    is_edge_known = _x(line, at) > before[0].boundingRect().left() + 0.5
    return is_edge_known and before[0].positions()[:1] == run.positions()[:1]


def _is_in_ligature(line: QTextLine, at: int) -> bool:
    """Whether one glyph shows the letters on both sides, in text from right to left."""
    if at <= line.textStart():
        return False
    before, runs = line.glyphRuns(at - 1, 1), line.glyphRuns(at - 1, 2)
    if len(before) != 1 or [len(run.glyphIndexes()) for run in runs] != [1]:
        return False
    letter = before[0].boundingRect()
    return runs[0].isRightToLeft() and letter.left() > runs[0].boundingRect().right() - 0.5


def _text_option(right_to_left: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if right_to_left:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    else:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    return option
