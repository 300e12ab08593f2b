"""A word of help in place, gone for good once it was understood."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from annotator.ui.kit.settings import Settings


class Hint(QFrame):
    """Says one thing, with what can be done about it; “Got it” dismisses it for good."""

    def __init__(
        self, name: str, text: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.setAccessibleName(text)
        self._name = name
        self._settings = settings
        self._label = QLabel(text)
        self._label.setWordWrap(True)
        button = QToolButton()
        button.setObjectName(f"hintDismiss_{name}")
        button.setText(self.tr("Got it"))
        button.setAccessibleName(self.tr("Got it: do not show this hint again"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.retire)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._label, 1)
        self._row = row
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setVisible(False)

    def offer_button(self, name: str, text: str) -> QToolButton:
        """A button before “Got it”."""
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def set_text(self, text: str) -> None:
        """Say it in other words."""
        self._label.setText(text)
        self.setAccessibleName(text)

    def offer(self, wanted: bool) -> None:
        """Show the hint where it fits, unless it was dismissed."""
        self.setVisible(wanted and not self._settings.is_dismissed(self._name))

    def retire(self) -> None:
        """It was understood, or what it tells of was done: it never shows again."""
        self._settings.dismiss(self._name)
        self.hide()
