"""Linking by mouse: a row of the record list is dragged onto a record in the text, or a row."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolTip, QWidget

from annotator.core.coding.record import Record
from annotator.ui.context import Context


class RecordArea(Protocol):
    """The records beside the text, as linking needs them."""

    @property
    def rows(self) -> QAbstractItemView:
        """The list of the article's records."""
        ...

    def record_at(self, place: QPoint) -> Record | None:
        """The record of the row at a place of the list's viewport."""
        ...

    def add_below(self, section: QWidget) -> None:
        """Show a section under the fields of the selected record."""
        ...

    def flush(self) -> bool:
        """Save what is being typed."""
        ...


class RowDragging(QObject):
    """Draws the link while the row is dragged."""

    dropped = Signal(str, str, QPoint)
    """The ids of the two records, and where in the screen."""

    def __init__(
        self, context: Context, records: RecordArea, name: Callable[[Record], str]
    ) -> None:
        """
        Args:
            name: what a record is called.
        """
        super().__init__(context.window)
        self._context, self._records, self._name = context, records, name
        self._dragged: tuple[str, QPoint] | None = None
        records.rows.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dragging a row of the record list onto a record in the text, or onto another row."""
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.MouseButtonPress:
            record = self._row_at(event)
            self._dragged = (record.id, event.position().toPoint()) if record else None
        elif event.type() is QEvent.Type.MouseMove and self._dragged is not None:
            return self._drag(event)
        elif event.type() is QEvent.Type.MouseButtonRelease:
            return self._drop(event)
        return super().eventFilter(watched, event)

    def _drag(self, event: QMouseEvent) -> bool:
        view = self._context.view
        if self._dragged is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        source, pressed = self._dragged
        far = (event.position().toPoint() - pressed).manhattanLength()
        if not view.links.is_drawing:
            if far < QApplication.startDragDistance() or not view.links.enabled:
                return True
            view.links.begin(source)
            self._records.rows.viewport().setCursor(Qt.CursorShape.CrossCursor)
        target = view.links.draw_to(self._in_text(event))
        record = self._context.session.find(target) if target else self._row_at(event)
        tip = self._name(record) if record is not None and record.id != source else ""
        QToolTip.showText(event.globalPosition().toPoint(), tip, self._context.window)
        return True

    def _drop(self, event: QMouseEvent) -> bool:
        dragged, self._dragged = self._dragged, None
        links = self._context.view.links
        if dragged is None or not links.is_drawing:
            return False
        self._records.rows.viewport().unsetCursor()
        QToolTip.hideText()
        linked = links.end()
        row = self._row_at(event)
        if linked is None and row is not None and row.id != dragged[0]:
            linked = dragged[0], row.id
        if linked is not None:
            self.dropped.emit(*linked, event.globalPosition().toPoint())
        return True

    def _row_at(self, event: QMouseEvent) -> Record | None:
        return self._records.record_at(event.position().toPoint())

    def _in_text(self, event: QMouseEvent) -> QPointF:
        return self._context.view.viewport().mapFromGlobal(event.globalPosition())
