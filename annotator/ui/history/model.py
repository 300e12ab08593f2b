"""The journal, read page by page, newest first."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.coding.change import Change
from annotator.core.deferred import deferred
from annotator.ui.kit.background_reads import BackgroundReads
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.pending_words import record_words, shortened
from annotator.ui.kit.window_language import change_words

if TYPE_CHECKING:
    from annotator.services import history
    from annotator.services.change_details import ChangeDetails
    from annotator.services.history import HistoryEntry
    from annotator.services.project import Project
else:
    history = deferred("annotator.services.history")


_PAGE = 200
_NEWEST, _OLDER = "history.newest", "history.older"


class HistoryRole(IntEnum):
    """Item data roles beside the text."""

    ENTRY = Qt.ItemDataRole.UserRole
    """The `HistoryEntry`."""
    CODER = Qt.ItemDataRole.UserRole + 1
    """Who made the change, by name."""
    GROUP = Qt.ItemDataRole.UserRole + 2
    """What it and those after it are about; empty where the one before was about the same."""


class _Page(NamedTuple):
    """Some entries with the names of everybody, and with what each was about."""

    names: dict[str, str]
    entries: list[HistoryEntry]
    details: dict[int, ChangeDetails]


class HistoryModel(QAbstractListModel):
    """Entries of the journal; older ones are read as the person scrolls to them."""

    def __init__(self, reads: BackgroundReads | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads = reads or BackgroundReads(self)
        self._project: Project | None = None
        self._entries: list[HistoryEntry] = []
        self._details: dict[int, ChangeDetails] = {}
        self._names: dict[str, str] = {}
        self._groups: dict[int, str] = {}
        self._complete = True

    def set_project(self, project: Project | None, *, is_read: bool = True) -> None:
        """Show another project's journal, or none; it may be read later."""
        self._project = project
        self._read(project if is_read else None)

    def reload(self) -> None:
        """Read the newest entries again."""
        self._read(self._project)

    def _read(self, project: Project | None) -> None:
        if project is None:
            for key in (_NEWEST, _OLDER):
                self._reads.forget(key)
            self._put(_Page({}, [], {}))
        else:
            self._reads.read(_NEWEST, partial(_page, project, 0), self._put)

    def _put(self, page: _Page) -> None:
        self.beginResetModel()
        self._names, self._entries, self._details = page.names, page.entries, page.details
        self._groups = {}
        self._complete = len(page.entries) < _PAGE
        self.endResetModel()

    def add(self, change: Change) -> None:
        """Show a change that was just written, here or elsewhere."""
        project = self._project
        # A purge takes words out of the changes before it.
        if project is None or not self._follows(change) or change.action == "purge":
            self.reload()
            return

        def read() -> dict[int, ChangeDetails]:
            return project.history.details([change])

        self._reads.read(f"history.{change.seq}", read, partial(self._insert, change))

    def _follows(self, change: Change) -> bool:
        newest = self._entries[0].change.seq if self._entries else None
        return newest is not None and change.seq == newest + 1 and change.coder in self._names

    def _insert(self, change: Change, details: dict[int, ChangeDetails]) -> None:
        if not self._follows(change):
            # Others came in before it.
            self.reload()
            return
        for row, entry in enumerate(self._entries):
            if entry.change.seq == change.undoes:
                self._entries[row] = history.HistoryEntry(entry.change, undone=True)
                self.dataChanged.emit(self.index(row), self.index(row))
        # The words of a record, or the label of its type, may be others now.
        self._groups = {}
        self._details.update(details)
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._entries.insert(0, history.HistoryEntry(change, undone=False))
        self.endInsertRows()
        # What was the first of its group may be that no longer.
        self.dataChanged.emit(self.index(1), self.index(1))

    def details(self, row: int) -> ChangeDetails | None:
        """What the entry of a row was about, if that was one record or article."""
        return self._details.get(self._entries[row].change.seq)

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
        if self._project is not None and not self._reads.is_open(_OLDER):
            ask = partial(_page, self._project, len(self._entries))
            self._reads.read(_OLDER, ask, self._append)

    def _append(self, page: _Page) -> None:
        self._complete = len(page.entries) < _PAGE
        if page.entries:
            self._details.update(page.details)
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(page.entries) - 1)
            self._entries.extend(page.entries)
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
                return self._sentence(entry)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                undone = self.tr("undone") if entry.undone else ""
                time = f"{entry.change.time.astimezone():%Y-%m-%d %H:%M:%S}"
                group = self._about(index.row())
                parts = (self._sentence(entry), group, self._coder(entry), time, undone)
                return ", ".join(part for part in parts if part)
            case HistoryRole.ENTRY:
                return entry
            case HistoryRole.CODER:
                return self._coder(entry)
            case HistoryRole.GROUP:
                about, row = self._about(index.row()), index.row()
                return "" if row and self._about(row - 1) == about else about
            case _:
                return None

    def _about(self, row: int) -> str:
        """The record or article that an entry is about."""
        seq = self._entries[row].change.seq
        known = self._groups.get(seq)
        if known is None:
            known = self._groups[seq] = self._words_of(self._details.get(seq))
        return known

    def _words_of(self, details: ChangeDetails | None) -> str:
        if details is None or self._project is None:
            return ""
        if details.record is not None:
            return record_words(details.record, self._project.codebook)
        return shortened(details.title)

    def _sentence(self, entry: HistoryEntry) -> str:
        """What was done, and from what to what."""
        label, details = self._label(entry), self._details.get(entry.change.seq)
        if details is None or not (details.before or details.after):
            return label
        before, after = isolated(details.before), isolated(details.after)
        if before and after:
            return self.tr("{label}: {before} → {after}").format(
                label=label, before=before, after=after
            )
        if after:
            return self.tr("{label}: {after}").format(label=label, after=after)
        return self.tr("{label}, which was {before}").format(label=label, before=before)

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


def _page(project: Project, offset: int) -> _Page:
    names = {coder.id: coder.name for coder in project.coders.known()}
    entries = project.history.entries(_PAGE, offset)
    return _Page(names, entries, project.history.details([entry.change for entry in entries]))
