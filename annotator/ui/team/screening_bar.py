"""The bar over the text in which articles are screened: one key an article."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

_KEYS = {
    Qt.Key.Key_R: "relevant",
    Qt.Key.Key_I: "irrelevant",
    Qt.Key.Key_U: "unscreen",
    Qt.Key.Key_N: "next",
}
_SCROLLING = frozenset(
    {
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space),
    }
)


class ScreeningBar(QFrame):
    """Asks whether the article is relevant; keys act while it has the focus.

    R is relevant, I irrelevant, U takes the verdict back, N leaves it for now; the arrows, page
    keys and the space bar move the text; Esc closes.
    """

    pressed = Signal(str)
    """``relevant``, ``irrelevant``, ``unscreen`` or ``next``."""
    scrolled = Signal(object)
    """The key, as `Qt.Key`, by which the person wants the text to move."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screeningBar")
        self.setAccessibleName(self.tr("Is the article to be coded?"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = QLabel(self.tr("Is the article to be coded?"))
        title.setProperty("role", "heading")
        self.state = QLabel()
        self.state.setObjectName("screeningState")
        self.state.setProperty("role", "muted")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(title)
        for name, text in (
            ("relevant", self.tr("Relevant  [R]")),
            ("irrelevant", self.tr("Irrelevant  [I]")),
            ("unscreen", self.tr("Take back  [U]")),
            ("next", self.tr("Later  [N]")),
        ):
            row.addWidget(self._make_button(name, text))
        row.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.setObjectName("screeningClose")
        close.setAccessibleName(self.tr("Close the screening"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.closed)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.state)
        self.hide()

    def show_state(self, text: str) -> None:
        """Say what the verdict is, and how many articles are left."""
        self.state.setText(text)
        self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if is_plain and key in _KEYS:
            self.pressed.emit(_KEYS[key])
        elif is_plain and key in _SCROLLING:
            self.scrolled.emit(key)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _make_button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"screening_{name}")
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.pressed.emit(name))
        return button
