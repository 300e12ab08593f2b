"""Choosing in place what the selected record is linked to, and how."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.coding.link import LinkEnd, Relation
from annotator.ui.kit.icons import icon
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.theme import Theme

_END = Qt.ItemDataRole.UserRole + 1
_LIST_HEIGHT = 148
_DOT = 8
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Candidate:
    """A record that could be linked to.

    Attributes:
        text: its type and words; ``detail`` where it is, if in another article.
        ink: the colour of its type.
    """

    end: LinkEnd
    text: str
    detail: str
    ink: QColor


@dataclass(frozen=True)
class Saying:
    """A relation to choose; ``backwards`` if the selected record is its target."""

    relation: Relation
    backwards: bool
    text: str


class LinkBar(QFrame):
    """A list of records, a line to filter it by, and what the link says.

    J, K and the arrows go through the list, Left and Right through what the link says, other
    letters filter, Enter links, Esc leaves.
    """

    typed = Signal(str)
    """The person looks for records with these words."""
    considered = Signal(object)
    """The `LinkEnd` that would be linked to now, or None."""
    accepted = Signal(object, object)
    """The `LinkEnd` to link to, and the `Saying`."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkBar")
        self.setAccessibleName(self.tr("Link the record to another"))
        self._theme = theme
        self.title = QLabel(self)
        self.title.setObjectName("linkTitle")
        self.title.setProperty("role", "heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.sayings = QComboBox(self)
        self.sayings.setObjectName("linkRelation")
        self.sayings.setAccessibleName(self.tr("What the link says"))
        self.sayings.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.filter = QLineEdit(self)
        self.filter.setObjectName("linkFilter")
        self.filter.setAccessibleName(self.tr("Find the record to link to"))
        self.filter.setPlaceholderText(self.tr("Type to find records, in other articles too"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.typed)
        self.filter.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setObjectName("linkTargets")
        self.list.setAccessibleName(self.tr("Records to link to"))
        self.list.setModel(self._model)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(_DOT + 4, _DOT))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.doubleClicked.connect(self.accept)
        self.list.installEventFilter(self)
        self._none = QLabel(self.tr("No record fits."), self)
        self._none.setProperty("role", "muted")
        self.confirm = QPushButton(self.tr("Link"), self)
        self.confirm.setObjectName("linkConfirm")
        self.confirm.setAccessibleName(self.tr("Link the two records"))
        self.confirm.setProperty("role", "primary")
        self.confirm.clicked.connect(self.accept)
        self.leave = QToolButton(self)
        self.leave.setObjectName("linkClose")
        self.leave.setAccessibleName(self.tr("Close without linking"))
        self.leave.setToolTip(self.tr("Close without linking  (Esc)"))
        self.leave.clicked.connect(self.closed)
        hint = QLabel(self.tr("J K choose · ← → what it says · Enter links · Esc leaves"), self)
        hint.setProperty("role", "small")
        self._arrange(hint)
        self.set_theme(theme)
        self.hide()

    def _arrange(self, hint: QLabel) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.leave)
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self.sayings)
        choice.addWidget(self.filter, 1)
        choice.addWidget(self.confirm)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(hint, 1)
        foot.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(choice)
        column.addWidget(self.list)
        column.addLayout(foot)

    def set_theme(self, theme: Theme) -> None:
        """Tint what the stylesheet does not."""
        self._theme = theme
        self.leave.setIcon(icon(theme, "remove", "muted"))

    def open(self, title: str) -> None:
        """Begin to choose for the record of that name."""
        self.title.setToolTip(title)
        metrics = self.title.fontMetrics()
        self.title.setText(isolated(metrics.elidedText(title, Qt.TextElideMode.ElideRight, 560)))
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self._model.clear()
        self.show()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_candidates(self, candidates: Sequence[Candidate], first: int = 0) -> None:
        """Offer these records; the one at that index is considered."""
        self._model.clear()
        for candidate in candidates:
            shown = candidate.text
            if candidate.detail:
                shown = f"{shown}   —   {candidate.detail}"
            item = QStandardItem(_dot(candidate.ink), shown)
            item.setToolTip(shown)
            item.setData(candidate.end, _END)
            self._model.appendRow(item)
        self._none.setVisible(not candidates)
        if candidates:
            self.list.setCurrentIndex(self._model.index(first, 0))
        else:
            self.considered.emit(None)
        self.confirm.setEnabled(bool(candidates))

    def set_sayings(self, sayings: Sequence[Saying]) -> None:
        """Offer these; the first is the one that is usual."""
        self.sayings.clear()
        for saying in sayings:
            self.sayings.addItem(saying.text, saying)

    def candidate(self) -> LinkEnd | None:
        """What would be linked to now."""
        return self._model.data(self.list.currentIndex(), _END)

    def saying(self) -> Saying | None:
        """What the link would say now."""
        return self.sayings.currentData()

    def accept(self) -> None:
        """Link."""
        end, saying = self.candidate(), self.saying()
        if end is not None and saying is not None:
            self.accepted.emit(end, saying)

    def _on_current(self, _current: _Index, _previous: _Index) -> None:
        self.considered.emit(self.candidate())

    def _step(self, steps: int) -> None:
        row = min(max(self.list.currentIndex().row() + steps, 0), self._model.rowCount() - 1)
        self.list.setCurrentIndex(self._model.index(row, 0))

    def _turn(self, steps: int) -> None:
        count = self.sayings.count()
        if count:
            self.sayings.setCurrentIndex((self.sayings.currentIndex() + steps) % count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.list and self._handle_in_list(event):
                return True
            if watched is self.filter and self._handle_in_filter(event):
                return True
        return super().eventFilter(watched, event)

    def _handle_in_list(self, event: QKeyEvent) -> bool:
        text = event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        match event.key():
            case Qt.Key.Key_Left:
                self._turn(-1)
            case Qt.Key.Key_Right:
                self._turn(1)
            case Qt.Key.Key_J if plain:
                self._step(1)
            case Qt.Key.Key_K if plain:
                self._step(-1)
            case Qt.Key.Key_Slash if plain:
                self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case _ if plain and len(text) == 1 and text.isalnum():
                self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.filter.insert(text)
            case _:
                return False
        return True

    def _handle_in_filter(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 5,
            Qt.Key.Key_PageUp: -5,
        }.get(Qt.Key(event.key()))
        if steps is not None:
            self._step(steps)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            return False
        return True


def _dot(ink: QColor) -> QPixmap:
    dot = QPixmap(_DOT, _DOT)
    dot.fill(ink)
    return dot
