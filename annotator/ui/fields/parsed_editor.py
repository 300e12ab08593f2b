"""Editors of what is typed freely and understood: dates, numbers, ranges, addresses."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from annotator.core.codebook import values
from annotator.core.codebook.edtf import is_unusual
from annotator.core.codebook.model import Field
from annotator.core.coding.record import FieldValue
from annotator.core.errors import FieldValueError
from annotator.ui.fields.context import Entry, FormContext
from annotator.ui.fields.date_words import date_in_words
from annotator.ui.fields.keys import is_ctrl_enter
from annotator.ui.fields.text_editor import LineEditor
from annotator.ui.kit.icons import icon
from annotator.ui.kit.open_address import open_address, web_address
from annotator.ui.kit.theme import Theme

_ANY_DAY = date(2000, 1, 1)


class ParsedEditor(LineEditor):
    """A value that may be written in several ways; says beneath what was understood."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, form_context, parent)
        self.line.setPlaceholderText(self._example())

    def hint(self) -> str:
        meaning = self._meaning()
        if meaning is None:
            return ""
        shown = self._describe(meaning)
        return "" if shown == self.line.text().strip() else shown

    def _meaning(self) -> Entry:
        """What the input means, None as long as nothing can be made of it."""
        try:
            return self.entry()
        except FieldValueError:
            return None

    def _describe(self, meaning: Entry) -> str:
        raise NotImplementedError

    def _example(self) -> str:
        raise NotImplementedError


class NumberEditor(ParsedEditor):
    """A number: 1200, 1,200, 3.5 or twelve."""

    def _describe(self, meaning: Entry) -> str:
        return values.display(self.field, meaning) if isinstance(meaning, int | float) else ""

    def _example(self) -> str:
        return self.tr("a number")


class RangeEditor(ParsedEditor):
    """Numbers from low to high: 12, 10-20, 10+, at most 20."""

    def _describe(self, meaning: Entry) -> str:
        if not isinstance(meaning, values.Range):
            return ""
        if meaning.low == meaning.high:
            return values.display(self.field, meaning)
        if meaning.high is None:
            return self.tr("{0} or more").format(meaning.low)
        if meaning.low is None:
            return self.tr("{0} or fewer").format(meaning.high)
        return self.tr("{0} to {1}").format(meaning.low, meaning.high)

    def _example(self) -> str:
        return self.tr("12, 10–20 or 10+")


class DateEditor(ParsedEditor):
    """A date in any wording, with what it resolved to beneath."""

    def show_value(self, value: FieldValue | None) -> None:
        super().show_value(value)
        if not (self.proposed or self._adding):
            self.line.setPlaceholderText(self._example())

    def hint(self) -> str:
        return super().hint() or self._what_is_missing()

    def _what_is_missing(self) -> str:
        """Why words that were taken gave no date: they count from the article's, which has none."""
        words = [span.text for span in self._value.spans] if self._value else []
        if self.line.text().strip() or not words or self.form_context.reference() is not None:
            return ""
        try:
            values.parse(self.field, words[0], _ANY_DAY)
        except FieldValueError:
            return ""
        return self.tr("Needs the article’s date: F2 in the text sets it.")

    def _describe(self, meaning: Entry) -> str:
        if not isinstance(meaning, str):
            return ""
        words = date_in_words(meaning)
        today = QDate.currentDate()
        if is_unusual(meaning, date(today.year(), today.month(), today.day())):
            words = self.tr("{0}: is that year meant?").format(words)
        return words if meaning == self.line.text().strip() else f"{words} ({meaning})"

    def _example(self) -> str:
        if self.form_context.reference() is None:
            return self.tr("2017-02-19, Feb 2017")
        return self.tr("last Thursday, 2017-02-19")


class UrlEditor(ParsedEditor):
    """An address; a button or Ctrl+Enter shows where it leads, and then opens it."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, form_context, parent)
        self.open_button = QToolButton(self)
        self.open_button.setObjectName("openAddress")
        self.open_button.setProperty("role", "quiet")
        self.open_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.open_button.setToolTip(self.tr("Open in the browser"))
        self.open_button.setAccessibleName(self.tr("Open {0} in the browser").format(field.label))
        self.open_button.clicked.connect(self._open)
        self._box.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.open_button)
        self._box.addLayout(row)
        self.line.textChanged.connect(self._on_text)
        self._on_text()

    def hint(self) -> str:
        return ""

    def _example(self) -> str:
        return "https://"

    def set_theme(self, theme: Theme) -> None:
        self.open_button.setIcon(icon(theme, "external", "muted"))

    def _handle_key(self, event: QKeyEvent) -> bool:
        if is_ctrl_enter(event):
            self.open_button.click()
            return True
        return super()._handle_key(event)

    def _on_text(self) -> None:
        self.open_button.setEnabled(web_address(self.line.text()) is not None)

    def _open(self) -> None:
        open_address(self.line.text(), self.window())
