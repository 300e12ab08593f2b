"""The head of a dock: its name, and a way to hide it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QLabel, QToolButton

from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme


class DockTitle(QFrame):
    """Drawn by the theme, where Qt's own would be drawn by the platform."""

    def __init__(self, theme: Theme, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("dockTitle")
        title = QLabel(dock.windowTitle())
        title.setProperty("role", "muted")
        self._close = QToolButton()
        self._close.setObjectName(f"{dock.objectName()}Close")
        self._close.setAccessibleName(self.tr("Hide: {dock}").format(dock=dock.windowTitle()))
        self._close.setToolTip(self.tr("Hide; the View menu brings it back"))
        self._close.setIconSize(QSize(14, 14))
        self._close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 2)
        row.addWidget(title, 1)
        row.addWidget(self._close)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Tint the cross."""
        self._close.setIcon(icon(theme, "remove", "muted"))
