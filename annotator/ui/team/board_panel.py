"""The dock of progress: who is how far with which article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.kit.background_reads import BackgroundReads
from annotator.ui.kit.theme import Theme
from annotator.ui.team.board_model import BoardModel, BoardRole

if TYPE_CHECKING:
    from annotator.core.team.assigning import CoderProgress

_TITLE_WIDTH, _CODER_WIDTH = 320, 150
_MOST_CHOSEN = 1000
_HEIGHT = 180


class BoardView(QTableView):
    """A click opens the article; with Shift or Ctrl it chooses several."""

    opened = Signal(str)
    """The id of the article that the person went to."""

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self.setObjectName("progressBoard")
        self.setAccessibleName(self.tr("Progress by article and coder"))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMinimumHeight(_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.activated.connect(self._open)

    def chosen(self) -> list[str]:
        """The ids of the articles of the chosen rows that are read, at most a thousand."""
        rows = self.selectionModel().selectedRows()[:_MOST_CHOSEN]
        return [article for row in rows if (article := row.data(BoardRole.ARTICLE))]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_one = len(self.selectionModel().selectedRows()) == 1
        if event.button() == Qt.MouseButton.LeftButton and is_plain and is_one:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        article = index.data(BoardRole.ARTICLE) if index.isValid() else None
        if article:
            self.opened.emit(article)


class BoardPanel(QWidget):
    """The board, its totals, and what it is about."""

    assign_wanted = Signal()
    shown = Signal()
    """It can be seen now."""

    def __init__(
        self, theme: Theme, background_reads: BackgroundReads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("progressPanel")
        self.setAccessibleName(self.tr("Progress of the team"))
        self.model = BoardModel(theme, background_reads, self)
        self.view = BoardView(self.model)
        self.totals = QLabel()
        self.totals.setObjectName("progressTotals")
        self.totals.setProperty("role", "small")
        self.agreement = QLabel()
        self.agreement.setObjectName("screeningAgreement")
        self.agreement.setProperty("role", "small")
        self.agreement.setWordWrap(True)
        self.agreement.hide()
        self.everything = QCheckBox(self.tr("Also articles that nobody is to code"))
        self.everything.setObjectName("progressEverything")
        self.everything.setAccessibleName(self.everything.text())
        self.everything.toggled.connect(self.model.show_everything)
        assign = QPushButton(self.tr("Assign articles…"))
        assign.setObjectName("progressAssign")
        assign.setAccessibleName(assign.text())
        assign.clicked.connect(self.assign_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        head.setSpacing(16)
        head.addWidget(self.totals, 1)
        head.addWidget(self.everything)
        head.addWidget(assign)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.agreement)
        self.agreement.setContentsMargins(8, 6, 8, 6)
        self.model.modelReset.connect(self._fit)
        self.model.listed.connect(self._show_totals)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def row_at_top(self) -> int:
        """The first row in sight."""
        return max(self.view.rowAt(QPoint(1, 1).y()), 0)

    def show_agreement(self, text: str) -> None:
        """Say how far the coders agree on what is relevant; nothing if empty."""
        self.agreement.setText(text)
        self.agreement.setVisible(bool(text))

    def _fit(self) -> None:
        for column in range(self.model.columnCount()):
            self.view.setColumnWidth(column, _CODER_WIDTH if column else _TITLE_WIDTH)

    def _show_totals(self) -> None:
        found = list(self.model.totals.values())
        if not found:
            self.totals.setText(self.tr("No article is assigned to anybody yet."))
            return
        text = self.tr(
            "Articles: {articles:,} · assignments finished: {finished:,} of {assigned:,}"
        )
        self.totals.setText(
            text.format(
                articles=self.model.rowCount(),
                finished=_sum(found, finished=True),
                assigned=_sum(found, finished=False),
            )
        )


def _sum(totals: list[CoderProgress], *, finished: bool) -> int:
    if finished:
        return sum(each.done + each.nothing for each in totals)
    return sum(each.assigned - each.screened_out for each in totals)
