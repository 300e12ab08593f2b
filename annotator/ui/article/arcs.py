"""Links as arcs over the text: where they run, and how they are painted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, sin
from typing import NamedTuple

from PySide6 import QtGui
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
)

from annotator.ui.article.label_places import LabelPlaces
from annotator.ui.kit.theme import Theme

_FADE = 72.0
_ARROW = 8.0
_BEND = 44.0
_PILL_PADDING = 6.0
_LONGEST_LABEL = 280.0


class Arc(NamedTuple):
    """A link as the text shows it.

    Attributes:
        source: the id of the record that it comes from; ``target`` of the one that it leads to.
        text: what the first does to the second, such as “makes”; ``back`` what is done to the
            second by the first, such as “made by”.
        colour: the name of the source's colour.
        far: what the article of the end that lies elsewhere is called; empty if both are here.
    """

    source: str
    target: str
    text: str
    colour: str
    far: str = ""
    back: str = ""


@dataclass(frozen=True)
class Canvas:
    """The painting context of arcs.

    Attributes:
        size: that of the viewport, at whose edges arcs fade that lead out of it.
        right: where the column of text ends.
        places: where labels may stand.
    """

    painter: QPainter
    theme: Theme
    font: QFont
    size: QSizeF
    right: float
    places: LabelPlaces


def paint_arc(canvas: Canvas, arc: Arc, source: QRectF, target: QRectF) -> None:
    """The arc from one record's first line to another's, its arrow at the target."""
    path, tip_from = _path(source, target)
    above = min(source.bottom(), target.bottom()) < 0
    below = max(source.top(), target.top()) > canvas.size.height()
    brush = _faded(canvas, arc, above=above, below=below)
    _stroke(canvas, path, brush)
    tip = path.pointAtPercent(1)
    if 0 <= tip.y() <= canvas.size.height():
        _arrow(canvas, tip, tip_from, canvas.theme.ink(arc.colour))
    seen = [t for t in (n / 20 for n in range(1, 20)) if _shows(canvas, path.pointAtPercent(t))]
    if seen and arc.text:
        seen.sort(key=lambda t: abs(t - 0.5))
        _pill(canvas, [path.pointAtPercent(t) for t in seen], arc.text, arc.colour)


def paint_far_arc(canvas: Canvas, arc: Arc, here: QRectF, *, leads_away: bool, row: int) -> None:
    """The arc to a record of another article: it fades at the column's edge.

    Args:
        here: the first line of the end that is in this article.
        leads_away: whether the other end is the target.
        row: the number of such arcs that were painted at this end before.
    """
    start = QPointF(here.center().x(), here.top())
    end = QPointF(canvas.right + 24, here.top() - 12 - 20 * row)
    path = QPainterPath(start)
    path.cubicTo(QPointF(start.x(), end.y()), QPointF(start.x() + 40, end.y()), end)
    # Named here alone: with the class come 180 named gradients, which few starts paint.
    gradient = QtGui.QLinearGradient(start, end)
    ink = canvas.theme.ink(arc.colour)
    gradient.setColorAt(0, ink)
    gradient.setColorAt(0.8, ink)
    gradient.setColorAt(1, _transparent(ink))
    _stroke(canvas, path, QBrush(gradient))
    if not leads_away:
        _arrow(canvas, start, QPointF(start.x(), start.y() - 10), ink)
    prefix = f"{arc.text} → " if leads_away else f"{arc.back} ← "
    room = _LONGEST_LABEL - QFontMetricsF(canvas.font).horizontalAdvance(prefix)
    elide = Qt.TextElideMode.ElideRight
    title = QFontMetricsF(canvas.font).elidedText(arc.far, elide, room)
    points = [path.pointAtPercent(t) for t in (0.6, 0.4, 0.2)]
    _pill(canvas, points, prefix + title, arc.colour)


def outline_target(canvas: Canvas, rects: Iterable[QRectF], colour: str) -> None:
    """The frame around a record that a link could lead to."""
    canvas.painter.setPen(QPen(canvas.theme.ink(colour), 2.5))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in rects:
        canvas.painter.drawRoundedRect(rect.adjusted(-2, -1, 2, 1), 4, 4)


def _path(source: QRectF, target: QRectF) -> tuple[QPainterPath, QPointF]:
    """The curve, and the control point from which it comes to its end."""
    down = target.center().y() - source.center().y()
    across = target.center().x() - source.center().x()
    if abs(down) < source.height():
        start = QPointF(source.center().x(), source.top())
        end = QPointF(target.center().x(), target.top())
        rise = min(34 + 0.12 * abs(across), 64)
        one, two = start - QPointF(0, rise), end - QPointF(0, rise)
    else:
        way = 1 if down > 0 else -1
        edges = (source.bottom(), target.top()) if way > 0 else (source.top(), target.bottom())
        start = QPointF(source.center().x(), edges[0])
        end = QPointF(target.center().x(), edges[1])
        reach = way * min(max(0.4 * abs(down), 24), 160)
        # One that went straight down would be taken for a rule between the words.
        bend = _BEND if abs(across) < 2 * _BEND else 0
        one, two = start + QPointF(bend, reach), end + QPointF(bend, -reach)
    path = QPainterPath(start)
    path.cubicTo(one, two, end)
    return path, two


def _shows(canvas: Canvas, point: QPointF) -> bool:
    return 24 <= point.y() <= canvas.size.height() - 24


def _faded(canvas: Canvas, arc: Arc, *, above: bool, below: bool) -> QBrush:
    ink = canvas.theme.ink(arc.colour)
    height = max(canvas.size.height(), 3 * _FADE)
    gradient = QtGui.QLinearGradient(0, 0, 0, height)
    gradient.setColorAt(0, _transparent(ink) if above else ink)
    gradient.setColorAt(_FADE / height, ink)
    gradient.setColorAt(1 - _FADE / height, ink)
    gradient.setColorAt(1, _transparent(ink) if below else ink)
    return QBrush(gradient)


def _transparent(colour: QColor) -> QColor:
    clear = QColor(colour)
    clear.setAlpha(0)
    return clear


def _stroke(canvas: Canvas, path: QPainterPath, brush: QBrush) -> None:
    painter = canvas.painter
    painter.setBrush(Qt.BrushStyle.NoBrush)
    halo = QColor(canvas.theme.colour("page"))
    halo.setAlphaF(0.75)
    painter.setPen(QPen(halo, 5))
    painter.drawPath(path)
    painter.setPen(QPen(brush, 1.8))
    painter.drawPath(path)


def _arrow(canvas: Canvas, tip: QPointF, comes_from: QPointF, ink: QColor) -> None:
    line = QLineF(comes_from, tip)
    angle = atan2(line.dy(), line.dx())
    wings = [
        tip - QPointF(cos(angle + turn) * _ARROW, sin(angle + turn) * _ARROW)
        for turn in (0.45, -0.45)
    ]
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(ink)
    canvas.painter.drawPolygon([tip, *wings])


def _pill(canvas: Canvas, points: Sequence[QPointF], text: str, colour: str) -> None:
    painter = canvas.painter
    metrics = QFontMetricsF(canvas.font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _LONGEST_LABEL)
    width = metrics.horizontalAdvance(shown) + 2 * _PILL_PADDING
    rect = canvas.places.take(points, width)
    if rect is None:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas.theme.ink(colour))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(canvas.font)
    painter.setPen(canvas.theme.colour("page"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
