"""The ruler beside the scroll bar: where in the article the records and found places are."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.core.coding.record import Record
from annotator.ui.article.found import Found
from annotator.ui.article.marks import Marks
from annotator.ui.kit.theme import Theme

WIDTH = 14
_TICKS = range(2, 10)
"""Where ticks of records stand across the ruler; those of found places stand right of them."""
_MOST_COLOURS = 3
_NEAR = 3
_NAMED = 8


class MarkRuler(QWidget):
    """A tick for each record at its place in the text; a click goes there, hovering names it.

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
        self._selected: int | None = None
        self._ticks: dict[int, list[str]] = {}
        self._ticks_height = -1

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def set_marks(self, marks: Marks, length: int) -> None:
        """Shows the records of a text of that many code points."""
        self._marks = marks
        self._length = max(length, 1)
        self._selected = None
        self._ticks_height = -1
        self.update()

    def set_selected(self, record: int | None) -> None:
        """Stresses the record of that index in `Marks.records`."""
        self._selected = record
        self.update()

    def set_found(self, found: Found) -> None:
        """Shows what a search found."""
        self._found = found
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("page"))
        if self._ticks_height != self.height():
            self._ticks = self._by_pixel()
            self._ticks_height = self.height()
        for y, colours in self._ticks.items():
            share = len(_TICKS) / len(colours)
            for n, colour in enumerate(colours):
                left, right = round(n * share), round((n + 1) * share)
                painter.fillRect(_TICKS.start + left, y, right - left, 2, self._theme.ink(colour))
        self._paint_found(painter)
        if self._selected is not None:
            y = self._y(self._marks.records[self._selected].spans[0].start)
            painter.fillRect(0, y - 3, _TICKS.stop + 1, 8, self._theme.colour("page"))
            ink = self._theme.ink(self._marks.colours[self._selected])
            painter.fillRect(0, y - 2, _TICKS.stop + 1, 6, ink)

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
        return [
            record
            for record in self._marks.records
            if abs(self._y(record.spans[0].start) - y) <= _NEAR
        ]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _y(self, offset: int) -> int:
        return min(offset * self.height() // self._length, self.height() - 2)

    def _by_pixel(self) -> dict[int, list[str]]:
        """The colours of the records that begin at each height, few enough to tell apart."""
        ticks: dict[int, list[str]] = {}
        height, length = self.height(), self._length
        for record, colour in zip(self._marks.records, self._marks.colours, strict=True):
            colours = ticks.setdefault(
                min(record.spans[0].start * height // length, height - 2), []
            )
            if colour not in colours and len(colours) < _MOST_COLOURS:
                colours.append(colour)
        return ticks
