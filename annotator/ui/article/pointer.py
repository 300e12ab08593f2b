"""The mouse over the text: clicks, selecting by dragging, autoscroll at the edges."""

import time
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.ui.article.cursor import TextCursor, Unit

_DRAG_DISTANCE = 3
_NEAR = 5
_AUTOSCROLL_INTERVAL = 30

_UNITS = {1: Unit.CHARACTER, 2: Unit.WORD, 3: Unit.SENTENCE, 4: Unit.PARAGRAPH}


class Surface(Protocol):
    """What the pointer handler needs of the view."""

    @property
    def cursor_in_text(self) -> TextCursor: ...

    def offset_under(self, position: QPointF) -> int: ...

    def distance_outside(self, position: QPointF) -> float:
        """How far above (negative) or below the viewport a place is; 0 within."""
        ...

    def scroll_by(self, pixels: int) -> None: ...

    def cursor_changed(self) -> None: ...

    def selecting_began(self) -> None: ...

    def selecting_ended(self) -> None: ...

    def clicked_at(self, position: QPointF) -> None: ...


class Pointer(QObject):
    """Turns mouse events into caret and selection."""

    def __init__(self, surface: Surface, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._pressed_at: QPointF | None = None
        self._position = QPointF()
        self._exact = False
        self._selecting = False
        self._clicks = 0
        self._last_press = -1.0
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(_AUTOSCROLL_INTERVAL)
        self._autoscroll.timeout.connect(self._scroll_on)

    @property
    def is_pressed(self) -> bool:
        """Whether the button is held down."""
        return self._pressed_at is not None

    def press(self, event: QMouseEvent, *, double: bool) -> None:
        """The left button goes down."""
        position = event.position()
        self._count(position, double=double)
        self._pressed_at = self._position = position
        self._selecting = False
        cursor = self._surface.cursor_in_text
        offset = self._surface.offset_under(position)
        self._surface.selecting_began()
        if self._clicks > 1:
            cursor.select_unit(_UNITS[self._clicks], offset)
            self._selecting = True
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            cursor.extend(offset)
            self._selecting = True
        else:
            cursor.place(offset)
        self._surface.cursor_changed()

    def _count(self, position: QPointF, *, double: bool) -> None:
        now = time.monotonic()
        near = self._pressed_near(position)
        quick = now - self._last_press < QApplication.doubleClickInterval() / 1000
        # Qt reports every second press as a double click; the third and fourth go on from there.
        if double:
            self._clicks = 4 if near and quick and self._clicks >= 3 else 2
        elif near and quick and self._clicks >= 2:
            self._clicks = min(self._clicks + 1, 4)
        else:
            self._clicks = 1
        self._last_press = now

    def _pressed_near(self, position: QPointF) -> bool:
        return (position - self._position).manhattanLength() <= _NEAR

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves with the button held down."""
        if self._pressed_at is None:
            return
        position = event.position()
        far = (position - self._pressed_at).manhattanLength() >= _DRAG_DISTANCE
        if not self._selecting and not far:
            return
        self._selecting = True
        self._position = position
        self._exact = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._extend()
        outside = self._surface.distance_outside(position) != 0
        if outside and not self._autoscroll.isActive():
            self._autoscroll.start()
        elif not outside:
            self._autoscroll.stop()

    def _extend(self) -> None:
        offset = self._surface.offset_under(self._position)
        unit = _UNITS[self._clicks]
        self._surface.cursor_in_text.extend(offset, unit, exact=self._exact)
        self._surface.cursor_changed()

    def _scroll_on(self) -> None:
        outside = self._surface.distance_outside(self._position)
        step = 4 + abs(outside) * 0.4
        self._surface.scroll_by(round(step if outside > 0 else -step))
        self._extend()

    def release(self, event: QMouseEvent) -> None:
        """The left button goes up."""
        if self._pressed_at is None:
            return
        self.stop()
        if self._selecting:
            self._surface.selecting_ended()
        else:
            self._surface.clicked_at(event.position())

    def stop(self) -> None:
        """Ends dragging and scrolling."""
        self._pressed_at = None
        self._autoscroll.stop()
