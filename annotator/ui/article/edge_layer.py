"""The edges of the selected record over the text: a handle at each, and one being dragged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter, QPen

from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.ui.article.cursor import TextCursor
from annotator.ui.article.link_layer import Ground
from annotator.ui.kit.theme import Theme

Edge = Literal["start", "end"]

_RADIUS = 4.0
_REACH = 3.0
"""How far beyond a handle a press still means it."""
_SCROLL_EVERY = 30  # milliseconds
_SCROLL_STEP = 14


@dataclass(frozen=True)
class EdgeHandle:
    """An edge of one of a record's fragments, and its handle in the viewport."""

    fragment: int
    edge: Edge
    rect: QRectF


class EdgeLayer(QObject):
    """Where the record that is outlined begins and ends, to be taken with the mouse.

    Attributes:
        enabled: whether edges can be moved now.
    """

    def __init__(self, ground: Ground, parent: QObject) -> None:
        super().__init__(parent)
        self._ground = ground
        self.enabled = False
        self._record: Record | None = None
        self._taken: EdgeHandle | None = None
        self._dragged_to = QPointF()
        self._span: Span | None = None
        self._exact = False
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(_SCROLL_EVERY)
        self._autoscroll.timeout.connect(self._scroll_on)

    @property
    def is_dragging(self) -> bool:
        """Whether an edge is being dragged."""
        return self._taken is not None

    def handles(self, record_id: str | None) -> list[EdgeHandle]:
        """The handles of a record that are in sight."""
        record = self._ground.link_marks.find(record_id)
        if record is None or not self.enabled:
            return []
        origin = self._ground.link_origin
        sight = QRectF(QPointF(), self._ground.sight().toSizeF())
        found: list[EdgeHandle] = []
        for n, span in enumerate(record.spans):
            places: dict[Edge, int] = {"start": span.start, "end": span.end - 1}
            for edge, at in places.items():
                rect = self._rect(edge, at, origin)
                if rect is not None and rect.intersects(sight):
                    found.append(EdgeHandle(n, edge, rect))
        return found

    def _rect(self, edge: Edge, character: int, origin: QPointF) -> QRectF | None:
        rects, right_to_left = self._ground.link_column.laid_out_sign(character)
        if not rects:
            return None
        rect = rects[0 if edge == "start" else -1].translated(origin)
        at_left = (edge == "start") != right_to_left
        # Outside of the letters, so that a press on the first or last of them still means it.
        x = rect.left() - _RADIUS if at_left else rect.right() + _RADIUS
        return QRectF(x - _RADIUS, rect.bottom() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)

    def handle_at(self, position: QPointF, record_id: str | None) -> EdgeHandle | None:
        """The handle that a press there takes."""
        for handle in self.handles(record_id):
            if handle.rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(position):
                return handle
        return None

    def begin(self, handle: EdgeHandle, record_id: str) -> None:
        """Takes hold of an edge."""
        record = self._ground.link_marks.find(record_id)
        if record is not None:
            self._record = record
            self._taken, self._span = handle, None

    def drag_to(
        self, position: QPointF, offset: int, cursor: TextCursor, *, exact: bool
    ) -> list[Span]:
        """Moves the edge next to an offset; the fragments as they would be.

        Args:
            exact: whether words may be cut.
        """
        taken, record = self._taken, self._record
        if taken is None or record is None:
            return []
        self._dragged_to, self._exact = position, exact
        fragment = record.spans[taken.fragment].span
        start, end = (offset, fragment.end) if taken.edge == "start" else (fragment.start, offset)
        # Over the other edge it goes no further: a record keeps at least a letter.
        if start < end:
            self._span = cursor.snapped_edge(Span(start, end), taken.edge, exact=exact)
        outside = self._ground.distance_outside(position) != 0
        if outside and not self._autoscroll.isActive():
            self._autoscroll.start()
        elif not outside:
            self._autoscroll.stop()
        return self._spans()

    def _spans(self) -> list[Span]:
        if self._record is None or self._taken is None:
            return []
        spans = [fragment.span for fragment in self._record.spans]
        spans[self._taken.fragment] = self._span or spans[self._taken.fragment]
        return spans

    def _scroll_on(self) -> None:
        outside = self._ground.distance_outside(self._dragged_to)
        self._ground.scroll_by(_SCROLL_STEP if outside > 0 else -_SCROLL_STEP)

    def end(self) -> tuple[str, list[Span]] | None:
        """Lets go; the record and its fragments, if they are others than before."""
        record, spans = self._record, self._spans()
        self._record = self._taken = self._span = None
        self._autoscroll.stop()
        if record is None or spans == [fragment.span for fragment in record.spans]:
            return None
        return record.id, spans

    def paint(self, painter: QPainter, theme: Theme, record_id: str | None) -> None:
        """Paints the handles; none while one is dragged, for the outline shows where it is."""
        record = self._ground.link_marks.find(record_id)
        if record is None or self.is_dragging:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("page"), 1.0))
        painter.setBrush(theme.ink(self._ground.link_marks.colour(record.type)))
        for handle in self.handles(record_id):
            painter.drawEllipse(handle.rect)
        painter.restore()
