"""The main flow: making records of what is selected, and changing the one that is selected."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, get_args

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent

from annotator.core.codebook.model import Field, FieldKind, RecordType
from annotator.core.coding.record import Record, reading_order
from annotator.core.coding.records_in_order import of_extent
from annotator.core.text.span import Span, cut
from annotator.services.commands.records import DeleteRecord, new_record
from annotator.services.ids import new_id, now
from annotator.ui.coding.span_edges import Edge, Step, moved_edge
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.context_menu import ContextMenu, Groups, offered
from annotator.ui.kit.messages import Offer

if TYPE_CHECKING:
    from annotator.ui.fields.context import FormContext

_EDGES: tuple[Edge, ...] = get_args(Edge)
_STEPS: tuple[Step, ...] = get_args(Step)


class RecordEditor(Protocol):
    """Edits the selected record, field by field."""

    @property
    def form_context(self) -> FormContext | None:
        """Where its edits go; None without a project."""
        ...

    def flush(self) -> bool:
        """Save what is being typed."""
        ...

    def focus_first_required(self) -> None:
        """Put the cursor into the first empty required field."""
        ...

    def focus_field(self, field_key: str) -> None:
        """Put the cursor into a field, with its content selected."""
        ...

    def ask(self, field_key: str, ordinal: int) -> None:
        """Put the cursor into a value, and show what may be meant by it."""
        ...


class RecordMaking(Feature):
    """Acts on the article view's selection and the selected record, through the services."""

    def __init__(self, context: Context, editor: RecordEditor) -> None:
        super().__init__(context)
        self._session = context.session
        self._view = context.view
        self._editor = editor
        self._view.record_clicked.connect(self._session.select)
        self._view.record_requested.connect(self.create)
        self._view.field_requested.connect(self.take)
        self._session.record_shown.connect(self._offer_fields)
        self._view.installEventFilter(self)
        self._view.edge_dropped.connect(self._on_edge_dropped)
        context.tasks.started.connect(self._allow_dragging)
        context.tasks.ended.connect(self._allow_dragging)
        self._allow_dragging()
        ContextMenu(self._view, self._offers, self._view.caret_place)

    def bindings(self) -> dict[str, Callable[..., None]]:
        edges = {
            f"record.{edge}_{step}_{name}": EdgeMover(self, edge, step, way).move
            for edge in _EDGES
            for step in _STEPS
            for name, way in (("on", 1), ("back", -1))
        }
        return edges | {
            "record.fragment": self.add_fragment,
            "record.delete": self.delete,
            "select.word": self._view.select_word,
            "select.sentence": self._view.select_sentence,
            "select.paragraph": self._view.select_paragraph,
            "select.expand": self._view.expand_selection,
        }

    def _offers(self, place: QPoint | None) -> Groups:
        """What the menu over the text offers: of the selection, the record there, the article."""
        actions, view = self.context.actions, self._view
        if place is not None and view.hovered_detail is not None:
            return [actions.some("article.describe", "article.note", "article.flag")]
        if place is not None:
            view.go_under(place.toPointF())
        spread = actions.some("select.word", "select.sentence", "select.paragraph")
        groups: list[Sequence[QAction]] = []
        if view.selection() is not None:
            copy = offered(self.tr("Copy"), view.copy)
            groups += [actions.creators(), [*actions.some("record.fragment"), copy]]
            groups.append(actions.some("article.remove_text"))
        elif self._session.record is not None and self._is_in_record(view.caret()):
            commands = ("record.edit", "record.note", "record.flag", "record.link")
            groups += [actions.some(*commands), actions.some("record.delete"), spread]
        else:
            states = actions.some("article.done", "article.nothing", "article.paste")
            groups += [spread, actions.some("find.article"), states]
        return [*groups, actions.some("article.correct")]

    def _is_in_record(self, offset: int) -> bool:
        record = self._session.record
        return record is not None and any(
            fragment.start <= offset <= fragment.end for fragment in record.spans
        )

    # The signature is that of every feature.
    def set_keys(self, types: Sequence[RecordType]) -> None:  # noqa: ARG002
        self._offer_fields()

    def create(self, type_key: str) -> None:
        """Make a record of the selection; the focus goes to what it still needs."""
        session, span = self._session, self._selection()
        if session.project is None or session.article is None or span is None:
            return
        self._editor.flush()
        with session.saving():
            article, coder = session.article, session.project.coder.id
            words = (cut(article.text, span),)
            same = [each for each in of_extent(session.records, span) if each.type == type_key]
            made = new_record(new_id(), article.id, type_key, coder, now(), words)
            session.create(made)
            self._view.clear_selection()
            self._editor.focus_first_required()
            if same:
                self._say_twice(same[0])

    def _say_twice(self, first: Record) -> None:
        """The same code on the same words may be meant, or a slip."""
        record_type, last = self._session.type_of(first), self._session.last_change
        label = record_type.label if record_type is not None else first.type
        change = last.change.seq if last is not None else None
        self.context.messages.info(
            self.tr("These words were coded as “{type}” already; now they are twice.").format(
                type=label
            ),
            Offer(self.tr("Undo"), self.context.actions["edit.undo"].trigger, change),
            Offer(self.tr("Show the first"), partial(self.context.reveal, first)),
        )

    def take(self, field_key: str, ordinal: int = -1) -> None:
        """Take the selection into a field of the selected record.

        Args:
            ordinal: the value whose evidence it becomes; -1 for a new one.
        """
        session, span = self._session, self._selection()
        if session.project is None or session.article is None or span is None:
            return
        self._editor.flush()
        form_context = self._editor.form_context
        if form_context is None or form_context.record is None:
            return
        with session.saving():
            unclear: int | None = None
            if 0 <= ordinal < len(form_context.values(field_key)):
                form_context.add_evidence(field_key, ordinal, span)
            else:
                unclear = form_context.append(field_key, span)
            self._view.clear_selection()
            if unclear is not None:
                self._editor.ask(field_key, unclear)
            elif any(each.value is None for each in form_context.values(field_key)):
                # The words bear out what is still to be said: the next key says it.
                self._editor.focus_field(field_key)

    def _offer_fields(self) -> None:
        """The bubble at a selection offers the fields of the selected record."""
        record = self._session.record
        record_type = self._session.type_of(record) if record else None
        offered = record_type.offered_fields if record_type else ()
        self._view.set_bubble_fields(in_order_of_use(offered, record) if record else ())

    def add_fragment(self) -> None:
        """Add the selection to the selected record's own text."""
        form_context, span = self._editor.form_context, self._selection()
        if form_context is None or form_context.record is None or span is None:
            return
        with self._session.saving():
            form_context.set_spans([*form_context.record.spans, span])
            self._view.clear_selection()

    def delete(self) -> None:
        """Delete the selected record and go to its neighbour."""
        record, project = self._session.record, self._session.project
        if project is None or record is None:
            return
        at = bisect_left(self._session.records, reading_order(record), key=reading_order)
        with self._session.saving():
            self._session.write(DeleteRecord(record))
            remaining = self._session.records
            if remaining:
                self._session.select(remaining[min(at, len(remaining) - 1)].id)

    def move_edge(self, edge: Edge, step: Step, way: int) -> None:
        """Move where the record begins or ends.

        Of several fragments the one that holds the caret moves; else the outermost.
        """
        session, record = self._session, self._session.record
        if session.project is None or session.article is None or record is None:
            return
        spans = [fragment.span for fragment in record.spans]
        at = self._fragment_at_caret(record, edge)
        moved = moved_edge(session.article.text, spans[at], edge, step, way)
        if moved == spans[at]:
            self.context.hint(self.tr("The edge can go no further."))
            return
        form_context = self._editor.form_context
        if form_context is None:
            return
        with session.saving():
            form_context.set_spans([*spans[:at], moved, *spans[at + 1 :]])
            last = Span(moved.end - 1, moved.end)
            self._view.reveal(Span(moved.start, moved.start + 1) if edge == "start" else last)

    def _allow_dragging(self) -> None:
        self._view.edges.enabled = not self.context.tasks.writes
        self._view.viewport().update()

    def _on_edge_dropped(self, record_id: str, spans: list[Span]) -> None:
        """Give the record the text that it was dragged over."""
        self._editor.flush()
        form_context = self._editor.form_context
        if form_context is None or form_context.record is None:
            return
        if form_context.record.id == record_id:
            with self._session.saving():
                form_context.set_spans(spans)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The letters of the selected record's fields, while the article has the focus."""
        if (
            watched is self._view
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.modifiers()
            in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            and self._take_letter(event.text().upper())
        ):
            return True
        return super().eventFilter(watched, event)

    def _take_letter(self, letter: str) -> bool:
        record = self._session.record
        record_type = self._session.type_of(record) if record else None
        if len(letter) != 1 or not letter.isalpha() or record_type is None:
            return False
        for field in record_type.offered_fields:
            if field.letter == letter:
                if self._view.selection() is None:
                    self._editor.focus_field(field.key)
                else:
                    self.take(field.key)
                return True
        return False

    def _selection(self) -> Span | None:
        span = self._view.selection()
        if span is None and self._session.article is not None:
            self.context.hint(self.tr("Select some text first."))
        return span

    def _fragment_at_caret(self, record: Record, edge: Edge) -> int:
        caret = self._view.caret()
        for n, fragment in enumerate(record.spans):
            if fragment.start <= caret <= fragment.end:
                return n
        return 0 if edge == "start" else len(record.spans) - 1


@dataclass(frozen=True)
class EdgeMover:
    """One of the commands that move an edge."""

    coding: RecordMaking
    edge: Edge
    step: Step
    way: int

    def move(self) -> None:
        """Move it."""
        self.coding.move_edge(self.edge, self.step, self.way)


_SELDOM_WORDS: frozenset[FieldKind] = frozenset(["boolean", "choice", "url", "link"])
"""The kinds whose values a text seldom says in its own words."""


def in_order_of_use(fields: Sequence[Field], record: Record) -> list[Field]:
    """The fields of a record, those first that words are likely taken for: what it needs, then
    what a text says in words, and last what it has already."""

    def use(field: Field) -> int:
        if record.fields.get(field.key) and not field.many:
            return 3
        if field.required:
            return 0
        return 2 if field.kind in _SELDOM_WORDS else 1

    return sorted(fields, key=use)
