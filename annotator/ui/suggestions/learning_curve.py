"""How good suggestions were when so many articles had taught, as a chart."""

from collections.abc import Sequence
from math import log

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.kit.theme import Theme

_HEIGHT, _LEFT, _RIGHT, _TOP, _BELOW = 150, 44, 96, 12, 22  # pixels
_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)


Point = tuple[int, float, float]
"""So many articles, and the F1 of whole records and of overlapping passages that they taught."""


class LearningCurve(QWidget):
    """F1 over the number of articles, which grows by equal factors in equal steps.

    Whole records are a solid line with discs, overlapping passages a dashed one with rings.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("learningCurve")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._points: Sequence[Point] = ()
        self.show_points(())

    def sizeHint(self) -> QSize:
        return QSize(420, _HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these, by their number of articles."""
        self._points = sorted(points)
        said = self.tr("{n} articles: whole records {exact} %, overlapping {overlap} %")
        lines = (
            said.format(n=articles, exact=round(100 * exact), overlap=round(100 * overlap))
            for articles, exact, overlap in self._points
        )
        self.setAccessibleName(self.tr("Learning curve"))
        self.setAccessibleDescription("; ".join(lines))
        self.setToolTip("\n".join(self.accessibleDescription().split("; ")))
        self.setVisible(len(self._points) > 1)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, _HEIGHT - _TOP - _BELOW)
        self._paint_grid(painter, plot)
        ends = [
            self._paint_line(painter, plot, [exact for _, exact, _ in self._points], whole=True),
            self._paint_line(painter, plot, [close for _, _, close in self._points], whole=False),
        ]
        names = (self.tr("whole records"), self.tr("overlapping"))
        # Two names never lie on one another, however close their lines end.
        apart = painter.fontMetrics().height()
        upper, lower = sorted(zip(ends, names, strict=True))
        for name, at in ((upper[1], upper[0]), (lower[1], max(lower[0], upper[0] + apart))):
            painter.setPen(self._theme.colour("text"))
            painter.drawText(
                QRectF(plot.right() + 10, at - apart / 2, _RIGHT - 10, apart),
                Qt.AlignmentFlag.AlignVCenter,
                name,
            )
        painter.end()

    def _paint_grid(self, painter: QPainter, plot: QRectF) -> None:
        for share in _STEPS:
            y = plot.bottom() - share * plot.height()
            painter.setPen(self._theme.colour("border"))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(
                QRectF(0, y - 10, _LEFT - 8, 20),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                f"{round(100 * share)} %",
            )
        for articles, *_ in self._points:
            painter.drawText(
                QRectF(self._x(plot, articles) - 40, plot.bottom() + 4, 80, _BELOW - 4),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
                f"{articles:,}",
            )

    def _paint_line(
        self, painter: QPainter, plot: QRectF, values: Sequence[float], *, whole: bool
    ) -> float:
        """Paints it; the height at which it ends."""
        places = [
            QPointF(self._x(plot, articles), plot.bottom() - value * plot.height())
            for (articles, *_), value in zip(self._points, values, strict=True)
        ]
        ink = self._theme.colour("accent")
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine if whole else Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if whole else self._theme.colour("window"))
        for place in places:
            painter.drawEllipse(place, 4, 4)
        return places[-1].y() if places else plot.bottom()

    def _x(self, plot: QRectF, articles: int) -> float:
        first, last = self._points[0][0], self._points[-1][0]
        share = log(articles / first) / log(last / first) if last > first else 0.5
        return plot.left() + share * plot.width()
