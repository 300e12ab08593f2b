"""How a record looks in the list."""

from typing import NamedTuple, cast

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from annotator.core.codebook.model import RecordType
from annotator.core.coding.record import Record, missing_labels
from annotator.core.text.span import joined_text
from annotator.ui.article.layout.piece_layout import is_right_to_left
from annotator.ui.kit.icons import pixmap
from annotator.ui.kit.mirroring import isolated, placed, placed_square
from annotator.ui.kit.state_glyph import GLYPH, paint_state
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.themed_delegate import ThemedDelegate
from annotator.ui.records.model import ROW_ROLE, summary

_MARGIN = 8
_BAR = 4
_TEXT_LINES = 2
_MOST_CHARACTERS = 400
_GAP = 2
_KEPT_ROWS = 500
_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_BACKWARDS = Qt.LayoutDirection.RightToLeft
_RIGHT = (
    Qt.TextFlag.TextSingleLine
    | Qt.AlignmentFlag.AlignVCenter
    | Qt.AlignmentFlag.AlignRight
    | Qt.AlignmentFlag.AlignAbsolute
)


class _Words(NamedTuple):
    """What the row of a record says, and what that was worked out of.

    Attributes:
        small: the font of the last line.
        way: the direction of the record's text.
        lines: that text, folded.
        foot: the parts of the last line, each with the role of its colour.
    """

    record: Record
    record_type: RecordType
    width: int
    font: QFont
    small: QFont
    way: Qt.LayoutDirection
    lines: list[str]
    foot: list[tuple[str, str]]


