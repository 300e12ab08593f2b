"""The sheet's header: names that sort, and over each column a line that filters."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from annotator.core.sheet.model import SheetColumn
from annotator.ui.fields.appearance import restyle
from annotator.ui.sheet.frozen import FrozenColumn
from annotator.ui.sheet.labels import column_label
from annotator.ui.sheet.value_line import OptionSource, ValuesLine

_DEBOUNCE_MS = 300
_MARGIN = 4
_LEAST_LINE = 16


class SheetHeader(QHeaderView):
    """Columns can be moved, sized and sorted by; the filters go along with them."""

    filters_changed = Signal()
    table_wanted = Signal(int)
    """Down or Enter in a filter: back to the cells of its column."""
    left = Signal()
    """Esc in an empty filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("sheetHeader")
        self.setAccessibleName(self.tr("Columns"))
        self.frozen = FrozenColumn(self)
        self._pressed_frozen = False
        self.lines: list[ValuesLine] = []
        self._keys: list[str] = []
        self._is_arranging = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self._place)
        self.sectionMoved.connect(self._place)
        self.geometriesChanged.connect(self._place)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self.filters_changed)

    def set_columns(
        self,
        columns: Sequence[SheetColumn],
        source_of: Callable[[SheetColumn], OptionSource | None],
    ) -> None:
        """Offer a filter over each of these columns."""
        for line in self.lines:
            line.close_list()
            line.hide()
            line.setParent(None)
        self._keys = [column.key for column in columns]
        self.lines = [self._make_line(column, source_of(column)) for column in columns]
        self._place()

    @contextmanager
    def arranging(self) -> Generator[None, None, None]:
        """Many sections are moved and resized: their lines follow once, at the end."""
        self._is_arranging = True
        try:
            yield
        finally:
            self._is_arranging = False
        self._place()

    def texts(self) -> dict[str, str]:
        """What is written over the columns, by the column's key."""
        texts = {key: line.text().strip() for key, line in zip(self._keys, self.lines, strict=True)}
        return {key: text for key, text in texts.items() if text}

    def set_texts(self, texts: dict[str, str]) -> None:
        """Write over the columns, without asking anything yet."""
        self._timer.stop()
        for key, line in zip(self._keys, self.lines, strict=True):
            line.setText(texts.get(key, ""))
            self.mark(key, "")

    def mark(self, key: str, problem: str) -> None:
        """Say what is wrong with a filter; nothing if it is right."""
        line = self.lines[self._keys.index(key)]
        restyle(line, "invalid", bool(problem))
        restyle(line, "filled", bool(line.text().strip()))
        if line.toolTip() != (tip := problem or self._tip()):
            line.setToolTip(tip)
            line.setAccessibleDescription(problem)

    def focus_filter(self, section: int) -> None:
        """Put the cursor into the filter over a column."""
        if 0 <= section < len(self.lines):
            self.lines[section].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.lines[section].selectAll()

    def apply(self) -> None:
        """Filter now."""
        self._timer.stop()
        self.filters_changed.emit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._line_height())

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, self._line_height())
        super().updateGeometries()
        self._place()

    def follow(self) -> None:
        """The table was scrolled sideways."""
        self._place()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.frozen.is_apart:
            painter = QPainter(self.viewport())
            edge = self.frozen.edge(self.viewport().height())
            painter.fillRect(edge, self.palette().window())
            self.paintSection(painter, edge, self.frozen.section)

    # Qt asks where a section is that is not scrolled with the others, and is told as if it were.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_frozen = self._is_on_frozen(event)
        super().mousePressEvent(self._as_scrolled(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._as_scrolled(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._as_scrolled(event))
        self._pressed_frozen = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self._as_scrolled(event))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.frozen.covers(event.pos().x()):
            place = QPoint(self.frozen.scrolled(event.pos().x()), event.pos().y())
            return super().viewportEvent(QHelpEvent(event.type(), place, event.globalPos()))
        return super().viewportEvent(event)

    def _is_on_frozen(self, event: QMouseEvent) -> bool:
        return self.frozen.covers(round(event.position().x()))

    def _as_scrolled(self, event: QMouseEvent) -> QMouseEvent:
        held = event.buttons() != Qt.MouseButton.NoButton or self._pressed_frozen
        if not (self._pressed_frozen if held else self._is_on_frozen(event)):
            return event
        x = self.frozen.scrolled(round(event.position().x()))
        place = QPointF(x, event.position().y())
        kind, button, buttons = event.type(), event.button(), event.buttons()
        return QMouseEvent(kind, place, event.globalPosition(), button, buttons, event.modifiers())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, ValuesLine):
            own = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in own:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._on_key(watched, event):
                return True
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, ValuesLine):
            self._bring_into_sight(self.lines.index(watched))
        return super().eventFilter(watched, event)

    def _on_key(self, line: ValuesLine, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        section = self.lines.index(line)
        if key == Qt.Key.Key_Escape and not line.is_open():
            if line.text():
                line.clear()
                self.apply()
            else:
                self.left.emit()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line.highlighted() is None:
            self.apply()
            self.table_wanted.emit(section)
            return True
        if key == Qt.Key.Key_Down and not line.proposes:
            self.table_wanted.emit(section)
            return True
        return False

    def _bring_into_sight(self, section: int) -> None:
        frozen = self.frozen
        left = self.sectionPosition(section) - frozen.width
        right = self.sectionPosition(section) + self.sectionSize(section)
        is_out = left < self.offset() or right > self.offset() + self.viewport().width()
        if section != frozen.section and is_out:
            self.parent_scroll_to(left)

    def parent_scroll_to(self, position: int) -> None:
        """Scroll the table sideways."""
        table = self.parentWidget()
        bar = getattr(table, "horizontalScrollBar", None)
        if bar is not None:
            bar().setValue(position)

    def _make_line(self, column: SheetColumn, source: OptionSource | None) -> ValuesLine:
        line = ValuesLine(source, self, many=True, takes_first=False)
        line.setObjectName(f"sheetFilter_{column.key}")
        line.setProperty("role", "sheetFilter")
        line.setAccessibleName(self.tr("Filter by {0}").format(column_label(column)))
        line.setPlaceholderText(self._placeholder(column, source))
        line.setToolTip(self._tip())
        line.textEdited.connect(self._on_edited)
        line.taken.connect(self.apply)
        line.installEventFilter(self)
        return line

    def _placeholder(self, column: SheetColumn, source: OptionSource | None) -> str:
        kind = column.field.kind if column.field else ""
        if kind in ("number", "range"):
            return self.tr(">5, 5..10")
        if kind == "date" or column.key in ("published", "updated"):
            return self.tr("2017, >2016")
        if source is not None and kind != "actor":
            return self.tr("any")
        return self.tr("contains")

    def _tip(self) -> str:
        return self.tr(
            "a | b: either. !a: all but a. =a: nothing but a. -: empty cells. *: filled cells."
        )

    def _on_edited(self) -> None:
        self._timer.start()

    def _line_height(self) -> int:
        if not self.lines:
            return 0
        return self.lines[0].sizeHint().height() + _MARGIN

    def _place(self) -> None:
        """Each line under the name of its column."""
        if self._is_arranging or not self.lines or len(self.lines) != self.count():
            return
        height = self.lines[0].sizeHint().height()
        top = self.height() - height - _MARGIN
        for n, line in enumerate(self.lines):
            hidden = self.isSectionHidden(n)
            if hidden:
                line.hide()
            else:
                box = QRect(self.frozen.left(n), top, self.sectionSize(n), height)
                # What the first column covers of it is not to be typed into.
                under = self.frozen.hidden_part(n)
                box.adjust(*((0, 0, -under, 0) if self.isRightToLeft() else (under, 0, 0, 0)))
                line.setGeometry(box.adjusted(_MARGIN // 2, 0, _MARGIN // 2 - _MARGIN, 0))
                line.setVisible(box.width() > _LEAST_LINE)
