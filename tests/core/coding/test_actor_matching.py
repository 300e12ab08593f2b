"""Whom a person means by what they type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.coding.actor import Actor
from annotator.core.coding.actor_matching import (
    ActorIndex,
    Fit,
    Unclear,
    best_fits,
    fit,
    likely_same,
    referent,
)

NAMES = (
    "Fayez Seraj",
    "United Nations",
    "Ministry of the Interior",
    "Muammar Gaddafi",
    "Łukasz Nowak",
    "Ada Holm",
    "Adam Holmes",
    "فايز السراج",
)


@pytest.mark.parametrize(
    ("typed", "name", "expected"),
    [
        ("fayez  seraj", "Fayez Seraj", Fit.CALLED),
        ("Seraj, Fayez", "Fayez Seraj", Fit.SAME_WORDS),
        ("Prime Minister Fayez Seraj", "Fayez Seraj", Fit.SAME_WORDS),
        ("Mr. Seraj", "Fayez Seraj", Fit.WORDS),
        ("Seraj", "Fayez Seraj", Fit.WORDS),
        ("ser", "Fayez Seraj", Fit.BEGINNINGS),
        ("fa ser", "Fayez Seraj", Fit.BEGINNINGS),
        ("U.N.", "United Nations", Fit.INITIALS),
        ("United Nations", "UN", Fit.INITIALS),
        ("F. Seraj", "Fayez Seraj", Fit.INITIALS),
        ("Sarraj", "Fayez Seraj", Fit.SOUNDS),
        ("Moammar Qadhafi", "Muammar Gaddafi", Fit.SOUNDS),
        ("lukasz", "Łukasz Nowak", Fit.WORDS),
        ("فايز", "فايز السراج", Fit.WORDS),
        ("Seraj", "Ada Holm", None),
        ("era", "Fayez Seraj", None),
        ("", "Fayez Seraj", None),
    ],
)
def test_how_well_a_name_fits(typed: str, name: str, expected: Fit | None) -> None:
    assert fit(typed, name) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ser", ["Fayez Seraj"]),
        ("UN", ["United Nations"]),
        ("interior ministry", ["Ministry of the Interior"]),
        ("ada holm", ["Ada Holm", "Adam Holmes"]),
        ("holm", ["Ada Holm", "Adam Holmes"]),
        ("kadhafi", ["Muammar Gaddafi"]),
        ("nobody", []),
    ],
)
def test_the_best_comes_first(typed: str, expected: list[str]) -> None:
    index = ActorIndex(Actor(name, name) for name in NAMES)
    assert [actor.name for actor in index.find(typed, 10)] == expected
    assert [actor.name for actor in index.find(typed, 1)] == expected[:1]


@given(st.text(max_size=12), st.lists(st.text(min_size=1, max_size=12), max_size=5, unique=True))
def test_the_index_finds_what_comparing_all_finds(typed: str, names: list[str]) -> None:
    index = ActorIndex(Actor(name, name) for name in names)
    found = {actor.name for actor in index.find(typed, 10)}
    assert found == {name for name in names if fit(typed, name) is not None}


@given(st.lists(st.tuples(st.integers(0, 3), st.text(max_size=8)), max_size=8))
def test_an_index_that_is_kept_up_is_one_made_anew(edits: list[tuple[int, str]]) -> None:
    index, standing = ActorIndex([]), dict[str, Actor]()
    for number, name in edits:
        actor = Actor(str(number), name)
        if name.strip():
            index.put(actor)
            standing[actor.id] = actor
        else:
            index.drop(actor.id)
            standing.pop(actor.id, None)
    anew = ActorIndex(standing.values())
    for _, name in edits:
        assert index.find(name, 9) == anew.find(name, 9)


@pytest.mark.parametrize(
    ("name", "registered", "expected"),
    [
        ("Seraj", ["Fayez Seraj"], "Fayez Seraj"),
        ("UN", ["United Nations", "UN Women"], Unclear.SEVERAL),
        ("UN", ["United Nations", "UN"], "UN"),
        ("Sarraj", ["Fayez Seraj"], Unclear.SEVERAL),
        ("the minister", ["Prime Minister Fayez Seraj", "The Minister"], "The Minister"),
        ("minister", ["Prime Minister Fayez Seraj"], Unclear.SEVERAL),
        ("Russia", ["Russian Foreign Ministry"], Unclear.NOBODY),
        ("They", ["Theyab"], Unclear.PRONOUN),
        ("he himself", [], Unclear.PRONOUN),
        ("US", [], Unclear.NOBODY),
        ("WHO", ["World Health Organization"], "World Health Organization"),
        ("هم", [], Unclear.PRONOUN),
        ("…", [], Unclear.PRONOUN),
    ],
)
def test_whom_a_name_in_a_text_stands_for(
    name: str, registered: list[str], expected: str | Unclear
) -> None:
    found = referent(name, best_fits(name, [Actor(each, each) for each in registered]))
    assert (found.name if isinstance(found, Actor) else found) == expected


def test_who_has_the_name_comes_before_who_has_it_as_an_alias() -> None:
    actors = [Actor("a", "Ada Holm", aliases=("Dorr",)), Actor("b", "Dorr")]
    assert [actor.id for _, actor in best_fits("dorr", actors)] == ["b", "a"]
    assert referent("dorr", best_fits("dorr", actors)) == actors[1]


def test_an_alias_of_two_stands_for_neither() -> None:
    two = [
        Actor("a", "Ada Holm", aliases=("the ministry",)),
        Actor("b", "B", aliases=("the ministry",)),
    ]
    assert referent("The Ministry", best_fits("The Ministry", two)) is Unclear.SEVERAL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President Ilan Dorr", "ilan dörr"),
        ("The U.N.", "UN"),
        ("U.N.", "United Nations"),
        ("Al-Bruma Brigade", "al Bruma brigade"),
        ("Prime Minister Ilan Dorr", "Mr. Ilan Dorr"),
        ("Dorr", "Ilan Dorr"),
        ("O’Tarsa", "O'Tarsa"),
        ("Muammar Gaddafi", "Moammar Kadhafi"),
        ("محمّد أحمد", "محمد احمد"),
    ],
)
def test_names_that_may_be_one(one: str, other: str) -> None:
    assert likely_same([("a", one), ("b", other)]) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Minister", "The President"), ("王毅", "王"), ("Ilan Dorr", "Ilan Bell"), ("un", "U")],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert likely_same([("a", one), ("b", other)]) == []


def test_groups_go_across_aliases_and_no_surname_of_two_joins_them() -> None:
    named = [
        ("a", "Ilan Dorr"),
        ("b", "Minister Dorr"),
        ("b", "Ilan Dörr"),
        ("c", "The Bell"),
        ("d", "Dorr"),
        ("e", "Nobody"),
    ]
    assert likely_same(named) == [("a", "b", "d")]
    others = [("f", "Ada Holm"), ("g", "Ben Holm"), ("h", "Holm")]
    assert likely_same(others) == []
