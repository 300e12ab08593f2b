"""Fonts and distances of the article's column, all from one size."""

from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

BASE_SIZE = 18
"""The text's size in logical pixels at zoom 1."""

_MEASURE = 70
LINE_SPACING = 1.72
"""From one baseline to the next, in sizes of the text."""
_SAMPLE = "the minister said on friday that talks between the two sides would go on "
_SERIFS = (
    "Charter",
    "Source Serif 4",
    "Source Serif Pro",
    "Noto Serif",
    "Georgia",
    "Cambria",
    "Liberation Serif",
    "Nimbus Roman",
    "DejaVu Serif",
)
SANS_SERIF = "sans-serif"
"""The family that stands for the best sans that is installed."""
_SANS = (
    "Source Sans 3",
    "Noto Sans",
    "Segoe UI",
    "Helvetica Neue",
    "Liberation Sans",
    "Nimbus Sans",
    "DejaVu Sans",
)
_OTHER_SCRIPTS = ("Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif CJK SC")


@dataclass(frozen=True)
class Typography:
    """What lies where in a line of text, in logical pixels.

    Attributes:
        measure: the width of the column, about 70 characters.
        line_height: from one baseline to the next.
        ascender: from the baseline up to the top of tall letters.
        descender: from the baseline down to the foot of letters such as p.
        lane_pitch: from one lane's line to the next, below the descender.
        gap: between paragraphs.
    """

    text: QFont
    title: QFont
    small: QFont
    label: QFont
    measure: int
    character: float
    line_height: int
    ascender: float
    descender: float
    lane_pitch: float
    lane_thickness: float
    gap: int

    @cached_property
    def baseline(self) -> float:
        """From a line's top to its baseline: the free space lies half above, half below."""
        return round(self.row_height / 2 + self.ascender)

    @cached_property
    def band_top(self) -> float:
        """From a line's top to the top of the tint under its text."""
        return self.baseline - self.ascender - self.descender * 0.6

    @cached_property
    def band_height(self) -> float:
        """The height of the tint under a line's text."""
        return self.ascender + self.descender * 1.8

    @cached_property
    def row_height(self) -> float:
        """The height of the free row between the letters of two lines, where labels stand."""
        return self.line_height - self.ascender - self.descender

    @cached_property
    def row_top(self) -> float:
        """From a line's top to the free row above its letters."""
        return self.baseline - self.ascender - self.row_height

    @cached_property
    def roomy_lanes(self) -> int:
        """How many lanes there is room for between two lines as they stand."""
        return max(int((self.line_height - self.band_height) / self.lane_pitch), 1)

    @cached_property
    def lane_top(self) -> float:
        """From a line's top to the first lane under its text."""
        return round(self.band_top + self.band_height) + 0.5


def typography(zoom: float, family: str = "", line_spacing: float = LINE_SPACING) -> Typography:
    """The measures at a zoom.

    Args:
        family: an installed one, or `SANS_SERIF`; empty for the best serif that is installed.
        line_spacing: from one baseline to the next, in sizes of the text.
    """
    size = round(BASE_SIZE * zoom)
    text = QFont()
    text.setFamilies(list(_families(family)))
    text.setPixelSize(size)
    title = QFont(text)
    title.setPixelSize(round(size * 1.6))
    title.setWeight(QFont.Weight.DemiBold)
    small = QFont()
    small.setPixelSize(round(size * 0.78))
    label = QFont()
    label.setPixelSize(max(8, round(size * 0.56)))
    label.setWeight(QFont.Weight.Medium)
    metrics = QFontMetricsF(text)
    character = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    unit = size / BASE_SIZE
    return Typography(
        text=text,
        title=title,
        small=small,
        label=label,
        measure=round(character * _MEASURE),
        character=character,
        line_height=round(size * line_spacing),
        ascender=-metrics.tightBoundingRect("bdfhkl").top(),
        descender=metrics.tightBoundingRect("gjpqy").bottom(),
        lane_pitch=4 * unit,
        lane_thickness=max(1.5, 2 * unit),
        gap=round(size * 0.72),
    )


@cache
def _families(family: str) -> tuple[str, ...]:
    # Families that are missing cost Qt a search and a warning: only installed ones are named.
    wanted = _SANS if family == SANS_SERIF else ((family,) if family else ()) + _SERIFS
    first = next((name for name in wanted if QFontDatabase.hasFamily(name)), "serif")
    return (first, *(name for name in _OTHER_SCRIPTS if QFontDatabase.hasFamily(name)))
