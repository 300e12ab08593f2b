"""The records of an article as marks in its text, found by place."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record, reading_order
from annotator.core.coding.records_in_order import difference
from annotator.core.text.span import Span
from annotator.core.text.span_index import SpanIndex
from annotator.ui.article.lanes import LANES, Lanes

_FEW = 64  # records that are taken in one by one; of more, all are taken in anew
WHOLE_TEXT = Span(0, 1 << 62)
"""That of any article: no text is longer."""

_Entry = tuple[int, int, tuple[int, int, str], bool]
"""Start, negative end, the reading order of the record, whether it is a gap."""


class Mark(NamedTuple):
    """A fragment of a record, or the gap between two of its fragments.

    Attributes:
        record: the id of the record.
        gap: whether this is what lies between two fragments.
    """

    start: int
    end: int
    record: str
    gap: bool


class Marks:
    """The fragments of many records, found by place, and the lanes under them.

    Attributes:
        records: those that have a place in the text, in reading order.
        lanes: the lane of each, by its id.
    """

    def __init__(self, records: Sequence[Record], colours: dict[str, str]) -> None:
        """``colours`` names the colour of each record type."""
        self.type_colours = colours
        self._set(records)

    def _set(self, records: Sequence[Record]) -> None:
        self._given = records
        self.records = [record for record in records if record.spans]
        self._by_id = {record.id: record for record in self.records}
        self.lanes = Lanes([reading_order(record) for record in self.records])
        self._index = SpanIndex(entry for record in self.records for entry in _entries(record))

    def take(self, records: Sequence[Record]) -> Span | None:
        """Shows other records, in reading order.

        Returns:
            The part of the text outside of which nothing is marked in another way; None if
            nothing is.
        """
        before, self._given = self._given, records
        start, old_end, new_end = difference(before, records)
        if old_end - start + new_end - start > _FEW:
            self._set(records)
            return WHOLE_TEXT
        old = {each.id: each for each in before[start:old_end] if each.spans}
        new = {each.id: each for each in records[start:new_end] if each.spans}
        touched: list[tuple[int, int]] = []
        for each in old.values():
            if each.id in new and _place(new[each.id]) == _place(each):
                self._replace(each, new.pop(each.id))
            else:
                touched.append((each.spans[0].start, self._remove(each)))
        touched += [(each.spans[0].start, self._add(each)) for each in new.values()]
        if not touched:
            return None
        return Span(min(start for start, _ in touched), max(end for _, end in touched))

    def _add(self, record: Record) -> int:
        order = reading_order(record)
        self.records.insert(bisect_left(self.records, order, key=reading_order), record)
        self._by_id[record.id] = record
        for entry in _entries(record):
            self._index.add(entry)
        return self.lanes.add(order)

    def _remove(self, record: Record) -> int:
        order = reading_order(record)
        del self.records[bisect_left(self.records, order, key=reading_order)]
        del self._by_id[record.id]
        for entry in _entries(record):
            self._index.remove(entry)
        return self.lanes.remove(order)

    def _replace(self, before: Record, after: Record) -> None:
        """Takes another state of a record that stands where it stood."""
        at = bisect_left(self.records, reading_order(before), key=reading_order)
        self.records[at] = self._by_id[after.id] = after

    def colour(self, type_key: str) -> str:
        """The name of the colour of a record type; slate for one that the codebook lacks."""
        return self.type_colours.get(type_key, "slate")

    def colour_of(self, record_id: str) -> str:
        """The name of the colour of a record that has a place in the text."""
        return self.type_colours.get(self._by_id[record_id].type, "slate")

    def find(self, record_id: str | None) -> Record | None:
        """The record of that id, if it has a place in the text."""
        return None if record_id is None else self._by_id.get(record_id)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """The marks that share a code point with the span, by start, longer ones first."""
        found = self._index.overlapping(start, end)
        return [Mark(at, -to, order[2], gap) for at, to, order, gap in found]

    def beginning(self, start: int, end: int) -> list[Record]:
        """The records that begin from ``start`` up to, not including, ``end``."""
        first, last = (bisect_left(self.records, (at,), key=reading_order) for at in (start, end))
        return self.records[first:last]

    def lanes_in(self, line_spans: Sequence[tuple[int, int]], roomy: int) -> list[int]:
        """How many lanes each of some adjoining places needs beyond those there is room for."""
        if not line_spans:
            return []
        crowded = [
            (mark, lane - roomy + 1)
            for mark in self.overlapping(line_spans[0][0], line_spans[-1][1])
            if (lane := min(self.lanes[mark.record], LANES - 1)) >= roomy
        ]
        return [
            max(
                (more for mark, more in crowded if mark.start < end and mark.end > start), default=0
            )
            for start, end in line_spans
        ]

    def records_at(self, offset: int) -> list[str]:
        """The ids of the records whose text holds the code point, innermost first."""
        here = [mark for mark in self.overlapping(offset, offset + 1) if not mark.gap]
        here.sort(key=lambda mark: (mark.end - mark.start, -mark.start))
        return list(dict.fromkeys(mark.record for mark in here))


def _entries(record: Record) -> Iterator[_Entry]:
    order, last = reading_order(record), -1
    for span in record.spans:
        if last >= 0:
            yield last, -span.start, order, True
        last = span.end
        yield span.start, -last, order, False


def _place(record: Record) -> tuple[str, list[tuple[int, int]]]:
    """What the marks of a record go by."""
    return record.type, [(span.start, span.end) for span in record.spans]


def colours_of(codebook: Codebook) -> dict[str, str]:
    """The name of the colour of each record type."""
    return {kind.key: kind.colour for kind in codebook.types}


def marks_of(records: Sequence[Record], codebook: Codebook) -> Marks:
    """The marks of the records in the colours of the codebook."""
    return Marks(records, colours_of(codebook))


class Evidence(NamedTuple):
    """Text that a field of the selected record points at."""

    span: Span
    label: str


def evidence_of(record: Record, codebook: Codebook) -> list[Evidence]:
    """What the fields of a record point at, in reading order, each with its field's label."""
    labels = {
        field.key: field.label
        for kind in codebook.types
        if kind.key == record.type
        for field in kind.fields
    }
    evidence_found = [
        Evidence(fragment.span, labels.get(key, key))
        for key, values in record.fields.items()
        for value in values
        for fragment in value.spans
    ]
    return sorted(evidence_found, key=lambda evidence: (evidence.span, evidence.label))
