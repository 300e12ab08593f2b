"""The fields of an actor's form: what they are called, how they look and where they stand."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.countries import ALPHA_3
from annotator.ui.fields.chips import ChipStrip
from annotator.ui.fields.keys import has_left
from annotator.ui.fields.picker import PickerLine
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme

_W = TypeVar("_W", bound=QWidget)
_LABEL_WIDTH = 80
_LINE_WIDTH = 128
_NOTE_HEIGHT = 72


class NoteArea(QPlainTextEdit):
    """Text on several lines; Tab goes on."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if has_left(event):
            self.left.emit()

    def raw(self) -> str:
        """The text as it is; `toPlainText` would turn no-break spaces into spaces."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")


class EditableChips(ChipStrip):
    """Chips with a line behind the last, in which another is written."""

    entered = Signal()
    """Enter, or the person left the line."""

    def __init__(self, name: str, label: str, line: QLineEdit, parent: QWidget) -> None:
        super().__init__("tag", parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.line = line
        self.set_tail(line, _LINE_WIDTH)
        line.installEventFilter(self)
        line.returnPressed.connect(self.entered)
        self.escaped.connect(line.setFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and has_left(event):
            self.entered.emit()
        elif (
            watched is self.line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left)
            and not self.line.text()
            and not event.isAutoRepeat()
        ):
            return self.focus_last()
        return super().eventFilter(watched, event)


class ActorFields(QWidget):
    """The fields, each with its label, and beneath them what was refused."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actorForm")
        self.setAccessibleName(self.tr("Form of the actor"))
        self.name = self._named(QLineEdit(self), "actorName", self.tr("Name"))
        self.keep_old = QCheckBox(self.tr("Keep the old name as an alias"), self)
        self._named(self.keep_old, "actorKeepOld", self.keep_old.text())
        self.keep_old.setChecked(True)
        self.keep_old.hide()
        self.kind = self._named(PickerLine(self, tab_picks=False), "actorKind", self.tr("Kind"))
        self.kind.setPlaceholderText(self.tr("person, government, armed group"))
        self.country = self._named(PickerLine(self), "actorCountry", self.tr("Country"))
        self.country.setPlaceholderText(self.tr("a name or three letters"))
        self.country_name = QLabel(self)
        self.country_name.setObjectName("actorCountryName")
        self.country_name.setProperty("role", "hint")
        self.country_name.hide()
        self.alias_line = self._named(QLineEdit(self), "actorAliasAdd", self.tr("Add an alias"))
        self.alias_line.setPlaceholderText(self.tr("add …"))
        self.aliases = EditableChips("actorAliases", self.tr("Aliases"), self.alias_line, self)
        self.identifier_line = self._named(
            QLineEdit(self), "actorIdentifierAdd", self.tr("Add an identifier")
        )
        self.identifier_line.setPlaceholderText(self.tr("wikidata: Q42"))
        self.identifiers = EditableChips(
            "actorIdentifiers", self.tr("Identifiers"), self.identifier_line, self
        )
        self.note = self._named(NoteArea(self), "actorNote", self.tr("Note"))
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.problem = QLabel(self)
        self.problem.setObjectName("actorProblem")
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()
        self.set_theme(theme)

    def _named(self, widget: _W, name: str, label: str) -> _W:
        widget.setObjectName(name)
        widget.setAccessibleName(label)
        return widget

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (self.tr("Name"), (self.name, self.keep_old)),
            (self.tr("Aliases"), (self.aliases,)),
            (self.tr("Kind"), (self.kind,)),
            (self.tr("Country"), (self.country, self.country_name)),
            (self.tr("Note"), (self.note,)),
            (self.tr("Identifiers"), (self.identifiers,)),
        )
        for n, (text, widgets) in enumerate(rows):
            label = QLabel(text, self)
            label.setProperty("role", "fieldLabel")
            label.setFixedWidth(_LABEL_WIDTH)
            label.setContentsMargins(0, 4, 0, 0)
            grid.addWidget(label, n, 0, Qt.AlignmentFlag.AlignTop)
            box = QVBoxLayout()
            box.setSpacing(4)
            for widget in widgets:
                box.addWidget(widget)
            grid.addLayout(box, n, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addStretch(1)
        order = [self.name, self.keep_old, self.alias_line, self.kind, self.country, self.note]
        for before, after in zip(order, [*order[1:], self.identifier_line], strict=True):
            QWidget.setTabOrder(before, after)

    def lines(self) -> dict[str, QLineEdit]:
        """The lines by the parts of an actor that are written in them."""
        return {
            "name": self.name,
            "kind": self.kind,
            "country": self.country,
            "alias": self.alias_line,
            "identifier": self.identifier_line,
        }

    def show_country(self, code: str) -> None:
        """Show the name of a country beneath its code."""
        self.country_name.setText(ALPHA_3.get(code, ""))
        self.country_name.setVisible(code in ALPHA_3)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        cross = icon(theme, "remove", "muted")
        self.aliases.set_cross(cross)
        self.identifiers.set_cross(cross)
        for line in (self.kind, self.country):
            line.set_icon(icon(theme, "chevron-down", "muted"))

    def say(self, problem: str) -> None:
        """Say what was refused; what was typed stays, to be corrected."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.setAccessibleDescription(problem)
