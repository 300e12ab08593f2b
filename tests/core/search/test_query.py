"""Queries as people type them, and where texts have what they ask for."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.search.query import Matcher, SearchQuery, Term, fold, parse_query, words


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        (" *, “” ", ()),
        ("Strike docks", (Term(("strike",)), Term(("docks",)))),
        ("“general strike” Tarsa", (Term(("general", "strike")), Term(("tarsa",)))),
        ('minist* "prime minist"*', (Term(("minist",), True), Term(("prime", "minist"), True))),
        ("peace-keeping", (Term(("peace", "keeping")),)),
        ('an "open end', (Term(("an",)), Term(("open", "end")))),
        ("Zürich zurich", (Term(("zurich",)),)),
    ],
)
def test_what_a_person_means(typed: str, terms: tuple[Term, ...]) -> None:
    assert parse_query(typed) == SearchQuery(terms)


def test_a_word_that_is_being_typed_is_a_prefix() -> None:
    assert parse_query("dock stri", prefix_last=True).terms[-1] == Term(("stri",), True)
    assert parse_query("dock strike ", prefix_last=True).terms[-1] == Term(("strike",))


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("will", "“We will”, he said. Willing, WILL.", ["will", "WILL"]),
        ("wil*", "We will. Willing. Nil.", ["will", "Willing"]),
        ("“not go”", "will not\ngo; not ever go", ["not\ngo"]),
        ("erdogan", "Erdoğan, Erdog\u0306an, erdogans", ["Erdoğan", "Erdog\u0306an"]),
        ("😀", "no words 😀", []),
        ("go", "😀 go 👩‍👩‍👧 go", ["go", "go"]),
        ("说", "他说：他说话。", ["说", "说"]),
        ("الوزير", "قال الوزير إن", ["الوزير"]),
        ("हिन्दी", "यह हिन्दी है, हिन्दीभाषी", ["हिन्दी"]),
        ("istanbul", "İstanbul", ["İstanbul"]),
    ],
)
def test_where_a_text_has_it(typed: str, text: str, found: list[str]) -> None:
    spans = Matcher(parse_query(typed)).find(text)
    assert [text[span.start : span.end] for span in spans] == found


def test_a_text_matches_with_every_term() -> None:
    matcher = Matcher(parse_query("strike “the docks”"))
    assert matcher.matches("The docks are closed: a strike.")
    assert not matcher.matches("The strike closed docks.")
    assert not Matcher(parse_query("")).matches("anything")


@given(st.text(max_size=60))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_every_word_of_a_text_is_found_in_it(text: str) -> None:
    for word in words(text):
        query = SearchQuery((Term((word,)),))
        assert Matcher(query).find(text)


def test_folding_takes_every_latin_accent_and_no_other_letter() -> None:
    for point in range(0x300):
        letter = chr(point)
        base = unicodedata.normalize("NFD", letter)[0]
        latin = base.isascii() and base.isalpha()
        assert fold(f"é{letter}")[1] == (base if latin else letter).lower()[0]
    assert fold("Σῆμα ΟΔΟΣ İ Å") == "σῆμα οδοσ i a"
