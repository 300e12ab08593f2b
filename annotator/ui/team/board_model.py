"""The board of progress: a row an article, a column a coder, read page by page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QIcon

from annotator.core.coding.coder import Coder
from annotator.core.team.assigning import Board, BoardRow, CoderProgress
from annotator.services.notifications import Changed
from annotator.ui.kit.background_reads import BackgroundReads, Stop
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme
from annotator.ui.team.assignments_words import all_totals, cell_glyph, cell_text, total_text

if TYPE_CHECKING:
    from annotator.services.team.assignments import Assignments

_PAGE = 200
_PAGES_KEPT = 40
_BOARD, _LENGTH = "board", "board.length"
_ROWS, _TOTALS = "board.rows", "board.totals"
_TOTALS_MS = 150
_Index = QModelIndex | QPersistentModelIndex


class BoardRole(IntEnum):
    """Item data roles beside the text."""

    ARTICLE = Qt.ItemDataRole.UserRole
    """The id of the row's article; None while it is not read yet."""


class BoardModel(QAbstractTableModel):
    """Articles by coders; only the rows in sight are ever read."""

    listed = Signal()
    """The rows or the totals were read anew."""

    def __init__(
        self, theme: Theme, background_reads: BackgroundReads, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._background_reads = background_reads
        self._assignments: Assignments | None = None
        self._everything = False
        self.coders: tuple[Coder, ...] = ()
        self.totals: dict[str, CoderProgress] = {}
        self._count = 0
        self._pages: OrderedDict[int, list[BoardRow]] = OrderedDict()
        self._wanted: list[int] = []
        self._fetching = self._timer(0, self._fetch)
        self._totalling = self._timer(_TOTALS_MS, self._ask_totals)

    def set_assignments(self, assignments: Assignments | None) -> None:
        """Show those of another project, or none."""
        for key in (_BOARD, _LENGTH, _ROWS, _TOTALS):
            self._background_reads.forget(key)
        self._assignments = assignments
        self.totals = {}
        self._take_another(Board((), 0, []))
        self._ask(0, self._take_another)

    def show_everything(self, everything: bool) -> None:
        """Show every article, or only those that are assigned to somebody."""
        self._everything = everything
        self._ask(0, self._take_another)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        self._tell(0, self._count)

    def reload(self, first_in_sight: int = 0) -> None:
        """Read rows and totals again."""
        self._ask(first_in_sight // _PAGE * _PAGE, self._take)

    def _ask(self, start: int, answered: Callable[[Board], None]) -> None:
        """Ask for rows, and then how many there are, which takes longer."""
        assignments, everything = self._assignments, self._everything
        if assignments is None:
            return

        def ask(_stop: Stop) -> Board:
            return assignments.board(start, _PAGE, everything=everything)

        def count(_stop: Stop) -> int:
            return assignments.board_length(everything=everything)

        def take(board: Board) -> None:
            answered(board)
            if 0 < len(board.rows) < _PAGE:
                self._take_length(start + len(board.rows))
            else:
                self._background_reads.ask(_LENGTH, count, self._take_length)

        self._background_reads.forget(_ROWS)
        self._background_reads.forget(_LENGTH)
        self._background_reads.ask(_BOARD, ask, take)
        self._totalling.start()

    def refresh(self, changed: Changed, first_in_sight: int = 0) -> None:
        """Read again what a change touched."""
        if changed.kinds & {"article", "assignment", "coder", "project"}:
            self.reload(first_in_sight)
        elif "status" in changed.kinds:
            held = {row.article for rows in self._pages.values() for row in rows}
            if changed.articles is None:
                self.reload(first_in_sight)
            elif touched := sorted(changed.articles & held):
                self._refresh_rows(touched)
                self._totalling.start()

    def row(self, at: int) -> BoardRow | None:
        """What a row shows; None if it is not read yet, which is then asked for."""
        if not 0 <= at < self._count:
            return None
        page, n = divmod(at, _PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        return rows[n] if n < len(rows) else None

    def pages_read(self) -> int:
        """How many pages are held."""
        return len(self._pages)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many articles there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """The article and the coders."""
        return 0 if parent.isValid() else 1 + len(self.coders)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Who it is, and how far; the number of a row."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if section == 0:
            return self.tr("Article") if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 < section <= len(self.coders):
            return None
        coder = self.coders[section - 1]
        total = self.totals.get(coder.id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{coder.name}\n{total_text(total)}" if total else f"{coder.name}\n"
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{coder.name}\n{all_totals(total)}" if total else coder.name
            case _:
                return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, or how far a coder is."""
        if role not in _ROLES:
            return None
        row = self.row(index.row())
        if role == BoardRole.ARTICLE:
            return row.article if row is not None else None
        if row is None:
            return self.tr("Loading…") if role == Qt.ItemDataRole.AccessibleTextRole else None
        if index.column() == 0:
            return (
                None if role == Qt.ItemDataRole.DecorationRole else row.title or self.tr("Untitled")
            )
        coder = self.coders[index.column() - 1]
        cell = row.cells.get(coder.id)
        text = cell_text(cell)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(*cell_glyph(cell)) if cell is not None and text else None
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return f"{coder.name}: {text or self.tr('not assigned')}"

    def _icon(self, name: str, role: str) -> QIcon:
        return icon(self._theme, name, role)

    def _timer(self, after: int, do: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(do)
        return timer

    def _take_another(self, board: Board) -> None:
        """Show another list than before, as far as its rows are known."""
        self.beginResetModel()
        self._pages.clear()
        self._wanted.clear()
        self.coders, self._count = board.coders, board.start + len(board.rows)
        self._keep(board.start, board.rows)
        self.endResetModel()
        self.listed.emit()

    def _take(self, board: Board) -> None:
        if board.coders != self.coders or board.start + len(board.rows) > self._count:
            self._take_another(board)
            return
        self._pages.clear()
        self._wanted.clear()
        self._keep(board.start, board.rows)
        self._tell(0, self._count)
        self.listed.emit()

    def _take_length(self, count: int) -> None:
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        self.listed.emit()

    def _keep(self, start: int, rows: Sequence[BoardRow]) -> None:
        for at in range(0, len(rows), _PAGE):
            self._pages[(start + at) // _PAGE] = list(rows[at : at + _PAGE])
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)

    def _tell(self, first: int, after: int) -> None:
        if first < after and self.columnCount():
            bottom = self.index(min(after, self._count) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(first, 0), bottom)

    def _want(self, page: int) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        # Those that were in sight before, while one dragged on, are wanted no longer.
        self._wanted = [*self._wanted[-1:], page]
        if not self._fetching.isActive() and not self._background_reads.is_open(_ROWS):
            self._fetching.start()

    def _fetch(self) -> None:
        assignments, everything = self._assignments, self._everything
        if assignments is None or not self._wanted:
            return
        page = self._wanted.pop()

        def ask(_stop: Stop) -> tuple[int, list[BoardRow]]:
            return page, assignments.board(page * _PAGE, _PAGE, everything=everything).rows

        self._background_reads.ask(_ROWS, ask, self._on_rows)

    def _on_rows(self, answer: tuple[int, list[BoardRow]]) -> None:
        page, rows = answer
        self._keep(page * _PAGE, rows)
        self._tell(page * _PAGE, page * _PAGE + len(rows))
        if self._wanted:
            self._fetching.start()

    def _refresh_rows(self, article_ids: Sequence[str]) -> None:
        if self._assignments is None:
            return
        fresh = {row.article: row for row in self._assignments.board_rows(article_ids)}
        for page, rows in self._pages.items():
            for n, row in enumerate(rows):
                if row.article in fresh:
                    rows[n] = fresh[row.article]
                    self._tell(page * _PAGE + n, page * _PAGE + n + 1)

    def _ask_totals(self) -> None:
        assignments = self._assignments
        if assignments is None:
            return

        def ask(_stop: Stop) -> list[CoderProgress]:
            return assignments.progress()

        self._background_reads.ask(_TOTALS, ask, self._on_totals)

    def _on_totals(self, totals: list[CoderProgress]) -> None:
        self.totals = {each.coder.id: each for each in totals}
        if self.coders:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 1, len(self.coders))
        self.listed.emit()


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        BoardRole.ARTICLE,
    }
)
