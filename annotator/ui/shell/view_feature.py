"""Commands about how the window looks: zoom, type, colours, docks, focus, help."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.article.layout.typography import SANS_SERIF
from annotator.ui.context import Context
from annotator.ui.kit.theme import THEME_CHOICES, ThemeChoice
from annotator.ui.shell.docks import Docks
from annotator.ui.shell.status_bar import StatusBar

_DOCKS = ("articles", "records", "history")


class ViewFeature(QObject):
    """The settings of the view, stored when they change."""

    def __init__(
        self,
        context: Context,
        docks: Docks,
        status: StatusBar,
        focus_parts: Callable[[], Sequence[QWidget]],
    ) -> None:
        """
        Args:
            focus_parts: what the keys for the next and previous part reach, in their order.
        """
        super().__init__(context.window)
        self._context, self._docks, self._status = context, docks, status
        self._focus_parts = focus_parts

    def bindings(self) -> dict[str, Callable[..., None]]:
        """The handlers of its actions, by action id."""
        view = self._context.view
        themes = {f"theme.{name}": ThemeSetter(self, name).set for name in THEME_CHOICES}
        docks = {f"view.{name}": DockSetter(self._docks, name).set for name in _DOCKS}
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
            "view.stripes": self.set_stripes,
        }

    def start(self) -> None:
        """Set everything as it was remembered, and keep the menus' ticks true."""
        context, settings = self._context, self._context.settings
        context.view.zoom = settings.zoom
        self.set_serif(settings.serif)
        self.set_line_spacing(settings.line_spacing)
        self.set_snapping(settings.snapping)
        self.set_stripes(settings.stripes)
        context.actions[f"theme.{context.themes.choice}"].setChecked(True)
        for name in self._docks:
            shown = self._docks[name].toggleViewAction().isChecked()
            context.actions[f"view.{name}"].setChecked(shown)
        self._docks.shown.connect(self._tick_dock)

    def remember(self) -> None:
        """Keep what has no command of its own."""
        self._context.settings.zoom = self._context.view.zoom

    def set_theme(self, choice: ThemeChoice) -> None:
        """Paint in other colours."""
        self._context.settings.theme = choice
        self._context.themes.choose(choice)

    def set_serif(self, serif: bool) -> None:
        """Set articles in the best face with serifs that is installed, or in one without."""
        self._context.settings.serif = serif
        self._context.actions["view.serif"].setChecked(serif)
        self._show_family()

    def choose_serif(self, serif: bool) -> None:
        """The same, in place of a font that was chosen by name."""
        self._context.settings.family = ""
        self.set_serif(serif)

    def set_family(self, family: str) -> None:
        """Set articles in a font of that name; empty for the best one installed."""
        self._context.settings.family = family
        self._show_family()

    def set_line_spacing(self, spacing: float) -> None:
        """Set lines so many sizes of the text apart."""
        self._context.settings.line_spacing = spacing
        self._context.view.set_line_spacing(spacing)

    def _show_family(self) -> None:
        settings = self._context.settings
        self._context.view.set_font_family(
            settings.family or ("" if settings.serif else SANS_SERIF)
        )

    def set_snapping(self, on: bool) -> None:
        """Let selections snap to words or not."""
        self._context.settings.snapping = on
        self._context.view.snapping = on
        self._status.show_snapping(on)
        self._context.actions["select.snapping"].setChecked(on)

    def set_stripes(self, on: bool) -> None:
        """Show the records as bars beside the text or not."""
        self._context.settings.stripes = on
        self._context.view.show_stripes(on)
        self._context.actions["view.stripes"].setChecked(on)

    def toggle_snapping(self) -> None:
        """The other way round."""
        self.set_snapping(not self._context.view.snapping)

    def _tick_dock(self, name: str, shown: bool) -> None:
        self._context.actions[f"view.{name}"].setChecked(shown)

    def focus_next(self) -> None:
        """Go from the articles to the text, to the records, and round again."""
        self._focus(1)

    def focus_previous(self) -> None:
        """The other way round."""
        self._focus(-1)

    def _focus(self, step: int) -> None:
        parts = [part for part in self._focus_parts() if part.isVisible()]
        focused = QApplication.focusWidget()
        at = next((n for n, part in enumerate(parts) if _holds(part, focused)), -1)
        if parts:
            parts[(at + step) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)


class ThemeSetter:
    """One of the commands that choose colours."""

    def __init__(self, viewing: ViewFeature, choice: ThemeChoice) -> None:
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
