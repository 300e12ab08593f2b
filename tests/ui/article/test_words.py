"""Words and sentences as people mean them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.words import WordBorders, sentence_at

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
def test_every_place_lies_in_its_word_and_its_sentence(text: str) -> None:
    borders = WordBorders(text)
    for offset in range(len(text)):
        word = borders.word_at(offset)
        assert word.start <= offset < word.end
        assert borders.start(offset) <= offset <= borders.end(offset)
        assert sentence_at(text, offset).end <= len(text)


def test_words_leave_quotation_marks_and_full_stops_alone() -> None:
    text = "“Moscow isn’t U.S.-backed” 12,000."
    borders = WordBorders(text)
    inside = text.index("scow")
    assert text[borders.start(inside) : borders.end(inside)] == "Moscow"
    assert borders.start(0) == 0
    assert borders.start(1) == 1
    assert borders.end(len(text)) == len(text)
    number = text.index(",000")
    assert text[borders.start(number) : borders.end(number)] == "12,000"
