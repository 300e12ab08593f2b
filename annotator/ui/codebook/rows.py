"""What one changes about a part of the codebook, each with its problem beneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.fields.appearance import restyle
from annotator.ui.fields.keys import is_undo_or_redo
from annotator.ui.kit.theme import Theme

_ROW = 4
"""How many colours stand side by side."""


class Row(QWidget):
    """One attribute: a label, what edits it, a word of help, and what is wrong with it."""

    edited = Signal(str, object)

    def __init__(self, attribute: str, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.attribute = attribute
        self.editor = editor
        name = f"codebook_{attribute}"
        editor.setObjectName(name)
        editor.setAccessibleName(label)
        editor.setToolTip(hint)
        self.caption = QLabel(label)
        self.caption.setBuddy(editor)
        self.caption.setProperty("role", "fieldLabel")
        self._problem = QLabel()
        self._problem.setObjectName(f"{name}_problem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(editor)
        if hint:
            explained = QLabel(hint)
            explained.setProperty("role", "hint")
            explained.setWordWrap(True)
            column.addWidget(explained)
        column.addWidget(self._problem)
        self.caption.setVisible(not isinstance(editor, QCheckBox))

    def show_value(self, value: Any) -> None:
        """Show what the attribute is; what shows it already stays untouched."""
        raise NotImplementedError

    def show_problem(self, text: str) -> None:
        """Say what is wrong, or nothing."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        restyle(self.editor, "invalid", bool(text))

    def _tell(self, value: object) -> None:
        self.edited.emit(self.attribute, value)


class TextRow(Row):
    """A line of text."""

    def __init__(self, attribute: str, label: str, hint: str = "") -> None:
        self.line = LineEditWithoutUndo()
        super().__init__(attribute, label, self.line, hint)
        self.line.textEdited.connect(self._tell)

    def show_value(self, value: Any) -> None:
        if self.line.text() != value:
            self.line.setText(value)


class LetterRow(TextRow):
    """One letter, upper case."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__("letter", label, hint)
        self.line.setMaxLength(1)
        self.line.setMaximumWidth(48)
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def _tell(self, value: object) -> None:
        super()._tell(str(value).strip().upper())


class LongRow(Row):
    """Text of several lines; with ``lines`` each line is an item of its own."""

    def __init__(
        self, attribute: str, label: str, hint: str = "", *, rows: int = 3, lines: bool = False
    ) -> None:
        self.box = TextEditWithoutUndo()
        self._lines = lines
        self._shown: Any = None
        super().__init__(attribute, label, self.box, hint)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * rows + 20)
        self.box.textChanged.connect(self._on_changed)

    def show_value(self, value: Any) -> None:
        if value != self._value():
            with QSignalBlocker(self.box):
                self.box.setPlainText("\n".join(value) if self._lines else value)

    def _value(self) -> str | tuple[str, ...]:
        text = self.box.toPlainText()
        if not self._lines:
            return " ".join(text.split("\n"))
        return tuple(line.strip() for line in text.split("\n") if line.strip())

    def _on_changed(self) -> None:
        self._tell(self._value())


class CheckRow(Row):
    """Yes or no."""

    def __init__(self, attribute: str, label: str, hint: str = "") -> None:
        self.box = QCheckBox(label)
        super().__init__(attribute, label, self.box, hint)
        self.box.clicked.connect(self._tell)

    def show_value(self, value: Any) -> None:
        self.box.setChecked(value)


class ComboRow(Row):
    """One of several."""

    def __init__(
        self, attribute: str, label: str, options: Sequence[tuple[str, str]], hint: str = ""
    ) -> None:
        self.box = QComboBox()
        for key, text in options:
            self.box.addItem(text, key)
        super().__init__(attribute, label, self.box, hint)
        self.box.activated.connect(self._on_activated)

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findData(value))

    def _on_activated(self, index: int) -> None:
        self._tell(self.box.itemData(index))


class Swatches(QWidget):
    """Colours side by side, each a button with its name; the arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, colours: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for n, (key, name) in enumerate(colours):
            button = QToolButton(self)
            button.setObjectName(f"codebook_colour_{key}")
            button.setText(name)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setCheckable(True)
            button.setIconSize(QSize(32, 20))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            self._group.addButton(button)
            self._buttons[key] = button
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, n // _ROW, n % _ROW)
        grid.setColumnStretch(_ROW, 1)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_colour(self, colour: str) -> None:
        """Mark one as the chosen one; a name that no theme has marks none."""
        known = self._buttons.get(colour)
        self._group.setExclusive(known is not None)
        for button in self._buttons.values():
            button.setChecked(button is known)

    def set_theme(self, theme: Theme) -> None:
        """Paint the colours as that theme has them."""
        for key, button in self._buttons.items():
            button.setIcon(swatch(theme.tint(key), theme.ink(key), QSize(32, 20)))

    def _on_clicked(self, button: QToolButton) -> None:
        self.chosen.emit(next(key for key, each in self._buttons.items() if each is button))


class ColourRow(Row):
    """One of the theme's named tints."""

    def __init__(self, label: str, colours: Sequence[tuple[str, str]], hint: str = "") -> None:
        self.swatches = Swatches(colours)
        super().__init__("colour", label, self.swatches, hint)
        self.swatches.chosen.connect(self._tell)

    def show_value(self, value: Any) -> None:
        self.swatches.show_colour(value)


class LineEditWithoutUndo(QLineEdit):
    """A line that leaves undo and redo to the editor's own, which cover everything."""

    def event(self, event: QEvent) -> bool:
        if _is_undo(event):
            event.ignore()
            return False
        return super().event(event)


class TextEditWithoutUndo(QPlainTextEdit):
    """The same for several lines."""

    def event(self, event: QEvent) -> bool:
        if _is_undo(event):
            event.ignore()
            return False
        return super().event(event)


class WheelBlocker(QObject):
    """Keeps the wheel from changing what lies under the pointer while one scrolls past."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return False


def swatch(fill: QColor, edge: QColor, size: QSize) -> QIcon:
    """A rounded patch of a colour with an edge of another."""
    picture = QPixmap(size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(edge)
    painter.drawRoundedRect(1, 1, size.width() - 2, size.height() - 2, 4, 4)
    painter.end()
    return QIcon(picture)


def _is_undo(event: QEvent) -> bool:
    keys = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    return event.type() in keys and isinstance(event, QKeyEvent) and is_undo_or_redo(event)
