"""The caret and the selection on an article: moved by keys, copied, read by screen readers."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QClipboard, QFocusEvent, QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.core.codebook.model import Field, RecordType
from annotator.core.coding.article import Article
from annotator.core.text.span import Span
from annotator.ui.article import accessibility
from annotator.ui.article.bubble import SelectionBubble
from annotator.ui.article.cursor import TextCursor, Unit
from annotator.ui.article.effects import Blink
from annotator.ui.article.heading import ArticleHeading
from annotator.ui.article.keys import is_command, motion_of
from annotator.ui.article.painting import Scene
from annotator.ui.article.surface import ArticleSurface
from annotator.ui.kit.theme import Theme


class SelectableSurface(ArticleSurface):
    """An article whose text is selected by keys, with a bubble of record types at the selection.

    All offsets are code points into the article's text, which is never copied.
    """

    selection_changed = Signal()
    record_requested = Signal(str)
    """The key of the record type that the selection shall become."""
    field_requested = Signal(str)
    """The key of the selected record's field that shall take the selection."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        accessibility.install()
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._selection: Span | None = None
        self._accessible: accessibility.AccessibleArticle | None = None
        self._announced: list[str] = []
        self._blink = Blink(self)
        self._blink.changed.connect(self._update_caret)
        self._bubble = SelectionBubble(theme, self.viewport())
        self._bubble.requested.connect(self.record_requested)
        self._bubble.field_requested.connect(self.field_requested)

    def show_article(self, article: Article | None, heading: ArticleHeading | None = None) -> None:
        self._bubble.hide()
        super().show_article(article, heading)
        self._note_selection()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._bubble.set_theme(theme)

    def set_bubble_types(self, types: Sequence[RecordType]) -> None:
        """Which record types the bubble at a selection offers."""
        self._bubble.set_types(types)

    def set_bubble_fields(self, fields: Sequence[Field]) -> None:
        """Which fields of the selected record the bubble at a selection offers."""
        self._bubble.set_fields(fields)

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

    def set_selection(self, span: Span, *, exact: bool = True) -> None:
        """Selects that, less white space at its edges; whole words if not ``exact``, unless the
        person has turned that off."""
        self._cursor.select(span, exact=exact)
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
            self._announce_marks()

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

    # The bubble

    def selecting_ended(self) -> None:
        """The button went up over a selection, or none: offers what to do with it."""
        if self._selection is None:
            return
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection():
            clipboard.setText(self._selected_text(), QClipboard.Mode.Selection)
        self._announce_selection()
        self._show_bubble()

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

    def _hide_floating(self) -> None:
        self._bubble.hide()

    # Accessibility

    def make_accessible(self) -> accessibility.AccessibleArticle:
        """The accessible interface, made once and kept, since Qt alone would lose it."""
        if self._accessible is None:
            self._accessible = accessibility.AccessibleArticle(self)
        return self._accessible

    def screen_rect(self, offset: int) -> QRect:
        """The character at an offset, on the screen."""
        rects = self._cursor.column.rects(Span(offset, offset + 1))
        rect = rects[0] if rects else self._cursor.column.caret_rect(offset)
        seen = rect.translated(self._left, -self._viewport.y).toAlignedRect()
        return QRect(self.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def _announce_marks(self) -> None:
        marked = self.marked_at(self._cursor.caret)
        if marked != self._announced:
            self._announced = marked
            accessibility.announce_marks(self, "; ".join(marked))

    def _announce_selection(self) -> None:
        if self._accessible is not None and self._selection is not None:
            accessibility.announce_selection(self, self._selected_text())

    def _scene(self, exposed: QRectF) -> Scene:
        caret = self._cursor.caret if self._blink.shows else None
        flash = self._flash.now
        return Scene(self._left, self._viewport.y, exposed, self._selection, caret, flash)

    # Qt's events

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
        self._blink.stop()
        self._hide_floating()
        super().hideEvent(event)
