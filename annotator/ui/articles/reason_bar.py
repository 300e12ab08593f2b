"""Asks in place why there is nothing to code in an article."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class ReasonBar(QFrame):
    """A line to type in, and reasons that are met often; Enter accepts, Esc closes."""

    accepted = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reasonBar")
        self.setAccessibleName(self.tr("Why there is nothing to code"))
        reasons = [
            self.tr("Off the topic"),
            self.tr("Same text as another article"),
            self.tr("No quote, claim or event"),
            self.tr("Not readable"),
        ]
        self.box = QLineEdit()
        self.box.setObjectName("reason")
        self.box.setAccessibleName(self.tr("Reason"))
        self.box.setPlaceholderText(self.tr("Why? Enter marks the article, Esc leaves it"))
        completer = QCompleter(QStringListModel(reasons, self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.box.setCompleter(completer)
        self.box.returnPressed.connect(self._accept)
        self.box.installEventFilter(self)
        line = QHBoxLayout()
        line.setSpacing(8)
        title = QLabel(self.tr("Nothing to code"))
        title.setProperty("role", "heading")
        line.addWidget(title)
        line.addWidget(self.box, 1)
        presets = QHBoxLayout()
        presets.setSpacing(8)
        self.presets = [self._preset(n, reason) for n, reason in enumerate(reasons)]
        for button in self.presets:
            presets.addWidget(button)
        presets.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(line)
        column.addLayout(presets)
        self.hide()

    def ask(self, reason: str) -> None:
        """Show the bar with the reason given before."""
        self.box.setText(reason)
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def close_bar(self) -> None:
        """Hide the bar without a word."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the bar."""
        if (
            watched is self.box
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.close_bar()
            return True
        return super().eventFilter(watched, event)

    def _preset(self, number: int, reason: str) -> QPushButton:
        button = QPushButton(reason)
        button.setObjectName(f"reasonPreset{number}")
        button.setAccessibleName(reason)
        button.clicked.connect(self._take_preset)
        return button

    def _take_preset(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.box.setText(button.text())
            self._accept()

    def _accept(self) -> None:
        self.hide()
        self.accepted.emit(self.box.text().strip())
