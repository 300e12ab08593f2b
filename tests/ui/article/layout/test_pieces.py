"""Pieces cover the text, and their heights add up."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.normalization import paragraphs
from annotator.core.text.span import Span
from annotator.ui.article.layout.pieces import PIECE_LENGTH, Heights, Pieces


@given(st.text(alphabet="ab \n", max_size=60))
def test_short_paragraphs_are_pieces(text: str) -> None:
    pieces = Pieces(text)
    found = [Span(*edges) for edges in zip(pieces.starts, pieces.ends, strict=True)]
    assert found == paragraphs(text)
    for offset in range(len(text) + 1):
        index = pieces.at(offset)
        assert pieces.starts[index] <= offset <= pieces.ends[index]


def test_a_long_paragraph_is_cut_at_spaces() -> None:
    long = "word " * 10_000
    text = f"before\n{long}\nafter"
    pieces = Pieces(text)
    assert len(pieces) > 4
    assert max(map(int.__sub__, pieces.ends, pieces.starts)) <= PIECE_LENGTH
    assert all(text[end - 1] == " " for end in pieces.ends[1:-2])
    joined = "".join(text[s:e] for s, e in zip(pieces.starts[1:-1], pieces.ends[1:-1], strict=True))
    assert joined == long
    assert pieces.paragraph(2) == Span(7, 7 + len(long))
    assert [pieces.ends_paragraph(index) for index in (0, 1, len(pieces) - 1)] == [
        True,
        False,
        True,
    ]


def test_a_paragraph_without_any_space_is_cut_all_the_same() -> None:
    pieces = Pieces("x" * (2 * PIECE_LENGTH + 5))
    assert pieces.ends == [PIECE_LENGTH, 2 * PIECE_LENGTH, 2 * PIECE_LENGTH + 5]


@given(
    st.lists(st.integers(1, 90), min_size=1, max_size=1_200),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 400)), max_size=10),
)
def test_heights_add_up_after_changes(heights: list[int], changes: list[tuple[int, int]]) -> None:
    column = Heights(heights)
    for place, height in changes:
        index = place % len(heights)
        assert column.set(index, height) == height - heights[index]
        heights[index] = height
    assert column.total() == sum(heights)
    for index in range(0, len(heights), 97):
        top = sum(heights[:index])
        assert column.top(index) == top
        assert column.at(top) == index
        assert column.at(top + heights[index] - 1) == index
    assert column.at(-5) == 0
    assert column.at(sum(heights) + 5) == len(heights) - 1
