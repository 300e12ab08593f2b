"""The place in the window that the sheet takes from the article, and gives back as it was."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from annotator.ui.context import Context


class SheetPlace:
    """Knows what made way for the sheet."""

    def __init__(self, context: Context, show_text: Callable[[bool], None]) -> None:
        self._context = context
        self._show_text = show_text
        self._form_rests = False

    def add(self, panel: QWidget) -> None:
        """Put the sheet beside the article, hidden until it takes its place."""
        panel.hide()
        self._context.add_beside_text(panel, stretch=1)

    def take(self, panel: QWidget) -> None:
        """Show the sheet in place of the article."""
        self._context.flush()
        dock = self._context.docks["records"]
        # The form is the article's: without it the table has room.
        self._form_rests = dock.isVisible() and not dock.isFloating()
        if self._form_rests:
            dock.hide()
        self._show_text(False)
        panel.show()

    def give_back(self, panel: QWidget) -> None:
        """Show the article again, and what stood around it."""
        panel.hide()
        self._show_text(True)
        if self._form_rests:
            self._context.docks["records"].show()
        self._form_rests = False
