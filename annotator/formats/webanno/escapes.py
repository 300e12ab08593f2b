"""How WebAnno TSV writes text and values, and the references between its rows.

Source: the chapter “WebAnno TSV 3.3 File format” of INCEpTION's user guide. Version 3.1 wrote texts
as Java does; tools of other makers write theirs in ways of their own, so that several are tried.
"""

import re
from collections.abc import Callable

Unescape = Callable[[str], str]

_VALUE = re.compile(r"\\(->|[\\\[\]|_;*tn])")
_RESERVED = re.compile(r"->|[\\\[\]|_;*\t\n]")
_TEXT = re.compile(r"\\([\\tnfrb\x00-\x07\x0e-\x1f])")
_UNSAFE = re.compile(r"[\\\t\n\f\r\b\x00-\x07\x0e-\x1f]")
_JAVA = re.compile(r"\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|(.))", re.DOTALL)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_NAMED = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b"}
_NAMES = {value: name for name, value in _NAMED.items()}
_NUMBERED = re.compile(r"((?:\\.|[^\\])*)\[(\d{1,9})\]", re.DOTALL)
_LINKED = re.compile(r"((?:\\->|\\.|[^\\])*)->(\d{1,9})-(\d{1,9})", re.DOTALL)
_PIECE = {sep: re.compile(rf"(?:\\.|[^\\{sep}]|\\$)*", re.DOTALL) for sep in ("|", ";")}


def escaped_value(value: str) -> str:
    """The value of a feature as a cell has it; values know no carriage return."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return _RESERVED.sub(lambda match: f"\\{_NAMES.get(match[0], match[0])}", value)


def value_of(written: str) -> str:
    """The value that a cell means; a backslash that escapes nothing is one."""
    if "\\" not in written:
        return written
    return _VALUE.sub(lambda match: _NAMED.get(match[1], match[1]), written)


def escaped_text(text: str) -> str:
    """A text as a line has it."""
    return _UNSAFE.sub(lambda match: f"\\{_NAMES.get(match[0], match[0])}", text)


def text_of(written: str) -> str:
    """The text that a line means, as versions 3.2 and 3.3 write it."""
    return _TEXT.sub(lambda match: _NAMED.get(match[1], match[1]), written)


def java_text_of(written: str) -> str:
    r"""The text that a line means, as version 3.1 writes it: ``\u00e4``, ``\"``."""

    def character(match: re.Match[str]) -> str:
        if match[1] or match[2]:
            return chr(int(match[1], 16) if match[1] else int(match[2], 8))
        return _NAMED.get(match[3], match[3])

    text = _JAVA.sub(character, written)
    return _PAIR.sub(
        lambda match: match[0].encode("utf-16", "surrogatepass").decode("utf-16"), text
    )


def raw_text_of(written: str) -> str:
    """The text of a line of which nothing is escaped."""
    return written


def unescapes(version: str) -> list[Unescape]:
    """What a file of the version may have done to its texts, the likeliest first."""
    spec: list[Unescape] = [java_text_of] if version in ("3.0", "3.1") else [text_of]
    if version == "3":
        spec = [raw_text_of]
    others = (text_of, value_of, raw_text_of, java_text_of)
    return [*spec, *(each for each in others if each not in spec)]


def split_cell(cell: str, separator: str) -> list[str]:
    """Splits a cell at each separator that is not escaped."""
    if separator not in cell:
        return [cell]
    found: list[str] = []
    place = 0
    while place <= len(cell):
        piece = _PIECE[separator].match(cell, place)
        end = piece.end() if piece else place
        found.append(cell[place:end])
        place = end + 1
    return found


def numbered(piece: str) -> tuple[str, int]:
    """Splits off the disambiguation number in brackets; 0 if there is none."""
    match = _NUMBERED.fullmatch(piece) if piece.endswith("]") else None
    return (match[1], int(match[2])) if match else (piece, 0)


def linked(piece: str) -> tuple[str, int, int] | None:
    """What a link of a chain is called, the chain's number and its own in it."""
    match = _LINKED.fullmatch(piece)
    return (match[1], int(match[2]), int(match[3])) if match else None
