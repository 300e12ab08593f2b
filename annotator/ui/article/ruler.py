"""The ruler beside the scroll bar: where in the article the records and found places are."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.ui.article.found import Found
from annotator.ui.article.marks import Marks
from annotator.ui.kit.theme import Theme

WIDTH = 14
_TICKS = range(2, 10)
"""Where ticks of records stand across the ruler; those of found places stand right of them."""
_TICK_HEIGHT = 2
_MOST_COLOURS = 3
_NEAR = 3
_NAMED = 8


class MarkRuler(QWidget):
    """A tick for each record at its place in the text; a click goes there, hovering names it.

    The ticks are kept as a picture, of which a change paints only the rows that it touches.

    Args:
        name: what a record is called.
    """

    jumped = Signal(int)
    """The offset that was clicked, in code points."""

    def __init__(
        self, theme: Theme, marks: Marks, name: Callable[[Record], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("markRuler")
        self.setAccessibleName(self.tr("Where the records are"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._marks = marks
        self._name = name
        self._found = Found()
        self._length = 1
        self._selected: Record | None = None
        self._picture = QPixmap()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._picture = QPixmap()
        self.update()

    def set_marks(self, marks: Marks, length: int, changed: Span) -> None:
        """Shows the records of a text of that many code points.

        Args:
            changed: where records may begin that are others than before.
        """
        is_another = length != self._length
        self._marks = marks
        self._length = max(length, 1)
        self._selected = None
        if is_another or changed.length >= length:
            self._picture = QPixmap()
        elif not self._picture.isNull():
            self._paint_rows(self._y(changed.start), self._y(changed.end))
        self.update()

    def set_selected(self, record: Record | None) -> None:
        """Stresses a record."""
        self._selected = record
        self.update()

    def set_found(self, found: Found) -> None:
        """Shows what a search found."""
        self._found = found
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        scale = self.devicePixelRatioF()
        if self._picture.size() != self.size() * scale:
            self._picture = QPixmap(self.size() * scale)
            self._picture.setDevicePixelRatio(scale)
            self._paint_rows(0, self.height())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        self._paint_found(painter)
        if self._selected is not None:
            y = self._y(self._selected.spans[0].start)
            painter.fillRect(0, y - 3, _TICKS.stop + 1, 8, self._theme.colour("page"))
            ink = self._theme.ink(self._marks.colour(self._selected.type))
            painter.fillRect(0, y - 2, _TICKS.stop + 1, 6, ink)

    def _paint_rows(self, first: int, last: int) -> None:
        """Paints the ticks from one height to another anew."""
        painter = QPainter(self._picture)
        rows = QRect(0, first, WIDTH, last - first + _TICK_HEIGHT)
        painter.setClipRect(rows)
        painter.fillRect(rows, self._theme.colour("page"))
        # Ticks of the rows before and after reach into these.
        for y, colours in self._ticks(first - _TICK_HEIGHT + 1, last + _TICK_HEIGHT).items():
            share = len(_TICKS) / len(colours)
            for n, colour in enumerate(colours):
                left, right = round(n * share), round((n + 1) * share)
                tick = QRect(_TICKS.start + left, y, right - left, _TICK_HEIGHT)
                painter.fillRect(tick, self._theme.ink(colour))
        painter.end()

    def _ticks(self, first: int, last: int) -> dict[int, list[str]]:
        """The colours of the records that begin at each height, few enough to tell apart."""
        ticks: dict[int, list[str]] = {}
        for record in self._marks.beginning(*self._offsets(first, last)):
            colours = ticks.setdefault(self._y(record.spans[0].start), [])
            colour = self._marks.colour(record.type)
            if colour not in colours and len(colours) < _MOST_COLOURS:
                colours.append(colour)
        return ticks

    def _paint_found(self, painter: QPainter) -> None:
        line = self._theme.colour("find_line")
        for y in {self._y(span.start) for span in self._found.spans}:
            painter.fillRect(_TICKS.stop + 1, y, 3, 2, line)
        if self._found.current is not None:
            y = self._y(self._found.spans[self._found.current].start)
            painter.fillRect(_TICKS.stop, y - 2, WIDTH, 6, self._theme.colour("text"))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.what_is_at(event.pos().y()), self)
            return True
        return super().event(event)

    def what_is_at(self, y: int) -> str:
        """A tooltip text of what lies near a height of the ruler, one item a line."""
        near = self._near(y)
        lines = [self._name(record) for record in near[:_NAMED]]
        if len(near) > _NAMED:
            lines.append(self.tr("and {n:,} more").format(n=len(near) - _NAMED))
        found = sum(1 for span in self._found.spans if abs(self._y(span.start) - y) <= _NEAR)
        if found:
            lines.append(self.tr("Found here: {n:,}").format(n=found))
        return "\n".join(lines)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.jumped.emit(self._offset_at(event.position().y()))

    def _offset_at(self, y: float) -> int:
        """The place that a click means: that of the nearest tick, if one is near."""
        ticks = [record.spans[0].start for record in self._near(round(y))]
        ticks += [n.start for n in self._found.spans if abs(self._y(n.start) - y) <= _NEAR]
        if ticks:
            return min(ticks, key=lambda offset: abs(self._y(offset) - y))
        share = y / max(self.height(), 1)
        return round(min(max(share, 0.0), 1.0) * self._length)

    def _near(self, y: int) -> list[Record]:
        return self._marks.beginning(*self._offsets(y - _NEAR, y + _NEAR))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _y(self, offset: int) -> int:
        return min(offset * self.height() // self._length, self._lowest)

    @property
    def _lowest(self) -> int:
        return self.height() - _TICK_HEIGHT

    def _offsets(self, first: int, last: int) -> tuple[int, int]:
        """The part of the text whose ticks stand from one height to another, both included."""
        height = max(self.height(), 1)
        # What would begin below the lowest tick is shown as part of it.
        end = self._length if last >= self._lowest else -(-(last + 1) * self._length // height)
        return -(-first * self._length // height), end
