"""Where the words that a model gives stand in a text, if they do."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from annotator.core.text.span import Span

_WORD = re.compile(r"\w+(?:[’'‘]\w+)*")
_PIECES = re.compile(r"\s*(?:…|\.\.\.|\[[^\]]{0,20}\])\s*")

_ALIKE = 0.8
"""So large a share of the words must be there, in their order, where not all are."""

_FEWEST = 4
"""Fewer words than this stand there as they are, or not at all."""


class Place(msgspec.Struct, frozen=True):
    """Where words stand.

    Attributes:
        share: how many of them do, from 0 to 1.
    """

    span: Span
    share: float


class GroundText:
    """A text in which words are looked for; marks, case and white space do not count."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = [*_WORD.finditer(text)]
        self._spans = [Span(*each.span()) for each in found]
        self._words = [_alike(each.group()) for each in found]
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._places.setdefault(word, []).append(place)

    def places(self, words: str, near: int = 0) -> list[Place]:
        """Where the pieces of what was given stand, in order; nothing if one of them does not.

        Args:
            near: of several places the first that begins here or later is meant, else the last.
        """
        found: list[Place] = []
        for piece in _PIECES.split(words):
            sought = [_alike(each.group()) for each in _WORD.finditer(piece)]
            if not sought:
                continue
            place = self._place(sought, near)
            if place is None or (found and place.span.start < found[-1].span.end):
                return []
            found.append(place)
            near = place.span.end
        return found

    def _place(self, sought: Sequence[str], near: int) -> Place | None:
        exact = [*self._exact(sought)]
        if exact:
            later = (each for each in exact if each.start >= near)
            return Place(next(later, exact[-1]), 1.0)
        return self._about(sought) if len(sought) >= _FEWEST else None

    def _exact(self, sought: Sequence[str]) -> Iterator[Span]:
        count = len(sought)
        for place in self._places.get(sought[0], ()):
            if self._words[place : place + count] == [*sought]:
                yield self._span(place, place + count - 1)

    def _about(self, sought: Sequence[str]) -> Place | None:
        """Where most of the words stand in their order, with few others between."""
        matcher = SequenceMatcher(None, self._words, sought, autojunk=False)
        longest = matcher.find_longest_match()
        start = max(longest.a - longest.b - len(sought) // 4, 0)
        window = self._words[start : start + len(sought) + len(sought) // 2]
        blocks = [
            each
            for each in SequenceMatcher(None, window, sought, autojunk=False).get_matching_blocks()
            if each.size
        ]
        if not blocks:
            return None
        first, last = blocks[0].a, blocks[-1].a + blocks[-1].size - 1
        share = 2 * sum(each.size for each in blocks) / (last - first + 1 + len(sought))
        return Place(self._span(start + first, start + last), share) if share >= _ALIKE else None

    def _span(self, first: int, last: int) -> Span:
        return Span(self._spans[first].start, self._spans[last].end)


def _alike(word: str) -> str:
    return word.casefold().replace("’", "'").replace("‘", "'")
