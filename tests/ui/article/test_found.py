"""Places that a search found: painted, outlined, shown on the ruler."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.ui.article.found import Found
from annotator.ui.article.ruler import MarkRuler
from annotator.ui.article.view import ArticleView
from annotator.ui.kit.theme import Theme
from tests.ui.article.conftest import at


def colours(image: QImage) -> set[str]:
    return {
        QColor(image.pixel(x, y)).name()
        for y in range(image.height())
        for x in range(image.width())
    }


def shot_of(view: ArticleView, offset: int) -> QImage:
    """The surroundings of a character."""
    centre = view.viewport().mapFromGlobal(view.screen_rect(offset).center())
    return view.viewport().grab().toImage().copy(centre.x() - 8, centre.y() - 16, 16, 32)


def ruler_of(view: ArticleView) -> MarkRuler:
    ruler = view.findChild(QWidget, "markRuler")
    assert isinstance(ruler, MarkRuler)
    return ruler


def test_what_lies_in_a_stretch_is_found_by_place() -> None:
    found = Found([Span(2, 4), Span(7, 9), Span(9, 12), Span(20, 21)], current=9)
    assert found.current is None
    assert list(found.within(4, 7)) == []
    assert list(found.within(3, 10)) == [0, 1, 2]
    assert list(found.within(11, 99)) == [2, 3]


def test_found_places_are_marked_and_the_current_one_is_outlined(
    view: ArticleView, theme: Theme
) -> None:
    first, second = at(view.text, "ready"), at(view.text, "Libya")
    view.set_find_marks([first, second], current=1)
    plain = colours(shot_of(view, first.start + 2))
    stressed = colours(shot_of(view, second.start + 2))
    assert theme.colour("find").name() in plain
    assert theme.colour("find_current").name() not in plain
    assert theme.colour("find_current").name() in stressed
    view.set_find_marks([])
    assert theme.colour("find").name() not in colours(shot_of(view, first.start + 2))


def test_another_article_has_no_marks(view: ArticleView, theme: Theme) -> None:
    view.set_find_marks([at(view.text, "ready")])
    view.show_article(None)
    assert theme.colour("find_line").name() not in colours(ruler_of(view).grab().toImage())


def test_the_ruler_shows_names_and_goes_to_what_is_there(
    make_view: Callable[[str], ArticleView],
    book: Codebook,
    theme: Theme,
    qtbot: QtBot,
) -> None:
    view = make_view("\n".join(f"Paragraph {n} of a long article." for n in range(400)))
    place = at(view.text, "Paragraph 200")
    view.set_find_marks([place], current=0)
    ruler = ruler_of(view)
    assert theme.colour("text").name() in colours(ruler.grab().toImage())
    y = place.start * ruler.height() // len(view.text)
    assert "1" in ruler.what_is_at(y + 1)
    assert ruler.what_is_at(5) == ""
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, y + 2))
    assert view.visible_span().contains(place)


def test_the_ruler_names_the_records_under_the_pointer(
    view: ArticleView, book: Codebook, record: Callable[..., Record]
) -> None:
    view.set_records([record("r", "ready to work"), record("s", "to work", kind="event")], book)
    ruler = ruler_of(view)
    start = at(view.text, "ready").start
    tip = ruler.what_is_at(start * ruler.height() // len(view.text))
    assert "Quote: ready to work" in tip.split("\n")
