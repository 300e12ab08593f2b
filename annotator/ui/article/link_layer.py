"""Links over the text: which arcs show, the handle to draw one by, and one being drawn."""

from collections.abc import Collection, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen

from annotator.core.text.span import Span
from annotator.ui.article.arcs import Arc, Canvas, outline_target, paint_arc, paint_far_arc
from annotator.ui.article.display import HANDLE_AWAY, HANDLE_RADIUS
from annotator.ui.article.label_places import LabelPlaces
from annotator.ui.article.layout.column import Column
from annotator.ui.article.marks import Marks
from annotator.ui.kit.theme import Theme

_REACH = 4.0
"""How far beyond the handle a press still means it."""
_FIRST_LINE = 300
_SCROLL_EVERY = 30  # milliseconds
_SCROLL_STEP = 14


class Ground(Protocol):
    """What the link layer needs of the view below it."""

    @property
    def link_column(self) -> Column: ...

    @property
    def link_marks(self) -> Marks: ...

    @property
    def link_origin(self) -> QPointF:
        """Where the column's top left corner is in the viewport."""
        ...

    def link_target_at(self, position: QPointF, source: str) -> str | None: ...

    def sight(self) -> QSize:
        """The size of the viewport."""
        ...

    def labels_in_sight(self) -> list[QRectF]:
        """What stands between the lines already, in the viewport."""
        ...

    def visible_span(self) -> Span: ...

    def distance_outside(self, position: QPointF) -> float: ...

    def scroll_by(self, pixels: int) -> None: ...

    def links_changed(self) -> None:
        """The layer looks otherwise than before."""
        ...


