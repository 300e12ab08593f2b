"""The article view: records and heading under the mouse, links drawn between records."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.core.codebook.model import Codebook
from annotator.core.coding.article import Article
from annotator.core.text.span import Span
from annotator.ui.article.edge_layer import EdgeHandle, EdgeLayer
from annotator.ui.article.heading import ArticleHeading, HeadingPart
from annotator.ui.article.layout.column import Column
from annotator.ui.article.link_layer import LinkLayer
from annotator.ui.article.marks import Marks
from annotator.ui.article.overlap_cycle import OverlapCycle
from annotator.ui.article.pointer import Pointer
from annotator.ui.article.selection import SelectableSurface
from annotator.ui.article.stripes.layer import StripeLayer
from annotator.ui.kit.mirroring import placed
from annotator.ui.kit.theme import Theme


class Layer(Protocol):
    """Something more that is painted over the text."""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint what of it is in sight."""
        ...


class ArticleView(SelectableSurface):
    """Shows an article with its records; text is selected by mouse and keys."""

    record_clicked = Signal(str)
    hovered = Signal(list)
    text_clicked = Signal(int)
    """The text was clicked where no record lies: the offset of the character there."""
    heading_clicked = Signal(str)
    """A `HeadingPart` of the heading."""
    link_dropped = Signal(str, str, QPoint)
    """A link was drawn from a record to another, and where on the screen that ended."""
    edge_dropped = Signal(str, list)
    """An edge of a record was dragged: its id, and its spans as they are to be."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.stripes = StripeLayer(self)
        super().__init__(theme, parent)
        self.setObjectName("articleView")
        self.setAccessibleName(self.tr("Article"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(True)
        self._hovered: list[str] = []
        self._layers: list[Layer] = []
        self._cycle = OverlapCycle()
        self._pointer = Pointer(self, self)
        self.links = LinkLayer(self, self)
        self.edges = EdgeLayer(self, self)

    def show_article(self, article: Article | None, heading: ArticleHeading | None = None) -> None:
        self._pointer.stop()
        self.links.end()
        self.edges.end()
        super().show_article(article, heading)
        self._hover([])
        name = self.tr("Article: {title}").format(title=article.title) if article else ""
        self.setAccessibleName(name or self.tr("Article"))

    def show_stripes(self, shown: bool) -> None:
        """Shows the records as bars beside the text too, where there is room."""
        self.stripes.on = shown
        self.viewport().update()

    def set_coders(self, names: Mapping[str, str]) -> None:
        """Names the coders beside the text, by their ids; empty where there is but one."""
        self.stripes.set_coders(names)
        self.viewport().update()

    @property
    def codebook(self) -> Codebook:
        """What the types of the records are called in."""
        return self._codebook

    def sight(self) -> QSize:
        """The size of the viewport."""
        return self.viewport().size()

    def _use_marks(self, marks: Marks, changed: Span) -> None:
        self.stripes.forget()
        super()._use_marks(marks, changed)

    def _follow_sight(self) -> None:
        self.stripes.forget()
        super()._follow_sight()

    # What the pointer acts on

    def offset_under(self, position: QPointF) -> int:
        """The offset next to a place in the viewport."""
        at = position - self.link_origin
        return self._cursor.column.offset_at(at.x(), at.y())

    def distance_outside(self, position: QPointF) -> float:
        """How far above (negative) or below the viewport a place is; 0 within."""
        if position.y() < 0:
            return position.y()
        return max(position.y() - self.viewport().height(), 0.0)

    def selecting_began(self) -> None:
        """The button went down."""
        self._hide_floating()

    def clicked_at(self, position: QPointF) -> None:
        """The button went up where it had gone down."""
        record = self._cycle.next(self._records_under(position), position)
        if record is not None:
            self.record_clicked.emit(record)
            return
        at = position - self.link_origin
        character = self._cursor.column.character_at(at.x(), at.y())
        if character is not None:
            self.text_clicked.emit(character)

    def add_layer(self, layer: Layer) -> None:
        """Have something more painted over the text, below what is selected."""
        self._layers.append(layer)

    def go_under(self, position: QPointF) -> None:
        """Put the caret where a right click was, unless that was on the selection; a record that
        lies there becomes the selected one, if none of those there is."""
        offset, selection = self.offset_under(position), self.selection()
        if selection is not None and selection.start <= offset <= selection.end:
            return
        self._cursor.place(offset)
        self.cursor_changed()
        found = self._records_under(position)
        if found and self._selected not in found:
            self.record_clicked.emit(found[0])

    @property
    def hovered_detail(self) -> HeadingPart | None:
        """The detail of the heading under the pointer."""
        return self._heading_hovered

    def caret_place(self) -> QPoint:
        """Where the caret is in the viewport, as far as it is in sight."""
        place = self._cursor.column.caret_rect(self.caret()).translated(self.link_origin)
        rect = self.viewport().rect()
        y = min(max(round(place.bottom()), rect.top()), rect.bottom())
        return QPoint(min(max(round(place.left()), rect.left()), rect.right()), y)

    def _records_under(self, position: QPointF) -> list[str]:
        if beside := self.stripes.records_at(position):
            return beside
        at = position - self.link_origin
        offset = self._cursor.column.character_at(at.x(), at.y())
        return [] if offset is None else self._marks.records_at(offset)

    def _hide_floating(self) -> None:
        super()._hide_floating()
        # Its words have gone from under the pointer, also those that were about to be named.
        self._hover([])

    def _hover(self, records: list[str]) -> None:
        if records != self._hovered:
            if self.links.touches({*records, *self._hovered}):
                self.viewport().update()
            self._hovered = records
            self.hovered.emit(records)

    # What links are drawn on

    @property
    def link_column(self) -> Column:
        """The text."""
        return self._cursor.column

    @property
    def link_marks(self) -> Marks:
        """The records."""
        return self._marks

    @property
    def link_origin(self) -> QPointF:
        """Where the text's top left corner is in the viewport."""
        return QPointF(self._left, -self._viewport.y)

    def link_target_at(self, position: QPointF, source: str) -> str | None:
        """The record at a place that a link from another could lead to."""
        if not self.viewport().rect().contains(position.toPoint()):
            return None
        return next((each for each in self._records_under(position) if each != source), None)

    def labels_in_sight(self) -> list[QRectF]:
        """Where the selected record's evidence is labelled, in the viewport."""
        y = self._viewport.y
        labels = self._painter.labels_between(y, y + self.viewport().height())
        return [label.translated(self.link_origin) for label in labels]

    def links_changed(self) -> None:
        """Paints the links as they are now."""
        self.viewport().update()

    def _drop_link(self, position: QPointF) -> None:
        linked = self.links.end()
        self._show_cursor(position)
        if linked is not None:
            place = self.viewport().mapToGlobal(position.toPoint())
            self.link_dropped.emit(*linked, place)

    def _drop_edge(self) -> None:
        dropped = self.edges.end()
        # Until the change is written, and if it is refused, the record is as it was.
        self._outline(self._selected)
        if dropped is not None:
            self.edge_dropped.emit(*dropped)

    def _hover_heading(self, position: QPointF | None) -> None:
        """Shows which detail of the heading a click would edit."""
        layout, top = self._heading_layout, -self._viewport.y - self._viewport.above
        detail: HeadingPart | None = None
        if position is not None and layout is not None and self._heading_editor is None:
            detail = layout.detail_at(position.x() - self._left, position.y() - top)
        if detail != self._heading_hovered:
            self._heading_hovered = detail
            if position is not None:
                self._show_cursor(position)
            tip = self.tr("Click to edit, or press F2") if detail else ""
            self.viewport().setToolTip(tip)
            self.viewport().update()

    def _show_cursor(self, position: QPointF) -> None:
        """What the pointer looks like over the heading, a handle, the text."""
        shape = Qt.CursorShape.IBeamCursor
        if self._heading_hovered is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._edge_under(position) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif self.links.is_on_handle(position, self._selected):
            shape = Qt.CursorShape.CrossCursor
        elif self.stripes.records_at(position):
            shape = Qt.CursorShape.PointingHandCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _edge_under(self, position: QPointF) -> EdgeHandle | None:
        """The edge that a press there takes, unless the handle that links are drawn by is nearer.

        Of a record that ends in the line below its start, both may lie at one place.
        """
        edge = self.edges.handle_at(position, self._selected)
        if edge is None or not self.links.is_on_handle(position, self._selected):
            return edge
        link = self.links.handle(self._selected)
        if link is None:
            return edge
        to_edge, to_link = (each.center() - position for each in (edge.rect, link))
        is_nearer = QPointF.dotProduct(to_edge, to_edge) < QPointF.dotProduct(to_link, to_link)
        return edge if is_nearer else None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        shown = [each for each in (self._selected, *self._hovered[:1]) if each is not None]
        size = self.viewport().size().toSizeF()
        for layer in self._layers:
            layer.paint(painter, self._theme)
        self.stripes.paint(painter, self._theme, event.rect().toRectF(), self._selected)
        self.links.paint(painter, self._theme, size, shown, self._selected)
        self.edges.paint(painter, self._theme, self._selected)
        if self.hasFocus():
            area = self.viewport().rect()
            bar = placed(self.layoutDirection(), area, QRect(0, 0, 2, area.height()))
            painter.fillRect(bar, self._theme.colour("accent"))

    # Qt's events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=True)

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
        elif self._heading_hovered is not None and not double:
            self.heading_clicked.emit(self._heading_hovered)
        elif edge := self._edge_under(event.position()):
            self._hide_floating()
            self.edges.begin(edge, self._selected or "")
        elif self._selected and self.links.is_on_handle(event.position(), self._selected):
            self._bubble.hide()
            self.links.begin(self._selected)
        elif self.stripes.records_at(event.position()):
            self._hide_floating()
            self.clicked_at(event.position())
        elif self.text:
            self._pointer.press(event, double=double)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self.links.is_drawing:
            self.links.draw_to(position)
        elif self.edges.is_dragging:
            exact = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            offset = self.offset_under(position)
            self.preview_spans(self.edges.drag_to(position, offset, self._cursor, exact=exact))
        elif self._pointer.is_pressed:
            self._pointer.move(event)
        else:
            self._hover_heading(position)
            self._show_cursor(position)
            self._hover(self._records_under(position))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.links.is_drawing:
            self._drop_link(event.position())
        elif event.button() is Qt.MouseButton.LeftButton and self.edges.is_dragging:
            self._drop_edge()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._pointer.release(event)
        else:
            event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover([])
            self._hover_heading(None)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.links.is_drawing:
            self.links.end()
        elif event.key() == Qt.Key.Key_Escape and self.edges.is_dragging:
            self.edges.end()
            self._outline(self._selected)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._pointer.stop()
        self.links.end()
        self.edges.end()
        super().hideEvent(event)
