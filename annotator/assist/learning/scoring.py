"""How well found records match those of a coder: per part precision and recall, and calibration."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

import msgspec

from annotator.assist.learning.examples import OWN, CodedRecord
from annotator.core.text.span import Span

_WORD = re.compile(r"\w+(?:[’']\w+)*|[^\w\s]")
_ALIKE = 0.5
"""Records whose own words have this Jaccard index or more are about the same."""

_BINS = 10

Part = Literal["record", "span", "field"]
Words = frozenset[int]


class Score(msgspec.Struct, frozen=True):
    """How much of one part of a type was found.

    Attributes:
        part: all that records have in the text, their own span, or one field.
        field: its key; None for what is no field.
        unit: ``exact``: the same words, or the same choice; ``overlap``: of records about the
            same, whose own words have a Jaccard index of .5 or more, one word in common.
        expected: how many the coder has.
        found: how many the suggester has.
        right: how many of them match.
        precision, recall, f1: from 0 to 1; None where there is nothing to divide by.
    """

    type: str
    part: Part
    field: str | None
    unit: Literal["exact", "overlap"]
    expected: int
    found: int
    right: int
    precision: float | None
    recall: float | None
    f1: float | None


class ReliabilityBin(msgspec.Struct, frozen=True):
    """Suggestions whose confidence is from `low` to below `high`.

    Attributes:
        confidence: its mean.
        right: the share of which every part is right.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


class Tried(msgspec.Struct, frozen=True):
    """An article on which a suggester was tried: what the coder has, and what was found with its
    confidence."""

    text: str
    expected: Sequence[CodedRecord]
    found: Sequence[tuple[CodedRecord, float]]


class _Record(msgspec.Struct, frozen=True):
    own: Words
    places: dict[str, Words]
    choices: dict[str, str]


class Verdict(msgspec.Struct, frozen=True):
    """Of a found record, whether the coder has the same, and whether one that is about the same."""

    right: bool
    alike: bool


def verdicts(
    text: str,
    expected: Sequence[CodedRecord],
    found: Sequence[CodedRecord],
    fields: Sequence[str],
) -> list[Verdict]:
    """The verdict on each found record; each expected one is found once."""
    words = _Words(text)
    gold = [_record(words, each) for each in expected]
    ours = [_record(words, each) for each in found]
    alike = {m for _n, m in _matched(gold, ours)}
    left = [_parts_of(each, fields) for each in gold]
    made: list[Verdict] = []
    for m, each in enumerate(ours):
        parts = _parts_of(each, fields)
        right = parts in left
        if right:
            left.remove(parts)
        made.append(Verdict(right, m in alike))
    return made


def scores(
    type_key: str, tried: Sequence[Tried], placed: Sequence[str], choices: Sequence[str] = ()
) -> list[Score]:
    """The scores of all of the records, of their own spans, and of each field.

    Args:
        placed: fields whose evidence is compared.
        choices: those whose choice is.
    """
    counts = _Counts(placed, choices)
    for each in tried:
        counts.add(each)
    return counts.scores(type_key)


class _Counts:
    def __init__(self, placed: Sequence[str], choices: Sequence[str]) -> None:
        self._placed = placed
        self._fields = [*placed, *choices]
        self._counts: dict[tuple[Part, str, str], list[int]] = {}

    def add(self, tried: Tried) -> None:
        words = _Words(tried.text)
        expected = [_record(words, each) for each in tried.expected]
        found = [_record(words, each) for each, _confidence in tried.found]
        pairs = _matched(expected, found)
        self._count("record", OWN, "exact", expected, found, _same(expected, found, self._placed))
        self._count("span", OWN, "exact", expected, found, _same(expected, found, ()))
        self._count("span", OWN, "overlap", expected, found, len(pairs))
        alike = sum(
            all(_agree(expected[n], found[m], key, overlap=True) for key in self._placed)
            for n, m in pairs
        )
        self._count("record", OWN, "overlap", expected, found, alike)
        for key in self._fields:
            have = [each for each in expected if _has(each, key)]
            gave = [each for each in found if _has(each, key)]
            for unit in ("exact", "overlap"):
                right = sum(
                    _has(expected[n], key)
                    and _agree(expected[n], found[m], key, overlap=unit == "overlap")
                    for n, m in pairs
                )
                self._count("field", key, unit, have, gave, right)

    def _count(
        self,
        part: Part,
        key: str,
        unit: str,
        expected: Sequence[_Record],
        found: Sequence[_Record],
        right: int,
    ) -> None:
        counts = self._counts.setdefault((part, key, unit), [0, 0, 0])
        for n, number in enumerate((len(expected), len(found), right)):
            counts[n] += number

    def scores(self, type_key: str) -> list[Score]:
        made: list[Score] = []
        for (part, key, unit), (expected, found, right) in self._counts.items():
            if part == "field" and not (expected or found):
                continue
            precision = right / found if found else None
            recall = right / expected if expected else None
            f1 = 2 * right / (expected + found) if expected + found else None
            field = key if part == "field" else None
            named = "overlap" if unit == "overlap" else "exact"
            made.append(
                Score(
                    *(type_key, part, field, named, expected, found, right),
                    *(precision, recall, f1),
                )
            )
        order: tuple[Part, ...] = ("record", "span", "field")
        return sorted(made, key=lambda each: order.index(each.part))


