"""The alphas of units against their definitions, character by character."""

from itertools import pairwise, permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.team.unitizing import (
    Continuum,
    Part,
    Units,
    alpha_of_lengths,
    bounds_disagreement,
    shared_lengths,
)
from annotator.core.text.span import Span

LENGTH = 30
LABELS = ["claim", "quote"]
PARTS: list[Part] = ["all", "units", "labels", 1, 2]


def units_of(cuts: list[int], labels: list[int]) -> Units:
    """Units between cuts: 0 is a gap, 1 and 2 the labels; neighbours of one label stay two."""
    edges = [0, *sorted(set(cuts)), LENGTH]
    found: dict[str, list[Span]] = {}
    for start, end, label in zip(edges, edges[1:], labels, strict=False):
        if label:
            found.setdefault(LABELS[label - 1], []).append(Span(start, end))
    return found


units = st.builds(
    units_of,
    st.lists(st.integers(1, LENGTH - 1), min_size=4, max_size=4),
    st.lists(st.integers(0, 2), min_size=5, max_size=5),
)
continua = st.builds(Continuum, st.just(LENGTH), st.lists(units, min_size=2, max_size=3).map(tuple))


def rows(continuum: Continuum) -> list[list[tuple[int, int]]]:
    """By coder and character its label's number, and the number of its section."""
    found: list[list[tuple[int, int]]] = []
    for coder in continuum.coders:
        labels = [0] * continuum.length
        for number, key in enumerate(LABELS, 1):
            for unit in coder.get(key, ()):
                labels[unit.start : unit.end] = [number] * unit.length
        section, numbered = 0, [(labels[0], 0)]
        for before, label in pairwise(labels):
            section += before != label
            numbered.append((label, section))
        found.append(numbered)
    return found


def by_definition(continuum: Continuum) -> tuple[np.ndarray, np.ndarray]:
    """Each character of one coder against that of every other, and against all characters of all
    coders that are not of its own section."""
    coded = rows(continuum)
    observed, chance = np.zeros((3, 3)), np.zeros((3, 3))
    for one, other in permutations(coded, 2):
        for (mine, _), (theirs, _) in zip(one, other, strict=True):
            observed[mine, theirs] += 1 / (len(coded) - 1)
    everything = [(who, *each) for who, row in enumerate(coded) for each in row]
    for (who, label, section), (whose, other, beside) in product(everything, everything):
        chance[label, other] += (who, section) != (whose, beside)
    return observed, chance * observed.sum() / chance.sum() if chance.any() else chance


@given(continua)
def test_shared_lengths_are_those_of_all_characters(continuum: Continuum) -> None:
    observed, expected = shared_lengths(continuum, LABELS)
    slow_observed, slow_expected = by_definition(continuum)
    assert observed == pytest.approx(slow_observed)
    assert expected == pytest.approx(slow_expected)


def alphas(continuum: Continuum) -> list[float]:
    sums = np.array([shared_lengths(continuum, LABELS)])
    found = [float(alpha_of_lengths(sums, part)[0]) for part in PARTS]
    for label in LABELS:
        observed, expected = bounds_disagreement(continuum, label)
        found.append(1 - observed / expected if expected else float("nan"))
    return found


@given(units, st.integers(2, 3))
def test_who_cuts_alike_agrees(coder: Units, count: int) -> None:
    found = alphas(Continuum(LENGTH, (coder,) * count))
    assert all(np.isnan(value) or value == pytest.approx(1) for value in found)


@given(continua)
def test_coders_may_change_places(continuum: Continuum) -> None:
    turned = Continuum(continuum.length, continuum.coders[::-1])
    assert alphas(continuum) == pytest.approx(alphas(turned), nan_ok=True)
    assert all(np.isnan(value) or value <= 1 + 1e-9 for value in alphas(continuum))


def test_bounds_that_lie_further_apart_disagree_more() -> None:
    def of(start: int, end: int) -> float:
        pair = ({"quote": [Span(5, 15)]}, {"quote": [Span(start, end)]})
        observed, expected = bounds_disagreement(Continuum(LENGTH, pair), "quote")
        return 1 - observed / expected

    assert of(5, 15) == pytest.approx(1)
    assert 1 > of(5, 16) > of(4, 17) > of(14, 25) > of(16, 26)


def test_one_empty_article_is_compared_as_well() -> None:
    one: Units = {"quote": [Span(5, 15)]}
    empty: Units = {}
    found = alphas(Continuum(LENGTH, (one, empty)))
    assert found[-1] < 0
    assert np.isnan(found[2])
