"""The dock of history: who changed what, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.services.notifications import Changed
from annotator.ui.history.model import HistoryModel, HistoryRole
from annotator.ui.kit.background_reads import BackgroundReads
from annotator.ui.kit.context_menu import ContextMenu, Groups, offered
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from annotator.services.project import Project


class HistoryDelegate(ThemedDelegate):
    """Paints an entry: its label above, time and coder below; what is undone is struck out."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Three lines where a group begins, two in the rest of it."""
        lines = 3 if index.data(HistoryRole.GROUP) else 2
        return QSize(120, option.fontMetrics.lineSpacing() * lines + 14)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One entry."""
        painter.save()
        rect: QRect = option.rect
        self.paint_ground(painter, option)
        self.paint_focus(painter, option)
        entry = index.data(HistoryRole.ENTRY)
        line = option.fontMetrics.lineSpacing()
        area = rect.adjusted(12, 6, -12, -6)
        font = QFont(option.font)
        if group := index.data(HistoryRole.GROUP):
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(self._theme.colour("text"))
            self._draw(painter, QRect(area.left(), area.top(), area.width(), line), group)
            font.setBold(False)
            area.setTop(area.top() + line)
        font.setStrikeOut(entry.undone)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if entry.undone else "text"))
        self._draw(painter, QRect(area.left(), area.top(), area.width(), line), index.data())
        font.setStrikeOut(False)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        moment = QDateTime.fromSecsSinceEpoch(int(entry.change.time.timestamp()))
        when = QLocale().toString(moment, "dd MMM yyyy, HH:mm:ss")
        about = f"{isolated(when)} · {isolated(index.data(HistoryRole.CODER))}"
        self._draw(painter, QRect(area.left(), area.top() + line, area.width(), line), about)
        painter.restore()

    def _draw(self, painter: QPainter, area: QRect, text: str) -> None:
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


class HistoryPanel(QWidget):
    """The journal; an own entry can be made the last one that stands."""

    revealed = Signal(object)
    """The `ChangeDetails` of an entry that is to be shown in its article."""
    undo_requested = Signal(object)
    """The `Change` that shall be taken back by itself."""
    undo_to_requested = Signal(int)
    """The ``seq`` of the entry after which everything own shall be undone."""

    def __init__(
        self, theme: Theme, reads: BackgroundReads | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("historyPanel")
        self.setAccessibleName(self.tr("History"))
        self.model = HistoryModel(reads, self)
        self._delegate = HistoryDelegate(theme, self)
        self._stale = False
        self.view = QListView()
        self.view.setObjectName("historyList")
        self.view.setAccessibleName(self.tr("History"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.clicked.connect(self._reveal)
        self.view.activated.connect(self._reveal)
        ContextMenu(self.view, self._offers)
        self._hint = QLabel()
        self._hint.setProperty("role", "small")
        self._hint.setWordWrap(True)
        self.button = QPushButton(self.tr("Undo to here"))
        self.button.setObjectName("undoToHere")
        self.button.setAccessibleName(self.tr("Undo to here"))
        self.button.clicked.connect(self._request)
        foot = QFrame()
        foot.setObjectName("panelFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self._hint, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(foot)
        self._on_current(QModelIndex())

    def set_project(self, project: Project | None) -> None:
        """Show another project's journal, or none; a hidden panel reads it when it is shown."""
        self._stale = project is not None and not self.isVisible()
        self.model.set_project(project, is_read=not self._stale)
        self._on_current(QModelIndex())

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.set_theme(theme)
        self.view.viewport().update()

    def refresh(self, changed: Changed) -> None:
        """Show what was just written; a hidden panel reads it when it is shown."""
        if self._stale or not self.isVisible():
            self._stale = True
            return
        self.model.add(changed.change)
        self.view.setCurrentIndex(QModelIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was written while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self._reload()

    def _reload(self) -> None:
        self._stale = False
        self.model.reload()
        self._on_current(QModelIndex())

    def _on_current(self, index: QModelIndex) -> None:
        own = index.isValid() and self.model.is_own(index.row())
        newer = own and any(self._is_undoable(row) for row in range(index.row()))
        alone = self._is_alone(index)
        self.button.setEnabled(newer or alone)
        self.button.setText(self.tr("Take back") if alone else self.tr("Undo to here"))
        self.button.setAccessibleName(self.button.text())
        if alone:
            self._hint.setText(self.tr("Takes back this alone; Undo passes over it."))
        elif newer:
            self._hint.setText(self.tr("Undoes what you did after this; Redo brings it back."))
        elif index.isValid() and not own:
            self._hint.setText(self.tr("Somebody else’s change; only your own can be undone."))
        else:
            self._hint.setText(self.tr("Choose one of your changes to go back to it."))

    def _is_undoable(self, row: int) -> bool:
        entry = self.model.entry(row)
        return self.model.is_own(row) and not entry.undone and not entry.change.stands_aside

    def _is_alone(self, index: QModelIndex) -> bool:
        """Whether the entry stands aside from what undo goes back along, and can be taken back."""
        entry = self.model.entry(index.row()) if index.isValid() else None
        return entry is not None and entry.change.stands_aside and not entry.undone

    def _offers(self, _place: QPoint | None) -> Groups:
        undo = offered(self.button.text(), self._request, enabled=self.button.isEnabled())
        at = self.view.currentIndex()
        details = self.model.details(at.row()) if at.isValid() else None
        show = offered(
            self.tr("Show in the text"),
            partial(self._reveal, at),
            enabled=details is not None and bool(details.title),
        )
        return [[show], [undo]]

    def _reveal(self, index: QModelIndex) -> None:
        details = self.model.details(index.row()) if index.isValid() else None
        if details is not None:
            self.revealed.emit(details)

    def _request(self) -> None:
        index = self.view.currentIndex()
        if self._is_alone(index):
            self.undo_requested.emit(self.model.entry(index.row()).change)
        elif index.isValid() and self.button.isEnabled():
            self.undo_to_requested.emit(self.model.entry(index.row()).change.seq)
