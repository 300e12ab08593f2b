"""Hits that could be coded, each with a box to check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotator.ui.search.hit_model import HitRole, about

if TYPE_CHECKING:
    from annotator.services.bulk_coding import Candidate

_Index = QModelIndex | QPersistentModelIndex
_ROLES = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
)


class CandidateModel(QAbstractListModel):
    """What is coded already is unchecked at first."""

    checked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Candidate] = ()
        self._checked: list[bool] = []

    def show(self, items: Sequence[Candidate]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._items = items
        self._checked = [not item.coded for item in items]
        self.endResetModel()
        self.checked_changed.emit()

    def chosen(self) -> list[Candidate]:
        """What is checked, in order."""
        return [item for item, on in zip(self._items, self._checked, strict=True) if on]

    @property
    def checked(self) -> int:
        """How many are checked."""
        return sum(self._checked)

    @property
    def coded(self) -> int:
        """How many are coded already."""
        return sum(item.coded for item in self._items)

    def check_all(self, on: bool) -> None:
        """Check everything that is not coded already, or nothing."""
        self._checked = [on and not item.coded for item in self._items]
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))
        self.checked_changed.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be checked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check a row, or take it back."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._checked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.checked_changed.emit()
        return True

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The candidate, whether it is checked, or what a screen reader says."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == HitRole.HIT:
            return item
        if role == HitRole.LABEL:
            return self.tr("coded already") if item.coded else ""
        if role == Qt.ItemDataRole.CheckStateRole:
            on = self._checked[index.row()]
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role in _ROLES:
            parts = (self.data(index, HitRole.LABEL), item.words, about(item.article))
            return ", ".join(part for part in parts if part)
        return None
