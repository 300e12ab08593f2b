"""Numbers and ranges as the news writes them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.codebook.numbers import parse_number, parse_range


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1200", 1200),
        ("1,200", 1200),
        ("1 200 000", 1_200_000),
        ("1\u202f200", 1200),
        ("−5", -5),
        ("+3.5", 3.5),
        ("1e+22", 1e22),
        ("1.2 million", 1_200_000),
        ("7.4\u00a0million", 7_400_000),
        ("1.2345 thousand", 1234.5),
        ("three", 3),
        ("Forty-two", 42),
        ("a hundred", 100),
        ("hundred", 100),
        ("a dozen", 12),
        ("two dozen", 24),
        ("three hundred and five", 305),
        ("thirty thousand two hundred", 30_200),
        ("٢١٢", 212),
        ("", None),
        ("a", None),
        ("and", None),
        ("million", None),
        ("four two", None),
        ("twenty ten", None),
        ("three and", None),
        ("12,5", None),
        ("1,2000", None),
        ("many", None),
        ("inf", None),
        ("nan", None),
    ],
)
def test_number(text: str, number: float | None) -> None:
    assert parse_number(text) == number


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_as_python_writes_it(number: float) -> None:
    assert parse_number(str(number)) == number


@given(st.integers(1000, 10**12))
def test_thousands_may_be_set_apart(number: int) -> None:
    assert parse_number(f"{number:,}") == number
    assert parse_number(f"{number:,}".replace(",", "\u00a0")) == number


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("12", (12, 12)),
        ("some 300", (300, 300)),
        ("an estimated 2,300", (2300, 2300)),
        ("10-20", (10, 20)),
        ("10 – 20", (10, 20)),
        ("10..20", (10, 20)),
        ("between seven and ten", (7, 10)),
        ("from 2,000 to 3,000", (2000, 3000)),
        ("twenty-five to thirty", (25, 30)),
        ("2 to 3 million", (2_000_000, 3_000_000)),
        ("between 500 and 1 thousand", (500, 1000)),
        ("-5–-3", (-5, -3)),
        ("at least three", (3, None)),
        ("more than 400", (400, None)),
        ("no fewer than 4", (4, None)),
        ("10+", (10, None)),
        ("10 or more", (10, None)),
        ("≥ 10", (10, None)),
        ("up to 20", (None, 20)),
        ("as many as twenty", (None, 20)),
        ("three or fewer", (None, 3)),
        ("<5", (None, 5)),
        ("dozens", (24, None)),
        ("tens of thousands", (20_000, None)),
        ("", None),
        ("at least", None),
        ("up to many", None),
        ("between 3 and", None),
        ("a few", None),
    ],
)
def test_range(text: str, ends: tuple[float | None, float | None] | None) -> None:
    assert parse_range(text) == ends


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_finite_number_or_nothing(text: str) -> None:
    number = parse_number(text)
    assert number is None or math.isfinite(number)
    parse_range(text)
