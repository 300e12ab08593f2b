"""Which cue a content belongs to, and which speaker a cue has: what is asked of each pair."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

import msgspec

from annotator.assist.quotes.features import shape
from annotator.assist.quotes.tokens import Token, stops

_NEAREST = 2
"""So many candidates of a paragraph are looked at to each side."""


class Part(msgspec.Struct, frozen=True):
    """A content, cue or speaker: tokens `first` to `last` of the text, both included."""

    label: str
    first: int
    last: int


class Document(msgspec.Struct, frozen=True, dict=True):
    """All tokens of a text, in a row, and the number of each one's paragraph."""

    tokens: list[Token]
    words: list[str]
    paragraph: list[int]

    @cached_property
    def stops(self) -> list[int]:
        """How many signs that end sentences stand before each token."""
        return [0, *accumulate(stops(self.tokens))]

    @cached_property
    def commas(self) -> list[int]:
        """How many commas, semicolons, colons and dashes stand before each token."""
        return [0, *accumulate(token.text in ",;:—–" for token in self.tokens)]


def candidates(doc: Document, part: Part, others: Sequence[Part]) -> list[Part]:
    """The nearest of its paragraph to each side, and the nearest in those before and after.

    Args:
        doc: the text.
        part: what is to be linked.
        others: what it may be linked to, in reading order.
    """
    here = doc.paragraph[part.first]
    middle = place(others, part.first)
    first = last = middle
    while first > 0 and doc.paragraph[others[first - 1].first] == here:
        first -= 1
    while last < len(others) and doc.paragraph[others[last].first] == here:
        last += 1
    found = [*others[max(first, middle - _NEAREST) : min(last, middle + _NEAREST)]]
    if first and doc.paragraph[others[first - 1].first] >= here - 2:
        found.insert(0, others[first - 1])
    if last < len(others) and doc.paragraph[others[last].first] == here + 1:
        found.append(others[last])
    return found


def pair_features(doc: Document, a: Part, b: Part, parts: Sequence[Part]) -> list[str]:
    """What speaks for a link of `a` (content or cue) to `b` (cue or speaker).

    Args:
        doc: the text.
        a: what is to be linked.
        b: one of its candidates.
        parts: all of the text, in reading order.
    """
    return Pairs(doc, parts).features(a, b)


class Pairs:
    """The parts of a text, and what speaks for links between them."""

    def __init__(self, doc: Document, parts: Sequence[Part]) -> None:
        """Takes all parts of the text, in reading order."""
        self._doc, self._parts = doc, parts
        self._firsts = [part.first for part in parts]
        self._lasts = [part.last for part in parts]
        self._initials = [part.label[0] for part in parts]
        # Pairs of one part come one after the other.
        self._last: tuple[Part | None, str, list[tuple[int, Part]]] = (None, "", [])
        self._paragraphs = [doc.paragraph[part.first] for part in parts]

    def features(self, a: Part, b: Part) -> list[str]:
        """What speaks for a link of `a` (content or cue) to `b` (cue or speaker)."""
        doc = self._doc
        first, second = (a, b) if a.first < b.first else (b, a)
        lo, hi = first.last + 1, second.first
        side = "l" if b.first < a.first else "r"
        at, end = bisect_left(self._firsts, lo), bisect_left(self._firsts, hi)
        between = [self._initials[n] for n in range(at, end) if self._lasts[n] < hi]
        commas = min(_count(doc.commas, lo, hi), 2)
        ended = min(_count(doc.stops, lo, hi), 2)
        distance = hi - lo
        far = distance if distance < 4 else 4 + min(distance // 4, 6)
        apart = min(abs(doc.paragraph[a.first] - doc.paragraph[b.first]), 2)
        cue = a if a.label == "cue" else b
        word = doc.words[cue.last]
        quoted = f"{doc.tokens[a.first].quotation}{doc.tokens[b.first].quotation}"
        come = "".join(between[:3])
        before = doc.words[cue.first - 1] if cue.first else "|"
        after = doc.words[cue.last + 1] if cue.last + 1 < len(doc.words) else "|"
        of_kind = min(between.count(b.label[0]), 2)
        count, rival = self._rivals(a, b)
        following = bisect_left(self._firsts, b.last + 1)
        next_label = self._initials[following] if following < len(self._firsts) else "|"
        preceding = bisect_left(self._firsts, b.first) - 1
        last_label = self._initials[preceding] if preceding >= 0 else "|"
        return [
            "bias",
            f"d={side}{far}",
            f"n={side}{come}",
            f"p={side}{apart}",
            f"w={side}{word}",
            f"q={side}{quoted}",
            f"x={side}{come}{commas}{ended}",
            f"cb={side}{before}",
            f"ca={side}{after}",
            f"o={count}{side}{of_kind}",
            f"m={side}{ended}{quoted}{of_kind}",
            f"nl={side}{last_label}{next_label}",
            f"y={side}{shape(doc.tokens[b.first].text)}",
            f"r={side}{ended}{rival}",
            f"rq={side}{ended}{rival}{quoted}{come[:2]}",
            f"rc={side}{commas}{come[:2]}{rival}",
            f"yp={side}{doc.words[b.first]}{come[:1]}",
        ]

    def _rivals(self, a: Part, b: Part) -> tuple[int, str]:
        """How many parts such as `b` the paragraph has, to 3; of the nearest other one its side,
        and the stops and the words between."""
        others = self._beside(a, b.label)
        rivals = [each for each in others if each[1] != b]
        if not rivals:
            return min(len(others), 3), "none"
        gap, nearest = min(rivals, key=_gap)
        count = min(len(others), 3)
        first, second = (a, nearest) if a.first < nearest.first else (nearest, a)
        ended = min(_count(self._doc.stops, first.last + 1, second.first), 2)
        side = "l" if nearest.first < a.first else "r"
        return count, f"{side}{ended}{min(gap, 3)}"

    def _beside(self, a: Part, label: str) -> list[tuple[int, Part]]:
        """The parts of that label in its paragraph, each with how far it is."""
        if self._last[:2] != (a, label):
            here = self._doc.paragraph[a.first]
            start, end = bisect_left(self._paragraphs, here), bisect_right(self._paragraphs, here)
            others = [
                (max(a.first, one.first) - min(a.last, one.last), one)
                for one in self._parts[start:end]
                if one.label == label
            ]
            self._last = a, label, others
        return self._last[2]


def _gap(pair: tuple[int, Part]) -> int:
    return pair[0]


def place(parts: Sequence[Part], token: int) -> int:
    """The first part that begins at the token or after it."""
    return bisect_left([part.first for part in parts], token)


def _count(before: list[int], lo: int, hi: int) -> int:
    """From the token before `lo` to that before `hi`."""
    return before[max(hi, lo)] - before[max(lo - 1, 0)]
