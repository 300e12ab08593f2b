"""The bubble at a selection: the record types, for the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from annotator.core.codebook.model import RecordType
from annotator.ui.kit.theme import Theme

_DISTANCE = 8
_DOT = 10


class SelectionBubble(QWidget):
    """Offers to make a record of the selection. Never takes the focus."""

    requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBubble")
        self.setAccessibleName(self.tr("Make a record of the selection"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._parent = parent
        self._theme = theme
        self._types: tuple[RecordType, ...] = ()
        self._buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(5, 4, 5, 4)
        self._row.setSpacing(2)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        palette = self.palette()
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(role, theme.colour("text"))
        self.setPalette(palette)
        self.set_types(self._types)

    def set_types(self, types: Sequence[RecordType]) -> None:
        """Offers these record types, in this order."""
        self._types = tuple(each for each in types if not each.retired)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.setParent(None)
        self._buttons = [self._button(kind) for kind in self._types]
        for button in self._buttons:
            self._row.addWidget(button)
        self.adjustSize()

    def _button(self, kind: RecordType) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"bubble_{kind.key}")
        button.setText(f"{kind.label}  {kind.letter}" if kind.letter else kind.label)
        button.setAccessibleName(self.tr("Make a record: {type}").format(type=kind.label))
        button.setToolTip(kind.help)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(_dot(self._theme.ink(kind.colour), self.devicePixelRatioF()))
        button.setIconSize(QSize(_DOT, _DOT))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("recordType", kind.key)
        button.clicked.connect(self._request)
        return button

    def _request(self) -> None:
        key = self.sender().property("recordType")
        self.hide()
        self.requested.emit(key)

    def show_at(self, first: QRect, last: QRect) -> None:
        """Shows it below the selection's last line, else above its first; else not at all.

        Args:
            first: the selection's part in its first line that is in sight, in the parent.
            last: the same for the last line.
        """
        if not self._buttons:
            return
        self.adjustSize()
        area = self._parent.rect().adjusted(4, 4, -4, -4)
        size = self.size()
        x = max(area.left(), min(last.right() - size.width() // 2, area.right() - size.width()))
        below = last.bottom() + _DISTANCE
        above = first.top() - _DISTANCE - size.height()
        if below + size.height() <= area.bottom():
            self.move(QPoint(x, below))
        elif above >= area.top():
            self.move(QPoint(x, above))
        else:
            return
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("border"))
        painter.setBrush(self._theme.colour("base"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _dot(colour: QColor, ratio: float) -> QIcon:
    pixmap = QPixmap(round(_DOT * ratio), round(_DOT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(1, 1, _DOT - 2, _DOT - 2)
    painter.end()
    return QIcon(pixmap)
