"""How far coders agree on type and fields of the records that are about the same."""

from collections.abc import Callable, Hashable, Iterator, Sequence

import msgspec
import numpy as np

from annotator.core.codebook.edtf import bounds
from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.codebook.values import Range
from annotator.core.coding.record import FieldValue, Record
from annotator.core.team import coefficients as of
from annotator.core.team.alignment import jaccard
from annotator.core.team.answers import NO_NUMBER, NO_RANK, Answer, Answers
from annotator.core.team.estimates import Bootstrap
from annotator.core.team.measure import (
    CodedArticle,
    Coders,
    Measure,
    compared,
    measured,
)
from annotator.core.text.span import Span, merged

ALONE, OTHER_TYPE = "found by one coder", "of different types"
"""Why records are left out of what is said of their fields."""
_LEAST = 1e-9
"""Less of two texts' characters than one that they share."""

_Words = tuple[Span, ...]
"""The evidence of a field."""


class _Aligned(msgspec.Struct, frozen=True):
    """The groups of an article's records, and of how many coders they could be."""

    groups: list[dict[str, Record]]


class _Fields:
    """What records have in their fields; each is read once, whoever is compared."""

    def __init__(self) -> None:
        """Of no record yet."""
        self._answers: dict[tuple[str, str], Answer] = {}
        self._words: dict[tuple[str, str], _Words] = {}

    def answer(self, field: Field, record: Record) -> Answer:
        """The value of a field, or the set of its values; None for no value."""
        place = record.id, field.key
        if place not in self._answers:
            self._answers[place] = answer_of(field, record)
        return self._answers[place]

    def words(self, field: Field, record: Record) -> _Words:
        """The words that bear it out."""
        place = record.id, field.key
        if place not in self._words:
            values = record.fields.get(field.key, ())
            self._words[place] = tuple(merged(span for value in values for span in value.spans))
        return self._words[place]


def field_measures(
    articles: Sequence[CodedArticle], codebook: Codebook, groups: Sequence[Coders], threshold: float
) -> Iterator[Measure]:
    """By type what was answered in each field of the records that at least two coders found; and
    of which type they said that those found in one place are."""
    fields = _Fields()
    for group in groups:
        aligned = [
            _Aligned([each.records for each in article.aligner.align(group, threshold)])
            for article in articles
            if compared(article, group)
        ]
        if not aligned:
            continue
        yield from _type_measures(aligned, group)
        for record_type in codebook.types:
            yield from _of_type(aligned, group, record_type, fields, threshold)


def _type_measures(aligned: Sequence[_Aligned], group: Coders) -> Iterator[Measure]:
    answers = [
        [[record.type for record in found.values()] for found in each.groups if len(found) > 1]
        for each in aligned
    ]
    alone = sum(len(found) == 1 for each in aligned for found in each.groups)
    one = Answers(group, "", "", answers, {ALONE: alone} if alone else {})
    yield from one.nominal("record")


def _of_type(
    aligned: Sequence[_Aligned],
    group: Coders,
    record_type: RecordType,
    read: "_Fields",
    threshold: float,
) -> Iterator[Measure]:
    key = record_type.key
    same: list[list[list[Record]]] = []
    left_out = {ALONE: 0, OTHER_TYPE: 0}
    for each in aligned:
        same.append([])
        for found in each.groups:
            records = [record for record in found.values() if record.type == key]
            if len(records) > 1:
                same[-1].append(records)
            elif records:
                left_out[ALONE if len(found) == 1 else OTHER_TYPE] += 1
    reasons = {reason: count for reason, count in left_out.items() if count}
    if not any(same):
        return
    filled = {name for rs in same for records in rs for each in records for name in each.fields}
    for field in record_type.fields:
        if field.key not in filled:
            continue
        answers = [[[read.answer(field, r) for r in records] for records in rs] for rs in same]
        one = Answers(group, key, field.key, answers, reasons)
        yield from one.of_sets() if field.many else _of_values(one, field)
        if len(group) == 2:
            words = [[[read.words(field, r) for r in records] for records in rs] for rs in same]
            yield from _evidence(words, group, key, field.key, reasons, threshold)


def _of_values(answers: Answers, field: Field) -> Iterator[Measure]:
    yield from answers.nominal("field")
    if field.kind in ("number", "range", "date"):
        yield from answers.where(_number_of(field), NO_NUMBER).interval()
    if field.kind == "choice" and field.ordinal:
        ranks = [choice.key for choice in field.choices]
        ranked = answers.where(lambda value: value if value in ranks else None, NO_RANK, ranks)
        yield from ranked.ordinal()


def _evidence(
    words: Sequence[Sequence[Sequence[_Words]]],
    group: Coders,
    key: str,
    field: str,
    left_out: dict[str, int],
    threshold: float,
) -> Iterator[Measure]:
    """Whether the words that bear out a field are the same, of records that two coders found: role
    F1, exact and by overlap."""
    # Words that share nothing are in no case in one place.
    least = max(threshold, _LEAST)
    counts = [
        [
            sum(bool(one) for one, _ in found),
            sum(bool(other) for _, other in found),
            sum(bool(one) and one == other for one, other in found),
            sum(jaccard(one, other) >= least for one, other in found),
        ]
        for found in words
    ]
    sums = np.array(counts, dtype=float)
    total = sums.sum(axis=0)
    if not total[:2].any():
        return
    one = measured(key, group, "span", round(total[:2].sum()), field=field, left_out=left_out)
    bootstrap = Bootstrap(len(counts))
    for way, column in (("exact", 2), ("overlap", 3)):
        estimate = bootstrap.estimate(
            sums, lambda drawn, at=column: of.f1(drawn[:, at], drawn[:, 0], drawn[:, 1])
        )
        yield one(f"role_f1_{way}", estimate)


def answer_of(field: Field, record: Record) -> Answer:
    """The value of a field, or the set of its values; None for no value."""
    values = [_referent(value) for value in record.fields.get(field.key, ())]
    given = [value for value in values if value is not None]
    if field.many:
        return frozenset(given)
    return given[0] if given else None


def _referent(value: FieldValue) -> Answer:
    """The registered actor if there is one: two names of one actor are the same answer."""
    if value.actor is not None:
        return value.actor
    return value.value if isinstance(value.value, Hashable) else repr(value.value)


def _number_of(field: Field) -> Callable[[Answer], float | None]:
    return _day if field.kind == "date" else _figure


def _figure(value: Answer) -> float | None:
    """A number, or the middle of a range."""
    if isinstance(value, Range):
        ends = [end for end in (value.low, value.high) if end is not None]
        return sum(ends) / len(ends) if ends else None
    return float(value) if isinstance(value, int | float) else None


def _day(value: Answer) -> float | None:
    """The middle of what an EDTF date can mean, in days; None for an open or unspecified one."""
    if not isinstance(value, str):
        return None
    ends = [end for part in value.split("/") if (end := bounds(part)) is not None]
    if len(ends) != value.count("/") + 1:
        return None
    return (ends[0][0].toordinal() + ends[-1][1].toordinal()) / 2
