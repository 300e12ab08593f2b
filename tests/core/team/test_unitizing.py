"""The alphas of units against their definitions, character by character."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, permutations, product
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.team.runs import Runs, runs_of
from annotator.core.team.unitizing import (
    Part,
    alpha_of_lengths,
    bounds_disagreement,
    shared_lengths,
)
from annotator.core.text.span import Span, merged

LENGTH = 30
LABELS = ["claim", "quote"]
SIZE = len(LABELS) + 1
PARTS: list[Part] = ["all", "units", "labels", 1, 2]


Units = Mapping[str, list[Span]]


class Continuum(NamedTuple):
    """A text that several coders have cut into units; None has not finished it."""

    length: int
    coders: tuple[Units | None, ...]


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
with_gaps = st.builds(Continuum, st.just(LENGTH), st.tuples(units, units, st.none() | units))


def runs(continua: Sequence[Continuum], only: str = "") -> Runs:
    """The characters of the texts, labelled by number, or whether they are of one label."""
    found: list[np.ndarray] = []
    for continuum in continua:
        labels = np.zeros((len(continuum.coders), continuum.length), dtype=np.int8)
        for row, coder in enumerate(continuum.coders):
            for number, key in enumerate(LABELS, 1):
                for unit in (coder or {}).get(key, ()):
                    labels[row, unit.start : unit.end] = number
        found.append((labels == LABELS.index(only) + 1).astype(np.int8) if only else labels)
    present = np.array([[coder is not None for coder in each.coders] for each in continua])
    return runs_of(found, present)


def there(continuum: Continuum) -> list[Units]:
    return [coder for coder in continuum.coders if coder is not None]


def rows(continuum: Continuum) -> list[list[tuple[int, int]]]:
    """By coder and character its label's number, and the number of its section."""
    found: list[list[tuple[int, int]]] = []
    for coder in there(continuum):
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


Section = tuple[int, int, bool]
"""Begin, length, and whether it is a unit."""


def sections(coder: Units, label: str, length: int) -> list[Section]:
    cut, at = list[Section](), 0
    for unit in merged(coder.get(label, ())):
        if unit.start > at:
            cut.append((at, unit.start - at, False))
        cut.append((unit.start, unit.length, True))
        at = unit.end
    return [*cut, (at, length - at, False)] if at < length else cut


def difference(one: Section, other: Section) -> float:
    """Krippendorff 1995, equation 1."""
    (b, size, is_unit), (c, width, is_other) = one, other
    if is_unit and is_other and -size < b - c < width:
        return (b - c) ** 2 + (b + size - c - width) ** 2
    if is_unit and not is_other and width - size >= b - c >= 0:
        return size**2
    if is_other and not is_unit and size - width >= c - b >= 0:
        return width**2
    return 0.0


def bounds_by_definition(continuum: Continuum, label: str) -> tuple[float, float]:
    """Each section of a coder against each of every other (equations 2 to 5)."""
    cuts = [sections(coder, label, continuum.length) for coder in there(continuum)]
    count, length = len(cuts), continuum.length
    observed = sum(
        difference(one, other)
        for mine, theirs in permutations(cuts, 2)
        for one, other in product(mine, theirs)
    )
    units = [size for cut in cuts for _, size, is_unit in cut if is_unit]
    gaps = [size for cut in cuts for _, size, is_unit in cut if not is_unit]
    chance = sum(
        (len(units) - 1) / 3 * (2 * unit**3 - 3 * unit**2 + unit)
        + unit**2 * sum(gap - unit + 1 for gap in gaps if gap >= unit)
        for unit in units
    )
    places = count * length * (count * length - 1) - sum(unit * (unit - 1) for unit in units)
    return observed / (count * (count - 1) * length**2), 2 / length * chance / places


@given(st.lists(with_gaps, min_size=1, max_size=3))
def test_bounds_disagree_as_far_as_each_two_sections_do(texts: list[Continuum]) -> None:
    for label in LABELS:
        found = bounds_disagreement(runs(texts, label), range(3))
        assert found == pytest.approx(np.array([bounds_by_definition(t, label) for t in texts]))


@given(st.lists(with_gaps, min_size=1, max_size=3))
def test_shared_lengths_are_those_of_all_characters(texts: list[Continuum]) -> None:
    found = shared_lengths(runs(texts), range(3), SIZE)
    assert found == pytest.approx(np.array([by_definition(each) for each in texts]))


def alphas(continuum: Continuum) -> list[float]:
    every = range(len(continuum.coders))
    sums = shared_lengths(runs([continuum]), every, SIZE)
    found = [float(alpha_of_lengths(sums, part)[0]) for part in PARTS]
    for label in LABELS:
        [(observed, expected)] = bounds_disagreement(runs([continuum], label), every)
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
        [(observed, expected)] = bounds_disagreement(
            runs([Continuum(LENGTH, pair)], "quote"), (0, 1)
        )
        return float(1 - observed / expected)

    assert of(5, 15) == pytest.approx(1)
    assert 1 > of(5, 16) > of(4, 17) > of(14, 25) > of(16, 26)


def test_one_empty_article_is_compared_as_well() -> None:
    one: Units = {"quote": [Span(5, 15)]}
    empty: Units = {}
    found = alphas(Continuum(LENGTH, (one, empty)))
    assert found[-1] < 0
    assert np.isnan(found[2])
