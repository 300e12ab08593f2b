"""The records of one type as rows of cells; only those that are looked at are ever read."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotator.core.id_list import IdList
from annotator.core.sheet.model import SheetColumn, SheetQuestion, SheetRow, cell_of
from annotator.services.notifications import Changed
from annotator.ui.sheet.labels import column_label
from annotator.ui.sheet.rows import Cell, SheetRows

if TYPE_CHECKING:
    from annotator.services.sheet import Sheet, Touched
    from annotator.ui.kit.background_reads import BackgroundReads, Stop

_PAGE = 200
_AT_ONCE = 3  # own changes of so few records are shown before the next frame
_MANY = 40  # changed records; beyond, the list is read anew
_TIP_LENGTH = 2000
_Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """Asks for its rows off the window's thread and keeps those that were looked at last.

    A row stays where it is when its record changes, also if the order or the filters would now
    have it elsewhere: that is seen to when the sheet is sorted or filtered next. New rows come
    last.
    """

    found = Signal()
    """How many rows there are has come to be known, or has changed."""
    shown_anew = Signal()
    """The rows were read anew; whoever stood in one finds it by its record."""

    def __init__(self, background_reads: BackgroundReads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background_reads = background_reads
        self._sheet: Sheet | None = None
        self._question: SheetQuestion | None = None
        self._columns: tuple[SheetColumn, ...] = ()
        self._ids = IdList()
        self._rows = SheetRows(background_reads, self.ids, self)
        self._rows.read.connect(self._repaint)
        self._gone: dict[str, int] = {}
        self._asked = 0
        self._held = False
        self._late = False
        self.is_complete = True
        self.editable = True

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        """All columns, in the codebook's order."""
        return self._columns

    @property
    def question(self) -> SheetQuestion | None:
        """What is shown; None for nothing."""
        return self._question

    def set_sheet(self, sheet: Sheet | None) -> None:
        """Show another project's records, or none."""
        self._sheet = self._rows.sheet = sheet
        self._held = self._late = False
        self.show((), None)

    def show(self, columns: Sequence[SheetColumn], question: SheetQuestion | None) -> None:
        """Show what a question finds: its first rows as soon as they are known, then all."""
        fresh = tuple(columns) != self._columns or question is None
        self._question = question
        for key in ("sheet.first", "sheet.all"):
            self._background_reads.forget(key)
        if fresh:
            self.beginResetModel()
            self._columns = tuple(columns)
            self._forget()
            self._ids = IdList()
            self.endResetModel()
        sheet = self._sheet
        self.is_complete = sheet is None or question is None
        if sheet is not None and question is not None:
            self._background_reads.ask(
                "sheet.first", lambda _stop: sheet.first(question, _PAGE), self._on_first
            )
        self.found.emit()

    def hold(self, held: bool) -> None:
        """Keep the rows where they are while a cell is being edited."""
        self._held = held
        if not held and self._late:
            self._late = False
            self.reload()

    def reload(self) -> None:
        """Read the rows anew, the old ones staying until the new are there."""
        sheet, question = self._sheet, self._question
        if sheet is None or question is None:
            return
        if self._held:
            self._late = True
            return

        def ask(stop: Stop) -> IdList:
            return sheet.all(question, stop)

        self._background_reads.ask("sheet.all", ask, self._on_all)

    def refresh(self, changed: Changed) -> None:
        """Show again what a change touched."""
        if self._sheet is None or self._question is None:
            return
        if changed.kinds & {"actor", "article", "coder"}:
            self._rows.make_stale()
            self._repaint()
        if "record" not in changed.kinds:
            return
        if changed.records is None or len(changed.records) > _MANY or not self.is_complete:
            self._rows.make_stale()
            self.reload()
            return
        if changed.own and len(changed.records) <= _AT_ONCE:
            self._put(self._sheet.rows(changed.records))
        self._ask_touched(changed.records)

    def row(self, row: int) -> SheetRow | None:
        """The record of a row, if it has been read."""
        if not 0 <= row < len(self._ids):
            return None
        return self._rows.get(self._ids.at(row))

    def ids(self, first: int, last: int) -> list[str]:
        """The ids of the records of some rows."""
        return self._ids.part(first, last)

    def row_of(self, record_id: str, near: int = 0) -> int | None:
        """The row of a record; None if it is not shown."""
        return self._ids.find(record_id, near)

    def rows_read(self) -> int:
        """How many rows are held."""
        return len(self._rows)

    def cell(self, row: int, column: int) -> Cell | None:
        """What a cell shows; None while it is being read."""
        return self._rows.cell(self._ids.at(row), row, self._columns, column)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many rows are known of."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """How many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a column is called, and what its field is for."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column_label(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            what = f"{column_label(column)}: {column.field.help}" if column.field else ""
            return f"<p>{escape(what)}</p>" if column.field and column.field.help else None
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, as it is shown, read out, explained or edited."""
        if role not in _ROLES or not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.EditRole:
                return self.edited_text(index.row(), index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                if cell is None:
                    return self.tr("still being read")
                return cell.text or self.tr("empty")
            case Qt.ItemDataRole.ToolTipRole:
                return f"<p>{escape(cell.text[:_TIP_LENGTH])}</p>" if cell and cell.text else None
            case _:
                return cell.text if cell else ""

    def edited_text(self, row: int, column: int) -> str:
        """The initial text of a cell's editor."""
        known = self.row(row)
        return cell_of(self._columns[column], known) if known else ""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A cell can be edited once its row has been read."""
        flags = super().flags(index)
        if (
            self.editable
            and index.isValid()
            and self._columns[index.column()].is_editable
            and self.row(index.row()) is not None
        ):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    # What comes of what was asked

    def _on_first(self, rows: Sequence[SheetRow]) -> None:
        self.beginResetModel()
        self._forget()
        self._ids = IdList(row.record.id for row in rows)
        self._rows.add({row.record.id: row for row in rows})
        self.endResetModel()
        self.is_complete = len(rows) < _PAGE
        if not self.is_complete:
            self.reload()
        self.found.emit()
        self.shown_anew.emit()

    def _on_all(self, ids: IdList) -> None:
        if self._held:
            self._late = True
            return
        known = len(self._ids)
        self.is_complete = True
        self._gone.clear()
        if len(ids) > known and ids.part(0, known - 1) == self._ids.part(0, known - 1):
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()
            self.shown_anew.emit()
        self.found.emit()

    def _ask_touched(self, record_ids: frozenset[str]) -> None:
        sheet, question, ids = self._sheet, self._question, self._ids
        if sheet is None or question is None:
            return
        self._asked += 1
        near = {record_id: self._gone.get(record_id, 0) for record_id in record_ids}

        def ask(_stop: Stop) -> tuple[Touched, dict[str, int | None]]:
            positions = {record_id: ids.find(record_id, row) for record_id, row in near.items()}
            return sheet.touched(question, record_ids), positions

        def answered(answer: tuple[Touched, dict[str, int | None]]) -> None:
            if question is self._question and ids is self._ids:
                self._on_touched(*answer)
            elif question is self._question:
                self._ask_touched(record_ids)

        # Each of its own name: none of these answers may be lost to a later one.
        self._background_reads.ask(f"sheet.touched.{self._asked}", ask, answered)

    def _on_touched(self, touched: Touched, positions: dict[str, int | None]) -> None:
        self._put(touched.rows)
        for record_id, place in sorted(positions.items()):
            # What is not where it was looked for has moved by what came and went meanwhile.
            is_here = place is not None or record_id in self._rows
            at = self._ids.find(record_id, place or len(self._ids)) if is_here else None
            if at is not None and record_id not in touched.rows:
                self._gone[record_id] = at
                self.beginRemoveRows(QModelIndex(), at, at)
                self._ids.remove(at)
                self._rows.drop(record_id)
                self.endRemoveRows()
            elif at is None and record_id in touched.fitting:
                at = min(self._gone.pop(record_id, len(self._ids)), len(self._ids))
                self.beginInsertRows(QModelIndex(), at, at)
                self._ids.insert(at, record_id)
                self._rows.add({record_id: touched.rows[record_id]})
                self.endInsertRows()
        self.found.emit()

    def _put(self, rows: dict[str, SheetRow]) -> None:
        """Show what records that are held read now."""
        self._rows.renew(rows)
        self._repaint()

    def _repaint(self) -> None:
        """Have everything in sight painted again; only that is looked at."""
        if len(self._ids) and self._columns:
            last = self.index(len(self._ids) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _forget(self) -> None:
        self._rows.clear()
        self._gone.clear()


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)
