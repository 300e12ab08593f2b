"""The list of the actors: searched, sorted, narrowed to duplicates, and what to do with some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.coding.actor_listing import ActorFilter, ActorSummary
from annotator.ui.actors.delegates import ActorDelegate
from annotator.ui.actors.lists import ActorTable, SearchLine
from annotator.ui.actors.model import ActorModel
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.services.actors import Actors
    from annotator.ui.kit.background_reads import BackgroundReads

_TYPING_MS = 120


class ActorList(QWidget):
    """The registry, of which one or several actors are chosen."""

    create_wanted = Signal()
    merge_wanted = Signal()
    split_wanted = Signal()
    delete_wanted = Signal()
    edit_wanted = Signal()
    chosen_changed = Signal()

    def __init__(
        self, theme: Theme, background_reads: BackgroundReads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._has_registry = False
        self.model = ActorModel(background_reads, self)
        self._delegate = ActorDelegate(theme, self)
        self.search = SearchLine(self)
        self.duplicates = self._make_duplicates()
        self.table = ActorTable(self.model, self._delegate, self)
        self.empty = QLabel(self)
        self.empty.setObjectName("actorsEmpty")
        self.empty.setProperty("role", "emptyState")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.count = QLabel(self)
        self.count.setObjectName("actorCount")
        self.count.setProperty("role", "small")
        self.new_button = self._button("actorNew", self.tr("New"), self.tr("New actor"))
        self.merge_button = self._button(
            "actorMerge", self.tr("Merge…"), self.tr("Make the chosen actors one")
        )
        self.split_button = self._button(
            "actorSplit", self.tr("Split…"), self.tr("Make an actor of some names or records")
        )
        self.delete_button = self._button(
            "actorDelete", self.tr("Delete…"), self.tr("Delete the chosen actors")
        )
        self._lay_out()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._connect()
        self._show_count()
        self.show_buttons()

    def _make_duplicates(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("actorDuplicates")
        button.setText(self.tr("Possible duplicates"))
        button.setAccessibleName(self.tr("Show possible duplicates only"))
        button.setToolTip(self.tr("Actors whose names are alike without titles, accents and signs"))
        button.setProperty("role", "segment")
        button.setCheckable(True)
        return button

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.setProperty("role", "compact")
        return button

    def _lay_out(self) -> None:
        head = QFrame(self)
        head.setObjectName("panelHead")
        lines = QVBoxLayout(head)
        lines.setContentsMargins(8, 8, 8, 4)
        lines.setSpacing(4)
        lines.addWidget(self.search)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.duplicates)
        lines.addLayout(row)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.empty)
        foot = QFrame(self)
        foot.setObjectName("panelFoot")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(8, 8, 8, 8)
        buttons.setSpacing(4)
        for button in (self.new_button, self.merge_button, self.split_button, self.delete_button):
            buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._ask)
        self.search.textChanged.connect(self._typing.start)
        self.search.down_pressed.connect(self._go_to_list)
        self.duplicates.toggled.connect(self._on_duplicates)
        self.model.listed.connect(self._show_count)
        self.table.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.table.entered_form.connect(self.edit_wanted)
        self.table.delete_pressed.connect(self.delete_wanted)
        self.new_button.clicked.connect(self.create_wanted)
        self.merge_button.clicked.connect(self.merge_wanted)
        self.split_button.clicked.connect(self.split_wanted)
        self.delete_button.clicked.connect(self.delete_wanted)

    def set_actors(self, actors: Actors | None) -> None:
        """List the registry of another project, or none."""
        self._has_registry = actors is not None
        self.search.clear()
        self._typing.stop()
        self.duplicates.setChecked(False)
        self.model.set_actors(actors)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.set_theme(theme)
        self.table.viewport().update()

    def set_editable(self, editable: bool) -> None:
        """Allow or refuse edits while something else writes."""
        for button in (self.new_button, self.merge_button, self.split_button, self.delete_button):
            button.setEnabled(editable)
        if editable:
            self.show_buttons()

    def show_all_columns(self, shown: bool) -> None:
        """Whether kind and country have columns, or stand under the name."""
        self._delegate.says_more = not shown
        self.table.show_all_columns(shown)

    def chosen(self) -> list[str]:
        """The ids of the actors that are chosen, in order of the list."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        ids = [self.model.actor_id(row) for row in rows]
        return [actor_id for actor_id in ids if actor_id is not None]

    def focus_search(self) -> None:
        """Let one type whom to look for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def summary(self, actor_id: str | None) -> ActorSummary | None:
        """The row of a chosen actor as the list shows it."""
        for index in self.table.selectionModel().selectedRows():
            row = self.model.summary(index.row())
            if row is not None and row.id == actor_id:
                return row
        return None

    def stand_at(self, actor_id: str | None) -> None:
        """Stand in the row of that actor alone, if it is listed."""
        row = self.model.row_of(actor_id) if actor_id else None
        if row is None:
            return
        index = self.model.index(row, 0)
        flags = (
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows
        )
        self.table.selectionModel().setCurrentIndex(index, flags)
        self.table.scrollTo(index)

    def show_buttons(self) -> None:
        """Enable what can be done with those that are chosen."""
        chosen = len(self.chosen())
        self.new_button.setEnabled(self._has_registry)
        self.merge_button.setEnabled(chosen > 1)
        self.split_button.setEnabled(chosen == 1)
        self.delete_button.setEnabled(chosen > 0)

    def _ask(self) -> None:
        self.model.ask(
            ActorFilter(self.search.text().strip()), duplicates=self.duplicates.isChecked()
        )

    def _on_duplicates(self) -> None:
        self.table.setSortingEnabled(not self.duplicates.isChecked())
        self.table.horizontalHeader().setSortIndicatorShown(not self.duplicates.isChecked())
        self._ask()

    def _go_to_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.currentIndex().isValid() or not self.chosen():
                self.table.selectRow(0)

    def _show_count(self) -> None:
        rows = self.model.rowCount()
        self.count.setText(
            self.tr("1 actor") if rows == 1 else self.tr("{0} actors").format(f"{rows:,}")
        )
        if not self._has_registry:
            self.empty.setText(self.tr("Open a project to see its actors."))
        elif self.duplicates.isChecked() and not self.search.text():
            self.empty.setText(self.tr("No two actors have names that are alike."))
        elif self.model.is_narrowed:
            self.empty.setText(self.tr("No name or alias has that in it."))
        else:
            self.empty.setText(
                self.tr("No actors yet. Enter in a field such as “Speaker” registers one.")
            )
        self._pages.setCurrentWidget(self.table if rows else self.empty)
