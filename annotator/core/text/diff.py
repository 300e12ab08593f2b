"""What differs between two texts: fast on long ones, and along lines and words where it can be."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from annotator.core.text.span import Span
from annotator.core.text.words import WITHOUT_SPACES

_TOKEN = re.compile(rf"[{WITHOUT_SPACES}]|[^\W{WITHOUT_SPACES}]+|\s|[^\w\s]")
_MOST_COMPARED = 160_000
"""The most pairs of pieces that are compared each with each; beyond, they count as replaced."""
_ALIKE = 0.5
"""Words that share less of their letters are other words, not corrected ones."""
_BY_CHANCE = 10
"""So few characters between two replacements are the same by chance."""
_MOST_SLIDES = 400
_PARAGRAPH = "\u2029"
_SENTENCE_ENDS = tuple(".!?…。！？؟۔”»")

Block = tuple[int, int, int]
"""Where a run of equal pieces begins in the one and in the other, and how many there are."""


class Replacement(msgspec.Struct, frozen=True):
    """What stood at ``old`` in the one text stands at ``new`` in the other; either may be empty."""

    old: Span
    new: Span


def differences(old: str, new: str) -> list[Replacement]:
    """What leads from the one text to the other, in reading order, no two touching."""
    if old == new:
        return []
    lines = _gaps(_Tokens(_lines(old), 0), _Tokens(_lines(new), 0))
    changes = [each for changed in lines for each in _in_words(old, new, changed)]
    return _apart(_slid(old, new, _apart(changes)))


def carried_over(original: str, shown: str, edited: str) -> str:
    """The original with what was edited in a copy of it.

    An editor may show some characters as others, one for one, such as line feeds as paragraph
    separators. What was not edited stays as the original has it; new paragraphs end in line feeds.
    """
    parts: list[str] = []
    at = 0
    for change in differences(shown, edited):
        put_in = edited[change.new.start : change.new.end].replace(_PARAGRAPH, "\n")
        parts += [original[at : change.old.start], put_in]
        at = change.old.end
    return "".join([*parts, original[at:]])


class _Tokens:
    """A stretch of text as tokens (lines or words) with the offset of each."""

    def __init__(self, tokens: Sequence[str], start: int) -> None:
        self.tokens = tokens
        self.starts = [start]
        for piece in tokens:
            start += len(piece)
            self.starts.append(start)


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _gaps(old: _Tokens, new: _Tokens) -> Iterator[Replacement]:
    """The stretches between equal tokens."""
    i = j = 0
    for a, b, n in [*_blocks(old.tokens, new.tokens), (len(old.tokens), len(new.tokens), 0)]:
        if i < a or j < b:
            yield Replacement(
                Span(old.starts[i], old.starts[a]), Span(new.starts[j], new.starts[b])
            )
        i, j = a + n, b + n


def _in_words(old: str, new: str, lines: Replacement) -> Iterator[Replacement]:
    if not lines.old.length or not lines.new.length:
        yield lines
        return
    before, after = _text(old, lines.old), _text(new, lines.new)
    words = _gaps(
        _Tokens(_TOKEN.findall(before), lines.old.start),
        _Tokens(_TOKEN.findall(after), lines.new.start),
    )
    for replacement in _not_by_chance(old, words):
        yield from _in_letters(old, new, replacement)


def _in_letters(old: str, new: str, words: Replacement) -> Iterator[Replacement]:
    before, after = _text(old, words.old), _text(new, words.new)
    if not before or not after or len(before) * len(after) > _MOST_COMPARED:
        yield words
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        yield words
        return
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield Replacement(
                Span(words.old.start + a, words.old.start + b),
                Span(words.new.start + c, words.new.start + d),
            )


def _not_by_chance(old: str, replacements: Iterator[Replacement]) -> list[Replacement]:
    """The replacements, joined where so little text between them is equal that it is by chance."""
    result: list[Replacement] = []
    for each in replacements:
        while result and _is_by_chance(old, result[-1], each):
            last = result.pop()
            each = _joined(last, each)  # noqa: PLW2901 - what is joined takes its place
        result.append(each)
    return result


def _is_by_chance(old: str, first: Replacement, second: Replacement) -> bool:
    between = Span(first.old.end, second.old.start)
    if between.length > _BY_CHANCE or "\n" in _text(old, between):
        return False
    sizes = (first.old.length, first.new.length, second.old.length, second.new.length)
    return all(sizes) and between.length <= min(max(sizes[:2]), max(sizes[2:]))


def _apart(replacements: Iterable[Replacement]) -> list[Replacement]:
    """The replacements, adjacent ones joined."""
    result: list[Replacement] = []
    for each in replacements:
        if result and (
            each.old.start <= result[-1].old.end or each.new.start <= result[-1].new.end
        ):
            result[-1] = _joined(result[-1], each)
        else:
            result.append(each)
    return result


def _joined(first: Replacement, second: Replacement) -> Replacement:
    return Replacement(Span(first.old.start, second.old.end), Span(first.new.start, second.new.end))


def _text(text: str, span: Span) -> str:
    return text[span.start : span.end]


# Equal pieces


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Runs of equal pieces, in order in both.

    The ends first; then pieces that occur once in both are held on to, and what lies between
    them is looked at in the same way.
    """
    blocks: list[Block] = []
    effort = 40 * (len(a) + len(b)) + 10_000
    todo = [(0, len(a), 0, len(b))]
    while todo:
        a0, a1, b0, b1 = todo.pop()
        n = 0
        while a0 + n < a1 and b0 + n < b1 and a[a0 + n] == b[b0 + n]:
            n += 1
        blocks.append((a0, b0, n))
        a0, b0, m = a0 + n, b0 + n, 0
        while a0 < a1 - m and b0 < b1 - m and a[a1 - m - 1] == b[b1 - m - 1]:
            m += 1
        a1, b1 = a1 - m, b1 - m
        blocks.append((a1, b1, m))
        effort -= a1 - a0 + b1 - b0
        if a0 == a1 or b0 == b1 or effort < 0:
            continue
        if anchors := _anchors(a, a0, a1, b, b0, b1):
            for i, j in [*anchors, (a1, b1)]:
                todo.append((a0, i, b0, j))
                a0, b0 = i, j
            # The last begins at an anchor as all others do, and so goes on.
        elif (a1 - a0) * (b1 - b0) <= _MOST_COMPARED:
            matcher = SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=False)
            blocks += [(a0 + i, b0 + j, n) for i, j, n in matcher.get_matching_blocks()]
    return sorted(block for block in blocks if block[2])


