"""The ruler beside the scroll bar: where in the article the records are."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.article.marks import Marks
from annotator.ui.theme import Theme

WIDTH = 12


class MarkRuler(QWidget):
    """A tick for each record at its place in the text; a click goes there."""

    jumped = Signal(int)
    """The offset that was clicked, in code points."""

    def __init__(self, theme: Theme, marks: Marks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("markRuler")
        self.setAccessibleName(self.tr("Where the records are"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._marks = marks
        self._length = 1
        self._selected: int | None = None
        self._ticks: dict[int, str] = {}
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("page"))
        if self._ticks_height != self.height():
            self._ticks = self._by_pixel()
            self._ticks_height = self.height()
        for y, colour in self._ticks.items():
            painter.fillRect(2, y, self.width() - 4, 2, self._theme.ink(colour))
        if self._selected is not None:
            y = self._y(self._marks.records[self._selected].spans[0].start)
            painter.fillRect(0, y - 3, self.width(), 8, self._theme.colour("page"))
            ink = self._theme.ink(self._marks.colours[self._selected])
            painter.fillRect(0, y - 2, self.width(), 6, ink)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            share = event.position().y() / max(self.height(), 1)
            self.jumped.emit(round(min(max(share, 0.0), 1.0) * self._length))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _y(self, offset: int) -> int:
        return min(offset * self.height() // self._length, self.height() - 2)

    def _by_pixel(self) -> dict[int, str]:
        colours = zip(self._marks.records, self._marks.colours, strict=True)
        return {self._y(record.spans[0].start): colour for record, colour in colours}
