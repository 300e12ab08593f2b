"""Scores by hand: what counts as the same, what as overlapping, and how confidence is judged."""

import pytest

from annotator.assist.learning.confidence import fitted, likelihood
from annotator.assist.learning.examples import OWN, CodedRecord
from annotator.assist.learning.model import Confidence
from annotator.assist.learning.scoring import (
    Score,
    Tried,
    calibration_error,
    reliability,
    scores,
    share_right,
    verdicts,
)
from annotator.core.text.span import Span

TEXT = "Dorr said that the port would close. Holm denied it, and wept."


def coded(own: str, who: str = "", kind: str = "") -> CodedRecord:
    def place(words: str) -> tuple[Span, ...]:
        start = TEXT.index(words)
        return (Span(start, start + len(words)),)

    places = {OWN: place(own)} | ({"who": place(who)} if who else {})
    return CodedRecord(places, {"kind": kind} if kind else {})


def of(made: list[Score]) -> dict[tuple[str, str | None, str], tuple[int, int, int]]:
    return {
        (each.part, each.field, each.unit): (each.expected, each.found, each.right) for each in made
    }


def test_every_part_has_its_scores() -> None:
    expected = [coded("that the port would close", "Dorr", "a"), coded("it", "Holm", "b")]
    found = [
        (coded("the port would close.", "Dorr", "a"), 0.9),
        (coded("it", "Holm", "a"), 0.8),
        (coded("wept", "Holm"), 0.1),
    ]
    made = scores("claim", [Tried(TEXT, expected, found)], ["who"], ["kind"])
    assert of(made) == {
        ("record", None, "exact"): (2, 3, 1),
        ("record", None, "overlap"): (2, 3, 2),
        ("span", None, "exact"): (2, 3, 1),
        ("span", None, "overlap"): (2, 3, 2),
        ("field", "who", "exact"): (2, 3, 2),
        ("field", "who", "overlap"): (2, 3, 2),
        ("field", "kind", "exact"): (2, 2, 1),
        ("field", "kind", "overlap"): (2, 2, 1),
    }
    span = next(each for each in made if (each.part, each.unit) == ("span", "exact"))
    assert (span.precision, span.recall, span.f1) == (pytest.approx(1 / 3), 0.5, 0.4)


def test_signs_do_not_count_and_each_record_is_matched_once() -> None:
    twice = [(coded("wept"), 0.5), (coded("wept."), 0.5)]
    made = of(scores("claim", [Tried(TEXT, [coded("wept.")], twice)], []))
    assert made["span", None, "exact"] == (1, 2, 1)
    judged = verdicts(TEXT, [coded("wept.")], [each for each, _sure in twice], [])
    assert [each.right for each in judged] == [True, False]
    assert sum(each.alike for each in judged) == 1


def test_nothing_to_divide_by_is_said_so() -> None:
    [record, *_] = scores("claim", [Tried(TEXT, [], [])], ["who"])
    assert (record.precision, record.recall, record.f1) == (None, None, None)


def test_bins_of_confidence() -> None:
    pairs = [(0.05, False), (0.92, True), (0.98, True), (1.0, False)]
    low, high = reliability(pairs)
    assert (low.low, low.count, low.right) == (0.0, 1, 0.0)
    assert (high.low, high.count, high.right) == (0.9, 3, pytest.approx(2 / 3))
    error = calibration_error([low, high])
    assert error == pytest.approx((0.05 + 3 * abs(2.9 / 3 - 2 / 3)) / 4)
    assert share_right(pairs, 0.5) == 0.5
    assert share_right([], 0.5) is calibration_error([]) is None


def test_confidence_is_as_often_right_as_it_says() -> None:
    signs = [(-n / 100, 0.0, 0.0, 0.0, 0.0, 5.0) for n in range(200)]
    right = [n < 100 or n % 4 == 0 for n in range(200)]
    model = fitted(signs, right)
    sure = [(likelihood(each, model), hit) for each, hit in zip(signs, right, strict=True)]
    assert sum(chance for chance, _hit in sure) == pytest.approx(sum(right), abs=2)
    assert likelihood(signs[0], model) > 0.9
    assert likelihood(signs[-1], model) < 0.4


def test_of_too_little_no_confidence_is_learned() -> None:
    signs = [(-0.1, 0.0, -0.5, 0.0, -0.2, 0.0)] * 30
    assert fitted(signs[:5], [True] * 5) == fitted(signs, [True] * 30) == Confidence()
    assert likelihood(signs[0], Confidence()) == pytest.approx(2.718281828**-0.5)
