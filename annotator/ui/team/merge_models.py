"""The rows of a merge's preview: by article and coder, and of its conflicts."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from annotator.core.codebook.model import Codebook
from annotator.core.team.three_way import Side
from annotator.services.team.merging.report import (
    WHATS,
    Conflict,
    ConflictKey,
    MergeRow,
)
from annotator.ui.team.merge_words import thing_of

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class MergeRows(QAbstractTableModel):
    """What comes of the work of each coder in each article."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[MergeRow] = ()
        self._headings = (
            self.tr("Article"),
            self.tr("Coder"),
            self.tr("New"),
            self.tr("Changed here"),
            self.tr("Changed there"),
            self.tr("Both"),
            self.tr("Deleted there"),
            self.tr("Conflicts"),
        )

    def show(self, rows: Sequence[MergeRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column > 1:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column == 0:
            return row.title or self.tr("The project itself")
        if column == 1:
            return row.coder or "—"
        count = getattr(row, (*WHATS, "conflicts")[column - 2])
        return f"{count:,}" if count else ""


class ConflictRows(QAbstractTableModel):
    """The conflicts, each with what was chosen."""

    def __init__(self, codebook: Codebook) -> None:
        super().__init__()
        self.conflicts: Sequence[Conflict] = ()
        self.choices: dict[ConflictKey, Side] = {}
        self._codebook = codebook
        self._headings = (
            self.tr("Choice"),
            self.tr("What"),
            self.tr("Article"),
            self.tr("Coder"),
        )

    def show(self, conflicts: Sequence[Conflict]) -> None:
        """Show other conflicts; what was chosen of those that are still there stays."""
        self.beginResetModel()
        self.conflicts = conflicts
        self.endResetModel()

    def choose(self, rows: Sequence[int], side: Side) -> None:
        """Choose whose version is taken of some conflicts."""
        for row in rows:
            self.choices[self.conflicts[row].key] = side
        if rows:
            last = self.index(len(self.conflicts) - 1, len(self._headings) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def chosen(self) -> dict[ConflictKey, Side]:
        """What was chosen."""
        return dict(self.choices)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.conflicts)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        conflict = self.conflicts[index.row()]
        match index.column():
            case 0:
                return side_words(self.choices.get(conflict.key))
            case 1:
                return thing_of(conflict, self._codebook)
            case 2:
                return conflict.title or "—"
            case _:
                return conflict.coder or "—"


def side_words(side: Side | None) -> str:
    """What was chosen of a conflict."""
    match side:
        case "ours":
            return QCoreApplication.translate("ConflictRows", "Ours")
        case "theirs":
            return QCoreApplication.translate("ConflictRows", "Theirs")
        case None:
            return QCoreApplication.translate("ConflictRows", "Undecided")
