"""From the letters of a page, which stand one after another in the file, to its lines."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from annotator.formats.documents.pdf_layout import RIGHT_TO_LEFT, Line
from annotator.formats.parsing.paragraphs import storable

_ANOTHER_LINE = 0.6
"""How far a letter of the same line may stand above or below the first, for its size: as far as
the figure of a footnote does."""
_WORD_GAP = 0.17
_CELL_GAP = 2.0
_FEWEST_STACKED = 3
_SPACES = re.compile(" +")
_TABS = re.compile(" ?\t ?")
_SHAPES = re.compile("[\u2e80-\u2fdf\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc]")
"""Ligatures, the forms of joined letters, and radicals that look like whole characters."""
_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
)
"""Those of which Unicode does not say which character they are."""


class Box(NamedTuple):
    """The bounding box of a letter, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Sheet(NamedTuple):
    """A page: its number from 0, and its size in points."""

    number: int
    width: float
    height: float

    def turned(self, box: Box, turn: int) -> Box:
        """Where the box stands if the page is turned so that such letters are upright."""
        match turn:
            case 1:
                return Box(self.height - box.top, box.left, self.height - box.bottom, box.right)
            case 2:
                width, height = self.width, self.height
                return Box(
                    width - box.right, height - box.top, width - box.left, height - box.bottom
                )
            case 3:
                return Box(box.bottom, self.width - box.right, box.top, self.width - box.left)
            case _:
                return box

    def size(self, turn: int) -> tuple[float, float]:
        """Its width and height, turned so often."""
        return (self.height, self.width) if turn % 2 else (self.width, self.height)


class Row:
    """A line of a page while its letters come in."""

    def __init__(self, sheet: Sheet) -> None:
        """Begins without letters on a page."""
        self._sheet = sheet
        self._letters: list[tuple[str, Box | None]] = []
        self._first: Box | None = None
        self._turn = 0

    def is_left_by(self, box: Box, turn: int = 0) -> bool:
        """Whether a letter there, turned by so many quarters, stands in another line."""
        if self._first is None:
            return False
        if turn != self._turn:
            return True
        box = self._sheet.turned(box, turn)
        size = max(self._first.top - self._first.bottom, 0.1)
        return abs(box.bottom - self._first.bottom) > _ANOTHER_LINE * size

    def add(self, letter: str, box: Box | None, turn: int = 0) -> None:
        """Takes a letter, turned by so many quarters; a space needs no place."""
        if box is not None:
            self._turn = turn
            box = self._sheet.turned(box, turn)
        self._letters.append((letter, box))
        self._first = self._first or box

    def ended(self) -> Iterator[Line]:
        """The line, if there is anything in it; the next one begins."""
        boxes = [box for _, box in self._letters if box is not None]
        text = _TABS.sub("\t", _SPACES.sub(" ", "".join(self._parts()))).strip()
        text = _spelt_out(storable(text))
        self._letters = []
        first, self._first = self._first, None
        if text and first is not None:
            yield Line(
                text=text,
                left=min(box.left for box in boxes),
                right=max(box.right for box in boxes),
                bottom=first.bottom,
                top=first.top,
                # Figures and names may be of another font than the line's other words.
                size=round(max(median(box.top - box.bottom for box in boxes), 0.1), 1),
                page=self._sheet.number,
                height=self._sheet.size(self._turn)[1],
                turn=self._turn,
            )

    def _parts(self) -> Iterator[str]:
        """The letters; where the page leaves room between two, a space or a tab before."""
        if any(RIGHT_TO_LEFT.match(letter) for letter, _ in self._letters):
            # Where words of both directions meet, a jump is no gap.
            yield from (letter for letter, _ in self._letters)
            return
        before: Box | None = None
        for letter, box in self._from_left_to_right():
            if before is not None and box is not None:
                size = max(before.top - before.bottom, 0.1)
                gap = (box.left - before.right) / size
                yield "\t" if gap > _CELL_GAP else " " if gap > _WORD_GAP else ""
            yield letter
            before = box or before

    def _from_left_to_right(self) -> list[tuple[str, Box | None]]:
        """The letters as they stand: beside lines from right to left, words come in their order."""
        placed = [(letter, box) for letter, box in self._letters if box is not None]
        jumps_back = any(
            after.left < before.left - (before.top - before.bottom)
            for (_, before), (_, after) in pairwise(placed)
        )
        if not jumps_back:
            return self._letters
        by_place = sorted(placed, key=lambda each: each[1].left)
        return [*by_place]


def with_columns(lines: list[Line], sheet: Sheet) -> Iterator[Line]:
    """The lines, with letters that stand under one another as lines of a turned page."""
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and _is_under(lines[end - 1], lines[end]):
            end += 1
        stack = lines[start:end]
        if len(stack) < _FEWEST_STACKED:
            yield from stack
        else:
            first, last = stack[0], stack[-1]
            whole = Box(first.left, last.bottom, max(each.right for each in stack), first.top)
            box, (_, height) = sheet.turned(whole, 1), sheet.size(1)
            text = "".join(each.text for each in stack)
            size, page = first.size, first.page
            yield Line(text, box.left, box.right, box.bottom, box.top, size, page, height, 1)
        start = end


def _is_under(above: Line, line: Line) -> bool:
    """Whether both are one letter, and one stands just under the other."""
    step = above.bottom - line.bottom
    centred = abs(above.left + above.right - line.left - line.right) < above.size
    is_letter = len(above.text) == len(line.text) == 1 and above.turn == line.turn == 0
    return is_letter and centred and 0.5 * above.size < step < 2 * above.size


def in_order(lines: list[Line]) -> list[Line]:
    """Lines that PDFium took for one: it turns the order of those from right to left around."""
    if any(RIGHT_TO_LEFT.search(line.text) for line in lines):
        return sorted(lines, key=lambda line: -line.bottom)
    return lines


def _spelt_out(text: str) -> str:
    """The letters that a person would type and search for, where fonts name their shapes."""
    text = text.translate(_RADICALS)
    return _SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
