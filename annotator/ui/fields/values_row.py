"""A field whose values are edited one by one, each with its evidence beneath."""

from itertools import pairwise
from operator import attrgetter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.codebook.model import Field
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.ui.fields.context import FormContext
from annotator.ui.fields.field_row import Drafts, FieldRow
from annotator.ui.fields.value_row import ValueRow
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words

_EDITED = attrgetter("editor.edited")


class ValuesRow(FieldRow):
    """A row a value; a field of many gets an empty one more when somebody wants to add to it."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, form_context, parent)
        self._box = self._body_box()
        self._rows: list[ValueRow] = []
        self._theme: Theme | None = None
        self._editable = self._selection = True
        self._adding = False
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.timeout.connect(self._put_away_empty)
        self._make_row()

    def _make_row(self) -> ValueRow:
        row = ValueRow(self.field, self.form_context, len(self._rows), self._body)
        row.typing.connect(self.typing)
        row.failed.connect(self.failed)
        row.take_requested.connect(self._on_take)
        row.remove_requested.connect(self._on_remove)
        row.more_wanted.connect(self._on_more_wanted)
        row.help_wanted.connect(self.toggle_help)
        row.asked.connect(self.ask)
        row.evidence_followed.connect(self._on_evidence_followed)
        row.evidence_removed.connect(self._on_evidence_removed)
        row.proposals_taken.connect(self.proposals_taken)
        row.editor.left.connect(self._left.start)
        if self._theme is not None:
            row.set_theme(self._theme)
            row.set_editable(self._editable, selection=self._selection)
        self._box.addWidget(row)
        self._rows.append(row)
        self._order_tabs()
        return row

    def _order_tabs(self) -> None:
        stops = [stop for row in self._rows for stop in row.editor.tab_stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _bind(self, values: tuple[FieldValue, ...], *, afresh: bool) -> None:
        self._adding = self._adding and not afresh and self.field.many and bool(values)
        # Of most records most fields are empty.
        if not values and len(self._rows) == 1 and self._rows[0].stays_empty(afresh=afresh):
            return
        needed = max(len(values), 1) + self._adding
        while len(self._rows) < needed:
            self._make_row()
        for n, row in enumerate(self._rows):
            row.bind(values[n] if n < len(values) else None, afresh=afresh)
            row.setVisible(n < needed or row.is_unsaved)
            row.set_last(n == len(values) - 1)
            # Tab goes on to the next field; Enter on a saved value goes to the row that adds one.
            adds = bool(values) and n >= len(values)
            row.editor.set_adding(adds)
            for stop in row.editor.tab_stops():
                policy = Qt.FocusPolicy.ClickFocus if adds else Qt.FocusPolicy.StrongFocus
                stop.setFocusPolicy(policy)

    def propose(self, value: FieldValue | None) -> None:
        self._rows[0].propose(value)

    def save(self) -> bool:
        is_saved = True
        for row in self._rows:
            if row.editor.edited and not row.save():
                is_saved = False
        return is_saved

    def save_when_ready(self) -> None:
        for row in self._rows:
            row.save_when_ready()

    def is_unsaved(self) -> bool:
        return any(map(_EDITED, self._rows))

    def drafts(self) -> Drafts:
        return {n: row.editor.typed() for n, row in enumerate(self._rows) if row.editor.edited}

    def put_drafts(self, drafts: Drafts) -> None:
        for n, draft in drafts.items():
            while len(self._rows) <= n:
                self._make_row()
            self._rows[n].put_draft(draft)
            self._rows[n].show()

    def focus_first(self) -> None:
        waiting = [n for n, value in enumerate(self._values) if value.value is None]
        self._rows[waiting[0] if waiting else 0].focus()

    def ask(self, ordinal: int) -> None:
        self._rows[ordinal].focus()
        self._rows[ordinal].editor.offer_choices()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for row in self._rows:
            row.set_theme(theme)

    def set_editable(self, editable: bool, *, selection: bool) -> None:
        self._editable, self._selection = editable, selection
        self._note_state(editable=editable, selection=selection)
        for row in self._rows:
            row.set_editable(editable, selection=selection)

    def _on_more_wanted(self) -> None:
        if self.field.many and self._values:
            self._adding = True
            self.rebind()
            self._rows[len(self._values)].focus()

    def _put_away_empty(self) -> None:
        """Whoever wanted to add a value and did not is somewhere else now."""
        if not self._adding:
            return
        row, focused = self._rows[len(self._values)], self.window().focusWidget()
        is_there = focused is not None and row.isAncestorOf(focused)
        if not is_there and not row.is_unsaved:
            self._adding = False
            self.rebind()

    def _on_remove(self, ordinal: int) -> None:
        # The row leaves with its value, so that unsaved input in later rows stays with theirs.
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._rows[ordinal].isAncestorOf(focused)
        self._send_last(ordinal)
        try:
            self.form_context.remove_value(self.field.key, ordinal)
        except AnnotatorError as error:
            self._send_last(len(self._rows) - 1, to=ordinal)
            self.failed.emit(error_words(error))
        if had_focus:
            self._rows[ordinal].focus()

    def _send_last(self, ordinal: int, to: int | None = None) -> None:
        row = self._rows.pop(ordinal)
        place = len(self._rows) if to is None else to
        row.editor.edited = False
        self._rows.insert(place, row)
        self._box.removeWidget(row)
        self._box.insertWidget(place, row)
        for n, each in enumerate(self._rows):
            each.set_ordinal(n)
        self._order_tabs()
