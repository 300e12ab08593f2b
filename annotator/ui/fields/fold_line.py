"""The optional fields that hold nothing, named on one line: “+ Addressee, Occasion …”."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from annotator.core.codebook.model import Field
from annotator.ui.fields.keys import is_enter

_GAP = 2
_LEAST = 48


class FoldLine(QWidget):
    """Names the folded fields; a click or its letter opens one, “+” or Enter all of them."""

    opened = Signal(str)
    """The key of a field that is to be shown."""
    all_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foldLine")
        self.setProperty("role", "foldLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fields: tuple[Field, ...] = ()
        self._all = self._button("+", "unfoldAll")
        self._all.setToolTip(self.tr("Show all fields"))
        self._all.setAccessibleName(self.tr("Show all fields"))
        self._all.clicked.connect(self.all_opened)
        self._buttons: dict[str, QToolButton] = {}
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text.replace("&", "&&"))
        button.setProperty("role", "foldedField")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def set_fields(self, fields: Sequence[Field]) -> None:
        """Name these; without any the line is gone."""
        if self._fields == tuple(fields):
            return
        self._fields = tuple(fields)
        for field in fields:
            if field.key not in self._buttons:
                self._buttons[field.key] = self._field_button(field)
        shown = {field.key for field in fields}
        for key, button in self._buttons.items():
            button.setVisible(key in shown)
        names = [f"{each.label} ({each.letter})" if each.letter else each.label for each in fields]
        self.setAccessibleName(self.tr("More fields: {0}").format(", ".join(names)))
        self.setVisible(bool(fields))
        self.updateGeometry()
        self._arrange(self.width(), move=True)

    def _field_button(self, field: Field) -> QToolButton:
        text = f"{field.label}  {field.letter}" if field.letter else field.label
        button = self._button(text, f"unfold_{field.key}")
        button.setAccessibleName(self.tr("Show the field {0}").format(field.label))
        button.setToolTip(field.help)
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        self.opened.emit(self.sender().objectName().removeprefix("unfold_"))

    def event(self, event: QEvent) -> bool:
        # The letters are those of the fields here, not the window's.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._field_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        field = self._field_of(event)
        if field is not None:
            self.opened.emit(field.key)
        elif is_enter(event) or event.key() == Qt.Key.Key_Space:
            self.all_opened.emit()
        else:
            super().keyPressEvent(event)

    def _field_of(self, event: QKeyEvent) -> Field | None:
        letter = event.text().upper()
        return next((each for each in self._fields if letter and each.letter == letter), None)

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        width = max(self.width(), _LEAST)
        return QSize(width, self._arrange(width, move=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self._all.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def _arrange(self, width: int, *, move: bool) -> int:
        """Put the names side by side, folded where the width ends; the height that this takes."""
        x = y = 0
        line = self._all.sizeHint().height()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for button in (self._all, *[self._buttons[field.key] for field in self._fields]):
            wanted = min(button.sizeHint().width(), width)
            if x and x + wanted > width:
                x, y = 0, y + line
            if move:
                button.setGeometry(width - x - wanted if mirrored else x, y, wanted, line)
            x += wanted + _GAP
        return y + line
