"""The records of an article: tabs, the list, and the form of the selected one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.core.codebook.model import RecordType
from annotator.core.deferred import deferred
from annotator.services.notifications import Changed
from annotator.ui.kit.session import Session
from annotator.ui.kit.theme import Theme
from annotator.ui.records.form import RecordForm
from annotator.ui.records.list import RecordList

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.ui.fields import context
    from annotator.ui.fields.context import Finder, FormContext
else:
    context = deferred("annotator.ui.fields.context")

_LIST_SHARE = 0.35
"""Of the height, at most for the list as long as nobody has moved the line between."""
_LOW = 600
_LIST_SHARE_IF_LOW = 0.22
"""Where there is so little room the fields need it more: the list keeps a record or two."""
_FORM_NEEDS = 240
"""The height that shows five fields."""
_LIST_NEEDS = 56
"""The height that shows the tabs and the words of a record."""
_LEAST_WIDTH = 300


class RecordPanel(QWidget):
    """Shows an article's records and edits the selected one."""

    record_selected = Signal(str)
    """The person chose another record; empty for none."""
    evidence_clicked = Signal(object)
    """A `Span` to reveal."""
    take_requested = Signal(str, int)
    """The selection should go into a field, as the value at an ordinal; -1 for a new one."""
    left = Signal()
    """Escape: the focus should go back to the text."""
    fields_wanted = Signal()
    """The fields are about to get the focus, and must be in sight for it."""
    failed = Signal(str)
    """An edit was refused; what a person should read about it."""
    candidates_shown = Signal(object, object)
    """Places in the text that a field could take, and which of them is the current one."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._project: Project | None = None
        self._form_context: FormContext | None = None
        self.finder: Finder | None = None
        """Finds candidates beside the window's thread; None to find them at once."""
        self._types: Sequence[RecordType] = ()
        self._editable = True
        self._selection = False
        self._waiting: frozenset[str] = frozenset()
        self.setObjectName("recordPanel")
        self.setAccessibleName(self.tr("Records"))
        self.setMinimumWidth(_LEAST_WIDTH)
        self.list = RecordList(theme, lambda: session.records, self)
        self._form_stack = QStackedWidget(self)
        self._choose_hint = self._make_message("chooseHint")
        self.form = RecordForm(theme, self._form_stack)
        self._form_stack.addWidget(self._choose_hint)
        self._form_stack.addWidget(self.form)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("recordSplitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._form_stack)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        self._is_split_by_hand = False
        self._message = self._make_message("recordsEmpty")
        self._say_next("J")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._message)
        self._pages.addWidget(self._splitter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)
        self._connect()
        self._show_page()

    def _make_message(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("role", "emptyState")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        return label

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(self.focus_first_required)
        self.form.take_requested.connect(self.take_requested)
        self.form.evidence_clicked.connect(self.evidence_clicked)
        self.form.failed.connect(self.failed)
        self.form.drafts_changed.connect(self._mark_drafts)
        self._session.article_changed.connect(self._show_article)
        self._session.records_changed.connect(self._show_records)
        self._session.record_changed.connect(self._show_selected)
        self._session.coders_changed.connect(self.form.rebind)

    def set_project(self, project: Project | None) -> None:
        """Show records of this project from now on."""
        self.form.open(None)
        self._project = project
        self._types = project.codebook.offered_types if project else ()
        session = self._session
        made = context.FormContext(project, session, session.write) if project else None
        self._form_context = made
        if self._form_context is not None:
            self._form_context.finder = self.finder
            self._form_context.shows = self.candidates_shown.emit
            self._form_context.asks = self.ask
            self._form_context.told = self.form.rebind
            self._form_context.prepare()
        self._start_anew()

    def set_keys(self, types: Sequence[RecordType], next_record: str) -> None:
        """Name the keys in force where nothing is coded or chosen.

        Args:
            types: those on offer, with the keys that make their records as letters.
            next_record: the key that goes to the next record; empty if none does.
        """
        self._types = types
        self._say_next(next_record)
        self._show_page()

    def _say_next(self, key: str) -> None:
        text = self.tr("Choose a record, or press {key} for the next one.").format(key=key)
        self._choose_hint.setText(text if key else self.tr("Choose a record."))

    def _start_anew(self) -> None:
        self.form.set_desk(self._form_context)
        self.list.set_codebook(self._project.codebook if self._project else None)
        self._show_page()

    def refresh(self, changed: Changed) -> None:
        """Show what the change touched besides records; focus and unsaved typing stay."""
        if self._project is None or self._form_context is None:
            return
        if "codebook" in changed.kinds:
            self._rebuild()
            return
        if changed.kinds & {"actor", "coder"}:
            self._form_context.forget_names()
        if changed.kinds & {"actor", "article"}:
            self.form.rebind()

    def _show_article(self) -> None:
        self.form.open(None)
        self.list.forget_last()
        self._show_records()
        self._show_selected()

    def _show_records(self) -> None:
        """Shows the record of the form as it stands now; unsaved typing stays."""
        session, on_desk = self._session, self._form_context.record if self._form_context else None
        if on_desk is not None:
            standing = session.find(on_desk.id)
            if standing is None:
                self.form.discard()
            elif standing is not on_desk:
                self.form.update_record(standing)
        self.list.show_records()
        if session.article is not None:
            self.form.forget_missing(session.article.id, session.find)
        self._show_page()

    def _show_selected(self) -> None:
        session, on_desk = self._session, self._form_context.record if self._form_context else None
        self.list.select(session.record_id)
        if on_desk is None or on_desk.id != session.record_id:
            self.form.open(session.record)
        self._show_page()

    @property
    def form_context(self) -> FormContext | None:
        """Where the edits of the selected record go; None without a project."""
        return self._form_context

    def next_record(self) -> None:
        """Select the next record of the active tab in reading order."""
        self._step(1)

    def previous_record(self) -> None:
        """Select the one before."""
        self._step(-1)

    def focus_first_required(self) -> None:
        """Put the cursor into the first empty required field, else the first field."""
        self.fields_wanted.emit()
        self.form.focus_first_required()

    def focus_field(self, field_key: str) -> None:
        """Put the cursor into a field of the record, with its content selected."""
        self.fields_wanted.emit()
        self.form.focus_field(field_key)

    def ask(self, field_key: str, ordinal: int) -> None:
        """Put the cursor into a value of the record, and show what may be meant by it."""
        self.fields_wanted.emit()
        self.form.ask(field_key, ordinal)

    def flush(self) -> bool:
        """Save what is being typed; False if some of it was refused, which stays and is marked."""
        return self.form.flush()

    def has_unsaved_input(self) -> bool:
        """Whether a form holds input that is not saved, this record's or another's."""
        return self.form.is_unsaved() or bool(self.form.unsaved_records())

    def show_list(self, shown: bool) -> None:
        """Show the list over the form, or the form alone."""
        self.list.setVisible(shown)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self.list.set_theme(theme)
        self.form.set_theme(theme)

    def set_selection_available(self, available: bool) -> None:
        """Whether there is a selection in the text that a field could take."""
        self._selection = available
        self.form.set_editable(self._editable, selection=available)

    def set_editable(self, editable: bool) -> None:
        """Allow or refuse edits; records can be looked at all the same."""
        self._editable = editable
        self.form.set_editable(editable, selection=self._selection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def _on_splitter_moved(self) -> None:
        self._is_split_by_hand = True

    def _fit_list(self) -> None:
        """Give the list the room that its rows need, up to its share, and the form what is left."""
        height = self._splitter.height()
        if not self._is_split_by_hand and height > 0:
            share = _LIST_SHARE if height > _LOW else _LIST_SHARE_IF_LOW
            most = max(min(round(height * share), height - _FORM_NEEDS), _LIST_NEEDS)
            wanted = min(self.list.height_wanted(), most)
            self._splitter.setSizes([wanted, height - wanted])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.form.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _rebuild(self) -> None:
        """The codebook has changed: every form and tab may be another."""
        self.form.open(None)
        self._start_anew()
        self._show_records()
        self._show_selected()

    def _step(self, step: int) -> None:
        record_id = self.list.neighbour(self._session.record_id, step)
        if record_id is not None and record_id != self._session.record_id:
            self._on_chosen(record_id)

    def _on_chosen(self, record_id: str) -> None:
        self._session.select(record_id or None)
        self.record_selected.emit(record_id)

    def set_waiting(self, record_ids: frozenset[str]) -> None:
        """Mark records whose edits wait to be saved."""
        self._waiting = record_ids
        self._mark_drafts()

    def _mark_drafts(self) -> None:
        self.list.set_unsaved(self.form.unsaved_records() | self._waiting)

    def _show_page(self) -> None:
        self._form_stack.setCurrentWidget(
            self.form if self._session.record_id else self._choose_hint
        )
        self._pages.setCurrentWidget(self._splitter if self._session.records else self._message)
        self._fit_list()
        if self._session.article is None:
            self._message.setText(self.tr("Open an article to code it."))
        elif self._project is not None:
            self._message.setText(self._how_to_begin())

    def _how_to_begin(self) -> str:
        keys = [
            self.tr("{0} for {1}").format(each.letter, each.label.lower())
            for each in self._types
            if each.letter
        ]
        if not keys:
            return self.tr("Nothing coded here yet.")
        listed = _listed(keys, self.tr("or"))
        return self.tr("Nothing coded here yet.\nSelect some text and press {0}.").format(listed)


def _listed(parts: Sequence[str], last: str) -> str:
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
