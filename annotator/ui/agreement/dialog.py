"""The window of agreement: what is compared, the figures, where coders differ."""

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.model import Codebook
from annotator.core.team.measure import Measure
from annotator.services.team.agreement import AgreementReport
from annotator.ui.agreement.choices import Choices
from annotator.ui.agreement.confusion_page import ConfusionPage
from annotator.ui.agreement.measure_model import MOST_ASKED, SORT_ROLE, MeasureModel
from annotator.ui.kit.dialog import EnterDialog


class AgreementDialog(EnterDialog):
    """Stays open beside the article, so that one passage after another can be looked at."""

    saving_wanted = Signal()
    """The figures are wanted as a file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("agreementDialog")
        self.setWindowTitle(self.tr("Agreement"))
        self._codebook = Codebook("", "", ())
        self.report: AgreementReport | None = None
        self.choices = Choices()
        self.summary = QLabel(
            self.tr("Only articles count that at least two of the coders have finished.")
        )
        self.summary.setObjectName("agreementSummary")
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.figures = MeasureModel(self)
        self.months = MeasureModel(self, months=True)
        self.every = QCheckBox(self.tr("Every measure"))
        self.every.setObjectName("agreementEvery")
        self.every.toggled.connect(self._show_figures)
        self.save = QPushButton(self.tr("Save as CSV…"))
        self.save.setObjectName("agreementSave")
        self.save.setAutoDefault(False)
        self.save.setEnabled(False)
        self.save.clicked.connect(self.saving_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.every)
        foot.addStretch(1)
        foot.addWidget(self.save)
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 8, 0, 0)
        self.table = _table("agreementFigures", self.tr("Figures"), self.figures)
        column.addWidget(self.table)
        column.addLayout(foot)
        self.confusion = ConfusionPage()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("agreementTabs")
        self.tabs.setAccessibleName(self.tr("Agreement"))
        self.tabs.setDocumentMode(True)
        # The bar alone has the focus: what stands for it would be a stop that is never come to.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.tabBar().setAccessibleName(self.tr("Agreement"))
        self.tabs.addTab(first, self.tr("Figures"))
        self.tabs.addTab(self.confusion, self.tr("Confusion"))
        self.tabs.addTab(
            _table("agreementDrift", self.tr("Month by month"), self.months),
            self.tr("Month by month"),
        )
        self.tabs.setTabVisible(2, False)
        body = QVBoxLayout(self)
        body.setContentsMargins(16, 16, 16, 16)
        body.setSpacing(8)
        body.addWidget(self.choices)
        body.addWidget(self.summary)
        body.addWidget(self.tabs, 1)
        self.resize(min(960, parent.width() - 48), min(620, parent.height() - 48))

    def show_report(self, report: AgreementReport, codebook: Codebook) -> None:
        """Show what was measured."""
        self.report, self._codebook = report, codebook
        said = [
            self.tr("Articles finished by two or more: {count}").format(
                count=f"{report.units['article']:,}"
            ),
            self.tr("records: {count}").format(count=f"{report.units['record']:,}"),
        ]
        if suggested := report.units["suggested"]:
            said.append(self.tr("from suggestions: {count}").format(count=f"{suggested:,}"))
        for pair in report.pairs:
            said.append(f"{', '.join(pair.coders)}: {pair.articles:,}")
            if pair.unfinished:
                said[-1] += " " + self.tr("({count} not finished)").format(
                    count=f"{pair.unfinished:,}"
                )
        self.summary.setText(" · ".join(said))
        self.save.setEnabled(True)
        self._show_figures()
        self.confusion.show_matrices(report.confusion, codebook)
        self.months.show(
            [(month.month, each) for month in report.months for each in month.measures], codebook
        )
        self.tabs.setTabVisible(2, bool(report.months))

    def show_problem(self, words: str) -> None:
        """Say why nothing was measured; older figures go."""
        self.report = None
        self.summary.setText(words)
        self.save.setEnabled(False)
        self.figures.show([], self._codebook)
        self.confusion.show_matrices([], self._codebook)
        self.tabs.setTabVisible(2, False)

    def say_changed(self) -> None:
        """The figures are older than the project."""
        if self.report is not None:
            self.summary.setText(self.tr("Something was changed since. Measure again."))

    def _show_figures(self) -> None:
        measures: list[Measure] = self.report.measures if self.report is not None else []
        wanted = [
            ("", each)
            for each in measures
            if self.every.isChecked()
            or ((each.unit, each.measure) in MOST_ASKED and each.value is not None)
        ]
        self.figures.show(wanted, self._codebook)
        self.table.resizeColumnsToContents()


def _table(name: str, label: str, model: MeasureModel) -> QTableView:
    table = QTableView()
    table.setObjectName(name)
    table.setAccessibleName(label)
    ordered = QSortFilterProxyModel(table)
    ordered.setSourceModel(model)
    ordered.setSortRole(SORT_ROLE)
    table.setModel(ordered)
    table.setSortingEnabled(True)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    )
    return table
