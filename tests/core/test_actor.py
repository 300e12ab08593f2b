"""Actors and their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.actor import Actor, name_key
from annotator.core.errors import InputError

SERAJ = Actor("1", "Fayez Seraj", aliases=("Seraj", "the Prime Minister"), country="LBY")


@pytest.mark.parametrize(
    "name", ["Fayez Seraj", " fayez\u00a0 SERAJ\n", "seraj", "The prime minister"]
)
def test_is_called(name: str) -> None:
    assert SERAJ.is_called(name)


@pytest.mark.parametrize("name", ["", "Fayez", "Seraj's", "FayezSeraj"])
def test_is_not_called(name: str) -> None:
    assert not SERAJ.is_called(name)


@given(st.text())
def test_letter_case_and_spaces_do_not_tell_names_apart(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
    assert name_key(f"  {name}\t") == name_key(name)
    assert Actor("1", name).is_called(name.casefold())


def test_an_input_error_names_file_and_place() -> None:
    assert str(InputError("a.yaml", "It is empty.")) == "a.yaml: It is empty."
    assert str(InputError("a.yaml", "Odd.", "line 3")) == "a.yaml, line 3: Odd."
