"""Which records of several coders are about the same: the units of agreement and adjudication."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.core.coding.record import FieldValue, Record
from annotator.core.team.assignment import Matrix, assign
from annotator.core.text.span import Span

_SAME_TYPE, _FIELDS = 0.25, 0.25
"""What a common type, and common fields, add to the overlap of the words, which is at most 1: the
place decides, the meaning where several lie in one place."""


class Group(msgspec.Struct, frozen=True):
    """Records that are about the same, at most one a coder.

    Attributes:
        records: by the coder's id, in the order of the ids.
    """

    records: dict[str, Record]


class Overlaps(msgspec.Struct, frozen=True):
    """How much the words of two coders' records overlap, by row and column.

    Attributes:
        one: the records of the first, by content.
        other: those of the second.
        share: of the characters of both that both have (Jaccard); of records without words 0.
        meaning: what type and fields add where words overlap, or where neither has any.
    """

    one: list[Record]
    other: list[Record]
    share: Matrix
    meaning: Matrix

    def close(self, threshold: float) -> Matrix:
        """How close they are; 0 where they share no words, or less than the threshold."""
        return np.where((self.share >= threshold) | (self.share == 0), self.share + self.meaning, 0)


Pairs = Mapping[tuple[str, str], Overlaps]
"""Of each two coders, the smaller id first."""


def overlaps(by_coder: Mapping[str, Sequence[Record]]) -> Pairs:
    """The overlaps of each two coders' records of one article."""
    ordered = {coder: sorted(by_coder[coder], key=_order_of_content) for coder in sorted(by_coder)}
    return {
        (one, other): _overlaps(ordered[one], ordered[other])
        for one, other in combinations(ordered, 2)
    }


def align(
    by_coder: Mapping[str, Sequence[Record]],
    *,
    threshold: float = 0.0,
    pairs: Pairs | None = None,
) -> list[Group]:
    """The records of one article in groups of those about the same; those alone are groups too.

    Coder by coder, records join the groups to whose members they are closest on average, so that
    all in all that is most (`assign`). Who comes first is told by what was coded: nothing hangs on
    the order or the names of the coders. Of two coders no other pairs are closer all in all.

    Args:
        threshold: records whose words overlap less are about different things: the share of the
            characters of both that both have (Jaccard), above 0.
        pairs: the overlaps, if they are known already; of other coders too.

    Returns:
        In reading order.
    """
    known = overlaps(by_coder) if pairs is None else pairs
    ordered = {coder: sorted(found, key=_order_of_content) for coder, found in by_coder.items()}
    close = {pair: known[pair].close(threshold) for pair in combinations(sorted(ordered), 2)}
    groups: list[dict[str, int]] = []
    for coder in sorted(ordered, key=lambda each: [*map(_order_of_content, ordered[each])]):
        gain = np.zeros((len(groups), len(ordered[coder])))
        for row, group in enumerate(groups):
            members = [_closeness(close, other, at, coder) for other, at in group.items()]
            gain[row] = np.mean(members, axis=0)
        joining = {column: row for row, column in assign(gain)}
        for column in range(len(ordered[coder])):
            if column in joining:
                groups[joining[column]][coder] = column
            else:
                groups.append({coder: column})
    made = [{coder: ordered[coder][group[coder]] for coder in sorted(group)} for group in groups]
    made.sort(key=lambda group: min(map(_order_of_content, group.values())))
    return [Group(group) for group in made]


def _closeness(
    close: Mapping[tuple[str, str], Matrix], other: str, at: int, coder: str
) -> NDArray[np.float64]:
    """How close one record of another coder is to each of a coder's."""
    if other < coder:
        return close[other, coder][at]
    return close[coder, other][:, at]


def _overlaps(one: list[Record], other: list[Record]) -> Overlaps:
    share, meaning = np.zeros((len(one), len(other))), np.zeros((len(one), len(other)))
    for row, mine in enumerate(one):
        for column, theirs in enumerate(other):
            if _start(theirs) >= _end(mine) and mine.spans:
                # They are in reading order.
                break
            if _end(theirs) <= _start(mine) and mine.spans:
                continue
            share[row, column] = jaccard(mine.spans, theirs.spans)
            if share[row, column] or not (mine.spans or theirs.spans):
                meaning[row, column] = _meaning(mine, theirs)
    return Overlaps(one, other, share, meaning)


def jaccard(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The share of the characters of both that both have (Jaccard 1912), from 0 to 1.

    Args:
        one: fragments in reading order that do not overlap.
        other: the same.
    """
    shared, at, beside = 0, 0, 0
    while at < len(one) and beside < len(other):
        mine, theirs = one[at], other[beside]
        shared += max(0, min(mine.end, theirs.end) - max(mine.start, theirs.start))
        if mine.end <= theirs.end:
            at += 1
        else:
            beside += 1
    union = _length(one) + _length(other) - shared
    return shared / union if union else 0.0


def _meaning(one: Record, other: Record) -> float:
    """What type and fields say of whether both mean the same, from 0 to 0.5."""
    if one.type != other.type:
        return 0.0
    keys = one.fields.keys() | other.fields.keys()
    same = sum(_values(one, key) == _values(other, key) for key in keys)
    return _SAME_TYPE + (_FIELDS * same / len(keys) if keys else _FIELDS)


def _values(record: Record, key: str) -> frozenset[object]:
    return frozenset(_referent(value) for value in record.fields.get(key, ()))


def _referent(value: FieldValue) -> object:
    return value.actor or value.value


def _order_of_content(record: Record) -> tuple[object, ...]:
    """By place and content, and not by who made it or when."""
    spans = tuple((span.start, span.end) for span in record.spans)
    return (_start(record), -_end(record), spans, record.type, repr(sorted(record.fields.items())))


def _start(record: Record) -> int:
    return record.spans[0].start if record.spans else -1


def _end(record: Record) -> int:
    return record.spans[-1].end if record.spans else -1


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)
