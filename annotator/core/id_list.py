"""A long list of ids that takes little memory and can be cut, grown and searched."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

_CHUNK = 256
_BETWEEN = "\n"
_SPLIT_KEPT = 16


class IdList:
    """Ids in an order. A million UUIDs take some 37 MB, a tenth of what a list of them takes.

    The ids are kept in chunks of text. What an id is at a row, and where an id is near a row, is
    found in microseconds; a change of the list costs as much as it has chunks.
    """

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._chunks: list[str] = []
        self._counts: list[int] = []
        self._starts: list[int] = []
        self._length = 0
        self._split: dict[int, list[str]] = {}
        self.extend(ids)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[str]:
        for chunk in self._chunks:
            yield from _ids_of(chunk)

    def extend(self, ids: Iterable[str]) -> None:
        """Adds ids at the end."""
        iterator = iter(ids)
        while part := list(islice(iterator, _CHUNK)):
            self._starts.append(self._length)
            self._chunks.append(_packed(part))
            self._counts.append(len(part))
            self._length += len(part)

    def at(self, row: int) -> str:
        """The id of a row.

        Raises:
            IndexError: there is no such row.
        """
        if not 0 <= row < self._length:
            raise IndexError(row)
        chunk = bisect_right(self._starts, row) - 1
        return self._ids(chunk)[row - self._starts[chunk]]

    def part(self, first: int, last: int) -> list[str]:
        """The ids of the rows from ``first`` to ``last``, both included, as far as there are."""
        first, last = max(first, 0), min(last, self._length - 1)
        ids: list[str] = []
        while first <= last:
            chunk = bisect_right(self._starts, first) - 1
            start = self._starts[chunk]
            ids += self._ids(chunk)[first - start : last - start + 1]
            first = start + self._counts[chunk]
        return ids

    def find(self, wanted: str, near: int = 0) -> int | None:
        """The row of an id, looked for from the row ``near`` outwards; None if it is not here.

        That it is not here takes a tenth of a second to tell of a million. It can be asked on
        another thread; the answer may then be out of date.
        """
        if not self._chunks:
            return None
        mark = f"{_BETWEEN}{wanted}{_BETWEEN}"
        middle = bisect_right(self._starts, max(near, 0)) - 1
        for distance in range(len(self._chunks)):
            for chunk in {middle - distance, middle + distance}:
                if 0 <= chunk < len(self._chunks) and mark in self._chunks[chunk]:
                    return self._starts[chunk] + _ids_of(self._chunks[chunk]).index(wanted)
        return None

    def remove(self, row: int) -> str:
        """Takes a row out; what its id was."""
        gone = self.at(row)
        chunk = bisect_right(self._starts, row) - 1
        ids = self._ids(chunk)
        self._replace(
            chunk, [*ids[: row - self._starts[chunk]], *ids[row - self._starts[chunk] + 1 :]]
        )
        return gone

    def insert(self, row: int, new: str) -> None:
        """Puts an id before a row; at the end if there are not as many rows."""
        if row >= self._length:
            self.extend([new])
            self._split.clear()
            return
        chunk = bisect_right(self._starts, row) - 1
        ids = list(self._ids(chunk))
        ids.insert(row - self._starts[chunk], new)
        self._replace(chunk, ids)

    def _replace(self, chunk: int, ids: Sequence[str]) -> None:
        grown = len(ids) - self._counts[chunk]
        if ids:
            self._chunks[chunk], self._counts[chunk] = _packed(ids), len(ids)
        else:
            del self._chunks[chunk], self._counts[chunk], self._starts[chunk]
        after = chunk + 1 if ids else chunk
        self._starts[after:] = [start + grown for start in self._starts[after:]]
        self._length += grown
        self._split.clear()

    def _ids(self, chunk: int) -> list[str]:
        """A chunk's ids; those that were looked at last stay unpacked."""
        if chunk not in self._split:
            if len(self._split) >= _SPLIT_KEPT:
                del self._split[next(iter(self._split))]
            self._split[chunk] = _ids_of(self._chunks[chunk])
        return self._split[chunk]


def _packed(ids: Sequence[str]) -> str:
    return f"{_BETWEEN}{_BETWEEN.join(ids)}{_BETWEEN}"


def _ids_of(chunk: str) -> list[str]:
    return chunk[1:-1].split(_BETWEEN)
