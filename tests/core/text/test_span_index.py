"""Spans are found by place however many come and go."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.span_index import SpanIndex

Entry = tuple[int, int, int]
entries = st.lists(
    st.tuples(st.integers(0, 500), st.one_of(st.integers(1, 20), st.integers(100, 600))).map(
        lambda pair: (pair[0], -sum(pair))
    ),
    max_size=400,
).map(lambda pairs: [(*pair, n) for n, pair in enumerate(pairs)])


def overlapping(entries: list[Entry], start: int, end: int) -> list[Entry]:
    return sorted(each for each in entries if each[0] < end and -each[1] > start)


@given(entries, st.integers(0, 400), st.integers(0, 900), st.integers(1, 80))
def test_what_overlaps_a_place_is_found_in_order(
    given_entries: list[Entry], kept: int, start: int, length: int
) -> None:
    first, later = given_entries[:kept], given_entries[kept:]
    index = SpanIndex(first)
    for each in later:
        index.add(each)
    assert index.overlapping(start, start + length) == overlapping(
        given_entries, start, start + length
    )
    for each in first:
        index.remove(each)
    assert index.overlapping(start, start + length) == overlapping(later, start, start + length)
    assert list(index.onwards((start,))) == sorted(each for each in later if each[0] >= start)


def test_one_that_was_emptied_takes_entries_again() -> None:
    index = SpanIndex([(3, -5, 0)])
    index.remove((3, -5, 0))
    assert index.overlapping(0, 9) == []
    assert list(index.onwards((0,))) == []
    index.add((1, -2, 0))
    assert index.overlapping(0, 9) == [(1, -2, 0)]
