"""Normalising text, and the map between code points and UTF-16 units."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import TextError
from annotator.core.text.normalization import (
    Utf16Map,
    line_and_column,
    normalise,
    paragraphs,
    sha256,
    trim,
)
from annotator.core.text.span import Span

AWKWARD = "a \u00a0\n\r\ufeffé\u0301\u0301😀👩‍👩‍👧🏽🇱🇺עربي\u200f\u202e\u2029𝔘\u0000\ud800"
STORABLE = AWKWARD.replace("\0", "").replace("\ud800", "")
texts = st.one_of(st.text(alphabet=STORABLE), st.text(st.characters(exclude_categories=["Cs"])))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_map_agrees_with_encoding_every_prefix(text: str) -> None:
    offsets = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert offsets.to_utf16(offset) == units(text[:offset])
        assert offsets.to_code_point(units(text[:offset])) == offset


@given(texts)
def test_map_falls_back_to_the_start_of_a_surrogate_pair(text: str) -> None:
    offsets = Utf16Map(text)
    for offset, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert offsets.to_code_point(units(text[:offset]) + 1) == offset


def test_map_of_a_word_after_two_emoji() -> None:
    text = "😀😀 Smith"
    offsets = Utf16Map(text)
    assert offsets.to_utf16(text.index("Smith")) == 5
    assert text[offsets.to_code_point(5) :] == "Smith"


@given(st.text(alphabet=STORABLE))
def test_normalising_twice_changes_nothing_more(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once
    assert "\r" not in once
    assert not once.startswith("\ufeff")


@given(st.text(alphabet=STORABLE.replace("\r", "").replace("\ufeff", "")))
def test_normalising_changes_nothing_but_line_ends_and_the_mark(raw: str) -> None:
    assert normalise(raw) == raw
    assert normalise("\ufeff" + raw.replace("\n", "\r\n")) == raw
    assert normalise(raw.replace("\n", "\r")) == raw


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\r\r\n", "\n\n"),
        ("\ufeff\ufeffa\ufeff", "a\ufeff"),
        ("e\u0301 \u00e9\u00a0", "e\u0301 \u00e9\u00a0"),
        ("", ""),
    ],
)
def test_normalised(raw: str, text: str) -> None:
    assert normalise(raw) == text


@pytest.mark.parametrize(
    ("raw", "what", "where"),
    [
        ("ab\r\nc\0d", "a NUL character", "line 2, column 2"),
        ("\ud83d", "a lone surrogate (U+D83D)", "line 1, column 1"),
        ("😀x\udc00", "a lone surrogate (U+DC00)", "line 1, column 3"),
    ],
)
def test_what_no_database_stores_is_refused_by_place(raw: str, what: str, where: str) -> None:
    with pytest.raises(TextError) as caught:
        normalise(raw)
    assert what in str(caught.value)
    assert where in str(caught.value)


@given(texts, st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = line_and_column(text, offset)
    assert sum(len(part) + 1 for part in text.split("\n")[: line - 1]) + column - 1 == offset


@given(texts)
def test_paragraphs_are_the_lines(text: str) -> None:
    spans = paragraphs(text)
    assert [text[span.start : span.end] for span in spans] == text.split("\n")


@given(texts, st.data())
def test_trimming_strips_white_space_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    trimmed = trim(text, Span(start, end))
    assert text[trimmed.start : trimmed.end] == text[start:end].strip()
    assert start <= trimmed.start <= trimmed.end <= end


def test_trimming_blanks_leaves_an_empty_span_at_their_start() -> None:
    assert trim("a \u00a0\n b", Span(1, 5)) == Span(1, 1)


def test_sha256_is_of_the_utf8_bytes() -> None:
    assert sha256("é😀") == hashlib.sha256("é😀".encode()).hexdigest()
