"""Commands about how the window looks: zoom, type, colours, docks, focus, help."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.article.layout.typography import SANS_SERIF
from annotator.ui.kit.theme import THEME_CHOICES, ThemeChoice
from annotator.ui.shell.docks import Docks

if TYPE_CHECKING:
    from annotator.ui.shell.main_window import MainWindow

_DOCKS = ("articles", "records", "history")


class Viewing(QObject):
    """What a person chooses here is remembered."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def bindings(self) -> dict[str, Callable[..., None]]:
        """What the commands do, by action id."""
        view = self._window.view
        themes = {f"theme.{name}": ThemeSetter(self, name).set for name in THEME_CHOICES}
        docks = {f"view.{name}": DockSetter(self._window.docks, name).set for name in _DOCKS}
        return {
            **themes,
            **docks,
            "select.snapping": self.set_snapping,
            "view.focus_next": self.focus_next,
            "view.focus_previous": self.focus_previous,
            "view.zoom_in": view.zoom_in,
            "view.zoom_out": view.zoom_out,
            "view.zoom_reset": view.reset_zoom,
            "view.serif": self.choose_serif,
        }

    def start(self) -> None:
        """Set everything as it was remembered, and keep the menus' ticks true."""
        window, settings = self._window, self._window.settings
        window.view.zoom = settings.zoom
        self.set_serif(settings.serif)
        self.set_line_spacing(settings.line_spacing)
        self.set_snapping(settings.snapping)
        window.commands[f"theme.{window.themes.choice}"].setChecked(True)
        for name in window.docks:
            shown = window.docks[name].toggleViewAction().isChecked()
            window.commands[f"view.{name}"].setChecked(shown)
        window.docks.shown.connect(self._tick_dock)

    def remember(self) -> None:
        """Keep what has no command of its own."""
        self._window.settings.zoom = self._window.view.zoom

    def set_theme(self, choice: ThemeChoice) -> None:
        """Paint in other colours."""
        self._window.settings.theme = choice
        self._window.themes.choose(choice)

    def set_serif(self, serif: bool) -> None:
        """Set articles in the best face with serifs that is installed, or in one without."""
        self._window.settings.serif = serif
        self._window.commands["view.serif"].setChecked(serif)
        self._show_family()

    def choose_serif(self, serif: bool) -> None:
        """The same, in place of a font that was chosen by name."""
        self._window.settings.family = ""
        self.set_serif(serif)

    def set_family(self, family: str) -> None:
        """Set articles in a font of that name; empty for the best one installed."""
        self._window.settings.family = family
        self._show_family()

    def set_line_spacing(self, spacing: float) -> None:
        """Set lines so many sizes of the text apart."""
        self._window.settings.line_spacing = spacing
        self._window.view.set_line_spacing(spacing)

    def _show_family(self) -> None:
        settings = self._window.settings
        self._window.view.set_font_family(settings.family or ("" if settings.serif else SANS_SERIF))

    def set_snapping(self, on: bool) -> None:
        """Let selections snap to words or not."""
        self._window.settings.snapping = on
        self._window.view.snapping = on
        self._window.status.show_snapping(on)
        self._window.commands["select.snapping"].setChecked(on)

    def toggle_snapping(self) -> None:
        """The other way round."""
        self.set_snapping(not self._window.view.snapping)

    def _tick_dock(self, name: str, shown: bool) -> None:
        self._window.commands[f"view.{name}"].setChecked(shown)

    def focus_next(self) -> None:
        """Go from the articles to the text, to the records, and round again."""
        self._focus(1)

    def focus_previous(self) -> None:
        """The other way round."""
        self._focus(-1)

    def _focus(self, step: int) -> None:
        parts = [part for part in self._window.focus_parts() if part.isVisible()]
        focused = QApplication.focusWidget()
        at = next((n for n, part in enumerate(parts) if _holds(part, focused)), -1)
        if parts:
            parts[(at + step) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)


class ThemeSetter:
    """One of the commands that choose colours."""

    def __init__(self, viewing: Viewing, choice: ThemeChoice) -> None:
        self._viewing = viewing
        self._choice: ThemeChoice = choice

    def set(self, _checked: bool) -> None:
        """Choose them."""
        self._viewing.set_theme(self._choice)


class DockSetter:
    """One of the commands that show and hide a dock."""

    def __init__(self, docks: Docks, name: str) -> None:
        self._docks = docks
        self._name = name

    def set(self, shown: bool) -> None:
        """Show or hide it."""
        self._docks.show(self._name, shown=shown)


def _holds(part: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (part is focused or part.isAncestorOf(focused))
