"""The article view: the article's surface, with caret, selection, mouse and keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from annotator.core.codebook.model import RecordType
from annotator.core.coding.article import Article
from annotator.core.coding.article_details import Detail
from annotator.core.text.span import Span
from annotator.ui.article import accessibility
from annotator.ui.article.bubble import SelectionBubble
from annotator.ui.article.cursor import TextCursor, Unit
from annotator.ui.article.effects import Blink
from annotator.ui.article.heading import ArticleHeading
from annotator.ui.article.keys import is_command, motion_of
from annotator.ui.article.layout.column import Column
from annotator.ui.article.link_layer import LinkLayer
from annotator.ui.article.marks import Marks
from annotator.ui.article.naming import type_label, words_of
from annotator.ui.article.overlap_cycle import OverlapCycle
from annotator.ui.article.painting import Scene
from annotator.ui.article.pointer import Pointer
from annotator.ui.article.stack_label import StackLabel, StackRow
from annotator.ui.article.surface import ArticleSurface
from annotator.ui.kit.theme import Theme

_STACK_WORDS = 64


class ArticleView(ArticleSurface):
    """Shows an article with its records; text is selected by mouse and keys.

    All offsets are code points into the article's text, which the view never copies.
    """

    selection_changed = Signal()
    record_clicked = Signal(str)
    record_requested = Signal(str)
    hovered = Signal(list)
    heading_clicked = Signal(str)
    """A `Detail` of the heading."""
    link_dropped = Signal(str, str, QPoint)
    """A link was drawn from a record to another, and where on the screen that ended."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        accessibility.install()
        super().__init__(theme, parent)
        self.setObjectName("articleView")
        self.setAccessibleName(self.tr("Article"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(True)
        self._selection: Span | None = None
        self._hovered: list[str] = []
        self._cycle = OverlapCycle()
        self._pointer = Pointer(self, self)
        self._blink = Blink(self)
        self._blink.changed.connect(self._update_caret)
        self._bubble = SelectionBubble(theme, self.viewport())
        self._bubble.requested.connect(self.record_requested)
        self.links = LinkLayer(self, self)
        self._stack = StackLabel(theme, self.viewport())
        self._accessible: accessibility.AccessibleArticle | None = None

    def show_article(self, article: Article | None, heading: ArticleHeading | None = None) -> None:
        self._pointer.stop()
        self._bubble.hide()
        self.links.end()
        super().show_article(article, heading)
        self._note_selection()
        self._hover([])
        name = self.tr("Article: {title}").format(title=article.title) if article else ""
        self.setAccessibleName(name or self.tr("Article"))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._bubble.set_theme(theme)
        self._stack.set_theme(theme)

    def set_bubble_types(self, types: Sequence[RecordType]) -> None:
        """Which record types the bubble at a selection offers."""
        self._bubble.set_types(types)

    # Caret and selection

    @property
    def cursor_in_text(self) -> TextCursor:
        """The caret and the selection."""
        return self._cursor

    @property
    def snapping(self) -> bool:
        """Whether selections grow to whole words."""
        return self._cursor.snapping

    @snapping.setter
    def snapping(self, on: bool) -> None:
        self._cursor.snapping = on
        self.cursor_changed()

    def selection(self) -> Span | None:
        """What is selected, snapped and without white space at the edges; None if nothing."""
        return self._selection

    def caret(self) -> int:
        """Where the caret is."""
        return self._cursor.caret

    def set_caret(self, offset: int) -> None:
        """Moves the caret, into sight too; selects nothing."""
        self._cursor.place(offset)
        self._cursor_moved()

    def set_selection(self, span: Span) -> None:
        """Selects exactly that, less white space at its edges."""
        self._cursor.select(span)
        self._cursor_moved()

    def clear_selection(self) -> None:
        """Selects nothing; the caret stays."""
        self._bubble.hide()
        self._cursor.place(self._cursor.caret)
        self.cursor_changed()

    def select_word(self) -> None:
        """Selects the word at the caret."""
        self._select_unit(Unit.WORD)

    def select_sentence(self) -> None:
        """Selects the sentence at the caret."""
        self._select_unit(Unit.SENTENCE)

    def select_paragraph(self) -> None:
        """Selects the paragraph at the caret."""
        self._select_unit(Unit.PARAGRAPH)

    def _select_unit(self, unit: Unit) -> None:
        at = self._selection.start if self._selection else self._cursor.caret
        self._cursor.select_unit(unit, at)
        self._cursor_moved()

    def expand_selection(self) -> None:
        """Selects the word, then the sentence, then the paragraph around the selection."""
        self._cursor.expand()
        self._cursor_moved()

    def select_all(self) -> None:
        """Selects the whole text; nothing scrolls."""
        self._cursor.select(Span(0, len(self.text)))
        self.cursor_changed()

    def copy(self) -> None:
        """Copies the selected text, exactly as the article has it."""
        if self._selection is not None:
            QGuiApplication.clipboard().setText(self._selected_text())

    def _selected_text(self) -> str:
        return (
            ""
            if self._selection is None
            else self.text[self._selection.start : self._selection.end]
        )

    def cursor_changed(self) -> None:
        """Shows where caret and selection are now."""
        if self.hasFocus():
            self._blink.start()
        self._note_selection()
        self.viewport().update()
        if self._accessible is not None:
            accessibility.announce_caret(self._accessible)

    def _cursor_moved(self) -> None:
        """Shows where caret and selection are now, and scrolls there."""
        self._bubble.hide()
        rect = self._cursor.column.caret_rect(self._cursor.caret)
        if self._viewport.bring(rect.top(), rect.bottom(), self._cursor.column.fonts.line_height):
            self._follow_sight()
        self.cursor_changed()

    def _note_selection(self) -> None:
        selection = self._cursor.span()
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit()

    def _update_caret(self) -> None:
        rect = self._painter.caret_rect(self._cursor.caret, self._left, self._viewport.y)
        self.viewport().update(rect.toAlignedRect().adjusted(-1, -1, 1, 1))

    # What the pointer acts on

    def offset_under(self, position: QPointF) -> int:
        """The offset next to a place in the viewport."""
        return self._cursor.column.offset_at(
            position.x() - self._left, position.y() + self._viewport.y
        )

    def distance_outside(self, position: QPointF) -> float:
        """How far above (negative) or below the viewport a place is; 0 within."""
        if position.y() < 0:
            return position.y()
        return max(position.y() - self.viewport().height(), 0.0)

    def selecting_began(self) -> None:
        """The button went down."""
        self._bubble.hide()
        self._stack.hide()

    def selecting_ended(self) -> None:
        """The button went up over a selection, or none: offers what to do with it."""
        if self._selection is None:
            return
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection():
            clipboard.setText(self._selected_text(), QClipboard.Mode.Selection)
        self._announce_selection()
        self._show_bubble()

    def clicked_at(self, position: QPointF) -> None:
        """The button went up where it had gone down."""
        record = self._cycle.next(self._records_under(position), position)
        if record is not None:
            self.record_clicked.emit(record)

    def _records_under(self, position: QPointF) -> list[str]:
        offset = self._cursor.column.character_at(
            position.x() - self._left, position.y() + self._viewport.y
        )
        return [] if offset is None else self._marks.records_at(offset)

    def _show_bubble(self) -> None:
        visible, selection = self.visible_span(), self._selection
        if selection is None or not selection.overlaps(visible):
            return
        start, end = max(selection.start, visible.start), min(selection.end, visible.end)
        rects = self._cursor.column.rects(Span(start, end))
        if rects:
            first, last = (
                rect.translated(self._left, -self._viewport.y).toAlignedRect()
                for rect in (rects[0], rects[-1])
            )
            self._bubble.show_at(first, last)

    def _scrolling(self) -> None:
        self._bubble.hide()
        self._stack.hide()

    def _hover(self, records: list[str], position: QPointF | None = None) -> None:
        if records != self._hovered:
            if self.links.touches({*records, *self._hovered}):
                self.viewport().update()
            self._hovered = records
            self._stack.offer([self._stack_row(each) for each in records])
            self.hovered.emit(records)
        if position is not None:
            self._stack.follow(position)

    def _stack_row(self, record_id: str) -> StackRow:
        record = self._marks.records[self._marks.index_of(record_id) or 0]
        words = words_of(record, _STACK_WORDS)
        return StackRow(self._marks.colour(record.type), type_label(record, self._codebook), words)

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

    def links_changed(self) -> None:
        """Paints the links as they are now."""
        self.viewport().update()

    def _drop_link(self, position: QPointF) -> None:
        linked = self.links.end()
        self._show_cursor(position)
        if linked is not None:
            place = self.viewport().mapToGlobal(position.toPoint())
            self.link_dropped.emit(*linked, place)

    def _hover_heading(self, position: QPointF | None) -> None:
        """Shows which detail of the heading a click would edit."""
        layout, top = self._heading_layout, -self._viewport.y - self._viewport.above
        detail: Detail | None = None
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
        elif self.links.is_on_handle(position, self._selected):
            shape = Qt.CursorShape.CrossCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    # Accessibility

    def make_accessible(self) -> accessibility.AccessibleArticle:
        """What Qt hands to screen readers; kept here, for Qt alone would lose it."""
        if self._accessible is None:
            self._accessible = accessibility.AccessibleArticle(self)
        return self._accessible

    def screen_rect(self, offset: int) -> QRect:
        """The character at an offset, on the screen."""
        rects = self._cursor.column.rects(Span(offset, offset + 1))
        rect = rects[0] if rects else self._cursor.column.caret_rect(offset)
        seen = rect.translated(self._left, -self._viewport.y).toAlignedRect()
        return QRect(self.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def _announce_selection(self) -> None:
        if self._accessible is not None and self._selection is not None:
            accessibility.announce_selection(self, self._selected_text())

    # Painting

    def _scene(self, exposed: QRectF) -> Scene:
        caret = self._cursor.caret if self._blink.shows else None
        flash = self._flash.now
        return Scene(self._left, self._viewport.y, exposed, self._selection, caret, flash)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        shown = [each for each in (self._selected, *self._hovered[:1]) if each is not None]
        size = self.viewport().size().toSizeF()
        self.links.paint(painter, self._theme, size, shown, self._selected)
        if self.hasFocus():
            painter.fillRect(0, 0, 2, self.viewport().height(), self._theme.colour("accent"))

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
        elif self.links.is_on_handle(event.position(), self._selected) and self._selected:
            self._bubble.hide()
            self.links.begin(self._selected)
        elif self.text:
            self._pointer.press(event, double=double)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self.links.is_drawing:
            self.links.draw_to(position)
        elif self._pointer.is_pressed:
            self._stack.hide()
            self._pointer.move(event)
        else:
            self._hover_heading(position)
            self._show_cursor(position)
            self._hover(self._records_under(position), position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.links.is_drawing:
            self._drop_link(event.position())
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
        motion = motion_of(event)
        if motion is not None:
            self._cursor.move(motion[0], extend=motion[1])
            self._cursor_moved()
            if motion[1]:
                self._announce_selection()
        elif is_command(event, Qt.Key.Key_A):
            self._bubble.hide()
            self.select_all()
        elif is_command(event, Qt.Key.Key_C):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape and self.links.is_drawing:
            self.links.end()
        elif event.key() == Qt.Key.Key_Escape and self._bubble.isVisible():
            self._bubble.hide()
        else:
            self._bubble.hide()
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._blink.start()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._blink.stop()
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._pointer.stop()
        self._blink.stop()
        self._bubble.hide()
        self._stack.hide()
        self.links.end()
        super().hideEvent(event)
