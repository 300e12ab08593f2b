"""Where the labels of links stand: in the free rows between lines, so that they cover no word."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF

_APART = 2.0
_ROWS_TRIED = 3


class LabelPlaces:
    """The free rows between the lines in sight, and what stands in them already.

    Attributes:
        given: the places that were given.
    """

    def __init__(self, rows: Sequence[QRectF], taken: Iterable[QRectF], width: float) -> None:
        """
        Args:
            rows: each as high as a label.
            taken: what else stands in them.
            width: that of the viewport.
        """
        self.given: list[QRectF] = []
        self._rows = rows
        self._taken = list(taken)
        self._width = width

    def take(self, points: Sequence[QPointF], width: float) -> QRectF | None:
        """A place for a label of that width at one of the points, the first that there is room
        at; None where no row is in sight.

        A row that is full is passed over for the next ones above and below.
        """
        tried = [
            self._at(point, row, width)
            for point in points
            for row in sorted(self._rows, key=lambda row: abs(row.center().y() - point.y()))[
                :_ROWS_TRIED
            ]
        ]
        free = (place for place in tried if not self._is_taken(place))
        place = next(free, tried[0] if tried else None)
        if place is not None:
            self._taken.append(place)
            self.given.append(place)
        return place

    def _at(self, point: QPointF, row: QRectF, width: float) -> QRectF:
        left = min(max(point.x() - width / 2, 4), max(self._width - width - 4, 4))
        return QRectF(left, row.top(), width, row.height())

    def _is_taken(self, place: QRectF) -> bool:
        grown = place.adjusted(-_APART, 0, _APART, 0)
        return any(grown.intersects(each) for each in self._taken)
