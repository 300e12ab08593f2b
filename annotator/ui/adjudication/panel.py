"""The panel under the text: a row a coder for the group that is to be decided."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.adjudication.group_view import GroupView
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme

_DIFFERS = "≠"
_HEIGHT = 190
_WIDEST = 420
_MOST_KEYS = 9

Buttons = Mapping[Qt.Key, str]


class GroupTable(QTableWidget):
    """A row a coder; keys decide.

    1 to 9 take a coder's record, a field's letter takes the field of the current row, T its text,
    L its links, M merges all texts, R rejects, U takes what is unanimous, N and P go through the
    groups.
    """

    record_requested = Signal(int)
    field_requested = Signal(int, str)
    text_requested = Signal(int)
    links_requested = Signal(int)
    pressed = Signal(str)
    """One of the panel's own commands, by the end of its action's id."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = GroupView((), ())
        self.setObjectName("adjudicationTable")
        self.setAccessibleName(self.tr("What each coder has"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFixedHeight(_HEIGHT)
        self.horizontalHeader().setMaximumSectionSize(_WIDEST)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_group(self, shown: GroupView, tint: QColor) -> None:
        """Show these rows; the current row stays where it was if it can."""
        row = max(self.currentRow(), 0)
        self._shown = shown
        self.clear()
        self.setColumnCount(len(shown.columns))
        self.setRowCount(len(shown.rows))
        for place, column in enumerate(shown.columns):
            keys = QKeySequence(column.keys).toString(QKeySequence.SequenceFormat.NativeText)
            name = f"{_DIFFERS} {column.label}" if column.differs else column.label
            head = QTableWidgetItem(f"{name}  [{keys}]" if keys else name)
            if column.differs:
                head.setToolTip(self.tr("The coders differ here"))
            self.setHorizontalHeaderItem(place, head)
        for number, each in enumerate(shown.rows):
            is_key = bool(each.coder) and number < _MOST_KEYS
            name = f"{number + 1}  {each.name}" if is_key else each.name
            self.setVerticalHeaderItem(number, QTableWidgetItem(name))
            for place, cell in enumerate(each.cells):
                item = QTableWidgetItem(cell)
                item.setToolTip(cell)
                if each.coder and shown.columns[place].differs:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                    item.setBackground(tint)
                self.setItem(number, place, item)
        self.resizeColumnsToContents()
        if shown.rows:
            self.setCurrentCell(min(row, len(shown.rows) - 1), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle(event):
            super().keyPressEvent(event)

    def _handle(self, event: QKeyEvent) -> bool:
        shift = Qt.KeyboardModifier.ShiftModifier
        keypad = Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & ~(shift | keypad):
            return False
        key, shifted = Qt.Key(event.key()), bool(event.modifiers() & shift)
        number = key.value - Qt.Key.Key_1.value
        own = {
            Qt.Key.Key_N: "next",
            Qt.Key.Key_P: "previous",
            Qt.Key.Key_R: "reject",
            Qt.Key.Key_U: "unanimous",
            Qt.Key.Key_M: "merge",
        }
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record_requested.emit(self.currentRow())
        elif 0 <= number < _MOST_KEYS and not shifted:
            self.record_requested.emit(number)
        elif key == Qt.Key.Key_T and not shifted:
            self.text_requested.emit(self.currentRow())
        elif key == Qt.Key.Key_L and not shifted:
            self.links_requested.emit(self.currentRow())
        elif key in own and not shifted:
            self.pressed.emit(own[key])
        else:
            return self._take_field(key, shifted=shifted)
        return True

    def _take_field(self, key: Qt.Key, *, shifted: bool) -> bool:
        letter = QKeySequence(key.value).toString()
        if len(letter) != 1 or not letter.isalpha():
            return False
        fields = {column.keys: column.field for column in self._shown.columns if column.field}
        field = fields.get(f"Shift+{letter}" if shifted else letter)
        if field is not None:
            self.field_requested.emit(self.currentRow(), field)
        # Else the table would go to a row that begins with the letter.
        return True


class AdjudicationPanel(QFrame):
    """The group, what it is called, and a line for why all of it is rejected."""

    rejected = Signal(str)
    """Why none of the records is right."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("adjudicationPanel")
        self.setAccessibleName(self.tr("Adjudication"))
        self._theme = theme
        self.title = QLabel(self)
        self.title.setObjectName("adjudicationTitle")
        self.title.setProperty("role", "heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.table = GroupTable(self)
        self.table.left.connect(self.closed)
        self.finish = QPushButton(self.tr("Finish"), self)
        self.finish.setObjectName("adjudicationFinish")
        self.finish.setAccessibleName(self.tr("Finish the adjudication"))
        self.leave = QToolButton(self)
        self.leave.setObjectName("adjudicationClose")
        self.leave.setAccessibleName(self.tr("Close the adjudication"))
        self.leave.setToolTip(self.tr("Close the adjudication  (Esc)"))
        self.leave.clicked.connect(self.closed)
        self.reason = QLineEdit(self)
        self.reason.setObjectName("adjudicationReason")
        self.reason.setAccessibleName(self.tr("Why all are rejected"))
        self.reason.setPlaceholderText(
            self.tr("Why are all rejected? Enter rejects, Esc goes back")
        )
        self.reason.returnPressed.connect(self._reject)
        self.reason.hide()
        hint = QLabel(
            self.tr(
                "1–9 take a record · letters take a field, T the text, L the links · "
                "M merge · R reject all · U unanimous · N P groups"
            ),
            self,
        )
        hint.setProperty("role", "small")
        self._arrange(hint)
        self.set_theme(theme)
        self.hide()

    def _arrange(self, hint: QLabel) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.finish)
        head.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self.reason)
        column.addWidget(hint)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.leave.setIcon(icon(theme, "remove"))

    def show_group(self, title: str, shown: GroupView) -> None:
        """Show another group, or the same as it is now."""
        self.title.setText(title)
        self.table.show_group(shown, self._theme.colour("selected"))

    def ask_reason(self) -> None:
        """Ask why all of the group are rejected."""
        self.reason.clear()
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_table(self) -> None:
        """Let keys decide."""
        self.reason.hide()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _reject(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.focus_table()
            self.rejected.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.reason.isVisible():
                self.focus_table()
            else:
                self.closed.emit()
        else:
            super().keyPressEvent(event)
