"""The rows of the sheet that were looked at last: read off the window's thread, and let go of."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.codebook.cells import evidence_text
from annotator.core.sheet.model import SheetColumn, SheetRow, cell_of
from annotator.ui.sheet.labels import flag_label, state_label

if TYPE_CHECKING:
    from annotator.services.sheet import Sheet
    from annotator.ui.kit.background_reads import BackgroundReads

_PORTION = 200
_KEPT = 12_000


class Cell(NamedTuple):
    """What a cell shows: its text on one line; ``quiet`` if that is evidence without a value."""

    text: str
    quiet: bool = False


_EMPTY = Cell("")


class SheetRows(QObject):
    """Keeps rows and their cells by the record's id.

    Attributes:
        sheet: where they are read; None while there is no project.
    """

    read = Signal()
    """Rows came to be known, or are known anew."""

    def __init__(
        self,
        background_reads: BackgroundReads,
        ids_between: Callable[[int, int], Sequence[str]],
        parent: QObject | None = None,
    ) -> None:
        """Keep none yet.

        Args:
            ids_between: the ids of the records from one row to another.
        """
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self._background_reads = background_reads
        self._ids_between = ids_between
        self._rows: OrderedDict[str, SheetRow] = OrderedDict()
        self._cells: dict[str, list[Cell | None]] = {}
        self._stale: set[str] = set()
        self._wanted: tuple[int, int] | None = None
        self._fetching = QTimer(self)
        self._fetching.setSingleShot(True)
        self._fetching.setInterval(0)
        self._fetching.timeout.connect(self._fetch)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, record_id: str) -> bool:
        return record_id in self._rows

    def get(self, record_id: str) -> SheetRow | None:
        """The row of a record, if it has been read."""
        return self._rows.get(record_id)

    def cell(
        self, record_id: str, row: int, columns: Sequence[SheetColumn], at: int
    ) -> Cell | None:
        """What a cell shows; None while it is being read.

        Args:
            row: where the record stands, for it is read with those around it.
        """
        known = self._rows.get(record_id)
        if known is None or record_id in self._stale:
            self._want(row)
            if known is None:
                return None
        cells = self._cells.get(record_id)
        if cells is None:
            cells = self._cells[record_id] = [None] * len(columns)
        cell = cells[at]
        if cell is None:
            cell = cells[at] = _shown(columns[at], known)
        return cell

    def add(self, rows: Mapping[str, SheetRow]) -> None:
        """Keep rows as they read now."""
        for record_id, row in rows.items():
            self.drop(record_id)
            self._rows[record_id] = row

    def renew(self, rows: Mapping[str, SheetRow]) -> None:
        """Keep rows as they read now, of those that are kept."""
        self.add({key: row for key, row in rows.items() if key in self._rows})

    def make_stale(self) -> None:
        """Read everything anew that is looked at; meanwhile it shows as it was."""
        self._stale.update(self._rows)

    def drop(self, record_id: str) -> None:
        """Let go of a row."""
        self._rows.pop(record_id, None)
        self._cells.pop(record_id, None)
        self._stale.discard(record_id)

    def clear(self) -> None:
        """Let go of all."""
        self._rows.clear()
        self._cells.clear()
        self._stale.clear()
        self._wanted = None

    def _want(self, row: int) -> None:
        first, last = self._wanted or (row, row)
        # What is far from it was wanted for an earlier frame, and has been scrolled away.
        near = abs(row - first) <= _PORTION
        self._wanted = (min(first, row), max(last, row)) if near else (row, row)
        if not self._fetching.isActive():
            self._fetching.start()

    def _fetch(self) -> None:
        if (
            self._wanted is None
            or self._background_reads.is_open("sheet.rows")
            or self.sheet is None
        ):
            return
        first, last = self._wanted
        self._wanted = None
        margin = max((_PORTION - (last - first)) // 2, 0)
        ids = [
            record_id
            for record_id in self._ids_between(first - margin, last + margin)
            if record_id not in self._rows or record_id in self._stale
        ]
        sheet = self.sheet
        if ids:
            self._background_reads.ask("sheet.rows", lambda _stop: sheet.rows(ids), self._on_rows)

    def _on_rows(self, rows: dict[str, SheetRow]) -> None:
        self.add(rows)
        while len(self._rows) > _KEPT:
            self.drop(next(iter(self._rows)))
        self.read.emit()
        if self._wanted is not None:
            self._fetching.start()


def _shown(column: SheetColumn, row: SheetRow) -> Cell:
    if column.key == "state":
        return Cell(state_label(row.record.state))
    if column.key == "flagged":
        return Cell(flag_label()) if row.record.flagged else _EMPTY
    text = " ".join(cell_of(column, row).split())
    if not text and column.field is not None:
        bare = evidence_text(row.record.fields.get(column.field.key, ()))
        return Cell(bare, quiet=True) if bare else _EMPTY
    return Cell(text) if text else _EMPTY
