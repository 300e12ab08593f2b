"""Detects how a file counts offsets, by the words that it quotes for each passage.

Tools that mark up texts count code points, UTF-16 units or bytes, and a line end of two characters
as one or as two, and do not say which. Where a file repeats the words of a passage, they tell.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from annotator.core.text.normalization import Utf16Map
from annotator.formats.parsing.offsets import RawText

Counting = Callable[[int], int]
"""The offset in the article's text, in code points, of an offset as a file counts."""

_BOM = "\ufeff"
_CUT = ("...", "…")
_TELLING = 10
"""So many characters tell a passage by how it begins, also where nothing says that it goes on."""


class Passage(msgspec.Struct, frozen=True):
    """A place as a file counts it, and the words that the file says stand there, perhaps cut."""

    start: int
    end: int
    words: str


class RawOffsets:
    """The ways in which offsets into one text may be counted.

    Attributes:
        text: the article's text.
    """

    def __init__(self, raw: str) -> None:
        """Normalises.

        Raises:
            TextError: the text cannot be stored.
        """
        self._bare = raw.lstrip(_BOM)
        self._marks = len(raw) - len(self._bare)
        self._raw = RawText(self._bare)
        self.text = self._raw.text

    def countings(self, *, pairs_are_one: bool = False) -> list[Counting]:
        """Every way that makes a difference in this text, the usual one first.

        Args:
            pairs_are_one: whether CRLF usually is one character to who wrote the file.
        """
        has_pairs = "\r\n" in self._bare
        is_astral = not self._bare.isascii() and max(self._bare, default="") > "\uffff"
        ways: list[Counting] = [_same]
        if is_astral:
            ways.append(Utf16Map(self.text).to_code_point)
        if has_pairs or "\n" in self._bare:
            # Some write LF where they count CRLF.
            two = self._raw if has_pairs else RawText(self._bare.replace("\n", "\r\n"))
            as_two: list[Counting] = [two.offset]
            if is_astral:
                as_two.append(two.offset_of_utf16)
            ways = [*as_two, *ways] if has_pairs and not pairs_are_one else [*ways, *as_two]
        if self._marks:
            ways += [_after(way, self._marks) for way in ways]
        return ways

    def counting_for(self, passages: Iterable[Passage], ways: Sequence[Counting]) -> Counting:
        """The way of counting by which most passages match their quoted words and lie in the text.

        What a passage is called need not be its words: another way than the usual one has to be
        borne out by half of those that are called anything.
        """
        if len(ways) == 1:
            return ways[0]
        known = list(passages)
        scores = [self._score(known, way) for way in ways]
        best = max(range(len(ways)), key=lambda n: (scores[n], -n))
        (matches, inside), (usual_matches, usual_inside) = scores[best], scores[0]
        named = sum(bool(each.words.strip()) for each in known)
        is_told = matches > usual_matches and 2 * matches >= named
        is_bounded = matches == usual_matches and inside > usual_inside
        return ways[best] if is_told or is_bounded else ways[0]

    def reads(self, passage: Passage, way: Counting) -> bool:
        """Whether the passage has its words there; False if it says none."""
        start, end = way(passage.start), way(passage.end)
        return 0 <= start < end <= len(self.text) and _same_words(
            passage.words, self.text[start:end]
        )

    def _score(self, passages: Sequence[Passage], way: Counting) -> tuple[int, int]:
        length = len(self.text)
        inside = sum(0 <= way(each.start) <= way(each.end) <= length for each in passages)
        return sum(self.reads(each, way) for each in passages), inside


def _same(offset: int) -> int:
    return offset


def _after(way: Counting, marks: int) -> Counting:
    def counted(offset: int) -> int:
        return way(max(offset - marks, 0))

    return counted


def _same_words(words: str, there: str) -> bool:
    quoted, read = "".join(words.split()), "".join(there.split())
    is_cut = quoted.endswith(_CUT)
    for mark in _CUT:
        quoted = quoted.removesuffix(mark)
    if not quoted:
        return False
    if is_cut or len(quoted) >= _TELLING:
        return read.startswith(quoted)
    return read == quoted
