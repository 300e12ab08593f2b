"""What stands under the sheet: how many rows there are, which article one is at, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.core.sheet.model import SheetRow
from annotator.ui.kit.mirroring import isolated

_LEAST_HERE = 200  # pixels


class SheetFoot(QFrame):
    """One line of small print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelFoot")
        self._article = ""
        self._count = _small("sheetFoot")
        # The row's article can be scrolled out of sight sideways; here it stays to be read.
        self._here = _small("sheetHere")
        self._here.setTextFormat(Qt.TextFormat.PlainText)
        self._here.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._keys = _small("sheetKeys")
        self._keys.setText(
            self.tr(
                "Enter opens the article   ·   F2 or typing edits   ·   "
                "Alt+Up and Alt+Down sort   ·   Ctrl+Shift+L filters   ·   Del deletes"
            )
        )
        self._keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(16)
        row.addWidget(self._count)
        row.addWidget(self._here, 2)
        row.addWidget(self._keys, 3)

    def say_count(self, text: str) -> None:
        """Say how many rows there are."""
        self._count.setText(text)

    def say_article(self, row: SheetRow | None) -> None:
        """Say which article a row belongs to."""
        parts = (row.title, row.source, row.published[:10]) if row else ()
        self._article = "  ·  ".join(part for part in parts if part)
        self._here.setAccessibleDescription(self._article)
        self._elide()

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the keys out where there is little room."""
        self._keys.setVisible(not narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the article's name as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self._here.width(), _LEAST_HERE)
        metrics = self.fontMetrics()
        self._here.setText(
            isolated(metrics.elidedText(self._article, Qt.TextElideMode.ElideRight, room))
        )


def _small(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", "small")
    return label
