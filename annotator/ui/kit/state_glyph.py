"""The glyph of a record's state, painted and as an icon."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from annotator.core.coding.record import RecordState
from annotator.ui.kit.theme import Theme

GLYPH = 12
"""Pixels of a side, unscaled."""

_STATE_ROLES: dict[RecordState, str] = {
    "suggested": "accent",
    "draft": "muted",
    "done": "success",
    "rejected": "muted",
    "gold": "warning",
}


def paint_state(painter: QPainter, theme: Theme, state: RecordState, place: QRectF) -> None:
    """A glyph for a record's state, told apart by shape as well as colour."""
    colour = theme.colour(_STATE_ROLES[state])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    circle = place.adjusted(1, 1, -1, -1)
    centre = place.center()
    match state:
        case "suggested":
            pen.setDashPattern([1.6, 1.6])
            painter.setPen(pen)
            painter.drawEllipse(circle)
        case "draft":
            painter.setPen(pen)
            painter.drawEllipse(circle)
        case "rejected":
            painter.setPen(pen)
            painter.drawEllipse(circle)
            painter.drawLine(
                centre + QPointF(-2.6, 2.6) * (place.width() / GLYPH),
                centre + QPointF(2.6, -2.6) * (place.width() / GLYPH),
            )
        case "done" | "gold":
            _paint_solid(painter, theme, colour, place, starred=state == "gold")
    painter.restore()


def _paint_solid(
    painter: QPainter, theme: Theme, colour: QColor, place: QRectF, *, starred: bool
) -> None:
    scale = place.width() / GLYPH
    centre = place.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if starred:
        corners = [(0, -6), (1.7, -2), (6, -1.8), (2.6, 1), (3.7, 5.2), (0, 2.8)]
        corners += [(-x, y) for x, y in reversed(corners[1:5])]
        painter.drawPolygon([centre + QPointF(x, y) * scale for x, y in corners])
        return
    painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("base"), 1.6 * scale))
    tick = [(-2.6, 0.2), (-0.7, 2.1), (2.8, -1.9)]
    painter.drawPolyline([centre + QPointF(x, y) * scale for x, y in tick])


def state_icon(theme: Theme, state: RecordState) -> QIcon:
    """The glyph of a state as an icon."""
    result = QIcon()
    for scale in (1, 2):
        pixmap = QPixmap(16 * scale, 16 * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_state(painter, theme, state, QRectF(2 * scale, 2 * scale, 12 * scale, 12 * scale))
        painter.end()
        result.addPixmap(pixmap)
    return result
