"""The surface that an article is shown on: scrolling, zoom, records, painting."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotator.core.codebook.model import Codebook
from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.ui.article.cursor import TextCursor
from annotator.ui.article.effects import Flash
from annotator.ui.article.found import Found
from annotator.ui.article.heading import (
    ArticleHeading,
    HeadingLayout,
    HeadingPart,
    heading_of,
)
from annotator.ui.article.layout.column import Column
from annotator.ui.article.layout.typography import LINE_SPACING, typography
from annotator.ui.article.layout.viewport import Viewport
from annotator.ui.article.marks import WHOLE_TEXT, Marks, colours_of, evidence_of
from annotator.ui.article.naming import short_name
from annotator.ui.article.painting import ArticlePainter, Scene, Selected
from annotator.ui.article.ruler import WIDTH as RULER_WIDTH
from annotator.ui.article.ruler import MarkRuler
from annotator.ui.kit.theme import Theme

_SIDE_MARGIN = 28
_EDITOR_MARGIN = 8
"""How far a widget in the place of the heading reaches over the column on each side."""
_NARROWEST = 60
ZOOMS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.1, 2.5, 3.0)
_NO_CODEBOOK = Codebook("", "", ())


class ArticleSurface(QAbstractScrollArea):
    """Shows an article with its records. Offsets are code points into the article's text."""

    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        at_left, at_right = (RULER_WIDTH, 0) if self.isRightToLeft() else (0, RULER_WIDTH)
        self.setViewportMargins(at_left, 0, at_right, 0)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = theme
        self._zoom = 1.0
        self._family = ""
        self._spacing = LINE_SPACING
        self._heading: ArticleHeading | None = None
        self._heading_layout: HeadingLayout | None = None
        self._heading_hovered: HeadingPart | None = None
        self._heading_editor: QWidget | None = None
        self._empty_message = ""
        self._codebook = _NO_CODEBOOK
        self._marks = Marks((), {})
        self._selected: str | None = None
        self._following = False
        fonts = typography(self._zoom)
        column = Column("", fonts, fonts.measure)
        self._painter = ArticlePainter(column, theme, self._marks)
        self._cursor = TextCursor(column)
        self._viewport = Viewport(column, 0, 0, 1)
        self._flash = Flash(self)
        self._flash.changed.connect(self.viewport().update)
        self._ruler = MarkRuler(theme, self._marks, self._name, self)
        self._ruler.jumped.connect(self._jump)

    # What is shown

    def show_article(self, article: Article | None, heading: ArticleHeading | None = None) -> None:
        """Shows another article from its top, without records; None shows the empty message."""
        self._flash.stop()
        self._heading = heading or (heading_of(article) if article else None)
        fonts = typography(self._zoom, self._family, self._spacing)
        width = self._column_width(fonts.measure)
        self._cursor.begin(Column(article.text if article else "", fonts, width))
        self._use_column()
        self._selected = None
        self.set_find_marks(())
        self._use_marks(Marks((), colours_of(self._codebook)), WHOLE_TEXT)
        self._outline(None)

    def set_heading(self, heading: ArticleHeading) -> None:
        """Shows another heading over the same text, which stays where it is."""
        if heading != self._heading:
            self._heading = heading
            y = self._viewport.y
            at_top = y <= -self._viewport.above
            self._use_column()
            self._show_from(-self._viewport.above if at_top else y)

    def set_heading_editor(self, editor: QWidget | None) -> None:
        """Shows a widget in the place of the heading, or the heading again."""
        if self._heading_editor is not None and editor is not self._heading_editor:
            self._heading_editor.hide()
        self._heading_editor = editor
        self._use_column()
        self._show_from(-self._viewport.above)
        if editor is not None:
            editor.show()

    def fit_heading_editor(self) -> None:
        """Gives the widget in the place of the heading the height that it wants now."""
        if self._heading_editor is not None:
            y, above = self._viewport.y, self._viewport.above
            self._use_column()
            self._show_from(y - (self._viewport.above - above))

    @property
    def text(self) -> str:
        """The article's text."""
        return self._cursor.column.text

    def set_empty_message(self, message: str) -> None:
        """What stands in the middle when there is no text."""
        self._empty_message = message
        self.viewport().update()

    def set_records(
        self, records: Sequence[Record], codebook: Codebook, selected: str | None = None
    ) -> None:
        """Highlights these records, and outlines one of them. Scroll position and selection stay.

        Args:
            selected: the id of the one to outline, as by `select_record`.
        """
        self._codebook = codebook
        colours = colours_of(codebook)
        if colours != self._marks.type_colours:
            self._use_marks(Marks(records, colours), WHOLE_TEXT)
        elif (changed := self._marks.take(records)) is not None:
            self._use_marks(self._marks, changed)
        self._outline(selected)

    def _use_marks(self, marks: Marks, changed: Span) -> None:
        """Shows marks; outside of a part of the text they are what they were."""
        self._marks = marks
        if self._cursor.column.set_marks(marks, changed):
            self._viewport.settle()
            self._follow_sight()
        self._painter.set_marks(marks, changed)
        self._ruler.set_marks(marks, len(self.text), changed)

    def select_record(self, record_id: str | None) -> None:
        """Outlines a record and labels its evidence; None, or one not shown, outlines none."""
        if record_id != self._selected:
            self._outline(record_id)

    def _outline(self, record_id: str | None) -> None:
        self._selected = record_id
        record = self._marks.find(record_id)
        self._ruler.set_selected(record)
        self.preview_spans([fragment.span for fragment in record.spans] if record else [])

    def preview_spans(self, spans: Sequence[Span]) -> None:
        """Outlines the selected record as if these were its own spans."""
        selected, record = Selected(), self._marks.find(self._selected)
        if record is not None:
            edges = [(span.start, span.end) for span in spans]
            evidence = evidence_of(record, self._codebook)
            selected = Selected(self._marks.colour(record.type), edges, evidence)
        self._painter.set_selected(selected)
        self.viewport().update()

    def marked_at(self, offset: int) -> list[str]:
        """What the code point is part of, such as “Quote: We will not go”, innermost first."""
        found = [self._marks.find(record_id) for record_id in self._marks.records_at(offset)]
        return [self._name(record) for record in found if record is not None]

    def marked(self) -> list[str]:
        """The same of the whole article, in reading order."""
        return [self._name(record) for record in self._marks.records]

    def _name(self, record: Record) -> str:
        return short_name(record, self._codebook)

    def set_find_marks(self, spans: Sequence[Span], current: int | None = None) -> None:
        """Marks what a search found; another article has none until it is searched.

        Args:
            spans: in reading order, none overlapping another.
            current: the index of the one to outline as the one that is gone to.
        """
        found = Found(spans, current)
        self._painter.set_found(found)
        self._ruler.set_found(found)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._painter.set_theme(theme)
        self._ruler.set_theme(theme)
        self.viewport().update()

    # Size of the text

    @property
    def zoom(self) -> float:
        """The size of the text, as a factor."""
        return self._zoom

    @zoom.setter
    def zoom(self, factor: float) -> None:
        factor = min(max(factor, ZOOMS[0]), ZOOMS[-1])
        if factor != self._zoom:
            self._zoom = factor
            self._restyle()
            self.zoom_changed.emit(factor)

    def zoom_in(self) -> None:
        """The next larger size."""
        self.zoom = next((step for step in ZOOMS if step > self._zoom), ZOOMS[-1])

    def zoom_out(self) -> None:
        """The next smaller size."""
        self.zoom = next((step for step in reversed(ZOOMS) if step < self._zoom), ZOOMS[0])

    def reset_zoom(self) -> None:
        """The size to begin with."""
        self.zoom = 1.0

    def set_font_family(self, family: str) -> None:
        """Sets the text in that font; empty for the best serif that is installed."""
        self._family = family
        self._restyle()

    def title_font(self) -> QFont:
        """What the title is set in."""
        return self._cursor.column.fonts.title

    def set_line_spacing(self, spacing: float) -> None:
        """Sets the lines so many sizes of the text apart."""
        self._spacing = spacing
        self._restyle()

    def _restyle(self) -> None:
        """Lays the text out anew; the line at the top of the viewport stays there."""
        column, y = self._cursor.column, self._viewport.y
        offset = column.offset_at(0, max(y, 0))
        from_line = y - column.caret_rect(offset).top()
        fonts = typography(self._zoom, self._family, self._spacing)
        restyled = Column(column.text, fonts, self._column_width(fonts.measure))
        self._cursor.column = restyled
        self._use_column()
        if y > 0:
            self._show_from(round(restyled.caret_rect(offset).top() + from_line))

    def _column_width(self, measure: int) -> int:
        return max(min(measure, self.viewport().width() - 2 * _SIDE_MARGIN), _NARROWEST)

    def _use_column(self) -> None:
        column = self._cursor.column
        column.set_marks(self._marks)
        fonts = column.fonts
        self._heading_layout = (
            HeadingLayout(self._heading, fonts, column.width) if self._heading else None
        )
        above = self._heading_layout.height if self._heading_layout else fonts.line_height
        if self._heading_editor is not None:
            self._heading_editor.setFixedWidth(column.width + 2 * _EDITOR_MARGIN)
            above = self._heading_editor.sizeHint().height()
        height = max(self.viewport().height(), 1)
        self._viewport = Viewport(column, above, fonts.line_height * 3, height)
        self._cursor.page = max(height - 2 * fonts.line_height, fonts.line_height)
        self._painter.set_column(column)
        self._follow_sight()

    @property
    def _left(self) -> int:
        return max((self.viewport().width() - self._cursor.column.width) // 2, 0)

    # Scrolling

    def _show_from(self, y: int) -> None:
        self._viewport.move_to(y)
        self._follow_sight()

    def _follow_sight(self) -> None:
        """Sets the scroll bar to what is in sight, and paints that."""
        viewport, bar = self._viewport, self.verticalScrollBar()
        self._following = True
        bar.setRange(0, viewport.highest + viewport.above)
        bar.setPageStep(viewport.height)
        bar.setSingleStep(viewport.column.fonts.line_height)
        bar.setValue(viewport.y + viewport.above)
        self._following = False
        if self._heading_editor is not None:
            top = -viewport.y - viewport.above
            size = self._heading_editor.sizeHint()
            width = self._heading_editor.width()
            self._heading_editor.setGeometry(self._left - _EDITOR_MARGIN, top, width, size.height())
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if not self._following:
            self._hide_floating()
            self._show_from(self.verticalScrollBar().value() - self._viewport.above)

    def _hide_floating(self) -> None:
        """A hook: subclasses hide widgets that float over the text, since the text moves."""

    def scroll_by(self, pixels: int) -> None:
        """Scrolls down, or up if negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def reveal(self, span: Span, *, flash: bool = False) -> None:
        """Scrolls the span's start to the middle if it is near an edge or out of sight.

        Text that is in sight well enough keeps still, so that the eye keeps its place. May
        light the span up.
        """
        start = min(span.start, len(self.text))
        top = self._viewport.column.caret_rect(start).top() - self._viewport.y
        eighth = self._viewport.height / 8
        if not eighth <= top <= 6 * eighth:
            self._jump(start)
        if flash and self.isVisible():
            self._flash.start(span)

    def _jump(self, offset: int) -> None:
        self._hide_floating()
        self._viewport.centre(min(offset, len(self.text)))
        self._follow_sight()

    def visible_span(self) -> Span:
        """The text in sight, from the first line's start to the last line's end."""
        column, y = self._viewport.column, self._viewport.y
        edges = (
            column.offset_at(x, max(at, 0))
            for at in (y, y + self._viewport.height - 1)
            for x in (0, column.width)
        )
        found = sorted(edges)
        return Span(found[0], found[-1])

    # Painting

    def _scene(self, exposed: QRectF) -> Scene:
        return Scene(self._left, self._viewport.y, exposed, flash=self._flash.now)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        exposed = event.rect().toRectF()
        painter.fillRect(exposed, self._theme.colour("page"))
        y = self._viewport.y
        if self._heading_layout and self._heading_editor is None and exposed.top() + y < 0:
            top = -y - self._viewport.above
            hovered = self._heading_hovered
            self._heading_layout.paint(painter, self._left, top, self._theme, hovered)
        if self.text:
            self._painter.paint(painter, self._scene(exposed))
        else:
            painter.setPen(self._theme.colour("muted"))
            painter.setFont(self._cursor.column.fonts.small)
            centre = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            area = self.viewport().rect().adjusted(_SIDE_MARGIN, 0, -_SIDE_MARGIN, 0)
            painter.drawText(area, centre, self._empty_message)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        viewport = self.viewport().geometry()
        # Beside the scroll bar, which stands at the left where the window runs from right to left.
        left = viewport.left() - RULER_WIDTH if self.isRightToLeft() else viewport.right() + 1
        self._ruler.setGeometry(left, viewport.top(), RULER_WIDTH, viewport.height())
        self._hide_floating()
        column = self._cursor.column
        if column.width != self._column_width(column.fonts.measure):
            self._restyle()
        else:
            y = self._viewport.y
            self._use_column()
            self._show_from(y)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._flash.stop()
        super().hideEvent(event)
