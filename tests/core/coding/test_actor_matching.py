"""Whom a person means by what they type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.coding.actor import Actor
from annotator.core.coding.actor_matching import ActorIndex, Fit, fit, likely_same

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