class RecordDelegate(ThemedDelegate):
    """Two lines of the record's text, a line that sums it up, and its state."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._said: dict[str, _Words] = {}

    def row_height(self, font: QFont) -> int:
        """The same for every row."""
        small = QFontMetrics(_small(font))
        lines = _TEXT_LINES * QFontMetrics(font).lineSpacing() + small.lineSpacing()
        return lines + _GAP + 2 * _MARGIN

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, self.row_height(option.font))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        record, record_type, unsaved = cast("tuple[Record, RecordType, bool]", row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, record_type)
        inner = option.rect.adjusted(_MARGIN + _BAR + _MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        said = self._words(record, record_type, option, inner.width() - GLYPH - 8)
        lines, foot, small = said.lines, said.foot, said.small
        if unsaved:
            foot = [*foot, (self.tr("input not saved"), "error")]
        spacing = option.fontMetrics.lineSpacing()
        block = len(lines) * spacing + (QFontMetrics(small).lineSpacing() + _GAP if foot else 0)
        y = inner.top() + (inner.height() - block) // 2
        way = option.direction
        painter.setLayoutDirection(said.way)
        self._paint_text(painter, option, inner, y, lines)
        painter.setLayoutDirection(way)
        glyph = QRectF(inner.right() - GLYPH, y + (spacing - GLYPH) / 2, GLYPH, GLYPH)
        paint_state(painter, self._theme, record.state, placed(way, option.rect, glyph))
        self._paint_notes(painter, option, record, inner, y + (spacing + GLYPH) // 2 + 4)
        if record.flagged or record.note:
            inner = inner.adjusted(0, 0, -GLYPH - 8, 0)
        painter.setFont(small)
        self._paint_foot(painter, option, inner, y + len(lines) * spacing + _GAP, foot)
        painter.restore()

    def _words(
        self, record: Record, record_type: RecordType, option: QStyleOptionViewItem, width: int
    ) -> _Words:
        """What a row says in text of that width, worked out once for each state of its record."""
        said, font = self._said.get(record.id), option.font
        if (
            said is None
            or said.record is not record
            or said.record_type is not record_type
            or said.width != width
            or said.font != font
        ):
            lines = _folded(joined_text(record.spans), option.fontMetrics, width)
            foot = self._foot(record_type, record)
            way, small = _direction(record), _small(font)
            said = _Words(record, record_type, width, QFont(font), small, way, lines, foot)
            if len(self._said) >= _KEPT_ROWS:
                self._said.clear()
            self._said[record.id] = said
        return said

    def _paint_notes(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        record: Record,
        inner: QRect,
        y: int,
    ) -> None:
        """Glyphs below the state: somebody should look again, and there is a working note."""
        glyphs = [("flag", "warning")] if record.flagged else []
        glyphs += [("note", "muted")] if record.note else []
        scale = painter.device().devicePixelRatioF()
        for name, role in glyphs:
            picture = pixmap(self._theme, name, role, GLYPH + 2, scale)
            corner = QPoint(inner.right() - GLYPH - 1, y)
            painter.drawPixmap(
                placed_square(option.direction, option.rect, corner, GLYPH + 2), picture
            )
            y += GLYPH + 4

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, record_type: RecordType
    ) -> None:
        rect = option.rect
        self.paint_ground(painter, option)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink(record_type.colour))
        bar = QRectF(rect.left() + _MARGIN, rect.top() + _MARGIN, _BAR, rect.height() - 2 * _MARGIN)
        painter.drawRoundedRect(placed(option.direction, rect, bar), 2, 2)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(
            QPointF(rect.left() + _MARGIN, rect.bottom() + 0.5),
            QPointF(rect.right() - _MARGIN, rect.bottom() + 0.5),
        )
        self.paint_focus(painter, option, below=1)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        y: int,
        lines: list[str],
    ) -> None:
        painter.setPen(self._theme.colour("text"))
        painter.setFont(option.font)
        spacing = option.fontMetrics.lineSpacing()
        width = inner.width() - GLYPH - 8
        way = option.direction
        for line in lines:
            place = placed(way, option.rect, QRect(inner.left(), y, width, spacing))
            painter.drawText(place, _RIGHT if way == _BACKWARDS else _LINE, line)
            y += spacing

    def _foot(self, record_type: RecordType, record: Record) -> list[tuple[str, str]]:
        """The parts of the last line, each with the role of its colour."""
        parts = [(summary(record_type, record), "muted")]
        if lacking := missing_labels(record_type, record):
            parts.append((self.tr("needs {0}").format(", ".join(lacking).lower()), "warning"))
        return [part for part in parts if part[0]]

    def _paint_foot(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        y: int,
        parts: list[tuple[str, str]],
    ) -> None:
        metrics = painter.fontMetrics()
        x = inner.left()
        for n, (text, role) in enumerate(parts):
            if n:
                x += metrics.horizontalAdvance("  ")
            # What is lacking matters more than the whole summary.
            remaining_width = sum(
                metrics.horizontalAdvance(later[0]) + 8 for later in parts[n + 1 :]
            )
            room = max(inner.right() - x - remaining_width, 40 if n + 1 < len(parts) else 0)
            room = min(room, inner.right() - x)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setPen(self._theme.colour(role))
            place = QRect(x, y, room, metrics.lineSpacing())
            painter.drawText(placed(option.direction, option.rect, place), _LINE, isolated(shown))
            x += metrics.horizontalAdvance(shown)


def _direction(record: Record) -> Qt.LayoutDirection:
    text = joined_text(record.spans[:1])
    if is_right_to_left(text, 0, len(text)):
        return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def _folded(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The text on at most two lines, broken between words, the last one elided."""
    line = " ".join(text[:_MOST_CHARACTERS].split())
    if metrics.horizontalAdvance(line) <= width:
        return [line]
    words = line.split(" ")
    first = ""
    taken = 0
    for word in words:
        longer = f"{first} {word}" if first else word
        if metrics.horizontalAdvance(longer) > width:
            break
        first, taken = longer, taken + 1
    if not first:
        return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)]
    second = " ".join(words[taken:]) + ("…" if len(text) > _MOST_CHARACTERS else "")
    return [first, metrics.elidedText(second, Qt.TextElideMode.ElideRight, width)]
