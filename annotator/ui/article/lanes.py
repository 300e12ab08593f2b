"""Lanes: which of the lines under the text belongs to which record."""

from collections import Counter
from collections.abc import Collection, Iterable
from heapq import heappop, heappush
from itertools import count

from annotator.core.text.span_index import SpanIndex

LANES = 8
"""Lanes with a place of their own under a line; further ones share the last."""

Extent = tuple[int, int, str]
"""Where a record begins, where it ends as a negative number, and its id; see `reading_order`."""


class Lanes:
    """A lane for each extent, so that no two that overlap share one.

    Lanes count from 0. Extents that begin first take the lowest free lane, of those that begin
    together the longer one first, so that what encloses runs nearest to the text. When one comes
    or goes, those after it are gone through only as far as that matters to them.
    """

    def __init__(self, extents: Collection[Extent]) -> None:
        self._index = SpanIndex(extents)
        self._lanes = _assigned(extents)
        self._uses = Counter(self._lanes.values())

    def __getitem__(self, record_id: str) -> int:
        return self._lanes[record_id]

    @property
    def most(self) -> int:
        """How many lanes there are, further ones than `LANES` not counted."""
        return min(max((lane for lane, n in self._uses.items() if n), default=-1) + 1, LANES)

    def add(self, extent: Extent) -> int:
        """Takes one more; up to where lanes are others than before."""
        self._index.add(extent)
        return self._go_through(extent)

    def remove(self, extent: Extent) -> int:
        """Takes one out; up to where lanes are others than before."""
        reached = self._go_through(extent, goes=True)
        self._index.remove(extent)
        return reached

    def _go_through(self, changed: Extent, *, goes: bool = False) -> int:
        """Assigns lanes from an extent on until nothing is different any more."""
        start = changed[0]
        taken = {
            self._lanes[extent[2]]: -extent[1]
            for extent in self._index.overlapping(start, start + 1)
            if extent < changed
        }
        taken_before = dict(taken)
        reached = -changed[1]
        for extent in self._index.onwards(changed):
            start, end, record_id = extent[0], -extent[1], extent[2]
            taken = {lane: at for lane, at in taken.items() if at > start}
            taken_before = {lane: at for lane, at in taken_before.items() if at > start}
            if extent != changed and taken == taken_before:
                break
            before = self._lanes.pop(record_id, None)
            if before is not None:
                taken_before[before] = end
                self._uses[before] -= 1
            if extent == changed and goes:
                continue
            lane = next(lane for lane in count() if lane not in taken)
            taken[lane] = end
            self._lanes[record_id] = lane
            self._uses[lane] += 1
            if lane != before:
                reached = max(reached, end)
        return reached


def _assigned(extents: Iterable[Extent]) -> dict[str, int]:
    lanes: dict[str, int] = {}
    taken: list[tuple[int, int]] = []
    free: list[int] = []
    opened = 0
    for start, negative_end, record_id in sorted(extents):
        while taken and taken[0][0] <= start:
            heappush(free, heappop(taken)[1])
        if free:
            lane = heappop(free)
        else:
            lane, opened = opened, opened + 1
        lanes[record_id] = lane
        heappush(taken, (-negative_end, lane))
    return lanes
