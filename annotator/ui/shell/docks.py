"""The docks of the window: made, found by name, shown and hidden."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QToolBar, QWidget

from annotator.ui.kit.mirroring import dock_side, layout_version
from annotator.ui.kit.theme import Theme
from annotator.ui.shell.dock_title import DockTitle
from annotator.ui.shell.dock_widths import DockWidths

_TIGHT = 760
"""Pixels of the window under which docks on both sides would leave the text too little."""
_TIGHT_DOCK = 300


class Docks(QObject):
    """Docks by name. One that is made late takes the place that it had when the window closed."""

    shown = Signal(str, bool)
    """A dock's name, and whether it is to be seen; behind another one counts as shown."""

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._docks: dict[str, QDockWidget] = {}
        self._announcers: list[_Announcer] = []
        self.sizes = DockWidths(window, lambda: list(self._docks.values()))
        self._put_away: QByteArray | None = None
        self._wide: QByteArray | None = None
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

    def __contains__(self, name: str) -> bool:
        return name in self._docks

    def __iter__(self) -> Iterator[str]:
        return iter(self._docks)

    def add(
        self,
        name: str,
        title: str,
        widget: QWidget,
        area: Qt.DockWidgetArea,
        *,
        behind: str = "",
    ) -> QDockWidget:
        """Make a dock.

        Args:
            name: such as ``articles``; the dock's object name is ``articlesDock``.
            behind: the dock that it shares its place with, as a tab.
        """
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"{name}Dock")
        dock.setAccessibleName(title)
        dock.setWidget(widget)
        dock.setTitleBarWidget(DockTitle(self._theme, dock))
        self._docks[name] = dock
        if not self._window.restoreDockWidget(dock):
            self._window.addDockWidget(dock_side(area), dock)
            if behind:
                self._window.tabifyDockWidget(self._docks[behind], dock)
        announcer = _Announcer(self, name)
        self._announcers.append(announcer)
        dock.toggleViewAction().toggled.connect(announcer.announce)
        return dock

    def show(self, name: str, *, shown: bool = True) -> None:
        """Show a dock on top, or hide it; one that lies behind another comes to the top first."""
        dock = self._docks[name]
        is_behind = dock.isVisible() and dock.visibleRegion().isEmpty()
        dock.setVisible(shown or is_behind)
        if shown or is_behind:
            dock.raise_()
        self.shown.emit(name, shown or is_behind)

    def fit(self) -> None:
        """Give docks their part of the width; all share one side where the window is narrow.

        They part again where they did before once there is room for that.
        """
        self._fitting.start()

    def _fit(self) -> None:
        is_tight = self._window.width() < _TIGHT
        if self._put_away is not None:
            return
        if is_tight == (self._wide is not None):
            if not is_tight:
                self.sizes.apply()
            return
        if is_tight:
            self._wide = self._window.saveState(layout_version())
            hidden = [dock for dock in self._docks.values() if dock.isHidden()]
            first, *others = self._docks.values()
            side = Qt.DockWidgetArea.RightDockWidgetArea
            at_sides = {side, Qt.DockWidgetArea.LeftDockWidgetArea}
            beside = [each for each in others if self._window.dockWidgetArea(each) in at_sides]
            self._window.addDockWidget(side, first)
            for other in beside:
                if not other.isFloating():
                    self._window.tabifyDockWidget(first, other)
            for dock in hidden:
                dock.hide()
            self._window.resizeDocks([first], [_TIGHT_DOCK], Qt.Orientation.Horizontal)
        elif self._wide is not None:
            state, self._wide = self._wide, None
            self._window.restoreState(state, layout_version())
            self.sizes.apply()

    def put_away(self) -> None:
        """Hide them all, and the tools, until they are brought back as they were."""
        if self._put_away is None:
            self._put_away = self._window.saveState(layout_version())
            for bar in self._window.findChildren(QToolBar):
                bar.hide()
            for dock in self._docks.values():
                dock.hide()

    def bring_back(self) -> None:
        """Show those that were put away."""
        state, self._put_away = self._put_away, None
        if state is not None:
            self._window.restoreState(state, layout_version())
            self.fit()

    def state(self) -> QByteArray:
        """Where they stand, or stood before they were put away."""
        return self._wide or self._put_away or self._window.saveState(layout_version())

    def set_theme(self, theme: Theme) -> None:
        """Tint their titles."""
        self._theme = theme
        for dock in self._docks.values():
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                title.set_theme(theme)


class _Announcer:
    """Says of one dock whether it is shown; a method can be connected where a closure leaks."""

    def __init__(self, docks: Docks, name: str) -> None:
        self._docks = docks
        self._name = name

    def announce(self, shown: bool) -> None:
        self._docks.shown.emit(self._name, shown)
