"""The actors of a project as rows; only those that are looked at are ever read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from annotator.core.codebook.countries import ALPHA_3
from annotator.core.coding.actor_listing import ActorFilter, ActorKey, ActorOrder, ActorSummary
from annotator.core.id_list import IdList

if TYPE_CHECKING:
    from annotator.services.actors import Actors
    from annotator.ui.kit.background_reads import BackgroundReads, Stop

COLUMNS: tuple[ActorKey, ...] = ("name", "kind", "country", "records")
SUMMARY_ROLE = Qt.ItemDataRole.UserRole
"""The `ActorSummary`; None while it is being read."""
FIRST_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether a group of possible duplicates begins with the row."""

_PAGE = 100
_ROWS_KEPT = 8_000
_Index = QModelIndex | QPersistentModelIndex


class ActorModel(QAbstractTableModel):
    """Asks for its rows off the window's thread and keeps those that were looked at last."""

    listed = Signal()
    """Which actors there are was read anew; whoever stood in a row finds it by its actor."""
    read = Signal(list)
    """The ids of the actors whose rows were read."""

    def __init__(self, background_reads: BackgroundReads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background_reads = background_reads
        self._actors: Actors | None = None
        self._filter = ActorFilter()
        self._order = ActorOrder()
        self._duplicates = False
        self._ids = IdList()
        self._groups: frozenset[str] = frozenset()
        self._rows: OrderedDict[str, ActorSummary] = OrderedDict()
        self._outdated: set[str] = set()
        self._wanted: list[int] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask_rows)

    @property
    def order(self) -> ActorOrder:
        """How the list is sorted."""
        return self._order

    @property
    def is_narrowed(self) -> bool:
        """Whether it may lack actors that the project has."""
        return self._duplicates or bool(self._filter.text)

    def set_actors(self, actors: Actors | None) -> None:
        """List the registry of another project, or none."""
        self._forget()
        self._actors = actors
        self._filter = ActorFilter()
        self._duplicates = False
        self._rows.clear()
        self._outdated.clear()
        self._take([])
        self.reload()

    def ask(self, chosen: ActorFilter, *, duplicates: bool) -> None:
        """List those that the filter lets through, or else those that may be the same."""
        if (chosen, duplicates) != (self._filter, self._duplicates):
            self._filter, self._duplicates = chosen, duplicates
            self.reload()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """List them in another order."""
        wanted = ActorOrder(COLUMNS[column], order == Qt.SortOrder.DescendingOrder)
        if wanted != self._order:
            self._order = wanted
            self.reload()

    def reload(self) -> None:
        """Read anew which actors there are; what is shown stays until that is known."""
        if self._actors is not None:
            self._background_reads.ask("actors.list", self._read_list, self._take_list)

    def refresh(self, actor_ids: Iterable[str] | None) -> None:
        """These have changed, or how many records name them has; None for any of them."""
        self._outdated.update(self._rows if actor_ids is None else actor_ids)
        if self._ids:
            last = self.index(len(self._ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def actor_id(self, row: int) -> str | None:
        """Whose row it is."""
        return self._ids.at(row) if 0 <= row < len(self._ids) else None

    def row_of(self, actor_id: str, near: int = 0) -> int | None:
        """The row of an actor; None if it is not in the list."""
        del near
        return next((n for n, each in enumerate(self._ids) if each == actor_id), None)

    def summary(self, row: int) -> ActorSummary | None:
        """What a row shows; None while it is being read."""
        actor_id = self.actor_id(row)
        if actor_id is None:
            return None
        if actor_id not in self._rows or actor_id in self._outdated:
            page = row // _PAGE
            if page not in self._wanted:
                self._wanted.append(page)
            if not self._soon.isActive():
                self._soon.start()
        return self._rows.get(actor_id)

    # What is asked

    def _read_list(self, stop: Stop) -> tuple[list[str], list[str]]:
        """The ids in order, and those with which a group of duplicates begins."""
        if self._actors is None:
            return [], []
        if self._duplicates:
            groups = self._actors.duplicates(stop)
            if self._filter.text:
                fitting = set(self._actors.ids(self._filter, progress=stop))
                groups = [group for group in groups if fitting.intersection(group)]
            ids = [actor_id for group in groups for actor_id in group]
            return ids, [group[0] for group in groups]
        return self._actors.ids(self._filter, self._order, stop), []

    def _take_list(self, found: tuple[list[str], list[str]]) -> None:
        self._take(found[0], found[1])

    def _take(self, ids: Sequence[str], firsts: Sequence[str] = ()) -> None:
        self.beginResetModel()
        self._ids = IdList(ids)
        self._groups = frozenset(firsts)
        self._wanted.clear()
        self.endResetModel()
        self.listed.emit()

    def _ask_rows(self) -> None:
        if (
            self._actors is None
            or not self._wanted
            or self._background_reads.is_open("actors.rows")
        ):
            return
        # Those that were painted last: a fast scroll leaves the pages between unread.
        pages, self._wanted = self._wanted[-3:], []
        ids = [
            actor_id
            for page in pages
            for actor_id in self._ids.part(page * _PAGE, page * _PAGE + _PAGE - 1)
        ]
        self._outdated.difference_update(ids)
        asked = _RowsAsked(self._actors, ids)
        self._background_reads.ask("actors.rows", asked.read, self._take_rows)

    def _take_rows(self, rows: list[ActorSummary]) -> None:
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
        while len(self._rows) > _ROWS_KEPT:
            self._rows.popitem(last=False)
        if self._ids:
            last = self.index(len(self._ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.read.emit([row.id for row in rows])
        if self._wanted:
            self._soon.start()

    def _forget(self) -> None:
        for key in ("actors.list", "actors.rows"):
            self._background_reads.forget(key)

    # Qt's questions

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Name"), self.tr("Kind"), self.tr("Country"), self.tr("Records"))[
                section
            ]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = "AlignRight" if COLUMNS[section] == "records" else "AlignLeft"
            return Qt.AlignmentFlag[side] | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == FIRST_ROLE:
            return self.actor_id(index.row()) in self._groups
        if role not in _ROLES:
            return None
        row = self.summary(index.row())
        if role == SUMMARY_ROLE:
            return row
        if row is None:
            return "…" if index.column() == 0 and role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, COLUMNS[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row) if index.column() == 0 else self._cell(row, index.column())
        return self._cell(row, index.column())

    def _cell(self, row: ActorSummary, column: int) -> str:
        return (row.name, row.kind, row.country, f"{row.records:,}")[column]

    def _tip(self, row: ActorSummary, column: ActorKey) -> str:
        if column == "country":
            return ALPHA_3.get(row.country, row.country)
        return "\n".join((row.name, *row.aliases)) if column == "name" else ""

    def _spoken(self, row: ActorSummary) -> str:
        records = self.tr("{0} records").format(row.records)
        country = ALPHA_3.get(row.country, row.country)
        return ", ".join(
            part for part in (row.name, *row.aliases, row.kind, country, records) if part
        )


class _RowsAsked:
    """Rows, as they were asked for."""

    def __init__(self, actors: Actors, ids: Sequence[str]) -> None:
        self._actors = actors
        self._ids = ids

    def read(self, _stop: Stop) -> list[ActorSummary]:
        """Read them."""
        return self._actors.summaries(self._ids)


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        SUMMARY_ROLE,
    }
)
