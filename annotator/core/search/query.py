"""Searching text: what a person types as a query, and where a text has it.

Words must all be there; ``"several words"`` in quotes must follow one another; ``minist*`` finds
what begins so. Letter case never matters, nor do the accents of Latin letters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from annotator.core.text.span import Span

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]?(\*?)')
_ACCENTS = "[\u0300-\u036f]*"
"""Accents that stand after their letter as characters of their own."""

_ACCENT = re.compile("[\u0300-\u036f]")

_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
"""Letters that may be a Latin one with an accent."""

_WITH_OR_AS_ACCENT = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")

_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese, which put no spaces between words."""


class Term(msgspec.Struct, frozen=True):
    """Words that must follow one another.

    Attributes:
        words: as typed, folded.
        prefix: whether the last of them may go on.
    """

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def has_no_spaces(self) -> bool:
        """Whether its script puts no spaces between words, so that it may begin anywhere."""
        return any(_WITHOUT_SPACES.search(word) for word in self.words)


class SearchQuery(msgspec.Struct, frozen=True):
    """A parsed query: a text matches if it has every term."""

    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)


def parse_query(text: str, *, prefix_last: bool = False) -> SearchQuery:
    """Parses a query; it has no terms if the text has no words.

    Args:
        text: words, quoted phrases and prefixes.
        prefix_last: whether the last word counts as a prefix, because it is being typed still.
    """
    if _ACCENT.search(text):
        # Accents that are typed, or pasted, as characters of their own are as little asked for.
        text = _ACCENT.sub("", unicodedata.normalize("NFC", text))
    terms: list[Term] = []
    at = 0
    for quoted in _QUOTED.finditer(text):
        terms += _loose_terms(text[at : quoted.start()])
        terms += _terms(quoted[1], prefix=bool(quoted[2]))
        at = quoted.end()
    terms += _loose_terms(text[at:])
    if prefix_last and terms and text and is_word_character(text[-1]):
        terms[-1] = Term(terms[-1].words, prefix=True)
    return SearchQuery(tuple(dict.fromkeys(terms)))


def _loose_terms(text: str) -> Iterator[Term]:
    for piece in text.split():
        yield from _terms(piece.rstrip("*"), prefix=piece.endswith("*"))


def _terms(piece: str, *, prefix: bool) -> Iterator[Term]:
    found = words(piece)
    if found:
        yield Term(tuple(found), prefix)


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    parsed_words: list[str] = []
    word = ""
    for character in fold(text):
        if is_word_character(character):
            word += character
        elif word:
            parsed_words.append(word)
            word = ""
    return [*parsed_words, word] if word else parsed_words


def is_word_character(character: str) -> bool:
    """Whether it is a letter, a digit, or a mark that belongs to one."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def fold(text: str) -> str:
    """The text without letter case and without the accents of Latin letters, as long as before."""
    lower = _lower(text)
    return lower if lower.isascii() else _ACCENTED.sub(_without_accent, lower)


def _lower(text: str) -> str:
    if text.isascii():
        return text.lower()
    # “Σ” becomes another letter within a word than at its end, and “İ” alone becomes two
    # characters; letters and offsets must stay what they are.
    return text.replace("Σ", "σ").replace("İ", "i").lower()


def _without_accent(match: re.Match[str]) -> str:
    return _folded(match[0])


@lru_cache(maxsize=8192)
def _folded(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base.lower() if base.isascii() and base.isalpha() else character


class Matcher:
    """Finds in texts what a query asks for."""

    def __init__(self, query: SearchQuery) -> None:
        # Most texts hold no accent as a character of its own, and are searched far faster.
        self._plain = [(term, re.compile(_pattern(term, ""))) for term in query.terms]
        self._terms = [(term, re.compile(_pattern(term, _ACCENTS))) for term in query.terms]

    def matches(self, text: str) -> bool:
        """Whether the text has every term."""
        folded, terms = self._folded(text)
        return bool(terms) and all(any(_found(folded, term, pattern)) for term, pattern in terms)

    def find(self, text: str) -> list[Span]:
        """Where the text has any of the terms, in reading order, in code points.

        Of places that overlap, the one that begins first is kept, and of those the longest.
        """
        folded, terms = self._folded(text)
        spans = [span for term, pattern in terms for span in _found(folded, term, pattern)]
        if len(terms) > 1:
            spans.sort(key=lambda span: (span.start, -span.end))
        matches: list[Span] = []
        for span in spans:
            if not matches or span.start >= matches[-1].end:
                matches.append(span)
        return matches

    def _folded(self, text: str) -> tuple[str, list[tuple[Term, re.Pattern[str]]]]:
        """The text as it is compared, and what finds the terms in it."""
        lower = _lower(text)
        if lower.isascii() or _WITH_OR_AS_ACCENT.search(lower) is None:
            return lower, self._plain
        folded = _ACCENTED.sub(_without_accent, lower)
        return folded, self._plain if _ACCENT.search(folded) is None else self._terms


def _pattern(term: Term, accents: str) -> str:
    letters = (accents.join(map(re.escape, word)) + accents for word in term.words)
    pattern = r"[\W_]+".join(letters)
    # Most of what goes on with a letter is told from the pattern; marks are looked at one by one.
    return pattern if term.prefix or term.has_no_spaces else f"{pattern}(?![^\\W_])"


def _found(folded: str, term: Term, pattern: re.Pattern[str]) -> Iterator[Span]:
    anywhere = term.has_no_spaces
    for match in pattern.finditer(folded):
        start, end = match.span()
        if not anywhere and start and is_word_character(folded[start - 1]):
            continue
        if term.prefix:
            while end < len(folded) and is_word_character(folded[end]):
                end += 1
        elif not anywhere and end < len(folded) and is_word_character(folded[end]):
            continue
        yield Span(start, end)
