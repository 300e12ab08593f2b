"""The records of an article in reading order, and what differs between two states of them."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count
from operator import is_not
from typing import NamedTuple, TypeVar

from annotator.core.coding.record import Record, reading_order
from annotator.core.text.span import Span

T = TypeVar("T")


class RecordsInOrder:
    """Records in reading order, found by id. It never changes: an edit makes another.

    That costs a copy of references, which are neither sorted nor looked at again, so that an edit
    in an article of thousands of records costs hardly more than in one of a few.

    Attributes:
        all: the records, sorted by `reading_order`.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.all: tuple[Record, ...] = tuple(sorted(records, key=reading_order))
        self._by_id = {record.id: record for record in self.all}

    def find(self, record_id: str | None) -> Record | None:
        """The record of that id, if there is one."""
        return None if record_id is None else self._by_id.get(record_id)

    def changed(self, records: Mapping[str, Record | None]) -> "RecordsInOrder":
        """The same with these by their ids; None where there is none any more."""
        order, by_id = list(self.all), dict(self._by_id)
        for record_id, record in records.items():
            before = by_id.pop(record_id, None)
            if before is not None:
                del order[bisect_left(order, reading_order(before), key=reading_order)]
            if record is not None:
                by_id[record_id] = record
                order.insert(bisect_left(order, reading_order(record), key=reading_order), record)
        made = RecordsInOrder()
        made.all, made._by_id = tuple(order), by_id
        return made


def of_extent(records: Sequence[Record], span: Span) -> Sequence[Record]:
    """Those of records in reading order that begin and end where a span does."""
    start, end = span.start, -span.end
    first = bisect_left(records, (start, end), key=reading_order)
    return records[first : bisect_left(records, (start, end + 1), lo=first, key=reading_order)]


class Difference(NamedTuple):
    """The one stretch in which two sequences differ: from ``start`` on, up to the end in each."""

    start: int
    before: int
    after: int


def difference(before: Sequence[T], after: Sequence[T]) -> Difference:
    """Where two sequences hold other objects; all that is outside is the same in both."""
    shorter = min(len(before), len(after))
    start = next(compress(count(), map(is_not, before, after)), shorter)
    backwards = map(is_not, reversed(before), reversed(after))
    same = min(next(compress(count(), backwards), shorter), shorter - start)
    return Difference(start, len(before) - same, len(after) - same)
