"""Themes: colours by role, read from the theme files, following the system live."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QStyleHints

ThemeChoice = Literal["system", "light", "dark", "contrast"]
THEME_CHOICES: tuple[ThemeChoice, ...] = get_args(ThemeChoice)

_SHEET_ROLES: dict[str, QPalette.ColorRole] = {
    "window": QPalette.ColorRole.Window,
    "page": QPalette.ColorRole.AlternateBase,
    "base": QPalette.ColorRole.Base,
    "hover": QPalette.ColorRole.Midlight,
    "selected": QPalette.ColorRole.LinkVisited,
    "border": QPalette.ColorRole.Mid,
    "text": QPalette.ColorRole.Text,
    "muted": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Highlight,
    "accent_text": QPalette.ColorRole.HighlightedText,
    "error": QPalette.ColorRole.BrightText,
    "warning": QPalette.ColorRole.Shadow,
    "success": QPalette.ColorRole.Light,
}
"""Where in the palette a stylesheet finds the colours that it may name. Some stand where nothing
that we show looks for a colour by itself: in bevels, other rows' ground and links once followed."""

_PALETTE: dict[QPalette.ColorRole, str] = {
    **{role: name for name, role in _SHEET_ROLES.items()},
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Button: "window",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "base",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Accent: "accent",
}
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


@dataclass(frozen=True)
class Theme:
    """The colours of the window by role.

    Attributes:
        name: the file's name, such as ``light``.
        dark: whether text is lighter than what it stands on.
    """

    name: str
    dark: bool
    colours: dict[str, QColor]
    tints: dict[str, QColor]
    inks: dict[str, QColor]

    def colour(self, role: str) -> QColor:
        """The colour of a role, such as ``text`` or ``border``."""
        return self.colours[role]

    def tint(self, colour: str) -> QColor:
        """The background colour of a record type's text, by colour name."""
        return self.tints.get(colour, self.tints["slate"])

    def ink(self, colour: str) -> QColor:
        """Lines, labels and dots of a record type of this colour name."""
        return self.inks.get(colour, self.inks["slate"])

    def palette(self) -> QPalette:
        """The same colours in the roles that Qt's own widgets ask for."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("muted"))
        return palette


def sheet_colours() -> dict[str, str]:
    """The roles of colours that a stylesheet may name, and what it calls them."""
    return {
        name: f"palette({_CAPITAL.sub('-', role.name).lower()})"
        for name, role in _SHEET_ROLES.items()
    }


def load_theme(folder: Path, name: str) -> Theme:
    """The theme of that name (``light``, ``dark``, ``contrast``) from the themes folder."""
    raw = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))

    def table(key: str) -> dict[str, QColor]:
        return {role: QColor(value) for role, value in raw[key].items()}

    return Theme(name, raw["dark"], table("colours"), table("tints"), table("inks"))


class Themes(QObject):
    """The theme in force: the person's choice, or what the system says."""

    changed = Signal(Theme)

    def __init__(self, folder: Path, hints: QStyleHints, choice: ThemeChoice) -> None:
        super().__init__()
        self._folder = folder
        self._hints = hints
        self._choice: ThemeChoice = choice
        self._theme = load_theme(folder, self._name())
        hints.colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """What the window is painted in now."""
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Paint the window in another theme, or as the system says."""
        self._choice = choice
        self._follow()

    def _follow(self) -> None:
        name = self._name()
        if name != self._theme.name:
            self._theme = load_theme(self._folder, name)
            self.changed.emit(self._theme)

    def _name(self) -> str:
        if self._choice != "system":
            return self._choice
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"
