"""Asks which articles go to whom, and shows beforehand who would get how many."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.assignment import STRATA, Stratum
from annotator.core.coding.coder import Coder
from annotator.core.team.assigning import AssigningPlan, AssigningQuestion, CoderShare
from annotator.core.team.drawing import ALL, Design
from annotator.ui.kit.dialog import FormDialog

Ask = Callable[[AssigningQuestion, Callable[[AssigningPlan | str], None]], None]
"""Asks for the plan of a question; the answer is that, or why there is none."""

_SEEDS = 2**31 - 1
_DEBOUNCE_MS = 150
_LEAST_TABLE = 72
_MUCH = 100  # the dialog’s room, of which its foot has a part
_WIDTH, _HEIGHT = 640, 520
_MOST_STRATA = 40


class AssignDialog(FormDialog):
    """Which articles, to whom, and how; accepted with a plan that was shown."""

    def __init__(
        self,
        coders: Sequence[Coder],
        listed: ArticleFilter,
        chosen: Sequence[str],
        ask: Ask,
        parent: QWidget,
    ) -> None:
        """
        Args:
            coders: those to whom articles can be assigned.
            listed: the filter of the article list.
            chosen: the ids of the articles that are chosen.
        """
        super().__init__(
            "assignArticles",
            self.tr("Assign articles"),
            self.tr("Nothing changes until you assign; then one undo takes all of it back."),
            self.tr("Assign"),
            parent,
        )
        self._ask, self._listed, self._chosen = ask, listed, tuple(chosen)
        self.plan: AssigningPlan | None = None
        self.which = self._make_which()
        self.way = self._make_box("assignWay", self.tr("How"))
        self.way.addItem(self.tr("Each coder gets every article"), "all")
        self.way.addItem(self.tr("Draw who gets which, of what nobody has yet"), "draw")
        self.each = self._make_number("assignEach", self.tr("Coders an article"), 1, len(coders))
        self.overlap = self._make_number("assignOverlap", self.tr("Overlap"), 0, ALL)
        self.overlap.setSuffix(" %")
        self.overlap.setValue(ALL)
        self.overlap.setToolTip(
            self.tr("As many of the articles go to so many coders, each other one to one coder")
        )
        self.strata = self._make_box("assignStrata", self.tr("Spread evenly over"))
        for stratum in STRATA:
            self.strata.addItem(self._stratum_name(stratum), stratum)
        self.seed = self._make_number("assignSeed", self.tr("Seed"), 0, _SEEDS)
        self.seed.setValue(secrets.randbelow(_SEEDS))
        self.seed.setToolTip(self.tr("The same seed draws the same; the project keeps it."))
        self._of_draw = (self._pair(self.each, self.overlap), self._pair(self.strata, self.seed))
        self.table = self._make_table(coders)
        self.summary = QLabel()
        self.summary.setObjectName("assignSummary")
        self.summary.setWordWrap(True)
        self._add_rows()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask_plan)
        self.finished.connect(self._timer.stop)
        self._connect()
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, _HEIGHT)
        self._on_changed()

    def question(self) -> AssigningQuestion:
        """What is asked for at the moment."""
        items = (self.table.item(n, 0) for n in range(self.table.rowCount()))
        coders = tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item is not None and item.checkState() == Qt.CheckState.Checked
        )
        design = None
        strata: Stratum = "none"
        if self.way.currentData() == "draw":
            design = Design(self.each.value(), self.overlap.value(), self.seed.value())
            strata = self.strata.currentData()
        which = self.which.currentData()
        return AssigningQuestion(
            coders,
            self._chosen if which == "chosen" else None,
            self._listed if which == "listed" else ArticleFilter(),
            design,
            strata,
        )

    def _make_which(self) -> QComboBox:
        box = self._make_box("assignWhich", self.tr("Articles"))
        if self._chosen:
            text = self.tr("The {count:,} that are chosen")
            one = self.tr("The one that is chosen")
            count = len(self._chosen)
            box.addItem(one if count == 1 else text.format(count=count), "chosen")
        if self._listed:
            box.addItem(self.tr("Those that the list shows"), "listed")
        box.addItem(self.tr("All"), "all")
        return box

    def _make_table(self, coders: Sequence[Coder]) -> QTableWidget:
        """The coders with a tick each; beside them what they would get."""
        table = QTableWidget(len(coders), 1)
        table.setObjectName("assignCoders")
        table.setAccessibleName(self.tr("Coders, and who would get how many"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(_LEAST_TABLE)
        table.verticalHeader().hide()
        for row, coder in enumerate(coders):
            item = QTableWidgetItem(coder.name)
            item.setData(Qt.ItemDataRole.UserRole, coder.id)
            is_meant = coder.role == "coder"
            item.setCheckState(Qt.CheckState.Checked if is_meant else Qt.CheckState.Unchecked)
            table.setItem(row, 0, item)
        table.setHorizontalHeaderLabels([self.tr("Coder")])
        return table

    def _pair(self, one: QWidget, other: QWidget) -> QWidget:
        """Two fields in one row, the second with its label."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = QLabel(other.accessibleName())
        label.setBuddy(other)
        row.addWidget(one, 1)
        row.addWidget(label)
        row.addWidget(other, 1)
        return holder

    def _make_box(self, name: str, label: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(label)
        return box

    def _make_number(self, name: str, label: str, least: int, most: int) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(name)
        box.setAccessibleName(label)
        box.setRange(least, max(least, most))
        return box

    def _add_rows(self) -> None:
        self.rows.addRow(self.which.accessibleName(), self.which)
        self.rows.addRow(self.way.accessibleName(), self.way)
        for first, row in zip((self.each, self.strata), self._of_draw, strict=True):
            self.rows.addRow(first.accessibleName(), row)
        self.column.insertWidget(self.column.indexOf(self.rows) + 1, self.table, _MUCH)
        self.column.insertWidget(self.column.indexOf(self.table) + 1, self.summary)

    def _connect(self) -> None:
        for box in (self.which, self.way, self.strata):
            box.currentIndexChanged.connect(self._on_changed)
        for number in (self.each, self.overlap, self.seed):
            number.valueChanged.connect(self._on_changed)
        self.table.itemChanged.connect(self._on_changed)

    def _stratum_name(self, stratum: Stratum) -> str:
        match stratum:
            case "none":
                return self.tr("Nothing")
            case "outlet":
                return self.tr("Outlets")
            case "month":
                return self.tr("Months")

    def _on_changed(self) -> None:
        is_draw = self.way.currentData() == "draw"
        for row in self._of_draw:
            self.rows.setRowVisible(row, is_draw)
        self.plan = None
        self.accept_button.setEnabled(False)
        self._timer.start()

    def _ask_plan(self) -> None:
        question = self.question()
        self._ask(question, self._show_plan)

    def _show_plan(self, answer: AssigningPlan | str) -> None:
        if isinstance(answer, str):
            self.summary.setText(answer)
            self._fill_table({}, [])
            return
        if answer.question != self.question():
            return  # asked again already
        self.plan = answer
        self.accept_button.setEnabled(bool(answer.assignments))
        self.summary.setText(self._said(answer))
        is_spread = answer.question.strata != "none"
        strata = list(answer.strata)[:_MOST_STRATA] if is_spread else []
        self._fill_table({each.coder.id: each for each in answer.shares}, strata)

    def _said(self, plan: AssigningPlan) -> str:
        text = self.tr(
            "Articles: {articles:,}, of them for several coders: {shared:,}. "
            "New assignments: {assignments:,}."
        )
        said = text.format(
            articles=plan.articles, shared=plan.shared, assignments=len(plan.assignments)
        )
        if plan.left_out:
            left = self.tr("Left alone, as somebody has them already: {count:,}.")
            said = f"{said} {left.format(count=plan.left_out)}"
        return said

    def _fill_table(self, shares: Mapping[str, CoderShare], strata: Sequence[str]) -> None:
        heads = (
            *(self.tr("Coder"), self.tr("New"), self.tr("Shared"), self.tr("Had")),
            *(each or self.tr("(none)") for each in strata),
        )
        self.table.blockSignals(True)
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        for row in range(self.table.rowCount()):
            coder = self.table.item(row, 0)
            share = shares.get(coder.data(Qt.ItemDataRole.UserRole)) if coder else None
            for column, figure in enumerate(_figures(share, strata), 1):
                item = QTableWidgetItem(figure)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()
        self.table.blockSignals(False)
        self.table.viewport().update()


def _figures(share: CoderShare | None, strata: Sequence[str]) -> list[str]:
    """What a coder would get, in figures; empty for one who is not meant."""
    if share is None:
        return [""] * (3 + len(strata))
    of_strata = (share.strata.get(each, 0) for each in strata)
    return [f"{each:,}" for each in (share.articles, share.shared, share.before, *of_strata)]
