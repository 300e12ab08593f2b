"""A working note with its “look again” flag, edited in place and folded away when not needed."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.fields.keys import has_left, is_ctrl_enter, is_undo_or_redo
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme

_PAUSE_MS = 700
_LEAST_LINES = 1
_MOST_LINES = 6


class NoteSection(QFrame):
    """Shows the note of one thing; what is typed waits here until it is saved or given up."""

    finished_typing = Signal()
    """Typing paused, or the person went elsewhere: the note should be saved."""
    flag_clicked = Signal(bool)
    """Whether somebody should look again."""
    kept_mine = Signal()
    """What is typed here should replace what somebody else wrote."""
    took_theirs = Signal()
    """What somebody else wrote should stay."""
    left = Signal()
    """Escape: the focus should go back to the text."""

    def __init__(
        self, name: str, title: str, flag: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """
        Args:
            name: such as ``record``; object names begin with it.
            flag: what the flag's button is called by screen readers.
        """
        super().__init__(parent)
        self._theme = theme
        self._is_writing = False
        self.edited = False
        self.setObjectName(f"{name}NoteSection")
        self.setAccessibleName(title)
        self.setProperty("role", "noteSection")
        self.toggle = QToolButton(self)
        self.toggle.setObjectName(f"{name}NoteToggle")
        self.toggle.setText(title)
        self.toggle.setAccessibleName(title)
        self.toggle.setToolTip(self.tr("What coders tell one another about the coding"))
        self.toggle.setCheckable(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setIconSize(QSize(14, 14))
        self.toggle.toggled.connect(self._unfold)
        self.flag = QToolButton(self)
        self.flag.setObjectName(f"{name}Flag")
        self.flag.setText(self.tr("Look again"))
        self.flag.setAccessibleName(flag)
        self.flag.setCheckable(True)
        self.flag.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.flag.setIconSize(QSize(16, 16))
        self.flag.clicked.connect(self.flag_clicked)
        self.area = self._make_area(name, title)
        self._problem = QLabel(self)
        self._problem.setObjectName(f"{name}NoteProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._mine = self._make_choice(f"{name}NoteMine", self.tr("Keep mine"), self.kept_mine)
        self._theirs = self._make_choice(
            f"{name}NoteTheirs", self.tr("Take theirs"), self.took_theirs
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.finished_typing)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_problem("")
        self._unfold(unfolded=False)
        self.set_theme(theme)

    def _make_area(self, name: str, title: str) -> QPlainTextEdit:
        area = QPlainTextEdit(self)
        area.setObjectName(f"{name}Note")
        area.setAccessibleName(title)
        area.setPlaceholderText(self.tr("Doubts, reasons, what to ask; saved as you type"))
        area.setTabChangesFocus(True)
        area.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        area.installEventFilter(self)
        area.textChanged.connect(self._on_text_changed)
        area.document().documentLayout().documentSizeChanged.connect(self._grow)
        return area

    def _make_choice(self, name: str, text: str, chosen: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        button.clicked.connect(chosen)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.toggle)
        head.addStretch(1)
        head.addWidget(self.flag)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addStretch(1)
        choices.addWidget(self._theirs)
        choices.addWidget(self._mine)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.area)
        column.addWidget(self._problem)
        column.addLayout(choices)

    def text(self) -> str:
        """What stands in it, every character as it was typed."""
        raw = self.area.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def show_note(self, note: str, *, edited: bool = False) -> None:
        """Show a note; unless somebody is typing, whether it is unfolded follows from it."""
        self.edited = edited
        self._pause.stop()
        # The stored note has lost its outer white space; what is being typed may still have it.
        is_the_same = self.area.hasFocus() and self.text().strip() == note
        if self.text() != note and not is_the_same:
            self._is_writing = True
            self.area.setPlainText(note)
            self._is_writing = False
            self._grow()
        if not self.area.hasFocus():
            self.toggle.setChecked(bool(note))

    def show_flag(self, *, flagged: bool) -> None:
        """Show whether somebody should look again."""
        if flagged != self.flag.isChecked():
            self.flag.setChecked(flagged)
            self.set_theme(self._theme)

    def show_problem(self, problem: str, *, conflict: bool = False) -> None:
        """Say why the note is not saved; empty once it is."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._mine.setVisible(conflict)
        self._theirs.setVisible(conflict)

    def set_editable(self, *, editable: bool) -> None:
        """Allow or refuse edits; the note can be read all the same."""
        self.area.setReadOnly(not editable)
        self.flag.setEnabled(editable)

    def write(self) -> None:
        """Unfold it and put the cursor at its end."""
        self.toggle.setChecked(True)
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = self.area.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.area.setTextCursor(cursor)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        unfolded = self.toggle.isChecked()
        self.toggle.setIcon(icon(theme, "chevron-down" if unfolded else "chevron-right", "muted"))
        self.flag.setIcon(icon(theme, "flag", "warning" if self.flag.isChecked() else "muted"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo is the window's unless there is typing to undo; Ctrl+Enter saves."""
        if watched is not self.area:
            return super().eventFilter(watched, event)
        if has_left(event):
            self.finished_typing.emit()
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                if not self.edited and is_undo_or_redo(event):
                    event.ignore()
                    return True
            elif event.type() == QEvent.Type.KeyPress and is_ctrl_enter(event):
                self.finished_typing.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finished_typing.emit()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _unfold(self, unfolded: bool) -> None:
        self.area.setVisible(unfolded)
        self.set_theme(self._theme)

    def _on_text_changed(self) -> None:
        if not self._is_writing:
            self.edited = True
            self._pause.start()

    def _grow(self) -> None:
        lines = round(self.area.document().documentLayout().documentSize().height())
        shown = min(max(lines, _LEAST_LINES), _MOST_LINES)
        padding = 2 * (self.area.frameWidth() + round(self.area.document().documentMargin())) + 8
        self.area.setFixedHeight(shown * QFontMetrics(self.area.font()).lineSpacing() + padding)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()
