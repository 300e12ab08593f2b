"""Sentences as people mean them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.sentences import (
    paragraph_around,
    sentence_at,
    sentences,
    sentences_around,
)
from annotator.core.text.span import Span

SENTENCES = [
    "Mr. J. R. Smith of the U.S. Army came at 9.30 a.m. on Friday.",
    "“We will go!” he said.",
    '"No." That was all.',
    "What now?",
    "(It rained.)",
    "Wait… there is more…",
    "Prices rose by 3.5 per cent, Dr. Ada Berg wrote.",
    "多方举行会谈。",
    "俄罗斯表示愿意！",
    "هل هذا صحيح؟",
    "The end",
]


def test_sentences_end_where_they_end() -> None:
    text = " ".join(SENTENCES)
    found = set[str]()
    for offset in range(len(text)):
        span = sentence_at(text, offset)
        found.add(text[span.start : span.end])
    expected = {part for whole in SENTENCES for part in (whole,)}
    expected -= {'"No." That was all.'}
    assert found == expected | {'"No."', "That was all."}


@pytest.mark.parametrize("text", ["", " ", ".", "a"])
def test_the_smallest_texts_have_a_sentence_too(text: str) -> None:
    assert sentence_at(text, 0).end <= len(text)


@given(st.text(alphabet=st.sampled_from("ab 😀e\u0301.“” ق!?\u00a0"), max_size=40))
def test_every_place_lies_in_its_sentence(text: str) -> None:
    for offset in range(len(text)):
        assert sentence_at(text, offset).end <= len(text)


TEXT = "Head\n\nIt rained. He left, Dr. Ada said. Then “we go” 😀.\nLast one."


def test_a_span_grows_to_the_sentences_that_it_touches() -> None:
    def around(words: str) -> str:
        start = TEXT.index(words)
        span = sentences_around(TEXT, Span(start, start + len(words)))
        return TEXT[span.start : span.end]

    assert around("left") == "He left, Dr. Ada said."
    assert around("rained. He") == "It rained. He left, Dr. Ada said."
    assert around("😀") == "Then “we go” 😀."
    assert around("Head") == "Head"
    assert around("go” 😀.\nLast") == "Then “we go” 😀.\nLast one."


def test_all_sentences_of_all_paragraphs() -> None:
    assert [TEXT[span.start : span.end] for span in sentences(f"{TEXT}\n ")] == [
        "Head",
        "It rained.",
        "He left, Dr. Ada said.",
        "Then “we go” 😀.",
        "Last one.",
    ]
    assert sentences(" \n") == []


def test_a_span_grows_to_the_paragraphs_that_it_touches() -> None:
    start = TEXT.index("Ada")
    span = paragraph_around(TEXT, Span(start, start + 3))
    assert TEXT[span.start : span.end] == TEXT.split("\n")[2]
    last = TEXT.index("Last")
    assert paragraph_around(TEXT, Span(last, last + 4)) == Span(last, len(TEXT))
