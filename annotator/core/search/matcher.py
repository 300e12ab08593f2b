"""Whether texts have what a query asks for, and where."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

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
from annotator.core.text.words import are_joined, is_plain, stands_alone, words

_span_of = re.Match[bytes].span
_SPACED = bytes(
    ord(chr(each).lower()) if chr(each).isascii() and chr(each).isalnum() else 0x20
    for each in range(256)
)
"""What becomes of each byte of a plain text."""


class Matcher:
    """Finds in texts what a query asks for."""

    def __init__(self, query: SearchQuery) -> None:
        self._parts = query.parts
        self._places = list(_places(query.parts))
        self._finders = {term: _TermFinder(term) for term in query.terms}
        is_single = len(self._places) == 1 and isinstance(self._places[0], Term)
        self._only = self._finders[query.terms[0]] if is_single else None

    def matches(self, text: str) -> bool:
        """Whether the query holds of the text's words."""
        if not self._parts:
            return False
        spaced = f" {' '.join(words(text))} "
        return all(_holds(part, spaced) for part in self._parts)

    def find(self, text: str, *, plain: bool | None = None) -> list[Span]:
        """Where the text has what is asked for, in reading order, in code points.

        Of places that overlap, the one that begins first is kept, and of those the longest.

        Args:
            plain: whether the text `is_plain`, if that is known.
        """
        if is_plain(text) if plain is None else plain:
            # A byte a character, and blanks for all that no word has: far faster.
            source = b" %b " % text.encode("latin-1", "replace").translate(_SPACED)
            if self._only is not None:
                return self._only.spans_in_plain(source)
            found = {term: finder.spans_in_plain(source) for term, finder in self._finders.items()}
            return self._meant(source[1:-1].decode("latin-1"), found)
        whole = FoldedText(text)
        if self._only is not None:
            places = self._only.spans_in_folded(whole.text)
        else:
            found = {
                term: finder.spans_in_folded(whole.text) for term, finder in self._finders.items()
            }
            places = self._meant(whole.text, found)
        spans: list[Span] = []
        for place in places:
            span = whole.span(place.start, place.end)
            # Of two words of one sign, as “½” has them, the sign is found once.
            if not spans or span.start >= spans[-1].end:
                spans.append(span)
        return spans

    def _meant(self, source: str, found: dict[Term, list[Span]]) -> list[Span]:
        """The places of all terms, but for those that must be near to others and are not."""
        if not any(found.values()):
            return []
        meant: set[Span] = set()
        for part in self._places:
            if isinstance(part, Term):
                meant.update(found[part])
                continue
            first, second = found[part.first], found[part.second]
            meant.update(_near(source, first, second, part.distance))
            meant.update(_near(source, second, first, part.distance))
        apart: list[Span] = []
        for span in sorted(meant, key=lambda span: (span.start, -span.end)):
            if not apart or span.start >= apart[-1].end:
                apart.append(span)
        return apart


class _TermFinder:
    """Finds one term in folded texts."""

    def __init__(self, term: Term) -> None:
        self._words = list(term.words)
        self._is_prefix = term.prefix
        pattern = term.words[0]
        for one, other in pairwise(term.words):
            may_touch = stands_alone(one[-1]) or stands_alone(other[0])
            pattern += rf"[\W_]{'*' if may_touch else '+'}{other}"
        self._pattern = re.compile(pattern)
        self._is_ascii = all(map(str.isascii, term.words))
        self._needle = term.needle.encode("ascii", "replace")
        self._phrase: re.Pattern[bytes] | None = None
        if len(term.words) > 1 and self._is_ascii:
            end = "[^ ]*" if term.prefix else "(?= )"
            self._phrase = re.compile(f" {' +'.join(term.words)}{end}".encode())

    def spans_in_plain(self, source: bytes) -> list[Span]:
        """Where it is in a text of which no word has another sign than ASCII letters and digits.

        Args:
            source: the text, a byte a character, in small letters, with a blank in place of all
                others, one before it and one after it.
        """
        if not self._is_ascii:
            return []
        if self._phrase is not None:
            return [
                Span(start, end - 1) for start, end in map(_span_of, self._phrase.finditer(source))
            ]
        needle, find = self._needle, source.find
        # Of a prefix nobody knows how long the word is.
        length = 0 if self._is_prefix else len(needle) - 1
        spans: list[Span] = []
        at = find(needle)
        while at >= 0:
            end = at + length if length else find(b" ", at + 1)
            spans.append(Span(at, end - 1))
            at = find(needle, end)
        return spans

    def spans_in_folded(self, source: str) -> list[Span]:
        """Where it is in a folded text."""
        return list(self._in_folded(source))

    def _in_folded(self, source: str) -> Iterator[Span]:
        for match in self._pattern.finditer(source):
            start, end = match.span()
            if start and are_joined(source[start - 1], source[start]):
                continue
            # Marks belong to words, and are no letters to a pattern.
            if len(self._words) > 1 and words(source[start:end]) != self._words:
                continue
            while end < len(source) and are_joined(source[end - 1], source[end]):
                end += 1
            if end == match.end() or self._is_prefix:
                yield Span(start, end)


@lru_cache(maxsize=16)
def matcher_of(query: SearchQuery) -> Matcher:
    """The matcher of a query that is asked for page by page."""
    return Matcher(query)


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
    return f"{' '.join(term.words)}{'[^ |]*' if term.prefix else ''}"


def _near(source: str, those: list[Span], others: list[Span], most: int) -> Iterator[Span]:
    """Those places that have one of the others near."""
    starts = [other.start for other in others]
    for place in those:
        at = bisect_left(starts, place.start)
        for other in others[max(at - 1, 0) : at + 2]:
            first, second = (place, other) if place.start < other.start else (other, place)
            between = source[first.end : second.start]
            if first.end <= second.start and len(words(between)) <= most:
                yield place
                break
