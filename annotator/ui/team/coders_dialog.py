"""The coders of a project: a table of them, and what is done with the one that is selected."""

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core.coding.coder import Coder, Role
from annotator.services.team.coders import CoderSummary
from annotator.ui.kit.dialog import EnterDialog

_NAME, _ROLE = 0, 1
_SIZE = (720, 480)


class CodersDialog(EnterDialog):
    """Shows the team; each change is asked for by a signal and shown once it is written."""

    made = Signal(str)
    renamed = Signal(str, str)
    """The coder's id, and the name."""
    role_set = Signal(str, str)
    retired = Signal(str)
    returned = Signal(str)
    merged = Signal(str, str)
    """Who is merged, and into whom."""
    blind_set = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._coders: list[Coder] = []
        self.setObjectName("codersDialog")
        self.setWindowTitle(self.tr("Coders"))
        self.setAccessibleName(self.windowTitle())
        self._roles: dict[Role, str] = {
            "lead": self.tr("Lead"),
            "coder": self.tr("Coder"),
            "adjudicator": self.tr("Adjudicator"),
        }
        self.table = self._table()
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name of a coder"))
        self._named(self.name, "coderName", self.tr("Name of a coder"))
        self.make = self._button("makeCoder", self.tr("Add"))
        self.rename = self._button("renameCoder", self.tr("Rename"))
        self.role = QComboBox()
        for role in get_args(Role):
            self.role.addItem(self._roles[role], role)
        self._named(self.role, "coderRole", self.tr("Role"))
        self.retire = self._button("retireCoder", self.tr("Retire"))
        self.other = QComboBox()
        self._named(self.other, "coderToMergeInto", self.tr("Coder to merge into"))
        self.merge = self._button("mergeCoder", self.tr("Merge"))
        self.blind = QCheckBox(self.tr("Coders see only what they made themselves"))
        self._named(self.blind, "codeBlind", self.blind.text())
        self.problem = QLabel()
        self._named(self.problem, "codersProblem", "")
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()
        self._connect()
        self.resize(*_SIZE)

    @property
    def selected(self) -> Coder | None:
        """The coder whose row is selected."""
        row = self.table.currentRow()
        return self._coders[row] if 0 <= row < len(self._coders) else None

    def show_team(self, found: Sequence[CoderSummary], *, blind: bool, may_lead: bool) -> None:
        """Show who is there; the one who was selected still is."""
        kept = self.selected
        with QSignalBlocker(self.table):
            self._coders = [each.coder for each in found]
            self.table.setRowCount(len(found))
            for row, each in enumerate(found):
                self._fill(row, each)
        ids = [each.id for each in self._coders]
        self.table.selectRow(ids.index(kept.id) if kept and kept.id in ids else 0)
        with QSignalBlocker(self.blind):
            self.blind.setChecked(blind)
        for part in (self.name, self.make, self.role, self.retire, self.other, self.blind):
            part.setEnabled(may_lead)
        self._on_selected()
        if may_lead:
            self.problem.hide()
        else:
            self.refuse(self.tr("Only a lead of the project changes the team, and opens it."))

    def refuse(self, text: str) -> None:
        """Say why something was not done."""
        self.problem.setText(text)
        self.problem.setAccessibleName(text)
        self.problem.show()

    def _fill(self, row: int, each: CoderSummary) -> None:
        coder = each.coder
        role = self._roles[coder.role]
        role = role if coder.active else self.tr("{role}, retired").format(role=role)
        counts = (each.records, each.finished, each.assigned)
        for column, text in enumerate((coder.name, role, *(f"{count:,}" for count in counts))):
            item = QTableWidgetItem(text)
            if column > _ROLE:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)

    def _on_selected(self) -> None:
        coder = self.selected
        may_lead = self.make.isEnabled()
        for part in (self.rename, self.role, self.retire, self.merge):
            part.setEnabled(may_lead and coder is not None)
        others = [each for each in self._coders if coder is None or each.id != coder.id]
        with QSignalBlocker(self.other), QSignalBlocker(self.role):
            self.other.clear()
            for each in others:
                self.other.addItem(self.tr("into {name}").format(name=each.name), each.id)
            if coder is not None:
                self.role.setCurrentIndex(self.role.findData(coder.role))
        self.merge.setEnabled(self.merge.isEnabled() and bool(others))
        is_retired = coder is not None and not coder.active
        self.retire.setText(self.tr("Bring back") if is_retired else self.tr("Retire"))
        self.retire.setAccessibleName(self.retire.text())

    def _on_retire(self) -> None:
        if (coder := self.selected) is not None:
            (self.retired if coder.active else self.returned).emit(coder.id)

    def _on_rename(self) -> None:
        if (coder := self.selected) is not None:
            self.renamed.emit(coder.id, self.name.text())

    def _on_role(self) -> None:
        if (coder := self.selected) is not None:
            self.role_set.emit(coder.id, self.role.currentData())

    def _on_merge(self) -> None:
        if (coder := self.selected) is not None and self.other.count():
            self.merged.emit(coder.id, self.other.currentData())

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.make.clicked.connect(lambda: self.made.emit(self.name.text()))
        self.name.returnPressed.connect(self.make.click)
        self.rename.clicked.connect(self._on_rename)
        self.role.activated.connect(self._on_role)
        self.retire.clicked.connect(self._on_retire)
        self.merge.clicked.connect(self._on_merge)
        self.blind.toggled.connect(self.blind_set)

    def _lay_out(self) -> None:
        naming, doing = QHBoxLayout(), QHBoxLayout()
        for line, parts in (
            (naming, (self.name, self.make, self.rename)),
            (doing, (self.role, self.retire, self.merge, self.other)),
        ):
            line.setSpacing(8)
            for part in parts:
                line.addWidget(part)
        doing.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(doing)
        column.addLayout(naming)
        column.addWidget(self.blind)
        column.addWidget(self.problem)

    def _table(self) -> QTableWidget:
        heads = (
            self.tr("Name"),
            self.tr("Role"),
            self.tr("Records"),
            self.tr("Finished"),
            self.tr("Assigned"),
        )
        table = QTableWidget(0, len(heads))
        table.setHorizontalHeaderLabels(heads)
        self._named(table, "coderList", self.tr("Coders"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        return table

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        self._named(button, name, text)
        return button

    @staticmethod
    def _named(widget: QWidget, name: str, accessible: str) -> None:
        widget.setObjectName(name)
        widget.setAccessibleName(accessible)
