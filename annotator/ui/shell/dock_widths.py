"""How much of the window's width the docks at either side take."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

from annotator.ui.kit.mirroring import is_mirrored

_FIRST: dict[str, float] = {"left": 280 / 1440, "right": 380 / 1440}
_SIDES = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
}


class DockWidths(QObject):
    """Keeps the proportions that the person dragged to, whatever the window's size.

    On a small or scaled screen docks are as narrow as they can be, which is no choice of the
    person's: the proportions come back with the room for them.

    Attributes:
        shares: the parts of the window's width in force, by side, ``left`` or ``right``.
    """

    def __init__(self, window: QMainWindow, docks: Callable[[], list[QDockWidget]]) -> None:
        """
        Args:
            docks: all there are by now.
        """
        super().__init__(window)
        self._window = window
        self._docks = docks
        sides = reversed(_FIRST) if is_mirrored() else iter(_FIRST)
        self.shares: dict[str, float] = dict(zip(sides, _FIRST.values(), strict=True))
        self._before: dict[str, int] = {}
        self._dropped = QTimer(self)
        self._dropped.setSingleShot(True)
        self._dropped.setInterval(0)
        self._dropped.timeout.connect(self._on_dropped)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What lies between the docks is the window itself.
        if watched is self._window and event.type() == QEvent.Type.MouseButtonPress:
            self._before = self.widths()
        elif watched is self._window and event.type() == QEvent.Type.MouseButtonRelease:
            self._dropped.start()
        return super().eventFilter(watched, event)

    def widths(self) -> dict[str, int]:
        """How wide the docks at each side are, where there are any."""
        return {side: dock.width() for side, dock in self._at_sides().items()}

    def apply(self) -> None:
        """Give the docks their parts of the window's width."""
        at_sides = self._at_sides()
        if at_sides:
            width = self._window.width()
            wanted = [round(self.shares[side] * width) for side in at_sides]
            self._window.resizeDocks(list(at_sides.values()), wanted, Qt.Orientation.Horizontal)

    def _at_sides(self) -> dict[str, QDockWidget]:
        """A dock of each side that is to be seen there."""
        found: dict[str, QDockWidget] = {}
        for side, area in _SIDES.items():
            for dock in self._docks():
                is_there = self._window.dockWidgetArea(dock) == area
                if is_there and dock.isVisible() and not dock.isFloating():
                    found.setdefault(side, dock)
        return found

    def _on_dropped(self) -> None:
        after = self.widths()
        moved = {side: after[side] for side in after if after[side] != self._before.get(side)}
        for side, width in moved.items():
            self.shares[side] = width / max(self._window.width(), 1)
