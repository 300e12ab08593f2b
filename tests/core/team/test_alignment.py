"""Records of several coders are grouped by what they are about, whoever comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.coding.record import FieldValue, Record
from annotator.core.team.alignment import align, jaccard
from annotator.core.text.span import Span, merged
from tests.core.team.coded import record

spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=3).map(
    lambda pairs: merged(Span(start, start + length) for start, length in pairs)
)
records = st.builds(
    lambda kind, found: record(*((span.start, span.end) for span in found), kind=kind),
    st.sampled_from(["quote", "claim"]),
    spans,
)
coded = st.dictionaries(st.sampled_from("abcd"), st.lists(records, max_size=4), min_size=1)


def places(groups: list[dict[str, str]]) -> set[frozenset[str]]:
    return {frozenset(group.values()) for group in groups}


def grouped(by_coder: dict[str, list[Record]]) -> list[dict[str, str]]:
    return [{coder: each.id for coder, each in g.records.items()} for g in align(by_coder)]


def test_the_place_decides_and_the_meaning_where_several_lie_in_one() -> None:
    said, claimed = record((4, 20)), record((4, 20), kind="claim")
    told, held = record((4, 22)), record((4, 22), kind="claim")
    groups = grouped({"ada": [said, claimed], "ben": [held, told]})
    assert places(groups) == {frozenset({said.id, told.id}), frozenset({claimed.id, held.id})}


def test_fields_decide_where_place_and_type_are_the_same() -> None:
    def by(name: str) -> Record:
        return record((4, 20), fields={"speaker": (FieldValue(name),)})

    one, two, first, second = by("Dorr"), by("Holm"), by("Holm"), by("Dorr")
    groups = grouped({"ada": [one, two], "ben": [first, second]})
    assert places(groups) == {frozenset({one.id, second.id}), frozenset({two.id, first.id})}


def test_the_pairs_are_best_all_in_all() -> None:
    """Taking the closest first would leave one of each coder alone."""
    wide, near = record((0, 20)), record((10, 40))
    both, far = record((8, 22)), record((0, 7))
    groups = grouped({"ada": [wide, near], "ben": [both, far]})
    assert sorted(map(len, groups)) == [2, 2]


def test_what_shares_no_words_stands_alone() -> None:
    assert [len(each) for each in grouped({"ada": [record((0, 4))], "ben": [record((4, 8))]})] == [
        1,
        1,
    ]


@given(coded, st.permutations("abcd"))
def test_groups_hang_neither_on_order_nor_on_names(
    by_coder: dict[str, list[Record]], names: list[str]
) -> None:
    groups = grouped(by_coder)
    every = [each.id for found in by_coder.values() for each in found]
    assert sorted(each for group in groups for each in group.values()) == sorted(every)
    renamed = {
        names["abcd".index(coder)]: found[::-1] for coder, found in reversed(by_coder.items())
    }
    again = align(renamed)
    sizes = sorted(len(each.records) for each in again)
    assert sizes == sorted(map(len, groups))


@given(spans, spans)
def test_jaccard_is_the_share_of_characters(one: list[Span], other: list[Span]) -> None:
    mine = {place for span in one for place in range(span.start, span.end)}
    theirs = {place for span in other for place in range(span.start, span.end)}
    expected = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
    assert jaccard(one, other) == pytest.approx(expected) == jaccard(other, one)
