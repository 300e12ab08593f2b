"""Searching text: what a person types as a query, and which words and places it means.

Words must all be there; ``"several words"`` in quotes must follow one another; ``minist*`` finds
what begins so; ``a OR b`` finds either, ``NOT a`` what lacks it, ``a NEAR b`` and ``a NEAR/5 b``
what has both with so few words in between; round brackets group. Operators are in capitals. OR
binds less than words that stand side by side. Compared are the words of
`annotator.core.text.words`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from annotator.core.text.words import is_word_character, words

NEAR = 10
"""How many words may lie between, where a query does not say so."""
_FARTHEST = 200
_TOKEN = re.compile(
    r'["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?(?P<star>\*?)'
    r'|(?P<bracket>[()])|(?P<word>[^\s()"“”„«»]+)'
)
_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?")
_OPERATORS = frozenset(("AND", "OR", "NOT"))
_DEEPEST = 20
"""Brackets within brackets; what lies deeper is read as if they were not there."""


class Term(msgspec.Struct, frozen=True):
    """Words that must follow one another.

    Attributes:
        words: as typed, folded.
        prefix: whether the last of them may go on.
    """

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def needle(self) -> str:
        """What a text's words, a space before, between and after each, must have in them."""
        return f" {' '.join(self.words)}{'' if self.prefix else ' '}"


class Near(msgspec.Struct, frozen=True):
    """Two terms with at most ``distance`` words between them, whichever comes first."""

    first: Term
    second: Term
    distance: int = NEAR


class AllOf(msgspec.Struct, frozen=True):
    """All parts must hold; one of them at least says what must be there."""

    parts: "tuple[Part, ...]"


class AnyOf(msgspec.Struct, frozen=True):
    """One of the parts must hold."""

    parts: "tuple[Part, ...]"


class Without(msgspec.Struct, frozen=True):
    """The part must not hold; stands only in an `AllOf` or in the query itself."""

    part: "Part"


Part = Term | Near | AllOf | AnyOf | Without


class SearchQuery(msgspec.Struct, frozen=True):
    """A parsed query: a text matches if all of its parts hold."""

    parts: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def terms(self) -> tuple[Term, ...]:
        """What a text may have of the query, in the order in which it was typed."""
        return tuple(dict.fromkeys(wanted_terms(AllOf(self.parts))))


def wanted_terms(part: Part) -> Iterator[Term]:
    """The terms of a part but for those that must not be there."""
    match part:
        case Term():
            yield part
        case Near():
            yield from (part.first, part.second)
        case AllOf() | AnyOf():
            for each in part.parts:
                yield from wanted_terms(each)
        case Without():
            pass


@lru_cache(maxsize=64)
def parse_query(text: str, *, prefix_last: bool = False) -> SearchQuery:
    """Parses a query; it has no parts if there is nothing to find.

    Whatever is typed is a query: an operator that lacks something is passed over.

    Args:
        text: words, quoted phrases, prefixes and operators.
        prefix_last: whether the last word counts as a prefix, because it is being typed still.
    """
    tokens = list(_tokens(text))
    if prefix_last and tokens and text and is_word_character(text[-1]):
        last = tokens[-1]
        if isinstance(last, Term):
            tokens[-1] = Term(last.words, prefix=True)
    part = _Parser(tokens).parsed()
    if part is None:
        return SearchQuery()
    return SearchQuery(part.parts if isinstance(part, AllOf) else (part,))


def _tokens(text: str) -> Iterator[Term | str]:
    """The terms, and operators and brackets as they are typed."""
    for token in _TOKEN.finditer(text):
        phrase, word = token["phrase"], token["word"]
        if phrase is not None:
            found, prefix = words(phrase), bool(token["star"])
        elif word is None or word in _OPERATORS or _NEAR.fullmatch(word):
            yield token[0]
            continue
        else:
            found, prefix = words(word.rstrip("*")), word.endswith("*")
        if found:
            yield Term(tuple(found), prefix)


class _Parser:
    """Reads the tokens from left to right."""

    def __init__(self, tokens: list[Term | str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def parsed(self) -> Part | None:
        found: list[Part] = []
        while self._at < len(self._tokens):
            part = self._any()
            if part is not None:
                found.append(part)
            # A bracket that closes nothing.
            self._at += 1
        return _all(found)

    def _next(self) -> Term | str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _any(self) -> Part | None:
        either: list[Part] = []
        while True:
            part = self._all()
            if part is not None:
                either.append(part)
            if self._next() != "OR":
                break
            self._at += 1
        distinct = tuple(dict.fromkeys(either))
        return AnyOf(distinct) if len(distinct) > 1 else distinct[0] if distinct else None

    def _all(self) -> Part | None:
        found: list[Part] = []
        while (token := self._next()) is not None and token not in ("OR", ")"):
            if token == "AND" or (isinstance(token, str) and _NEAR.fullmatch(token)):  # noqa: S105 - a word
                self._at += 1
                continue
            part = self._one()
            if part is not None:
                found.append(part)
        return _all(found)

    def _one(self) -> Part | None:
        token = self._next()
        self._at += 1
        if token == "NOT":  # noqa: S105 - a word
            is_left_out = True
            while self._next() == "NOT":
                is_left_out = not is_left_out
                self._at += 1
            if self._next() in (None, "OR", "AND", ")"):
                return None
            part = self._one()
            return Without(part) if part is not None and is_left_out else part
        if token == "(":  # noqa: S105 - a sign
            return self._group()
        return self._near(token) if isinstance(token, Term) else None

    def _group(self) -> Part | None:
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        part = self._any()
        self._depth -= 1
        if self._next() == ")":
            self._at += 1
        return part

    def _near(self, first: Term) -> Part:
        """The term, with those that must be near to it."""
        pairs: list[Part] = []
        while True:
            token = self._next()
            operator = _NEAR.fullmatch(token) if isinstance(token, str) else None
            second = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
            if operator is None or not isinstance(second, Term):
                break
            self._at += 2
            if first != second:
                distance = min(int(operator[1] or NEAR), _FARTHEST)
                pairs.append(Near(first, second, distance))
            first = second
        return (_all(pairs) if pairs else None) or first


def _all(found: list[Part]) -> Part | None:
    """All of them as one part; None if none of them says what must be there."""
    flat: list[Part] = []
    for part in found:
        flat += part.parts if isinstance(part, AllOf) else (part,)
    distinct = tuple(dict.fromkeys(flat))
    if all(isinstance(part, Without) for part in distinct):
        return None
    return distinct[0] if len(distinct) == 1 else AllOf(distinct)
