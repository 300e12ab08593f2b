"""One value of a field: its editor, what is to be said about it, and its evidence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from annotator.core.codebook.model import Field
from annotator.core.codebook.values import display
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError, FieldValueError
from annotator.ui.fields.appearance import quiet_button, restyle
from annotator.ui.fields.candidates import CandidateWalk
from annotator.ui.fields.chips import ChipStrip, ChipText
from annotator.ui.fields.context import Entry, FormContext, Naming, means_saved
from annotator.ui.fields.factory import make_editor
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words

_MARK = "”"
_ANY_WIDTH = 16_777_215
_UNDER = (2, 0, 1, 2)
"""The place of evidence that says more than the value."""


class ValueRow(QWidget):
    """Saves what its editor holds as the value at its ordinal, and says what was refused.

    What could not be saved stays in the editor, marked.
    """

    remove_requested = Signal(int)
    take_requested = Signal(int)
    evidence_followed = Signal(int, int)
    evidence_removed = Signal(int, int)
    typing = Signal()
    failed = Signal(str)
    more_wanted = Signal()
    """Enter on what is saved: one more value is to be added."""
    help_wanted = Signal()
    proposals_taken = Signal()
    """The record is to take all that the text proposes for it."""
    asked = Signal(int)
    """The value at that ordinal was taken from the text, and may mean several."""

    def __init__(
        self, field: Field, form_context: FormContext, ordinal: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._form_context = form_context
        self._ordinal = ordinal
        self._value: FieldValue | None = None
        self._refused = ""
        self._moved_on = False
        self._typed = False
        self._saving = False
        self._editable = True
        self._selection = self._is_last = False
        self.editor = make_editor(field, form_context, self)
        self._walk = CandidateWalk(field, form_context, self.editor)
        self.proposal_button: QToolButton | None = None
        label = field.label
        self.take_button = quiet_button("take", label, self.tr("Take the selected text"), self)
        self.remove_button = quiet_button("remove", label, self.tr("Remove this value"), self)
        self.more_button = quiet_button("more", label, self.tr("One more (Enter)"), self)
        self.more_button.setText("+")
        self.more_button.hide()
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.hide()
        self.evidence = ChipStrip("evidence", self)
        self.evidence.hide()
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.editor, 0, 0)
        # In a row of their own, which takes no room where none of them shows.
        self._beside = QHBoxLayout()
        self._beside.setContentsMargins(2, 0, 0, 0)
        self._beside.setSpacing(2)
        for button in (self.more_button, self.remove_button, self.take_button):
            self._beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._beside, 0, 1)
        grid.addWidget(self.note, 1, 0, 1, 2)
        grid.addWidget(self.evidence, *_UNDER)
        self._is_one_chip = False
        grid.setColumnStretch(0, 1)
        self.set_ordinal(ordinal)
        self._connect()

    def _connect(self) -> None:
        self.editor.typing.connect(self._on_typing)
        self.editor.settled.connect(self.settle)
        self.editor.left.connect(self._on_left)
        self.editor.emptied_again.connect(self._on_emptied_again)
        self.editor.evidence_wanted.connect(self.evidence.focus_first)
        self._walk.moved.connect(self._show_note)
        self.editor.walked.connect(self._on_walked)
        self.editor.candidate_taken.connect(self._on_candidate_taken)
        self.editor.walk_ended.connect(self._walk.end)
        self.editor.help_wanted.connect(self.help_wanted)
        self.editor.proposal_taken.connect(self._on_proposal_taken)
        self.take_button.clicked.connect(self._on_take)
        self.remove_button.clicked.connect(self._on_remove)
        self.more_button.clicked.connect(self.more_wanted)
        self.evidence.followed.connect(self._on_evidence_followed)
        self.evidence.removed.connect(self._on_evidence_removed)
        self.evidence.escaped.connect(self.focus)

    def set_ordinal(self, ordinal: int) -> None:
        """The place of its value among those of the field."""
        self._ordinal = ordinal
        for name, part in (
            *(("value", self), ("editor", self.editor), ("take", self.take_button)),
            *(("remove", self.remove_button), ("more", self.more_button)),
            *(("evidence", self.evidence), ("note", self.note)),
        ):
            part.setObjectName(f"{name}_{self._field.key}_{ordinal}")

    @property
    def is_unsaved(self) -> bool:
        """Whether the editor holds what is not saved."""
        return self.editor.edited

    def stays_empty(self, *, afresh: bool) -> bool:
        """Whether to show no value changes nothing: there is none, and nothing is typed or said."""
        if self._value is not None or self.editor.edited or self._refused or self._moved_on:
            return False
        if afresh:
            self._walk.end()
        return not self.note.text() and self.editor.is_empty()

    def bind(self, value: FieldValue | None, *, afresh: bool) -> None:
        """Show a saved value. ``afresh``: it is another record's, unsaved input is no more."""
        before, self._value = self._value, value
        if afresh:
            self.editor.edited = False
            self._walk.end()
        if self.editor.edited and self._is_saved(value):
            self.editor.edited = False
        if not self.editor.edited:
            self._refused, self._moved_on = "", False
            self.editor.show_value(value)
        elif not self._saving and (before and before.value) != (value and value.value):
            self._moved_on = True
        self._show_note()
        self._show_evidence()

    def propose(self, value: FieldValue | None) -> None:
        """Show faintly what the text proposes while nothing is here; None for no proposal."""
        text = display(self._field, value.value) if value is not None else ""
        if not text and not self.editor.proposed:
            return
        if text != self.editor.proposed:
            self.editor.propose(text)
            self._show_note()
        if text and self.proposal_button is None:
            self.proposal_button = self._make_proposal_button()
        self._show_buttons()

    def _make_proposal_button(self) -> QToolButton:
        """The key that takes the proposals, shown as a button for the mouse."""
        button = QToolButton(self)
        button.setObjectName(f"propose_{self._field.key}_{self._ordinal}")
        button.setProperty("role", "enterKey")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setText(self.tr("Enter"))
        button.setToolTip(self.tr("Take what the text proposes: all that is shown faintly here"))
        button.clicked.connect(self._on_proposal_taken)
        self._beside.insertWidget(
            self._beside.indexOf(self.more_button), button, 0, Qt.AlignmentFlag.AlignVCenter
        )
        return button

    def _show_buttons(self) -> None:
        """Those that are next to hand: to take words while some are selected, else the others."""
        others = not self._selection
        is_one_of_many = self._field.many and self._value is not None
        self.take_button.setVisible(self._selection)
        self.remove_button.setVisible(others and is_one_of_many)
        self.more_button.setVisible(others and is_one_of_many and self._is_last)
        if self.proposal_button is not None:
            proposed = self.editor.proposed
            self.proposal_button.setVisible(others and bool(proposed) and self.editor.is_empty())
            self.proposal_button.setEnabled(self._editable)
            words = self.tr("{field}: take the proposal “{value}”")
            self.proposal_button.setAccessibleName(
                words.format(field=self._field.label, value=proposed)
            )

    def _on_proposal_taken(self) -> None:
        if self._editable:
            self.proposals_taken.emit()

    def set_last(self, last: bool) -> None:
        """Whether one more value would come after it."""
        if last != self._is_last:
            self._is_last = last
            self._show_buttons()

    def put_draft(self, text: str) -> None:
        """Put such input back, and say again what is wrong with it."""
        self.editor.set_typed(text)
        self._check()
        self._show_note()

    def settle(self) -> None:
        """Enter: save, also over what somebody else wrote meanwhile; once more: one value more."""
        was_typed = self._typed or self.editor.edited
        self._moved_on = self._typed = False
        self.save()
        if not was_typed and self._value is not None:
            self.more_wanted.emit()

    def save(self) -> bool:
        """Save what is typed; False if it was refused, which the note then says."""
        if not self.editor.edited:
            return True
        if self._saving or self._moved_on:
            return False
        self._saving = True
        try:
            self._save_entry(self.editor.entry())
        except FieldValueError as error:
            self._refused = error_words(error)
        except AnnotatorError as error:
            self._refuse(error)
        finally:
            self._saving = False
        self._show_note()
        return not self.editor.edited

    def _refuse(self, error: AnnotatorError) -> None:
        self._refused = error_words(error)
        self.failed.emit(self._refused)

    def _save_entry(self, entry: Entry) -> None:
        if not means_saved(entry, self._value):
            self._form_context.keep(self._field.key, self._ordinal, entry)
            values = self._form_context.values(self._field.key)
            self._value = values[self._ordinal] if self._ordinal < len(values) else None
        self.editor.edited = False
        self._refused = ""
        # A name that waits to be registered is not linked yet: it is shown all the same.
        if not self.editor.hasFocus() or isinstance(entry, Naming):
            self.editor.show_value(self._value)

    def save_when_ready(self) -> None:
        """The person pauses: save, unless they are still choosing."""
        if not self.editor.is_choosing():
            self.save()

    def focus(self) -> None:
        """Put the cursor into the editor, with its content selected."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.select_all()

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self.take_button.setIcon(icon(theme, "take", "accent"))
        self.remove_button.setIcon(icon(theme, "remove", "muted"))
        self.evidence.set_cross(icon(theme, "remove", "muted"))
        self.editor.set_theme(theme)

    def set_editable(self, editable: bool, *, selection: bool) -> None:
        """Allow or refuse edits; the selection can be taken where there is one."""
        if editable != self._editable:
            self.editor.set_editable(editable)
            self.remove_button.setEnabled(editable)
            self.more_button.setEnabled(editable)
        self.take_button.setEnabled(editable and selection)
        if (selection, editable) == (self._selection, self._editable):
            return
        was_editable, self._selection, self._editable = self._editable, selection, editable
        self._show_buttons()
        if editable != was_editable:
            self._show_evidence()

    def _is_saved(self, value: FieldValue | None) -> bool:
        try:
            return means_saved(self.editor.entry(), value)
        except FieldValueError:
            return False

    def _check(self) -> None:
        try:
            self.editor.entry()
        except FieldValueError as error:
            self._refused = error_words(error)

    def _on_typing(self) -> None:
        self._refused = ""
        self._typed = True
        self._walk.end()
        self._show_note()
        self._show_buttons()
        self.typing.emit()

    def _on_left(self) -> None:
        self._typed = False
        self._walk.end()
        self.save()
        self._show_note()

    def _on_emptied_again(self) -> None:
        if self._value is not None and self._editable:
            self.remove_requested.emit(self._ordinal)

    def _on_take(self) -> None:
        self.take_requested.emit(self._ordinal if self._value is not None else -1)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self._ordinal)

    def _on_evidence_followed(self, fragment: int) -> None:
        self.evidence_followed.emit(self._ordinal, fragment)

    def _on_evidence_removed(self, fragment: int) -> None:
        self.evidence_removed.emit(self._ordinal, fragment)

    def _show_note(self) -> None:
        problem = self._refused
        if self._moved_on:
            theirs = display(self._field, self._value.value) if self._value else ""
            problem = (
                self.tr("Another window wrote “{0}” meanwhile. Enter keeps yours.").format(theirs)
                if theirs
                else self.tr("Another window cleared this meanwhile. Enter keeps yours.")
            )
        text = problem or self._walk.text() or self.editor.hint()
        if text != self.note.text():
            self.note.setText(text)
        self.note.setVisible(bool(text))
        restyle(self.note, "role", "problem" if problem else "hint")
        restyle(self.editor.focusProxy() or self.editor, "invalid", bool(problem))
        described = text
        if not text and self.editor.proposed and self.editor.is_empty():
            described = self.tr("Proposed: “{0}”. Enter takes it.").format(self.editor.proposed)
        self.editor.setAccessibleDescription(described)
        (self.editor.focusProxy() or self.editor).setAccessibleDescription(described)
        self._show_buttons()

    def _show_evidence(self) -> None:
        spans = self._value.spans if self._value else ()
        if not spans and not self._is_one_chip and self.evidence.isHidden():
            return
        key = f"evidence_{self._field.key}_{self._ordinal}"
        words = [" ".join(span.text.split()) for span in spans]
        # Where the words are the value, one chip is both: the line, and a mark at its end.
        shown = display(self._field, self._value.value) if self._value else ""
        is_one_chip = words == [shown]
        chips = [
            ChipText(f"{key}_{n}", words[n], span.text, short=_MARK if is_one_chip else "")
            for n, span in enumerate(spans)
        ]
        self.evidence.set_chips(chips, editable=self._editable)
        self.evidence.setVisible(bool(chips))
        if is_one_chip != self._is_one_chip:
            self._is_one_chip = is_one_chip
            if is_one_chip:
                self._grid.removeWidget(self.evidence)
                self._beside.insertWidget(0, self.evidence)
            else:
                self._beside.removeWidget(self.evidence)
                self._grid.addWidget(self.evidence, *_UNDER)
            restyle(self.editor.focusProxy() or self.editor, "evidenced", is_one_chip)
        if is_one_chip:
            self.evidence.setFixedWidth(self.evidence.width_wanted())
        else:
            self.evidence.setMinimumWidth(0)
            self.evidence.setMaximumWidth(_ANY_WIDTH)

    # Walking the candidates of the text

    def _on_walked(self, step: int) -> None:
        if self._editable:
            self._walk.step(step)

    def _on_candidate_taken(self, append: bool) -> None:
        try:
            unclear = self._walk.take(self._ordinal, append=append)
        except AnnotatorError as error:
            self._refuse(error)
            self._show_note()
            return
        if unclear is not None:
            self.asked.emit(unclear)
