"""Editors that pick one of what is there: choices, trees of choices, records."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.core.codebook import values
from annotator.core.codebook.model import Field, label_of, offered_paths
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import FieldValueError
from annotator.core.text.span import joined_text
from annotator.ui.fields.context import Entry, FormContext
from annotator.ui.fields.picker import Option, PickerLine, Proposals, fitting
from annotator.ui.fields.text_editor import LineEditor
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme

_MOST_RECORDS = 100
_TITLE_LENGTH = 80


def choice_options(field: Field) -> list[Option]:
    """A field's choices as proposals, subtypes after their parent: “Assault › Aerial”."""
    return [
        Option(path, label_of(field, path), help=choice.help)
        for path, choice in offered_paths(field.choices)
    ]


def recent_first(
    options: Sequence[Option], used: Sequence[FieldValue], detail: str
) -> list[Option]:
    """All there is to choose from, what was used last before the others and called so."""
    by_key = {option.key: option for option in options}
    keys = [value.value for value in used]
    recent = [by_key.pop(key) for key in keys if isinstance(key, str) and key in by_key]
    return [*(replace(each, detail=each.detail or detail) for each in recent), *by_key.values()]


class PickingEditor(LineEditor):
    """One of several options; typing filters them."""

    picker: PickerLine

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        self._picked: str | None = None
        super().__init__(field, form_context, parent)
        self.line.setPlaceholderText(self.tr("not said"))

    def _make_line(self) -> QLineEdit:
        self.picker = PickerLine(self)
        self.picker.asked.connect(self._on_asked)
        self.picker.picked.connect(self._on_picked)
        return self.picker

    def _options(self, text: str) -> Sequence[Option]:
        raise NotImplementedError

    def _on_asked(self, text: str) -> None:
        options = self._options(text)
        if not text.strip():
            used = self.form_context.recent(self.field.key)
            options = recent_first(options, used, self.tr("used last"))
        now = self._value.value if self._value else None
        best = next((n for n, option in enumerate(options) if option.key == now), -1)
        self.picker.propose(Proposals(options, 0 if text.strip() else best))

    def _on_picked(self, key: str) -> None:
        self._picked = key
        self.edited = True
        self._write(self._label(key))
        self.settled.emit()

    def _on_edited(self) -> None:
        self._picked = None
        super()._on_edited()

    def show_value(self, value: FieldValue | None) -> None:
        self._picked = None
        super().show_value(value)

    def is_choosing(self) -> bool:
        return self.picker.is_open()

    def set_theme(self, theme: Theme) -> None:
        self.picker.set_icon(icon(theme, "chevron-down", "muted"))

    def entry(self) -> Entry:
        text = self.line.text().strip()
        if self._picked is not None or not text:
            return self._picked
        options = self._options(text)
        exact = [option for option in options if option.label.casefold() == text.casefold()]
        for found in (exact, options):
            if len(found) == 1:
                return found[0].key
        if options:
            raise FieldValueError(
                self.tr("“{0}” could be several. Press Down to choose one.").format(text)
            )
        raise FieldValueError(
            self.tr("There is no “{0}”. Press Down to see what there is.").format(text)
        )

    def _meaning(self) -> Entry:
        text = self.line.text()
        return self._value.value if self._value and text == self._display(self._value) else None

    def _display(self, value: FieldValue | None) -> str:
        if value is None or not isinstance(value.value, str):
            return ""
        return self._label(value.value)

    def _label(self, key: str) -> str:
        raise NotImplementedError


class ChoiceEditor(PickingEditor):
    """One choice of a list or tree."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        self._all = choice_options(field)
        super().__init__(field, form_context, parent)

    def _options(self, text: str) -> Sequence[Option]:
        return fitting(self._all, text)

    def _label(self, key: str) -> str:
        return values.display(self.field, key)


class LinkEditor(PickingEditor):
    """Another record of the article, found by its text."""

    def _options(self, text: str) -> Sequence[Option]:
        return [
            Option(record.id, title_of(record), self._type_label(record))
            for record in self.form_context.other_records(text.removesuffix("…"), _MOST_RECORDS)
        ]

    def _label(self, key: str) -> str:
        record = self.form_context.find_record(key)
        return title_of(record) if record else key

    def _type_label(self, record: Record) -> str:
        return self.form_context.codebook.type(record.type).label


def title_of(record: Record) -> str:
    """The record's text on one short line."""
    text = " ".join(joined_text(record.spans).split())
    return text if len(text) <= _TITLE_LENGTH else f"{text[:_TITLE_LENGTH].rstrip()}…"
