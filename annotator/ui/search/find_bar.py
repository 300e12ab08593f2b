"""The bar over the article in which one types what to find in it."""

import re

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme

_BOX_WIDTHS = (120, 300)
_OPERATOR = re.compile(r"\b(AND|OR|NOT|NEAR)\b")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Says what is wanted; where it is, its owner finds and says back."""

    changed = Signal()
    """Other words are wanted, or the same in another way."""
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName(self.tr("Find in the article"))
        self.count = QLabel()
        self.count.setObjectName("findCount")
        self.count.setProperty("role", "muted")
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count.setMinimumWidth(72)
        self.count.installEventFilter(self)
        self._said = ""
        self.box = QLineEdit()
        self.box.setObjectName("findBox")
        self.box.setAccessibleName(self.tr("Find in the article"))
        self.box.setPlaceholderText(self.tr("Find in the article"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self.changed)
        self.box.installEventFilter(self)
        self._search = self.box.addAction(
            icon(theme, "search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.previous = self._button("findPrevious", self.tr("Previous match (Shift+Enter)"))
        self.previous.clicked.connect(self.previous_requested)
        self.next = self._button("findNext", self.tr("Next match (Enter)"))
        self.next.clicked.connect(self.next_requested)
        self.whole_words = self._toggle("findWholeWords", self.tr("Words"), self.tr("Whole words"))
        self.match_case = self._toggle("findMatchCase", self.tr("Aa"), self.tr("Match case"))
        self.regex = self._toggle("findRegex", ".*", self.tr("Regular expression"))
        self._close = self._button("findClose", self.tr("Close (Esc)"))
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.box)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addSpacing(4)
        row.addWidget(self.count, 1)
        row.addWidget(self.whole_words)
        row.addWidget(self.match_case)
        row.addWidget(self.regex)
        row.addSpacing(8)
        row.addWidget(self._close)
        self.set_theme(theme)
        self.hide()

    @property
    def text(self) -> str:
        """What is wanted."""
        return self.box.text()

    def ask(self, text: str = "") -> None:
        """Show the bar to be typed in; with other words in it, if there are any."""
        if text:
            self.box.blockSignals(True)
            self.box.setText(text)
            self.box.blockSignals(False)
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def show_count(self, current: int | None, total: int) -> None:
        """Say which match is shown (from 0) and how many there are."""
        self.previous.setEnabled(total > 0)
        self.next.setEnabled(total > 0)
        missing = total == 0 and bool(self.text.strip())
        if missing and _OPERATOR.search(self.text) and not self.regex.isChecked():
            text = self.tr("Not found. AND, OR, NOT and NEAR work in the project’s search.")
        elif missing:
            text = self.tr("Not found")
        elif total == 0:
            text = ""
        elif current is None:
            text = self.tr("{total} found").format(total=f"{total:,}")
        else:
            text = self.tr("{n} of {total}").format(n=f"{current + 1:,}", total=f"{total:,}")
        self._say(text, is_error=missing)

    def show_problem(self, problem: str) -> None:
        """Say why it cannot be found so."""
        self.previous.setEnabled(False)
        self.next.setEnabled(False)
        self._say(problem, is_error=True)

    def _say(self, text: str, *, is_error: bool) -> None:
        self._said = text
        self._show_said()
        role = "error" if is_error else "muted"
        if self.count.property("role") != role:
            self.count.setProperty("role", role)
            self.count.style().polish(self.count)

    def _show_said(self) -> None:
        """Show as much of it as there is room for; a tooltip and readers have all of it."""
        room = self.count.width()
        metrics, elide = self.count.fontMetrics(), Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(self._said, elide, room) if self.isVisible() else self._said
        self.count.setText(shown)
        self.count.setAccessibleName(self._said)
        self.count.setToolTip(self._said if shown != self._said else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line has the same width, whatever is said beside it."""
        super().resizeEvent(event)
        least, most = _BOX_WIDTHS
        self.box.setFixedWidth(max(least, min(most, event.size().width() * 2 // 5)))

    def show_searching(self) -> None:
        """Say that it takes a moment."""
        self._say(self.tr("Searching…"), is_error=False)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._search.setIcon(icon(theme, "search", "muted"))
        self.previous.setIcon(icon(theme, "chevron-up", "text"))
        self.next.setIcon(icon(theme, "chevron-down", "text"))
        self._close.setIcon(icon(theme, "remove", "muted"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, with Shift back; Esc closes."""
        if watched is self.count and event.type() == QEvent.Type.Resize:
            self._show_said()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                (self.previous_requested if back else self.next_requested).emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes from anywhere in the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(label)
        button.setToolTip(label)
        button.setIconSize(QSize(16, 16))
        return button

    def _toggle(self, name: str, text: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(label)
        button.setToolTip(label)
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.toggled.connect(self.changed)
        return button