def _anchors(
    a: Sequence[str], a0: int, a1: int, b: Sequence[str], b0: int, b1: int
) -> list[tuple[int, int]]:
    """Pieces that occur once in both stretches: the longest series in order in both."""
    counts_a, counts_b = Counter(a[a0:a1]), Counter(b[b0:b1])
    positions = {piece: j for j, piece in enumerate(b[b0:b1], b0) if counts_b[piece] == 1}
    pairs = [
        (i, positions[piece])
        for i, piece in enumerate(a[a0:a1], a0)
        if counts_a[piece] == 1 and piece in positions
    ]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [n]
    series: list[tuple[int, int]] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        series.append(pairs[n])
        n = before[n]
    return series[::-1]


# Where what was taken out or put in begins


def _slid(old: str, new: str, replacements: Sequence[Replacement]) -> Iterator[Replacement]:
    """The same changes, begun where a reader would say that they begin.

    Of “one. Two two. Two three.” without “Two two.” the letters “wo two. T” may be gone as well.
    """
    after = 0
    for n, change in enumerate(replacements):
        before = replacements[n + 1].old.start if n + 1 < len(replacements) else len(old)
        by = _best_slide(old, new, change, change.old.start - after, before - change.old.end)
        yield Replacement(
            Span(change.old.start + by, change.old.end + by),
            Span(change.new.start + by, change.new.end + by),
        )
        after = change.old.end + by


def _best_slide(old: str, new: str, change: Replacement, left: int, right: int) -> int:
    """How far to slide what was only taken out or only put in, with so much room around it."""
    if change.old.length and change.new.length:
        return 0
    text, span = (old, change.old) if change.old.length else (new, change.new)
    left = _room(text, span, -1, left)
    right = _room(text, span, 1, right)
    if not left and not right:
        return 0
    return max(range(-left, right + 1), key=lambda by: (_edges(text, span, by), -abs(by)))


def _room(text: str, span: Span, way: int, most: int) -> int:
    """How far the span can slide while what is left stays the same text."""
    n = 0
    while n < min(most, _MOST_SLIDES):
        if way > 0:
            leaves, enters = span.start + n, span.end + n
        else:
            leaves, enters = span.end - n - 1, span.start - n - 1
        if text[leaves] != text[enters]:
            break
        n += 1
    return n


def _edges(text: str, span: Span, by: int) -> int:
    return _edge(text, span.start + by) + _edge(text, span.end + by)


def _edge(text: str, at: int) -> int:
    """How good a boundary an offset is for a replacement; higher is better."""
    if at in (0, len(text)) or text[at - 1] == "\n":
        return 4
    before, after = text[at - 1], text[at]
    if before.isspace():
        return 3 if text[max(at - 8, 0) : at].rstrip().endswith(_SENTENCE_ENDS) else 2
    if after.isspace():
        return 2
    return 0 if before.isalnum() and after.isalnum() else 1
