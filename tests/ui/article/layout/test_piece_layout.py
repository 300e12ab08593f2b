"""A piece of text laid out: every place maps to an offset and back."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from annotator.ui.article.layout.piece_layout import PieceLayout, is_right_to_left
from annotator.ui.article.layout.typography import Typography, typography

ARABIC = "قال Lavrov إن موسكو مستعدة عام 2017 للعمل."
TRICKY = "a\u00a0b 😀 e\u0301 👩‍👩‍👧 fi ﬁ\tx"
LIGATURES = "aلا سلام 12 قلال، الأمل"
THREE_IN_ONE = "قffi fi ffia"
TWO_AT_THE_END = "قff "
alphabet = st.sampled_from(
    [*"ab fi,.“”1", "\u00a0", "😀", "e\u0301", "👩‍👩‍👧", *"قالن", "שלום", "会"]
)
texts = st.lists(alphabet, min_size=1, max_size=60).map("".join)


def laid_out(text: str, width: int = 300) -> PieceLayout:
    fonts = typography(1.0)
    return PieceLayout(text, fonts, width, right_to_left=is_right_to_left(text, 0, len(text)))


def stops(layout: PieceLayout) -> list[int]:
    """Every place where the caret can stand."""
    found = [0]
    while found[-1] < layout.length:
        found.append(layout.next(found[-1]))
    return found


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Fonts need an application."""


@settings(max_examples=60, deadline=None)
@given(texts)
@example(TRICKY)
@example(ARABIC)
@example(LIGATURES)
@example(THREE_IN_ONE)
@example(TWO_AT_THE_END)
def test_each_side_of_a_character_is_hit_where_it_is_shown(text: str) -> None:
    layout = laid_out(text)
    for start, end in pairwise(stops(layout)):
        index = layout.line_index(start)
        line = layout.lines[index]
        parts = layout.stretches(start, end)
        if len(parts) != 1 or parts[0].right - parts[0].left < 1:
            continue
        quarter = (parts[0].right - parts[0].left) / 4
        sides = {
            layout.offset_at(parts[0].left + quarter, index),
            layout.offset_at(parts[0].right - quarter, index),
        }
        last_of_line = end == line.end and index + 1 < len(layout.lines)
        assert sides == ({start} if last_of_line else {start, end})
        assert layout.character_at(parts[0].left + quarter, index) == start


@settings(max_examples=60, deadline=None)
@given(texts)
@example(TRICKY)
@example(ARABIC)
@example(LIGATURES)
@example(THREE_IN_ONE)
@example(TWO_AT_THE_END)
def test_the_characters_of_a_line_tile_it_without_overlap(text: str) -> None:
    layout = laid_out(text)
    offsets = stops(layout)
    for line in layout.lines:
        within = [place for place in offsets if line.start <= place <= line.end]
        parts = [
            (part.left, part.right)
            for start, end in pairwise(within)
            for part in layout.stretches(start, end)
        ]
        parts.sort()
        for (_, right), (left, _) in pairwise(parts):
            assert right == pytest.approx(left, abs=0.6)
        whole = layout.stretches(line.start, line.end)
        covered = sum(part.right - part.left for part in whole)
        assert covered == pytest.approx(sum(right - left for left, right in parts), abs=1)


@settings(max_examples=60, deadline=None)
@given(texts)
@example(ARABIC)
@example(LIGATURES)
@example(THREE_IN_ONE)
@example(TWO_AT_THE_END)
def test_the_character_under_a_place_covers_it(text: str) -> None:
    layout = laid_out(text)
    for index, line in enumerate(layout.lines):
        for x in range(0, layout.width, 7):
            offset = layout.character_at(x, index)
            if offset is None:
                continue
            assert line.start <= offset < line.end


def test_a_span_over_a_change_of_direction_has_several_parts() -> None:
    layout = laid_out(ARABIC, 900)
    name = ARABIC.index("Lavrov")
    (latin,) = layout.stretches(name, name + 6)
    whole = layout.stretches(0, len(ARABIC))
    assert len(whole) == 1
    assert whole[0].right == pytest.approx(900, abs=1)
    mixed = layout.stretches(0, name + 3)
    assert len(mixed) == 2
    assert latin.right - latin.left > 30


def test_the_direction_is_that_of_the_first_letter_with_one() -> None:
    assert is_right_to_left("“2017 قال Lavrov", 0, 16)
    assert not is_right_to_left("Lavrov قال", 0, 10)
    assert not is_right_to_left("2017", 0, 4)
    assert not is_right_to_left("1 \u200f", 0, 2)


def test_a_blank_line_can_hold_the_caret(fonts: Typography) -> None:
    layout = laid_out("")
    assert (layout.height, layout.caret_x(0), layout.offset_at(50, 0)) == (
        fonts.line_height // 2,
        0,
        0,
    )
    assert layout.character_at(0, 0) is None
    assert layout.stretches(0, 0) == []


def test_a_click_at_the_right_end_of_a_line_stays_in_that_line() -> None:
    layout = laid_out("many words that need more than one line of text " * 3)
    assert len(layout.lines) > 2
    for index in range(len(layout.lines)):
        assert layout.line_index(layout.offset_at(10_000, index)) == index
