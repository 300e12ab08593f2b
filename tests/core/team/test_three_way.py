"""Merging a thing in three ways, by the states that both sides know."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.team.three_way import Outcome, Past, State, merged, walked_back

_VALUES = st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), max_size=3)


def _past(*states: State, base: bool = False) -> Past:
    return Past(states, base)


def _merge(ours: Sequence[State], theirs: Sequence[State], *, base: bool = False) -> Outcome:
    return merged(Past(ours, base), Past(theirs, base))


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        ([{"a": 1}], [{"a": 1}], "same"),
        ([{"a": 1, "version": 3}], [{"a": 1, "version": 1}], "same"),
        ([], [{"a": 1}], "theirs"),
        ([{"a": 1}], [], "ours"),
        ([{"a": 2}, {"a": 1}], [{"a": 1}], "ours"),
        ([{"a": 1}], [{"a": 2}, {"a": 1}], "theirs"),
        ([{"a": 1}], [None, {"a": 1}], "theirs"),
        ([None, {"a": 1}], [{"a": 1}], "ours"),
        ([None, {"a": 1}], [{"a": 2}, {"a": 1}], "conflict"),
        ([{"a": 2}, {"a": 1}], [None, {"a": 1}], "conflict"),
        ([{"a": 2, "b": 1}, {"a": 1, "b": 1}], [{"a": 1, "b": 2}, {"a": 1, "b": 1}], "both"),
        ([{"a": 2}, {"a": 1}], [{"a": 3}, {"a": 1}], "conflict"),
        # Theirs was taken, and work went on there.
        ([{"a": 2}, {"a": 1}], [{"a": 3}, {"a": 2}, {"a": 1}], "theirs"),
        # Theirs was taken, and taken back by hand.
        ([{"a": 1}, {"a": 2}, {"a": 1}], [{"a": 2}, {"a": 1}], "ours"),
        # Nothing is known of what they began with.
        ([{"a": 1}], [{"a": 2}], "conflict"),
    ],
)
def test_who_went_on_is_followed(
    ours: Sequence[State], theirs: Sequence[State], verdict: str
) -> None:
    assert _merge(ours, theirs).verdict == verdict


def test_a_conflict_can_be_decided_either_way_and_keeps_what_agrees() -> None:
    base = {"a": 1, "b": 1, "c": 1}
    outcome = _merge([{"a": 2, "b": 2, "c": 1}, base], [{"a": 3, "b": 1, "c": 3}, base])
    assert outcome.conflicts == ("a",)
    assert outcome.chosen("ours") == {"a": 2, "b": 2, "c": 3}
    assert outcome.chosen("theirs") == {"a": 3, "b": 2, "c": 3}


def test_what_was_not_handed_out_is_not_taken_for_deleted() -> None:
    ours = _past({"note": "ask", "a": 1}, {"note": "ask", "a": 0}, base=True)
    theirs = _past({"note": "", "a": 0, "b": 1}, {"note": "", "a": 0}, base=True)
    outcome = merged(ours, theirs)
    assert (outcome.verdict, outcome.theirs) == ("both", {"note": "ask", "a": 1, "b": 1})


def test_what_both_added_to_a_list_of_names_is_united_in_one_order() -> None:
    base = {"aliases": ["old", "gone"]}
    one, other = {"aliases": ["old", "b", "gone"]}, {"aliases": ["old", "a"]}
    for ours, theirs in ((one, other), (other, one)):
        outcome = _merge([ours, base], [theirs, base])
        assert outcome.theirs == {"aliases": ["old", "a", "b"]}


def test_another_type_goes_with_its_fields_or_not_at_all() -> None:
    base = {"type": "quote", "fields.cue": "said", "note": ""}
    ours = {"type": "claim", "fields.cue": "said", "note": ""}
    theirs = {"type": "event", "fields.cue": "told", "note": ""}
    outcome = _merge([ours, base], [theirs, base])
    assert outcome.conflicts == ("fields.cue", "type")
    assert (outcome.ours, outcome.theirs) == (ours, theirs)


@given(base=_VALUES, one=_VALUES, other=_VALUES)
def test_both_sides_decide_alike(base: Any, one: Any, other: Any) -> None:
    here, there = _merge([one, base], [other, base]), _merge([other, base], [one, base])
    assert here.conflicts == there.conflicts
    if not here.conflicts:
        assert _result(here) == _result(there)
    else:
        assert _said(here.ours) == _said(there.theirs)


def _result(outcome: Outcome) -> State:
    return _said(outcome.ours if outcome.verdict == "ours" else outcome.theirs)


def _said(state: State) -> State:
    return {name: value for name, value in (state or {}).items() if value is not None}


def test_states_are_walked_back_to_where_the_thing_was_made() -> None:
    ops = [("update", {"a": 1}), ("create", {}), ("delete", {"a": 7}), ("create", {})]
    assert walked_back({"a": 2}, ops) == [{"a": 2}, {"a": 1}, None, {"a": 7}]
    assert walked_back(None, []) == []
    assert walked_back(None, [("delete", {"a": 1}), ("update", {"a": 0})]) == [
        None,
        {"a": 1},
        {"a": 0},
    ]
