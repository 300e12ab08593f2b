"""The form of the selected record, whatever its type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from annotator.core.coding.record import Record
from annotator.core.deferred import deferred
from annotator.core.text.span import Span
from annotator.ui.fields.picker import PickerLine
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.vertical_scroll import VerticalScrollArea

if TYPE_CHECKING:
    from annotator.ui.fields import type_form
    from annotator.ui.fields.context import FormContext
    from annotator.ui.fields.type_form import FormDrafts, TypeForm
else:
    # The editors of all kinds of fields.
    type_form = deferred("annotator.ui.fields.type_form")

_PAUSE_MS = 600
_IN_SIGHT = 5
"""So many fields are shown at once, if need be in place of the record's head."""
_AROUND = 4


class RecordForm(VerticalScrollArea):
    """Keeps one form a record type, saves when typing pauses and before another record comes.

    What could not be saved is kept for when its record comes back.
    """

    take_requested = Signal(str, int)
    evidence_clicked = Signal(Span)
    failed = Signal(str)
    drafts_changed = Signal()
    orphaned = Signal(object, object)
    """A `Record` that is gone, and the `FormDrafts` that could not be saved in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form_context: FormContext | None = None
        self._forms: dict[str, TypeForm] = {}
        self._form: TypeForm | None = None
        self._outdated: list[TypeForm] = []
        self._drafts: dict[str, FormDrafts] = {}
        self._left: dict[str, Record] = {}
        self._editable = True
        self._selection = False
        self.setObjectName("recordForm")
        self.setAccessibleName(self.tr("Form of the record"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._forms_box = QVBoxLayout()
        self._forms_box.setContentsMargins(0, 0, 0, 0)
        inside = QWidget(self)
        self._whole = QVBoxLayout(inside)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(self._forms_box)
        self.setWidget(inside)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._drop = QTimer(self)
        self._drop.setSingleShot(True)
        self._drop.timeout.connect(self._drop_outdated)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def add_below(self, section: QWidget) -> None:
        """Show a section under the fields, which scrolls with them."""
        self._whole.addWidget(section)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a field or section, once all have the room that they ask for."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(part)

    def set_desk(self, form_context: FormContext | None) -> None:
        """Show records of another project or codebook: all forms are made anew."""
        self._pause.stop()
        self._put_away()
        for form in self._forms.values():
            self._forms_box.removeWidget(form)
            self._outdated.append(form)
        self._forms.clear()
        # Not at once: the change may have come by a key that one of them is still handling.
        self._drop.start()
        if form_context is not self._form_context:
            self._drafts.clear()
            self._left.clear()
        self._form_context = form_context

    def open(self, record: Record | None) -> None:
        """Show another record, after saving what is typed in this one."""
        self.leave()
        if self._form_context is None:
            return
        self._form_context.record = record
        if record is None:
            self._put_away()
            return
        form = self._form_for(record.type)
        form.bind(record, afresh=True)
        if drafts := self._drafts.pop(record.id, None):
            form.put_drafts(drafts)
            self.drafts_changed.emit()
        if form is not self._form:
            self._put_away()
            self._form = form
            form.set_current(True)
        self.verticalScrollBar().setValue(0)

    def update_record(self, record: Record) -> None:
        """Show the same record as it stands now; what is being typed stays."""
        if self._form_context is not None and self._form is not None:
            self._form_context.record = record
            self._form.bind(record, afresh=False)

    def discard(self) -> None:
        """The record is gone, and what was typed about it with it."""
        self._pause.stop()
        record = self._form_context.record if self._form_context else None
        if record is not None and self._form is not None and (drafts := self._form.drafts()):
            self.orphaned.emit(record, drafts)
            # Emptied, so that no editor saves it into the record that comes next.
            self._form.bind(record, afresh=True)
        if self._form_context is not None:
            self._form_context.record = None

    def leave(self) -> None:
        """Save; what is refused is kept for when the record comes back."""
        record = self._form_context.record if self._form_context else None
        if record is None or self._form is None:
            return
        if not self.flush() and (drafts := self._form.drafts()):
            self._drafts[record.id] = drafts
            self._left[record.id] = record
            # Emptied, so that no editor saves it into the record that comes next.
            self._form.bind(record, afresh=True)
            self.drafts_changed.emit()

    def flush(self) -> bool:
        """Save what is typed now; False if some of it was refused, which stays and is marked."""
        self._pause.stop()
        return self._form is None or self._form.save()

    def is_unsaved(self) -> bool:
        """Whether the form that is open holds input that is not saved."""
        return self._form is not None and bool(self._form.drafts())

    def unsaved_records(self) -> frozenset[str]:
        """The records, other than this one, whose input could not be saved."""
        return frozenset(self._drafts)

    def unsaved(self) -> list[tuple[Record, FormDrafts]]:
        """All input that is not saved, with the records that it is about."""
        found = [(self._left[record_id], drafts) for record_id, drafts in self._drafts.items()]
        record = self._form_context.record if self._form_context else None
        if record is not None and self._form is not None and (drafts := self._form.drafts()):
            found.append((record, drafts))
        return found

    def put_draft(self, record: Record, field_key: str, ordinal: int, text: str) -> None:
        """Put input back into a record's field, now or when that record is opened."""
        opened = self._form_context.record if self._form_context is not None else None
        if opened is not None and opened.id == record.id and self._form is not None:
            self._form.put_drafts({field_key: {ordinal: text}})
        else:
            self._drafts.setdefault(record.id, {}).setdefault(field_key, {})[ordinal] = text
            self._left[record.id] = record
        self.drafts_changed.emit()

    def focus_field(self, field_key: str) -> None:
        """Put the cursor into a field of the record that is open."""
        if self._form is not None:
            self._form.focus_field(field_key)

    def unfold(self) -> None:
        """Show all fields of the record that is open."""
        if self._form is not None:
            self._form.unfold()

    def ask(self, field_key: str, ordinal: int) -> None:
        """Put the cursor into a value of the record that is open, and show what may be meant."""
        self.focus_field(field_key)
        row = self._form.rows.get(field_key) if self._form is not None else None
        if row is not None:
            row.ask(ordinal)

    def forget_missing(self, article_id: str, find: Callable[[str], Record | None]) -> None:
        """Records of that article that cannot be found are gone."""
        of_it = [key for key in self._drafts if self._left[key].article == article_id]
        self.forget_drafts(frozenset(key for key in of_it if find(key) is None))

    def forget_drafts(self, record_ids: frozenset[str]) -> None:
        """Drops the drafts of deleted records."""
        gone = record_ids & self._drafts.keys()
        for record_id in gone:
            self.orphaned.emit(self._left[record_id], self._drafts.pop(record_id))
        if gone:
            self.drafts_changed.emit()

    def rebind(self) -> None:
        """What it shows of actors, or reckons from the article's date, has changed."""
        if self._form is not None:
            self._form.rebind()

    def focus_first_required(self) -> None:
        """Focus the first empty required field, else the first."""
        row = self._form.focus_first_required() if self._form else None
        if self._form is not None and row is not None:
            self.bring_into_sight(row)
            self._scroll_past_head(self._form.rows_from(row)[:_IN_SIGHT])

    def _scroll_past_head(self, rows: Sequence[QWidget]) -> None:
        """Show these rows in place of what stands above them, where there is no room for both."""
        bar, sight = self.verticalScrollBar(), self.viewport()
        below = rows[-1].mapTo(sight, rows[-1].rect().bottomLeft()).y() + _AROUND - sight.height()
        above = rows[0].mapTo(sight, QPoint()).y() - _AROUND
        bar.setValue(bar.value() + max(min(below, above), 0))

    def set_theme(self, theme: Theme) -> None:
        """Tint what the stylesheet does not."""
        self._theme = theme
        for form in self._forms.values():
            form.set_theme(theme)

    def set_editable(self, editable: bool, *, selection: bool) -> None:
        """Allow or refuse edits, and taking the selection."""
        if (editable, selection) == (self._editable, self._selection):
            return
        self._editable, self._selection = editable, selection
        for form in self._forms.values():
            form.set_editable(editable, selection=selection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for form in self._forms.values():
            form.fit(self.viewport().width())
        super().resizeEvent(event)

    def _form_for(self, type_key: str) -> TypeForm:
        if type_key not in self._forms and self._form_context is not None:
            form = type_form.TypeForm(
                self._form_context.codebook.type(type_key), self._form_context, self._theme
            )
            form.setObjectName(f"form_{type_key}")
            form.set_current(False)
            self._forms_box.addWidget(form)
            form.set_editable(self._editable, selection=self._selection)
            form.fit(self.viewport().width())
            form.typing.connect(self._pause.start)
            form.take_requested.connect(self.take_requested)
            form.evidence_clicked.connect(self.evidence_clicked)
            form.failed.connect(self.failed)
            form.field_opened.connect(self.bring_into_sight)
            self._forms[type_key] = form
        return self._forms[type_key]

    def _drop_outdated(self) -> None:
        for form in self._outdated:
            form.setParent(None)
        self._outdated.clear()

    def _put_away(self) -> None:
        if self._form is not None:
            self._form.set_current(False)
        self._form = None

    def _on_pause(self) -> None:
        if self._form is not None:
            self._form.save_when_ready()

    def _on_scrolled(self) -> None:
        line = QApplication.focusWidget()
        if isinstance(line, PickerLine):
            line.close_list()
