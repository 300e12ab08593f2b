"""The records of an article as marks in its text, found by place."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.ui.article.lanes import LANES, assign_lanes

_BLOCK = 64


class Mark(NamedTuple):
    """A fragment of a record, or the gap between two of its fragments.

    Attributes:
        record: the index of the record in `Marks.records`.
        gap: whether this is what lies between two fragments.
    """

    start: int
    end: int
    record: int
    gap: bool


class Marks:
    """The fragments of many records, sorted by start, longer ones first.

    A place is searched by start; the greatest end of each block of marks tells which blocks can
    be passed over, so that a long mark that began far above is found and costs nothing elsewhere.
    """

    def __init__(self, records: Sequence[Record], colours: dict[str, str]) -> None:
        """``colours`` names the colour of each record type."""
        self._type_colours = colours
        self.records = [record for record in records if record.spans]
        self.colours = [self.colour(record.type) for record in self.records]
        self.lanes = assign_lanes(
            [(record.spans[0].start, record.spans[-1].end) for record in self.records]
        )
        self.most_lanes = min(max(self.lanes, default=-1), LANES - 1) + 1
        self._by_id = {record.id: index for index, record in enumerate(self.records)}
        self._sorted = self._collect()
        self._starts = [start for start, _, _, _ in self._sorted]
        ends = [-end for _, end, _, _ in self._sorted]
        self._block_ends = [
            max(ends[first : first + _BLOCK]) for first in range(0, len(ends), _BLOCK)
        ]

    def _collect(self) -> list[tuple[int, int, int, bool]]:
        """Start, negative end, record, gap: in this form they sort themselves."""
        found: list[tuple[int, int, int, bool]] = []
        for index, record in enumerate(self.records):
            last = -1
            for span in record.spans:
                if last >= 0:
                    found.append((last, -span.start, index, True))
                last = span.end
                found.append((span.start, -last, index, False))
        found.sort()
        return found

    def colour(self, type_key: str) -> str:
        """The name of the colour of a record type; slate for one that the codebook lacks."""
        return self._type_colours.get(type_key, "slate")

    def index_of(self, record_id: str | None) -> int | None:
        """The index of a record, if it has a place in the text."""
        return None if record_id is None else self._by_id.get(record_id)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """The marks that share a code point with the span, by start, longer ones first."""
        marks: list[Mark] = []
        last = bisect_left(self._starts, end)
        for block in range(-(-last // _BLOCK)):
            if self._block_ends[block] > start:
                first = block * _BLOCK
                some = self._sorted[first : min(first + _BLOCK, last)]
                marks += [Mark(at, -to, record, gap) for at, to, record, gap in some if -to > start]
        return marks

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
        return list(dict.fromkeys(self.records[mark.record].id for mark in here))


def marks_of(records: Sequence[Record], codebook: Codebook) -> Marks:
    """The marks of the records in the colours of the codebook."""
    return Marks(records, {kind.key: kind.colour for kind in codebook.types})


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
