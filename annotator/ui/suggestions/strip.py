"""The strip under the text: the current suggestion on one line, and below it all that are open."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QKeyCombination, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.model import RecordType
from annotator.core.coding.suggestion import Suggestion
from annotator.ui.actions.bound_actions import BoundAction
from annotator.ui.suggestions.words import own_words, percent, who

_HEIGHT = 150
_PERCENTAGES = (99, 95, 90, 85, 80, 75, 70, 60, 50, 25, 0)
_ABOVE = 80
"""The least percentage to begin with, of those that are taken at once."""


class OneLine(QLabel):
    """A text of which as much is shown as there is room for; all of it in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        elide = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, elide, self.width()))


class SuggestionList(QTreeWidget):
    """All open suggestions of the article, a row each; the keys of the text act here too."""

    pressed = Signal(QKeyCombination)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestionList")
        self.setAccessibleName(self.tr("Open suggestions"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderLabels(
            [self.tr("Type"), self.tr("Words"), self.tr("Who"), self.tr("How sure")]
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFixedHeight(_HEIGHT)
        header = self.header()
        header.setStretchLastSection(False)
        # Of rows that are out of sight nobody sees how wide they are.
        header.setResizeContentsPrecision(0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text() and not event.text().isalpha():
            self.pressed.emit(event.keyCombination())
        else:
            super().keyPressEvent(event)


class SuggestionStrip(QFrame):
    """Shows what is suggested; says what was asked for by signals."""

    chosen = Signal(int)
    """The row of the list that one went to."""
    followed = Signal()
    """The current one is to be shown in the text."""
    type_switched = Signal(str, bool)
    above_changed = Signal()
    take_all_requested = Signal()

    def __init__(self, actions: Mapping[str, BoundAction], parent: QWidget | None = None) -> None:
        """
        Args:
            actions: the commands that its buttons trigger, by their names.
        """
        super().__init__(parent)
        self.setObjectName("suggestionStrip")
        self.setAccessibleName(self.tr("Suggestions"))
        self._actions = actions
        self.current = OneLine(self)
        self.current.setObjectName("suggestionCurrent")
        self.buttons = {
            name: self._button(name, text)
            for name, text in (
                ("take", self.tr("Take")),
                ("mend", self.tr("Mend")),
                ("drop", self.tr("Drop")),
            )
        }
        self._list_button = self._button("list", self.tr("List"))
        self._list_button.setCheckable(True)
        self.list = SuggestionList(self)
        self.list.currentItemChanged.connect(self._on_row)
        self.list.itemActivated.connect(self._on_activated)
        self.list.pressed.connect(self._on_key)
        self._types = QHBoxLayout()
        self._types.setSpacing(4)
        self._switches: dict[str, QToolButton] = {}
        self._rows: list[list[str]] = []
        self.above = self._make_above()
        self.take_all = QPushButton(self)
        self.take_all.setObjectName("suggestionTakeAll")
        self.take_all.clicked.connect(self.take_all_requested)
        self._below = self._arrange()
        self.show_keys()
        self.set_listed(False)

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"suggestion_{name}")
        button.setProperty("role", "segment")
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._actions[name].trigger)
        return button

    def _make_above(self) -> QComboBox:
        above = QComboBox(self)
        above.setObjectName("suggestionAbove")
        above.setAccessibleName(self.tr("Take all that are at least so sure"))
        for percentage in _PERCENTAGES:
            above.addItem(self.tr("{percent} %").format(percent=percentage), percentage)
        above.setCurrentIndex(_PERCENTAGES.index(_ABOVE))
        above.currentIndexChanged.connect(self.above_changed)
        return above

    def _arrange(self) -> QWidget:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.current, 1)
        for button in (*self.buttons.values(), self._list_button):
            line.addWidget(button)
        below = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(self._types)
        head.addStretch(1)
        label = QLabel(self.tr("Take all above"), below)
        label.setBuddy(self.above)
        head.addWidget(label)
        head.addWidget(self.above)
        head.addWidget(self.take_all)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 4, 8, 4)
        whole.setSpacing(4)
        whole.addLayout(line)
        whole.addWidget(below)
        return below

    def show_keys(self) -> None:
        """Say which keys the buttons have, as they are now."""
        for name, button in {**self.buttons, "list": self._list_button}.items():
            action = self._actions[name]
            key = action.key_text()
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.declared.title)
            plain = button.text().partition("  ")[0]
            button.setText(f"{plain}  {key}" if key and name != "list" else plain)

    def set_listed(self, listed: bool) -> None:
        """Show all of them below the line, or the line alone."""
        self._list_button.setChecked(listed)
        self._below.setVisible(listed)

    @property
    def is_listed(self) -> bool:
        """Whether all are listed."""
        return self._list_button.isChecked()

    def show_types(self, types: Sequence[RecordType], off: Collection[str]) -> None:
        """The record types that there are suggestions of, each with a switch."""
        if list(self._switches) != [each.key for each in types]:
            for old in self._switches.values():
                self._types.removeWidget(old)
                old.deleteLater()
            self._switches = {each.key: self._switch(each) for each in types}
        for key, switch in self._switches.items():
            switch.setChecked(key not in off)

    def _switch(self, record_type: RecordType) -> QToolButton:
        switch = QToolButton(self)
        switch.setObjectName(f"suggestionType_{record_type.key}")
        switch.setProperty("role", "segment")
        switch.setCheckable(True)
        switch.setText(record_type.label)
        name = self.tr("Suggest: {type}").format(type=record_type.label)
        switch.setAccessibleName(name)
        switch.setToolTip(name)
        key = record_type.key
        switch.clicked.connect(lambda on: self.type_switched.emit(key, on))
        self._types.addWidget(switch)
        return switch

    def show_all(
        self,
        shown: Sequence[Suggestion],
        current: int | None,
        types: Mapping[str, RecordType],
        told: str,
    ) -> None:
        """Show what is open.

        Args:
            shown: in reading order.
            current: the place of the one that keys act on.
            types: the record types by their keys.
            told: what is said if there is none.
        """
        # Nobody waits for rows that nobody sees.
        self._show_rows([_row(each, types) for each in shown] if self.is_listed else [])
        self.show_current(shown, current, types, told)

    def _show_rows(self, rows: list[list[str]]) -> None:
        if rows == self._rows:
            return
        blocked = self.list.blockSignals(True)
        pairs = enumerate(zip(rows, self._rows, strict=False))
        same = min(len(rows), len(self._rows))
        at = next((n for n, (row, before) in pairs if row != before), same)
        if self._rows[:at] + self._rows[at + 1 :] == rows:
            # One was decided on: the others stay where they are.
            self.list.takeTopLevelItem(at)
        else:
            self.list.clear()
            self.list.addTopLevelItems([_item(row) for row in rows])
        self.list.blockSignals(blocked)
        self._rows = rows

    def show_current(
        self,
        shown: Sequence[Suggestion],
        current: int | None,
        types: Mapping[str, RecordType],
        told: str,
    ) -> None:
        """Show which one keys act on."""
        blocked = self.list.blockSignals(True)
        item = self.list.topLevelItem(current) if current is not None else None
        if item is not None:
            self.list.setCurrentItem(item)
        self.list.blockSignals(blocked)
        for button in self.buttons.values():
            button.setEnabled(current is not None)
        if current is None:
            self.current.show_text(told)
        else:
            each = shown[current]
            record_type = types.get(each.type)
            label = record_type.label if record_type is not None else each.type
            place = self.tr("{n} of {count}").format(n=current + 1, count=len(shown))
            parts = (place, label, percent(each), who(each, record_type), own_words(each))
            self.current.show_text(" · ".join(part for part in parts if part))
        self.show_count(shown)

    def show_count(self, shown: Sequence[Suggestion]) -> None:
        """Say how many would be taken at once."""
        count = len(self.sure_enough(shown))
        self.take_all.setText(self.tr("Take {count}").format(count=count))
        name = self.tr("Take {count} at once").format(count=count)
        self.take_all.setAccessibleName(name)
        self.take_all.setEnabled(count > 0)

    def sure_enough(self, shown: Sequence[Suggestion]) -> list[Suggestion]:
        """Those that would be taken at once."""
        return [each for each in shown if 100 * each.confidence >= self.above.currentData()]

    def _on_row(self, now: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(self.list.indexOfTopLevelItem(now))

    def _on_activated(self, _item: QTreeWidgetItem | QModelIndex) -> None:
        self.followed.emit()

    def _on_key(self, keys: QKeyCombination) -> None:
        for action in self._actions.values():
            if QKeySequence(keys) in action.shortcuts():
                action.trigger()


def _row(suggestion: Suggestion, types: Mapping[str, RecordType]) -> list[str]:
    """What the list says of a suggestion, and why it may be one."""
    record_type = types.get(suggestion.type)
    label = record_type.label if record_type is not None else suggestion.type
    words = own_words(suggestion)
    who_said = who(suggestion, record_type)
    return [label, words, who_said, percent(suggestion), suggestion.reason or words]


def _item(row: list[str]) -> QTreeWidgetItem:
    *columns, tip = row
    item = QTreeWidgetItem(columns)
    item.setToolTip(1, tip)
    item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight)
    return item
