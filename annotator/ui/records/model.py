"""The records of an article as rows."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.codebook import values
from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.record import Record, reading_order
from annotator.core.coding.records_in_order import difference
from annotator.core.text.span import joined_text

RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""What a row is painted of: its record, the record's type, whether it has unsaved input."""

_SUMMED_UP = frozenset({"actor", "choice", "tree", "date", "place"})
_SUMMARY_PARTS = 3
# Beyond this many rows that come and go, a fresh start is cheaper than telling of each.
_MANY_ROWS = 200
_Index = QModelIndex | QPersistentModelIndex


class RecordModel(QAbstractListModel):
    """Records in reading order; new ones are told by what differs from the old."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: list[Record] = []
        self._known: dict[str, Record] = {}
        self._codebook: Codebook | None = None
        self._unsaved: frozenset[str] = frozenset()

    def set_codebook(self, codebook: Codebook | None) -> None:
        """The codebook that says what the records' types and fields are called."""
        self.beginResetModel()
        self._codebook = codebook
        self._records, self._known = [], {}
        self.endResetModel()

    def set_records(self, records: Sequence[Record]) -> None:
        """Show these; rows that stay keep their selection and place."""
        start, before, after = difference(self._records, records)
        wanted = {record.id for record in records[start:after]}
        known = {record.id for record in self._records[start:before]}
        if len(wanted ^ known) > _MANY_ROWS or not self._records:
            self.beginResetModel()
            self._records = list(records)
            self._known = {record.id: record for record in records}
            self.endResetModel()
            return
        for record in self._records[start:before]:
            del self._known[record.id]
        self._known |= {record.id: record for record in records[start:after]}
        for row in reversed(range(start, before)):
            if self._records[row].id not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._records[row]
                self.endRemoveRows()
        for row in range(start, after):
            self._put(row, records[row], is_new=records[row].id not in known)

    def _put(self, row: int, record: Record, *, is_new: bool) -> None:
        """Make the record that row; the rows before it stand already."""
        if row < len(self._records) and self._records[row].id == record.id:
            if self._records[row] != record:
                self._records[row] = record
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        if is_new:
            self.beginInsertRows(QModelIndex(), row, row)
            self._records.insert(row, record)
            self.endInsertRows()
            return
        before = next(n for n, each in enumerate(self._records) if each.id == record.id)
        self.beginMoveRows(QModelIndex(), before, before, QModelIndex(), row)
        del self._records[before]
        self._records.insert(row, record)
        self.endMoveRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def set_unsaved(self, record_ids: frozenset[str]) -> None:
        """Which records have input in their form that could not be saved."""
        changed = self._unsaved ^ record_ids
        self._unsaved = record_ids
        for record_id in changed:
            row = self.row_of(record_id)
            if row is not None:
                self.dataChanged.emit(self.index(row), self.index(row))

    @property
    def records(self) -> Sequence[Record]:
        """The rows, in reading order."""
        return self._records

    def record(self, row: int) -> Record | None:
        """The record of a row, if there is such a row."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def row_of(self, record_id: str) -> int | None:
        """The row of a record, if it has one."""
        record = self._known.get(record_id)
        if record is None:
            return None
        return bisect_left(self._records, reading_order(record), key=reading_order)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self.record(index.row())
        if record is None or self._codebook is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return joined_text(record.spans)
            case Qt.ItemDataRole.AccessibleTextRole:
                record_type = self._codebook.type(record.type)
                parts = (
                    record_type.label,
                    joined_text(record.spans),
                    summary(record_type, record),
                    self.tr("look again") if record.flagged else "",
                    self.tr("has a working note") if record.note else "",
                )
                return ", ".join(part for part in parts if part)
            case _ if role == ROW_ROLE:
                return record, self._codebook.type(record.type), record.id in self._unsaved
            case _ if role == RECORD_ROLE:
                return record
            case _:
                return None


def summary(record_type: RecordType, record: Record) -> str:
    """A summary of a record: its first informative fields, such as speaker and kind."""
    parts: list[str] = []
    for field in record_type.fields:
        if field.kind in _SUMMED_UP and (held := record.fields.get(field.key)):
            shown = [values.display(field, value.value) for value in held]
            parts += [", ".join(text for text in shown if text)]
    return " · ".join([part for part in parts if part][:_SUMMARY_PARTS])
