"""Whether texts have what a query asks for, and where."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from annotator.core.search.query import (
    AllOf,
    AnyOf,
    Near,
    Part,
    SearchQuery,
    Term,
    Without,
)
from annotator.core.text.folding import FoldedText
from annotator.core.text.span import Span
from annotator.core.text.words import is_word_character, words


class Matcher:
    """Finds in texts what a query asks for."""

    def __init__(self, query: SearchQuery) -> None:
        self._parts = query.parts
        self._terms = [(term, _pattern(term)) for term in query.terms]
        self._places = list(_places(query.parts))

    def matches(self, text: str) -> bool:
        """Whether the query holds of the text's words."""
        if not self._parts:
            return False
        spaced = f" {' '.join(words(text))} "
        return all(_holds(part, spaced) for part in self._parts)

    def find(self, text: str) -> list[Span]:
        """Where the text has what is asked for, in reading order, in code points.

        Of places that overlap, the one that begins first is kept, and of those the longest.
        """
        if text.isascii():
            source, whole = text.lower(), None
        else:
            whole = FoldedText(text)
            source = whole.text
        found = [list(_found(source, term, pattern)) for term, pattern in self._terms]
        if not any(found):
            return []
        if len(self._places) == len(found) == 1 and isinstance(self._places[0], Term):
            places = found[0]
        else:
            places = self._meant(source, found)
        if whole is None:
            return [Span(start, end) for start, end in places]
        spans: list[Span] = []
        for start, end in places:
            span = whole.span(start, end)
            # Of two words of one sign, as “½” has them, the sign is found once.
            if not spans or span.start >= spans[-1].end:
                spans.append(span)
        return spans

    def _meant(self, source: str, found: Sequence[list[tuple[int, int]]]) -> list[tuple[int, int]]:
        """The places of terms without those that must be near to others and are not."""
        by_term = {term: places for (term, _), places in zip(self._terms, found, strict=True)}
        meant: set[tuple[int, int]] = set()
        for part in self._places:
            if isinstance(part, Term):
                meant.update(by_term[part])
                continue
            first, second = by_term[part.first], by_term[part.second]
            meant.update(_near(source, first, second, part.distance))
            meant.update(_near(source, second, first, part.distance))
        apart: list[tuple[int, int]] = []
        for start, end in sorted(meant, key=lambda place: (place[0], -place[1])):
            if not apart or start >= apart[-1][1]:
                apart.append((start, end))
        return apart


def _places(parts: Sequence[Part]) -> Iterator[Term | Near]:
    """The parts that have places in a text."""
    for part in parts:
        match part:
            case Term() | Near():
                yield part
            case AllOf() | AnyOf():
                yield from _places(part.parts)
            case Without():
                pass


def _holds(part: Part, spaced: str) -> bool:
    """Whether a part holds of words with a space before, between and after each."""
    match part:
        case Term():
            return part.needle in spaced
        case Near():
            return re.search(near_pattern(part), spaced) is not None
        case AllOf():
            return all(_holds(each, spaced) for each in part.parts)
        case AnyOf():
            return any(_holds(each, spaced) for each in part.parts)
        case Without():
            return not _holds(part.part, spaced)


@lru_cache(maxsize=64)
def near_pattern(near: Near) -> str:
    """What finds both terms in words with a space before, between and after each; as Python and
    PostgreSQL read it. Words hold no sign that has a meaning in it."""
    first, second = (_in_words(term) for term in (near.first, near.second))
    between = f" ([^ |]+ ){{0,{near.distance}}}"
    return f" ({first}{between}{second}|{second}{between}{first}) "


def _in_words(term: Term) -> str:
    begin = "" if term.needle[0] == " " else "[^ |]*"
    end = "" if term.needle[-1] == " " else "[^ |]*"
    return f"{begin}{' '.join(term.words)}{end}"


def _pattern(term: Term) -> re.Pattern[str]:
    """What finds the term in a folded text; marks, which belong to words, are looked at later."""
    pattern = r"[\W_]+".join(term.words)
    # Most of what goes on with a letter is told from the pattern.
    return re.compile(rf"{pattern}(?![^\W_])" if term.needle[-1] == " " else pattern)


def _found(source: str, term: Term, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    begins, ends = term.needle[0] == " ", term.needle[-1] == " "
    may_have_marks = not source.isascii()
    is_phrase = len(term.words) > 1
    for match in pattern.finditer(source):
        start, end = match.span()
        if begins and start and is_word_character(source[start - 1]):
            continue
        if may_have_marks:
            if ends and end < len(source) and is_word_character(source[end]):
                continue
            if is_phrase and words(source[start:end]) != list(term.words):
                continue
        if term.prefix:
            while end < len(source) and is_word_character(source[end]):
                end += 1
        yield start, end


def _near(
    source: str, those: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]], most: int
) -> Iterator[tuple[int, int]]:
    """Those places that have one of the others near."""
    starts = [start for start, _ in others]
    for place in those:
        at = bisect_left(starts, place[0])
        for other in others[max(at - 1, 0) : at + 2]:
            first, second = sorted((place, other))
            if first[1] <= second[0] and len(words(source[first[1] : second[0]])) <= most:
                yield place
                break
