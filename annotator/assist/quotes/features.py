"""What the model sees of each token: no word that may name somebody, only its shape then.

A feature is a 32-bit number, a hash of its name and its values; all of a text are made at once, as
columns of numpy arrays.
"""

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.assist.quotes.asides import asides
from annotator.assist.quotes.tokens import Token, quoted_runs, sentence_starts
from annotator.assist.quotes.word_classes import WORD_CLASSES
from annotator.assist.reporting_verbs import REPORTING, STRONG

Vocabulary = Mapping[int, int]
"""By the hash of a word: how often it is (part of) a cue, from 0 never to 5 mostly."""

Hashes = NDArray[np.uint32]
Numbers = NDArray[np.int64]

Flags = NDArray[np.bool_]

STRONG_CUE = 3
_BIAS = "bias"
_PAD = 4
"""So many empty places stand between paragraphs: features look no further."""

_CUES = REPORTING | STRONG | {"according"}
_SIGNS = {"’": "'", "`": "'", "–": "—"}
_OPEN, _CLOSE = "“", "”"


def word_hash(word: str) -> int:
    """The hash by which the model knows words and features; no word is kept itself."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def folded_word(word: str) -> str:
    """As words are looked up: in lower case, with straight apostrophes."""
    return word.lower().replace("’", "'")


def cue_prior(word: str, vocabulary: Vocabulary) -> int:
    """How often the word is a cue; one of the list of reporting verbs counts as often."""
    lower = folded_word(word)
    known = vocabulary.get(word_hash(lower), 0)
    return max(known, STRONG_CUE) if lower in _CUES else known


EVERYWHERE = word_hash(_BIAS) | 1
"""The feature that every token has."""


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> str:
    """`Xx` for Paris, `XX` for NATO, `0` for 1,200, the sign itself for a sign."""
    first = word[0]
    if not (first.isalnum() or first == "_"):
        return _SIGNS.get(word, word) if ord(first) < 0x2100 else "sign"
    if first.isdigit():
        return "0"
    owner = "'s" if word[-2:] in ("'s", "’s") else ""
    if word.isupper():
        return "X" if len(word) == 1 else "XX" + owner
    return ("Xx" if first.isupper() else "x") + owner


class _Type(msgspec.Struct, frozen=True):
    """What a word is wherever it stands."""

    lower: int
    shape: int
    end2: int
    end3: int
    kind: int
    listed: int


@lru_cache(maxsize=1 << 16)
def _type(word: str) -> _Type:
    lower = folded_word(word)
    is_word = word[0].isalpha()
    return _Type(
        word_hash(lower),
        word_hash(shape(word)),
        word_hash(lower[-2:]) if is_word else 0,
        word_hash(lower[-3:]) if is_word else 0,
        WORD_CLASSES.get(lower.removesuffix("'s"), 0),
        STRONG_CUE if lower in _CUES else 0,
    )


class _Layout:
    """Where the tokens of a text stand, with empty places between its paragraphs."""

    def __init__(self, paragraphs: Sequence[Sequence[Token]]) -> None:
        self.tokens = [token for each in paragraphs for token in each]
        lengths = np.array([len(each) for each in paragraphs])
        self.offsets = np.cumsum(lengths) - lengths
        self.paragraph = np.repeat(np.arange(len(lengths)), lengths)
        self.at = np.arange(len(self.tokens)) + _PAD * (self.paragraph + 1)
        self.size = len(self.tokens) + _PAD * (len(lengths) + 1)
        self.places = np.arange(self.size)

    def laid(self, values: Sequence[int] | Numbers | Flags, empty: int = -1) -> Numbers:
        """Values of the tokens at their places."""
        whole = np.full(self.size, empty, dtype=np.int64)
        whole[self.at] = values
        return whole

    def by_paragraph(self, values: Sequence[int] | Numbers | Flags) -> Numbers:
        """Values of the paragraphs at the places of their tokens."""
        return self.laid(np.asarray(values)[self.paragraph])

    def clipped(self, places: Numbers) -> Numbers:
        """Places, those outside brought to the edge."""
        return np.clip(places, 0, self.size - 1)


class _Columns:
    """The features of a text, one column after the other."""

    def __init__(self, size: int) -> None:
        self._size = size
        self.columns: list[Hashes] = []

    def add(self, name: str, *values: Numbers, only: Flags | None = None) -> None:
        """Mixes a name and the values at each place into one number; 0 where there is none."""
        mixed = np.full(self._size, word_hash(name), dtype=np.uint32)
        for value in values:
            mixed ^= value.astype(np.uint32)
            mixed *= np.uint32(0x9E3779B1)
            mixed ^= mixed >> np.uint32(15)
        mixed |= np.uint32(1)
        if only is not None:
            mixed *= only
        self.columns.append(mixed)


class _Seen:
    """What stands at each place: words, their kinds, marks, sentences."""

    def __init__(self, paragraphs: Sequence[Sequence[Token]], vocabulary: Vocabulary) -> None:
        self.layout = _Layout(paragraphs)
        tokens, laid = self.layout.tokens, self.layout.laid
        types = [_type(_sign(token)) for token in tokens]
        known = [vocabulary.get(one.lower, -1) for one in types]
        both = list(zip(types, known, strict=True))
        self.shapes = laid([one.shape for one in types])
        self.words = laid([one.lower if prior >= 0 else one.shape for one, prior in both])
        self.priors = laid([max(prior, one.listed) for one, prior in both])
        self.kinds = laid([one.kind for one in types])
        self.end2 = laid([one.end2 for one in types])
        self.end3 = laid([one.end3 for one in types])
        self.quotation = laid([token.quotation for token in tokens])
        marks = [("", "open", "close").index(token.mark) for token in tokens]
        state = [
            t.quotation * 9 + min(t.depth, 2) * 3 + m for t, m in zip(tokens, marks, strict=True)
        ]
        self.state = laid(state)
        starts = [
            n + at
            for each, at in zip(
                map(sentence_starts, paragraphs), self.layout.at[self.layout.offsets], strict=True
            )
            for n in each
        ]
        self.start = laid(starts)
        begins = np.append(np.flatnonzero(np.diff(starts, prepend=-1)), len(starts))
        self.end = laid(np.repeat(self.layout.at[begins[1:] - 1], np.diff(begins)))
        self.asides = laid(asides(tokens, starts), 0)
        self.stops = laid([token.text in ",;:—–" for token in tokens], 0).cumsum()


def features(tokens: Sequence[Token], vocabulary: Vocabulary, before: int = 0) -> list[list[str]]:
    """The features of each token of a paragraph, to be counted and weighed by their names.

    Args:
        tokens: the paragraph's.
        vocabulary: words that may be features themselves.
        before: the quotation state in which the paragraph before ended.
    """
    rows = feature_hashes([tokens], vocabulary, before).tolist()
    return [[f"{one:x}" for one in row if one] for row in rows]


def feature_hashes(
    paragraphs: Sequence[Sequence[Token]], vocabulary: Vocabulary, before: int = 0
) -> Hashes:
    """The features of each token of a text, a row each; a 0 is none.

    Args:
        paragraphs: the tokens, by paragraph, none empty.
        vocabulary: words that may be features themselves.
        before: the quotation state in which the paragraph before the first ended.
    """
    seen = _Seen(paragraphs, vocabulary)
    out = _Columns(seen.layout.size)
    _add_words(seen, out)
    _add_quotations(seen, out, paragraphs, before)
    _add_cues(seen, out)
    return np.stack(out.columns, axis=1)[seen.layout.at]


def _shifted(values: Numbers, by: int) -> Numbers:
    """What stands so many places further on; what comes in at the ends is read by no token."""
    return np.concatenate((values[by:], values[:by]))


def _add_words(seen: _Seen, out: _Columns) -> None:
    words, kinds, shapes = seen.words, seen.kinds, seen.shapes
    out.add(_BIAS)
    for by in range(-3, 4):
        out.add(f"w{by}", _shifted(words, by))
    for by in range(-2, 3):
        out.add(f"p{by}", _shifted(seen.priors, by))
        out.add(f"s{by}", _shifted(shapes, by))
        out.add(f"k{by}", _shifted(kinds, by))
    for by in range(-2, 2):
        for name, values in (("b", words), ("kk", kinds), ("ss", shapes)):
            out.add(f"{name}{by}", _shifted(values, by), _shifted(values, by + 1))
    for name, values in (("www", words), ("kkk", kinds), ("sss", shapes)):
        out.add(name, _shifted(values, -1), values, _shifted(values, 1))
    lettered = seen.end2 != 0
    out.add("e2", seen.end2, only=lettered)
    out.add("e3", seen.end3, only=lettered)
    out.add("e3-", _shifted(seen.end3, -1))
    out.add("e3+", _shifted(seen.end3, 1))
    places = seen.layout.places
    first = words[seen.start]
    out.add("a", seen.asides)
    out.add("as", seen.asides, shapes)
    out.add("ap", seen.asides, seen.priors)
    out.add("a-", seen.asides, _shifted(kinds, -1))
    out.add("fs", np.minimum(places - seen.start, 5))
    out.add("fe", np.minimum(seen.end - places, 5))
    out.add("f", first)
    out.add("f2", first, words[seen.layout.clipped(seen.start + 1)])


def _add_quotations(
    seen: _Seen, out: _Columns, paragraphs: Sequence[Sequence[Token]], before: int
) -> None:
    layout, words, state = seen.layout, seen.words, seen.state
    last = [each[-1].quotation for each in paragraphs]
    by_paragraph = layout.by_paragraph
    whole = np.minimum.reduceat(seen.quotation[layout.at] > 0, layout.offsets)
    out.add("whole", by_paragraph(whole), by_paragraph(last), by_paragraph([before, *last[:-1]]))
    out.add("q", state)
    out.add("qs", state, seen.shapes)
    out.add("qp", state, seen.priors)
    out.add("qw", state, words)
    out.add("q-", state, _shifted(state, -1))
    out.add("q+", state, _shifted(state, 1))
    opened, closed = layout.places.copy(), layout.places.copy()
    for each, at in zip(paragraphs, layout.at[layout.offsets], strict=True):
        for a, b in quoted_runs(each):
            opened[at + a : at + b + 1], closed[at + a : at + b + 1] = at + a, at + b
    inside = seen.quotation > 0
    lengths = np.minimum((closed - opened) // 3, 8)
    beside = [opened - 1, opened - 2, closed + 1, closed + 2, closed + 3]
    near = np.max([seen.priors[layout.clipped(each)] for each in beside], axis=0)
    out.add("ql", lengths, only=inside)
    out.add("qb", words[opened - 1], only=inside)
    out.add("qa", words[layout.clipped(closed + 1)], only=inside)
    out.add("qi", words[closed - 1], only=inside)
    out.add("qn", near, lengths, only=inside)
    out.add("qc", seen.shapes[layout.clipped(opened + 1)], lengths, only=inside)
    out.add(
        "qk", seen.kinds[opened - 1], seen.kinds[layout.clipped(closed + 1)], lengths, only=inside
    )


def _add_cues(seen: _Seen, out: _Columns) -> None:
    """What the nearest words that may be cues say, to the left and the right in the sentence."""
    layout = seen.layout
    strong = (seen.priors >= STRONG_CUE) & (seen.quotation == 0)
    count = np.add.reduceat(strong[layout.at].astype(np.int64), layout.offsets)
    out.add("cues", np.minimum(layout.by_paragraph(count), 3))
    left = np.maximum.accumulate(np.where(strong, layout.places, -1))
    right = np.minimum.accumulate(np.where(strong, layout.places, layout.size)[::-1])[::-1]
    for side, at in (("l", left), ("r", right)):
        _add_cue(seen, out, side, strong, layout.clipped(at))


def _add_cue(seen: _Seen, out: _Columns, side: str, cues: Flags, cue: Numbers) -> None:
    there = cues[cue] & (seen.start[cue] == seen.start)
    gap = np.abs(seen.layout.places - cue)
    far = np.where(gap < 5, gap, 5 + np.minimum(gap // 5, 4))
    between = np.minimum(np.abs(seen.stops - seen.stops[cue]), 2)
    word, kind = seen.words[cue], seen.kinds[cue]
    after = seen.words[seen.layout.clipped(cue + 1)]
    out.add(f"{side}none", cue * 0, only=~there)
    out.add(f"{side}w", word, only=there)
    out.add(f"{side}d", far, only=there)
    out.add(f"{side}c", between, far, only=there)
    out.add(f"{side}f", word, after, only=there)
    out.add(f"{side}x", after, between, only=there)
    out.add(f"{side}q", seen.state, between, only=there)
    out.add(f"{side}z", seen.shapes, between, far, only=there)
    out.add(f"{side}y", seen.words[cue - 1], between, only=there)
    out.add(f"{side}k", kind, between, only=there)
    out.add(f"{side}kd", kind, between, far, only=there)
    out.add(f"{side}ks", seen.kinds, kind, between, only=there)


def _sign(token: Token) -> str:
    """A mark as the typewriter or the typesetter made it is the same."""
    return _OPEN if token.mark == "open" else _CLOSE if token.mark == "close" else token.text
