"""How sure a found quote is: what the weights make of its signs, and how they are fitted."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.assist.quotes.confidence import SIGNS, Certainty, Confidence, Kind, Signs, fitted

chances = st.floats(0, 1)
certainties = st.builds(Certainty, chances, chances)
signs_of_quotes = st.builds(
    Signs,
    st.lists(certainties, min_size=1, max_size=3),
    st.none() | certainties,
    st.none() | certainties,
    chances,
    st.sampled_from(["direct", "indirect", "mixed"]),
)


@given(signs_of_quotes)
def test_it_is_a_probability(signs: Signs) -> None:
    assert len(signs.numbers()) == SIGNS
    for confidence in (Confidence(), Confidence(tuple([0.5] * SIGNS), 0.3)):
        assert 0 <= confidence.of(signs) <= 1


def test_without_weights_a_quote_is_as_sure_as_its_least_sure_part() -> None:
    signs = Signs([Certainty(0.9, 0.8)], Certainty(0.7, 0.95), None, 0.99, "indirect")
    assert Confidence().of(signs) == 0.7


def test_what_stands_in_marks_is_always_offered() -> None:
    unsure = Certainty(0.01, 0.01)
    confidence = Confidence((-5.0, *[0.0] * (SIGNS - 1)), 0.3)
    kinds: list[tuple[Kind, bool]] = [("direct", True), ("mixed", True), ("indirect", False)]
    for kind, offered in kinds:
        numbers = Signs([unsure], None, None, 0.5, kind).numbers()
        assert confidence.offers(numbers) == offered


def test_fitted_weights_say_how_often_quotes_are_right() -> None:
    chance = random.Random(1)  # noqa: S311 - the same in every run
    rows: list[list[float]] = []
    right: list[bool] = []
    for _ in range(4000):
        sign = chance.gauss(0, 2)
        rows.append([1.0, sign, chance.gauss(0, 1)])
        right.append(chance.random() < 1 / (1 + 2.718281828 ** (1 - sign)))
    constant, weight, noise = fitted(rows, right)
    assert constant == pytest.approx(-1, abs=0.15)
    assert weight == pytest.approx(1, abs=0.15)
    assert noise == pytest.approx(0, abs=0.1)
