"""Actors: what two names share, and what one actor becomes of several."""

import pytest

from annotator.core.codebook.countries import ALPHA_3, countries_like, country_code
from annotator.core.coding.actor import (
    Actor,
    checked,
    renamed,
    united,
    with_alias,
    without_aliases,
)
from annotator.core.errors import AnnotatorError


def test_several_become_one() -> None:
    target = Actor("1", "Ilan Dorr", note="Of Bruma.", identifiers={"wikidata": "Q1"})
    other = Actor(
        *("2", "I. Dorr", "person", ("the minister", "ILAN DORR"), "LBY", "Of Bruma."),
        {"wikidata": "Q2", "viaf": "7"},
    )
    one = united(target, [other])
    assert one.aliases == ("I. Dorr", "the minister")
    assert (one.kind, one.country) == ("person", "LBY")
    assert one.note == "Of Bruma.\n\nwikidata: Q2 (I. Dorr)"
    assert one.identifiers == {"wikidata": "Q1", "viaf": "7"}


def test_renaming_keeps_the_old_name_unless_told() -> None:
    actor = Actor("1", "Dorr", aliases=("Ilan Dorr",))
    assert renamed(actor, " Ilan  Dorr ").names == ("Ilan Dorr", "Dorr")
    assert renamed(actor, "Ilan Dorr", keep_old=False).names == ("Ilan Dorr",)
    assert renamed(actor, "DORR").names == ("DORR", "Ilan Dorr")


def test_aliases_come_and_go_without_repeating() -> None:
    actor = with_alias(Actor("1", "Dorr"), "the  minister")
    assert with_alias(actor, "The Minister") is actor
    assert without_aliases(actor, ["THE minister"]).aliases == ()


def test_what_is_no_name_or_country_is_refused() -> None:
    with pytest.raises(AnnotatorError, match="needs a name"):
        checked(Actor("1", "  "))
    with pytest.raises(AnnotatorError, match="LBY for Libya"):
        checked(Actor("1", "Dorr", country="Libya"))
    assert checked(Actor("1", " A ", aliases=("a", "B", "b "))).names == ("A", "B")


def test_countries_are_found_by_code_and_name() -> None:
    assert len(ALPHA_3) == 249
    assert countries_like("lby")[0] == countries_like("liby")[0] == "LBY"
    assert country_code("turkiye") == country_code("Turkey") == "TUR"
    assert country_code("Brumania") is None
    assert countries_like("uk")[:1] == ["GBR"]
