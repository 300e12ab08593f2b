"""A field of several choices: chips, with a line behind them that proposes more."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from annotator.core.codebook import values as core_values
from annotator.core.codebook.model import Field
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError, FieldValueError
from annotator.ui.fields.appearance import restyle
from annotator.ui.fields.chips import ChipStrip, ChipText
from annotator.ui.fields.context import FormContext
from annotator.ui.fields.field_row import Drafts, FieldRow
from annotator.ui.fields.keys import has_left, is_undo_or_redo, wants_evidence, wants_help
from annotator.ui.fields.picker import Option, PickerLine, Proposals, fitting
from annotator.ui.fields.picking_editors import choice_options, recent_first
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words

_LINE_WIDTH = 96
_BUTTON = 26


class TagsRow(FieldRow):
    """Chosen values as chips; their evidence beneath, each piece with the choice it bears out."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, form_context, parent)
        self._all = choice_options(field)
        self._fragment_keys: list[tuple[int, int]] = []
        self._tagged: list[int] = []
        self._edited = False
        self._editable = True
        self.tags = ChipStrip("tag", self._body)
        self.tags.setObjectName(f"tags_{field.key}")
        self.line = PickerLine(self.tags)
        self.line.setObjectName(f"editor_{field.key}_0")
        self.line.setAccessibleName(field.label)
        self.line.setPlaceholderText(self.tr("add …"))
        self.line.installEventFilter(self)
        self.tags.set_tail(self.line, _LINE_WIDTH)
        self._take = QToolButton(self._body)
        self._take.setObjectName(f"take_{field.key}_0")
        self._take.setProperty("role", "quiet")
        self._take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._take.setFixedSize(_BUTTON, _BUTTON)
        self._take.setIconSize(QSize(16, 16))
        self._take.setToolTip(self.tr("Take the selected text"))
        self._take.setAccessibleName(self.tr("{0}: Take the selected text").format(field.label))
        self.note = QLabel(self._body)
        self.note.setObjectName(f"note_{field.key}_0")
        self.note.setProperty("role", "problem")
        self.note.setWordWrap(True)
        self.note.hide()
        self.evidence = ChipStrip("evidence", self._body)
        self.evidence.setObjectName(f"evidence_{field.key}")
        self.evidence.hide()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        box = self._body_box()
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.tags, 1)
        row.addWidget(self._take, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(row)
        box.addWidget(self.note)
        box.addWidget(self.evidence)

    def _connect(self) -> None:
        self.line.asked.connect(self._on_asked)
        self.line.picked.connect(self._on_picked)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self.save)
        self.tags.removed.connect(self._on_tag_removed)
        self.tags.followed.connect(self._on_tag_followed)
        self.tags.escaped.connect(self.focus_first)
        self.evidence.followed.connect(self._on_chip_followed)
        self.evidence.removed.connect(self._on_chip_removed)
        self.evidence.escaped.connect(self.focus_first)
        self._take.clicked.connect(self._on_take_clicked)

    def _bind(self, values: tuple[FieldValue, ...], *, afresh: bool) -> None:
        if afresh:
            self._drop_input()
        self._tagged = [n for n, value in enumerate(values) if value.value is not None]
        key = self.field.key
        tags = [
            ChipText(f"tag_{key}_{n}", self._label(values[n]), leads=bool(values[n].spans))
            for n in self._tagged
        ]
        self.tags.set_chips(tags, editable=self._editable)
        self._fragment_keys = [
            (n, fragment) for n, value in enumerate(values) for fragment in range(len(value.spans))
        ]
        chips: list[ChipText] = []
        for n, fragment in self._fragment_keys:
            words = " ".join(values[n].spans[fragment].text.split())
            label = self._label(values[n]) or self.tr("not chosen")
            chips.append(ChipText(f"evidence_{key}_{n}_{fragment}", f"{label}: {words}", words))
        self.evidence.set_chips(chips, editable=self._editable)
        self.evidence.setVisible(bool(chips))

    def _label(self, value: FieldValue) -> str:
        return core_values.display(self.field, value.value)

    def _options(self, text: str) -> list[Option]:
        chosen = {value.value for value in self._values}
        return fitting([option for option in self._all if option.key not in chosen], text)

    def _on_asked(self, text: str) -> None:
        options = self._options(text)
        if not text.strip():
            used = self.form_context.recent(self.field.key)
            options = recent_first(options, used, self.tr("used last"))
        self.line.propose(Proposals(options, 0 if text.strip() else -1))

    def save(self) -> bool:
        text = self.line.text().strip()
        if not text:
            self._drop_input()
            return True
        try:
            self._add(self._option_for(text).key)
        except AnnotatorError as error:
            self._say(error_words(error))
            if not isinstance(error, FieldValueError):
                self.failed.emit(error_words(error))
            return False
        return True

    def save_when_ready(self) -> None:
        """A name is taken whole, not at a pause."""

    def is_unsaved(self) -> bool:
        return self._edited

    def drafts(self) -> Drafts:
        return {0: self.line.text()} if self._edited else {}

    def put_drafts(self, drafts: Drafts) -> None:
        for text in drafts.values():
            self.line.setText(text)
            self._edited = True
            self._say(self._not_a_choice(text))

    def focus_first(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self.line.set_icon(icon(theme, "chevron-down", "muted"))
        self._take.setIcon(icon(theme, "take", "accent"))
        for strip in (self.tags, self.evidence):
            strip.set_cross(icon(theme, "remove", "muted"))

    def set_editable(self, editable: bool, *, selection: bool) -> None:
        self.line.setReadOnly(not editable)
        self._take.setEnabled(editable and selection)
        self._note_state(editable=editable, selection=selection)
        self._take.setVisible(selection)
        if editable != self._editable:
            self._editable = editable
            self.rebind()

    def _option_for(self, text: str) -> Option:
        options = self._options(text)
        exact = [option for option in options if option.label.casefold() == text.casefold()]
        for found in (exact, options):
            if len(found) == 1:
                return found[0]
        raise FieldValueError(self._not_a_choice(text))

    def _not_a_choice(self, text: str) -> str:
        return self.tr("“{0}” is not one choice. Press Down to see what there is.").format(text)

    def _add(self, key: str) -> None:
        """Give the choice to the first evidence that has none yet, or add it."""
        waiting = [n for n, value in enumerate(self._values) if value.value is None]
        self.form_context.keep(self.field.key, waiting[0] if waiting else len(self._values), key)
        self._drop_input()

    def _drop_input(self) -> None:
        self._edited = False
        if self.line.text():
            self.line.clear()
        self._say("")

    def _say(self, problem: str) -> None:
        self.note.setText(problem)
        self.note.setVisible(bool(problem))
        self.line.setAccessibleDescription(problem)
        restyle(self.line, "invalid", bool(problem))

    def _on_edited(self, text: str) -> None:
        self._edited = bool(text)
        self._say("")
        self.typing.emit()

    def _on_picked(self, key: str) -> None:
        try:
            self._add(key)
        except AnnotatorError as error:
            self.failed.emit(error_words(error))

    def _on_tag_removed(self, n: int) -> None:
        try:
            self.form_context.remove_value(self.field.key, self._tagged[n])
        except AnnotatorError as error:
            self.failed.emit(error_words(error))

    def _on_tag_followed(self, n: int) -> None:
        if self._values[self._tagged[n]].spans:
            self._on_evidence_followed(self._tagged[n], 0)

    def _on_chip_followed(self, n: int) -> None:
        self._on_evidence_followed(*self._fragment_keys[n])

    def _on_chip_removed(self, n: int) -> None:
        self._on_evidence_removed(*self._fragment_keys[n])

    def _on_take_clicked(self) -> None:
        self._on_take(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if isinstance(event, QKeyEvent) and self._handle_key(event):
                return True
            if has_left(event):
                self.save()
        return super().eventFilter(watched, event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            if not self._edited and is_undo_or_redo(event):
                event.ignore()
                return True
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if wants_help(event):
            self.toggle_help()
            return True
        if wants_evidence(event):
            return self.evidence.focus_first() or self.tags.focus_last()
        if self.line.text() or event.isAutoRepeat():
            return False
        backwards = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left)
        return backwards and self.tags.focus_last()
