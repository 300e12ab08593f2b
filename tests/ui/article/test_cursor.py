"""The caret and the selection: every motion, snapping, units."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.ui.article.cursor import Motion, TextCursor, Unit
from annotator.ui.article.layout.column import Column
from annotator.ui.article.layout.pieces import PIECE_LENGTH
from annotator.ui.article.layout.typography import typography

NEWS = (
    "“Moscow is ready to work with all sides,” Mr. J. Smith said. Nobody left.\n"
    "\n"
    "قال وزير الخارجية Sergei Lavrov إن موسكو مستعدة عام 2017 للعمل.\n"
    "Emoji 😀 and 👩‍👩‍👧, an e\u0301 of two parts."
)


def cursor_in(text: str, width: int = 320) -> TextCursor:
    return TextCursor(Column(text, typography(1.0), width))


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Fonts need an application."""


def select(cursor: TextCursor, start: int, end: int, *, exact: bool = False) -> str:
    cursor.place(start)
    cursor.extend(end, exact=exact)
    span = cursor.span()
    return "" if span is None else cursor.column.text[span.start : span.end]


def walk(cursor: TextCursor, motion: Motion) -> list[int]:
    """Where the caret stands, move by move, until it stays."""
    stops = [cursor.caret]
    while len(stops) < 1_000:
        cursor.move(motion)
        if cursor.caret == stops[-1]:
            break
        stops.append(cursor.caret)
    return stops


def test_characters_are_walked_one_by_one_as_people_see_them() -> None:
    cursor = cursor_in("a😀b e\u0301 👩‍👩‍👧\n\nz")
    assert walk(cursor, Motion.RIGHT) == [0, 1, 2, 3, 4, 6, 7, 12, 13, 14, 15]
    assert walk(cursor, Motion.LEFT) == [15, 14, 13, 12, 7, 6, 4, 3, 2, 1, 0]


def test_in_arabic_left_goes_on_and_right_goes_back() -> None:
    text = "قال وزير\nab"
    cursor = cursor_in(text)
    stops = [cursor.caret]
    for _ in range(9):
        cursor.move(Motion.LEFT)
        stops.append(cursor.caret)
    assert stops == list(range(10))
    cursor.place(8)
    assert walk(cursor, Motion.RIGHT)[-1] == 0


def test_words_are_walked_across_paragraphs_and_back() -> None:
    cursor = cursor_in("one two\n\nthree four")
    assert walk(cursor, Motion.WORD_RIGHT) == [0, 4, 7, 8, 9, 15, 19]
    assert walk(cursor, Motion.WORD_LEFT) == [19, 15, 9, 8, 7, 4, 0]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab 😀\n\u0301قل"), max_size=40))
def test_up_and_down_reach_both_ends(text: str) -> None:
    cursor = cursor_in(text, 60)
    assert walk(cursor, Motion.DOWN)[-1] == len(text)
    assert walk(cursor, Motion.UP)[-1] == 0
    assert walk(cursor, Motion.PAGE_DOWN)[-1] == len(text)
    assert walk(cursor, Motion.PAGE_UP)[-1] == 0
    assert walk(cursor, Motion.PARAGRAPH_DOWN)[-1] == len(text)
    assert walk(cursor, Motion.PARAGRAPH_UP)[-1] == 0


def test_up_and_down_keep_the_column_across_a_short_line() -> None:
    text = "a long first line\nab\nanother long line"
    cursor = cursor_in(text, 500)
    cursor.place(12)
    x = cursor.column.caret_rect(12).x()
    cursor.move(Motion.DOWN)
    assert cursor.caret == text.index("ab") + 2
    cursor.move(Motion.DOWN)
    assert abs(cursor.column.caret_rect(cursor.caret).x() - x) < 8


def test_home_and_end_stay_in_their_line() -> None:
    cursor = cursor_in("several words that are broken into lines " * 3)
    cursor.place(60)
    top = cursor.column.caret_rect(60).top()
    cursor.move(Motion.LINE_END)
    assert cursor.caret > 60
    assert cursor.column.caret_rect(cursor.caret).top() == top
    cursor.move(Motion.LINE_START)
    assert cursor.caret < 60
    assert cursor.column.caret_rect(cursor.caret).top() == top
    cursor.move(Motion.END)
    assert cursor.caret == len(cursor.column.text)
    cursor.move(Motion.START)
    assert cursor.caret == 0


def test_paragraphs_are_walked_and_blank_ones_passed_over() -> None:
    cursor = cursor_in("one\n\n\ntwo\nthree")
    assert walk(cursor, Motion.PARAGRAPH_DOWN) == [0, 6, 10, 15]
    assert walk(cursor, Motion.PARAGRAPH_UP) == [15, 10, 6, 0]


def test_the_border_of_two_pieces_is_no_stop() -> None:
    text = "word " * 5_000
    cursor = cursor_in(text, 600)
    border = cursor.column.pieces.starts[1]
    assert border <= PIECE_LENGTH
    cursor.place(border - 1)
    cursor.move(Motion.RIGHT)
    assert cursor.caret == border
    cursor.move(Motion.LEFT)
    assert cursor.caret == border - 1
    cursor.place(border)
    cursor.move(Motion.WORD_LEFT)
    assert cursor.caret < border
    assert select(cursor, border - 4, border + 2) == "word word"


def test_selections_snap_to_words_but_leave_what_stands_beside_them() -> None:
    cursor = cursor_in(NEWS)
    middle, end = NEWS.index("scow"), NEWS.index("des,") + 1
    assert select(cursor, middle, end) == "Moscow is ready to work with all sides"
    assert select(cursor, end, middle) == "Moscow is ready to work with all sides"
    assert select(cursor, 0, end + 4) == "“Moscow is ready to work with all sides,”"
    assert select(cursor, middle, middle + 2) == "Moscow"
    assert select(cursor, middle, middle + 2, exact=True) == "sc"
    cursor.snapping = False
    assert select(cursor, middle, middle + 2) == "sc"
    assert select(cursor, middle, middle) == ""


def test_outer_white_space_is_dropped() -> None:
    cursor = cursor_in("one \n\n two")
    assert select(cursor, 3, 7, exact=True) == ""
    assert select(cursor, 0, 7) == "one"
    cursor.select(Span(3, 99))
    assert cursor.span() == Span(7, 10)


def test_a_sideways_move_leaves_a_selection_at_its_edge() -> None:
    cursor = cursor_in("one two three")
    select(cursor, 5, 6)
    cursor.move(Motion.LEFT)
    assert (cursor.caret, cursor.span()) == (4, None)
    select(cursor, 5, 6)
    cursor.move(Motion.RIGHT)
    assert (cursor.caret, cursor.span()) == (7, None)


def test_units_and_growing() -> None:
    cursor = cursor_in(NEWS)
    place = NEWS.index("ready")
    cursor.place(place)
    found: list[str] = []
    for _ in range(5):
        cursor.expand()
        span = cursor.span()
        assert span is not None
        found.append(NEWS[span.start : span.end])
    first = NEWS.split("\n", maxsplit=1)[0]
    quoted = "Moscow is ready to work with all sides,"
    assert found == ["ready", quoted, first.removesuffix(" Nobody left."), first, first]
    cursor.select_unit(Unit.WORD, place)
    cursor.extend(NEWS.index("work") + 1, Unit.WORD)
    assert cursor.span() == Span(place, NEWS.index("work") + 4)
    cursor.extend(2, Unit.WORD)
    assert cursor.span() == Span(1, place + 5)
