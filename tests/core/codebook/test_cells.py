"""Cells of many values, and what is kept of a field when its cell is edited."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.codebook.cells import cell_text, evidence_text, join, read_cell, split
from annotator.core.codebook.model import Choice, Field
from annotator.core.coding.record import FieldValue
from annotator.core.errors import FieldValueError
from annotator.core.text.span import Fragment

TOPICS = Field("topics", "Topics", "text", many=True)
SPEAKER = Field("speaker", "Speaker", "actor", many=True)
SAID = Field("message", "Said on", "date")
KIND = Field("kind", "Kind", "choice", choices=(Choice("fact", "Fact"), Choice("norm", "Norm")))
HERE, THERE = Fragment(0, 4, "here"), Fragment(9, 14, "there")


@given(st.lists(st.text().map(str.strip).filter(bool)))
def test_values_of_a_cell_come_apart_as_they_were_joined(values: list[str]) -> None:
    assert split(join(values)) == values


@pytest.mark.parametrize("cell", ["a\\", "|", "a|", "\\|", "a\\|b | c", ""])
def test_every_cell_can_be_read(cell: str) -> None:
    assert split(join(split(cell))) == split(cell)


def test_values_that_stay_keep_their_evidence_wherever_they_stand() -> None:
    before = (FieldValue("oil", None, (HERE,)), FieldValue("a|b", None, (THERE,)))
    assert cell_text(TOPICS, before, {}) == "oil | a\\|b"
    after = read_cell(TOPICS, "a\\|b | new | oil", before, {})
    assert after.values == (before[1], FieldValue("new"), before[0])


def test_a_value_written_over_another_takes_its_evidence() -> None:
    before = (FieldValue("oil", None, (HERE,)), FieldValue("gas", None, (THERE,)))
    after = read_cell(TOPICS, "oil | coal", before, {})
    assert after.values == (before[0], FieldValue("coal", None, (THERE,)))
    assert read_cell(TOPICS, "gas", before, {}).values == (before[1],)


def test_evidence_without_a_value_stays() -> None:
    bare = FieldValue(None, None, (HERE,))
    assert cell_text(TOPICS, (bare,), {}) == ""
    assert evidence_text((bare,)) == "here"
    assert read_cell(TOPICS, "oil", (bare,), {}).values == (FieldValue("oil"), bare)
    assert read_cell(SAID, "", (bare,), {}).values == (bare,)
    cleared = read_cell(SAID, "", (FieldValue("2017", None, (HERE,)),), {})
    assert cleared.values == (bare,)


def test_the_one_value_of_a_field_keeps_its_evidence_under_another() -> None:
    before = (FieldValue("2017", None, (HERE,)),)
    after = read_cell(SAID, "last Thursday", before, {}, date(2017, 3, 3))
    assert after.values == (FieldValue("2017-03-02", None, (HERE,)),)


def test_actors_that_stay_stay_linked_and_new_names_are_to_be_looked_up() -> None:
    before = (FieldValue("the minister", "a1", (HERE,)), FieldValue("somebody"))
    names = {"a1": "Ilan Dorr"}
    assert cell_text(SPEAKER, before, names) == "Ilan Dorr | somebody"
    after = read_cell(SPEAKER, "Ilan Dorr | somebody |  Eva  Roth ", before, names)
    assert after.values == (*before, FieldValue("Eva Roth"))
    assert after.named == {2}


def test_choices_are_read_by_label_and_refused_in_words() -> None:
    assert read_cell(KIND, "Norm", (), {}).values == (FieldValue("norm"),)
    with pytest.raises(FieldValueError, match="“Kind” has no choice “fake”"):
        read_cell(KIND, "fake", (), {})
