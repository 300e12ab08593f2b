"""Queries as people type them, and where texts have what they ask for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.search.matcher import Matcher
from annotator.core.search.query import (
    AllOf,
    AnyOf,
    Near,
    Part,
    SearchQuery,
    Term,
    Without,
    parse_query,
)
from annotator.core.text.words import stored_words, words


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
def test_every_word_of_a_text_is_found_in_it(text: str) -> None:
    for word in words(text):
        query = SearchQuery((Term((word,)),))
        assert Matcher(query).find(text)


A, B, C, D = (Term((letter,)) for letter in "abcd")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("a OR b", (AnyOf((A, B)),)),
        ("a b OR c", (AnyOf((AllOf((A, B)), C)),)),
        ("a AND (b OR c)", (A, AnyOf((B, C)))),
        ("a NOT b", (A, Without(B))),
        ("a NOT (b OR c) d", (A, Without(AnyOf((B, C))), D)),
        ("a NEAR b", (Near(A, B),)),
        ("a NEAR/3 “b c” NEAR d", (Near(A, Term(("b", "c")), 3), Near(Term(("b", "c")), D))),
        ("a NEAR/999 b", (Near(A, B, 200),)),
        ("NOT NOT a", (A,)),
        # What lacks something is passed over.
        ("a OR", (A,)),
        ("OR a OR OR b", (AnyOf((A, B)),)),
        ("NOT a", ()),
        ("b OR NOT a", (B,)),
        ("a NEAR", (A,)),
        ("a NEAR (b c)", (A, B, C)),
        ("((a) b", (A, B)),
        ("a) b)", (A, B)),
        ("a NEAR/3 a", (A,)),
        # In small letters, and in quotes, they are words.
        ("a or b", (A, Term(("or",)), B)),
        ('"NOT" a', (Term(("not",)), A)),
    ],
)
def test_operators(typed: str, parts: tuple[Part, ...]) -> None:
    assert parse_query(typed) == SearchQuery(parts)


def test_however_deep_it_is_nested_it_is_parsed() -> None:
    assert parse_query("(" * 5000 + "a" + ")" * 5000) == SearchQuery((A,))
    assert parse_query("NOT " * 5000 + "a b") == SearchQuery((A, B))


@given(st.lists(st.sampled_from(["a", "b", "OR", "NOT", "AND", "NEAR/2", "(", ")", '"', "*"])))
def test_whatever_is_typed_is_a_query(typed: list[str]) -> None:
    query = parse_query(" ".join(typed), prefix_last=True)
    assert bool(query) == bool(query.terms)
    Matcher(query).find("a b c")


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("strike OR lockout", "A lockout, no Strike.", ["lockout", "Strike"]),
        ("strike NOT lockout", "A strike.", ["strike"]),
        (
            "strike NEAR/1 docks",
            "Strike at docks. The docks are far from a strike.",
            ["Strike", "docks"],
        ),
        ("docks NEAR strike", "Strike at the docks", ["Strike", "docks"]),
        ("figures", "The ﬁgures", ["ﬁgures"]),
        ("waldbrand", "Der Wald­brand.", ["Wald­brand"]),
        ("محمد", "قال محمّد علي", ["محمّد"]),
        ("“محمد علي”", "قال محمّد علي", ["محمّد علي"]),
        ("1", "½ of it", ["½"]),
        ("“न द”", "हिन्दी न द", ["न द"]),
        ("abc", "\uff21\uff22\uff23社", ["\uff21\uff22\uff23"]),
        ("社", "\uff21\uff22\uff23社", ["社"]),
        ("abc社", "\uff21\uff22\uff23社", ["\uff21\uff22\uff23社"]),
        ("2017", "他在2017年说", ["2017"]),
        ("年说*", "他在2017年说话", ["年说"]),
        ("กรุงเทพ", "ในกรุงเทพมหานคร", ["กรุงเทพ"]),
        ("socalled", "The so\u200bcalled deal", ["so\u200bcalled"]),
    ],
)
def test_where_a_text_has_what_operators_ask(typed: str, text: str, found: list[str]) -> None:
    matcher = Matcher(parse_query(typed))
    assert matcher.matches(text)
    assert [text[span.start : span.end] for span in matcher.find(text)] == found


def test_what_must_not_be_there() -> None:
    assert not Matcher(parse_query("strike NOT lockout")).matches("A strike and a lockout.")
    assert not Matcher(parse_query("strike NEAR/2 docks")).matches("A strike far from the docks")


@given(st.text(max_size=60))
def test_stored_words_are_the_words(text: str) -> None:
    stored = stored_words(text)
    if stored is None:
        # As a database reads it that knows ASCII alone.
        assert re.findall("[a-z0-9]+", text.encode().lower().decode()) == words(text)
    else:
        assert stored.split(" ") == words(text) or not stored
        assert words(stored) == stored.split()


@given(
    st.text("ab1 -“”ä", max_size=30),
    st.lists(
        st.sampled_from(["a", "b", "ab", "abb", "aab1", "a*", "abb*", '"ab a"', '"a b"*']),
        max_size=3,
    ),
)
def test_places_in_a_plain_text_are_those_in_a_folded_one(text: str, typed: list[str]) -> None:
    matcher = Matcher(parse_query(" ".join(typed)))
    assert matcher.find(text) == matcher.find(text, plain=False)
    if len(typed) == 1:
        assert bool(matcher.find(text)) == matcher.matches(text)
