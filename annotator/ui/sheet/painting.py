"""How the sheet looks: paints all cells in sight in one go, which a delegate a cell cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QRegion, QStaticText, QTextOption

from annotator.core.sheet.model import SheetColumn
from annotator.ui.article.layout.piece_layout import is_right_to_left
from annotator.ui.kit.mirroring import placed
from annotator.ui.kit.state_glyph import paint_state
from annotator.ui.kit.theme import Theme
from annotator.ui.sheet.model import SheetModel

if TYPE_CHECKING:
    from annotator.ui.sheet.table import SheetTable

PADDING = 8
_GLYPH = 12
_LOOK_AHEAD = 64
_LINES_KEPT = 8192
_NUMERIC = frozenset({"number", "range"})


class _Line(NamedTuple):
    """A cell's text as it fits, its width, and whether it is read from right to left."""

    text: QStaticText
    width: int
    backwards: bool


class SheetPainter:
    """Paints what of a sheet is in sight."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._lines: dict[tuple[str, int], _Line] = {}
        self._font = ""

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme

    def paint(self, table: SheetTable, painter: QPainter, area: QRect) -> None:
        """The cells that lie in an area of the viewport."""
        edge = table.frozen.edge(table.viewport().height())
        if not table.frozen.is_apart:
            self._paint_part(table, painter, area)
        else:
            painter.save()
            painter.setClipRegion(QRegion(area).subtracted(edge))
            self._paint_part(table, painter, area)
            painter.setClipRect(edge.intersected(area))
            self._paint_part(table, painter, edge.intersected(area), frozen=True)
            painter.setPen(QPen(self._theme.colour("muted"), 1))
            x = edge.left() if table.isRightToLeft() else edge.right()
            painter.drawLine(x, area.top(), x, area.bottom())
            painter.setClipRegion(QRegion(area))
            if table.currentIndex().column() != table.frozen.section:
                painter.setClipRegion(QRegion(area).subtracted(edge))
            self._paint_current(table, painter)
            painter.restore()
            return
        self._paint_current(table, painter)

    def _paint_part(
        self, table: SheetTable, painter: QPainter, area: QRect, *, frozen: bool = False
    ) -> None:
        """The columns that are scrolled, or the one that stays."""
        model = table.sheet_model
        painter.fillRect(area, self._theme.colour("base"))
        first = table.rowAt(area.top())
        last = table.rowAt(area.bottom())
        if first < 0:
            return
        last = model.rowCount() - 1 if last < 0 else last
        height = table.verticalHeader().defaultSectionSize()
        top = table.rowViewportPosition(first)
        rows = [(row, top + (row - first) * height) for row in range(first, last + 1)]
        columns = [
            (
                column,
                QRect(table.frozen.left(column), 0, table.columnWidth(column), height),
            )
            for column in ([table.frozen.section] if frozen else range(model.columnCount()))
            if not table.isColumnHidden(column)
        ]
        columns = [
            (n, box)
            for n, box in columns
            if box.right() >= area.left() and box.left() <= area.right()
        ]
        self._paint_ground(table, painter, rows, columns)
        self._paint_lines(table, painter, rows, columns)
        for n, box in columns:
            self._paint_column(table, painter, n, box, rows)

    def _paint_ground(
        self,
        table: SheetTable,
        painter: QPainter,
        rows: list[tuple[int, int]],
        columns: list[tuple[int, QRect]],
    ) -> None:
        """The rows of the selection, and stronger what is selected itself."""
        current = table.currentIndex().row()
        width = table.viewport().width()
        for row, top in rows:
            if row in (current, table.hovered_row):
                height = table.verticalHeader().defaultSectionSize()
                painter.fillRect(0, top, width, height, self._theme.colour("hover"))
        first, last = rows[0][0], rows[-1][0]
        chosen = self._theme.colour("selected")
        for part in table.chosen_parts():
            top_row, bottom_row = max(part.top(), first), min(part.bottom(), last)
            if top_row > bottom_row:
                continue
            y, bottom = rows[top_row - first][1], rows[bottom_row - first][1]
            for n, box in columns:
                if part.left() <= n <= part.right():
                    painter.fillRect(box.left(), y, box.width(), bottom - y + box.height(), chosen)

    def _paint_lines(
        self,
        table: SheetTable,
        painter: QPainter,
        rows: list[tuple[int, int]],
        columns: list[tuple[int, QRect]],
    ) -> None:
        if not columns:
            return
        painter.setPen(QPen(self._theme.colour("border"), 1))
        height = table.verticalHeader().defaultSectionSize()
        left = min(box.left() for _, box in columns)
        right = max(box.right() for _, box in columns)
        for _, top in rows:
            painter.drawLine(left, top + height - 1, right, top + height - 1)
        end = rows[-1][1] + height - 1
        for _, box in columns:
            painter.drawLine(box.right(), rows[0][1], box.right(), end)

    def _paint_column(
        self,
        table: SheetTable,
        painter: QPainter,
        n: int,
        box: QRect,
        rows: list[tuple[int, int]],
    ) -> None:
        model: SheetModel = table.sheet_model
        column = model.columns[n]
        font = table.font()
        metrics = table.fontMetrics()
        baseline = (box.height() - metrics.height()) // 2
        room = box.width() - 2 * PADDING
        plain, quiet = self._theme.colour("text"), self._theme.colour("muted")
        is_muted = column.key in ("source", "published", "coder", "updated")
        numeric = column.field is not None and column.field.kind in _NUMERIC
        mirrored = table.isRightToLeft()
        shift = _GLYPH + 6 if column.key in ("state", "flagged") else 0
        painter.setFont(font)
        painter.setPen(quiet if is_muted else plain)
        for row, top in rows:
            cell = model.cell(row, n)
            if cell is None:
                self._paint_waiting(table, painter, box, top)
                painter.setPen(quiet if is_muted else plain)
                continue
            if not cell.text:
                continue
            if shift:
                self._paint_glyph(table, painter, column, row, box, top)
            if room - shift <= PADDING:
                continue
            text, width, backwards = self._line(cell.text, room - shift, font, metrics)
            x = box.left() + PADDING + shift
            if mirrored:
                x = box.right() - PADDING - shift - width
            elif numeric or backwards:
                x = box.right() - PADDING - width
            if cell.quiet:
                painter.setFont(_italic(font))
                painter.setPen(quiet)
            painter.drawStaticText(QPointF(x, top + baseline), text)
            if cell.quiet:
                painter.setFont(font)
                painter.setPen(quiet if is_muted else plain)

    def _line(self, text: str, room: int, font: QFont, metrics: QFontMetrics) -> _Line:
        """Shaping text costs more than painting it: what was shaped is kept."""
        if self._font != font.key() or len(self._lines) > _LINES_KEPT:
            self._font = font.key()
            self._lines.clear()
        known = self._lines.get((text, room))
        if known is None:
            known = self._lines[text, room] = _made(text, room, metrics)
        return known

    def _paint_glyph(
        self,
        table: SheetTable,
        painter: QPainter,
        column: SheetColumn,
        row: int,
        box: QRect,
        top: int,
    ) -> None:
        known = table.sheet_model.row(row)
        place = QRectF(box.left() + PADDING, top + (box.height() - _GLYPH) / 2, _GLYPH, _GLYPH)
        place = placed(table.layoutDirection(), box, place)
        if column.key == "state" and known is not None:
            paint_state(painter, self._theme, known.record.state, place)
        elif column.key == "flagged":
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("warning"), 1.6))
            painter.drawLine(place.bottomLeft() + QPointF(2, 0), place.topLeft() + QPointF(2, 0))
            painter.setBrush(self._theme.colour("warning"))
            flag = [QPointF(2, 0.5), QPointF(11, 3.5), QPointF(2, 6.5)]
            painter.drawPolygon([place.topLeft() + point for point in flag])
            painter.restore()

    def _paint_waiting(self, table: SheetTable, painter: QPainter, box: QRect, top: int) -> None:
        """A cell whose row is still being read."""
        width = min(box.width() - 2 * PADDING, 72)
        bar = QRect(box.left() + PADDING, top + box.height() // 2 - 3, max(width, 0), 6)
        painter.fillRect(placed(table.layoutDirection(), box, bar), self._theme.colour("hover"))

    def _paint_current(self, table: SheetTable, painter: QPainter) -> None:
        index: QModelIndex = table.currentIndex()
        if not index.isValid():
            return
        box = table.visualRect(index).adjusted(0, 0, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        role = "accent" if table.hasFocus() else "muted"
        painter.setPen(QPen(self._theme.colour(role), 2 if table.hasFocus() else 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


def _made(text: str, room: int, metrics: QFontMetrics) -> _Line:
    shown = metrics.elidedText(text[: room // 2 + 16], Qt.TextElideMode.ElideRight, room)
    backwards = is_right_to_left(text, 0, min(len(text), _LOOK_AHEAD))
    line = QStaticText(shown)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    if backwards:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    line.setTextOption(option)
    return _Line(line, metrics.horizontalAdvance(shown), backwards)


def _italic(font: QFont) -> QFont:
    italic = QFont(font)
    italic.setItalic(True)
    return italic
