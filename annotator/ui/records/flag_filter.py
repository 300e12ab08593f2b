"""The button that leaves only the records to look at again in the list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme


class FlagFilter(QToolButton):
    """Says how many records are flagged; there only where some are, or while it filters."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("onlyFlagged")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setToolTip(self.tr("Only the records to look at again"))
        self.show_count(0, filtering=False)
        self.set_theme(theme)

    def show_count(self, flagged: int, *, filtering: bool) -> None:
        """Say how many there are."""
        self.setText(str(flagged))
        self.setChecked(filtering)
        self.setVisible(flagged > 0 or filtering)
        name = self.tr("Only the records to look at again: {n}").format(n=flagged)
        self.setAccessibleName(name)

    def set_theme(self, theme: Theme) -> None:
        """Tint the flag."""
        self._theme = theme
        self.setIcon(icon(theme, "flag", "warning"))
