"""The editor of a few short choices side by side, none of which may be chosen."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from annotator.core.codebook import values
from annotator.core.codebook.model import Field
from annotator.core.codebook.values import Value
from annotator.core.coding.record import FieldValue
from annotator.ui.fields.appearance import restyle
from annotator.ui.fields.context import Entry, FormContext
from annotator.ui.fields.editor import ValueEditor
from annotator.ui.fields.keys import is_enter, wants_evidence, wants_help

_MOST = 4
_MOST_LETTERS = 24
"""Of all labels together: so they stand side by side in the narrowest form."""
_PAUSE_MS = 1000
"""After such a pause letters are no longer typed in a row."""
_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Segment(NamedTuple):
    """A value that can be chosen, what stands on it, and a letter that chooses it besides."""

    value: Value
    name: str
    label: str
    letter: str
    help: str = ""

    def begins(self, text: str) -> bool:
        """Whether its label begins so, or it has this letter."""
        return text == self.letter or self.label.casefold().startswith(text)


class SegmentsEditor(ValueEditor):
    """Values side by side; Left and Right or first letters choose, Delete clears."""

    def __init__(
        self,
        field: Field,
        form_context: FormContext,
        parent: QWidget | None,
        segments: Sequence[Segment],
    ) -> None:
        super().__init__(field, form_context, parent)
        self._segments = tuple(segments)
        self._begun = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._forget_letters)
        self.setProperty("role", "segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons = QButtonGroup(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(2, 2, 2, 2)
        box.setSpacing(2)
        nothing = self._add(0, "notSaid", "–", self.tr("not said"))
        nothing.setToolTip(self.tr("not said"))
        for n, each in enumerate(self._segments, 1):
            self._add(n, each.name, each.label.replace("&", "&&"), each.label).setToolTip(each.help)
        box.addStretch(1)
        self._buttons.button(0).setChecked(True)
        self._buttons.idClicked.connect(self._on_clicked)

    def _add(self, n: int, name: str, text: str, label: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(f"{self.field.label}: {label}")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("role", "segment")
        self._buttons.addButton(button, n)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
        return button

    def show_value(self, value: FieldValue | None) -> None:
        self._choose(value.value if value else None)

    def entry(self) -> Entry:
        chosen = self._buttons.checkedId()
        return self._segments[chosen - 1].value if chosen else None

    def typed(self) -> str:
        chosen = self._buttons.checkedId()
        return values.display(self.field, self._segments[chosen - 1].value) if chosen else ""

    def set_typed(self, text: str) -> None:
        self.edited = True
        shown = {values.display(self.field, each.value): each.value for each in self._segments}
        self._choose(shown.get(text))

    def set_editable(self, editable: bool) -> None:
        for button in self._buttons.buttons():
            button.setEnabled(editable)

    def propose(self, text: str) -> None:
        super().propose(text)
        for n, each in enumerate(self._segments, 1):
            is_proposed = bool(text) and values.display(self.field, each.value) == text
            restyle(self._buttons.button(n), "proposed", is_proposed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target, now = self._target(event), self._buttons.checkedId()
        if wants_evidence(event):
            self.evidence_wanted.emit()
        elif wants_help(event):
            self.help_wanted.emit()
        elif is_enter(event) and self.proposed and not now:
            self.proposal_taken.emit()
        elif target is None or not self._buttons.button(target).isEnabled():
            super().keyPressEvent(event)
        elif target == now == 0 and event.key() in _ERASING:
            self.emptied_again.emit()
        else:
            self._note_letter(event.text())
            if target != now:
                self._buttons.button(target).setChecked(True)
                self._on_clicked()

    def _target(self, event: QKeyEvent) -> int | None:
        """Which segment the key chooses; 0 for none of them, None for another key."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        now, count = self._buttons.checkedId(), len(self._segments) + 1
        match event.key():
            case Qt.Key.Key_Left:
                return max(now - 1, 0)
            case Qt.Key.Key_Right:
                return min(now + 1, count - 1)
            case Qt.Key.Key_Space:
                return (now + 1) % count
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete:
                return 0
            case _:
                return self._lettered(event.text(), now)

    def _lettered(self, text: str, now: int) -> int | None:
        """What the letters typed in a row begin, else the next segment that begins with the last.

        So a label may be typed out, and one letter goes round among those that begin with it.
        """
        letter = text.casefold()
        if not letter.strip():
            return None
        for begun in (self._begun + letter, letter):
            named = [n for n, each in enumerate(self._segments, 1) if each.begins(begun)]
            if named and len(begun) > 1:
                return named[0]
        return next((n for n in named if n > now), named[0] if named else None)

    def _note_letter(self, text: str) -> None:
        """Remember the letters that are typed in a row."""
        begun = self._begun + text.casefold()
        goes_on = any(each.begins(begun) for each in self._segments)
        self._begun = begun if goes_on else text.casefold()
        self._pause.start()

    def event(self, event: QEvent) -> bool:
        # Its letters are its own while it has the focus, not the window's.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and (event.key() in _ERASING or self._lettered(event.text(), 0) is not None)
        ):
            event.accept()
            return True
        return super().event(event)

    def _forget_letters(self) -> None:
        self._begun = ""

    def _choose(self, value: object) -> None:
        chosen = (n for n, each in enumerate(self._segments, 1) if each.value == value)
        self._buttons.button(next(chosen, 0)).setChecked(True)

    def _on_clicked(self) -> None:
        self.edited = True
        self.settled.emit()


class ChoiceSegments(SegmentsEditor):
    """One of a few choices with short labels."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        segments = [
            Segment(
                each.key, f"segment_{each.key}", each.label, each.label[:1].casefold(), each.help
            )
            for each in field.choices
        ]
        super().__init__(field, form_context, parent, segments)


def are_short(field: Field) -> bool:
    """Whether the field's choices are so few and short that they stand side by side."""
    choices = field.choices
    if not choices or len(choices) > _MOST:
        return False
    plain = not any(each.children or each.retired for each in choices)
    return plain and sum(len(each.label) for each in choices) <= _MOST_LETTERS


class BooleanEditor(SegmentsEditor):
    """Three states side by side; Left and Right or Y and N choose, Delete clears."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        # Before the widget is there, which is made with them.
        segments = (
            Segment(True, "yes", self.tr("yes"), "y"),
            Segment(False, "no", self.tr("no"), "n"),
        )
        super().__init__(field, form_context, parent, segments)
