"""Coding stripes: the records as bars with their types in the margin beside the text."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record, reading_order
from annotator.resources import resources_folder
from annotator.ui.article.stripes.arrangement import Stripe
from annotator.ui.article.view import ArticleView
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.theme import load_theme
from tests.ui.article.conftest import record_of

MakeRecord = Callable[..., Record]
ARABIC = "قال وزير الخارجية إن موسكو مستعدة للعمل مع جميع الأطراف في ليبيا."
WIDE, NARROW = 1100, 500


@pytest.fixture
def wide(view: ArticleView, qtbot: QtBot) -> ArticleView:
    """A view on the news with room beside the text."""
    return widen(view, qtbot)


def widen(view: ArticleView, qtbot: QtBot, width: int = WIDE) -> ArticleView:
    view.resize(width, 560)
    qtbot.waitUntil(lambda: view.width() == width)
    return view


def show(view: ArticleView, book: Codebook, *records: Record) -> list[Stripe]:
    view.set_records(sorted(records, key=reading_order), book)
    return list(view.stripes.stripes)


def by_id(stripes: list[Stripe]) -> dict[str, Stripe]:
    return {each.record: each for each in stripes}


def margin(view: ArticleView) -> QImage:
    column = round(view.link_origin.x()) + view.link_column.width + 12
    return view.viewport().grab().toImage().copy(column, 0, view.viewport().width() - column, 560)


def on_bar(view: ArticleView, record_id: str) -> QPoint:
    """The middle of a record's bar in the viewport."""
    [stripe] = [each for each in view.stripes.stripes if each.record == record_id]
    y = (stripe.top + stripe.bottom) / 2 + view.link_origin.y()
    xs = range(view.viewport().width())
    found = [x for x in xs if view.stripes.records_at(QPointF(x, y)) == [record_id]]
    return QPoint(found[0] + 2, round(y))


def test_each_record_is_a_bar_beside_its_lines_and_none_that_share_a_line_share_a_lane(
    wide: ArticleView, book: Codebook, record: MakeRecord
) -> None:
    stripes = show(
        wide,
        book,
        record("outer", "Moscow is ready to work with all sides in Libya, Mr. J. R. Smith"),
        record("inner", "ready to work", kind="claim"),
        record("beside", "in Libya", kind="event"),
        record("last", "Last paragraph", kind="claim"),
    )
    found = by_id(stripes)
    assert found["outer"].lane == 0
    assert found["inner"].lane != found["beside"].lane
    assert found["last"].lane == 0
    for one in stripes:
        for other in stripes:
            if one is not other and one.lane == other.lane:
                assert one.bottom <= other.top or other.bottom <= one.top
    assert found["outer"].top == wide.link_column.caret_rect(0).top()


def test_fragments_are_bars_and_what_lies_between_them_a_thin_one(
    wide: ArticleView, book: Codebook, record: MakeRecord
) -> None:
    [stripe] = show(wide, book, record("q", "We will,", "Last paragraph"))
    assert (len(stripe.rows), len(stripe.gaps)) == (2, 1)
    assert stripe.rows[0][1] < stripe.rows[1][0]


def test_a_bar_has_its_type_as_a_name_and_names_do_not_cross_bars(
    wide: ArticleView, book: Codebook, record: MakeRecord
) -> None:
    stripes = show(
        wide,
        book,
        record("outer", "Moscow is ready to work with all sides in Libya, Mr. J. R. Smith"),
        record("inner", "ready to work", kind="claim"),
        record("last", "Last paragraph", kind="event"),
    )
    found = by_id(stripes)
    assert found["last"].name == "Event"
    assert found["inner"].name == "Claim"
    places = sorted((each.name_place for each in stripes if each.name), key=lambda p: p.top())
    assert all(not one.intersects(other) for one, other in pairwise(places))


def test_the_coder_is_named_where_there_are_several(
    wide: ArticleView, book: Codebook, record: MakeRecord
) -> None:
    show(wide, book, record("last", "Last paragraph"))
    wide.set_coders({"c": "Ada", "d": "Bo"})
    assert [each.name[:9] for each in wide.stripes.stripes] == ["Quote · A"]
    wide.set_coders({})
    assert [each.name for each in wide.stripes.stripes] == ["Quote"]


