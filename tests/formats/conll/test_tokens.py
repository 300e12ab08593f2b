"""Words and signs, and the tags on them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.conll.tokens import (
    Tagged,
    decoded,
    encoded,
    scheme_of,
    sentence_tokens,
    tokens,
)
from tests.formats.contents import TEXTS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ports stay shut.", ["Ports", "stay", "shut", "."]),
        ("It’s 1,200.50 at 3.", ["It’s", "1,200.50", "at", "3", "."]),
        ("d'Ivoire said 'no'", ["d'Ivoire", "said", "'", "no", "'"]),
        ("well-known U.S.", ["well", "-", "known", "U", ".", "S", "."]),
        ("e\u0301te\u0301 👩\u200d👧 ok", ["e\u0301te\u0301", "👩\u200d👧", "ok"]),
        ("قال: «لا»", ["قال", ":", "«", "لا", "»"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("a\u00a0b\u2028c", ["a", "b", "c"]),
        (" \n\t", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert [text[each.start : each.end] for each in tokens(text)] == words


@given(text=TEXTS)
def test_tokens_are_all_but_the_white_space(text: str) -> None:
    found = [each for sentence in sentence_tokens(text) for each in sentence]
    words = [text[each.start : each.end] for each in found]
    assert "".join(words) == "".join(text.split())
    assert not any(character.isspace() for word in words for character in word)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("tags", "scheme", "marked"),
    [
        ("I-A I-A O I-B", "IOB1", ["A01", "B33"]),
        ("I-A B-A I-B", "IOB1", ["A00", "A11", "B22"]),
        ("B-A I-A B-A O", "BIO", ["A01", "A22"]),
        ("B-A I-B", "IOB1", ["A00", "B11"]),
        ("S-A B-A E-A S-B", "BIOES", ["A00", "A12", "B33"]),
        ("B-A I-A E-A I-A", "BIOES", ["A02", "A33"]),
        ("U-A B-A I-A L-A", "BILOU", ["A00", "A13"]),
        ("B I O B", "BIO", ["entity01", "entity33"]),
        ("B-a-b M-a-b E-a-b", "BIOES", ["a-b02"]),
        ("O O", "BIO", []),
    ],
)
def test_decoding(tags: str, scheme: str, marked: list[str]) -> None:
    found = list(decoded(tags.split()))
    assert [f"{each.label}{each.first}{each.last}" for each in found] == marked
    assert scheme_of(tags.split()) == scheme


def test_nothing_goes_on_in_another_sentence() -> None:
    found = list(decoded(["B-A", "I-A", "I-A"], frozenset({0, 2})))
    assert found == [Tagged(0, 1, "A"), Tagged(2, 2, "A")]


@given(
    chunks=st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["", "A", "B"])), max_size=8),
    scheme=st.sampled_from(["IOB1", "BIO", "BIOES", "BILOU"]),
)
def test_what_is_encoded_is_decoded(chunks: list[tuple[int, str]], scheme: str) -> None:
    marked: list[Tagged] = []
    count = 0
    for length, label in chunks:
        if label:
            marked.append(Tagged(count, count + length - 1, label))
        count += length
    assert list(decoded(encoded(count, marked, scheme))) == marked
