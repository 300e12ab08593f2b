"""The window of what adjudication taught: one's own work beside the gold, and examples."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.model import Codebook
from annotator.services.team.feedback import Example, FeedbackReport
from annotator.ui.feedback.words import example_cells, outcome_cells, score_line
from annotator.ui.kit.dialog import EnterDialog

_NARROW, _WIDE = 200, 380  # pixels at the most, the wide one for what differs
_PLACE = Qt.ItemDataRole.UserRole
"""The `Record` that a row leads to."""


class FeedbackDialog(EnterDialog):
    """Stays open beside the article, so that one passage after another can be looked at."""

    place_chosen = Signal(object)
    """The `Record` to go to."""
    examples_wanted = Signal(str, str)
    """The keys of a type and of a field, which may be empty."""

    def __init__(self, codebook: Codebook, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("feedbackDialog")
        self.setWindowTitle(self.tr("What adjudication taught"))
        self._codebook = codebook
        self.summary = QLabel()
        self.summary.setObjectName("feedbackSummary")
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.own = self._table(
            "feedbackOwn",
            self.tr("My work"),
            [
                *(self.tr("Outcome"), self.tr("Type"), self.tr("My words")),
                *(self.tr("What differs"), self.tr("Article")),
            ],
        )
        self.examples = self._table(
            "feedbackExamples",
            self.tr("Examples"),
            [
                *(self.tr("Gold"), self.tr("Fields"), self.tr("What coders had")),
                self.tr("Article"),
            ],
        )
        self.types = QComboBox()
        self.types.setObjectName("feedbackType")
        self.types.setAccessibleName(self.tr("Record type"))
        self.fields = QComboBox()
        self.fields.setObjectName("feedbackField")
        self.fields.setAccessibleName(self.tr("Field"))
        for each in codebook.types:
            self.types.addItem(each.label, each.key)
        self._offer_fields()
        self.types.currentIndexChanged.connect(self._offer_fields)
        self.types.activated.connect(self._ask)
        self.fields.activated.connect(self._ask)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("feedbackTabs")
        self.tabs.setAccessibleName(self.windowTitle())
        self.tabs.setDocumentMode(True)
        # The bar alone has the focus: what stands for it would be a stop that is never come to.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.tabBar().setAccessibleName(self.windowTitle())
        self.tabs.addTab(self._page(self.summary, self.own), self.tr("My work"))
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.types)
        row.addWidget(self.fields)
        row.addStretch(1)
        self.tabs.addTab(self._page(choices, self.examples), self.tr("Examples and hard cases"))
        body = QVBoxLayout(self)
        body.setContentsMargins(16, 16, 16, 16)
        body.addWidget(self.tabs, 1)
        self.resize(min(920, parent.width() - 48), min(560, parent.height() - 48))

    def show_report(self, report: FeedbackReport) -> None:
        """Show what became of one's work; what was changed first."""
        # Of one type alone all types together say the same.
        told = report.scores[1:] if len(report.scores) == 2 else report.scores
        lines = [score_line(each, self._codebook) for each in told]
        nothing = self.tr(
            "No article that you have finished is adjudicated yet, or coding is blind: then only "
            "articles for training show their gold."
        )
        self.summary.setText("\n".join(lines) if report.articles else nothing)
        rows = [
            (outcome_cells(each, article.title, self._codebook), each.record)
            for article in report.articles
            for each in sorted(article.outcomes, key=lambda each: each.verdict == "kept")
        ]
        self._fill(self.own, rows)

    def show_examples(self, found: Sequence[Example], field: str) -> None:
        """Show gold of the chosen type and field."""
        self._fill(
            self.examples,
            [(example_cells(each, field, self._codebook), each.gold) for each in found],
        )

    def _ask(self) -> None:
        self.examples_wanted.emit(self.types.currentData(), self.fields.currentData() or "")

    def _offer_fields(self) -> None:
        self.fields.clear()
        self.fields.addItem(self.tr("Every field"), "")
        if (key := self.types.currentData()) is not None:
            for each in self._codebook.type(key).fields:
                self.fields.addItem(each.label, each.key)

    def _page(self, *parts: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        for each in parts:
            column.addWidget(each)
        return page

    def _table(self, name: str, label: str, columns: Sequence[str]) -> QTableView:
        table = QTableView()
        table.setObjectName(name)
        table.setAccessibleName(label)
        model = QStandardItemModel(0, len(columns), table)
        model.setHorizontalHeaderLabels(list(columns))
        table.setModel(model)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        table.clicked.connect(self._choose)
        table.activated.connect(self._choose)
        return table

    def _fill(self, table: QTableView, rows: Sequence[tuple[Sequence[str], object]]) -> None:
        model = table.model()
        if not isinstance(model, QStandardItemModel):
            return
        model.removeRows(0, model.rowCount())
        for cells, place in rows:
            items = [QStandardItem(cell) for cell in cells]
            for item, cell in zip(items, cells, strict=True):
                item.setToolTip(cell)
                item.setData(place, _PLACE)
            model.appendRow(items)
        table.resizeColumnsToContents()
        differs = model.columnCount() - 2
        for column in range(model.columnCount()):
            most = _WIDE if column == differs else _NARROW
            table.setColumnWidth(column, min(table.columnWidth(column), most))

    def _choose(self, index: QModelIndex) -> None:
        self.place_chosen.emit(index.data(_PLACE))