class LinkLayer(QObject):
    """Arcs of the records that are selected or under the pointer, and the one being drawn.

    Attributes:
        enabled: whether links can be drawn now.
        labels: where the labels stand that were painted last, in the viewport.
    """

    def __init__(self, ground: Ground, parent: QObject) -> None:
        super().__init__(parent)
        self._ground = ground
        self.enabled = False
        self.labels: Sequence[QRectF] = ()
        self._arcs: Sequence[Arc] = ()
        self._preview: Arc | None = None
        self._drawn_from: str | None = None
        self._drawn_to = QPointF()
        self._target: str | None = None
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(_SCROLL_EVERY)
        self._autoscroll.timeout.connect(self._scroll_on)

    def set_arcs(self, arcs: Sequence[Arc]) -> None:
        """Shows these links."""
        self._arcs = arcs
        self._ground.links_changed()

    def set_preview(self, arc: Arc | None) -> None:
        """Shows one link that is being considered."""
        self._preview = arc
        self._ground.links_changed()

    def touches(self, records: Collection[str]) -> bool:
        """Whether any of the records has a link."""
        return any(arc.source in records or arc.target in records for arc in self._arcs)

    # Drawing one

    @property
    def is_drawing(self) -> bool:
        """Whether a link is being drawn."""
        return self._drawn_from is not None

    def handle(self, record_id: str | None) -> QRectF | None:
        """Where the handle of a record is in the viewport, if it is in sight."""
        record = self._ground.link_marks.find(record_id)
        if record is None or not self.enabled:
            return None
        rects, backwards = self._ground.link_column.laid_out_sign(record.spans[-1].end - 1)
        if not rects:
            return None
        rect = rects[-1].translated(self._ground.link_origin)
        x = rect.left() - HANDLE_AWAY if backwards else rect.right() + HANDLE_AWAY
        centre = QPointF(x, rect.top() - 1)
        return QRectF(
            centre.x() - HANDLE_RADIUS,
            centre.y() - HANDLE_RADIUS,
            2 * HANDLE_RADIUS,
            2 * HANDLE_RADIUS,
        )

    def is_on_handle(self, position: QPointF, record_id: str | None) -> bool:
        """Whether a press there takes the record's handle."""
        handle = self.handle(record_id)
        grown = handle.adjusted(-_REACH, -_REACH, _REACH, _REACH) if handle else None
        return grown is not None and grown.contains(position)

    def begin(self, source: str) -> None:
        """Begins to draw a link from a record."""
        self._drawn_from, self._target = source, None
        self._drawn_to = QPointF(-1, -1)

    def draw_to(self, position: QPointF) -> str | None:
        """Draws it to a place in the viewport; the record there that it would lead to."""
        if self._drawn_from is None:
            return None
        self._drawn_to = position
        self._target = self._ground.link_target_at(position, self._drawn_from)
        outside = self._ground.distance_outside(position) != 0
        if outside and not self._autoscroll.isActive():
            self._autoscroll.start()
        elif not outside:
            self._autoscroll.stop()
        self._ground.links_changed()
        return self._target

    def _scroll_on(self) -> None:
        outside = self._ground.distance_outside(self._drawn_to)
        self._ground.scroll_by(_SCROLL_STEP if outside > 0 else -_SCROLL_STEP)

    def end(self) -> tuple[str, str] | None:
        """Stops drawing; what would be linked to what."""
        source, target = self._drawn_from, self._target
        self._drawn_from = self._target = None
        self._autoscroll.stop()
        self._ground.links_changed()
        return (source, target) if source is not None and target is not None else None

    # Painting

    def paint(
        self,
        painter: QPainter,
        theme: Theme,
        size: QSizeF,
        shown: Sequence[str],
        selected: str | None,
    ) -> None:
        """Paints the arcs of the records that are shown, and the handle of the selected one."""
        column = self._ground.link_column
        font = column.fonts.label
        origin, handle = self._ground.link_origin, self.handle(selected)
        right = origin.x() + column.width
        places = self._label_places(size, origin, handle)
        self.labels = places.given
        canvas = Canvas(painter, theme, font, size, right, places)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._drawn_from is not None:
            self._paint_drawn(canvas)
        elif self._preview is not None:
            self._paint_preview(canvas, self._preview)
        else:
            self._paint_arcs(canvas, shown)
        if handle is not None:
            self._paint_handle(canvas, handle, selected)
        painter.restore()

    def _label_places(self, size: QSizeF, origin: QPointF, handle: QRectF | None) -> LabelPlaces:
        if not self._arcs and self._preview is None and self._drawn_from is None:
            return LabelPlaces((), (), size.width())
        taken = [*self._ground.labels_in_sight(), *([handle] if handle else [])]
        rows = self._ground.link_column.rows_between(-origin.y(), size.height() - origin.y())
        return LabelPlaces([row.translated(origin) for row in rows], taken, size.width())

    def _paint_arcs(self, canvas: Canvas, shown: Sequence[str]) -> None:
        rows: dict[str, int] = {}
        for arc in self._arcs:
            if arc.source not in shown and arc.target not in shown:
                continue
            source, target = self._place(arc.source), self._place(arc.target)
            if source is not None and target is not None:
                if not (_off(source, canvas) and _off(target, canvas)):
                    paint_arc(canvas, arc, source, target)
                continue
            here = source or target
            if here is not None and not _off(here, canvas):
                end = arc.source if source is not None else arc.target
                row = rows[end] = rows.get(end, -1) + 1
                paint_far_arc(canvas, arc, here, leads_away=source is not None, row=row)

    def _paint_preview(self, canvas: Canvas, arc: Arc) -> None:
        source, target = self._place(arc.source), self._place(arc.target)
        if source is not None and target is not None:
            outline_target(canvas, self._bands(arc.target), arc.colour)
            paint_arc(canvas, arc, source, target)
        elif source is not None or target is not None:
            here = source or target or QRectF()
            paint_far_arc(canvas, arc, here, leads_away=source is not None, row=0)

    def _paint_drawn(self, canvas: Canvas) -> None:
        if self._drawn_from is None:
            return
        record = self._ground.link_marks.find(self._drawn_from)
        colour = self._ground.link_marks.colour(record.type if record else "")
        arc = Arc(self._drawn_from, "", "", colour)
        source = self._place(self._drawn_from)
        end = QRectF(self._drawn_to, QSizeF(1, 1))
        if self._target is not None:
            outline_target(canvas, self._bands(self._target), colour)
            end = self._place(self._target) or end
        if source is not None:
            paint_arc(canvas, arc, source, end)

    def _paint_handle(self, canvas: Canvas, rect: QRectF, selected: str | None) -> None:
        record = self._ground.link_marks.find(selected)
        if record is None:
            return
        page = canvas.theme.colour("page")
        painter, centre = canvas.painter, rect.center()
        painter.setPen(QPen(page, 1.5))
        painter.setBrush(canvas.theme.ink(self._ground.link_marks.colour(record.type)))
        painter.drawEllipse(rect)
        pen = QPen(page, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        right = centre + QPointF(3.6, 0)
        painter.drawLine(centre - QPointF(3.6, 0), right)
        painter.drawLine(right, right + QPointF(-2.8, -2.8))
        painter.drawLine(right, right + QPointF(-2.8, 2.8))

    def _place(self, record_id: str) -> QRectF | None:
        """A record's first line in the viewport; about where it is, if it is out of sight."""
        record = self._ground.link_marks.find(record_id)
        if record is None:
            return None
        column, origin = self._ground.link_column, self._ground.link_origin
        first = record.spans[0]
        piece = column.pieces.at(first.start)
        if not column.is_laid_out(piece):
            height = column.fonts.band_height
            return QRectF(column.width / 2, column.top(piece), 1, height).translated(origin)
        rects = column.rects(Span(first.start, min(first.end, first.start + _FIRST_LINE)))
        return rects[0].translated(origin) if rects else None

    def _bands(self, record_id: str) -> list[QRectF]:
        """What of a record is in sight, line by line."""
        record = self._ground.link_marks.find(record_id)
        if record is None:
            return []
        seen = self._ground.visible_span()
        column, origin = self._ground.link_column, self._ground.link_origin
        return [
            rect.translated(origin)
            for span in record.spans
            if span.overlaps(seen)
            for rect in column.rects(Span(max(span.start, seen.start), min(span.end, seen.end)))
        ]


def _off(rect: QRectF, canvas: Canvas) -> bool:
    return rect.bottom() < 0 or rect.top() > canvas.size.height()
