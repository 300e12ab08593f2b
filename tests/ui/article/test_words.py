"""Words as people mean them."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.words import WordBorders


@given(st.text(alphabet=st.sampled_from("ab 😀e\u0301.“” ق!?\u00a0"), max_size=40))
def test_every_place_lies_in_its_word(text: str) -> None:
    borders = WordBorders(text)
    for offset in range(len(text)):
        word = borders.word_at(offset)
        assert word.start <= offset < word.end
        assert borders.start(offset) <= offset <= borders.end(offset)


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
