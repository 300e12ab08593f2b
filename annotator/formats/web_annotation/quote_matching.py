"""Finds the text that a selector quotes, also after the article was corrected."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from annotator.core.text.reanchoring import Anchoring
from annotator.core.text.span import Fragment, Span, merged
from annotator.formats.web_annotation.selectors import Quote

How = Literal["kept", "moved", "whole", "doubtful", "lost"]
"""Whether the place is the one that the file names, one found by its words, the text as a whole,
one that has the words between others than the file says, or not to be found."""

_AROUND = 400
_MOST_MATCHES = 1000
_FEWEST_AROUND = 8
"""Fewer characters that agree on both sides together are chance."""


class Placed(msgspec.Struct, frozen=True):
    """Where a target is; ``why`` says what is wrong where it is lost, and quotes the words where it
    is doubtful."""

    how: How
    spans: tuple[Span, ...] = ()
    why: str = ""


class QuotedText:
    """A text in which quoted words are looked up.

    Attributes:
        text: the text as it is stored.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def reads(self, span: Span, exact: str) -> bool:
        """Whether the words stand there, white space aside."""
        if not 0 <= span.start < span.end <= len(self.text):
            return False
        there = self.text[span.start : span.end]
        return there == exact or there.split() == exact.split() != []

    def place(self, quote: Quote, within: Span, near: list[Span]) -> Placed:
        """Where the quote is.

        Args:
            quote: the words, and those around them.
            within: the part of the text to search.
            near: places that other selectors name; the words are nearest to the first.
        """
        words = quote.exact.split()
        if not words:
            return Placed("lost", why="it quotes no words")
        matches = list(self._matches(quote.exact, within))
        if not matches:
            return self._like(quote, within, near)
        if len(matches) == 1:
            if self._is_between_others(quote, matches[0]):
                return Placed("doubtful", (matches[0],), _short(quote.exact))
            return Placed("moved" if near else "kept", (matches[0],))
        around = [self._same_around(quote, each) for each in matches]
        full = len(quote.prefix.split()) > 0, len(quote.suffix.split()) > 0
        best = max(around)
        chosen = [each for each, score in zip(matches, around, strict=True) if score == best]
        if near and len(chosen) > 1:
            chosen.sort(key=lambda each: abs(each.start - near[0].start))
            return Placed("moved", (chosen[0],))
        if len(chosen) == 1 or best == self._whole_context(quote) or not any(full):
            # The model: a quote that stands several times means all of these places.
            return Placed("moved" if near else "kept", tuple(merged(chosen)))
        return Placed("lost", why=f"“{_short(quote.exact)}” stands {len(chosen)} times in the text")

    def _matches(self, exact: str, within: Span) -> Iterator[Span]:
        pattern = re.escape(exact)
        if not re.search(pattern, self.text[within.start : within.end]):
            pattern = r"\s+".join(map(re.escape, exact.split()))
        for n, found in enumerate(
            re.compile(pattern).finditer(self.text, within.start, within.end)
        ):
            if n == _MOST_MATCHES:
                return
            yield Span(found.start(), found.end())

    def _is_between_others(self, quote: Quote, span: Span) -> bool:
        """Whether the words around contradict what the quote says of both sides."""
        both = _squeezed(quote.prefix), _squeezed(quote.suffix)
        if min(map(len, both)) < _FEWEST_AROUND:
            return False
        return self._same_around(quote, span) < _FEWEST_AROUND

    def _whole_context(self, quote: Quote) -> int:
        return len(_squeezed(quote.prefix)) + len(_squeezed(quote.suffix))

    def _same_around(self, quote: Quote, span: Span) -> int:
        """How many characters of the quote's context stand there, white space aside."""
        reach = 4 * (len(quote.prefix) + len(quote.suffix)) + 64
        before = _squeezed(self.text[max(span.start - reach, 0) : span.start])
        after = _squeezed(self.text[span.end : span.end + reach])
        prefix, suffix = _squeezed(quote.prefix), _squeezed(quote.suffix)
        return _common(prefix[::-1], before[::-1]) + _common(suffix, after)

    def _like(self, quote: Quote, within: Span, near: list[Span]) -> Placed:
        """Where words that were corrected since are, near the place or between the context."""
        lost = Placed("lost", why=f"“{_short(quote.exact)}” is not in the text")
        at = self._vicinity(quote, within, near)
        if at is None:
            return lost
        start = max(at - _AROUND, within.start)
        window = self.text[start : min(at + len(quote.exact) + _AROUND, within.end)]
        old = quote.prefix + quote.exact + quote.suffix
        place = len(quote.prefix)
        fragment = Fragment(place, place + len(quote.exact), quote.exact)
        placement = Anchoring(old, window).place(fragment)
        if placement.fragment is None or placement.how == "lost":
            return lost
        found = placement.fragment
        return Placed("moved", (Span(start + found.start, start + found.end),))

    def _vicinity(self, quote: Quote, within: Span, near: list[Span]) -> int | None:
        if near and 0 <= near[0].start <= len(self.text):
            return near[0].start
        for words, is_before in ((quote.prefix, True), (quote.suffix, False)):
            if len(words.strip()) < 8:
                continue
            matches = list(self._matches(words.strip(), within))
            if len(matches) == 1:
                return matches[0].end if is_before else matches[0].start - len(quote.exact)
        return None


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:60]}…"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _common(one: str, other: str) -> int:
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return n
    return min(len(one), len(other))
