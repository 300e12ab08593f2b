"""The items of a JSON file that holds many, found without holding more than one: those of an
array, or one a line."""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from annotator.core.errors import InputError, unreadable
from annotator.core.messages import Message, at_line, message
from annotator.core.text.normalization import MOST_CHARACTERS
from annotator.formats.parsing.json.errors import malformed
from annotator.formats.parsing.paragraphs import storable

_BOM = codecs.BOM_UTF8
_WINDOW = 1 << 20
_MOST = 4 * MOST_CHARACTERS
"""An item of more bytes is no article."""
_LARGEST_OBJECT = 32 << 20
"""A larger object that is laid out over several lines is not looked for."""
_LARGEST_INTEGER = 2**63 - 1
_SPACE = re.compile(r"[ \t\r\n]*")
# An error so near the end of what was read may only mean that more has to be read.
_MARGIN = 64


class Item(msgspec.Struct, frozen=True):
    """Where an item lies: bytes from ``start`` up to ``end``, from that line on.

    Attributes:
        index: its place in the array, from 0; -1 if it is a line.
    """

    start: int
    end: int
    line: int
    index: int = -1

    def place(self, at: str = "") -> Message:
        """What names it, or what lies in it at that JSON path, to a person."""
        line = at_line(self.line)
        if self.index >= 0:
            return message("at-part", part=f"$[{self.index}]{at}", place=line)
        return message("at-path", place=line, path=f"${at}") if at else line


def items(path: Path) -> Iterator[Item]:
    """The items in the order of the file; a line is not looked into.

    Raises:
        InputError: the file cannot be read, or is an array that breaks off or is no JSON.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_WINDOW).removeprefix(_BOM).lstrip()
            file.seek(0)
            if head.startswith(b"["):
                yield from _Array(path, file).items()
            elif (whole := _one_object(file)) is not None:
                yield whole
            else:
                yield from _lines(path, file)
    except OSError as error:
        raise unreadable(path, error) from error


def decoded(path: Path, item: Item) -> Any:
    """What the item holds. Numbers that no database stores are text or None.

    Raises:
        InputError: it is not JSON; names the line.
    """
    data = raw(path, item)
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # Strict and fast; what is left may still be JSON as other tools write it.
        pass
    try:
        return _decoder().decode(data.decode())
    except RecursionError as error:
        raise InputError(str(path), message("nested-too-deeply"), item.place()) from error
    except ValueError as error:
        raise malformed(path, data, item.line) from error


def raw(path: Path, item: Item) -> bytes:
    """The bytes of the item.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            file.seek(item.start)
            return file.read(item.end - item.start)
    except OSError as error:
        raise unreadable(path, error) from error


def first(path: Path) -> Any:
    """What the first item holds; None if there is none, or it is no JSON."""
    try:
        item = next(items(path), None)
        return None if item is None else decoded(path, item)
    except InputError:
        return None


def storable_json(value: Any) -> Any:
    """The JSON with every text as databases can store it."""
    match value:
        case str():
            return storable(value)
        case list():
            return [storable_json(each) for each in cast("list[Any]", value)]
        case dict():
            entries = cast("dict[str, Any]", value).items()
            return {storable(key): storable_json(each) for key, each in entries}
        case int() if abs(value) > _LARGEST_INTEGER:
            return str(value)
        case _:
            return value


def _decoder() -> json.JSONDecoder:
    # Python writes NaN and Infinity, and other tools pass them on; they say that nothing is known.
    return json.JSONDecoder(parse_int=_integer, parse_float=_float, parse_constant=lambda _: None)


def _integer(written: str) -> int | str:
    # Longer ones are no amounts but ids, and no integer of a database.
    number = int(written) if len(written) < 25 else _LARGEST_INTEGER + 1
    return number if abs(number) <= _LARGEST_INTEGER else written


def _float(written: str) -> float | str:
    number = float(written)
    return written if number in (float("inf"), float("-inf")) else number


