"""How actors and the records that name them look in the rows of their lists."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.core.coding.actor_listing import ActorSummary, Mention
from annotator.ui.actors.mention_model import COLOUR_ROLE, MENTION_ROLE, NAMED_ROLE
from annotator.ui.actors.model import FIRST_ROLE, SUMMARY_ROLE
from annotator.ui.kit.mirroring import isolated, placed
from annotator.ui.kit.themed_delegate import ThemedDelegate

_PADDING = 8
_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_Index = QModelIndex | QPersistentModelIndex


class ActorDelegate(ThemedDelegate):
    """A cell of an actor's row; under the name stands what else it is called.

    Attributes:
        says_more: whether kind and country have no columns of their own, and stand there too.
    """

    says_more = True

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(_PADDING * 2, 2 * option.fontMetrics.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        self.paint_ground(painter, option)
        self.paint_focus(painter, option)
        if index.data(FIRST_ROLE) and index.row():
            painter.setPen(QPen(self._theme.colour("muted"), 1))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        inner = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        row = index.data(SUMMARY_ROLE)
        is_count = index.column() == index.model().columnCount() - 1
        painter.setPen(self._theme.colour("text" if is_count or index.column() == 0 else "muted"))
        if is_count:
            painter.drawText(
                inner,
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                str(index.data() or ""),
            )
        elif index.column() == 0 and isinstance(row, ActorSummary):
            self._paint_names(painter, option, inner, row)
        else:
            elide(painter, inner, str(index.data() or ""), option.fontMetrics)
        painter.restore()

    def _paint_names(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, row: ActorSummary
    ) -> None:
        parts = (row.kind, row.country, *row.aliases) if self.says_more else row.aliases
        below = " · ".join(part for part in parts if part)
        if not below:
            elide(painter, inner, row.name, option.fontMetrics)
            return
        small = _small(option.font)
        height, small_height = option.fontMetrics.height(), QFontMetrics(small).height()
        top = inner.top() + (inner.height() - height - small_height - 1) // 2
        name = QRect(inner.left(), top, inner.width(), height)
        elide(painter, name, row.name, option.fontMetrics)
        painter.setFont(small)
        painter.setPen(self._theme.colour("muted"))
        place = QRect(inner.left(), name.bottom() + 2, inner.width(), small_height)
        elide(painter, place, below, QFontMetrics(small))


class MentionDelegate(ThemedDelegate):
    """A record that names an actor: where, its own words, and the article."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        small = QFontMetrics(_small(option.font))
        return QSize(160, option.fontMetrics.lineSpacing() + 2 * small.lineSpacing() + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        mention = index.data(MENTION_ROLE)
        if not isinstance(mention, Mention):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, option)
        self.paint_focus(painter, option)
        rect = option.rect
        if colour := index.data(COLOUR_ROLE):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ink(colour))
            bar = QRectF(rect.left() + _PADDING, rect.top() + _PADDING, 4, rect.height() - 16)
            painter.drawRoundedRect(placed(option.direction, rect, bar), 2, 2)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(
            QPointF(rect.left() + _PADDING, rect.bottom() + 0.5),
            QPointF(rect.right() - _PADDING, rect.bottom() + 0.5),
        )
        small = _small(option.font)
        small_height = QFontMetrics(small).lineSpacing()
        height = option.fontMetrics.lineSpacing()
        area = rect.adjusted(_PADDING + 4 + _PADDING, 8, -_PADDING, -8)
        area = placed(option.direction, rect, area)
        top = QRect(area.left(), area.top(), area.width(), small_height)
        painter.setFont(small)
        painter.setPen(self._theme.colour("muted"))
        elide(painter, top, str(index.data(NAMED_ROLE)), QFontMetrics(small))
        words = QRect(area.left(), top.bottom() + 3, area.width(), height)
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text"))
        elide(painter, words, mention.words, option.fontMetrics)
        foot = QRect(area.left(), words.bottom() + 1, area.width(), small_height)
        painter.setFont(small)
        painter.setPen(self._theme.colour("muted"))
        where = (mention.published, mention.source, mention.title)
        elide(painter, foot, " · ".join(part for part in where if part), QFontMetrics(small))
        painter.restore()


def elide(painter: QPainter, area: QRect, text: str, metrics: QFontMetrics) -> None:
    """Text on one line, cut where the area ends."""
    shown = isolated(metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 1))
    painter.drawText(area, _LINE, shown)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small
