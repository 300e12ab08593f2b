"""The open suggestions in the text: dashed frames, each with how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.core.coding.suggestion import Suggestion
from annotator.core.text.span import Span, extent
from annotator.ui.article.view import ArticleView
from annotator.ui.kit.theme import Theme

_FAINT = 0.7
_DASHES = [3.0, 2.5]
_DOTS = [1.0, 2.0]
_AFTER_LABEL = 3.0


class SuggestionLayer:
    """Paints them over the text; the lanes of records below a line stay free.

    Attributes:
        current: the one that keys act on.
    """

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._shown: Sequence[Suggestion] = ()
        self.current: Suggestion | None = None
        self._colours: Mapping[str, str] = {}
        self._labels: Mapping[tuple[str, str], str] = {}

    def show(
        self,
        shown: Sequence[Suggestion],
        current: Suggestion | None,
        colours: Mapping[str, str],
        labels: Mapping[tuple[str, str], str],
    ) -> None:
        """Paint these from now on.

        Args:
            shown: in reading order.
            current: the one of them that keys act on.
            colours: the names of colours by type.
            labels: what fields are called, by type and field.
        """
        if self._shown or shown:
            self._shown, self.current = shown, current
            self._colours, self._labels = colours, labels
            self._view.viewport().update()

    def at(self, offset: int) -> Suggestion | None:
        """The shortest one whose own text holds the character at an offset."""
        found = [
            each for each in self._shown if any(one.start <= offset < one.end for one in each.spans)
        ]
        return min(found, key=lambda each: extent(each.spans).length, default=None)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint those in sight."""
        if not self._shown:
            return
        sight = self._view.visible_span()
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for each in self._shown:
            whole = extent(each.spans)
            if whole.start <= sight.end and sight.start <= whole.end:
                self._paint_one(painter, theme, each, sight)
        painter.restore()

    def _paint_one(
        self, painter: QPainter, theme: Theme, suggestion: Suggestion, sight: Span
    ) -> None:
        is_current = suggestion is self.current
        ink = QColor(theme.ink(self._colours.get(suggestion.type, "slate")))
        ink.setAlphaF(1.0 if is_current else _FAINT)
        pen = QPen(ink, 2.0 if is_current else 1.0)
        pen.setDashPattern([each / pen.widthF() for each in _DASHES])
        label = f"{round(100 * suggestion.confidence)} %"
        painter.setFont(self._view.link_column.fonts.label)
        for number, span in enumerate(suggestion.spans):
            rects, is_mirrored = self._rects(span.span, sight), self._is_mirrored(span.start)
            for place, rect in enumerate(rects):
                painter.setPen(pen)
                is_first = number == 0 and place == 0 and span.start >= sight.start
                gap = self._label(painter, rect, label, is_mirrored=is_mirrored) if is_first else 0
                painter.setPen(pen)
                ends = (place == 0, place == len(rects) - 1)
                painter.drawLines(list(_frame(rect, ends, gap, is_mirrored=is_mirrored)))
        if is_current:
            self._paint_fields(painter, suggestion, ink, sight)

    def _paint_fields(
        self, painter: QPainter, suggestion: Suggestion, ink: QColor, sight: Span
    ) -> None:
        """The words of its fields, dotted beneath and with the field's name."""
        pen = QPen(ink, 1.4)
        pen.setDashPattern(_DOTS)
        for key, values in suggestion.fields.items():
            name = self._labels.get((suggestion.type, key), key)
            for fragment in (one for each in values for one in each.spans):
                is_mirrored = self._is_mirrored(fragment.start)
                for place, rect in enumerate(self._rects(fragment.span, sight)):
                    painter.setPen(pen)
                    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
                    if place == 0:
                        self._label(painter, rect, name, is_mirrored=is_mirrored)

    def _label(self, painter: QPainter, rect: QRectF, text: str, *, is_mirrored: bool) -> float:
        """Writes on the upper edge of a line's frame; how much of the edge that takes."""
        metrics = QFontMetricsF(painter.font())
        width = metrics.horizontalAdvance(text)
        fonts = self._view.link_column.fonts
        # The letters of the text begin below the edge by as much.
        bottom = rect.top() + fonts.descender * 0.6
        left = rect.right() - width if is_mirrored else rect.left()
        painter.setPen(QPen(painter.pen().color()))
        painter.drawText(QPointF(left, bottom - metrics.descent() * 0.5), text)
        return width + _AFTER_LABEL

    def _is_mirrored(self, offset: int) -> bool:
        column = self._view.link_column
        return column.layout(column.pieces.at(offset)).right_to_left

    def _rects(self, span: Span, sight: Span) -> list[QRectF]:
        """The parts of a span in lines that are in sight, in the viewport."""
        start, end = max(span.start, sight.start), min(span.end, sight.end)
        if start >= end:
            return []
        origin = self._view.link_origin
        return [rect.translated(origin) for rect in self._view.link_column.rects(Span(start, end))]


def _frame(
    rect: QRectF, ends: tuple[bool, bool], gap: float, *, is_mirrored: bool
) -> Iterator[QLineF]:
    """The frame around a part in one line, open where the fragment goes on, and above at a label.

    Args:
        ends: whether the fragment begins and ends there.
    """
    rect = rect.adjusted(-1, -0.5, 1, 0.5)
    left, right = (
        (rect.left(), rect.right() - gap) if is_mirrored else (rect.left() + gap, rect.right())
    )
    if left < right:
        yield QLineF(left, rect.top(), right, rect.top())
    yield QLineF(rect.bottomLeft(), rect.bottomRight())
    at_left, at_right = reversed(ends) if is_mirrored else ends
    if at_left:
        yield QLineF(rect.topLeft(), rect.bottomLeft())
    if at_right:
        yield QLineF(rect.topRight(), rect.bottomRight())
