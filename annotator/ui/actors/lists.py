"""The lists of the actor panel: the actors, who names one, and the line that filters them."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QListView,
    QTableView,
    QWidget,
)

from annotator.ui.actors.delegates import ActorDelegate, MentionDelegate
from annotator.ui.actors.mention_model import MentionModel
from annotator.ui.actors.model import COLUMNS, ActorModel

_WIDTHS = {"kind": 88, "country": 68, "records": 72}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActorTable(QTableView):
    """The list. Enter, F2 and a double click go to the form, Delete asks to delete."""

    entered_form = Signal()
    delete_pressed = Signal()

    def __init__(self, model: ActorModel, delegate: ActorDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actorTable")
        self.setAccessibleName(self.tr("Actors"))
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(2 * self.fontMetrics().height() + 14)
        header = self.horizontalHeader()
        header.setObjectName("actorHeader")
        header.setAccessibleName(self.tr("Sort actors"))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        for n, key in enumerate(COLUMNS):
            if key == "name":
                header.setSectionResizeMode(n, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(n, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(n, _WIDTHS[key])
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def show_all_columns(self, shown: bool) -> None:
        """Whether kind and country have columns, or stand under the name."""
        for key in ("kind", "country"):
            self.setColumnHidden(COLUMNS.index(key), not shown)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and self.indexAt(event.position().toPoint()).isValid():
            self.entered_form.emit()

    def event(self, event: QEvent) -> bool:
        """F2 is for the actor here, not for the article."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_ENTER, Qt.Key.Key_F2):
            self.entered_form.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class MentionView(QListView):
    """The records that name an actor; Enter opens one."""

    opened = Signal(QModelIndex)

    def __init__(self, model: MentionModel, delegate: MentionDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actorMentions")
        self.setAccessibleName(self.tr("Records that name the actor"))
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class SearchLine(QLineEdit):
    """Filters; Down goes to the list."""

    down_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actorSearch")
        self.setAccessibleName(self.tr("Search names and aliases"))
        self.setPlaceholderText(self.tr("Search names and aliases"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, *_ENTER):
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
