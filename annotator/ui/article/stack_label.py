"""A card at the foot of the text that names the records under it, once it rests there."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.ui.kit.mirroring import placed
from annotator.ui.kit.theme import Theme

_REST_MS = 450
_MOST = 8
_WIDEST = 420


class StackRow(NamedTuple):
    """One record: its colour's name, its type, its first words."""

    colour: str
    type: str
    words: str


class StackLabel(QWidget):
    """Names a stack of records, the innermost first. Never takes the pointer or the focus."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stackLabel")
        self.setAccessibleName(self.tr("Records under the pointer"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._parent = parent
        self._theme = theme
        self._rows: list[StackRow] = []
        self._place = QPoint()
        self._label = QLabel(self)
        self._label.setObjectName("stackLabelText")
        self._label.setTextFormat(Qt.TextFormat.RichText)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 6, 10, 6)
        box.addWidget(self._label)
        self._rest_timer = QTimer(self)
        self._rest_timer.setSingleShot(True)
        self._rest_timer.setInterval(_REST_MS)
        self._rest_timer.timeout.connect(self._appear)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._say()

    def offer(self, rows: Sequence[StackRow]) -> None:
        """Names these records as soon as the pointer rests; none: nothing is to be named."""
        self._rows = list(rows)
        if not rows:
            self._rest_timer.stop()
            self.hide()
        elif self.isVisible():
            self._appear()
        else:
            self._rest_timer.start()

    def follow(self, position: QPointF) -> None:
        """The pointer is there now, in the parent."""
        self._place = position.toPoint()
        if self._rest_timer.isActive():
            self._rest_timer.start()
        elif self.isVisible():
            self._move()

    def _appear(self) -> None:
        self._say()
        self.adjustSize()
        self._move()
        self.show()
        self.raise_()

    def _say(self) -> None:
        lines: list[str] = []
        room = min(_WIDEST, max(self._parent.width() - 48, 80))
        metrics = self._label.fontMetrics()
        for row in self._rows[:_MOST]:
            ink = self._theme.ink(row.colour).name()
            # Bold letters are wider than the measured ones.
            left = room - round(metrics.horizontalAdvance(row.type) * 1.15) - 24
            words = metrics.elidedText(row.words, Qt.TextElideMode.ElideRight, left)
            line = f"<b style='color:{ink}'>{escape(row.type)}</b>&ensp;{escape(words)}"
            lines.append(f"<div style='white-space:pre'>{line}</div>")
        if len(self._rows) > _MOST:
            more = self.tr("and {n:,} more").format(n=len(self._rows) - _MOST)
            lines.append(f"<div>{escape(more)}</div>")
        if len(self._rows) > 1:
            hint = escape(self.tr("Click again for the next one"))
            muted = self._theme.colour("muted").name()
            lines.append(f"<div style='color:{muted}'>{hint}</div>")
        self._label.setText("".join(lines))

    def _move(self) -> None:
        """To the foot of the text, or its head while the pointer is down there: what is read
        stands around the pointer."""
        area = self._parent.rect().adjusted(4, 4, -4, -4)
        place = QRect(area.topLeft(), self.size())
        if self._place.y() < area.center().y():
            place.moveBottom(area.bottom())
        corner = placed(self.layoutDirection(), area, place).topLeft()
        self.move(corner.x(), max(corner.y(), area.top()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("border"))
        painter.setBrush(self._theme.colour("base"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
