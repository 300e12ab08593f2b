"""How an article looks in the list: title, outlet, date, state and counts."""

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
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from annotator.core.codebook.model import RecordType
from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_listing import ArticleSummary
from annotator.ui.articles.model import ArticleRole
from annotator.ui.kit.icons import pixmap
from annotator.ui.kit.mirroring import placed, placed_square
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.themed_delegate import ThemedDelegate

STATE_GLYPHS: dict[ArticleState, tuple[str, str]] = {
    "new": ("new", "muted"),
    "in_progress": ("in-progress", "accent"),
    "done": ("done", "success"),
    "nothing": ("nothing", "muted"),
}
_MARGIN = 12
_GLYPH = 16
_GAP = 8
_TITLE_LINES = 2
_CHIP_PADDING, _CHIP_GAP = 5, 4
_LONGEST_DATE = "2000-00-00"
_LEAST_OF_OUTLET = 6  # letters; less of a name says nothing


class ArticleDelegate(ThemedDelegate):
    """Paints rows of one height, so that a hundred thousand of them need no measuring."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._types: tuple[RecordType, ...] = ()

    def set_types(self, types: tuple[RecordType, ...]) -> None:
        """Count records of these types."""
        self._types = types

    def row_height(self, font: QFont) -> int:
        """The same for every row."""
        line = QFontMetrics(font).lineSpacing()
        return line * _TITLE_LINES + QFontMetrics(_small(font)).lineSpacing() + 24

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for every row."""
        return QSize(160, self.row_height(option.font))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One article."""
        row = index.data(ArticleRole.SUMMARY)
        painter.save()
        painter.setClipRect(option.rect)
        self._paint_ground(painter, option)
        if isinstance(row, ArticleSummary):
            self._paint_row(painter, option, row)
        else:
            self._paint_unread(painter, option)
        painter.restore()

    def _paint_unread(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Bars where the words of a row will be that is not read yet."""
        left, top, width = _words_place(option)
        line = option.fontMetrics.lineSpacing()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("hover"))
        dot = QRect(left - _GLYPH - _GAP + 2, top + 3, _GLYPH - 4, _GLYPH - 4)
        painter.drawEllipse(placed(option.direction, option.rect, dot))
        for share, y, height in ((0.8, 4, line - 6), (0.45, line + 6, line - 8)):
            bar = QRectF(left, top + y, width * share, height)
            painter.drawRoundedRect(placed(option.direction, option.rect, bar), 4, 4)

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ArticleSummary
    ) -> None:
        area: QRect = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        title = self._title_layout(row.title or self.tr("Untitled"), option, area)
        small = QFontMetrics(_small(option.font))
        height = title.boundingRect().height() + 4 + small.lineSpacing()
        top = area.top() + (area.height() - height) / 2
        name, role = STATE_GLYPHS[row.state]
        way: Qt.LayoutDirection = option.direction
        place = placed_square(way, area, QPoint(area.left(), round(top) + 1), _GLYPH)
        self._paint_glyph(painter, name, role, place)
        if row.flagged or row.flagged_records:
            place = QPoint(place.x(), round(top) + _GLYPH + 6)
            self._paint_glyph(painter, "flag", "warning", place)
        painter.setPen(self._theme.colour("text"))
        line = QRect(
            area.left() + _GLYPH + _GAP,
            round(top + title.boundingRect().height() + 4),
            area.width() - _GLYPH - _GAP,
            small.lineSpacing(),
        )
        line = placed(way, area, line)
        title.draw(painter, QPointF(line.left(), top))
        painter.setFont(_small(option.font))
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        left = self._paint_counts(painter, row, line, way, is_selected=is_selected)
        meta = line.adjusted(0, 0, left - line.right() - _GAP, 0)
        self._paint_meta(painter, row, placed(way, line, meta))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self.paint_ground(painter, option)
        if state & QStyle.StateFlag.State_Selected:
            edge = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(placed(option.direction, rect, edge), self._theme.colour("accent"))
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self.paint_focus(painter, option)

    def _title_layout(self, title: str, option: QStyleOptionViewItem, area: QRect) -> QTextLayout:
        font: QFont = QFont(option.font)
        font.setWeight(QFont.Weight.Medium)
        width = area.width() - _GLYPH - _GAP
        layout = QTextLayout(" ".join(title.split()), font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            # Whichever way it reads: with the outlet below it.
            wrap.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(wrap)
        cut = _lay_out(layout, width)
        if cut is None:
            return layout
        tail = QFontMetrics(font).elidedText(
            layout.text()[cut:], Qt.TextElideMode.ElideRight, width
        )
        elided = QTextLayout(layout.text()[:cut] + tail, font)
        elided.setTextOption(wrap)
        _lay_out(elided, width)
        return elided

    def _paint_glyph(self, painter: QPainter, name: str, role: str, place: QPoint) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place, pixmap(self._theme, name, role, _GLYPH, ratio))

    def _paint_counts(
        self,
        painter: QPainter,
        row: ArticleSummary,
        line: QRect,
        way: Qt.LayoutDirection,
        *,
        is_selected: bool,
    ) -> int:
        """Chips from the end; returns where they begin, as if read from left to right."""
        metrics = painter.fontMetrics()
        counted = [each for each in self._types if row.counts.get(each.key)]
        texts = [f"{each.letter or each.label[:1]} {row.counts[each.key]:,}" for each in counted]
        widths = [metrics.horizontalAdvance(text) for text in texts]
        # The date always has its place; the chips come closer together before it would be cut.
        room = line.width() - metrics.horizontalAdvance(_LONGEST_DATE) - _GAP
        is_tight = sum(widths) + len(widths) * (2 * _CHIP_PADDING + _CHIP_GAP) > room
        padding, gap = (2, 2) if is_tight else (_CHIP_PADDING, _CHIP_GAP)
        right = line.right()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for each, text, width in reversed(list(zip(counted, texts, widths, strict=True))):
            chip = QRectF(
                right - width - 2 * padding, line.top(), width + 2 * padding, line.height()
            )
            if is_tight and chip.left() < line.left():
                break
            # A chip of the colour of the selected row would be no chip.
            painter.setPen(self._theme.ink(each.colour) if is_selected else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.tint(each.colour))
            shown = placed(way, line, chip)
            painter.drawRoundedRect(shown.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(self._theme.ink(each.colour))
            painter.drawText(shown, Qt.AlignmentFlag.AlignCenter, text)
            right -= round(chip.width()) + gap
        return right

    def _paint_meta(self, painter: QPainter, row: ArticleSummary, area: QRect) -> None:
        """The outlet as far as there is room beside the date."""
        metrics = painter.fontMetrics()
        day, between = row.published[:10], " · "
        room = area.width() - metrics.horizontalAdvance(between + day if day else "")
        source = row.source
        if source and metrics.horizontalAdvance(source) > room:
            least = metrics.averageCharWidth() * _LEAST_OF_OUTLET
            cut = metrics.elidedText(source, Qt.TextElideMode.ElideRight, room)
            source = cut if room >= least or not day else ""
        # The marks keep an Arabic outlet and the date in their places beside each other.
        shown = f"\u2068{source}\u2069" if source else ""
        meta = "\u200e" + between.join(part for part in (shown, day) if part)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, meta)


def _words_place(option: QStyleOptionViewItem) -> tuple[int, int, int]:
    """Where the words of a row begin, and how wide they may be."""
    rect: QRect = option.rect
    left = rect.left() + _MARGIN + _GLYPH + _GAP
    return left, rect.top() + 12, rect.right() - _MARGIN - left


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def _lay_out(layout: QTextLayout, width: int) -> int | None:
    """Lay out at most two lines; returns where the last one begins if more would follow."""
    layout.beginLayout()
    height = 0.0
    start = end = 0
    for _ in range(_TITLE_LINES):
        line = layout.createLine()
        if not line.isValid():
            layout.endLayout()
            return None
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        start = line.textStart()
        end = start + line.textLength()
    layout.endLayout()
    return start if end < len(layout.text()) else None
