"""How far coders agree on type and fields of the records that are about the same."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import cast

import msgspec
import numpy as np

from annotator.core.codebook.edtf import bounds
from annotator.core.codebook.model import Codebook, Field
from annotator.core.codebook.values import Range
from annotator.core.coding.record import FieldValue, Record
from annotator.core.team import coefficients as of
from annotator.core.team.alignment import align, jaccard
from annotator.core.team.coefficients import Counts
from annotator.core.team.estimates import Bootstrap
from annotator.core.team.measure import (
    CodedArticle,
    Coders,
    Estimate,
    Measure,
    Unit,
    compared,
    measured,
)
from annotator.core.text.span import Span, merged

ALONE, OTHER_TYPE = "found by one coder", "of different types"
"""Why records are left out of what is said of their fields."""
_MOST_VALUES = 1500
"""Of more different values the table of their distances would not fit; they get no alpha."""

_SAME_PLACE = 0.5

_Answer = Hashable
"""What a coder says of a field: a value, or a set of values; the empty set or None for nothing."""


class _Aligned(msgspec.Struct, frozen=True):
    """The groups of an article's records, and of how many coders they could be."""

    groups: list[dict[str, Record]]


def field_measures(
    articles: Sequence[CodedArticle], codebook: Codebook, groups: Sequence[Coders], threshold: float
) -> Iterator[Measure]:
    """By type what was answered in each field of the records that at least two coders found; and
    of which type they said that those found in one place are."""
    for group in groups:
        aligned = [
            _Aligned(
                [
                    each.records
                    for each in align(
                        {c: article.records[c] for c in group if c in article.records},
                        threshold=threshold,
                        pairs=article.overlaps,
                    )
                ]
            )
            for article in articles
            if compared(article, group)
        ]
        if not aligned:
            continue
        yield from _type_measures(aligned, group)
        for record_type in codebook.types:
            yield from _of_type(aligned, group, record_type.key, record_type.fields)


def _type_measures(aligned: Sequence[_Aligned], group: Coders) -> Iterator[Measure]:
    answers = [
        [[record.type for record in found.values()] for found in each.groups if len(found) > 1]
        for each in aligned
    ]
    alone = sum(len(found) == 1 for each in aligned for found in each.groups)
    one = _Answers(group, "", "", answers, {ALONE: alone} if alone else {})
    yield from one.nominal("record")


def _of_type(
    aligned: Sequence[_Aligned], group: Coders, key: str, fields: Sequence[Field]
) -> Iterator[Measure]:
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
    for field in fields:
        if not any(r.fields.get(field.key) for rs in same for records in rs for r in records):
            continue
        answers = [[[_answer(field, r) for r in records] for records in rs] for rs in same]
        one = _Answers(group, key, field.key, answers, reasons)
        yield from one.of_sets() if field.many else one.nominal("field")
        if not field.many and field.kind in ("number", "range", "date"):
            yield from one.interval(_number_of(field))
        if len(group) == 2:
            yield from _evidence(same, group, key, field, reasons)


class _Answers:
    """What was answered, by article and record, a list of one answer a coder."""

    def __init__(
        self,
        group: Coders,
        record_type: str,
        field: str,
        answers: Sequence[Sequence[Sequence[_Answer]]],
        left_out: dict[str, int],
    ) -> None:
        self._group, self._type, self._field = group, record_type, field
        self._answers, self._left_out = answers, left_out
        self._bootstrap = Bootstrap(len(answers))
        values = {value for article in answers for record in article for value in record}
        self._values = sorted(values, key=repr)
        self._column = {value: column for column, value in enumerate(self._values)}

    def nominal(self, unit: Unit) -> Iterator[Measure]:
        """Per cent agreement, nominal alpha, and the kappa of two or of all."""
        one = self._measured(unit)
        agreed = np.array([self._agreed(article) for article in self._answers])
        yield one("percent_agreement", self._estimate(agreed, _agreement))
        if len(self._values) > _MOST_VALUES:
            return
        yield one("nominal_alpha", self._estimate(self._coincidences(), of.alpha))
        if len(self._group) == 2:
            yield one("cohen_kappa", self._estimate(self._confusion(), of.cohen_kappa))
        else:
            coders = len(self._group)
            counts = np.array([self._agreed_by_all(article) for article in self._answers])
            yield one(
                "fleiss_kappa",
                self._estimate(
                    counts, lambda sums: of.fleiss_kappa(sums[:, 0], sums[:, 1:], coders)
                ),
            )

    def of_sets(self) -> Iterator[Measure]:
        """Alpha of sets, by what they share (Jaccard) and by how they lie (MASI)."""
        measure = self._measured("field")
        agreed = np.array([self._agreed(article) for article in self._answers])
        yield measure("percent_agreement", self._estimate(agreed, _agreement))
        if len(self._values) > _MOST_VALUES:
            return
        met = self._coincidences()
        for name, distance in (("jaccard", of.jaccard_distance), ("masi", of.masi_distance)):
            sets = [_set(value) for value in self._values]
            table = np.array([[distance(one, other) for other in sets] for one in sets])
            yield measure(f"{name}_alpha", self._estimate(met, partial(of.alpha, distances=table)))

    def interval(self, number: Callable[[_Answer], float | None]) -> Iterator[Measure]:
        """Alpha of numbers, of those records for which at least two coders gave one."""
        answers = [
            [[n for value in record if (n := number(value)) is not None] for record in article]
            for article in self._answers
        ]
        of_numbers = _Answers(self._group, self._type, self._field, answers, self._left_out)
        numbers = np.array(of_numbers._values, dtype=float)
        if 0 < len(numbers) <= _MOST_VALUES:
            table = of.interval_distances(numbers)
            found = self._estimate(of_numbers._coincidences(), partial(of.alpha, distances=table))
            yield of_numbers._measured("field")("interval_alpha", found)

    def _measured(self, unit: Unit) -> Callable[[str, Estimate], Measure]:
        records = sum(len(record) > 1 for article in self._answers for record in article)
        return measured(
            self._type, self._group, unit, records, field=self._field, left_out=self._left_out
        )

    def _estimate(self, counts: Counts, coefficient: Callable[[Counts], Counts]) -> Estimate:
        return self._bootstrap.estimate(counts, coefficient)

    def _agreed(self, article: Sequence[Sequence[_Answer]]) -> tuple[float, float]:
        """The pairs of coders that gave the same answer, and all pairs, each record as one."""
        shares = [_same_share(record) for record in article if len(record) > 1]
        return sum(shares), float(len(shares))

    def _agreed_by_all(self, article: Sequence[Sequence[_Answer]]) -> Counts:
        """Of the records that all coders found: the sum of such shares, and how often each value
        was given."""
        found = np.zeros(len(self._values) + 1)
        for record in article:
            if len(record) == len(self._group):
                found[0] += _same_share(record)
                for value in record:
                    found[self._column[value] + 1] += 1
        return found

    def _coincidences(self) -> Counts:
        found: list[Counts] = []
        for article in self._answers:
            counts = np.zeros((len(article), len(self._values)))
            for row, record in enumerate(article):
                for value in record:
                    counts[row, self._column[value]] += 1
            found.append(of.coincidences(counts))
        return np.array(found)

    def _confusion(self) -> Counts:
        found = np.zeros((len(self._answers), len(self._values), len(self._values)))
        for at, article in enumerate(self._answers):
            for one, other in article:
                found[at, self._column[one], self._column[other]] += 1
        return found


