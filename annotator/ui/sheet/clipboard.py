"""Cells of the sheet to the clipboard and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from annotator.services.progress import Progress
from annotator.ui.sheet.labels import column_label

if TYPE_CHECKING:
    from annotator.core.sheet.model import SheetRow
    from annotator.ui.kit.background_reads import BackgroundReads, Stop
    from annotator.ui.sheet.panel import SheetPanel

_MOST_COPIED = 50_000
_SEEN = 60
"""So many rows of a run of chosen ones are pasted into as they were seen; the rest is read."""


class SheetClipboard(QObject):
    """Copies what is chosen in the sheet, and says what pasting it would write."""

    def __init__(
        self,
        background_reads: BackgroundReads,
        hint: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """Copy nothing yet.

        Args:
            hint: says something to the person for a moment.
        """
        super().__init__(parent)
        self._background_reads = background_reads
        self._hint = hint
        # What a spreadsheet is given may be made harmless; a cell takes it as it stood.
        self._copied = ("", "")

    def copy(self, panel: SheetPanel, *, named: bool) -> None:
        """Copy the chosen cells, the names of their columns above them if wanted."""
        model, table, sheet = panel.model, panel.table, panel.sheet
        columns = [model.columns[n] for n in table.chosen_columns()]
        labels = [column_label(column) for column in columns] if named else []
        count = sum(last - first + 1 for first, last in table.chosen_rows())
        if sheet is None or not columns or not count:
            return
        if count > _MOST_COPIED:
            too_many = self.tr("{count:,} rows are too many to copy. Export them instead.")
            self._hint(too_many.format(count=count))
            return
        ids: Sequence[str] = table.chosen_ids()
        cell = ""
        if len(ids) == len(columns) == 1 and not named:
            index = table.currentIndex()
            cell = model.edited_text(index.row(), index.column())

        def ask(stop: Stop) -> str:
            return sheet.copied(ids, columns, labels, stop)

        def copied(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._copied = (text, cell) if cell else ("", "")
            self._hint(self.tr("{count:,} rows copied.").format(count=len(ids)))

        self._background_reads.ask("sheet.copy", ask, copied)

    def pasting(self, panel: SheetPanel) -> tuple[int, Callable[[Progress], None]] | None:
        """How many records pasting into the chosen cells changes, and what writes them.

        None where that cannot be done, which the person is told.
        """
        model, table, sheet = panel.model, panel.table, panel.sheet
        columns = table.chosen_columns()
        if sheet is None:
            return None
        if len(columns) != 1 or not model.columns[columns[0]].is_editable:
            self._hint(self.tr("Choose cells of one column that can be edited, then paste."))
            return None
        column = model.columns[columns[0]]
        ids, text = table.chosen_ids(), self._cell()
        seen = {
            row.record.id: row
            for first, last in table.chosen_rows()
            for at in range(first, min(last, first + _SEEN) + 1)
            if (row := model.row(at)) is not None
        }

        def write(progress: Progress) -> None:
            unseen = [record_id for record_id in ids if record_id not in seen]
            known = {**seen, **sheet.rows(unseen)}
            rows: list[SheetRow] = [known[each] for each in ids if each in known]
            sheet.set_cells(rows, column, text, progress)

        return len(ids), write

    def _cell(self) -> str:
        """What the clipboard holds as the text of one cell."""
        text = QGuiApplication.clipboard().text()
        copied, cell = self._copied
        if text and text == copied:
            return cell
        text = text.removesuffix("\n").removesuffix("\r")
        if text.startswith('"') and text.endswith('"') and len(text) > 1:
            # A spreadsheet quotes a cell that has a line end or a quote in it.
            text = text[1:-1].replace('""', '"')
        return text
