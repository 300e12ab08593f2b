"""How an article looks in the list: title, outlet, date, state and counts."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from annotator.core.article import ArticleState
from annotator.core.codebook import RecordType
from annotator.core.listing import ArticleSummary
from annotator.ui.icons import pixmap
from annotator.ui.models.article_model import ArticleRole
from annotator.ui.theme import Theme
from annotator.ui.themed_delegate import ThemedDelegate

_GLYPHS: dict[ArticleState, tuple[str, str]] = {
    "new": ("new", "muted"),
    "in_progress": ("in-progress", "accent"),
    "done": ("done", "success"),
    "nothing": ("nothing", "muted"),
}
_MARGIN = 12
_GLYPH = 16
_GAP = 8
_TITLE_LINES = 2


class ArticleDelegate(ThemedDelegate):
    """Paints rows of one height, so that a hundred thousand of them need no measuring."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._types: tuple[RecordType, ...] = ()

    def set_types(self, types: tuple[RecordType, ...]) -> None:
        """Count records of these types."""
        self._types = types

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for every row."""
        line = option.fontMetrics.lineSpacing()  # type: ignore[attr-defined]
        return QSize(160, line * _TITLE_LINES + QFontMetrics(_small(option)).lineSpacing() + 24)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One article."""
        row = index.data(ArticleRole.SUMMARY)
        if not isinstance(row, ArticleSummary):
            return
        painter.save()
        painter.setClipRect(option.rect)  # type: ignore[attr-defined]
        self._paint_ground(painter, option)
        area: QRect = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)  # type: ignore[attr-defined]
        title = self._title_layout(row.title or self.tr("Untitled"), option, area)
        small = QFontMetrics(_small(option))
        height = title.boundingRect().height() + 4 + small.lineSpacing()
        top = area.top() + (area.height() - height) / 2
        self._paint_glyph(painter, row.state, area, round(top))
        painter.setPen(self._theme.colour("text"))
        title.draw(painter, QPointF(area.left() + _GLYPH + _GAP, top))
        line = QRect(
            area.left() + _GLYPH + _GAP,
            round(top + title.boundingRect().height() + 4),
            area.width() - _GLYPH - _GAP,
            small.lineSpacing(),
        )
        painter.setFont(_small(option))
        left = self._paint_counts(painter, row, line)
        self._paint_meta(painter, row, line.adjusted(0, 0, left - line.right() - _GAP, 0))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("selected"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("accent")
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _title_layout(self, title: str, option: QStyleOptionViewItem, area: QRect) -> QTextLayout:
        font: QFont = QFont(option.font)  # type: ignore[attr-defined]
        font.setWeight(QFont.Weight.Medium)
        width = area.width() - _GLYPH - _GAP
        layout = QTextLayout(" ".join(title.split()), font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        cut = _lay_out(layout, width)
        if cut is None:
            return layout
        rest = QFontMetrics(font).elidedText(
            layout.text()[cut:], Qt.TextElideMode.ElideRight, width
        )
        elided = QTextLayout(layout.text()[:cut] + rest, font)
        elided.setTextOption(wrap)
        _lay_out(elided, width)
        return elided

    def _paint_glyph(self, painter: QPainter, state: ArticleState, area: QRect, top: int) -> None:
        name, role = _GLYPHS[state]
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(area.left(), top + 1, pixmap(self._theme, name, role, _GLYPH, ratio))

    def _paint_counts(self, painter: QPainter, row: ArticleSummary, line: QRect) -> int:
        """Chips from the right; returns where they begin."""
        metrics = painter.fontMetrics()
        right = line.right()
        for record_type in reversed(self._types):
            count = row.counts.get(record_type.key, 0)
            if not count:
                continue
            text = f"{record_type.letter or record_type.label[:1]} {count}"
            width = metrics.horizontalAdvance(text) + 10
            chip = QRectF(right - width, line.top(), width, line.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.tint(record_type.colour))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(chip, 4, 4)
            painter.setPen(self._theme.ink(record_type.colour))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
            right -= width + 4
        return right

    def _paint_meta(self, painter: QPainter, row: ArticleSummary, area: QRect) -> None:
        # The marks keep an Arabic outlet and the date in their places beside each other.
        source = f"\u2068{row.source}\u2069" if row.source else ""
        meta = "\u200e" + " · ".join(part for part in (source, row.published[:10]) if part)
        metrics = painter.fontMetrics()
        if source and metrics.horizontalAdvance(meta) > area.width():
            meta = row.source
        painter.setPen(self._theme.colour("muted"))
        text = metrics.elidedText(meta, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _small(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)  # type: ignore[attr-defined]
    font.setPointSizeF(font.pointSizeF() * 0.9)
    return font


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
