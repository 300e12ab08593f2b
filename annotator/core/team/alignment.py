"""Which records of several coders are about the same: the units of agreement and adjudication."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

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


class Edge(NamedTuple):
    """A record of one coder and one of another that may be about the same.

    Attributes:
        row: which record of the first, by content.
        column: which of the second.
        share: of the characters of both that both have (Jaccard); of records without words 0.
        meaning: what type and fields add.
    """

    row: int
    column: int
    share: float
    meaning: float


class Overlaps(msgspec.Struct, frozen=True):
    """Which of two coders' records may be about the same: those whose words overlap, and those
    without words.

    Attributes:
        one: the records of the first, by content.
        other: those of the second.
    """

    one: list[Record]
    other: list[Record]
    edges: list[Edge]

    def close(self, threshold: float) -> Matrix:
        """How close they are; 0 where they share no words, or less than the threshold."""
        return _matrix(len(self.one), len(self.other), _closer(self.edges, threshold))

    def matched(self, threshold: float, record_type: str = "") -> list[tuple[int, int]]:
        """Rows and columns of those that go together, so that all in all they are closest.

        Args:
            threshold: as for `align`.
            record_type: only the records of this type; all if empty.
        """
        edges = _closer(self.edges, threshold)
        if record_type:
            edges = [
                each
                for each in edges
                if self.one[each.row].type == self.other[each.column].type == record_type
            ]
        rows, columns = {each.row for each in edges}, {each.column for each in edges}
        if len(rows) == len(columns) == len(edges):
            # Nothing is to be chosen.
            return [(each.row, each.column) for each in edges]
        return assign(_matrix(len(self.one), len(self.other), edges))


class Aligner:
    """The records of one article, prepared for the alignment of any of its coders."""

    def __init__(self, by_coder: Mapping[str, Sequence[Record]]) -> None:
        """Of these coders' records."""
        keyed = {
            coder: sorted([(_order_of_content(record), record) for record in found], key=_first)
            for coder, found in by_coder.items()
        }
        self._orders = {coder: [order for order, _ in found] for coder, found in keyed.items()}
        self._records = {coder: [record for _, record in found] for coder, found in keyed.items()}
        # Who comes first is told by what was coded, and not by names.
        self._sequence = sorted(by_coder, key=self._orders.__getitem__)
        self._pairs: dict[tuple[str, str], Overlaps] = {}

    def overlaps(self, one: str, other: str) -> Overlaps:
        """Which of the first's records may be about the same as which of the second's."""
        pair = one, other
        if pair not in self._pairs:
            mine, theirs = self._records[one], self._records[other]
            edges = list(_edges(mine, theirs))
            turned = sorted(Edge(e.column, e.row, e.share, e.meaning) for e in edges)
            self._pairs[one, other] = Overlaps(mine, theirs, edges)
            self._pairs[other, one] = Overlaps(theirs, mine, turned)
        return self._pairs[pair]

    def align(self, coders: Sequence[str], threshold: float) -> list[Group]:
        """The records of these coders in groups; see `align`."""
        groups: list[dict[str, int]] = []
        sequence = [coder for coder in self._sequence if coder in coders]
        for at, coder in enumerate(sequence):
            count = len(self._records[coder])
            joining = self._joining(groups, sequence[:at], coder, threshold)
            for column in range(count):
                if column in joining:
                    groups[joining[column]][coder] = column
                else:
                    groups.append({coder: column})
        ordered = sorted(
            (min(self._orders[coder][at] for coder, at in group.items()), number)
            for number, group in enumerate(groups)
        )
        return [
            Group({coder: self._records[coder][group[coder]] for coder in sorted(group)})
            for group in (groups[number] for _, number in ordered)
        ]

    def _joining(
        self, groups: list[dict[str, int]], others: Sequence[str], coder: str, threshold: float
    ) -> dict[int, int]:
        """By record of the coder the group that it joins."""
        if len(others) == 1:
            matched = self.overlaps(others[0], coder).matched(threshold)
            return {column: row for row, column in matched}
        close = {other: self.overlaps(other, coder).close(threshold) for other in others}
        gain = np.zeros((len(groups), len(self._records[coder])))
        for row, group in enumerate(groups):
            gain[row] = sum(close[other][at] for other, at in group.items()) / len(group)
        return {column: row for row, column in assign(gain)}


def align(by_coder: Mapping[str, Sequence[Record]], *, threshold: float = 0.0) -> list[Group]:
    """The records of one article in groups of those about the same; those alone are groups too.

    Coder by coder, records join the groups to whose members they are closest on average, so that
    all in all that is most (`assign`). Who comes first is told by what was coded: nothing hangs on
    the order or the names of the coders. Of two coders no other pairs are closer all in all.

    Args:
        threshold: records whose words overlap less are about different things: the share of the
            characters of both that both have (Jaccard), above 0.

    Returns:
        In reading order.
    """
    return Aligner(by_coder).align([*by_coder], threshold)


def _closer(edges: list[Edge], threshold: float) -> list[Edge]:
    return [
        each
        for each in edges
        if (each.share >= threshold or not each.share) and each.share + each.meaning
    ]


def _matrix(rows: int, columns: int, edges: list[Edge]) -> Matrix:
    gain = np.zeros((rows, columns))
    for row, column, share, meaning in edges:
        gain[row, column] = share + meaning
    return gain


def _edges(one: list[Record], other: list[Record]) -> Iterator[Edge]:
    for row, mine in enumerate(one):
        start, end = _start(mine), _end(mine)
        for column, theirs in enumerate(other):
            if mine.spans and _start(theirs) >= end:
                # They are in reading order.
                break
            if mine.spans and _end(theirs) <= start:
                continue
            share = jaccard(mine.spans, theirs.spans)
            if share or not (mine.spans or theirs.spans):
                yield Edge(row, column, share, _meaning(mine, theirs))


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


def _first(pair: tuple[tuple[object, ...], Record]) -> tuple[object, ...]:
    return pair[0]


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
