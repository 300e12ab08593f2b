"""Paints the article: tints under the text, lanes between the lines, the selected record."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.core.text.span import Span
from annotator.ui.article.display import (
    Outline,
    PieceDisplay,
    SelectedDisplay,
    band,
    display_of,
    selected_display_of,
)
from annotator.ui.article.found import Found, fill_found, frame_found
from annotator.ui.article.layout.column import Column
from annotator.ui.article.layout.piece_layout import PieceLayout
from annotator.ui.article.marks import Evidence, Mark, Marks
from annotator.ui.kit.theme import Theme

_KEPT_DISPLAYS = 400
FLASH_STRENGTH = 0.85
"""How much a revealed span is covered with the flash at first."""


@dataclass(frozen=True)
class Scene:
    """The state of the view that differs from frame to frame.

    Attributes:
        left: where the column begins in the viewport.
        y: the top of the viewport, in the column.
        exposed: what to paint, in the viewport.
        flash: a span that lights up, and how strongly from 0 to 1.
        caret: whether the caret shows at this instant.
    """

    left: int
    y: int
    exposed: QRectF
    selection: Span | None = None
    caret: int | None = None
    flash: tuple[Span, float] | None = None


@dataclass
class _Piece:
    index: int
    top: int
    start: int
    layout: PieceLayout


@dataclass
class Selected:
    """The record that is outlined: its colour's name, its own spans, its fields' evidence."""

    colour: str = "slate"
    spans: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    evidence: list[Evidence] = field(default_factory=list[Evidence])

    def extent(self) -> tuple[int, int]:
        """From where to where something is outlined or underlined; 0 and 0 if nothing is."""
        edges = [*self.spans, *((item.span.start, item.span.end) for item in self.evidence)]
        starts, ends = zip(*edges, strict=True) if edges else ((0,), (0,))
        return min(starts), max(ends)


class ArticlePainter:
    """Paints what is in sight of a column, and keeps what it worked out for each piece."""

    def __init__(self, column: Column, theme: Theme, marks: Marks) -> None:
        self._column = column
        self._theme = theme
        self._marks = marks
        self._selected = Selected()
        self._found = Found()
        self._displays: dict[int, PieceDisplay | None] = {}
        self._selected_displays: dict[int, SelectedDisplay] = {}

    def set_column(self, column: Column) -> None:
        """Paints another column from now on."""
        self._column = column
        self._forget()

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self._forget()

    def set_marks(self, marks: Marks, changed: Span) -> None:
        """Paints other marks from now on; outside of a part of the text they are the same."""
        self._marks = marks
        first, last = self._column.pieces_of(changed)
        for index in [each for each in self._displays if first <= each <= last]:
            del self._displays[index]
        self._selected_displays.clear()

    def _forget(self) -> None:
        self._displays.clear()
        self._selected_displays.clear()

    def set_selected(self, selected: Selected) -> None:
        """Outlines and labels that from now on."""
        self._selected_displays.clear()
        self._selected = selected

    def set_found(self, found: Found) -> None:
        """Marks what a search found from now on."""
        self._found = found

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paints the exposed part of the text over a background that is there already."""
        pieces = self._pieces(scene)
        marked = self._marked(pieces)
        for piece, display in marked:
            for rect, tint in display.tints:
                painter.fillRect(rect.translated(scene.left, piece.top), tint)
        self._paint_behind(painter, scene, pieces)
        painter.setPen(self._theme.colour("text"))
        for piece in pieces:
            origin = QPointF(scene.left, piece.top)
            piece.layout.layout.draw(painter, origin, [], scene.exposed)
        for piece, display in marked:
            self._paint_lanes(painter, scene.left, piece, display)
        first, last = self._selected.extent()
        outlined = [
            piece
            for piece in pieces
            if piece.start < last and piece.start + piece.layout.length > first
        ]
        if outlined:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for piece in outlined:
                self._paint_selected(painter, scene.left, piece)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if scene.caret is not None:
            rect = self.caret_rect(scene.caret, scene.left, scene.y)
            painter.fillRect(rect, self._theme.colour("caret"))

    def _paint_behind(self, painter: QPainter, scene: Scene, pieces: list[_Piece]) -> None:
        """Paints matches, the selection and the flash, in this order, over the tints."""
        found = self._found_in_sight(scene.left, pieces)
        for rects, current in found:
            fill_found(painter, self._theme, rects, current=current)
        self._paint_span(painter, scene, pieces, scene.selection, self._theme.colour("selection"))
        if scene.flash is not None:
            colour = QColor(self._theme.colour("flash"))
            colour.setAlphaF(FLASH_STRENGTH * scene.flash[1])
            self._paint_span(painter, scene, pieces, scene.flash[0], colour)
        if found:
            # Over the selection, so that a place that is selected still shows as found.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for rects, current in found:
                frame_found(painter, self._theme, rects, current=current)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def caret_rect(self, offset: int, left: int, y: int) -> QRectF:
        """The caret in the viewport, two pixels wide."""
        rect = self._column.caret_rect(offset)
        x = min(round(rect.x()), self._column.width)
        return QRectF(left + x - 0.5, rect.top() - y, 2, rect.height())

    def _pieces(self, scene: Scene) -> list[_Piece]:
        # Lanes and labels reach into the lines above and below their own. What is not laid out
        # is just out of sight: what it would lend to the margin is not worth a layout.
        slack = self._column.fonts.line_height
        first = scene.exposed.top() + scene.y - slack
        last = scene.exposed.bottom() + scene.y + slack
        starts = self._column.pieces.starts
        return [
            _Piece(index, top - scene.y, starts[index], layout)
            for index, top, layout in self._column.laid_out(first, last)
        ]

    def _marked(self, pieces: list[_Piece]) -> list[tuple[_Piece, PieceDisplay]]:
        """The pieces with marks, each with its display."""
        displays = self._displays
        if len(displays) > _KEPT_DISPLAYS:
            displays.clear()
        new = [piece for piece in pieces if piece.index not in displays]
        if new:
            end = new[-1].start + max(new[-1].layout.length, 1)
            marks = self._marks.overlapping(new[0].start, end)
            for piece in new:
                displays[piece.index] = self._display(piece, marks)
        shown = [(piece, displays[piece.index]) for piece in pieces]
        return [(piece, display) for piece, display in shown if display is not None]

    def _display(self, piece: _Piece, marks: list[Mark]) -> PieceDisplay | None:
        end = piece.start + max(piece.layout.length, 1)
        inside = [mark for mark in marks if mark.start < end and mark.end > piece.start]
        if not inside:
            return None
        fonts = self._column.fonts
        return display_of(self._marks, inside, self._theme, fonts, piece.layout, piece.start)

    def _paint_span(
        self, painter: QPainter, scene: Scene, pieces: list[_Piece], span: Span | None, c: QColor
    ) -> None:
        if span is not None:
            for piece in pieces:
                for rect in self._bands(scene.left, piece, span):
                    painter.fillRect(rect, c)

    def _bands(self, left: int, piece: _Piece, span: Span) -> list[QRectF]:
        """The bands of a span's part in a piece, in the viewport."""
        first = max(span.start - piece.start, 0)
        last = min(span.end - piece.start, piece.layout.length)
        if first >= last:
            return []
        parts = piece.layout.stretches(first, last)
        return [band(part, self._column.fonts).translated(left, piece.top) for part in parts]

    def _found_in_sight(self, left: int, pieces: list[_Piece]) -> list[tuple[list[QRectF], bool]]:
        """The bands of each place that was found, and whether it is the current one."""
        found = self._found
        return [
            (self._bands(left, piece, found.spans[n]), n == found.current)
            for piece in (pieces if found else [])
            for n in found.within(piece.start, piece.start + piece.layout.length)
        ]

    def _paint_lanes(
        self, painter: QPainter, left: int, piece: _Piece, display: PieceDisplay
    ) -> None:
        for rect, ink in display.lines:
            painter.fillRect(rect.translated(left, piece.top), ink)
        for rect, ink in display.dotted:
            self._dots(painter, rect.translated(left, piece.top), ink, gap=2.5)
        muted = self._theme.colour("muted")
        for rect in display.hatched:
            self._dots(painter, rect.translated(left, piece.top), muted, gap=1.0)

    def _dots(self, painter: QPainter, rect: QRectF, ink: QColor, gap: float) -> None:
        pen = QPen(ink, rect.height())
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1, gap])
        painter.setPen(pen)
        y = rect.center().y()
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def labels_between(self, first: float, last: float) -> list[QRectF]:
        """Where the evidence of the selected record is labelled between two heights of the
        column."""
        if not self._selected.evidence:
            return []
        return [
            label.rect.translated(0, top)
            for index, top, layout in self._column.laid_out(first, last)
            for label in self._selected_display(index, layout).labels
        ]

    def _selected_display(self, index: int, layout: PieceLayout) -> SelectedDisplay:
        display = self._selected_displays.get(index)
        if display is None:
            selected, fonts = self._selected, self._column.fonts
            start = self._column.pieces.starts[index]
            display = selected_display_of(selected.spans, selected.evidence, fonts, layout, start)
            self._selected_displays[index] = display
        return display

    def _paint_selected(self, painter: QPainter, left: int, piece: _Piece) -> None:
        display = self._selected_display(piece.index, piece.layout)
        ink = self._theme.ink(self._selected.colour)
        painter.save()
        painter.translate(left, piece.top)
        painter.setPen(QPen(ink, 1.5))
        for outline in display.outlines:
            _paint_outline(painter, outline)
        pen = QPen(ink, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.5, 1.5])
        painter.setPen(pen)
        for rect in display.underlines:
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.setFont(self._column.fonts.label)
        for label in display.labels:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(label.rect, 2.5, 2.5)
            painter.setPen(self._theme.colour("page"))
            painter.drawText(label.rect, Qt.AlignmentFlag.AlignCenter, label.text)
        painter.restore()


def _paint_outline(painter: QPainter, outline: Outline) -> None:
    rect = outline.rect.adjusted(-1, -0.5, 1, 0.5)
    if outline.starts and outline.ends:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 3, 3)
        return
    painter.drawLine(rect.topLeft(), rect.topRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if outline.starts:
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
    if outline.ends:
        painter.drawLine(rect.topRight(), rect.bottomRight())
