"""The list of an article's records, with a tab a record type."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record, reading_order
from annotator.core.coding.records_in_order import difference
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.vertical_scroll import RowsView
from annotator.ui.records.delegate import RecordDelegate
from annotator.ui.records.flag_filter import FlagFilter
from annotator.ui.records.model import RecordModel
from annotator.ui.records.tabs import ALL, TypeTabs

_Index = QModelIndex | QPersistentModelIndex


class RecordView(RowsView):
    """The rows. Left and Right change the tab, Enter goes to the form."""

    tab_moved = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self.tab_moved.emit(-1)
            case Qt.Key.Key_Right:
                self.tab_moved.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)


class RecordList(QWidget):
    """Tabs with counts, and the records of the active one in reading order."""

    chosen = Signal(str)
    """The person chose a record; empty for none."""
    entered = Signal()
    flag_filter_clicked = Signal()
    """The person wants to see only the records to look at again, or all of them."""

    def __init__(
        self, theme: Theme, records: Callable[[], Sequence[Record]], parent: QWidget | None = None
    ) -> None:
        """
        Args:
            records: the records of the open article.
        """
        super().__init__(parent)
        self._codebook: Codebook | None = None
        self._records = records
        self._selecting = False
        self._last: Record | None = None
        self._only_flagged = False
        self._counted: Sequence[Record] = ()
        self._types: Counter[str] = Counter()
        self._flagged = 0
        self.tabs = TypeTabs(self)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self._model = RecordModel(self)
        self._delegate = RecordDelegate(theme)
        self.view = RecordView(self._delegate, self)
        self.view.setObjectName("recordList")
        self.view.setAccessibleName(self.tr("Records"))
        self.view.setMinimumHeight(24)
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._delegate)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.tab_moved.connect(self.tabs.step)
        self.view.entered.connect(self.entered)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.flag_filter = FlagFilter(theme, self)
        self.flag_filter.clicked.connect(self.flag_filter_clicked)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.flag_filter)
        box.addLayout(head)
        box.addWidget(self.view, 1)
        self._nothing = QLabel(self.tr("No record here waits for a second look."), self.view)
        self._nothing.setObjectName("nothingFlagged")
        self._nothing.setProperty("role", "emptyState")
        self._nothing.setWordWrap(True)
        self._nothing.hide()

    def set_codebook(self, codebook: Codebook | None) -> None:
        """The record types that the tabs stand for."""
        self._codebook = codebook
        self._selecting = True
        self._model.set_codebook(codebook)
        self.tabs.set_codebook(codebook)
        self._selecting = False

    def height_wanted(self) -> int:
        """The height that shows the tabs and every row."""
        rows = max(self._model.rowCount(), 1) * self._delegate.row_height(self.view.font())
        return self.tabs.sizeHint().height() + rows + 2 * self.view.frameWidth()

    def show_records(self) -> None:
        """Show them as they stand now; what is selected stays so as long as it is there."""
        self._show_records()
        self.tabs.show_counts(self._types)

    @property
    def only_flagged(self) -> bool:
        """Whether only the records are shown that somebody should look at again."""
        return self._only_flagged

    def set_only_flagged(self, only: bool) -> None:
        """Show only the records that somebody should look at again, or all of them."""
        current = self._model.record(self.view.currentIndex().row())
        self._only_flagged = only
        self._show_records()
        if current is not None:
            self.select(current.id)

    def _show_records(self) -> None:
        self._selecting = True
        shown = self._shown()
        self._model.set_records(shown)
        self._selecting = False
        self._count()
        self.flag_filter.show_count(self._flagged, filtering=self._only_flagged)
        self._nothing.setVisible(self._only_flagged and not shown)
        self._nothing.resize(self.view.viewport().width(), self._nothing.sizeHint().height())

    def _count(self) -> None:
        """Counts types and flags by what is different since they were counted last."""
        records = self._records()
        start, before, after = difference(self._counted, records)
        for part, sign in ((self._counted[start:before], -1), (records[start:after], 1)):
            for record in part:
                self._types[record.type] += sign
                self._flagged += sign * record.flagged
        self._counted = records

    def set_unsaved(self, record_ids: frozenset[str]) -> None:
        """Mark the records whose form holds input that could not be saved."""
        self._model.set_unsaved(record_ids)

    def select(self, record_id: str | None) -> None:
        """Make a record the current one, on the tab of its type if the active one lacks it."""
        self._selecting = True
        row = self._model.row_of(record_id) if record_id else None
        if row is None and record_id:
            self._activate_tab_of(record_id)
            row = self._model.row_of(record_id)
        if row is None:
            self.view.selectionModel().clear()
        else:
            self._last = self._model.record(row)
            index = self._model.index(row)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, flags)
            self.view.scrollTo(index)
        self._selecting = False

    def neighbour(self, record_id: str | None, step: int) -> str | None:
        """The record so many rows on in the active tab; the same one where the list ends.

        From one that the tab does not show, or that is gone, it goes on from where that stands in
        the text.
        """
        row = self._model.row_of(record_id) if record_id else None
        target = self._row_after_last(step) if row is None else row + step
        record = self._model.record(min(max(target, 0), self._model.rowCount() - 1))
        return record.id if record else None

    def _row_after_last(self, step: int) -> int:
        if self._last is None:
            return 0
        place = reading_order(self._last)
        return bisect_left(self._model.records, place, key=reading_order) + min(step, 0)

    def forget_last(self) -> None:
        """Another article: what was selected in the one before leads nowhere in this."""
        self._last = None

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self._delegate.set_theme(theme)
        self.flag_filter.set_theme(theme)
        self.view.viewport().update()

    def _shown(self) -> Sequence[Record]:
        key, records = self.tabs.type_key, self._records()
        if key == ALL and not self._only_flagged:
            return records
        return [
            record
            for record in records
            if key in (ALL, record.type) and (record.flagged or not self._only_flagged)
        ]

    def _activate_tab_of(self, record_id: str) -> None:
        kind = next((each.type for each in self._records() if each.id == record_id), None)
        if kind is not None:
            self.tabs.activate(kind)

    def _on_tab_changed(self) -> None:
        if self._codebook is None:
            return
        was_selecting, self._selecting = self._selecting, True
        current = self._model.record(self.view.currentIndex().row())
        self._show_records()
        self._selecting = was_selecting
        if not was_selecting:
            self._choose_again(current)

    def _choose_again(self, before: Record | None) -> None:
        """Keep the selection if the tab has it; else the first record that it has."""
        if before is None:
            return
        if self._model.row_of(before.id) is not None:
            self.select(before.id)
            return
        first = self._model.record(0)
        self.select(first.id if first else None)
        self.chosen.emit(first.id if first else "")

    def _on_current_changed(self, current: _Index, _previous: _Index) -> None:
        if self._selecting:
            return
        record = self._model.record(current.row())
        self._last = record
        self.chosen.emit(record.id if record else "")
