"""Lanes keep records that overlap apart."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.lanes import assign_lanes

extents = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], sum(pair))),
    max_size=40,
)


@given(extents)
def test_overlapping_extents_never_share_a_lane(given_extents: list[tuple[int, int]]) -> None:
    lanes = assign_lanes(given_extents)
    for one, (start, end) in enumerate(given_extents):
        for other in range(one):
            if start < given_extents[other][1] and given_extents[other][0] < end:
                assert lanes[one] != lanes[other]


@given(extents)
def test_there_are_no_more_lanes_than_extents_at_the_busiest_place(
    given_extents: list[tuple[int, int]],
) -> None:
    busiest = max(
        (sum(start <= place < end for start, end in given_extents) for place, _ in given_extents),
        default=0,
    )
    assert len(set(assign_lanes(given_extents))) == busiest


def test_what_encloses_runs_nearest_to_the_text() -> None:
    assert assign_lanes([(5, 8), (0, 10), (0, 4), (12, 14)]) == [1, 0, 1, 0]
