"""Coefficients against the worked examples of their papers, and against their definitions."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.team import coefficients as of

KRIPPENDORFF_2011 = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Four observers, twelve units, five values, with gaps (section C)."""

FLEISS = """
0 0 0 0 14
0 2 6 4 2
0 0 3 5 6
0 3 9 2 0
2 2 8 1 1
7 7 0 0 0
3 2 6 3 0
2 5 3 2 2
6 5 2 1 0
0 2 2 3 7
"""


def table(text: str) -> of.Counts:
    return np.array([[float(each) for each in line.split()] for line in text.split("\n") if line])


def counted(rows: list[list[int | None]], values: int) -> of.Counts:
    counts = np.zeros((len(rows[0]), values))
    for row in rows:
        for unit, value in enumerate(row):
            if value is not None:
                counts[unit, value] += 1
    return counts


def test_alpha_of_the_paper() -> None:
    rows = [
        [None if each == "." else int(each) - 1 for each in line.split()]
        for line in KRIPPENDORFF_2011.strip().split("\n")
    ]
    met = of.coincidences(counted(rows, 5))[None]
    values = np.arange(1.0, 6.0)
    assert of.alpha(met)[0] == pytest.approx(0.743, abs=5e-4)
    assert of.alpha(met, of.ordinal_distances(met.sum(axis=2)))[0] == pytest.approx(0.815, abs=5e-4)
    assert of.alpha(met, of.interval_distances(values))[0] == pytest.approx(0.849, abs=5e-4)


def test_kappa_of_two_and_of_many() -> None:
    assert of.cohen_kappa(np.array([[[20.0, 5], [10, 15]]]))[0] == pytest.approx(0.4)
    ratings = table(FLEISS)
    agreed = (ratings * (ratings - 1)).sum() / (14 * 13)
    kappa = of.fleiss_kappa(np.array([agreed]), ratings.sum(axis=0)[None], 14)
    assert kappa[0] == pytest.approx(0.210, abs=5e-4)


def test_sets_are_alike_by_what_they_share() -> None:
    one, part, other = frozenset("abc"), frozenset("ab"), frozenset("xy")
    empty: frozenset[object] = frozenset()
    assert of.jaccard_distance(one, part) == pytest.approx(1 / 3)
    assert of.masi_distance(one, part) == pytest.approx(1 - 2 / 3 * 2 / 3)
    assert of.masi_distance(frozenset("ab"), frozenset("bc")) == pytest.approx(1 - 1 / 3 / 3)
    for distance in (of.jaccard_distance, of.masi_distance):
        assert distance(one, one) == distance(empty, empty) == 0
        assert distance(one, other) == distance(one, empty) == 1


def test_what_cannot_differ_is_undefined() -> None:
    assert np.isnan(of.alpha(np.array([[[4.0, 0], [0, 0]]]))).all()
    assert np.isnan(of.alpha(np.zeros((1, 2, 2)))).all()
    assert np.isnan(of.cohen_kappa(np.array([[[4.0, 0], [0, 0]]]))).all()
    assert np.isnan(of.f1(np.zeros(1), np.zeros(1), np.zeros(1))).all()


def alpha_by_definition(rows: list[list[int | None]]) -> float:
    """1 less the mean difference within units through that of all values that can be paired."""
    units = [[row[u] for row in rows if row[u] is not None] for u in range(len(rows[0]))]
    paired = [unit for unit in units if len(unit) > 1]
    everything = [value for unit in paired for value in unit]
    n = len(everything)
    observed = sum(
        sum(one != other for one, other in permutations(unit, 2)) / (len(unit) - 1)
        for unit in paired
    )
    expected = sum(one != other for one, other in permutations(everything, 2))
    return 1 - (observed / n) / (expected / (n * (n - 1))) if expected else float("nan")


@given(
    st.integers(2, 4).flatmap(
        lambda coders: st.lists(
            st.lists(st.none() | st.integers(0, 2), min_size=5, max_size=5),
            min_size=coders,
            max_size=coders,
        )
    )
)
def test_alpha_is_what_its_definition_says(rows: list[list[int | None]]) -> None:
    met = of.coincidences(counted(rows, 3))[None]
    assert of.alpha(met)[0] == pytest.approx(alpha_by_definition(rows), nan_ok=True)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=12))
def test_two_coders_may_change_places(answers: list[tuple[int, int]]) -> None:
    confusion = np.zeros((1, 3, 3))
    for one, other in answers:
        confusion[0, one, other] += 1
    turned = confusion.transpose(0, 2, 1)
    assert of.cohen_kappa(confusion)[0] == pytest.approx(of.cohen_kappa(turned)[0], nan_ok=True)
