"""The codebook and its rules."""

from typing import Any

import msgspec
import pytest

from annotator.core.codebook.model import (
    RESERVED_LETTERS,
    Choice,
    Codebook,
    Field,
    RecordType,
    check,
    label_of,
    paths,
)
from annotator.core.errors import CodebookError

KIND = Field("kind", "Kind", "choice", "I", choices=(Choice("direct", "Direct"),))
QUOTE = RecordType("quote", "Quote", "quotes", "Q", "blue", fields=(KIND,))
CLAIM = RecordType("claim", "Claim", "claims", "C", "amber")
BOOK = Codebook("small", "A small one", (QUOTE, CLAIM))


def with_field(**changes: Any) -> Codebook:
    changed = msgspec.structs.replace(KIND, **changes)
    return Codebook("odd", "Odd", (msgspec.structs.replace(QUOTE, fields=(changed,)), CLAIM))


def with_type(**changes: Any) -> Codebook:
    return Codebook("odd", "Odd", (QUOTE, msgspec.structs.replace(CLAIM, **changes)))


def test_a_sound_codebook_is_given_back() -> None:
    assert check(BOOK) is BOOK
    assert check(with_field(letter="")).types[0].fields[0].letter == ""


def test_types_and_fields_are_found_by_key() -> None:
    assert BOOK.type("claim") is CLAIM
    assert QUOTE.field("kind") is KIND
    with pytest.raises(CodebookError, match=r"no record type “event”\. It has: quote, claim"):
        BOOK.type("event")
    with pytest.raises(CodebookError, match=r"no field “cue”\. It has: kind"):
        QUOTE.field("cue")


@pytest.mark.parametrize(
    ("book", "message"),
    [
        (Codebook("none", "None", ()), "no record type"),
        (with_type(key="quote"), "record type “quote” stands twice"),
        (with_type(plural="quotes"), "plural “quotes” stands twice"),
        (with_type(letter="Q"), "letter “Q” stands twice"),
        (with_type(letter="c"), "needs one upper-case letter, not “c”"),
        (with_type(letter="CL"), "needs one upper-case letter, not “CL”"),
        (with_type(key="a claim"), "the key “a claim” is not made of letters"),
        (with_type(plural=""), "the key “” is not made of letters"),
        (with_type(fields=(KIND, KIND)), "field “kind” stands twice"),
        (
            with_type(fields=(KIND, msgspec.structs.replace(KIND, key="other"))),
            "field letter “I” stands twice",
        ),
        (with_field(letter="C"), "takes the letter C, which is in use"),
        (with_field(letter="i"), "needs one upper-case letter, not “i”"),
        (with_field(letter="IJ"), "needs one upper-case letter, not “IJ”"),
        (with_field(letter="+"), "needs one upper-case letter, not “+”"),
        (with_field(key="said-on"), "the key “said-on” is not made of letters"),
        (with_field(choices=()), "the choice field “kind” lacks choices"),
        (with_field(kind="text"), "the text field “kind” has choices"),
        (with_field(choices=(Choice("", "None"),)), "is empty or holds a slash"),
        (with_field(choices=(Choice("a/b", "AB"),)), "is empty or holds a slash"),
        (with_field(choices=(Choice("a", "A"), Choice("a", "B"))), "“a” stands twice"),
        (with_field(choices=(Choice("a", "X"), Choice("b", "x"))), "“x” stands twice"),
        (with_field(choices=(Choice("a", "B"), Choice("b", "C"))), "“b” stands twice"),
        (
            with_field(choices=(Choice("t", "T", children=(Choice("", "X"),)),)),
            "the choice “” of “kind/t” is empty",
        ),
    ],
)
def test_a_breach_is_named(book: Codebook, message: str) -> None:
    with pytest.raises(CodebookError) as caught:
        check(book)
    assert message in str(caught.value)


@pytest.mark.parametrize("letter", sorted(RESERVED_LETTERS))
def test_letters_of_the_window_are_not_to_be_had(letter: str) -> None:
    with pytest.raises(CodebookError, match="in use"):
        check(with_field(letter=letter))
    with pytest.raises(CodebookError, match="belongs to the window"):
        check(with_type(letter=letter))


def test_all_breaches_are_named_at_once() -> None:
    with pytest.raises(CodebookError, match=r"twice.*lacks choices"):
        check(Codebook("odd", "Odd", (*with_field(choices=()).types, CLAIM)))


def test_the_same_subtype_under_two_parents_is_fine() -> None:
    arrest = (Choice("arrest", "Arrest"),)
    tree = (Choice("T", "Threaten", children=arrest), Choice("C", "Coerce", children=arrest))
    book = check(with_field(kind="tree", choices=tree))
    field = book.type("quote").field("kind")
    assert [path for path, _ in paths(field.choices)] == ["T", "T/arrest", "C", "C/arrest"]
    assert label_of(field, "C/arrest") == "Coerce › Arrest"
    assert label_of(field, "C/gone") == "C/gone"
