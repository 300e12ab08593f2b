"""The window in Arabic: turned around, in Arabic throughout, and the article as it is written."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.actions import ACTIONS
from annotator.ui.article.ruler import MarkRuler
from annotator.ui.features import AnnotatorWindow
from annotator.ui.fields.date_words import date_in_words
from annotator.ui.help.guide_dialog import GuideDialog
from annotator.ui.help.keys_dialog import KeysDialog, key_sections
from annotator.ui.kit import icons
from annotator.ui.kit.mirroring import mirrored_sheet
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.translation import install

pytestmark = pytest.mark.usefixtures("arabic")


@pytest.fixture
def arabic(qapp: QApplication, settings: Settings) -> Iterator[None]:
    """What the program does before it makes the window, with Arabic chosen."""
    formats = QLocale()
    settings.language = "ar"
    translators = install(qapp, settings.language)
    assert len(translators) == 2
    yield
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(formats)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_window_is_turned_around(window: AnnotatorWindow) -> None:
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    articles, records = window.docks["articles"], window.docks["records"]
    assert window.dockWidgetArea(articles) == Qt.DockWidgetArea.RightDockWidgetArea
    assert window.dockWidgetArea(records) == Qt.DockWidgetArea.LeftDockWidgetArea
    middle = window.centralWidget()
    assert middle is not None
    assert records.geometry().right() <= middle.geometry().left()
    assert middle.geometry().right() <= articles.geometry().left()
    ruler = window.view.findChild(MarkRuler, "markRuler")
    assert ruler is not None
    assert ruler.geometry().right() < window.view.viewport().geometry().left()


def test_the_article_is_read_as_it_is_written(window: AnnotatorWindow) -> None:
    view = window.view
    start = view.text.index("Minister")
    first, last = view.screen_rect(start), view.screen_rect(start + 7)
    assert first.left() < last.left()
    assert first.top() == last.top()


def test_menus_palette_and_keys_are_arabic(
    window: AnnotatorWindow,
    qtbot: QtBot,
) -> None:
    menus = [action.text() for action in window.menuBar().actions()]
    assert menus[:3] == ["المشروع", "تحرير", "السجل"]
    declared = {action.id for action in ACTIONS}
    english = [
        text
        for action in window.bound_actions.all()
        if action.declared.id in declared
        for text in (action.text(), *action.toolTip().splitlines()[1:])
        if not _is_arabic(text)
    ]
    assert not english
    assert all(_is_arabic(menu) for menu in menus)
    for section in key_sections(window.bound_actions.all(), ()):
        assert _is_arabic(section.title), section.title
        assert all(_is_arabic(text) for _keys, text in section.rows), section.title
    qtbot.keyClick(window.view, Qt.Key.Key_F1)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, KeysDialog))
    assert dialog.windowTitle() == "المفاتيح"
    dialog.close()
    qtbot.keyClick(window.view, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    guide = next(each for each in QApplication.topLevelWidgets() if isinstance(each, GuideDialog))
    assert guide.page.toPlainText().startswith("ترميز مقالة")
    guide.close()
    window.palette_box.open()
    rows = window.palette_box.view.model()
    assert rows.rowCount() > 40
    assert all(_is_arabic(rows.index(n, 0).data()) for n in range(rows.rowCount()))
    window.palette_box.close_palette()


def test_dates_are_said_in_arabic_with_the_digits_of_the_counts() -> None:
    assert date_in_words("2017-03-02") == "الخميس 2 مارس 2017"
    assert date_in_words("2017-03~").endswith("مارس 2017")


def test_what_points_along_the_line_points_the_other_way(
    qapp: QApplication,
    theme: Theme,
) -> None:
    colour = theme.colour("text")
    turned = icons.tinted_source("undo", colour)
    check = icons.tinted_source("check", colour)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert icons.tinted_source("undo", colour) != turned
    assert icons.tinted_source("check", colour) == check


def test_borders_and_paddings_of_the_stylesheet_change_sides(qapp: QApplication) -> None:
    sheet = "a { border-left: 1px; padding: 1px 2px 3px 4px; margin: 0; } b { padding: 2px 3px; }"
    turned = "a { border-right: 1px; padding: 1px 4px 3px 2px; margin: 0; } b { padding: 2px 3px; }"
    assert mirrored_sheet(sheet) == turned
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert mirrored_sheet(sheet) == sheet


def _is_arabic(text: str) -> bool:
    return any("\u0620" <= character <= "\u064a" for character in text)
