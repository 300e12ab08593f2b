"""The journal, read page by page, newest first."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.coding.change import Change
from annotator.deferred import deferred
from annotator.ui.kit.window_language import change_words

if TYPE_CHECKING:
    from annotator.services import history
    from annotator.services.history import HistoryEntry
    from annotator.services.project import Project
else:
    history = deferred("annotator.services.history")


_PAGE = 200


class HistoryRole(IntEnum):
    """Item data roles beside the text."""

    ENTRY = Qt.ItemDataRole.UserRole
    """The `HistoryEntry`."""
    CODER = Qt.ItemDataRole.UserRole + 1
    """Who made the change, by name."""


class HistoryModel(QAbstractListModel):
    """Entries of the journal; older ones are read as the person scrolls to them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._entries: list[HistoryEntry] = []
        self._names: dict[str, str] = {}
        self._complete = True

    def set_project(self, project: Project | None) -> None:
        """Show another project's journal, or none."""
        self._project = project
        self.reload()

    def reload(self) -> None:
        """Read the newest entries again."""
        self.beginResetModel()
        self._entries, self._complete = [], True
        if self._project is not None:
            self._names = {coder.id: coder.name for coder in self._project.coders()}
            self._entries = self._project.history.entries(_PAGE, 0)
            self._complete = len(self._entries) < _PAGE
        self.endResetModel()

    def add(self, change: Change) -> None:
        """Show a change that was just written, here or elsewhere."""
        newest = self._entries[0].change.seq if self._entries else None
        if newest is None or change.seq != newest + 1 or change.coder not in self._names:
            self.reload()
            return
        for row, entry in enumerate(self._entries):
            if entry.change.seq == change.undoes:
                self._entries[row] = history.HistoryEntry(entry.change, undone=True)
                self.dataChanged.emit(self.index(row), self.index(row))
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._entries.insert(0, history.HistoryEntry(change, undone=False))
        self.endInsertRows()

    def entry(self, row: int) -> HistoryEntry:
        """The entry of a row."""
        return self._entries[row]

    def is_own(self, row: int) -> bool:
        """Whether the person made the change, and not a colleague."""
        coder = self._entries[row].change.coder
        return self._project is not None and coder == self._project.coder.id

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """How many entries have been read."""
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the journal goes further back."""
        return not parent.isValid() and not self._complete

    def fetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read the next page."""
        if self._project is None:
            return
        more = self._project.history.entries(_PAGE, len(self._entries))
        self._complete = len(more) < _PAGE
        if more:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._entries.extend(more)
            self.endInsertRows()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The label, what a screen reader says, or the whole entry."""
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._label(entry)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                undone = self.tr("undone") if entry.undone else ""
                time = f"{entry.change.time.astimezone():%Y-%m-%d %H:%M:%S}"
                parts = (self._label(entry), self._coder(entry), time, undone)
                return ", ".join(part for part in parts if part)
            case HistoryRole.ENTRY:
                return entry
            case HistoryRole.CODER:
                return self._coder(entry)
            case _:
                return None

    def _label(self, entry: HistoryEntry) -> str:
        label = change_words(entry.change)
        match entry.change.action:
            case "undo":
                return self.tr("Undo: {label}").format(label=label)
            case "redo":
                return self.tr("Redo: {label}").format(label=label)
            case _:
                return label

    def _coder(self, entry: HistoryEntry) -> str:
        return self._names.get(entry.change.coder, entry.change.coder)
