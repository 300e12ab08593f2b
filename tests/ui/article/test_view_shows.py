"""What the article view shows: records, headings, empty states, themes, animations."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record, reading_order
from annotator.core.text.span import Span
from annotator.resources import resources_folder
from annotator.ui.article.heading import ArticleHeading
from annotator.ui.article.lanes import LANES
from annotator.ui.article.layout.typography import typography
from annotator.ui.article.ruler import MarkRuler
from annotator.ui.article.view import ArticleView
from annotator.ui.kit.theme import Theme, load_theme
from tests.ui.article.conftest import record_of

MakeRecord = Callable[..., Record]


def shot(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage()


def ruler_of(view: ArticleView) -> MarkRuler:
    ruler = view.findChild(MarkRuler, "markRuler")
    assert isinstance(ruler, MarkRuler)
    return ruler


def place(view: ArticleView, offset: int) -> QPoint:
    return view.viewport().mapFromGlobal(view.screen_rect(offset).center())


def colours_at(view: ArticleView, offset: int) -> set[str]:
    """The colours of the column of pixels through the middle of a character, and of its lanes."""
    image, at = shot(view), place(view, offset)
    return {QColor(image.pixel(at.x(), y)).name() for y in range(at.y() - 18, at.y() + 26)}


def colours_in(view: ArticleView) -> set[str]:
    image = shot(view)
    return {
        QColor(image.pixel(x, y)).name()
        for y in range(image.height())
        for x in range(image.width())
    }


def test_a_record_has_its_tint_and_its_lane(
    view: ArticleView, book: Codebook, record: MakeRecord, theme: Theme
) -> None:
    view.set_records(
        [record("r", "ready to work with all"), record("s", "to work", kind="event")], book
    )
    colours = colours_at(view, view.text.index("work"))
    assert {
        theme.tint("green").name(),
        theme.ink("blue").name(),
        theme.ink("green").name(),
    } <= colours
    assert theme.tint("blue").name() not in colours
    alone = colours_at(view, view.text.index("with") + 1)
    assert {theme.tint("blue").name(), theme.ink("blue").name()} <= alone
    assert theme.ink("green").name() not in alone


def test_the_gap_of_a_discontinuous_record_is_dotted_and_not_tinted(
    view: ArticleView, book: Codebook, record: MakeRecord, theme: Theme
) -> None:
    view.set_records([record("r", "“We will,”", "“not go.”")], book)
    rect = view.screen_rect(view.text.index("he added"))
    image = shot(view)
    at = view.viewport().mapFromGlobal(rect.center())
    area = {
        QColor(image.pixel(at.x() + dx, at.y() + dy)).name()
        for dx in range(60)
        for dy in range(8, 24)
    }
    assert theme.ink("blue").name() in area
    assert theme.tint("blue").name() not in area


def test_more_records_than_lanes_share_the_last(
    view: ArticleView, book: Codebook, record: MakeRecord, theme: Theme
) -> None:
    view.set_records([record(str(n), "ready to work") for n in range(LANES + 2)], book)
    at = place(view, view.text.index("to work"))
    image = shot(view)
    below = {
        QColor(image.pixel(at.x() + dx, y)).name()
        for dx in range(4)
        for y in range(at.y(), at.y() + 60)
    }
    assert theme.colour("muted").name() in below


def test_the_selected_record_is_outlined_and_its_evidence_labelled(
    view: ArticleView, book: Codebook, record: MakeRecord
) -> None:
    view.set_records([record("r", "“We will,”", "“not go.”", speaker="he", cue="added")], book)
    before = shot(view)
    view.select_record("r")
    after = shot(view)
    assert after != before
    view.select_record("another")
    assert shot(view) == before
    view.select_record("r")
    view.set_records([], book)
    assert shot(view) != after


def test_setting_records_keeps_selection_and_scroll_position(
    make_view: Callable[[str], ArticleView], book: Codebook
) -> None:
    view = make_view("\n".join(f"Paragraph {n} of a long article." for n in range(300)))
    view.verticalScrollBar().setValue(2_345)
    view.set_selection(view.visible_span())
    before, value = view.selection(), view.verticalScrollBar().value()
    view.set_records([], book)
    assert (view.selection(), view.verticalScrollBar().value()) == (before, value)


def test_a_revealed_span_comes_into_the_middle_unless_it_is_well_in_sight(
    make_view: Callable[[str], ArticleView],
) -> None:
    view = make_view("\n".join("an uneven paragraph " * (n % 13 + 1) for n in range(300)))
    for offset in (30_000, 2_000, 39_000):
        view.reveal(Span(offset, offset + 5))
        y = place(view, offset).y()
        assert view.height() / 3 - 20 <= y <= view.height() * 2 / 3 + 20
    value = view.verticalScrollBar().value()
    view.reveal(Span(39_010, 39_012))
    view.reveal(Span(38_860, 38_862))
    assert view.verticalScrollBar().value() == value
    view.reveal(Span(len(view.text) - 3, len(view.text) + 99))
    assert view.visible_span().end == len(view.text)


def test_a_flash_fades_and_stops(view: ArticleView, qtbot: QtBot) -> None:
    still = shot(view)
    view.reveal(Span(0, 20), flash=True)
    assert shot(view) != still
    qtbot.waitUntil(lambda: not view._flash.is_running)
    assert view._flash.now is None


def test_nothing_moves_on_in_a_hidden_view(view: ArticleView) -> None:
    view.reveal(Span(0, 20), flash=True)
    assert view._flash.is_running
    view.close()
    assert not view._flash.is_running
    assert not view._blink.is_running
    view.reveal(Span(0, 20), flash=True)
    assert not view._flash.is_running


def test_the_caret_is_still_where_the_system_says_so(view: ArticleView) -> None:
    assert view._blink.shows
    assert not view._blink.is_running
    hints = QGuiApplication.styleHints()
    try:
        hints.setCursorFlashTime(1000)
        view.set_caret(5)
        assert view._blink.is_running
    finally:
        hints.setCursorFlashTime(0)
    view.set_caret(6)
    assert view._blink.shows
    assert not view._blink.is_running
    view.clearFocus()
    assert not view._blink.shows


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_every_theme_paints_in_its_colours(
    view: ArticleView, book: Codebook, record: MakeRecord, name: str
) -> None:
    theme = load_theme(resources_folder() / "themes", name)
    view.set_theme(theme)
    view.set_records([record("r", "ready to work")], book)
    view.set_selection(Span(0, 6))
    wanted = [theme.colour(role) for role in ("page", "text", "selection", "border")]
    wanted += [theme.tint("blue"), theme.ink("blue")]
    assert {colour.name() for colour in wanted} <= colours_in(view)


def test_no_article_and_an_empty_one_show_the_message(view: ArticleView, theme: Theme) -> None:
    view.set_empty_message("Choose an article.")
    view.show_article(None)
    assert view.text == ""
    assert view.selection() is None
    assert view.verticalScrollBar().maximum() == 0
    assert len(colours_in(view)) > 3
    view.set_empty_message("")
    assert colours_in(view) <= {theme.colour("page").name(), theme.colour("accent").name()}
    view.expand_selection()
    view.select_word()
    view.copy()
    assert view.visible_span() == Span(0, 0)


def test_another_article_begins_at_its_top(make_view: Callable[[str], ArticleView]) -> None:
    view = make_view("one two three\n" * 300)
    view.verticalScrollBar().setValue(3_000)
    view.set_selection(Span(4, 7))
    heading = ArticleHeading("عنوان المقال", "الجرس · 2017")
    seen: list[bool] = []
    view.selection_changed.connect(lambda: seen.append(True))
    view.show_article(None)
    view.show_article(None, heading)
    assert view.verticalScrollBar().value() == 0
    assert seen == [True]
    assert view.caret() == 0


def test_a_narrow_view_narrows_the_column_and_keeps_the_place(
    make_view: Callable[[str], ArticleView],
) -> None:
    view = make_view("\n".join("an uneven paragraph " * (n % 13 + 1) for n in range(300)))
    view.reveal(Span(20_000, 20_005))
    top = view.visible_span().start
    view.resize(380, 500)
    assert abs(view.visible_span().start - top) < 60
    assert place(view, view.visible_span().start + 10).x() < 380
    view.resize(1_200, 500)
    assert abs(view.visible_span().start - top) < 120


def test_the_measure_is_about_seventy_characters(qtbot: QtBot) -> None:
    fonts = typography(1.0)
    assert 66 <= fonts.measure / fonts.character <= 74
    assert 1.5 <= fonts.line_height / 18 <= 1.8
    assert typography(2.0).measure == pytest.approx(2 * fonts.measure, rel=0.05)
    assert typography(1.0, "No Such Font At All").text.families() == fonts.text.families()


def test_records_that_come_and_go_one_by_one_look_as_if_shown_at_once(
    make_view: Callable[[str], ArticleView], book: Codebook
) -> None:
    text = "\n".join(f"The {n}. speaker said that talks would go on." for n in range(120))
    parts = ("", " speaker said", " speaker said that talks", " speaker")
    records = sorted(
        (
            record_of(
                f"{n}-{part}", text, f"The {n}.{part}", kind=("quote", "event")[len(part) % 2]
            )
            for n in range(0, 120, 3)
            for part in parts
        ),
        key=reading_order,
    )
    wanted = [each for n, each in enumerate(records) if n % 7]
    whole, bit_by_bit = make_view(text), make_view(text)
    bit_by_bit.clearFocus()
    whole.set_records(wanted, book)
    ruler_of(bit_by_bit).grab()
    shown: list[Record] = []
    for each in [*records[::2], *records[1::2]]:
        shown = sorted([*shown, each], key=reading_order)
        bit_by_bit.set_records(shown, book)
    shot(bit_by_bit)
    for each in records[::7]:
        shown = [other for other in shown if other is not each]
        bit_by_bit.set_records(shown, book)
    assert shot(bit_by_bit) == shot(whole)
    assert ruler_of(bit_by_bit).grab().toImage() == ruler_of(whole).grab().toImage()
    bit_by_bit.scroll_by(900)
    whole.scroll_by(900)
    assert shot(bit_by_bit) == shot(whole)
