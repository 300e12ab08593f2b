"""Optimal assignment against every other one."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from annotator.core.team.assignment import Matrix, assign

gains = arrays.arrays(
    float,
    st.tuples(st.integers(0, 5), st.integers(0, 5)),
    elements=st.floats(0, 1) | st.just(0.0),
)


def total(gain: Matrix, pairs: list[tuple[int, int]]) -> float:
    return sum(gain[pair] for pair in pairs)


@given(gains)
def test_no_other_assignment_gains_more(gain: Matrix) -> None:
    pairs = assign(gain)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gain[pair] > 0 for pair in pairs)
    wide = gain if gain.shape[0] <= gain.shape[1] else gain.T
    rows, columns = wide.shape
    best = max(
        (total(wide, list(enumerate(order))) for order in permutations(range(columns), rows)),
        default=0,
    )
    assert total(gain, pairs) == pytest.approx(best)


def test_thousands_are_assigned() -> None:
    generator = np.random.default_rng(1)
    gain = np.eye(400)[generator.permutation(400)] + 1e-3 * generator.random((400, 400))
    assert total(gain, assign(gain)) > 399.9
