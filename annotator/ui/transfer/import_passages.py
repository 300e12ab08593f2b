"""The passages of an import that stand between other words than their annotations say."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.services.transfer.report import Problem
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.window_language import error_words

_PASSAGE = Qt.ItemDataRole.UserRole
_TAKEN = Qt.CheckState.Checked


class PassagesPage(QWidget):
    """A passage a line, each to be taken or left."""

    changed = Signal()
    """A person took a passage, or left one that was taken."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setObjectName("importPassages")
        self.list.setAccessibleName(self.tr("Passages to take"))
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.itemChanged.connect(self.changed)
        self.list.itemActivated.connect(self._turn)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for name, text, state in (
            ("importTakeAll", self.tr("Take all"), Qt.CheckState.Checked),
            ("importTakeNone", self.tr("Take none"), Qt.CheckState.Unchecked),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setAutoDefault(False)
            button.setProperty("state", state)
            button.clicked.connect(self._turn_all)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def taken(self) -> frozenset[str]:
        """The passages that are taken, as an import is told them."""
        return frozenset(
            item.data(_PASSAGE) for item in self._items() if item.checkState() == _TAKEN
        )

    def set_problems(self, problems: Sequence[Problem]) -> int:
        """Show the passages among these, and those still that are taken and no problem any more.

        Returns:
            How many there are.
        """
        doubtful = {each.passage: each for each in problems if each.is_doubtful}
        self.list.blockSignals(True)
        for row in reversed(range(self.list.count())):
            item = self.list.item(row)
            if item.data(_PASSAGE) not in doubtful and item.checkState() != _TAKEN:
                self.list.takeItem(row)
        known = {item.data(_PASSAGE) for item in self._items()}
        for name, problem in doubtful.items():
            if name not in known:
                item = QListWidgetItem(self._words(problem))
                item.setToolTip(error_words(problem.error))
                item.setData(_PASSAGE, name)
                item.setCheckState(Qt.CheckState.Unchecked)
                self.list.addItem(item)
        self.list.blockSignals(False)
        return self.list.count()

    def _words(self, problem: Problem) -> str:
        """The words, and what stands beside them in the text."""
        words = self.tr("“{words}” in “{around}” · {file}")
        said = {key: isolated(str(each)) for key, each in problem.parameters.items()}
        return words.format(**said, file=isolated(Path(problem.file).name))

    def clear(self) -> None:
        """Other files are to be imported."""
        self.list.blockSignals(True)
        self.list.clear()
        self.list.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _turn(self, item: QListWidgetItem) -> None:
        left = Qt.CheckState.Unchecked
        item.setCheckState(left if item.checkState() == _TAKEN else _TAKEN)

    def _turn_all(self) -> None:
        state = self.sender().property("state")
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(state)
        self.list.blockSignals(False)
        self.changed.emit()
