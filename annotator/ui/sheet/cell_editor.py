"""Editing in a cell: a line of its values, and what they were understood as."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.cells import read_cell
from annotator.core.codebook.values import display
from annotator.core.errors import AnnotatorError, FieldValueError
from annotator.core.sheet.model import SheetColumn, SheetRow, reference_of
from annotator.ui.fields.appearance import restyle
from annotator.ui.fields.date_words import date_in_words
from annotator.ui.fields.keys import has_left
from annotator.ui.kit.window_language import error_words
from annotator.ui.sheet.labels import column_label, states_meant
from annotator.ui.sheet.model import SheetModel
from annotator.ui.sheet.value_line import OptionSource, ValuesLine

_LEAST_WIDTH = 240
_LINES = 5
_EXPLAINED = frozenset({"date", "number", "range", "place"})
_Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemDelegate.EndEditHint
DOWN = _Hint.SubmitModelCache
"""Qt knows no hint for the cell below; the model keeps nothing that this one would write."""


class CellEditor(QFrame):
    """Enter saves and goes down, Tab saves and goes on, Esc leaves the cell as it was.

    What cannot be saved stays, and says why.

    Attributes:
        is_refused: whether it holds what could not be saved.
        is_given_up: whether the person wants to leave it as it was.
        is_done: whether it is being closed.
    """

    finished = Signal(object)
    """An `EndEditHint`: `DOWN` for Enter, those of Tab and Shift+Tab, or none."""
    given_up = Signal()
    resized = Signal()

    def __init__(
        self, column: SheetColumn, row: SheetRow, source: OptionSource | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cellEditor")
        self.setProperty("role", "cellEditor")
        self.column = column
        self.seen = row
        self.is_refused = False
        self.is_given_up = False
        self.is_done = False
        self.edited = False
        self._before = ""
        self._takes_by_key = False
        field = column.field
        label = column_label(column)
        self.setAccessibleName(label)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.line: ValuesLine | None = None
        self.area: QPlainTextEdit | None = None
        if column.key == "note" or (field is not None and field.long):
            self.area = QPlainTextEdit(self)
            self.area.setObjectName("cellText")
            self.area.textChanged.connect(self._on_edited)
            self.area.setFixedHeight(self.area.fontMetrics().lineSpacing() * _LINES + 12)
            self._input: QWidget = self.area
        else:
            many = field is not None and field.many
            is_actor = field is not None and field.kind == "actor"
            self.line = ValuesLine(source, self, many=many, takes_first=not is_actor)
            self.line.setObjectName("cellLine")
            self.line.textEdited.connect(self._on_edited)
            self.line.taken.connect(self._on_taken)
            self._input = self.line
        self._input.setAccessibleName(label)
        self._note = QLabel(self)
        self._note.setObjectName("cellNote")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setMargin(4)
        self._note.hide()
        box.addWidget(self._input)
        box.addWidget(self._note)
        self.setFocusProxy(self._input)
        self._input.installEventFilter(self)

    def begin(self, text: str) -> None:
        """Show what the cell holds, all of it selected."""
        self._before = text
        self._write(text)
        if self.line is not None:
            self.line.selectAll()
        elif self.area is not None:
            self.area.selectAll()
        self.edited = False
        self._explain()

    def begin_with(self, text: str) -> None:
        """Begin anew with this text in its place."""
        self._write(text)
        self.edited = True
        self._explain()

    def text(self) -> str:
        """What it holds."""
        if self.line is not None:
            text = self.line.text()
            return states_meant(text) if self.column.key == "state" else text
        assert self.area is not None  # noqa: S101 - one of the two is there
        # toPlainText would turn no-break spaces into spaces.
        raw = self.area.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def is_changed(self) -> bool:
        """Whether it holds something else than the cell."""
        return self.edited and self.text() != self._before

    def refuse(self, reason: str) -> None:
        """Say why it could not be saved; the input stays."""
        self.is_refused = True
        self._say(reason, is_problem=True)

    def come_back(self) -> None:
        """Take the focus again."""
        self._input.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_choosing(self) -> bool:
        """Whether a list of proposals is open."""
        return self.line is not None and self.line.is_open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Esc and Tab end the editing; no key of the window acts in between."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and _is_own(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._on_key(event):
                return True
        elif isinstance(event, QFocusEvent) and has_left(event) and not self.is_done:
            self.finished.emit(_Hint.NoHint)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        chosen = self.line.highlighted() if self.line is not None else None
        if key == Qt.Key.Key_Escape and not self.is_choosing():
            self.is_given_up = True
            self.given_up.emit()
            return True
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        self._takes_by_key = is_enter and chosen is not None
        if is_enter and chosen is None:
            if self.area is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                return False
            self.finished.emit(DOWN)
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key == Qt.Key.Key_Backtab
            self.finished.emit(_Hint.EditPreviousItem if back else _Hint.EditNextItem)
            return True
        return False

    def _write(self, text: str) -> None:
        if self.line is not None:
            self.line.setText(text)
        elif self.area is not None:
            self.area.setPlainText(text)

    def _on_edited(self) -> None:
        self.edited = True
        self.is_refused = False
        self._explain()

    def _on_taken(self) -> None:
        if self.column.field is None or not self.column.field.many:
            self.finished.emit(DOWN if self._takes_by_key else _Hint.NoHint)

    def _explain(self) -> None:
        """Say what the input means, where that is worth saying."""
        field = self.column.field
        if field is None or field.kind not in _EXPLAINED:
            self._say("")
            return
        before = self.seen.record.fields.get(field.key, ())
        try:
            wanted = read_cell(field, self.text(), before, self.seen.names, reference_of(self.seen))
        except FieldValueError:
            self._say("")
            return
        values = [value.value for value in wanted.values if value.value is not None]
        if field.kind == "date":
            words = [f"{date_in_words(str(value))} ({value})" for value in values]
        else:
            words = [display(field, value) for value in values]
        meaning = " · ".join(words)
        self._say("" if meaning == self.text().strip() else meaning)

    def _say(self, text: str, *, is_problem: bool = False) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))
        restyle(self._note, "role", "problem" if is_problem else "hint")
        restyle(self._input, "invalid", is_problem)
        self._input.setAccessibleDescription(text)
        self.resized.emit()


def _is_own(event: QKeyEvent) -> bool:
    own = (
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_F2,
        Qt.Key.Key_Delete,
    )
    return Qt.Key(event.key()) in own


class SheetDelegate(QStyledItemDelegate):
    """Opens editors over cells; saving is its owner's business."""

    def __init__(
        self,
        source_of: Callable[[SheetColumn], OptionSource | None],
        save: Callable[[CellEditor], None],
        parent: QWidget,
    ) -> None:
        """Make editors.

        Args:
            source_of: what a column's values can be chosen from.
            save: saves what an editor holds; raises what a person is to be told.
        """
        super().__init__(parent)
        self._source_of = source_of
        self._save = save

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        model = index.model()
        row = model.row(index.row()) if isinstance(model, SheetModel) else None
        if not isinstance(model, SheetModel) or row is None:
            # Nothing opens; Qt's stubs do not know that this is allowed.
            return None  # type: ignore[return-value]
        column = model.columns[index.column()]
        editor = CellEditor(column, row, self._source_of(column), parent)
        editor.finished.connect(self._on_finished)
        editor.given_up.connect(self._on_given_up)
        editor.resized.connect(self._on_resized)
        model.hold(True)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        # What is typed stays, also when the row is painted anew.
        model = index.model()
        if isinstance(editor, CellEditor) and isinstance(model, SheetModel) and not editor.edited:
            text = model.edited_text(index.row(), index.column())
            if editor.column.key == "state":
                text = str(index.data())
            editor.begin(text)

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, _index: _Index) -> None:
        if isinstance(editor, CellEditor):
            self.save(editor)

    def save(self, editor: CellEditor) -> bool:
        """Save what an editor holds; False if it was refused, which it then says."""
        if editor.is_given_up or not editor.is_changed:
            return True
        try:
            self._save(editor)
        except AnnotatorError as error:
            editor.refuse(error_words(error))
            return False
        editor.edited = False
        editor.is_refused = False
        return True

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        cell: QRect = option.rect
        parent = editor.parentWidget()
        room = parent.rect() if parent is not None else cell
        width = min(max(cell.width(), _LEAST_WIDTH), room.width())
        height = max(editor.heightForWidth(width), editor.sizeHint().height(), cell.height())
        x = min(cell.left(), room.right() - width + 1)
        y = cell.top() if cell.top() + height <= room.bottom() else room.bottom() - height
        editor.setGeometry(max(x, min(cell.left(), 0)), max(y, 0), width, height)

    def eventFilter(self, _editor: QObject, _event: QEvent) -> bool:
        # Qt's own would end the editing on keys and on losing the focus, saved or not.
        return False

    def _on_finished(self, hint: _Hint) -> None:
        editor = self.sender()
        if isinstance(editor, CellEditor) and self.save(editor):
            self.closeEditor.emit(editor, hint)

    def _on_given_up(self) -> None:
        editor = self.sender()
        if isinstance(editor, CellEditor):
            self.closeEditor.emit(editor, _Hint.RevertModelCache)

    def _on_resized(self) -> None:
        editor = self.sender()
        if isinstance(editor, CellEditor):
            height = max(editor.heightForWidth(editor.width()), editor.sizeHint().height())
            editor.resize(editor.width(), height)
