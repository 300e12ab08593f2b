"""What the model sees of each token: no word that may name somebody, only its shape then."""

import zlib
from collections.abc import Mapping
from itertools import accumulate

from annotator.assist.quotes.tokens import Token, ends_sentence
from annotator.assist.reporting_verbs import REPORTING, STRONG

Vocabulary = Mapping[int, int]
"""By the hash of a word: how often it is (part of) a cue, from 0 never to 5 mostly."""

STRONG_CUE = 3

_CUES = REPORTING | STRONG | {"according"}


def word_hash(word: str) -> int:
    """The hash by which the model knows words and features; no word is kept itself."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def cue_prior(word: str, vocabulary: Vocabulary) -> int:
    """How often the word is a cue; one of the list of reporting verbs counts as often."""
    lower = word.lower()
    known = vocabulary.get(word_hash(lower), 0)
    return max(known, STRONG_CUE) if lower in _CUES else known


def shape(word: str) -> str:
    """`Xx` for Paris, `XX` for NATO, `0` for 1,200, the sign itself for a sign."""
    if not (word[0].isalnum() or word[0] == "_"):
        return word if ord(word[0]) < 0x2100 else "sign"
    if word[0].isdigit():
        return "0"
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    return "Xx" if word[0].isupper() else "x"


def features(tokens: list[Token], vocabulary: Vocabulary, before: int = 0) -> list[list[str]]:
    """The features of each token of a paragraph.

    Args:
        tokens: the paragraph's.
        vocabulary: words that may be features themselves.
        before: the quotation state in which the paragraph before ended.
    """
    count = len(tokens)
    lower = [token.text.lower() for token in tokens]
    shapes = [shape(token.text) for token in tokens]
    words = [w if word_hash(w) in vocabulary else s for w, s in zip(lower, shapes, strict=True)]
    priors = [cue_prior(token.text, vocabulary) for token in tokens]
    outside = [t.quotation == 0 for t in tokens]
    strong = [p >= STRONG_CUE and o for p, o in zip(priors, outside, strict=True)]
    left = _nearest(strong)
    right = [count - 1 - n if n >= 0 else -1 for n in reversed(_nearest(strong[::-1]))]
    commas = [0, *accumulate(int(word in ",;:—–") for word in lower)]
    starts, ends = _sentences(tokens)
    opened, closed = _quotation_bounds(tokens)
    cues = f"cues={min(sum(strong), 3)}"
    whole = f"whole={all(not o for o in outside)}{tokens[-1].quotation == 2}{before}"

    def word(at: int) -> str:
        return words[at] if 0 <= at < count else "|"

    def prior(at: int) -> int:
        return priors[at] if 0 <= at < count else -1

    rows: list[list[str]] = []
    for n, token in enumerate(tokens):
        state = f"{token.quotation}{token.mark[:1]}{min(token.depth, 2)}"
        row = ["bias", cues, whole, f"s={shapes[n]}", f"p={priors[n]}", f"q={state}"]
        row += [f"w{d}={word(n + d)}" for d in range(-3, 4)]
        row += [f"p{d}={prior(n + d)}" for d in (-2, -1, 1, 2)]
        row += [f"s{d}={shapes[n + d] if 0 <= n + d < count else '|'}" for d in (-2, -1, 1, 2)]
        row += [f"b{d}={word(n + d)} {word(n + d + 1)}" for d in (-2, -1, 0, 1)]
        if shapes[n] in ("x", "Xx"):
            row += [f"e2={lower[n][-2:]}", f"e3={lower[n][-3:]}"]
        row.append(f"qs={state} {shapes[n]}")
        row.append(f"qp={state} {priors[n]}")
        row.append(f"qw={state} {words[n]}")
        if n > 0:
            row.append(f"q-={tokens[n - 1].quotation}{state}")
        if n + 1 < count:
            row.append(f"q+={state}{tokens[n + 1].quotation}")
        if token.quotation:
            a, b = opened[n], closed[n]
            size = "123456789"[min(token.length // 3, 8)]
            near = max(prior(a - 1), prior(a - 2), prior(b + 1), prior(b + 2), prior(b + 3))
            row += [
                f"ql={size}",
                f"qb={word(a - 1)}",
                f"qa={word(b + 1)}",
                f"qi={word(b - 1)}",
                f"qn={near} {size}",
                f"qc={shape(tokens[min(a + 1, count - 1)].text)} {size}",
            ]
        row += [f"fs={min(n - starts[n], 5)}", f"fe={min(ends[n] - n, 5)}", f"f={word(starts[n])}"]
        row.append(f"f2={word(starts[n])} {word(starts[n] + 1)}")
        for side, at in (("l", left[n]), ("r", right[n])):
            if at < 0 or starts[at] != starts[n]:
                row.append(f"{side}=none")
                continue
            far = _bucket(abs(n - at))
            between = min(abs(commas[n] - commas[at]), 2)
            row += [
                f"{side}w={words[at]}",
                f"{side}d={far}",
                f"{side}c={between} {far}",
                f"{side}f={words[at]} {word(at + 1)}",
                f"{side}x={word(at + 1)} {between}",
                f"{side}q={state} {between}",
                f"{side}z={shapes[n]} {between} {far}",
                f"{side}y={word(at - 1)} {between}",
            ]
        rows.append(row)
    return rows


def _bucket(distance: int) -> int:
    return distance if distance < 5 else 5 + min(distance // 5, 4)


def _nearest(flags: list[bool]) -> list[int]:
    """For each place the last flagged one at or before it, or -1."""
    at, found = -1, list[int]()
    for n, flag in enumerate(flags):
        at = n if flag else at
        found.append(at)
    return found


def _sentences(tokens: list[Token]) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    start = 0
    for n in range(len(tokens)):
        if (
            n
            and (
                ends_sentence(tokens[n - 1])
                or (tokens[n - 1].mark == "close" and n > 1 and ends_sentence(tokens[n - 2]))
            )
            and tokens[n].mark != "close"
            and not tokens[n].text[0].islower()
        ):
            start = n
        starts.append(start)
    ends, end = [0] * len(tokens), len(tokens) - 1
    for n in range(len(tokens) - 1, -1, -1):
        ends[n] = end
        if starts[n] == n:
            end = n - 1
    return starts, ends


def _quotation_bounds(tokens: list[Token]) -> tuple[list[int], list[int]]:
    """The first and last token of the outermost quotation around each."""
    first, last = list(range(len(tokens))), list(range(len(tokens)))
    for n in range(1, len(tokens)):
        if (
            tokens[n].quotation
            and tokens[n - 1].quotation
            and not (tokens[n].mark == "open" and tokens[n].depth == 1)
        ):
            first[n] = first[n - 1]
    for n in range(len(tokens) - 2, -1, -1):
        if first[n + 1] == first[n]:
            last[n] = last[n + 1]
    return first, last
