"""A sheet of paper: where the column, its margin and the lines at head and foot stand.

Lengths are twentieths of a point, from the page's upper left corner.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from annotator.ui.article.layout.typography import BASE_SIZE, SANS_SERIF, Typography, typography

POINT = 20
PER_INCH = 72 * POINT
_TEXT, _TITLE, _SAID, _SMALL = 11 * POINT, 19 * POINT, 9.5 * POINT, 8.5 * POINT
_TOP, _BOTTOM, _LEAST_EDGE = 62 * POINT, 74 * POINT, 40 * POINT
_MARGIN = 74 * POINT
_GAP = 10 * POINT


Paint = Callable[[QPainter, float], None]
"""Draws something with its top at a height of the page."""


@dataclass(frozen=True)
class Block:
    """A line, or what may not be parted.

    Attributes:
        keeps: whether the block after it is to stand on the same page.
        is_space: whether it is dropped where a page begins.
    """

    height: float
    paint: Paint
    keeps: bool = False
    is_space: bool = False


@dataclass(frozen=True)
class Fonts:
    """What an article is set in."""

    text: Typography
    title: Typography
    said: Typography
    small: Typography
    label: QFont


def fonts_of(family: str) -> Fonts:
    """The fonts of a page whose text is set in this family; the best serif if it is empty."""
    title = _typography(_TITLE, family, 1.2)
    bold = QFont(title.text)
    bold.setWeight(QFont.Weight.DemiBold)
    small = _typography(_SMALL, SANS_SERIF, 1.4)
    label = QFont(small.text)
    label.setPixelSize(round(5.6 * POINT))
    label.setWeight(QFont.Weight.DemiBold)
    return Fonts(
        text=_typography(_TEXT, family, 1.75),
        title=replace(title, text=bold),
        said=_typography(_SAID, family, 1.45),
        small=small,
        label=label,
    )


def _typography(size: float, family: str, spacing: float) -> Typography:
    return typography(size / BASE_SIZE, family, spacing)


@dataclass(frozen=True)
class Sheet:
    """The places on a page.

    Attributes:
        width: of the page, as ``height``.
        left: of the column.
        measure: the column's width, about 70 characters of the text.
        mirrored: whether the margin is at the left, as in articles read from right to left.
    """

    width: float
    height: float
    left: float
    measure: int
    mirrored: bool

    @property
    def top(self) -> float:
        """Where the column begins."""
        return _TOP

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.height - _BOTTOM

    @property
    def margin(self) -> tuple[float, float]:
        """Left and right of the margin beside the column."""
        if self.mirrored:
            return self.left - _GAP - _MARGIN, self.left - _GAP
        right = self.left + self.measure + _GAP
        return right, right + _MARGIN

    def at(self, inset: float, width: float) -> float:
        """The left of something that stands so far from where lines of the column begin."""
        if self.mirrored:
            return self.left + self.measure - inset - width
        return self.left + inset


def sheet_of(width: float, height: float, fonts: Fonts, *, mirrored: bool) -> Sheet:
    """The places on a page of this size."""
    beside = _GAP + _MARGIN
    measure = min(fonts.text.measure, int(width - 2 * _LEAST_EDGE - beside))
    edge = (width - measure - beside) / 2
    return Sheet(width, height, edge + beside if mirrored else edge, measure, mirrored)


def space(height: float) -> Block:
    """Room between two blocks; none at a page's top."""
    return Block(height, lambda _painter, _top: None, keeps=True, is_space=True)


def paginated(blocks: Sequence[Block], room: float) -> Iterator[list[Block]]:
    """The blocks page by page: what is kept together is, as far as a page holds it."""
    page: list[Block] = []
    left = room
    for group in _groups(blocks):
        height = sum(block.height for block in group)
        if height > left and height <= room and any(not block.is_space for block in page):
            yield page
            page, left = [], room
        for block in group:
            if block.is_space and not page:
                continue
            if block.height > left and page:
                yield page
                page, left = [], room
                if block.is_space:
                    continue
            page.append(block)
            left -= block.height
    if any(not block.is_space for block in page):
        yield page


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.keeps:
            yield group
            group = []
    if group:
        yield group


def draw_label(painter: QPainter, font: QFont, left: float, baseline: float, text: str) -> float:
    """Draws a short text; its width."""
    painter.setFont(font)
    painter.drawText(round(left), round(baseline), text)
    return QFontMetricsF(font).horizontalAdvance(text)
