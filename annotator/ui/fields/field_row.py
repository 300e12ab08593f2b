"""A field in the form: its label with its letter, and the rows of its values."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.core.codebook.model import Field
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.ui.fields.appearance import restyle
from annotator.ui.fields.context import FormContext
from annotator.ui.fields.help_note import HelpButton, HelpNote
from annotator.ui.kit.context_menu import ContextMenu, Groups, offered
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words

LABEL_WIDTH, NARROW_LABEL_WIDTH = 128, 112
Drafts = dict[int, str]
"""Input that could not be saved, by ordinal."""


class FieldRow(QWidget):
    """The base class of field rows: label, values, evidence chips and drafts."""

    typing = Signal()
    take_requested = Signal(str, int)
    evidence_clicked = Signal(Span)
    failed = Signal(str)
    proposals_taken = Signal()
    """The record is to take all that the text proposes for it."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.form_context = form_context
        self.setObjectName(f"field_{field.key}")
        self.setAccessibleName(field.label)
        self._values: tuple[FieldValue, ...] = ()
        self._help_button: HelpButton | None = None
        self._help_note: HelpNote | None = None
        self._head = self._make_head()
        self._body = QWidget(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._is_editable = self._can_take = False
        ContextMenu(self, self._offers)
        self._layout: tuple[bool, int] | None = None
        self.set_label(LABEL_WIDTH, stacked=False)

    def _make_head(self) -> QWidget:
        head = QWidget(self)
        head.setToolTip(self.field.help)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 3, 0, 0)
        row.setSpacing(4)
        cap = QLabel(self.field.letter, head)
        cap.setProperty("role", "fieldKey" if self.field.letter else "noKey")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cap.setFixedSize(18, 18)
        cap.setToolTip(
            self.tr("{0} goes to this field; with text selected, takes it.").format(
                self.field.letter
            )
            if self.field.letter
            else ""
        )
        mark = "\u00a0*" if self.field.required else ""
        self._caption = QLabel(self.field.label + mark, head)
        self._caption.setProperty("role", "fieldLabel")
        self._caption.setWordWrap(True)
        row.addWidget(cap, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._caption, 1, Qt.AlignmentFlag.AlignTop)
        if self.field.help or self.field.examples:
            self._help_button = HelpButton(self.field.label, f"help_{self.field.key}", head)
            self._help_button.unfolded.connect(self._show_help)
            row.addWidget(self._help_button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _note_state(self, *, editable: bool, selection: bool) -> None:
        """Whether it can be edited, and whether a selection can be taken, for its menu."""
        self._is_editable, self._can_take = editable, editable and selection

    def _offers(self, _place: QPoint | None) -> Groups:
        """What the menu over its label and the room between its editors offers."""
        is_filled = bool(self._values) and self._is_editable
        return [
            [
                offered(self.tr("Edit"), self.focus_first, enabled=self._is_editable),
                offered(
                    self.tr("Take the selected text"),
                    partial(self._on_take, -1),
                    enabled=self._can_take,
                ),
            ],
            [offered(self.tr("Clear the field"), self._clear, enabled=is_filled)],
            [
                offered(
                    self.tr("What the codebook says"),
                    self.toggle_help,
                    enabled=self._help_button is not None,
                )
            ],
        ]

    def _clear(self) -> None:
        try:
            self.form_context.clear(self.field.key)
        except AnnotatorError as error:
            self.failed.emit(error_words(error))

    def set_attended(self, attended: bool) -> None:
        """Whether the person is at this field; the “?” is there for them, and on hover."""
        if self._help_button is not None:
            restyle(self._help_button, "attended", attended)

    def toggle_help(self) -> None:
        """Unfold what the codebook says of the field, or fold it."""
        if self._help_button is not None:
            self._help_button.toggle()

    def _show_help(self, unfolded: bool) -> None:
        if unfolded and self._help_note is None:
            note = HelpNote(
                self.field.help, self.field.examples, f"helpText_{self.field.key}", self
            )
            self._help_note = note
            self._place_help()
        if self._help_note is not None:
            self._help_note.setVisible(unfolded)

    def _place_help(self) -> None:
        if self._help_note is not None:
            self._grid.addWidget(self._help_note, 1, 0, 1, 2)

    def set_label(self, width: int, *, stacked: bool) -> None:
        """Put the label beside the values, or above them, as long text always has it.

        Args:
            width: that of the column of labels.
        """
        stacked = stacked or self.field.long
        if (stacked, width) == self._layout:
            return
        self._layout = stacked, width
        self._grid.addWidget(self._head, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._body, 2 if stacked else 0, int(not stacked))
        self._place_help()
        self._grid.setColumnMinimumWidth(0, 0 if stacked else width)
        self._head.setFixedWidth(16_777_215 if stacked else width)
        self._head.setMinimumWidth(0 if stacked else width)
        self._grid.setColumnStretch(0, int(stacked))
        self._grid.setColumnStretch(1, int(not stacked))

    def fit(self, label: int, width: int) -> None:
        """Take a width: the label goes above the values where they do not fit beside it.

        Args:
            label: the width of the column of labels.
            width: that of the whole row.
        """
        self.set_label(label, stacked=width < label + 8 + self._body.minimumSizeHint().width())

    def bind(self, values: tuple[FieldValue, ...], *, afresh: bool) -> None:
        """Show a record's values; what differs is changed, nothing else is touched."""
        if values != self._values or afresh or self.is_unsaved():
            self._values = values
            self._bind(values, afresh=afresh)
        self._mark_required()

    def propose(self, value: FieldValue | None) -> None:
        """Show faintly what the text proposes for the field, which is empty; None for nothing."""

    def rebind(self) -> None:
        """Show the same values again: what they point at may have changed."""
        self._bind(self._values, afresh=False)

    def _mark_required(self) -> None:
        if self.field.required:
            restyle(self._caption, "missing", not self._values)
            self._caption.setToolTip(
                self.field.help if self._values else self.tr("Required, and still empty")
            )

    def is_filled(self) -> bool:
        """Whether the record says anything in this field."""
        return bool(self._values)

    def _bind(self, values: tuple[FieldValue, ...], *, afresh: bool) -> None:
        raise NotImplementedError

    def save(self) -> bool:
        """Save what is typed; False if some of it was refused."""
        raise NotImplementedError

    def save_when_ready(self) -> None:
        """The person pauses: save what they have finished."""
        raise NotImplementedError

    def is_unsaved(self) -> bool:
        """Whether it holds input that is not saved."""
        raise NotImplementedError

    def drafts(self) -> Drafts:
        """Such input."""
        raise NotImplementedError

    def put_drafts(self, drafts: Drafts) -> None:
        """Put such input back."""
        raise NotImplementedError

    def enterEvent(self, event: QEnterEvent) -> None:
        self.set_attended(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        focused = self.window().focusWidget()
        self.set_attended(focused is not None and self.isAncestorOf(focused))
        super().leaveEvent(event)

    def focus_first(self) -> None:
        """Put the cursor into the first editor whose value is still to be said, else the first."""
        raise NotImplementedError

    def ask(self, ordinal: int) -> None:  # noqa: ARG002 - of several values only
        """Put the cursor into the value at an ordinal, and show what may be meant by it."""
        self.focus_first()

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        raise NotImplementedError

    def set_editable(self, editable: bool, *, selection: bool) -> None:
        """Allow or refuse edits, and taking the selection."""
        raise NotImplementedError

    def _on_take(self, ordinal: int) -> None:
        self.take_requested.emit(self.field.key, ordinal)

    def _on_evidence_followed(self, ordinal: int, fragment: int) -> None:
        self.evidence_clicked.emit(self._values[ordinal].spans[fragment].span)

    def _on_evidence_removed(self, ordinal: int, fragment: int) -> None:
        try:
            self.form_context.remove_evidence(self.field.key, ordinal, fragment)
        except AnnotatorError as error:
            self.failed.emit(error_words(error))

    def _body_box(self) -> QVBoxLayout:
        box = QVBoxLayout(self._body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        return box
