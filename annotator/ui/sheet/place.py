"""The place in the window that the sheet takes from the article, and gives back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator.ui.kit.hint import Hint

if TYPE_CHECKING:
    from annotator.ui.shell.main_window import MainWindow


class SheetPlace:
    """Knows what made way for the sheet."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._form_rests = False
        self._hints: list[Hint] = []

    def add(self, panel: QWidget) -> None:
        """Put the sheet beside the article, hidden until it takes its place."""
        panel.hide()
        centre = self._window.centre_column
        centre.insertWidget(centre.indexOf(self._window.view), panel, 1)

    def take(self, panel: QWidget) -> None:
        """Show the sheet in place of the article."""
        window = self._window
        window.records.flush()
        dock = window.docks["records"]
        # The form is the article's: without it the table has room.
        self._form_rests = dock.isVisible() and not dock.isFloating()
        if self._form_rests:
            dock.hide()
        self._hints = [each for each in window.hints.values() if each.isVisible()]
        for hint in self._hints:
            hint.hide()
        window.set_article_shown(shown=False)
        panel.show()

    def give_back(self, panel: QWidget) -> None:
        """Show the article again, and what stood around it."""
        window = self._window
        panel.hide()
        window.set_article_shown(shown=True)
        if self._form_rests:
            window.docks["records"].show()
        self._form_rests = False
        for hint in self._hints:
            hint.show()
        self._hints = []
