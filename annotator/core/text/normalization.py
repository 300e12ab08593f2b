"""Text on its way in, and the map between code points and UTF-16 units.

Offsets everywhere are Unicode code points into ``Article.text``. Qt alone counts UTF-16 units.
"""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from annotator.core.deferred import deferred
from annotator.core.errors import TextError
from annotator.core.messages import message
from annotator.core.text.span import Span

if TYPE_CHECKING:
    import hashlib
else:
    # It loads a library of the system.
    hashlib = deferred("hashlib")

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BOM = "\ufeff"
MOST_CHARACTERS = 20_000_000
"""No article is longer; a novel has a million or two."""


def normalise(raw: str) -> str:
    """The text as it is stored: LF line ends, no byte order mark, nothing else changed.

    Raises:
        TextError: the text holds NUL or a lone surrogate (line and column, from 1, are named), or
            is longer than any article.
    """
    if len(raw) > MOST_CHARACTERS:
        raise TextError(message("text-too-long", length=len(raw), most=MOST_CHARACTERS))
    # Several marks, as joined files begin with, go at once: normalising again changes nothing.
    text = raw.lstrip(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    if bad := _UNSTORABLE.search(text):
        line, column = line_and_column(text, bad.start())
        name = message("nul")
        if bad[0] != "\0":
            name = message("surrogate", character=f"U+{ord(bad[0]):04X}")
        raise TextError(message("unstorable-text", what=name, line=line, column=column))
    return text


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a code point offset."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def sha256(text: str) -> str:
    """The hexadecimal SHA-256 of the text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def paragraphs(text: str) -> list[Span]:
    """The span of every line, without its line end; one empty span for an empty text."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def trim(text: str, span: Span) -> Span:
    """The span without white space at its edges; empty at its start if there is nothing else."""
    start, end = span.start, span.end
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


class Utf16Map:
    """Converts offsets into one text between code points and UTF-16 units.

    Costs nothing for text in the basic plane and O(log n) in the number of astral characters.
    """

    def __init__(self, text: str) -> None:
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        self._astral_units = [position + n for n, position in enumerate(self._astral)]

    def to_utf16(self, offset: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._astral, offset)

    def to_code_point(self, units: int) -> int:
        """The code point offset of a UTF-16 offset; inside a surrogate pair, its start."""
        # A pair whose first unit lies before the offset counts as one code point: the offset
        # after it is one less, and the offset inside it falls back to the pair's start.
        return units - bisect_left(self._astral_units, units)
