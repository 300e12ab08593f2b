"""How far coders agree on answers: on the values that they gave to the same records."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import cast

import numpy as np
from numpy.typing import NDArray

from annotator.core.team import coefficients as of
from annotator.core.team.coefficients import Counts
from annotator.core.team.estimates import Bootstrap
from annotator.core.team.measure import Coders, Estimate, Measure, Unit, measured

NOT_ALL, NO_NUMBER, NO_RANK = "not found by all", "without a number", "without a choice"
"""Why records are left out of one coefficient of several."""

_MOST_VALUES = 1500
"""Of more different values the table of their distances would not fit; they get no alpha."""

Answer = Hashable
"""What a coder says of a field: a value, or a set of values; the empty set or None for nothing."""

Answered = Sequence[Sequence[Sequence[Answer]]]
"""By article and record, an answer of each coder who found the record."""


class Answers:
    """What was answered, of the records that at least two coders found."""

    def __init__(
        self,
        group: Coders,
        record_type: str,
        field: str,
        answers: Answered,
        left_out: dict[str, int],
        values: Sequence[Answer] | None = None,
    ) -> None:
        """Of these answers; the values in an order of their own, if it matters."""
        self._group, self._type, self._field = group, record_type, field
        self._answers, self._left_out = answers, left_out
        self._bootstrap = Bootstrap(len(answers))
        if values is None:
            given = {value for article in answers for record in article for value in record}
            values = sorted(given, key=repr)
        self._values = values
        column = {value: at for at, value in enumerate(values)}
        rows = [
            (at, tuple(column[value] for value in record))
            for at, article in enumerate(answers)
            for record in article
            if len(record) > 1
        ]
        self._records = rows
        pairs = [
            (at, one, other, len(record))
            for at, record in rows
            for one, other in combinations(record, 2)
        ]
        table = np.array(pairs, dtype=np.int64).reshape(len(pairs), 4)
        self._article, self._one, self._other, self._coders = table.T

    def nominal(self, unit: Unit) -> Iterator[Measure]:
        """Per cent agreement, nominal alpha, and the kappa of two or of all."""
        one = self._measured(unit)
        yield one("percent_agreement", self._percent())
        if len(self._values) > _MOST_VALUES:
            return
        given = self._given(self._records)
        met = np.column_stack([self._observed(self._one != self._other), given])
        yield one(
            "nominal_alpha",
            self._estimate(met, lambda sums: of.alpha_of_totals(sums[:, 0], sums[:, 1:])),
        )
        yield self._cohen(one) if len(self._group) == 2 else self._fleiss(unit)

    def of_sets(self) -> Iterator[Measure]:
        """Alpha of sets, by what they share (Jaccard) and by how they lie (MASI)."""
        one = self._measured("field")
        yield one("percent_agreement", self._percent())
        if len(self._values) > _MOST_VALUES:
            return
        sets = [cast("frozenset[object]", value) for value in self._values]
        for name, distance in (("jaccard", of.jaccard_distance), ("masi", of.masi_distance)):
            table = np.array([[distance(mine, theirs) for theirs in sets] for mine in sets])
            yield one(f"{name}_alpha", self._alpha(table))

    def interval(self) -> Iterator[Measure]:
        """Alpha of answers that are numbers."""
        figures = np.array(self._values, dtype=float)
        if 0 < len(figures) <= _MOST_VALUES:
            alpha = self._alpha(of.interval_distances(figures))
            yield self._measured("field")("interval_alpha", alpha)

    def ordinal(self) -> Iterator[Measure]:
        """Alpha of answers that are ranks, in the order of the values."""
        count, size = len(self._answers), len(self._values)
        place = (self._article * size + self._one) * size + self._other
        met = np.bincount(place, 1 / (self._coders - 1), count * size * size)
        met = met.reshape(count, size, size).astype(np.float64)
        estimate = self._estimate(
            met + met.transpose(0, 2, 1),
            lambda sums: of.alpha(sums, of.ordinal_distances(sums.sum(axis=2))),
        )
        yield self._measured("field")("ordinal_alpha", estimate)

    def where(
        self,
        valued: Callable[[Answer], Answer],
        reason: str,
        values: Sequence[Answer] | None = None,
    ) -> "Answers":
        """The answers as something else, of the records for which at least two coders gave one.

        Args:
            valued: what an answer is; None for nothing.
            reason: why the others are left out.
            values: all that there can be, in an order of their own, if it matters.
        """
        answers = [
            [[v for value in record if (v := valued(value)) is not None] for record in article]
            for article in self._answers
        ]
        kept = sum(len(record) > 1 for article in answers for record in article)
        lost = len(self._records) - kept
        left_out = self._left_out | ({reason: lost} if lost else {})
        return Answers(self._group, self._type, self._field, answers, left_out, values)

    def _measured(self, unit: Unit) -> Callable[[str, Estimate], Measure]:
        records = len(self._records)
        return measured(
            self._type, self._group, unit, records, field=self._field, left_out=self._left_out
        )

    def _estimate(self, counts: Counts, coefficient: Callable[[Counts], Counts]) -> Estimate:
        return self._bootstrap.estimate(counts, coefficient)

    def _percent(self) -> Estimate:
        """The pairs of coders that gave the same answer, through all pairs, each record as one."""
        pairs = self._coders * (self._coders - 1) / 2
        agreed = self._by_article(self._article, (self._one == self._other) / pairs)
        records = self._by_article(np.array([at for at, _ in self._records], dtype=np.int64))
        return self._estimate(
            np.column_stack([agreed, records]), lambda sums: of.share(sums[:, 0], sums[:, 1])
        )

    def _alpha(self, distances: Counts) -> Estimate:
        observed = self._observed(distances[self._one, self._other])
        return self._estimate(
            np.column_stack([observed, self._given(self._records)]),
            lambda sums: of.alpha_of_totals(sums[:, 0], sums[:, 1:], distances),
        )

    def _observed(self, distances: NDArray[np.float64 | np.bool_]) -> Counts:
        """By article the distances of the values that met, both ways (Krippendorff 2011)."""
        return self._by_article(self._article, 2 * distances / (self._coders - 1))

    def _by_article(self, article: NDArray[np.int64], weights: Counts | None = None) -> Counts:
        return np.bincount(article, weights, len(self._answers)).astype(float)

    def _given(self, records: Sequence[tuple[int, Sequence[int]]]) -> Counts:
        """By article how often each value was given in these records."""
        articles, size = len(self._answers), len(self._values)
        places = [at * size + column for at, record in records for column in record]
        found = np.bincount(np.array(places, dtype=np.int64), minlength=articles * size)
        return found.reshape(articles, size).astype(float)

    def _cohen(self, one: Callable[[str, Estimate], Measure]) -> Measure:
        agreed = self._by_article(self._article, (self._one == self._other).astype(float))
        mine = self._given([(at, record[:1]) for at, record in self._records])
        theirs = self._given([(at, record[1:]) for at, record in self._records])
        size = len(self._values) + 1
        estimate = self._estimate(
            np.column_stack([agreed, mine, theirs]),
            lambda sums: of.kappa_of_totals(sums[:, 0], sums[:, 1:size], sums[:, size:]),
        )
        return one("cohen_kappa", estimate)

    def _fleiss(self, unit: Unit) -> Measure:
        """Of the records that all coders found, as it asks for the same number of answers."""
        coders = len(self._group)
        records = [each for each in self._records if len(each[1]) == coders]
        is_all = self._coders == coders
        same = (self._one == self._other)[is_all] / (coders * (coders - 1) / 2)
        agreed = self._by_article(self._article[is_all], same)
        estimate = self._estimate(
            np.column_stack([agreed, self._given(records)]),
            partial(_fleiss_kappa, coders=coders),
        )
        others = len(self._records) - len(records)
        left_out = self._left_out | ({NOT_ALL: others} if others else {})
        one = measured(
            self._type, self._group, unit, len(records), field=self._field, left_out=left_out
        )
        return one("fleiss_kappa", estimate)


def _fleiss_kappa(sums: Counts, coders: int) -> Counts:
    return of.fleiss_kappa(sums[:, 0], sums[:, 1:], coders)
