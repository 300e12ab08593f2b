"""From offsets into a file's text as it lies there to offsets into the article's text."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate

from annotator.core.text.normalization import Utf16Map, normalise

_BOM = "\ufeff"
_PAIR = re.compile("\r\n")

Place = Callable[[int], int]


class RawText:
    """A text as a file has it, and as the article has it: without marks, with LF line ends.

    Attributes:
        text: the article's text.
        length: the code points of the raw text.
    """

    def __init__(self, raw: str) -> None:
        """Normalises.

        Raises:
            TextError: the text cannot be stored.
        """
        self.text = normalise(raw)
        self._marks = len(raw) - len(raw.lstrip(_BOM))
        # What is taken out: each mark, and the CR of each CRLF.
        self._removed = [*range(self._marks)]
        if "\r" in raw:
            self._removed += [match.start() for match in _PAIR.finditer(raw)]
        self.length = len(raw)
        self._raw = raw
        self._utf16: Utf16Map | None = None

    @property
    def is_exact(self) -> bool:
        """Whether nothing was taken out, so that offsets stay what they are."""
        return not self._removed

    def offset(self, raw: int) -> int:
        """The offset in the article's text of a code point offset in the raw text."""
        return raw - bisect_left(self._removed, raw)

    def offset_of_utf16(self, units: int) -> int:
        """The offset in the article's text of a UTF-16 offset in the raw text."""
        if self._utf16 is None:
            self._utf16 = Utf16Map(self._raw)
        return self.offset(self._utf16.to_code_point(units))

    def countings(self) -> Iterator[tuple[str, Place | None]]:
        """The ways in which tools are known to count, the likely ones first.

        Each is the code of what a person calls it, empty for code points of the file, and what
        turns such an offset into one of the article's text; None if they are the same.
        """
        yield "", None if self.is_exact else self.offset
        if not self.is_exact:
            yield "counting-line-ends-as-one", None
            if self._marks and "\r" in self._raw:
                marks = self._marks
                yield "counting-no-byte-order-mark", lambda offset: self.offset(offset + marks)
        is_ascii = self._raw.isascii()
        if not is_ascii:
            yield "counting-utf16", self.offset_of_utf16
            if not self.is_exact:
                units = Utf16Map(self.text)
                yield "counting-utf16-line-ends-as-one", units.to_code_point
            in_raw = _Widths(self._raw, _bytes_of)
            yield "counting-bytes", lambda offset: self.offset(in_raw.offset(offset))
            if not self.is_exact:
                yield "counting-bytes-line-ends-as-one", _Widths(self.text, _bytes_of).offset
        if "\r" not in self._raw and "\n" in self._raw:
            yield "counting-line-ends-as-two", _Widths(self.text, _with_cr).offset
            if not is_ascii:
                yield (
                    "counting-utf16-line-ends-as-two",
                    _Widths(self.text, lambda each: _units_of(each) + (each == "\n")).offset,
                )


class _Widths:
    """Offsets of somebody to whom characters are of several widths."""

    def __init__(self, text: str, width: Callable[[str], int]) -> None:
        self._starts = list(accumulate((width(each) for each in text), initial=0))

    def offset(self, place: int) -> int:
        """The code point there; beyond the text if there is none."""
        return bisect_left(self._starts, place)


def _bytes_of(character: str) -> int:
    return len(character.encode())


def _units_of(character: str) -> int:
    return 2 if character > "\uffff" else 1


def _with_cr(character: str) -> int:
    return 2 if character == "\n" else 1
