"""Rows as they lie in the pages of an SQLite file: https://www.sqlite.org/fileformat.html.

Nothing that is read here is trusted: a page may hold anything at all.
"""

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple

Column = int | float | str | bytes | None

TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR = 0x0D, 0x05, 0x0A, 0x02
_MOST_COLUMNS = 100
_MOST_BYTES = 2**31
_MOST_OF_WORD = 400
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class DamagedRowError(ValueError):
    """Bytes that can be no row."""


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        values: in the order of the table's columns; None for what could not be read.
        whole: whether all of it was there.
    """

    rowid: int
    values: tuple[Column, ...]
    whole: bool


NextPage = Callable[[int], bytes | None]
"""The page of a number, to follow a row that goes on in other pages; None if there is none."""


def rows_of_leaf(page: bytes, start: int, reserved: int, next_page: NextPage) -> Iterator[Row]:
    """The rows that the page's own list of cells names, those that can be read.

    Args:
        page: a leaf of a table.
        start: where its header begins: 100 on the file's first page, else 0.
        reserved: bytes at the end of each page that SQLite leaves alone.
        next_page: gives the pages that a long row goes on in.

    Raises:
        DamagedRowError: the list or some row is damaged, after the rows that could be read.
    """
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    listed = page[start + 8 : start + 8 + 2 * count]
    damaged = len(listed) < 2 * count
    for n in range(0, len(listed) - 1, 2):
        try:
            yield row_at(page, int.from_bytes(listed[n : n + 2], "big"), reserved, next_page)
        except DamagedRowError:
            damaged = True
    if damaged:
        raise DamagedRowError


def words_of_index(page: bytes, start: int) -> Iterator[str]:
    """The short texts that a leaf of an index over one column of text lists."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    listed = page[start + 8 : start + 8 + 2 * count]
    for n in range(0, len(listed) - 1, 2):
        try:
            size, at = _varint(page, int.from_bytes(listed[n : n + 2], "big"))
            if size > _MOST_OF_WORD:
                continue
            match _decoded(page[at : at + size], size):
                case ((str(word), int()), True):
                    yield word
                case _:
                    pass
        except DamagedRowError:
            continue


def children_of(page: bytes, start: int) -> Iterator[int]:
    """The pages below an interior page of a table."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    for n in range(count):
        at = int.from_bytes(page[start + 12 + 2 * n : start + 14 + 2 * n], "big")
        if at + 4 <= len(page):
            yield int.from_bytes(page[at : at + 4], "big")
    yield int.from_bytes(page[start + 8 : start + 12], "big")


def row_at(page: bytes, at: int, reserved: int, next_page: NextPage) -> Row:
    """The row whose cell begins there.

    Raises:
        DamagedRowError: none does.
    """
    size, at = _varint(page, at)
    rowid, at = _varint(page, at)
    usable = len(page) - reserved
    if not 1 < size < _MOST_BYTES or at >= usable:
        raise DamagedRowError
    local = _local(size, usable)
    payload = page[at : at + local]
    if len(payload) < local:
        raise DamagedRowError
    if local < size:
        first = int.from_bytes(page[at + local : at + local + 4], "big")
        payload += _overflow(first, size - local, usable, next_page)
    return Row(rowid - 2**64 if rowid >= 2**63 else rowid, *_decoded(payload, size))


def _local(size: int, usable: int) -> int:
    """How many bytes of a row lie in the leaf itself."""
    most = usable - 35
    if size <= most:
        return size
    least = (usable - 12) * 32 // 255 - 23
    wanted = least + (size - least) % (usable - 4)
    return wanted if wanted <= most else least


def _overflow(number: int, missing: int, usable: int, next_page: NextPage) -> bytes:
    """What the chain of pages holds, up to where it breaks off."""
    parts: list[bytes] = []
    seen: set[int] = set()
    while missing > 0 and number and number not in seen:
        seen.add(number)
        page = next_page(number)
        if page is None:
            break
        part = page[4 : min(usable, 4 + missing)]
        parts.append(part)
        missing -= len(part)
        number = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def _decoded(payload: bytes, size: int) -> tuple[tuple[Column, ...], bool]:
    head, at = _varint(payload, 0)
    if not at <= head <= min(size, len(payload)):
        raise DamagedRowError
    types: list[int] = []
    while at < head:
        kind, at = _varint(payload, at)
        types.append(kind)
    widths = [_width(kind) for kind in types]
    if at != head or not types or len(types) > _MOST_COLUMNS or head + sum(widths) != size:
        raise DamagedRowError
    values: list[Column] = []
    whole = True
    for kind, width in zip(types, widths, strict=True):
        part = payload[at : at + width]
        at += width
        is_long = kind >= 12
        if len(part) < width and not (is_long and part):
            values.append(None)
            whole = False
            continue
        value, is_whole = _value(kind, part)
        values.append(value)
        whole = whole and is_whole and len(part) == width
    return tuple(values), whole


def _width(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise DamagedRowError
    return 8 if kind == 7 else _INTEGER_BYTES.get(kind, 0)


def _value(kind: int, part: bytes) -> tuple[Column, bool]:
    if kind == 0:
        return None, True
    if kind == 7:
        return struct.unpack(">d", part)[0], True
    if kind in (8, 9):
        return kind - 8, True
    if kind < 7:
        return int.from_bytes(part, "big", signed=True), True
    if kind % 2 == 0:
        return part, True
    try:
        return part.decode(), True
    except UnicodeDecodeError:
        return part.decode(errors="replace"), False


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """The number of variable length there, and where it ends."""
    value = 0
    for n in range(9):
        if at >= len(data):
            raise DamagedRowError
        byte = data[at]
        at += 1
        if n == 8:
            return value << 8 | byte, at
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at
