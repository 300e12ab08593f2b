"""What is in sight stays where it is while heights around it are corrected."""

import random

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.article.layout.column import Column
from annotator.ui.article.layout.typography import typography
from annotator.ui.article.layout.viewport import Viewport


def long_text(paragraphs: int) -> str:
    """Paragraphs whose estimated heights are off: of narrow letters, wide ones and ideographs."""
    dice = random.Random(4)  # noqa: S311 - a text, no secret
    kinds = ("il", "MW", "会", "an")
    return "\n".join(
        " ".join(dice.choice(kinds[n % 4]) * dice.randint(1, 9) for _ in range(dice.randint(1, 90)))
        for n in range(paragraphs)
    )


@pytest.fixture
def sight(qtbot: QtBot) -> Viewport:
    fonts = typography(1.0)
    return Viewport(Column(long_text(400), fonts, fonts.measure), above=150, below=90, height=600)


def test_scrolling_up_and_down_moves_the_text_by_as_much(sight: Viewport) -> None:
    sight.move_to(sight.highest // 2)
    column = sight.column
    for step in [-40] * 60 + [170] * 60 + [-300] * 30:
        offset = column.offset_at(100, sight.y + 300)
        before = column.caret_rect(offset).top() - sight.y
        sight.move_to(sight.y + step)
        after = column.caret_rect(offset).top() - sight.y
        assert after == before - step


def test_laying_out_what_is_out_of_sight_moves_nothing_in_sight(sight: Viewport) -> None:
    sight.move_to(sight.highest // 2)
    column = sight.column
    offset = column.offset_at(100, sight.y + 300)
    before = column.caret_rect(offset).top() - sight.y
    for index in (0, 3, 50, 120, 399):
        column.layout(index)
    assert column.caret_rect(offset).top() - sight.y == before


def test_both_ends_are_reached_exactly(sight: Viewport) -> None:
    sight.move_to(10**9)
    assert sight.y == sight.highest
    last = sight.column.caret_rect(len(sight.column.text))
    assert last.bottom() <= sight.y + sight.height
    sight.move_to(-(10**9))
    assert sight.y == -150


def test_an_offset_comes_to_where_it_is_wanted(sight: Viewport) -> None:
    length = len(sight.column.text)
    for share in (0.5, 0.1, 0.93, 0.3):
        offset = round(length * share)
        sight.centre(offset)
        top = sight.column.caret_rect(offset).top() - sight.y
        assert sight.height / 3 <= top <= 2 * sight.height / 3


def test_layouts_far_out_of_sight_are_dropped(qtbot: QtBot) -> None:
    fonts = typography(1.0)
    column = Column("\n".join(["word " * 3_000] * 60), fonts, fonts.measure)
    for index in range(60):
        column.layout(index)
    assert not column.is_laid_out(0)
    assert column.is_laid_out(59)
    height = column.height
    assert column.lay_out(0) == 0
    assert column.height == height
