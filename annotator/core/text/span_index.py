"""Spans found by place, as they come and go."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

_BLOCK = 64

Entry = TypeVar("Entry", bound="tuple[Any, ...]")
"""Start, negative end, and whatever tells entries of one span apart: in this form tuples sort
themselves by start, longer ones first."""


class SpanIndex(Generic[Entry]):
    """Entries sorted by start, longer ones first, in blocks that know their greatest end.

    A place is searched by start; the greatest end of each block tells which blocks can be passed
    over, so that a long span that began far above is found and costs nothing elsewhere. To add or
    remove an entry touches its block alone.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        ordered = sorted(entries)
        self._blocks = [ordered[n : n + _BLOCK] for n in range(0, len(ordered), _BLOCK)]
        self._firsts = [block[0] for block in self._blocks]
        self._ends = [_greatest_end(block) for block in self._blocks]

    def overlapping(self, start: int, end: int) -> list[Entry]:
        """The entries that share a code point with the span, in order."""
        found: list[Entry] = []
        for n in range(bisect_left(self._firsts, (end,))):
            if self._ends[n] > start:
                block = self._blocks[n]
                last = bisect_left(block, (end,)) if block[-1][0] >= end else len(block)
                found += [entry for entry in block[:last] if -entry[1] > start]
        return found

    def onwards(self, entry: tuple[Any, ...]) -> Iterator[Entry]:
        """That entry, if it is one, and all after it. Nothing may be added or removed meanwhile."""
        n = max(bisect_right(self._firsts, entry) - 1, 0)
        if n < len(self._blocks):
            yield from self._blocks[n][bisect_left(self._blocks[n], entry) :]
            for block in self._blocks[n + 1 :]:
                yield from block

    def add(self, entry: Entry) -> None:
        """Takes one more."""
        if not self._blocks:
            self._blocks.append([])
            self._firsts.append(entry)
            self._ends.append(0)
        n = self._block_of(entry)
        block = self._blocks[n]
        insort(block, entry)
        if len(block) > 2 * _BLOCK:
            self._blocks[n : n + 1] = [block[:_BLOCK], block[_BLOCK:]]
            self._firsts.insert(n, entry)
            self._ends.insert(n, 0)
            self._measure(n + 1)
        self._measure(n)

    def remove(self, entry: Entry) -> None:
        """Takes one out, which is there."""
        n = self._block_of(entry)
        block = self._blocks[n]
        del block[bisect_left(block, entry)]
        if block:
            self._measure(n)
        else:
            del self._blocks[n], self._firsts[n], self._ends[n]

    def _block_of(self, entry: Entry) -> int:
        return max(bisect_right(self._firsts, entry) - 1, 0)

    def _measure(self, n: int) -> None:
        self._firsts[n] = self._blocks[n][0]
        self._ends[n] = _greatest_end(self._blocks[n])


def _greatest_end(block: list[Entry]) -> int:
    return -min(entry[1] for entry in block)
