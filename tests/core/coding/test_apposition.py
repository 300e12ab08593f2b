"""Titles that stand beside a name."""

import pytest

from annotator.core.coding.apposition import Titles

NAMES = {
    "pm": "The Prime Minister",
    "minister": "Minister",
    "mayor": "the mayor of Tarsa",
    "libyan": "Libyan president",
    "trump": "President Trump",
    "holm": "Ada Holm",
}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("said ", ", the prime minister, on Monday", {"pm"}),
        ("said ", ", the prime minister of Libya.", {"pm"}),
        ("said ", " (prime minister) and", {"pm"}),
        ("said the prime minister, ", " on Monday", {"pm"}),
        ("said Prime Minister ", " on Monday", {"pm"}),
        ("said Deputy Prime Minister ", " on Monday", set()),
        ("said ", ", minister Dorr and others", set()),
        ("said ", ", minister, and others", {"minister"}),
        ("said ", ", the mayor of Tarsa", {"mayor"}),
        ("said ", ", the Libyan president", {"libyan"}),
        ("said ", ", President Trump and others", set()),
        ("said ", ", Ada Holm and others", set()),
        ("It was the mayor of Tarsa. ", " said", set()),
        ("", "", set()),
    ],
)
def test_a_title_in_apposition_is_tied_to_the_name(
    before: str, after: str, expected: set[str]
) -> None:
    assert Titles(NAMES.items()).tied(before, after) == expected


def test_names_without_titles_are_not_looked_for() -> None:
    assert not Titles([("a", "Ada Holm"), ("b", "The Bell")])
    assert Titles(NAMES.items())
