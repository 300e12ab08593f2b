"""Blocks come onto pages in order, none too full, what is kept together on one page."""

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from annotator.ui.article.paper.page import Block, fonts_of, paginated, sheet_of, space

ROOM = 100.0
_A4 = (11900.0, 16840.0)


def block(height: float, *, keeps: bool = False) -> Block:
    return Block(height, lambda _painter, _top: None, keeps)


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans(), st.booleans()), max_size=30))
def test_pages_hold_all_blocks_in_order(drawn: list[tuple[int, bool, bool]]) -> None:
    blocks = [
        space(height) if is_space else block(height, keeps=keeps)
        for height, keeps, is_space in drawn
    ]
    pages = list(paginated(blocks, ROOM))
    placed = [each for page in pages for each in page if not each.is_space]
    assert placed == [each for each in blocks if not each.is_space]
    assert all(sum(each.height for each in page) <= ROOM for page in pages)
    assert not any(page[0].is_space for page in pages)


def test_what_is_kept_together_stands_on_one_page() -> None:
    heading, first, second = block(10, keeps=True), block(10, keeps=True), block(10)
    pages = list(paginated([block(75), space(5), heading, first, second], ROOM))
    assert pages[1] == [heading, first, second]
    # A group that no page holds is parted.
    tall = [block(60, keeps=True), block(60, keeps=True), block(60)]
    assert [len(page) for page in paginated(tall, ROOM)] == [1, 1, 1]


def test_the_column_is_as_wide_as_in_the_window(qtbot: QtBot) -> None:
    fonts = fonts_of("")
    plain, mirrored = (sheet_of(*_A4, fonts, mirrored=way) for way in (False, True))
    assert plain.measure == mirrored.measure == fonts.text.measure
    near, far = plain.margin
    assert plain.left + plain.measure < near < far < plain.width
    near, far = mirrored.margin
    assert 0 < near < far < mirrored.left
    assert mirrored.left + mirrored.measure < mirrored.width
    narrow = sheet_of(6000, 9000, fonts, mirrored=False)
    assert narrow.left >= 40 * 20
    assert narrow.margin[1] <= 6000 - 40 * 20
