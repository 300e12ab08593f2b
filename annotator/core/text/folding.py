"""Text as it is compared in a search: what a person leaves out or writes otherwise does not count.

Letter case, accents and points (Latin, Greek, Cyrillic, Arabic, Hebrew, Syriac), the forms of alef
and of the Persian and Arabic yeh and kaf, tatweel, ligatures, full-width and other compatible
forms, digits of any script, and signs that are not seen (soft hyphens, joiners, marks of
direction) are folded; the vowel signs of Indic and other scripts, which are letters, stay. After
the compatibility decompositions of Unicode (UAX 15, NFKD) and its default case folding.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from annotator.core.text.span import Span

_PORTION = 1 << 16
_UNSEEN = frozenset("\u00ad\u034f\u0640\ufeff")
"""The soft hyphen, the grapheme joiner, tatweel and the byte order mark; other signs of format
have a category of their own."""

_POINTS = (
    *((0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2)),
    *((0x05C4, 0x05C5), (0x05C7, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670)),
    *((0x06D6, 0x06DC), (0x06DF, 0x06E4), (0x06E7, 0x06E8), (0x06EA, 0x06ED), (0x0711, 0x0711)),
    *((0x0730, 0x074A), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F)),
)
"""First and last of the marks that people leave out, with the selectors of variants."""

_WRITTEN_ALIKE = (
    "ø=o ł=l đ=d ħ=h ŧ=t ð=d þ=th ı=i æ=ae œ=oe ŋ=n "
    "ٱ=ا ى=ي ی=ي ې=ي ے=ي ک=ك ة=ه ہ=ه ھ=ه ە=ه ײ=יי ױ=וי װ=וו"
)
"""Letters that are written for one another and that Unicode does not decompose."""


_ALIKE = {ord(pair[0]): pair[2:] for pair in _WRITTEN_ALIKE.split()}


class _Folds(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = made = _folded(chr(point))
        return made


def _folded(character: str) -> str:
    found: list[str] = []
    for each in unicodedata.normalize("NFKD", character).casefold().translate(_ALIKE):
        digit = unicodedata.decimal(each, None)
        if digit is not None:
            found.append(str(digit))
        elif not _is_left_out(each):
            found.append(each)
    return "".join(found)


def _is_left_out(character: str) -> bool:
    point = ord(character)
    is_point = any(first <= point <= last for first, last in _POINTS)
    return is_point or character in _UNSEEN or unicodedata.category(character) == "Cf"


class _Lengths(dict[str, int]):
    """How many characters come of each, worked out when it is first met."""

    def __missing__(self, character: str) -> int:
        self[character] = made = len(folded(character))
        return made


_FOLDS = _Folds()
_LENGTHS = _Lengths()


def folded(text: str) -> str:
    """The text as it is compared; it may be longer or shorter than it was."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


class FoldedText:
    """A text as it is compared, and where each of its characters comes from.

    Attributes:
        text: as `folded` gives it.
    """

    def __init__(self, source: str, stop: Callable[[], None] = lambda: None) -> None:
        """
        Args:
            stop: called between portions; may raise to give up.
        """
        self._source = source
        portions: list[str] = []
        # In portions, so that other threads get their turn.
        for start in range(0, len(source), _PORTION):
            stop()
            portions.append(folded(source[start : start + _PORTION]))
        self.text = "".join(portions)
        self._ends: list[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """The code points of the source that became those of the folded text; with the points
        and unseen signs that follow the last of them.

        Args:
            start: in the folded text.
            end: exclusive, more than ``start``.
        """
        ends = self._ends_in_folded()
        if not ends:
            return Span(start, end)
        last = bisect_right(ends, end - 1)
        while last + 1 < len(ends) and ends[last + 1] == ends[last]:
            last += 1
        return Span(bisect_right(ends, start), last + 1)

    def _ends_in_folded(self) -> list[int]:
        """Where in the folded text each character of the source ends; empty if all have one."""
        if self._ends is None:
            length_of = _LENGTHS.__getitem__
            if set(map(length_of, set(self._source))) <= {1}:
                self._ends = []
            else:
                self._ends = list(accumulate(map(length_of, self._source)))
        return self._ends
