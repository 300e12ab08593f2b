"""Paints keywords in context: what was found in one column, what stands around it beside it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from annotator.core.search.concordance import HitArticle
from annotator.ui.kit.icons import pixmap
from annotator.ui.kit.mirroring import placed
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.themed_delegate import ThemedDelegate
from annotator.ui.search.hit_model import HitRole

_MARGIN = 12
_GAP = 16
_BOX = 16
_ISOLATE, _END = "\u2068", "\u2069"
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_LEFT = _MIDDLE | Qt.AlignmentFlag.AlignLeft
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight


@dataclass
class Columns:
    """The column layout of a row.

    Attributes:
        label: how wide the column is that says what a hit stands in; 0 for none.
        about: whether outlet, date and title are shown at the end.
        pivot: how far into the context what was found begins, from 0 to 1.
        boxes: whether each row has a box to check.
    """

    label: int = 0
    about: bool = True
    pivot: float = 0.44
    boxes: bool = False


class HitDelegate(ThemedDelegate):
    """Paints rows of a `HitModel`, or of any that answers to its roles.

    Attributes:
        columns: how rows are parted.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.columns = Columns()

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for every row."""
        return QSize(320, option.fontMetrics.lineSpacing() + 8)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One hit, or the heading of an article's."""
        painter.save()
        rect: QRect = option.rect
        self.paint_ground(painter, option)
        self.paint_focus(painter, option)
        font = QFont(option.font)
        area = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        heading = index.data(HitRole.HEADING)
        way: Qt.LayoutDirection = option.direction
        if isinstance(heading, HitArticle):
            self._paint_heading(painter, area, font, heading, way)
        else:
            self._paint_hit(painter, area, font, index, way)
        painter.restore()

    def _paint_heading(
        self,
        painter: QPainter,
        area: QRect,
        font: QFont,
        article: HitArticle,
        way: Qt.LayoutDirection,
    ) -> None:
        bold = _bold(font)
        metrics = QFontMetrics(bold)
        where = _joined(article.source, article.published[:10])
        where_width = min(QFontMetrics(font).horizontalAdvance(where), area.width() // 2)
        title = metrics.elidedText(
            _joined(article.title or self.tr("Untitled")),
            Qt.TextElideMode.ElideRight,
            area.width() - where_width - _GAP,
        )
        painter.setFont(bold)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(area, _begin(way), title)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        shift = metrics.horizontalAdvance(title) + _GAP
        part = placed(way, area, area.adjusted(shift, 0, 0, 0))
        self._draw(painter, part, _begin(way), where, "text")

    def _paint_hit(
        self,
        painter: QPainter,
        area: QRect,
        font: QFont,
        index: QModelIndex | QPersistentModelIndex,
        way: Qt.LayoutDirection,
    ) -> None:
        row = area
        hit, columns = index.data(HitRole.HIT), self.columns
        painter.setFont(font)
        if columns.boxes:
            box = box_of(area.adjusted(-_MARGIN, 0, _MARGIN, 0), way)
            self._paint_box(painter, box, index)
            area = area.adjusted(_BOX + 8, 0, 0, 0)
        label = index.data(HitRole.LABEL) or ""
        if columns.label:
            part = QRect(area.left(), area.top(), columns.label, area.height())
            colour = index.data(HitRole.COLOUR) or ""
            self._paint_label(painter, placed(way, row, part), label, colour, way)
            area = area.adjusted(columns.label + _GAP, 0, 0, 0)
        if columns.about:
            width = min(max(area.width() // 3, 120), 380)
            part = QRect(area.right() - width + 1, area.top(), width, area.height())
            self._paint_about(painter, placed(way, row, part), hit.article, way)
            area = area.adjusted(0, 0, -width - _GAP, 0)
        indent = 0
        if label and not columns.label:
            self._draw(painter, placed(way, row, area), _begin(way), label, "muted")
            indent = QFontMetrics(font).horizontalAdvance(label) + 8
        parts = (hit.before, hit.words, hit.after)
        self._paint_context(painter, placed(way, row, area), font, parts, indent, way)

    def _paint_box(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("accent" if checked else "muted"))
        painter.setBrush(self._theme.colour("accent" if checked else "base"))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if checked:
            scale = painter.device().devicePixelRatioF()
            tick = pixmap(self._theme, "check", "accent_text", box.width() - 4, scale)
            painter.drawPixmap(box.adjusted(2, 2, -2, -2).topLeft(), tick)

    def _paint_label(
        self, painter: QPainter, area: QRect, label: str, colour: str, way: Qt.LayoutDirection
    ) -> None:
        row = area
        if colour:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ink(colour))
            dot = QRect(area.left(), area.center().y() - 3, 8, 8)
            painter.drawEllipse(placed(way, row, dot))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            area = area.adjusted(14, 0, 0, 0)
        self._draw(painter, placed(way, row, area), _begin(way), label, "muted")

    def _paint_about(
        self, painter: QPainter, area: QRect, article: HitArticle, way: Qt.LayoutDirection
    ) -> None:
        title = article.title or self.tr("Untitled")
        text = _joined(article.source, article.published[:10], title)
        self._draw(painter, area, _begin(way), text, "muted")

    def _paint_context(
        self,
        painter: QPainter,
        area: QRect,
        font: QFont,
        parts: tuple[str, str, str],
        indent: int,
        window: Qt.LayoutDirection,
    ) -> None:
        """The three parts side by side; from right to left where the text is read so.

        Args:
            indent: how much room at the row's beginning is taken.
            window: which way the row is read; the text goes its own.
        """
        before, words, after = parts
        rtl = is_right_to_left(before + words + after)
        way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(way)
        plain, bold = QFontMetrics(font), QFontMetrics(_bold(font))
        first = round(area.width() * self.columns.pivot)
        blank = plain.horizontalAdvance(" ")
        gap_before = blank if before[-1:].isspace() else 0
        gap_after = blank if after[:1].isspace() else 0
        middle = min(bold.horizontalAdvance(words) + 1, area.width() - first)
        begins_there = way == window
        last = max(area.width() - first - middle - (0 if begins_there else indent), 0)
        lead = max(first - gap_before - (indent if begins_there else 0), 0)
        # Laid out as if from left to right, then mirrored.
        shown = plain.elidedText(before.strip(), Qt.TextElideMode.ElideLeft, lead)
        self._text(painter, area, rtl, (first - gap_before - lead, lead), shown, end=True)
        painter.setFont(_bold(font))
        shown = bold.elidedText(words, Qt.TextElideMode.ElideRight, middle)
        self._text(painter, area, rtl, (first, middle), shown)
        painter.setFont(font)
        room = max(last - gap_after, 0)
        shown = plain.elidedText(after.strip(), Qt.TextElideMode.ElideRight, room)
        self._text(painter, area, rtl, (first + middle + gap_after, room), shown)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        rtl: bool,
        place: tuple[int, int],
        text: str,
        *,
        end: bool = False,
    ) -> None:
        at, width = place
        left = area.right() + 1 - at - width if rtl else area.left() + at
        painter.setPen(self._theme.colour("text"))
        align = _RIGHT if end is not rtl else _LEFT
        painter.drawText(QRect(left, area.top(), width, area.height()), align, text)

    def _draw(
        self, painter: QPainter, area: QRect, align: Qt.AlignmentFlag, text: str, role: str
    ) -> None:
        painter.setPen(self._theme.colour(role))
        metrics = painter.fontMetrics()
        painter.drawText(
            area, align, metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        )


def box_of(row: QRect, way: Qt.LayoutDirection) -> QRect:
    """Where in a row its box to check is."""
    box = QRect(row.left() + _MARGIN, row.center().y() - _BOX // 2 + 1, _BOX, _BOX)
    return placed(way, row, box)


def _begin(way: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    return _RIGHT if way == Qt.LayoutDirection.RightToLeft else _LEFT


def is_right_to_left(text: str) -> bool:
    """Whether most letters of the text are read from right to left."""
    if text.isascii():
        return False
    directions = [unicodedata.bidirectional(character) for character in text]
    rtl = sum(direction in ("R", "AL") for direction in directions)
    return rtl > directions.count("L")


def _joined(*parts: str) -> str:
    """Joins parts of a line, each isolated in its own text direction."""
    return " · ".join(f"{_ISOLATE}{part}{_END}" for part in parts if part)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
