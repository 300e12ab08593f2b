"""What the painters of rows share: the colours that they paint in."""

from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from annotator.ui.kit.theme import Theme


class ThemedDelegate(QStyledItemDelegate):
    """Paints rows in the colours of a theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
