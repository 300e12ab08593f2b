"""What every editor of a value has in common."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.core.codebook.model import Field
from annotator.core.coding.record import FieldValue
from annotator.ui.fields.candidates import WALKED
from annotator.ui.fields.context import Entry, FormContext
from annotator.ui.fields.keys import (
    candidate_step,
    has_left,
    is_enter,
    is_undo_or_redo,
    takes_candidate,
    wants_evidence,
    wants_help,
)
from annotator.ui.kit.theme import Theme


class ValueEditor(QWidget):
    """Edits one value of a field.

    It shows what it is told to and keeps what is typed until that is saved; it saves nothing
    itself.

    Attributes:
        edited: whether it holds input that is not saved.
        walking: whether a candidate of the text is the current one, which the keys then take.
        proposed: what the text proposes while it is empty, as a person reads it; may be empty.
    """

    typing = Signal()
    """The input changed and is not finished."""
    settled = Signal()
    """The input is finished: Enter, a pick, a toggle."""
    left = Signal()
    """The focus has gone elsewhere."""
    emptied_again = Signal()
    """Backspace or Delete in an editor that is empty already: the value itself should go."""
    evidence_wanted = Signal()
    """Ctrl+Down: the focus should go to the evidence."""
    walked = Signal(int)
    """Ctrl+Right (1) or Ctrl+Left (-1): the next or previous candidate of the text."""
    candidate_taken = Signal(bool)
    """Ctrl+Down while walking: the field takes the candidate; True for Ctrl+Up, as one more."""
    proposal_taken = Signal()
    """Enter in an empty editor that shows a proposal: the record takes all of its proposals."""
    walk_ended = Signal()
    """Escape while walking."""
    help_wanted = Signal()
    """Ctrl+H: what the codebook says of the field."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.form_context = form_context
        self.edited = False
        self.walking = False
        self.proposed = ""
        self.setAccessibleName(field.label)

    def show_value(self, value: FieldValue | None) -> None:
        """Show a saved value; the cursor stays where nothing differs."""
        raise NotImplementedError

    def entry(self) -> Entry:
        """What it holds now.

        Raises:
            FieldValueError: the field cannot hold it.
        """
        raise NotImplementedError

    def typed(self) -> str:
        """The input as it stands, valid or not."""
        raise NotImplementedError

    def set_typed(self, text: str) -> None:
        """Put input back that could not be saved before."""
        raise NotImplementedError

    def set_editable(self, editable: bool) -> None:
        """Allow or refuse edits; what it shows can be read and copied all the same."""
        raise NotImplementedError

    def hint(self) -> str:
        """What the input was understood as, where that is worth saying."""
        return ""

    def is_choosing(self) -> bool:
        """Whether a list of proposals is open, so that the input is not finished."""
        return False

    def set_theme(self, theme: Theme) -> None:
        """Tint what is not tinted by the stylesheet."""

    def tab_stops(self) -> list[QWidget]:
        """Its widgets in tab order."""
        return [self.focusProxy() or self]

    def select_all(self) -> None:
        """Select what is in it, so that what is typed next takes its place."""

    def offer_choices(self) -> None:
        """Show what may be meant by what is in it, where that is to be chosen."""

    def set_adding(self, adding: bool) -> None:
        """Whether it is there to add one more value to those that there are."""

    def propose(self, text: str) -> None:
        """Show faintly what the text proposes for it while it is empty; nothing for no proposal."""
        self.proposed = text

    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return not self.typed()

    def _watch(self, widget: QWidget) -> None:
        """Make a child the one that takes the keys."""
        self.setFocusProxy(widget)
        widget.installEventFilter(self)

    def _on_edited(self) -> None:
        self.edited = True
        self.typing.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._handle_key_event(event):
            return True
        if isinstance(event, QFocusEvent) and has_left(event):
            self.left.emit()
        return super().eventFilter(watched, event)

    def _handle_key_event(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            if self._is_for_candidates(event):
                event.accept()
                return True
            # Undo and redo are the window's, unless there is unsaved typing to undo.
            if not self.edited and is_undo_or_redo(event):
                event.ignore()
                return True
            return False
        return event.type() == QEvent.Type.KeyPress and self._handle_key(event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        """Act on a key; True if it needs nothing else."""
        if self._is_for_candidates(event):
            self._walk(event)
            return True
        if wants_help(event):
            self.help_wanted.emit()
            return True
        if wants_evidence(event):
            self.evidence_wanted.emit()
            return True
        if self.proposed and is_enter(event) and self.is_empty() and not self.is_choosing():
            self.proposal_taken.emit()
            return True
        erases = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        if erases and not event.isAutoRepeat() and self.is_empty():
            self.emptied_again.emit()
            return True
        return False

    def _is_for_candidates(self, event: QKeyEvent) -> bool:
        """Ctrl+Left and Right walk as long as nothing unsaved is typed, among whose words they go.

        Once one walks, Ctrl+Down and Ctrl+Up take, and Escape ends it.
        """
        if self.field.kind not in WALKED:
            return False
        if self.walking:
            is_escape = event.key() == Qt.Key.Key_Escape
            return is_escape or candidate_step(event) != 0 or takes_candidate(event)
        return candidate_step(event) != 0 and not self.edited

    def _walk(self, event: QKeyEvent) -> None:
        if step := candidate_step(event):
            self.walked.emit(step)
        elif takes_candidate(event):
            self.candidate_taken.emit(event.key() == Qt.Key.Key_Up)
        else:
            self.walk_ended.emit()
