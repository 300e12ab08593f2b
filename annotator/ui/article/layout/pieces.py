"""The pieces of an article that are laid out by themselves: paragraphs, long ones in parts."""

from array import array
from bisect import bisect_right
from itertools import accumulate
from operator import add

from annotator.core.text.span import Span

PIECE_LENGTH = 20_000
"""The longest piece in code points; beyond it one layout would cost more than a frame."""

_CHUNK = 512


class Pieces:
    """Where the pieces of a text start and end, in code points.

    A piece never holds a line end. The pieces of one paragraph follow each other without a gap.
    """

    def __init__(self, text: str) -> None:
        lengths = list(map(len, text.split("\n")))
        self.starts = list(accumulate((length + 1 for length in lengths[:-1]), initial=0))
        self.ends = list(map(add, self.starts, lengths))
        if max(lengths) > PIECE_LENGTH:
            self._cut_long_ones(text)

    def _cut_long_ones(self, text: str) -> None:
        lines = list(zip(self.starts, self.ends, strict=True))
        self.starts, self.ends = [], []
        for line_start, end in lines:
            start = line_start
            while end - start > PIECE_LENGTH:
                cut = text.rfind(" ", start + PIECE_LENGTH // 2, start + PIECE_LENGTH) + 1
                cut = cut or start + PIECE_LENGTH
                self.starts.append(start)
                self.ends.append(cut)
                start = cut
            self.starts.append(start)
            self.ends.append(end)

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """The index of the piece that holds an offset; at a border, the later one."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def ends_paragraph(self, index: int) -> bool:
        """Whether a line end, or the end of the text, follows the piece."""
        return index + 1 == len(self.starts) or self.starts[index + 1] > self.ends[index]

    def paragraph(self, index: int) -> Span:
        """The span of the whole paragraph that a piece belongs to, without its line end."""
        first = last = index
        while first > 0 and not self.ends_paragraph(first - 1):
            first -= 1
        while not self.ends_paragraph(last):
            last += 1
        return Span(self.starts[first], self.ends[last])


class Heights:
    """The heights of the pieces: cheap to change, cheap to sum up to a piece."""

    def __init__(self, heights: list[int]) -> None:
        """
        Attributes:
            each: that of every piece, to be read alone.
        """
        self.each = self._heights = array("q", heights)
        self._chunks = [
            sum(heights[start : start + _CHUNK]) for start in range(0, len(heights), _CHUNK)
        ]

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    def set(self, index: int, height: int) -> int:
        """Changes the height of a piece; returns by how much it grew."""
        grown = height - self._heights[index]
        self._heights[index] = height
        self._chunks[index // _CHUNK] += grown
        return grown

    def total(self) -> int:
        """The height of all pieces."""
        return sum(self._chunks)

    def top(self, index: int) -> int:
        """The height of all pieces before this one."""
        chunk = index // _CHUNK
        return sum(self._chunks[:chunk]) + sum(self._heights[chunk * _CHUNK : index])

    def at(self, y: float) -> int:
        """The index of the piece that covers a height; the first or last one beyond the ends."""
        chunk = min(bisect_right(list(accumulate(self._chunks)), y), len(self._chunks) - 1)
        remainder = y - sum(self._chunks[:chunk])
        start = chunk * _CHUNK
        sums = list(accumulate(self._heights[start : start + _CHUNK]))
        return start + min(bisect_right(sums, remainder), len(sums) - 1)