def _one_object(file: BinaryIO) -> Item | None:
    """The file as one item, if it is an object that goes on over several lines."""
    data = file.readline(_WINDOW)
    try:
        msgspec.json.decode(data.removeprefix(_BOM))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        data += file.read(_LARGEST_OBJECT + 1)
        file.seek(0)
        if len(data) > _LARGEST_OBJECT:
            return None
        start = len(_BOM) if data.startswith(_BOM) else 0
        try:
            msgspec.json.decode(data[start:])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        return Item(start, len(data), 1)
    file.seek(0)
    return None


def _lines(path: Path, file: BinaryIO) -> Iterator[Item]:
    place = len(_BOM) if file.read(len(_BOM)) == _BOM else 0
    file.seek(place)
    number = 1
    for line in iter(lambda: file.readline(_MOST), b""):
        if len(line) == _MOST:
            raise InputError(str(path), _too_large(), at_line(number))
        if line.strip():
            yield Item(place, place + len(line.rstrip()), number)
        place, number = place + len(line), number + 1


def _too_large() -> str:
    return f"it is longer than {_MOST >> 20} MB, as no article is."


class _Array:
    """An array that is read through a window, which grows only as an item asks for it."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._utf8 = codecs.getincrementaldecoder("utf-8")()
        self._text = ""
        self._at = 0
        self._byte = 0
        self._line = 1
        self._is_whole = False
        self._decode = _decoder().raw_decode

    def items(self) -> Iterator[Item]:
        self._read_on()
        if self._text.startswith("\ufeff"):
            self._advance(1)
        self._take("[")
        index = 0
        if self._next() == "]":
            self._advance(1)
        else:
            while True:
                yield self._item(index)
                index += 1
                if self._next() == "]":
                    self._advance(1)
                    break
                self._take(",")
        if self._next():
            raise self._error(message("more-after-list"))

    def _item(self, index: int) -> Item:
        self._next()
        start, line = self._byte, self._line
        while True:
            try:
                _, end = self._decode(self._text, self._at)
            except RecursionError as error:
                raise InputError(
                    str(self._path),
                    message("nested-too-deeply"),
                    message("at-part", part=f"$[{index}]", place=at_line(line)),
                ) from error
            except json.JSONDecodeError as error:
                is_cut = error.msg.startswith("Unterminated") or (
                    error.pos >= len(self._text) - _MARGIN
                )
                if self._is_whole or not is_cut:
                    self._advance(error.pos - self._at)
                    raise self._error(error.msg) from error
                self._read_on()
                continue
            except ValueError as error:
                raise self._error(str(error)) from error
            self._advance(end - self._at)
            return Item(start, self._byte, line, index)

    def _next(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._advance((space.end() if space else self._at) - self._at)
            if self._at < len(self._text) or self._is_whole:
                return self._text[self._at : self._at + 1]
            self._read_on()

    def _take(self, wanted: str) -> None:
        if self._next() != wanted:
            raise self._error(message("character-missing", character=wanted))
        self._advance(1)

    def _advance(self, count: int) -> None:
        passed = self._text[self._at : self._at + count]
        self._at += count
        self._byte += len(passed.encode())
        self._line += passed.count("\n")

    def _read_on(self) -> None:
        """Reads as much again as there is; what was passed goes."""
        self._text, self._at = self._text[self._at :], 0
        if len(self._text) > _MOST:
            raise InputError(str(self._path), _too_large(), at_line(self._line))
        data = self._file.read(max(_WINDOW, len(self._text)))
        self._is_whole = not data
        try:
            self._text += self._utf8.decode(data, final=not data)
        except UnicodeDecodeError as error:
            reason = message("not-utf8-as", kind="JSON")
            raise InputError(
                str(self._path), reason, message("after-line", line=self._line)
            ) from error

    def _error(self, reason: Message | str) -> InputError:
        if self._is_whole and not self._text[self._at :].strip():
            return InputError(str(self._path), message("cut-off"), at_line(self._line))
        return InputError(str(self._path), message("not-json", reason=reason), at_line(self._line))
