"""Lanes keep records that overlap apart, and stay so as records come and go."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.lanes import Extent, Lanes

extents = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], sum(pair))),
    max_size=40,
)


def named(pairs: list[tuple[int, int]]) -> list[Extent]:
    return [(start, -end, str(n)) for n, (start, end) in enumerate(pairs)]


def lanes_of(pairs: list[tuple[int, int]]) -> list[int]:
    lanes = Lanes(named(pairs))
    return [lanes[str(n)] for n in range(len(pairs))]


@given(extents)
def test_overlapping_extents_never_share_a_lane(given_extents: list[tuple[int, int]]) -> None:
    lanes = lanes_of(given_extents)
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
    assert len(set(lanes_of(given_extents))) == busiest


def test_what_encloses_runs_nearest_to_the_text() -> None:
    assert lanes_of([(5, 8), (0, 10), (0, 4), (12, 14)]) == [1, 0, 1, 0]


@given(extents, st.data())
def test_lanes_are_those_that_all_extents_would_have_anew(
    given_extents: list[tuple[int, int]], data: st.DataObject
) -> None:
    every = named(given_extents)
    there = set(data.draw(st.lists(st.sampled_from(every), unique=True))) if every else set()
    lanes = Lanes(there)
    for extent in data.draw(st.permutations(every)):
        before = {each[2]: lanes[each[2]] for each in there}
        is_there = extent in there
        reached = lanes.remove(extent) if is_there else lanes.add(extent)
        there ^= {extent}
        anew = Lanes(there)
        assert {each: lanes[each[2]] for each in there} == {each: anew[each[2]] for each in there}
        assert lanes.most == anew.most
        assert reached >= -extent[1]
        for start, end, record_id in there - {extent}:
            if lanes[record_id] != before[record_id]:
                assert start >= extent[0]
                assert -end <= reached
