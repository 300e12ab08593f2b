"""The bar over the article in which one types what to find in it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme

_PROBLEM_WIDTH = 48
"""Letters of a problem that are shown; a tooltip has all of it."""
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
        self.box = QLineEdit()
        self.box.setObjectName("findBox")
        self.box.setAccessibleName(self.tr("Find in the article"))
        self.box.setPlaceholderText(self.tr("Find in the article"))
        self.box.setClearButtonEnabled(True)
        self.box.setMinimumWidth(120)
        self.box.setMaximumWidth(420)
        self.box.textChanged.connect(self.changed)
        self.box.installEventFilter(self)
        self._search = self.box.addAction(
            icon(theme, "search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.count = QLabel()
        self.count.setObjectName("findCount")
        self.count.setProperty("role", "muted")
        self.count.setMinimumWidth(72)
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
        row.addWidget(self.box, 3)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addSpacing(4)
        row.addWidget(self.count)
        row.addStretch(1)
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
        if missing:
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
        room = self.count.fontMetrics().averageCharWidth() * _PROBLEM_WIDTH
        shown = self.count.fontMetrics().elidedText(problem, Qt.TextElideMode.ElideRight, room)
        self._say(shown, is_error=True, whole=problem)

    def _say(self, text: str, *, is_error: bool, whole: str = "") -> None:
        self.count.setText(text)
        self.count.setAccessibleName(whole or text)
        self.count.setToolTip(whole)
        role = "error" if is_error else "muted"
        if self.count.property("role") != role:
            self.count.setProperty("role", role)
            self.count.style().polish(self.count)

    def show_searching(self) -> None:
        """Say that it takes a moment."""
        self.count.setText(self.tr("Searching…"))

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._search.setIcon(icon(theme, "search", "muted"))
        self.previous.setIcon(icon(theme, "chevron-up", "text"))
        self.next.setIcon(icon(theme, "chevron-down", "text"))
        self._close.setIcon(icon(theme, "remove", "muted"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, with Shift back; Esc closes."""
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
