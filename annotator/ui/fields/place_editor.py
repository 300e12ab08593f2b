"""The editor of a place: one line, or its parts one by one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from annotator.core.codebook import values
from annotator.core.codebook.model import Field
from annotator.ui.fields.context import Entry, FormContext
from annotator.ui.fields.keys import is_ctrl_enter
from annotator.ui.fields.parsed_editor import ParsedEditor
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme


class PlaceEditor(ParsedEditor):
    """“Tobruk, LBY (32.08, 23.96)” on a line; a button or Ctrl+Enter unfolds its parts.

    The parts tell apart what one line cannot, such as a name that has a comma of its own.
    """

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        self._parts: list[QLineEdit] = []
        self._place: values.Place | None = None
        super().__init__(field, form_context, parent)
        self._unfold = QToolButton(self)
        self._unfold.setObjectName("placeParts")
        self._unfold.setCheckable(True)
        self._unfold.setProperty("role", "quiet")
        self._unfold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._unfold.setToolTip(self.tr("Name, country, latitude and longitude one by one"))
        self._unfold.setAccessibleName(self.tr("Parts of {0}").format(field.label))
        self._unfold.toggled.connect(self._on_unfolded)
        self._box.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._unfold)
        self._box.addLayout(row)
        self._fold = QWidget(self)
        self._fold.hide()
        self._box.addWidget(self._fold)
        self.line.textEdited.connect(self._forget_parts)

    def entry(self) -> Entry:
        return self._place if self._place is not None else super().entry()

    def tab_stops(self) -> list[QWidget]:
        return [self.line, *self._parts]

    def _handle_key(self, event: QKeyEvent) -> bool:
        if is_ctrl_enter(event):
            self._unfold.toggle()
            return True
        return super()._handle_key(event)

    def set_theme(self, theme: Theme) -> None:
        self._unfold.setIcon(icon(theme, "chevron-down", "muted"))

    def set_editable(self, editable: bool) -> None:
        super().set_editable(editable)
        for part in self._parts:
            part.setReadOnly(not editable)

    def _describe(self, meaning: Entry) -> str:
        if not isinstance(meaning, values.Place):
            return ""
        degrees = "" if meaning.lat is None else f"{meaning.lat:g}, {meaning.lon:g}"
        return " · ".join(part for part in (meaning.name, meaning.country, degrees) if part)

    def hint(self) -> str:
        # A name alone needs no explanation; a country or degrees say how they were read.
        meaning = self._meaning()
        is_plain = isinstance(meaning, values.Place) and not meaning.country
        if is_plain or self._unfold.isChecked():
            return ""
        return super().hint()

    def _example(self) -> str:
        return self.tr("Tobruk, LBY")

    def _meaning(self) -> Entry:
        if not self.edited and self._value and isinstance(self._value.value, values.Place):
            return self._value.value
        return super()._meaning()

    def _write(self, text: str) -> None:
        super()._write(text)
        self._place = None
        self._fill_parts()

    def _forget_parts(self) -> None:
        self._place = None
        self._fill_parts()

    def _on_unfolded(self, unfolded: bool) -> None:
        if unfolded and not self._parts:
            self._make_parts()
        self._fold.setVisible(unfolded)
        self.typing.emit()
        (self._parts[0] if unfolded else self.line).setFocus()

    def _make_parts(self) -> None:
        grid = QGridLayout(self._fold)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        labels = (
            ("placeName", self.tr("Name")),
            ("placeCountry", self.tr("Country")),
            ("placeLat", self.tr("Latitude")),
            ("placeLon", self.tr("Longitude")),
        )
        for n, (name, label) in enumerate(labels):
            caption = QLabel(label, self._fold)
            caption.setProperty("role", "hint")
            part = QLineEdit(self._fold)
            part.setObjectName(name)
            part.setAccessibleName(f"{self.field.label}: {label}")
            part.setReadOnly(self.line.isReadOnly())
            part.textEdited.connect(self._on_part_edited)
            part.editingFinished.connect(self._on_part_finished)
            grid.addWidget(caption, n, 0)
            grid.addWidget(part, n, 1)
            self._parts.append(part)
        self._fill_parts()

    def _fill_parts(self) -> None:
        """Show the line's meaning in the parts, unless the person is writing in them."""
        if not self._parts or any(part.hasFocus() for part in self._parts):
            return
        place = self._meaning()
        texts = ("", "", "", "")
        if isinstance(place, values.Place):
            texts = (place.name, place.country, _degrees(place.lat), _degrees(place.lon))
        for part, text in zip(self._parts, texts, strict=True):
            if part.text() != text:
                part.setText(text)

    def _on_part_edited(self) -> None:
        name, country, lat, lon = (part.text().strip() for part in self._parts)
        where = f"{name}, {country}" if country else name
        shown = f"{where} ({lat}, {lon})" if lat or lon else where
        self.line.setText(shown)
        try:
            self._place = values.Place(name, country, _number(lat), _number(lon)) if shown else None
        except ValueError:
            self._place = None  # the line then shows what cannot be read, and says so
        self._on_edited()

    def _on_part_finished(self) -> None:
        if self.edited:
            self.settled.emit()


def _degrees(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def _number(text: str) -> float | None:
    return float(text) if text else None