def _evidence(
    same: Sequence[Sequence[Sequence[Record]]],
    group: Coders,
    key: str,
    field: Field,
    left_out: dict[str, int],
) -> Iterator[Measure]:
    """Whether the words that bear out a field are the same, of records that two coders found: role
    F1, exact and by overlap."""
    counts: list[list[float]] = []
    for article in same:
        found = [[_words(record, field.key) for record in records] for records in article]
        counts.append(
            [
                sum(bool(one) for one, _ in found),
                sum(bool(other) for _, other in found),
                sum(bool(one) and one == other for one, other in found),
                sum(jaccard(one, other) >= _SAME_PLACE for one, other in found),
            ]
        )
    sums = np.array(counts, dtype=float)
    total = sums.sum(axis=0)
    if not total[:2].any():
        return
    one = measured(key, group, "span", round(total[:2].sum()), field=field.key, left_out=left_out)
    bootstrap = Bootstrap(len(counts))
    for way, column in (("exact", 2), ("overlap", 3)):
        estimate = bootstrap.estimate(
            sums, lambda drawn, at=column: of.f1(drawn[:, at], drawn[:, 0], drawn[:, 1])
        )
        yield one(f"role_f1_{way}", estimate)


def _words(record: Record, key: str) -> tuple[Span, ...]:
    return tuple(merged(span for value in record.fields.get(key, ()) for span in value.spans))


def _answer(field: Field, record: Record) -> _Answer:
    """The value of a field, or the set of its values; None for no value."""
    values = [_referent(value) for value in record.fields.get(field.key, ())]
    given = [value for value in values if value is not None]
    if field.many:
        return frozenset(given)
    return given[0] if given else None


def _referent(value: FieldValue) -> _Answer:
    """The registered actor if there is one: two names of one actor are the same answer."""
    if value.actor is not None:
        return value.actor
    return value.value if isinstance(value.value, Hashable) else repr(value.value)


def _number_of(field: Field) -> Callable[[_Answer], float | None]:
    return _day if field.kind == "date" else _figure


def _figure(value: _Answer) -> float | None:
    """A number, or the middle of a range."""
    if isinstance(value, Range):
        ends = [end for end in (value.low, value.high) if end is not None]
        return sum(ends) / len(ends) if ends else None
    return float(value) if isinstance(value, int | float) else None


def _day(value: _Answer) -> float | None:
    """The middle of what an EDTF date can mean, in days; None for an open or unspecified one."""
    if not isinstance(value, str):
        return None
    ends = [end for part in value.split("/") if (end := bounds(part)) is not None]
    if len(ends) != value.count("/") + 1:
        return None
    return (ends[0][0].toordinal() + ends[-1][1].toordinal()) / 2


def _set(value: _Answer) -> frozenset[object]:
    return (
        frozenset(cast("frozenset[object]", value)) if isinstance(value, frozenset) else frozenset()
    )


def _same_share(answers: Sequence[_Answer]) -> float:
    """The share of pairs of coders that gave the same answer."""
    pairs = len(answers) * (len(answers) - 1)
    same = sum(count * (count - 1) for count in Counter(answers).values())
    return same / pairs


def _agreement(sums: Counts) -> Counts:
    return of.share(sums[:, 0], sums[:, 1])
