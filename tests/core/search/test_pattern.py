"""Regular expressions: what they find, what is none, and that they end."""

import time

import pytest

from annotator.core.errors import AnnotatorError
from annotator.core.search.pattern import PatternMatcher
from annotator.core.text.span import Span

TEXT = "On 3 March 12 died 😀.\nThe toll rose to 15."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (r"\d+", ["3", "12", "15"]),
        (r"^the \w+", ["The toll"]),
        (r"\p{So}", ["😀"]),
        (r"(?<=to )\d+", ["15"]),
        ("x*", []),
        ("died.*rose", []),
    ],
)
def test_what_it_finds(typed: str, found: list[str]) -> None:
    matcher = PatternMatcher(typed)
    assert [TEXT[span.start : span.end] for span in matcher.find(TEXT)] == found
    assert matcher.matches(TEXT) == bool(found)


def test_letter_case_and_whole_words_are_a_choice() -> None:
    text = "March, march, marching"
    assert len(PatternMatcher("march").find(text)) == 3
    assert PatternMatcher("march", match_case=True).find(text) == [Span(7, 12), Span(14, 19)]
    assert PatternMatcher("march").find(text, whole_words=True) == [Span(0, 5), Span(7, 12)]


@pytest.mark.parametrize(
    ("typed", "place"), [("a(b", 4), ("[a", 3), ("*a", 1), ("a{2,1}", 3), ("(?P<x>a)(?P=y)", 12)]
)
def test_what_is_none_is_told_with_its_place(typed: str, place: int) -> None:
    with pytest.raises(AnnotatorError, match=f"at character {place}"):
        PatternMatcher(typed)


def test_one_that_is_too_long_is_refused() -> None:
    with pytest.raises(AnnotatorError, match="at most"):
        PatternMatcher("a" * 5000)


def test_one_that_would_never_end_is_given_up() -> None:
    begun = time.process_time()
    with pytest.raises(AnnotatorError, match="given up after"):
        PatternMatcher("(a|aa)+$").find("a" * 60 + "b")
    assert time.process_time() - begun < 10
