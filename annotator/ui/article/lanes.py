"""Lanes: which of the lines under the text belongs to which record."""

from collections.abc import Sequence
from heapq import heappop, heappush

LANES = 8
"""Lanes with a place of their own under a line; further ones share the last."""


def assign_lanes(extents: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each extent (start, end), so that no two that overlap share one.

    Lanes count from 0. Extents that begin first take the lowest free lane, of those that begin
    together the longer one first, so that what encloses runs nearest to the text.
    """
    order = sorted([(start, -end, at) for at, (start, end) in enumerate(extents)])
    lanes = [0] * len(extents)
    taken: list[tuple[int, int]] = []
    free: list[int] = []
    opened = 0
    for start, negative_end, at in order:
        while taken and taken[0][0] <= start:
            heappush(free, heappop(taken)[1])
        if free:
            lane = heappop(free)
        else:
            lane, opened = opened, opened + 1
        lanes[at] = lane
        heappush(taken, (-negative_end, lane))
    return lanes
