"""Edges go from word to word and from letter to letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.span import Span
from annotator.ui.coding.span_edges import Edge, Step, moved_edge

TEXT = "“We will”, said Ilan 😀 Dorr-Vey."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "edge", "way", "expected"),
    [
        ("We", "end", 1, "We will"),
        ("We will", "end", 1, "We will”"),
        ("We will”", "end", 1, "We will”,"),
        ("We will”,", "end", 1, "We will”, said"),
        ("We will", "end", -1, "We"),
        ("We will", "start", 1, "will"),
        ("We will", "start", -1, "“We will"),
        ("said Ilan", "end", 1, "said Ilan 😀"),
        ("Ilan 😀", "end", 1, "Ilan 😀 Dorr"),
        ("said", "start", 1, "said"),
        ("We", "end", -1, "We"),
    ],
)
def test_by_word(words: str, edge: Edge, way: int, expected: str) -> None:
    moved = moved_edge(TEXT, at(words), edge, "word", way)
    assert TEXT[moved.start : moved.end] == expected


@pytest.mark.parametrize(
    ("words", "edge", "way", "expected"),
    [
        ("We", "end", 1, "We "),
        ("We", "start", 1, "e"),
        ("Ilan ", "end", 1, "Ilan 😀"),
        ("Dorr-Vey.", "end", 1, "Dorr-Vey."),
        ("“We", "start", -1, "“We"),
    ],
)
def test_by_letter(words: str, edge: Edge, way: int, expected: str) -> None:
    moved = moved_edge(TEXT, at(words), edge, "letter", way)
    assert TEXT[moved.start : moved.end] == expected


def test_a_combining_mark_stays_with_its_letter() -> None:
    text = "cafe\u0301 noir"
    assert moved_edge(text, Span(0, 3), "end", "letter", 1) == Span(0, 5)


@given(
    st.text("aé \u0301😀“.\nם", min_size=1, max_size=40),
    st.data(),
    st.sampled_from(["start", "end"]),
    st.sampled_from(["word", "letter"]),
    st.sampled_from([1, -1]),
)
def test_a_moved_span_is_never_empty_and_stays_in_the_text(
    text: str, data: st.DataObject, edge: Edge, step: Step, way: int
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    moved = moved_edge(text, Span(start, end), edge, step, way)
    assert 0 <= moved.start < moved.end <= len(text)
    if edge == "start":
        assert moved.end == end
        assert (moved.start - start) * way >= 0
    else:
        assert moved.start == start
        assert (moved.end - end) * way >= 0
