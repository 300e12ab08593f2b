"""A confusion matrix whose cells lead to the passages."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.model import Codebook, paths
from annotator.core.team.confusion import Cell, Confusion, Passage
from annotator.ui.agreement.measure_model import name_of, words
from annotator.ui.kit.translation import marked

MOST_PASSAGES = 200
_PLACE = Qt.ItemDataRole.UserRole


class ConfusionPage(QWidget):
    """Chooses a matrix, shows it, and lists the passages of the cell that is chosen."""

    passages_wanted = Signal(object)
    """A list of the `Passage` of a cell, at most `MOST_PASSAGES`, whose words are to be shown."""
    passage_chosen = Signal(object)
    """The `Passage` that is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrices: Sequence[Confusion] = ()
        self._codebook = Codebook("", "", ())
        self._used: list[int] = []
        self.pair = QComboBox()
        self.pair.setObjectName("agreementPair")
        self.pair.setAccessibleName(self.tr("Which two coders"))
        self.pair.currentIndexChanged.connect(self._offer_matrices)
        self.choice = QComboBox()
        self.choice.setObjectName("agreementMatrix")
        self.choice.setAccessibleName(self.tr("Which matrix"))
        self.choice.currentIndexChanged.connect(self._show_matrix)
        self.explanation = QLabel()
        self.explanation.setProperty("role", "muted")
        self.explanation.setWordWrap(True)
        self.table = QTableWidget()
        self.table.setObjectName("agreementConfusion")
        self.table.setAccessibleName(self.tr("How often who said what"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.currentCellChanged.connect(self._on_cell)
        self.passages = QListWidget()
        self.passages.setObjectName("agreementPassages")
        self.passages.setAccessibleName(self.tr("Passages on which they differ"))
        self.passages.setUniformItemSizes(True)
        self.passages.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.passages.itemActivated.connect(self._on_passage)
        self.passages.itemClicked.connect(self._on_passage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.pair)
        head.addWidget(self.choice)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.explanation)
        column.addWidget(self.table, 3)
        column.addWidget(self.passages, 2)

    def show_matrices(self, matrices: Sequence[Confusion], codebook: Codebook) -> None:
        """Offer these, with the labels of the codebook."""
        self._matrices = matrices
        self._codebook = codebook
        pairs = dict.fromkeys(each.coders for each in matrices)
        _fill(self.pair, [(", ".join(pair), pair) for pair in pairs])
        self._offer_matrices()

    def _offer_matrices(self) -> None:
        pair = self.pair.currentData()
        chosen = [each for each in self._matrices if each.coders == pair]
        _fill(self.choice, [(self._title(each), each) for each in chosen])
        self._show_matrix()

    def show_passages(self, found: Sequence[tuple[Passage, str, str]], count: int) -> None:
        """List passages.

        Args:
            found: each with its article's title and its words.
            count: how many there are in all.
        """
        self.passages.clear()
        for passage, title, said in found:
            item = QListWidgetItem(f"{title}: “{said}”" if said else title)
            item.setData(_PLACE, passage)
            item.setToolTip(said)
            self.passages.addItem(item)
        if count > len(found):
            text = self.tr("and {count} more").format(count=f"{count - len(found):,}")
            self._add_remark(text)

    def _add_remark(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.passages.addItem(item)

    def _title(self, matrix: Confusion) -> str:
        match matrix.unit:
            case "token":
                name = name_of(self._codebook, matrix.type, "")
                return self.tr("words by role, {type}").format(type=name)
            case "record":
                return self.tr("records by type")
            case _:
                return name_of(self._codebook, matrix.type, matrix.field)

    def _show_matrix(self) -> None:
        self.table.blockSignals(True)
        self.table.clear()
        self.passages.clear()
        matrix = self._matrix()
        labels = [self._label(matrix, each) for each in matrix.labels] if matrix else []
        used = sorted(
            {n for cell in matrix.cells for n in (cell.row, cell.column)} if matrix else ()
        )
        self._used = used
        self.table.setRowCount(len(used))
        self.table.setColumnCount(len(used))
        self.table.setHorizontalHeaderLabels([labels[n] for n in used])
        self.table.setVerticalHeaderLabels([labels[n] for n in used])
        if matrix is not None:
            text = self.tr("Rows are what {one} said, columns what {other} said.")
            self.explanation.setText(text.format(one=matrix.coders[0], other=matrix.coders[1]))
            for cell in matrix.cells:
                item = QTableWidgetItem(f"{cell.n:,}")
                item.setTextAlignment(
                    Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
                )
                if cell.row == cell.column:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.table.setItem(used.index(cell.row), used.index(cell.column), item)
        else:
            self.explanation.clear()
        self.table.resizeColumnsToContents()
        self.table.blockSignals(False)

    def _matrix(self) -> Confusion | None:
        return self.choice.currentData()

    def _cell(self, row: int, column: int) -> Cell | None:
        matrix = self._matrix()
        if matrix is None or row < 0 or column < 0:
            return None
        place = self._used[row], self._used[column]
        return next((each for each in matrix.cells if (each.row, each.column) == place), None)

    def _label(self, matrix: Confusion, key: str) -> str:
        if not key:
            return words(marked("none"))
        if matrix.unit == "record":
            return name_of(self._codebook, key, "")
        held = next((each for each in self._codebook.types if each.key == matrix.type), None)
        if held is None:
            return key
        if matrix.unit == "token":
            field = next((each for each in held.fields if each.key == key), None)
            return field.label if field is not None else held.span_label
        field = next((each for each in held.fields if each.key == matrix.field), None)
        choice = dict(paths(field.choices)).get(key) if field is not None else None
        return choice.label if choice is not None else key

    def _on_cell(self, row: int, column: int) -> None:
        cell = self._cell(row, column)
        self.passages.clear()
        if cell is not None and cell.passages:
            self.passages_wanted.emit(cell.passages)
        elif cell is not None:
            self._add_remark(self.tr("Both said the same here."))

    def _on_passage(self, item: QListWidgetItem) -> None:
        passage = item.data(_PLACE)
        if passage is not None:
            self.passage_chosen.emit(passage)


def _fill(box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
    """Offers these; the one whose label was chosen before stays chosen."""
    before = box.currentText()
    box.blockSignals(True)
    box.clear()
    for label, data in choices:
        box.addItem(label, data)
    box.setCurrentIndex(max(box.findText(before), 0) if choices else -1)
    box.blockSignals(False)
    box.setVisible(bool(choices))
