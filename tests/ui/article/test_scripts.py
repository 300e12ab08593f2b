"""Emoji, combining marks, Chinese and mixed directions: painted, hit and walked exactly."""

import unicodedata
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.ui.article.view import ArticleView
from annotator.ui.kit.theme import Theme
from tests.ui.article.conftest import BOOK, at, record_of

Open = Callable[[str], ArticleView]
FAMILY, FLAG, SKIN = "👩‍👩‍👧", "🇱🇾", "👋🏽"
COMBINED = "e\u0301\u0323"

# Each text with a part of it that is marked, and what stands before and after that part.
CASES = {
    "emoji": (f"He wrote {FAMILY} and {FLAG} twice {SKIN} on Friday.", f"{FAMILY} and {FLAG}"),
    "combining": (f"A caf{COMBINED} in Hà No\u0302\u0323i, he said.", f"caf{COMBINED}"),
    "cjk": ("外交部发言人周五在北京表示，谈判将于下周继续。", "周五在北京表示"),
    "japanese": ("首相は、会談が続くと述べた。", "会談が続く"),
    "arabic": ("قال الوزير إن المحادثات ستستمر يوم الجمعة.", "المحادثات ستستمر"),
    "mixed": ("قال Sergei Lavrov عام 2017 إن موسكو مستعدة.", "Lavrov عام 2017"),
    "latin": ("He said “سنعود قريبا” and left in 2017.", "said “سنعود"),
    "hebrew": ("השר אמר ב-3 במרץ כי NATO תחזור.", "במרץ כי NATO"),
    "devanagari": ("मंत्री ने कहा कि वार्ता जारी रहेगी।", "वार्ता जारी"),
}


def graphemes(text: str) -> list[int]:
    """Where a caret may stand, told without Qt, for the clusters of these texts."""
    borders: list[int] = [0]
    for n in range(1, len(text)):
        before, here = text[n - 1], text[n]
        flags = [0x1F1E6 <= ord(each) <= 0x1F1FF for each in (before, here)]
        joined = (
            unicodedata.category(here) in ("Mn", "Me")
            or here == "\u200d"
            or before == "\u200d"
            or 0x1F3FB <= ord(here) <= 0x1F3FF
            or (all(flags) and n - 1 in borders)
        )
        if not joined:
            borders.append(n)
    return [*borders, len(text)]


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    return CASES[request.param]


def test_what_is_marked_is_tinted_and_nothing_else(
    make_view: Open, case: tuple[str, str], theme: Theme
) -> None:
    text, part = case
    view = make_view(text)
    marked = at(text, part)
    view.set_records([record_of("r", text, part)], BOOK)
    image = view.viewport().grab().toImage()
    tint = theme.tint("blue").name()
    for offset, character in enumerate(text):
        if unicodedata.category(character)[0] in "MC" or character.isspace():
            continue
        rects = view.link_column.rects(Span(offset, offset + 1))
        if not rects or rects[0].width() < 3:
            continue
        rect = rects[0].translated(view.link_origin).toAlignedRect().adjusted(1, 1, -1, -1)
        seen = {
            QColor(image.pixel(x, y)).name()
            for x in range(rect.left(), rect.right() + 1)
            for y in (rect.top(), rect.bottom())
        }
        inside = marked.start <= offset < marked.end
        assert (tint in seen) == inside, f"{character!r} at {offset}"


def test_a_click_on_a_mark_finds_its_record_and_beside_it_none(
    make_view: Open, case: tuple[str, str], qtbot: QtBot
) -> None:
    text, part = case
    view = make_view(text)
    view.set_records([record_of("r", text, part)], BOOK)
    marked = at(text, part)
    column, origin = view.link_column, view.link_origin
    for rect in column.rects(marked):
        for share in (0.1, 0.5, 0.9):
            x = rect.left() + rect.width() * share
            offset = column.character_at(x, rect.center().y())
            assert offset is not None
            assert marked.start <= offset < marked.end
        middle = rect.center() + origin
        with qtbot.waitSignal(view.record_clicked):
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle.toPoint())
    for outside in (Span(0, marked.start), Span(marked.end, len(text))):
        for rect in column.rects(outside):
            offset = column.character_at(rect.center().x(), rect.center().y())
            assert offset is None or not marked.start <= offset < marked.end


# What `graphemes` tells does not go as far as the clusters of Indic letters.
@pytest.mark.parametrize("case", [CASES[name] for name in CASES if name != "devanagari"])
def test_the_caret_stops_at_every_grapheme_and_nowhere_else(
    make_view: Open, case: tuple[str, str], qtbot: QtBot
) -> None:
    text, _ = case
    view = make_view(text)
    layout = view.link_column.layout(0)
    stops = [0]
    while stops[-1] < len(text):
        stops.append(layout.next(stops[-1]))
    assert stops == graphemes(text)
    # By key: forward in reading order is to the right in one direction, to the left in the other.
    walked = {view.caret()}
    for _ in range(3 * len(text)):
        key = Qt.Key.Key_Left if layout.right_to_left else Qt.Key.Key_Right
        qtbot.keyClick(view, key)
        walked.add(view.caret())
    assert walked <= set(graphemes(text))


def test_selecting_by_keys_takes_whole_graphemes(make_view: Open, qtbot: QtBot) -> None:
    text = f"ab {FAMILY}{FLAG}{COMBINED}外 cd"
    view = make_view(text)
    view.snapping = False
    view.set_caret(text.index(FAMILY))
    taken: list[str] = []
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        selection = view.selection()
        assert selection is not None
        taken.append(text[selection.start : selection.end])
    assert taken == [
        FAMILY,
        FAMILY + FLAG,
        FAMILY + FLAG + COMBINED,
        FAMILY + FLAG + COMBINED + "外",
    ]


def test_dragging_over_mixed_text_selects_what_was_covered(make_view: Open, qtbot: QtBot) -> None:
    text, _ = CASES["mixed"]
    view = make_view(text)
    view.snapping = False
    span = at(text, "Lavrov")
    [rect] = view.link_column.rects(span)
    shown = rect.translated(view.link_origin)
    start = QPoint(round(shown.left()) + 1, round(shown.center().y()))
    end = QPoint(round(shown.right()) - 1, round(shown.center().y()))
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.selection() == span


def test_a_label_stands_where_a_right_to_left_part_begins(make_view: Open, book: Codebook) -> None:
    text, _ = CASES["arabic"]
    view = make_view(text)
    record: Record = record_of("r", text, "المحادثات ستستمر", speaker="الوزير")
    view.set_records([record], book)
    view.select_record("r")
    view.viewport().grab()
    displays = view._painter._selected_displays
    [label] = next(iter(displays.values())).labels
    [evidence] = view.link_column.rects(at(text, "الوزير"))
    assert abs(label.rect.right() - evidence.right()) < 2
