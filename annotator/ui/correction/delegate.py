"""How a place that a correction touches looks in the list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.ui.correction.model import Role
from annotator.ui.kit.mirroring import isolated, placed
from annotator.ui.kit.themed_delegate import ThemedDelegate

_MARGIN = 8
_GAP = 2
_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class CorrectionDelegate(ThemedDelegate):
    """Paints a place in three lines: record and outcome, text before, text after."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        lines = 2 if index.data(Role.AFTER) else 1
        small = QFontMetrics(_small(option.font)).lineSpacing()
        height = small + _GAP + lines * option.fontMetrics.lineSpacing()
        return QSize(160, height + 2 * _MARGIN)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        self._paint_ground(painter, option)
        inner = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        small = _small(option.font)
        height = QFontMetrics(small).lineSpacing()
        head = QRect(inner.left(), inner.top(), inner.width(), height)
        self._paint_head(painter, small, head, index)
        y = head.bottom() + 1 + _GAP
        after = index.data(Role.AFTER)
        font = QFont(option.font)
        font.setStrikeOut(bool(after) or self._is_removed(index))
        self._paint_line(painter, font, inner, y, index.data(), "muted" if after else "text")
        if after:
            y += option.fontMetrics.lineSpacing()
            self._paint_line(painter, option.font, inner, y, after, "text")
        painter.restore()

    def _is_removed(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        item = index.data(Role.ITEM)
        return item is not None and item.how == "lost" and not index.data(Role.WAITS)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect
        self.paint_ground(painter, option)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(
            QPointF(rect.left() + _MARGIN, rect.bottom() + 0.5),
            QPointF(rect.right() - _MARGIN, rect.bottom() + 0.5),
        )
        self.paint_focus(painter, option, below=1)

    def _paint_head(
        self,
        painter: QPainter,
        font: QFont,
        place: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        state = index.data(Role.STATE)
        painter.setPen(self._theme.colour("warning" if index.data(Role.WAITS) else "muted"))
        width = min(metrics.horizontalAdvance(state), place.width())
        end = QRect(place.right() - width, place.top(), width + 1, place.height())
        painter.drawText(placed(painter.layoutDirection(), place, end), _LINE, state)
        painter.setPen(self._theme.colour("muted"))
        room = place.width() - width - _MARGIN
        label = metrics.elidedText(index.data(Role.LABEL), Qt.TextElideMode.ElideRight, room)
        start = QRect(place.left(), place.top(), room, place.height())
        painter.drawText(placed(painter.layoutDirection(), place, start), _LINE, label)

    def _paint_line(
        self, painter: QPainter, font: QFont, inner: QRect, y: int, text: str, role: str
    ) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        shown = " ".join(text[:400].split())
        shown = isolated(metrics.elidedText(shown, Qt.TextElideMode.ElideMiddle, inner.width()))
        place = QRect(inner.left(), y, inner.width(), metrics.lineSpacing())
        painter.drawText(place, _LINE, shown)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small
