"""The editor of yes or no, which may also be left unsaid."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from annotator.core.codebook import values
from annotator.core.codebook.model import Field
from annotator.core.coding.record import FieldValue
from annotator.ui.fields.context import Entry, FormContext
from annotator.ui.fields.editor import ValueEditor
from annotator.ui.fields.keys import wants_evidence, wants_help

_STATES: tuple[bool | None, ...] = (None, True, False)
_NAMES = ("notSaid", "yes", "no")


class BooleanEditor(ValueEditor):
    """Three states side by side; Left and Right or Y and N choose, Delete clears."""

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, form_context, parent)
        self.setProperty("role", "segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons = QButtonGroup(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(2, 2, 2, 2)
        box.setSpacing(2)
        labels = (self.tr("not said"), self.tr("yes"), self.tr("no"))
        for n, (name, label) in enumerate(zip(_NAMES, labels, strict=True)):
            button = QToolButton(self)
            button.setObjectName(name)
            button.setText(label if n else "–")
            button.setToolTip("" if n else label)
            button.setAccessibleName(f"{field.label}: {label}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setProperty("role", "segment")
            self._buttons.addButton(button, n)
            box.addWidget(button)
        box.addStretch(1)
        self._choose(None)
        self._buttons.idClicked.connect(self._on_clicked)

    def show_value(self, value: FieldValue | None) -> None:
        shown = value.value if value else None
        self._choose(shown if isinstance(shown, bool) else None)

    def entry(self) -> Entry:
        return _STATES[self._buttons.checkedId()]

    def typed(self) -> str:
        state = _STATES[self._buttons.checkedId()]
        return values.display(self.field, state)

    def set_typed(self, text: str) -> None:
        self.edited = True
        self._choose({"yes": True, "no": False}.get(text))

    def set_editable(self, editable: bool) -> None:
        for button in self._buttons.buttons():
            button.setEnabled(editable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self._buttons.checkedId()
        key = Qt.Key(event.key())
        target = {
            Qt.Key.Key_Left: max(now - 1, 0),
            Qt.Key.Key_Right: min(now + 1, len(_STATES) - 1),
            Qt.Key.Key_Space: (now + 1) % len(_STATES),
            Qt.Key.Key_Y: 1,
            Qt.Key.Key_N: 2,
            Qt.Key.Key_Backspace: 0,
            Qt.Key.Key_Delete: 0,
        }.get(key)
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if wants_evidence(event):
            self.evidence_wanted.emit()
        elif wants_help(event):
            self.help_wanted.emit()
        elif target is None or not plain or not self._buttons.button(target).isEnabled():
            super().keyPressEvent(event)
        elif target == now == 0 and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.emptied_again.emit()
        elif target != now:
            self._choose(_STATES[target])
            self._on_clicked()

    def event(self, event: QEvent) -> bool:
        # Its letters are its own while it has the focus, not the window's.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and event.key() in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        ):
            event.accept()
            return True
        return super().event(event)

    def _choose(self, state: bool | None) -> None:
        button = self._buttons.button(_STATES.index(state))
        button.setChecked(True)

    def _on_clicked(self) -> None:
        self.edited = True
        self.settled.emit()
