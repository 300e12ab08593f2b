"""Candidates: dates, numbers, ranges, places and names, where they stand in a text."""

from datetime import date

import pytest

from annotator.assist.candidates import Candidate, candidates, nearest_first
from annotator.assist.known_names import KnownNames
from annotator.core.codebook.model import FieldKind
from annotator.core.text.span import Span

FRIDAY = date(2017, 3, 3)


def _found(kind: FieldKind, text: str, *known: str) -> list[str]:
    names = KnownNames((name, name) for name in known)
    found = candidates(kind, text, names, FRIDAY)
    assert all(text[each.span.start : each.span.end] == each.text for each in found)
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began last Thursday, on 3 March.", ["last Thursday", "3 March"]),
        ("From 3-5 March 2017 to May 2018, in 2014", ["3-5 March 2017", "May 2018", "2014"]),
        ("They may march in May; in spring 2015.", ["May", "spring 2015"]),
        ("Two weeks ago, March 3rd, 2017-02-19", ["Two weeks ago", "March 3rd", "2017-02-19"]),
        ("the 1990s, yesterday, early 2014", ["the 1990s", "yesterday", "early 2014"]),
        ("It fell in the third quarter of 2016.", ["the third quarter of 2016"]),
        ("Late Tuesday night, for three years", ["Late Tuesday night", "three years"]),
        ("over the past two months, now", ["the past two months", "now"]),
        ("The 10-day siege ended hours later", ["10-day", "hours later"]),
        ("at 8:30 a.m. Friday, that day", ["8:30 a.m.", "Friday", "that day"]),
        ("In recent weeks; the end of the year", ["recent weeks", "the end of the year"]),
        ("June sales, says April Smith, 45 years old", ["June"]),
        ("He sat; $2014; page 2014/5; room 12.2014; 2014%", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert _found("date", text) == expected


def test_what_means_no_date_is_found_without_a_value() -> None:
    found = candidates("date", "For three years, until last Thursday", None, FRIDAY)
    assert [(each.text, each.value) for each in found] == [
        ("three years", None),
        ("last Thursday", "2017-03-02"),
    ]


def test_without_the_articles_date_the_words_are_offered_all_the_same() -> None:
    assert [each.text for each in candidates("date", "last Thursday")] == ["last Thursday"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three years on, 12 men", ["Three", "12"]),
        ("Twelve people, 1,200 more, 3.5 percent", ["Twelve", "1,200", "3.5"]),
        ("1.2 million and forty-two in 2014", ["1.2 million", "forty-two"]),
        ("One of them saw no one at 10:30 on 3 March", []),
        ("One man and a dozen others", ["One", "a dozen"]),
    ],
)
def test_numbers(text: str, expected: list[str]) -> None:
    assert _found("number", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 to 40 of at least 1,200", ["30 to 40", "at least 1,200"]),
        ("dozens, then between 5 and 10, then 7", ["dozens", "between 5 and 10", "7"]),
        ("10-20 on 3-5 March", ["10-20"]),
        ("some 12 or more", ["12 or more"]),
    ],
)
def test_ranges(text: str, expected: list[str]) -> None:
    assert _found("range", text) == expected


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("Port Bruma, 3 March\nHurt near Tarsa.", (), ["Port Bruma", "Tarsa"]),
        ("In May, in the Gulf of Sidra. Prices fell.", (), ["Gulf of Sidra"]),
        ("Talks in Tobruk and Tripoli", (), ["Tobruk"]),
        ("Talks in Tobruk and Tripoli", ("Tripoli",), ["Tobruk", "Tripoli"]),
        ("TRIPOLI (AP) — It began.", (), ["TRIPOLI"]),
    ],
)
def test_places(text: str, known: tuple[str, ...], expected: list[str]) -> None:
    assert _found("place", text, *known) == expected


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("“Go”, said Minister Ilan Dorr on Monday.", (), ["Ilan Dorr"]),
        ("Nobody knew. Prices rose. Dorr left.", (), []),
        ("Nobody knew. Dorr left.", ("Dorr",), ["Dorr"]),
        (
            "then Abu Omar al-Baghdadi and Ludwig van der Berg met",
            (),
            ["Abu Omar al-Baghdadi", "Ludwig van der Berg"],
        ),
        ("for the U.N. in May", (), ["U.N."]),
        ("der Minister Dörr und Łukasz Żak", (), ["Dörr", "Łukasz Żak"]),
        ("сказал Иван Петров", (), ["Иван Петров"]),
        ("وقال الرئيس في طرابلس", ("الرئيس", "قال"), ["قال", "الرئيس"]),
        ("王毅在北京说", ("王毅", "北京"), ["王毅", "北京"]),
        ("the unions met", ("Union",), []),
        ("the  daily\nbell said", ("The Daily Bell",), ["the  daily\nbell"]),
        (
            "The Seafarers’ and Ferrymen’s Union and the Workers’ Party met Oda’s Brae.",
            (),
            ["Seafarers’ and Ferrymen’s Union", "Workers’ Party", "Oda", "Brae"],
        ),
    ],
)
def test_actors(text: str, known: tuple[str, ...], expected: list[str]) -> None:
    assert _found("actor", text, *known) == expected


def test_other_kinds_have_none() -> None:
    assert candidates("text", "Ilan Dorr, 3 March") == []


def test_the_longer_of_known_names_is_found() -> None:
    names = KnownNames([("Russia", 1), ("Russian Foreign Ministry", 2), ("Russia", 3)])
    found = names.find("The Russian Foreign Ministry said Russia…")
    assert [(each.span, each.known) for each in found] == [(Span(4, 28), 2), (Span(34, 40), 1)]


def test_the_nearest_comes_first() -> None:
    found = [Candidate(Span(n, n + 1), str(n)) for n in (0, 40, 52, 70, 300)]
    walked = nearest_first(found, [Span(50, 60)])
    assert [each.text for each in walked] == ["52", "40", "70", "0", "300"]
    assert nearest_first(found, []) == found
