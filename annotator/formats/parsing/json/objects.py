"""The objects in a JSON file one after the other, however large the file is.

A file may be an array of objects, an object that holds such an array somewhere, as web services
answer, or objects one after the other, one a line or not.
"""

import mmap
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from annotator.core.errors import InputError, unreadable
from annotator.core.messages import message

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[{}\[\]:,]', re.DOTALL)
_INSIDE = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[{}\[\]]', re.DOTALL)
_DEEPEST = 4
_LINES = frozenset((".jsonl", ".ndjson", ".jl", ".jsonlines"))
_BOM = b"\xef\xbb\xbf"

Where = tuple[str, ...]
"""The keys that lead to an array in which objects stand; for objects that stand outermost empty."""

Bytes = bytes | mmap.mmap


class Piece(msgspec.Struct, frozen=True):
    """An object in the file.

    Attributes:
        where: the array that it stands in.
        line: at which it begins, from 1.
        start: the place of its first byte.
        end: the place after its last byte; the file's end if it is cut off.
        is_outermost: whether it stands in no array.
        is_whole: whether it is not cut off.
    """

    where: Where
    line: int
    start: int
    end: int
    is_outermost: bool = False
    is_whole: bool = True


class _Frame(msgspec.Struct):
    is_list: bool
    start: int
    key: str = ""


@contextmanager
def opened(path: Path) -> Generator[Bytes, None, None]:
    """The bytes of the file as UTF-8, without holding them all if they are.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(2)
            if head in (b"\xff\xfe", b"\xfe\xff"):
                yield (head + file.read()).decode("utf-16").encode()
                return
            if not head:
                yield b""
                return
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as there:
                yield there
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeError as error:
        raise InputError(str(path), message("not-text-throughout", reason=str(error))) from error


def is_by_line(path: Path, data: Bytes) -> bool:
    """Whether each line is an object, so that one that is broken leaves the others whole."""
    if path.suffix.lower() in _LINES:
        return True
    first = [line for line, _ in zip(_lines(data), range(2), strict=False)]
    return len(first) == 2 and all(_is_object(data[line.start : line.end]) for line in first)


def by_line(data: Bytes) -> Iterator[Piece]:
    """The lines that are not blank, each as it is."""
    return _lines(data)


def outer_objects(data: Bytes) -> Iterator[Piece]:
    """The objects that stand outermost, or in an array that no other array is around.

    One that stands outermost comes after those in its arrays. Whether an object is JSON shows only
    when it is decoded.
    """
    stack: list[_Frame] = []
    lines = _LineCount(data)
    place, last = 0, ""
    while found := _TOKEN.search(data, place):
        token, start, place = found[0], found.start(), found.end()
        if token in (b"{", b"["):
            in_list = bool(stack) and stack[-1].is_list
            if not in_list and len(stack) < _DEEPEST:
                stack.append(_Frame(token == b"[", start))
                continue
            end = _end(data, place)
            place = len(data) if end is None else end
            if token == b"{" and in_list:
                where = tuple(frame.key for frame in stack[:-1])
                yield Piece(where, lines.at(start), start, place, is_whole=end is not None)
            if end is None:
                return
        elif token in (b"}", b"]"):
            closed = stack.pop() if stack else None
            if closed and not stack and not closed.is_list:
                yield Piece((), lines.at(closed.start), closed.start, place, is_outermost=True)
        else:
            last = _noted(token, stack, last)
    if stack:
        end = len(data)
        yield Piece((), lines.at(end), end, end, is_outermost=True, is_whole=False)


def _noted(token: bytes, stack: Sequence[_Frame], last: str) -> str:
    """Records a key of the innermost object when its colon comes; returns the last string."""
    if token[:1] == b'"':
        return token[1:-1].decode(errors="replace")
    if token == b":" and stack:
        stack[-1].key = last
    return last


class _LineCount:
    """Tells the line of a place, quickly for places that come one after the other."""

    def __init__(self, data: Bytes) -> None:
        self._data = data
        self._place, self._line = 0, 1

    def at(self, place: int) -> int:
        if place < self._place:
            return 1 + self._data[:place].count(b"\n")
        self._line += self._data[self._place : place].count(b"\n")
        self._place = place
        return self._line


def _end(data: Bytes, place: int) -> int | None:
    """The offset after the bracket that closes the one before ``place``; None if there is none."""
    depth = 1
    for match in _INSIDE.finditer(data, place):
        token = match[0]
        if token in (b"{", b"["):
            depth += 1
        elif token in (b"}", b"]"):
            depth -= 1
            if depth == 0:
                return match.end()
    return None


def _lines(data: Bytes) -> Iterator[Piece]:
    place, number = 3 if data[:3] == _BOM else 0, 0
    while place < len(data):
        end = data.find(b"\n", place)
        end = len(data) if end < 0 else end
        number += 1
        if data[place:end].strip():
            yield Piece((), number, place, end, is_outermost=True)
        place = end + 1


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def shown(where: Sequence[str]) -> str:
    """The JSON path of an array."""
    return "$" + "".join(f".{key}" for key in where)
