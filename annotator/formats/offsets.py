"""From offsets into a file's text as it lies there to offsets into the article's text."""

import re
from bisect import bisect_left

from annotator.core.text import Utf16Map, normalise

_BOM = "\ufeff"
_PAIR = re.compile("\r\n")


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
        marks = len(raw) - len(raw.lstrip(_BOM))
        # What is taken out: each mark, and the CR of each CRLF.
        self._removed = [*range(marks), *(found.start() for found in _PAIR.finditer(raw))]
        self.length = len(raw)
        self._utf16 = Utf16Map(raw)

    @property
    def is_exact(self) -> bool:
        """Whether nothing was taken out, so that offsets stay what they are."""
        return not self._removed

    def offset(self, raw: int) -> int:
        """The offset in the article's text of a code point offset in the raw text."""
        return raw - bisect_left(self._removed, raw)

    def offset_of_utf16(self, units: int) -> int:
        """The offset in the article's text of a UTF-16 offset in the raw text."""
        return self.offset(self._utf16.to_code_point(units))
