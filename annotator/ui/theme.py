"""Themes: colours by role, read from the theme files."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor


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
        """What stands under text of a record type of this colour name."""
        return self.tints.get(colour, self.tints["slate"])

    def ink(self, colour: str) -> QColor:
        """Lines, labels and dots of a record type of this colour name."""
        return self.inks.get(colour, self.inks["slate"])


def load_theme(folder: Path, name: str) -> Theme:
    """The theme of that name (``light``, ``dark``, ``contrast``) from the themes folder."""
    raw = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))

    def table(key: str) -> dict[str, QColor]:
        return {role: QColor(value) for role, value in raw[key].items()}

    return Theme(name, raw["dark"], table("colours"), table("tints"), table("inks"))
