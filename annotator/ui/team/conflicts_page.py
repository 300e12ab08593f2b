"""What two projects say that contradicts each other: both versions, and a choice for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.model import Codebook
from annotator.core.team.three_way import Side
from annotator.services.team.merging.report import Conflict
from annotator.ui.team.merge_models import ConflictRows
from annotator.ui.team.merge_words import version_of


class ConflictsPage(QWidget):
    """A list of conflicts, and under it both versions of the one that is selected."""

    chosen = Signal()
    """Something was chosen."""

    def __init__(self, codebook: Codebook) -> None:
        super().__init__()
        self._codebook = codebook
        self.model = ConflictRows(codebook)
        self.table = table_view("mergeConflicts", self.tr("Conflicts"), self.model, wide=1)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.ours = _version("mergeOurs", self.tr("Version of this project"))
        self.theirs = _version("mergeTheirs", self.tr("Version of the file"))
        versions = QGridLayout()
        versions.addWidget(QLabel(self.tr("Here")), 0, 0)
        versions.addWidget(QLabel(self.tr("There")), 0, 1)
        versions.addWidget(self.ours, 1, 0)
        versions.addWidget(self.theirs, 1, 1)
        self.keep = self._button("mergeKeep", self.tr("Keep ours"))
        self.take = self._button("mergeTake", self.tr("Take theirs"))
        self.keep.clicked.connect(lambda: self._choose(self.selected(), "ours"))
        self.take.clicked.connect(lambda: self._choose(self.selected(), "theirs"))
        versions.addWidget(self.keep, 2, 0)
        versions.addWidget(self.take, 2, 1)
        self.keep_all = self._button("mergeKeepAll", self.tr("Keep all of ours"))
        self.take_all = self._button("mergeTakeAll", self.tr("Take all of theirs"))
        self.keep_all.clicked.connect(lambda: self._choose(self._all(), "ours"))
        self.take_all.clicked.connect(lambda: self._choose(self._all(), "theirs"))
        foot = QHBoxLayout()
        foot.addWidget(self.keep_all)
        foot.addWidget(self.take_all)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 2)
        column.addLayout(versions, 1)
        column.addLayout(foot)

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Show the conflicts of a preview; the row that was selected stays so."""
        selected = self.selected()
        self.model.show(conflicts)
        if conflicts:
            self.table.selectRow(min(selected[0] if selected else 0, len(conflicts) - 1))
        self._show_selected()

    def selected(self) -> list[int]:
        """The rows that are selected."""
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _choose(self, rows: Sequence[int], side: Side) -> None:
        self.model.choose(rows, side)
        if rows:
            self.chosen.emit()

    def _all(self) -> list[int]:
        return list(range(self.model.rowCount()))

    def _show_selected(self) -> None:
        selected = self.selected()
        for button in (self.keep, self.take):
            button.setEnabled(bool(selected))
        if not selected or selected[0] >= len(self.model.conflicts):
            self.ours.clear()
            self.theirs.clear()
            return
        conflict = self.model.conflicts[selected[0]]
        self.ours.setPlainText(version_of(conflict, conflict.ours, self._codebook))
        self.theirs.setPlainText(version_of(conflict, conflict.theirs, self._codebook))

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button


def table_view(name: str, label: str, model: object, wide: int) -> QTableView:
    """A table of whole rows that is only looked at; one column takes the room that is left."""
    table = QTableView()
    table.setObjectName(name)
    table.setAccessibleName(label)
    table.setModel(model)  # type: ignore[arg-type]  # each is a model of Qt
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    return table


def _version(name: str, label: str) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    return box