def reliability(found: Sequence[tuple[float, bool]]) -> list[ReliabilityBin]:
    """Ten bins of confidence, without the empty ones.

    Args:
        found: the confidence of each suggestion, and whether it was right.
    """
    bins: list[ReliabilityBin] = []
    for n in range(_BINS):
        inside = [each for each in found if min(int(each[0] * _BINS), _BINS - 1) == n]
        if inside:
            mean = sum(confidence for confidence, _right in inside) / len(inside)
            right = sum(right for _confidence, right in inside) / len(inside)
            bins.append(ReliabilityBin(n / _BINS, (n + 1) / _BINS, len(inside), mean, right))
    return bins


def calibration_error(bins: Sequence[ReliabilityBin]) -> float | None:
    """The mean distance of confidence and share right (expected calibration error)."""
    count = sum(each.count for each in bins)
    return (
        sum(each.count * abs(each.confidence - each.right) for each in bins) / count
        if count
        else None
    )


def share_right(found: Sequence[tuple[float, bool]], share: float) -> float | None:
    """Of the most confident share the part that is right; None if it is empty."""
    best = sorted(found, key=lambda each: -each[0])[: int(len(found) * share)]
    return sum(right for _confidence, right in best) / len(best) if best else None


def _has(record: _Record, key: str) -> bool:
    return key in record.choices or bool(record.places.get(key))


def _agree(one: _Record, other: _Record, key: str, *, overlap: bool) -> bool:
    if key in one.choices or key in other.choices:
        return one.choices.get(key) == other.choices.get(key)
    a, b = one.places.get(key, frozenset()), other.places.get(key, frozenset())
    return a == b or (overlap and bool(a & b))


def _parts_of(record: _Record, keys: Sequence[str]) -> tuple[Words, ...]:
    return (record.own, *(record.places.get(key, frozenset()) for key in keys))


def _same(expected: Sequence[_Record], found: Sequence[_Record], keys: Sequence[str]) -> int:
    """Records whose own words, and those of the fields, are the same; each matches once."""
    left = [_parts_of(each, keys) for each in found]
    count = 0
    for each in expected:
        if (parts := _parts_of(each, keys)) in left:
            left.remove(parts)
            count += 1
    return count


def _matched(expected: Sequence[_Record], found: Sequence[_Record]) -> list[tuple[int, int]]:
    """Records about the same, one to one, the most alike first."""
    pairs = sorted(
        (
            (-len(a.own & b.own) / len(a.own | b.own), n, m)
            for n, a in enumerate(expected)
            for m, b in enumerate(found)
            if a.own & b.own
        ),
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for unlike, n, m in pairs:
        if -unlike >= _ALIKE and n not in matched and m not in taken:
            matched[n] = m
            taken.add(m)
    return list(matched.items())


class _Words:
    """Where the words of a text stand, and the signs between them."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self._starts = [match.start() for match in found]
        self._ends = [match.end() for match in found]
        self._is_word = [match[0][0].isalnum() for match in found]

    def inside(self, spans: Sequence[Span]) -> Words:
        """The words that a span touches; signs count only where there is no word."""
        touched = [
            n
            for span in spans
            for n in range(
                bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
            )
        ]
        return frozenset(n for n in touched if self._is_word[n]) or frozenset(touched)


def _record(words: _Words, record: CodedRecord) -> _Record:
    places = {
        key: words.inside(spans) for key, spans in record.places.items() if key != OWN and spans
    }
    return _Record(words.inside(record.places.get(OWN, ())), places, dict(record.choices))
