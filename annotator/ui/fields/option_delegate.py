"""How a proposal looks: its label, and what tells it from others, muted, at the end."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.kit.mirroring import isolated, placed

DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
_PADDING = 8


class OptionDelegate(QStyledItemDelegate):
    """Paints an `Option`; the list's palette gives the colours."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        label = str(index.data() or "")
        detail = str(index.data(DETAIL_ROLE) or "")
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        if isinstance(widget, QWidget):
            style = widget.style()
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        inner = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        metrics = option.fontMetrics
        detail_width = min(metrics.horizontalAdvance(detail), inner.width() // 2)
        painter.save()
        # Chosen or not, rows are told apart by their background; the text keeps its colour.
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        room = inner.width() - (detail_width + _PADDING if detail else 0)
        _draw(painter, QRect(inner.left(), inner.top(), room, inner.height()), label, option)
        if detail:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            place = QRect(inner.right() - detail_width, inner.top(), detail_width, inner.height())
            _draw(painter, place, detail, option)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        texts = [str(index.data() or ""), str(index.data(DETAIL_ROLE) or "")]
        widths = [option.fontMetrics.horizontalAdvance(each) + _PADDING for each in texts if each]
        # The detail gets half of the row at most.
        wide = max(sum(widths), 2 * widths[-1] if len(widths) > 1 else 0)
        return QSize(wide + 2 * _PADDING, option.fontMetrics.height() + _PADDING)


def _draw(painter: QPainter, place: QRect, text: str, option: QStyleOptionViewItem) -> None:
    elided = isolated(
        option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
    )
    painter.drawText(
        placed(option.direction, option.rect, place),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading,
        elided,
    )
