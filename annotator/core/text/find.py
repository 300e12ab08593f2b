"""Finding the very words that are typed in one text, as an editor does."""

import re
from collections.abc import Callable

from annotator.core.search.query import fold, is_word_character
from annotator.core.text.span import Span

_PORTION = 1 << 16
_DOUBLE = re.compile("[“”„‟«»″]")
_SINGLE = re.compile("[‘’‚‛′]")
_ACCENT = re.compile("[\u0300-\u036f]")
_ACCENTS = "[\u0300-\u036f]*"


def _nothing() -> None:
    """Nobody wants it to stop."""


class TextFinder:
    """Finds in one text; what it works out of the text is kept for the next question.

    Straight quotation marks find typographic ones, and any white space any other. Unless the case
    is to match, neither letter case counts nor accents do.

    Attributes:
        text: what is searched.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: str | None = None
        self._quoted: str | None = None
        self._has_accents = False

    def find(
        self,
        wanted: str,
        *,
        match_case: bool = False,
        whole_words: bool = False,
        stop: Callable[[], None] = _nothing,
    ) -> list[Span]:
        """Every place that reads as wanted, in reading order; they do not overlap.

        Args:
            stop: called between steps; may raise to give up.
        """
        pieces = _straight(wanted).split()
        if not pieces:
            return []
        source = self._source(stop, match_case=match_case)
        pattern = self._pattern(pieces, match_case=match_case)
        found: list[Span] = []
        at = 0
        while place := pattern.search(source, at):
            start, end = place.span()
            if whole_words and _is_cut(source, start, end):
                at = start + 1
                continue
            found.append(Span(start, end))
            at = end
            if len(found) % 1000 == 0:
                stop()
        return found

    def _pattern(self, pieces: list[str], *, match_case: bool) -> re.Pattern[str]:
        if match_case:
            return re.compile(r"\s+".join(map(re.escape, pieces)))
        # What is wanted may be written with accents as characters of their own, or without.
        folded = [_ACCENT.sub("", fold(piece)) or piece for piece in pieces]
        accents = _ACCENTS if self._has_accents else ""
        return re.compile(
            r"\s+".join(accents.join(map(re.escape, piece)) + accents for piece in folded)
        )

    def _source(self, stop: Callable[[], None], *, match_case: bool) -> str:
        """The text as it is compared; in portions, so that other threads get their turn."""
        if self._quoted is None:
            self._quoted = self._portioned(self.text, _straight, stop)
        if match_case:
            return self._quoted
        if self._folded is None:
            folded = self._portioned(self._quoted, fold, stop)
            self._has_accents = _ACCENT.search(folded) is not None
            self._folded = folded
        return self._folded

    def _portioned(self, text: str, change: Callable[[str], str], stop: Callable[[], None]) -> str:
        portions: list[str] = []
        for start in range(0, len(text), _PORTION):
            stop()
            portions.append(change(text[start : start + _PORTION]))
        return "".join(portions)


def _straight(text: str) -> str:
    if text.isascii():
        return text
    return _SINGLE.sub("'", _DOUBLE.sub('"', text))


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a place begins or ends within a word."""
    begins = start > 0 and is_word_character(text[start - 1]) and is_word_character(text[start])
    ends = end < len(text) and is_word_character(text[end - 1]) and is_word_character(text[end])
    return begins or ends
