"""Names are replaced as whole words, and spans keep to their words."""

import re
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import AnnotatorError
from annotator.core.text.pseudonyms import Pseudonyms
from annotator.core.text.span import Fragment

TABLE = {
    "Fayez Seraj": "Person 1",
    "Seraj": "P1",
    "Huda Gritli": "Somebody else entirely",
    "王小明": "甲",
    "سراج": "شخص",
}
WORDS = (
    "Fayez",
    "Seraj",
    "Seraj’s",
    "Serajevo",
    "Huda",
    "Gritli",
    "met",
    "王小明",
    "说",
    "وسراج",
    "😀",
)
known = Pseudonyms(TABLE)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fayez Seraj and Seraj", "Person 1 and P1"),
        ("Fayez\n Seraj's men, Seraj’s, SERAJ: FAYEZ SERAJ", "Person 1's men, P1’s, P1: PERSON 1"),
        ("Serajevo, seraj, xSeraj, Seraj_1", "Serajevo, seraj, xSeraj, Seraj_1"),
        ("“Seraj”—(Seraj)", "“P1”—(P1)"),
        ("昨天王小明说", "昨天甲说"),
        ("قال سراج وسراج بسراج", "قال شخص وشخص بشخص"),
        ("", ""),
    ],
)
def test_whole_words_the_longest_first(text: str, wanted: str) -> None:
    assert known.replaced(text).text == wanted
    assert not known.found(wanted)
    assert known.replaced(wanted).text == wanted


def test_accents_are_the_same_however_they_are_written() -> None:
    names = Pseudonyms({"José": "A"})
    assert names.replaced("Jose\u0301 and José, Jose").text == "A and A, Jose"


def test_addresses_that_tell_a_name_are_dropped() -> None:
    assert known.string("https://a.example/2017/fayez-seraj-resigns") == ""
    assert known.string("https://a.example/Huda%20Gritli.html") == ""
    assert known.string("https://a.example/serajevo") == "https://a.example/serajevo"
    assert known.value({"Seraj": ["Seraj spoke", 3, {"file": "seraj.txt"}]}) == {
        "P1": ["P1 spoke", 3, {"file": ""}]
    }


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.data())
def test_every_span_says_what_it_said(said: list[str], data: st.DataObject) -> None:
    text = " ".join(said)
    edges = sorted({edge for match in re.finditer(r"\S+", text) for edge in match.span()})
    places = sorted(
        data.draw(st.lists(st.sampled_from(edges), min_size=2, max_size=6, unique=True))
    )
    spans = [Fragment(a, b, text[a:b]) for a, b in zip(places[::2], places[1::2], strict=False)]
    made = known.replaced(text)
    cut = [
        any(start < edge < end for start, end, _ in made.edits for edge in (each.start, each.end))
        for each in spans
    ]
    moved = made.fragments(spans)
    assert all(made.text[each.start : each.end] == each.text for each in moved)
    assert all(a.end <= b.start for a, b in pairwise(moved))
    if not any(cut):
        assert [each.text for each in moved] == [known.replaced(each.text).text for each in spans]
    for each, is_cut in zip(spans, cut, strict=True):
        if is_cut:
            # What cuts a name has the pseudonym whole.
            start = min((s for s, e, _ in made.edits if s < each.start < e), default=each.start)
            end = max((e for s, e, _ in made.edits if s < each.end < e), default=each.end)
            wanted = known.replaced(text[start:end]).text
            assert any(wanted in found.text for found in moved)


def test_the_longest_of_names_that_begin_alike() -> None:
    names = Pseudonyms({"Ann": "A", "Anna": "B", "Anna Lee": "C", "Ann.": "D", "(Ann)": "E"})
    said = "Ann Anna Annabel Anna Lee Anna Leek Ann. (Ann) xAnn"
    assert names.replaced(said).text == "A B Annabel C B Leek D E xAnn"


def test_many_names_take_little_longer_than_few() -> None:
    text = "Nobody is named here, Ilan Quex but once. " * 200
    steps: list[float] = []
    for count in (2, 2000):
        names = Pseudonyms({f"Ilan Quex {n}": f"P{n}" for n in range(count)})
        begun = process_time()
        for _ in range(20):
            names.found(text)
        steps.append(process_time() - begun)
    assert steps[1] < 5 * steps[0]


def test_fragments_that_cut_one_name_become_one() -> None:
    text = "said Fayez Seraj."
    made = known.replaced(text)
    cuts = [Fragment(5, 10, "Fayez"), Fragment(11, 17, "Seraj.")]
    assert made.fragments(cuts) == (Fragment(5, 14, "Person 1."),)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ({}, "no name"),
        ({"Seraj": " "}, "no name"),
        ({"Seraj": "Not Seraj"}, "holds “Seraj”"),
        ({"A": "B", "B": "C"}, "holds “B”"),
    ],
)
def test_tables_that_would_give_names_away(table: dict[str, str], reason: str) -> None:
    with pytest.raises(AnnotatorError, match=reason):
        Pseudonyms(table)
