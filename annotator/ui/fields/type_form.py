"""The form of one record type, generated from the codebook."""

from collections.abc import Container
from typing import cast

from PySide6.QtCore import QDateTime, QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.model import Field, RecordType
from annotator.core.coding.record import Record, RecordState
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.ui.fields.chips import ChipStrip, ChipText
from annotator.ui.fields.context import FormContext
from annotator.ui.fields.field_row import LABEL_WIDTH, NARROW_LABEL_WIDTH, Drafts, FieldRow
from annotator.ui.fields.fold_line import FoldLine
from annotator.ui.fields.help_note import HelpButton, HelpNote
from annotator.ui.fields.suggested_by import suggested_by
from annotator.ui.fields.tags_row import TagsRow
from annotator.ui.fields.values_row import ValuesRow
from annotator.ui.kit.icons import icon
from annotator.ui.kit.state_glyph import state_icon
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words

_STATES: tuple[RecordState, ...] = ("suggested", "draft", "done", "rejected", "gold")
_NARROW = 344
"""Below this width the column of labels is narrow."""
_MARGIN = 12
FormDrafts = dict[str, Drafts]
"""Input that could not be saved, by field key."""


class StateBox(QComboBox):
    """Chooses a record's state; the wheel scrolls the form, not the states."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TypeForm(QWidget):
    """All fields of a record type. Built once; records take turns in it."""

    typing = Signal()
    take_requested = Signal(str, int)
    evidence_clicked = Signal(Span)
    failed = Signal(str)
    field_opened = Signal(QWidget)
    """A field got the cursor, and is to be in sight."""

    def __init__(self, record_type: RecordType, form_context: FormContext, theme: Theme) -> None:
        super().__init__()
        self.record_type = record_type
        self._form_context = form_context
        self._record: Record | None = None
        self._names: list[tuple[QWidget, str]] = []
        self._state = self._make_state()
        self._dot = QLabel(self)
        self._dot.setFixedSize(10, 10)
        self._spans = ChipStrip("evidence", self)
        self._spans.setObjectName("recordSpans")
        self._spans.followed.connect(self._on_span_followed)
        self._spans.removed.connect(self._on_span_removed)
        self._spans.escaped.connect(self.focus_first)
        self._footer = QLabel(self)
        self._footer.setObjectName("recordFooter")
        self._footer.setProperty("role", "hint")
        self._footer.setWordWrap(True)
        self._is_followed = False
        self._proposed: frozenset[str] = frozenset()
        self._unfolded: set[str] = set()
        self._attended: FieldRow | None = None
        self._fold_line = FoldLine(self)
        self._fold_line.opened.connect(self.focus_field)
        self._fold_line.all_opened.connect(self._on_all_opened)
        self.rows = {field.key: self._make_row(field) for field in record_type.fields}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        self._box.setSpacing(4)
        self._box.addLayout(self._header())
        self._box.addLayout(self._own_text())
        for row in self.rows.values():
            self._box.addWidget(row)
        self._box.addWidget(self._fold_line)
        self._box.addStretch(1)
        self._box.addWidget(self._footer)
        self.set_theme(theme)

    def _make_state(self) -> StateBox:
        box = StateBox(self)
        box.setObjectName("recordState")
        box.setAccessibleName(self.tr("State of the record"))
        box.setToolTip(self.tr("How far this record is"))
        box.setProperty("role", "recordState")
        labels = {
            "suggested": self.tr("Suggested"),
            "draft": self.tr("Draft"),
            "done": self.tr("Done"),
            "rejected": self.tr("Rejected"),
            "gold": self.tr("Gold"),
        }
        for state in _STATES:
            box.addItem(labels[state], state)
        box.activated.connect(self._on_state_chosen)
        return box

    def _header(self) -> QHBoxLayout:
        title = QLabel(self.record_type.label, self)
        title.setProperty("role", "formTitle")
        title.setToolTip(self.record_type.help)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(title)
        about = self.record_type
        self._help: HelpNote | None = None
        if about.help or about.examples:
            mark = HelpButton(about.label, f"help_type_{about.key}", self)
            mark.setToolTip(self.tr("What such a record is, with examples"))
            mark.unfolded.connect(self._show_help)
            row.addWidget(mark)
        row.addStretch(1)
        row.addWidget(self._state)
        return row

    def _show_help(self, unfolded: bool) -> None:
        about = self.record_type
        if unfolded and self._help is None:
            self._help = HelpNote(about.help, about.examples, f"helpText_type_{about.key}", self)
            self._box.insertWidget(1, self._help)
        if self._help is not None:
            self._help.setVisible(unfolded)

    def _own_text(self) -> QGridLayout:
        label = QLabel(self.record_type.span_label.capitalize(), self)
        label.setProperty("role", "fieldLabel")
        label.setWordWrap(True)
        label.setFixedWidth(LABEL_WIDTH)
        self._own_label = label
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._spans, 0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _make_row(self, field: Field) -> FieldRow:
        many_choices = field.many and field.kind in ("choice", "tree")
        row = (TagsRow if many_choices else ValuesRow)(field, self._form_context, self)
        row.typing.connect(self.typing)
        row.take_requested.connect(self.take_requested)
        row.evidence_clicked.connect(self.evidence_clicked)
        row.failed.connect(self.failed)
        row.proposals_taken.connect(self._on_proposals_taken)
        return row

    def set_current(self, current: bool) -> None:
        """Show the form or put it away; one that is away is not found by its widgets' names."""
        if current:
            for widget, name in self._names:
                widget.setObjectName(name)
            self._names = []
        elif not self._names:
            self._names = [(each, each.objectName()) for each in self.findChildren(QWidget)]
            for widget, _ in self._names:
                widget.setObjectName("")
        self.setVisible(current)
        application = QApplication.instance()
        if isinstance(application, QApplication) and current != self._is_followed:
            self._is_followed = current
            followed = application.focusChanged
            (followed.connect if current else followed.disconnect)(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        attended = None
        if now is not None and self.isAncestorOf(now):
            attended = next((row for row in self.rows.values() if row.isAncestorOf(now)), None)
        if attended is not self._attended:
            if self._attended is not None:
                self._attended.set_attended(False)
            if attended is not None:
                attended.set_attended(True)
            self._attended = attended

    def bind(self, record: Record, *, afresh: bool) -> None:
        """Show a record. ``afresh``: another one than before, unsaved input is no more."""
        self._record = record
        if afresh:
            self._unfolded.clear()
        proposed = self._form_context.proposals()
        self._show_state(record.state)
        self._show_spans(record)
        for key, row in self.rows.items():
            row.bind(record.fields.get(key, ()), afresh=afresh)
        for key in (self._proposed | proposed.keys()) & self.rows.keys():
            self.rows[key].propose(proposed.get(key))
        self._proposed = frozenset(proposed)
        self._fold(proposed)
        updated = QDateTime.fromSecsSinceEpoch(int(record.updated.timestamp()))
        when = QLocale().toString(updated, QLocale.FormatType.ShortFormat)
        text = self.tr("{0} · {1}").format(self._form_context.coder_name(record.coder), when)
        if suggested := suggested_by(record, self.record_type):
            text = f"{text}\n{suggested}"
        if text != self._footer.text():
            self._footer.setText(text)

    def _fold(self, proposed: Container[str] = ()) -> None:
        """Fold the optional fields that hold nothing; what was in sight for the record stays."""
        held = self._record.fields if self._record is not None else {}
        known = [row for key, row in self.rows.items() if not row.field.retired or key in held]
        for row in known:
            key = row.field.key
            if row.field.required or key in held or key in proposed or row.is_unsaved():
                self._unfolded.add(key)
        if not self._unfolded:
            self._unfolded.update(row.field.key for row in known[:1])
        for key, row in self.rows.items():
            row.setVisible(row in known and key in self._unfolded)
        self._fold_line.set_fields([row.field for row in known if row.isHidden()])

    def unfold(self) -> None:
        """Show all fields."""
        self._unfolded.update(self.rows)
        self._fold()

    def _on_all_opened(self) -> None:
        folded = [key for key, row in self.rows.items() if row.isHidden()]
        self.unfold()
        self.focus_field(folded[0])

    def focus_field(self, field_key: str) -> FieldRow | None:
        """Show a field and put the cursor into it; what to scroll to, None if there is none."""
        row = self.rows.get(field_key)
        if row is not None:
            self._unfolded.add(field_key)
            self._fold()
            row.focus_first()
            self.field_opened.emit(row)
        return row

    def _show_state(self, state: RecordState) -> None:
        with QSignalBlocker(self._state):
            self._state.setCurrentIndex(_STATES.index(state))

    def _show_spans(self, record: Record) -> None:
        several = len(record.spans) > 1
        self._spans.set_chips(
            [
                ChipText(f"recordSpan_{n}", " ".join(span.text.split()), span.text, several)
                for n, span in enumerate(record.spans)
            ],
            editable=self._state.isEnabled(),
        )

    def rebind(self) -> None:
        """Actors or the article have changed: say again what the values are."""
        for row in self.rows.values():
            row.rebind()

    def save(self) -> bool:
        """Save everything that is typed; False if some of it was refused."""
        refused = [row for row in self.rows.values() if not row.save()]
        return not refused

    def save_when_ready(self) -> None:
        """The person pauses: save what they have finished."""
        for row in self.rows.values():
            row.save_when_ready()

    def drafts(self) -> FormDrafts:
        """Input that is not saved."""
        drafts = {key: row.drafts() for key, row in self.rows.items()}
        return {key: draft for key, draft in drafts.items() if draft}

    def put_drafts(self, drafts: FormDrafts) -> None:
        """Put such input back, where there still is such a field."""
        for key in drafts.keys() & self.rows.keys():
            self.rows[key].put_drafts(drafts[key])
        self._fold()

    def focus_first_required(self) -> QWidget | None:
        """Focus the first empty required field, else the first; what to scroll to."""
        rows = self._asked()
        empty = [row for row in rows if row.field.required and not row.is_filled()]
        for row in (empty or rows)[:1]:
            row.focus_first()
            return row
        return None

    def focus_first(self) -> None:
        """Focus the first field."""
        for row in self._asked()[:1]:
            row.focus_first()

    def rows_from(self, row: QWidget) -> list[FieldRow]:
        """The rows that are shown, from that one on."""
        rows = self._asked()
        return [each for n, each in enumerate(rows) if row in rows[: n + 1]]

    def _asked(self) -> list[FieldRow]:
        """The rows that are shown: a retired field is while the record says something in it."""
        return [row for row in self.rows.values() if not row.isHidden()]

    def set_theme(self, theme: Theme) -> None:
        """Tint what the stylesheet does not."""
        ink = theme.ink(self.record_type.colour).name()
        self._dot.setStyleSheet(f"background: {ink}; border-radius: 5px;")
        for n, state in enumerate(_STATES):
            self._state.setItemIcon(n, state_icon(theme, state))
        self._state.setIconSize(QSize(16, 16))
        self._spans.set_cross(icon(theme, "remove", "muted"))
        for row in self.rows.values():
            row.set_theme(theme)

    def set_editable(self, editable: bool, *, selection: bool) -> None:
        """Allow or refuse edits, and taking the selection."""
        if editable != self._state.isEnabled():
            self._state.setEnabled(editable)
            if self._record is not None:
                self._show_spans(self._record)
        for row in self.rows.values():
            row.set_editable(editable, selection=selection)

    def fit(self, width: int) -> None:
        """Put labels beside their values, in a column that the width allows, or above them."""
        label = LABEL_WIDTH if width >= _NARROW else NARROW_LABEL_WIDTH
        self._own_label.setFixedWidth(label)
        for row in self.rows.values():
            row.fit(label, width - 2 * _MARGIN)

    def _on_state_chosen(self, index: int) -> None:
        state = cast("RecordState", self._state.itemData(index))
        if self._record is None or state == self._record.state:
            return
        try:
            self._form_context.set_state(state)
        except AnnotatorError as error:
            self._show_state(self._record.state)
            self.failed.emit(error_words(error))

    def _on_proposals_taken(self) -> None:
        try:
            self._form_context.take_proposals()
        except AnnotatorError as error:
            self.failed.emit(error_words(error))

    def _on_span_followed(self, n: int) -> None:
        if self._record is not None:
            self.evidence_clicked.emit(self._record.spans[n].span)

    def _on_span_removed(self, n: int) -> None:
        try:
            self._form_context.remove_own_span(n)
        except AnnotatorError as error:
            self.failed.emit(error_words(error))
