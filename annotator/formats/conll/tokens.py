"""Words and signs of a text, and tags on them. Offsets are code points.

Tokens are those that a person sees: runs of letters and digits with the marks on them, with an
apostrophe between letters and a point or comma between digits; any other sign by itself, emoji
that are joined as one. The same text always gives the same tokens, whatever its language.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from annotator.core.text.sentences import sentences
from annotator.core.text.span import Span

_PIECE = re.compile(r"\w+|[^\w\s]")
_JOINER = "\u200d"
_JOINING = frozenset("\u200c\u200d")
_APOSTROPHES = frozenset("'’")
_TAG = re.compile(r"(?P<prefix>[BIESLUM])(?:-(?P<label>.+))?")
_OUTSIDE = "O"
_STARTS = frozenset("BSU")
_ENDS = frozenset("ESLU")
_BARE = "entity"
"""What is called that a tag such as ``B`` gives no name."""


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The tokens of a stretch of text."""
    spans: list[Span] = []
    for piece in _PIECE.finditer(text, start, len(text) if end is None else end):
        span = Span(*piece.span())
        if spans and spans[-1].end == span.start and _goes_on(text, spans[-1], span):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def sentence_tokens(text: str) -> list[list[Span]]:
    """The tokens of each sentence that has any."""
    every = ([*tokens(text, each.start, each.end)] for each in sentences(text))
    return [each for each in every if each]


def _goes_on(text: str, token: Span, piece: Span) -> bool:
    """Whether the piece belongs to the token right before it."""
    last, first = text[token.end - 1], text[piece.start]
    if first in _JOINING or unicodedata.category(first).startswith("M") or last == _JOINER:
        return True
    before = text[token.end - 2] if token.length > 1 else ""
    if piece.length == 1 and not first.isalnum():
        after = text[piece.end : piece.end + 1]
        is_within_word = first in _APOSTROPHES and last.isalpha() and after.isalpha()
        return is_within_word or (first in ".," and last.isdecimal() and after.isdecimal())
    if last in _APOSTROPHES:
        return before.isalpha() and first.isalpha()
    if last in _JOINING or unicodedata.category(last).startswith("M"):
        return first.isalnum()
    return last in ".," and before.isdecimal() and first.isdecimal()


class Tagged(msgspec.Struct, frozen=True):
    """Tokens, from the first to the last by their numbers, that carry one label."""

    first: int
    last: int
    label: str


def is_tag(value: str) -> bool:
    """Whether it is a tag of any of the schemes that `decoded` reads."""
    return value == _OUTSIDE or _TAG.fullmatch(value) is not None


def decoded(tags: Iterable[str], breaks: frozenset[int] = frozenset()) -> Iterator[Tagged]:
    """What tags mark, be they IOB1, IOB2 (BIO), BIOES (IOBES, BMES) or BILOU.

    What a tag means depends on the tag before it in all of them in the same way: nothing goes on
    after ``O``, another label, or an end; ``B``, ``S`` and ``U`` always begin something.

    Args:
        tags: one a token.
        breaks: the numbers of tokens before which everything ends, such as first ones.
    """
    first = last = -1
    label, is_open = "", False
    for n, tag in enumerate(tags):
        match = _TAG.fullmatch(tag)
        name = (match["label"] or _BARE) if match else ""
        goes_on = is_open and match is not None and name == label and n not in breaks
        if goes_on and match is not None and match["prefix"] not in _STARTS:
            last = n
        else:
            if label:
                yield Tagged(first, last, label)
            first, last, label = n, n, name
        is_open = match is not None and match["prefix"] not in _ENDS
    if label:
        yield Tagged(first, last, label)


def scheme_of(tags: Iterable[str]) -> str:
    """The scheme that tags were written in: ``IOB1``, ``BIO``, ``BIOES`` or ``BILOU``."""
    prefixes: set[str] = set()
    before = _OUTSIDE
    for tag in tags:
        if tag != _OUTSIDE:
            prefixes.add(tag[0])
            if tag[0] == "I" and before[1:] != tag[1:]:
                prefixes.add("begins with I")
        before = tag
    if prefixes & {"U", "L"}:
        return "BILOU"
    if prefixes & {"E", "S"}:
        return "BIOES"
    return "IOB1" if "begins with I" in prefixes else "BIO"


def encoded(count: int, marked: Sequence[Tagged], scheme: str = "BIO") -> list[str]:
    """One tag a token; what is marked must not overlap.

    Args:
        count: how many tokens there are.
        marked: in order.
        scheme: as `scheme_of` names it.
    """
    tags = [_OUTSIDE] * count
    single, end = {"BIOES": ("S", "E"), "BILOU": ("U", "L")}.get(scheme, ("B", "I"))
    before: Tagged | None = None
    for each in marked:
        touches = before is not None and before.last + 1 == each.first
        is_same = before is not None and touches and before.label == each.label
        for n in range(each.first, each.last + 1):
            prefix = "I" if n > each.first else "B"
            if n == each.last:
                prefix = single if n == each.first else end
            if scheme == "IOB1" and prefix == "B" and not is_same:
                prefix = "I"
            tags[n] = f"{prefix}-{each.label}"
        before = each
    return tags
