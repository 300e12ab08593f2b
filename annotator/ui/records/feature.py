"""The records of the open article in the window: their dock, and what is typed about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from annotator.core.changes.change_kinds import TakeProposals, TakeValue
from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.record import Record
from annotator.core.text.span import Span, extent
from annotator.services.commands.drafts import AnyDraft, ValueDraft
from annotator.services.commands.records import RecordCommand
from annotator.services.notifications import Changed
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.context_menu import ContextMenu, Groups
from annotator.ui.kit.hint import Hint
from annotator.ui.kit.pending_words import record_words
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.unsaved_input import UnsavedInput
from annotator.ui.records.model import RECORD_ROLE
from annotator.ui.records.panel import RecordPanel

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.ui.fields.type_form import FormDrafts

_TAKES = tuple(kind.__struct_config__.tag for kind in (TakeValue, TakeProposals))
"""The changes after which nobody needs to be told how a field takes words of the text."""


class Records(Feature):
    """Shows in the panel what the session says, and leads from there to the text."""

    follows = frozenset({"actor", "article", "codebook", "coder"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        session = context.session
        self.panel = RecordPanel(context.themes.theme, session)
        self._hint = Hint(
            "fields",
            self.tr("Select words in the text and press a field’s letter to fill it."),
            context.hint_turns,
        )
        self._add_dock()
        panel = self.panel
        panel.record_selected.connect(self._on_selected)
        panel.evidence_clicked.connect(self._show_evidence)
        panel.left.connect(context.focus_text)
        panel.fields_wanted.connect(self._show_dock)
        panel.failed.connect(session.not_saved)
        panel.form.drafts_changed.connect(self.unsaved_changed)
        panel.form.orphaned.connect(self._on_orphaned)
        panel.list.flag_filter_clicked.connect(self._toggle_flag_filter)
        ContextMenu(self.rows, self._offers)
        session.leaving_article.connect(panel.flush)
        session.article_changed.connect(self._on_selection)
        session.record_shown.connect(self._offer_hint)
        session.pending.changed.connect(self._mark_waiting)
        context.view.selection_changed.connect(self._on_selection)
        context.tasks.started.connect(self._update_editable)
        context.tasks.ended.connect(self._update_editable)

    def _add_dock(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hint)
        column.addWidget(self.panel, 1)
        right = Qt.DockWidgetArea.RightDockWidgetArea
        self.context.docks.add("records", self.tr("Records"), inside, right).setMinimumWidth(300)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "record.edit": self.panel.focus_first_required,
            "record.next": self.panel.next_record,
            "record.previous": self.panel.previous_record,
            "record.only_flagged": self.set_only_flagged,
        }

    def set_project(self, project: Project | None) -> None:
        self.panel.set_project(project)
        self._update_editable()

    def set_keys(self, types: Sequence[RecordType]) -> None:
        self.panel.set_keys(types, self.context.actions["record.next"].key_text())

    def refresh(self, changed: Changed) -> None:
        self.panel.refresh(changed)
        if changed.own and changed.change.kind in _TAKES:
            self._hint.retire()

    def set_theme(self, theme: Theme) -> None:
        self.panel.set_theme(theme)

    def focus_parts(self) -> list[QWidget]:
        if self.panel.list.isVisible():
            return [self.rows]
        fields = self.panel.form.findChildren(QWidget)
        by_keys = Qt.FocusPolicy.TabFocus
        return [each for each in fields if each.isVisible() and each.focusPolicy() & by_keys][:1]

    def flush(self) -> bool:
        return self.panel.flush()

    def unsaved(self) -> list[UnsavedInput]:
        project = self.context.session.project
        if project is None:
            return []
        codebook = project.codebook
        return [
            each
            for record, drafts in self.panel.form.unsaved()
            for each in self._of_form(record, drafts, codebook)
        ]

    def restore(self, draft: AnyDraft) -> bool:
        project = self.context.session.project
        if not isinstance(draft, ValueDraft) or project is None:
            return False
        record = project.records.get(draft.seen.id)
        if record is None or draft.field not in _labels(project.codebook, record):
            return False
        self.panel.form.put_draft(record, draft.field, draft.ordinal, draft.text)
        return True

    # What others place here, and look up

    @property
    def rows(self) -> QAbstractItemView:
        """The list of the article's records."""
        return self.panel.list.view

    def record_at(self, place: QPoint) -> Record | None:
        """The record of the row at a place of the list's viewport."""
        inside = self.rows.viewport().rect().contains(place)
        return self.rows.indexAt(place).data(RECORD_ROLE) if inside else None

    def add_below(self, section: QWidget) -> None:
        """Show a section under the fields, which scrolls with them."""
        self.panel.form.add_below(section)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a field or section of the form."""
        self.panel.form.bring_into_sight(part)

    def _offers(self, place: QPoint | None) -> Groups:
        actions = self.context.actions
        if place is not None and self.record_at(place) is None:
            return [actions.some("record.only_flagged")]
        return [
            actions.some("record.edit", "record.note", "record.flag", "record.link"),
            actions.some("record.delete"),
        ]

    def set_only_flagged(self, only: bool) -> None:
        """Show only the records to look at again in the list, or all."""
        self.context.actions["record.only_flagged"].setChecked(only)
        self.panel.list.set_only_flagged(only)

    def _toggle_flag_filter(self) -> None:
        self.set_only_flagged(not self.panel.list.only_flagged)

    # How things stand

    def _mark_waiting(self) -> None:
        commands = [edit.command for edit in self.context.session.pending.edits]
        ids = [each.seen.id for each in commands if isinstance(each, RecordCommand)]
        self.panel.set_waiting(frozenset(ids))

    def _on_selection(self) -> None:
        self.panel.set_selection_available(self.context.view.selection() is not None)

    def _update_editable(self) -> None:
        self.panel.set_editable(not self.context.tasks.writes)

    def _offer_hint(self) -> None:
        self._hint.offer(self.context.session.record is not None)

    # From the panel to the text

    def _on_selected(self) -> None:
        record = self.context.session.record
        if record is not None and record.spans:
            self.context.view.reveal(extent(record.spans))

    def _show_evidence(self, span: Span) -> None:
        self.context.view.reveal(span, flash=True)

    def _show_dock(self) -> None:
        self.context.docks.show("records")

    # What is typed and not saved

    def _of_form(
        self, record: Record, drafts: FormDrafts, codebook: Codebook
    ) -> list[UnsavedInput]:
        labels = _labels(codebook, record)
        template = self.tr("{field} of: {record}")
        return [
            UnsavedInput(
                template.format(field=labels.get(key, key), record=record_words(record, codebook)),
                text,
                partial(self._go_to_field, record, key),
                ValueDraft(text, record, key, ordinal),
            )
            for key, texts in drafts.items()
            for ordinal, text in texts.items()
        ]

    def _go_to_field(self, record: Record, field_key: str) -> None:

        def then(shown: Record | None) -> None:
            if shown is not None:
                self.panel.focus_field(field_key)
            else:
                self.panel.form.forget_drafts(frozenset({record.id}))

        self.context.go_to(record.article, record.id, then=then)

    def _on_orphaned(self, record: Record, drafts: FormDrafts) -> None:
        project = self.context.session.project
        what = record_words(record, project.codebook) if project is not None else ""
        for key, texts in drafts.items():
            for ordinal, text in texts.items():
                if text.strip():
                    self.orphaned.emit(what, ValueDraft(text, record, key, ordinal))
        self.unsaved_changed.emit()


def _labels(codebook: Codebook, record: Record) -> dict[str, str]:
    """The names of the fields that a record of its type has, by their keys."""
    known = {each.key: each for each in codebook.types}
    fields = known[record.type].fields if record.type in known else ()
    return {field.key: field.label for field in fields}
