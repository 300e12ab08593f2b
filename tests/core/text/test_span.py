"""Spans against a naive model: the set of code points that they cover."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import SpanError
from annotator.core.text.span import (
    Fragment,
    Span,
    cut,
    cut_all,
    extent,
    first_mismatch,
    joined_text,
    merged,
    without,
)

TEXT = "“We will,” he said, “not go.” 😀 لا"


@st.composite
def some_spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 20))
    return Span(start, draw(st.integers(start, 24)))


spans_lists = st.lists(some_spans(), max_size=6)


def covered(spans: list[Span]) -> set[int]:
    return {offset for span in spans for offset in range(span.start, span.end)}


@given(some_spans(), some_spans())
def test_overlap_and_containment(one: Span, other: Span) -> None:
    shared = covered([one]) & covered([other])
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    if one.contains(other):
        assert covered([other]) <= covered([one])


@given(spans_lists)
def test_merged_covers_the_same_with_gaps_between(spans: list[Span]) -> None:
    result = merged(spans)
    assert covered(result) == covered(spans)
    assert all(one.end < other.start for one, other in itertools.pairwise(result))
    assert merged(result) == result
    assert merged(reversed(spans)) == result


@given(spans_lists, some_spans())
def test_without_takes_the_hole_away(spans: list[Span], hole: Span) -> None:
    result = without(spans, hole)
    assert covered(result) == covered(spans) - covered([hole])
    assert result == sorted(result)
    if not hole.length:
        assert result == merged(spans)


@given(spans_lists.filter(bool))
def test_extent_reaches_from_first_to_last(spans: list[Span]) -> None:
    assert all(extent(spans).contains(span) for span in spans)


@given(spans_lists)
def test_cut_all_holds_the_text_of_each(spans: list[Span]) -> None:
    full = [span for span in spans if span.length]
    fragments = cut_all(TEXT, full)
    assert [fragment.span for fragment in fragments] == merged(full)
    assert all(TEXT[part.start : part.end] == part.text for part in fragments)
    assert first_mismatch(fragments, TEXT) is None


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 4), Span(-1, 2), Span(0, len(TEXT) + 1)])
def test_a_span_beyond_the_text_or_empty_is_refused(span: Span) -> None:
    with pytest.raises(SpanError, match="does not lie in the text"):
        cut(TEXT, span)


def test_fragments_read_as_one() -> None:
    parts = cut_all(TEXT, [Span(21, 27), Span(1, 8)])
    assert joined_text(parts) == "We will … not go"
    assert joined_text([]) == ""


def test_the_first_fragment_that_no_longer_fits_is_found() -> None:
    parts = cut_all(TEXT, [Span(1, 8), Span(21, 27)])
    assert first_mismatch(parts, TEXT.replace("not go", "not be")) == parts[1]
    assert first_mismatch([Fragment(0, 0, "")], TEXT) == Fragment(0, 0, "")


def test_length_and_order() -> None:
    assert Span(2, 5).length == 3
    assert sorted([Span(2, 5), Span(1, 9), Span(1, 3)]) == [Span(1, 3), Span(1, 9), Span(2, 5)]
