"""The place in the window that the sheet takes from the article, and gives back as it was."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from annotator.ui.context import Context

_ROOMY = 1200
"""The width that the sheet needs beside the articles and the form, in pixels."""


class SheetPlace:
    """Knows what made way for the sheet: of the records all but the form, and in a narrow window
    the articles."""

    def __init__(
        self,
        context: Context,
        show_text: Callable[[bool], None],
        show_records: Callable[[bool], None],
    ) -> None:
        self._context = context
        self._show_text = show_text
        self._show_records = show_records
        self._articles_rest = False

    def add(self, panel: QWidget) -> None:
        """Put the sheet beside the article, hidden until it takes its place."""
        panel.hide()
        self._context.add_beside_text(panel, stretch=1)

    def take(self, panel: QWidget) -> None:
        """Show the sheet in place of the article."""
        self._context.flush()
        dock = self._context.docks["articles"]
        is_narrow = self._context.window.width() < _ROOMY
        self._articles_rest = is_narrow and dock.isVisible() and not dock.isFloating()
        if self._articles_rest:
            dock.hide()
        self._show_records(False)
        self._show_text(False)
        panel.show()

    def give_back(self, panel: QWidget) -> None:
        """Show the article again, and what stood around it."""
        panel.hide()
        self._show_text(True)
        self._show_records(True)
        if self._articles_rest:
            self._context.docks["articles"].show()
        self._articles_rest = False
