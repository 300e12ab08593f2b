"""Themes can be read on, and follow the system."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.resources import resources_folder
from annotator.ui.article.painting import FLASH_STRENGTH
from annotator.ui.kit.style import application_style
from annotator.ui.kit.theme import Theme, Themes, load_theme

NAMES = ("light", "dark", "contrast")


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=NAMES)
def any_theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(resources_folder() / "themes", request.param)


def test_text_can_be_read_on_everything(any_theme: Theme) -> None:
    least = 7 if any_theme.name == "contrast" else 4.5
    grounds = [any_theme.colour(role) for role in ("window", "page", "base", "hover", "selected")]
    for ground in [*grounds, *any_theme.tints.values(), any_theme.colour("selection")]:
        assert contrast(any_theme.colour("text"), ground) >= least
    for role in ("muted", "accent", "error", "warning", "success"):
        for ground in grounds[:3]:
            assert contrast(any_theme.colour(role), ground) >= 4.5, role
    assert contrast(any_theme.colour("accent_text"), any_theme.colour("accent")) >= 4.5


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """What one colour looks like over another, at that opacity."""
    return QColor.fromRgbF(
        *(
            top * share + ground * (1 - share)
            for top, ground in (
                (over.redF(), under.redF()),
                (over.greenF(), under.greenF()),
                (over.blueF(), under.blueF()),
            )
        )
    )


def test_the_article_can_be_read_on_every_layer(any_theme: Theme) -> None:
    """Text over tints, the selection, what was found, and what lights up over any of them."""
    text, page = any_theme.colour("text"), any_theme.colour("page")
    least = 7 if any_theme.name == "contrast" else 4.5
    grounds = {"page": page} | any_theme.tints
    grounds |= {role: any_theme.colour(role) for role in ("selection", "find", "find_current")}
    for name, ground in grounds.items():
        assert contrast(text, ground) >= least, name
        lit = mixed(any_theme.colour("flash"), ground, FLASH_STRENGTH)
        assert contrast(text, lit) >= 4.5, f"{name}, lit up"
    for name, ink in any_theme.inks.items():
        assert contrast(page, ink) >= 4.5, f"a label on {name}"
    # What tells a found place from the page and from a tint is its frame, not its colour alone.
    for ground in grounds.values():
        assert contrast(any_theme.colour("find_line"), ground) >= 3
        assert contrast(text, ground) >= 3


def test_themes_have_the_same_roles() -> None:
    light, *others = (load_theme(resources_folder() / "themes", name) for name in NAMES)
    for other in others:
        assert other.colours.keys() == light.colours.keys()
        assert other.tints.keys() == light.tints.keys()
        assert other.inks.keys() == light.inks.keys()


def test_an_unknown_colour_name_is_slate(theme: Theme) -> None:
    assert theme.tint("puce") == theme.tints["slate"]
    assert theme.ink("puce") == theme.inks["slate"]


def test_the_palette_carries_the_roles(theme: Theme) -> None:
    palette = theme.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.colour("window")
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == theme.colour("muted")


def test_choosing_a_theme_tells_once(qtbot: QtBot) -> None:
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    with qtbot.waitSignal(themes.changed) as signal:
        themes.choose("dark")
    assert signal.args is not None
    assert signal.args[0].dark
    with qtbot.assertNotEmitted(themes.changed):
        themes.choose("dark")


def test_the_system_is_followed_while_it_is_chosen(qtbot: QtBot) -> None:
    hints = QApplication.styleHints()
    themes = Themes(resources_folder() / "themes", hints, "system")
    before = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    assert themes.theme.name == before
    themes.choose("contrast")
    themes.choose("system")
    assert themes.theme.name == before


def test_the_stylesheet_is_understood(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    sheet = application_style()
    widget.setStyleSheet(sheet)
    widget.show()
    assert "$" not in sheet
    widget.setStyleSheet("")
