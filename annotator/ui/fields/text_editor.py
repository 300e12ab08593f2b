"""Editors of text: one line, or several that grow with what is in them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.core.codebook import values
from annotator.core.codebook.model import Field
from annotator.core.coding.record import FieldValue
from annotator.ui.fields.appearance import restyle
from annotator.ui.fields.context import Entry, FormContext
from annotator.ui.fields.editor import ValueEditor
from annotator.ui.fields.keys import is_ctrl_enter
from annotator.ui.fields.picker import Option, PickerLine, Proposals

_LEAST_WIDTH = 56
_LEAST_LINES = 2
_MOST_LINES = 10


class LineEditor(ValueEditor):
    """A value on one line, as `core.values` writes and reads it."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, form_context, parent)
        self._value: FieldValue | None = None
        self._placeholder: str | None = None
        self._adding = False
        self.line = self._make_line()
        self.line.setAccessibleName(field.label)
        self.line.setMinimumWidth(_LEAST_WIDTH)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self._on_enter)
        self._watch(self.line)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(self.line)
        self.left.connect(self._tidy)

    def _make_line(self) -> QLineEdit:
        """A line that shows what was used last, on Down while it is empty."""
        self._recent_line = PickerLine(self, opens_on_click=False, tab_picks=False)
        self._recent_line.asked.connect(self._on_recent_asked)
        self._recent_line.picked.connect(self._on_recent_picked)
        return self._recent_line

    def is_choosing(self) -> bool:
        return isinstance(self.line, PickerLine) and self.line.is_open()

    def _on_recent_asked(self, text: str) -> None:
        recent = [] if text or self.line.text() else self._recent_options()
        self._recent_line.propose(Proposals(recent, 0 if recent else -1))

    def _recent_options(self) -> list[Option]:
        shown = [self._display(value) for value in self.form_context.recent(self.field.key)]
        return [Option(text, text, self.tr("used last")) for text in shown if text]

    def _on_recent_picked(self, text: str) -> None:
        self._write(text)
        self.edited = True
        self.settled.emit()

    def show_value(self, value: FieldValue | None) -> None:
        says_already = self._says_already(value)
        self._value = value
        if not says_already:
            self._write(self._display(value))

    def entry(self) -> Entry:
        text = self.line.text()
        return (
            values.parse(self.field, text, self.form_context.reference()) if text.strip() else None
        )

    def typed(self) -> str:
        return self.line.text()

    def set_typed(self, text: str) -> None:
        self.edited = True
        self._write(text)

    def set_editable(self, editable: bool) -> None:
        self.line.setReadOnly(not editable)

    def select_all(self) -> None:
        # From the end on, so that of a long value the beginning is in sight.
        self.line.setSelection(len(self.line.text()), -len(self.line.text()))

    def set_adding(self, adding: bool) -> None:
        self._adding = adding
        self._show_placeholder()

    def propose(self, text: str) -> None:
        super().propose(text)
        self._show_placeholder()
        restyle(self.line, "proposed", bool(text))

    def _show_placeholder(self) -> None:
        """What stands there while it is empty: a proposal, before what is asked for."""
        if not (self.proposed or self._adding):
            if self._placeholder is not None:
                self.line.setPlaceholderText(self._placeholder)
                self._placeholder = None
            return
        if self._placeholder is None:
            self._placeholder = self.line.placeholderText()
        self.line.setPlaceholderText(self.proposed or self.tr("one more"))

    def _on_enter(self) -> None:
        self.settled.emit()

    def _display(self, value: FieldValue | None) -> str:
        return values.display(self.field, value.value) if value else ""

    def _says_already(self, value: FieldValue | None) -> bool:
        """While the person is in it, their own wording stays if it means the value."""
        return self.line.hasFocus() and self._meaning() == (value.value if value else None)

    def _meaning(self) -> Entry:
        return self.line.text().strip() or None

    def _tidy(self) -> None:
        """Write the value as it is stored once the person has gone."""
        if not self.edited:
            self._write(self._display(self._value))

    def _write(self, text: str) -> None:
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)


class LongTextEditor(ValueEditor):
    """Text on several lines; Enter makes a new one, Ctrl+Enter saves, Tab goes on."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, form_context, parent)
        self.area = QPlainTextEdit(self)
        self.area.setAccessibleName(field.label)
        self.area.setTabChangesFocus(True)
        self.area.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.textChanged.connect(self._on_text_changed)
        # A plain text edit reports its document's size in lines, folded ones counted.
        self.area.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._is_writing = False
        self._watch(self.area)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        self._grow()

    def show_value(self, value: FieldValue | None) -> None:
        self._write(values.display(self.field, value.value) if value else "")

    def entry(self) -> Entry:
        text = self.typed()
        return values.parse(self.field, text) if text.strip() else None

    def typed(self) -> str:
        # toPlainText would turn no-break spaces into spaces.
        raw = self.area.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def set_typed(self, text: str) -> None:
        self.edited = True
        self._write(text)

    def set_editable(self, editable: bool) -> None:
        self.area.setReadOnly(not editable)

    def select_all(self) -> None:
        self.area.selectAll()

    def _write(self, text: str) -> None:
        # The stored text has lost its outer white space; what is being typed may still have it.
        if self.typed() == text or (self.area.hasFocus() and self.typed().strip() == text):
            return
        self._is_writing = True
        self.area.setPlainText(text)
        self._is_writing = False

    def _on_text_changed(self) -> None:
        if not self._is_writing:
            self._on_edited()

    def _handle_key(self, event: QKeyEvent) -> bool:
        if is_ctrl_enter(event):
            self.settled.emit()
            return True
        return super()._handle_key(event)

    def _grow(self) -> None:
        lines = round(self.area.document().documentLayout().documentSize().height())
        shown = min(max(lines, _LEAST_LINES), _MOST_LINES)
        margins = self.area.contentsMargins()
        padding = 2 * (self.area.frameWidth() + round(self.area.document().documentMargin()))
        height = shown * QFontMetrics(self.area.font()).lineSpacing() + padding
        self.area.setFixedHeight(height + margins.top() + margins.bottom())
        self.area.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if lines > _MOST_LINES
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()