def test_a_click_selects_and_leaves_the_caret_and_hovering_tells(
    wide: ArticleView, book: Codebook, record: MakeRecord, qtbot: QtBot
) -> None:
    show(wide, book, record("last", "Last paragraph"), record("q", "We will,"))
    caret = wide.caret()
    with qtbot.waitSignal(wide.record_clicked) as clicked:
        QTest.mouseClick(wide.viewport(), Qt.MouseButton.LeftButton, pos=on_bar(wide, "last"))
    assert clicked.args == ["last"]
    assert (wide.caret(), wide.selection()) == (caret, None)
    with qtbot.waitSignal(wide.hovered) as hovered:
        QTest.mouseMove(wide.viewport(), on_bar(wide, "q"))
    assert hovered.args == [["q"]]
    assert wide.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_what_has_no_lane_left_shares_the_last_and_clicks_go_round(
    wide: ArticleView, book: Codebook, record: MakeRecord
) -> None:
    many = [record(f"r{n:02}", "We will,") for n in range(20)]
    stripes = show(wide, book, *many)
    shared = [each for each in stripes if each.shared]
    assert len(shared) > 10
    assert len({each.lane for each in shared}) == 1
    assert not any(each.name for each in shared)
    clicked: list[str] = []
    wide.record_clicked.connect(clicked.append)
    x = wide.link_origin.x() + wide.link_column.width
    y = shared[0].top + wide.link_origin.y() + 3
    ids = [each.record for each in shared]
    xs = [n for n in range(round(x), wide.width()) if wide.stripes.records_at(QPointF(n, y)) == ids]
    for _ in range(2):
        place = QPoint(xs[0] + 2, round(y))
        QTest.mouseClick(wide.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked == ids[:2]


def test_a_narrow_margin_has_none_and_asks_nothing(
    view: ArticleView,
    book: Codebook,
    record: MakeRecord,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "annotator.ui.article.stripes.layer.stripes_in", lambda *_: pytest.fail("laid out")
    )
    widen(view, qtbot, NARROW)
    assert show(view, book, record("last", "Last paragraph")) == []
    view.viewport().grab()
    widen(view, qtbot)
    view.show_stripes(shown=False)
    view.viewport().grab()
    assert list(view.stripes.stripes) == []


def test_text_from_right_to_left_has_them_at_its_left(
    make_view: Callable[[str], ArticleView], book: Codebook, qtbot: QtBot
) -> None:
    view = widen(make_view(ARABIC), qtbot)
    show(view, book, record_of("q", ARABIC, "موسكو مستعدة"))
    assert on_bar(view, "q").x() < view.link_origin.x()
    assert len(colours(margin(view))) == 1


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_bars_have_the_colour_of_their_type_and_a_letter_in_every_theme(
    wide: ArticleView, book: Codebook, record: MakeRecord, name: str
) -> None:
    theme = load_theme(resources_folder() / "themes", name)
    wide.set_theme(theme)
    show(wide, book, record("a", "We will,"), record("b", "We will,", kind="claim"))
    seen = colours(margin(wide))
    assert {theme.ink("blue").name(), theme.ink("amber").name()} <= seen
    without_letters = 3  # the page and two bars
    assert len(seen) > without_letters, "letters have softened edges"


@pytest.mark.parametrize("count", [30, 3000])
def test_only_what_is_in_sight_is_laid_out(
    make_view: Callable[[str], ArticleView], book: Codebook, qtbot: QtBot, count: int
) -> None:
    paragraph = "The minister said on Friday that talks would go on despite the strikes.\n"
    text = paragraph * count
    view = widen(make_view(text), qtbot)
    at, first = text.index("talks"), record_of("r", text, "talks")
    records: list[Record] = []
    for n in range(count):
        start = at + n * len(paragraph)
        fragment = replace(first.spans[0], start=start, end=start + 5)
        records.append(replace(first, id=f"r{n:04}", spans=(fragment,)))
    assert 5 < len(show(view, book, *records)) < 30
    view.scroll_by(200)
    assert 5 < len(view.stripes.stripes) < 30


def test_it_can_be_turned_off_and_that_is_remembered(window: AnnotatorWindow) -> None:
    action = window.bound_actions["view.stripes"]
    assert action.isChecked()
    assert window.view.stripes.on
    action.trigger()
    assert not window.view.stripes.on
    assert not window.context.settings.stripes
    action.trigger()
    assert window.view.stripes.on
