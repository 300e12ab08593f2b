"""The actors of a project: the list, the form of the chosen one, and who names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.actor_listing import ActorFilter, ActorSummary
from annotator.services.notifications import Changed
from annotator.ui.actors.delegates import ActorDelegate, MentionDelegate
from annotator.ui.actors.form import ActorForm
from annotator.ui.actors.lists import ActorTable, MentionView, SearchLine
from annotator.ui.actors.mention_model import MentionModel
from annotator.ui.actors.model import ActorModel
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.services.actors import Actors
    from annotator.ui.kit.background_reads import BackgroundReads, Stop

_TYPING_MS = 120
_ROOMY = 520  # pixels


class ActorPanel(QWidget):
    """Shows the registry; what shall change it says to whoever writes."""

    changed = Signal(object, object)
    renamed = Signal(object, str, bool)
    create_wanted = Signal()
    merge_wanted = Signal()
    split_wanted = Signal()
    delete_wanted = Signal()
    opened = Signal(str, str)
    """An article and its record to show."""
    chosen_changed = Signal()

    def __init__(
        self, theme: Theme, questions: BackgroundReads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._questions = questions
        self._actors: Actors | None = None
        self._current: str | None = None
        self._kinds: list[str] = []
        self._theme = theme
        self.setObjectName("actorPanel")
        self.setAccessibleName(self.tr("Actors"))
        self.setMinimumWidth(340)
        self.model = ActorModel(questions, self)
        self.mentions_model = MentionModel(questions, self)
        self._delegate = ActorDelegate(theme, self)
        self._mention_delegate = MentionDelegate(theme, self)
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
        self.form = ActorForm(theme, self)
        self.form.kinds = self._kinds_used
        self.mentions = MentionView(self.mentions_model, self._mention_delegate, self)
        self._mentions_empty = QLabel(self.tr("No record names this actor."), self)
        self._mentions_empty.setObjectName("mentionsEmpty")
        self._mentions_empty.setProperty("role", "emptyState")
        self._mentions_empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._mentions_empty.setWordWrap(True)
        self.tabs = QTabWidget(self)
        self._lay_out()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._connect()
        self.set_theme(theme)
        self._show_count()
        self._show_current()

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
        self._list_pages = QStackedWidget(self)
        self._list_pages.addWidget(self.table)
        self._list_pages.addWidget(self.empty)
        foot = QFrame(self)
        foot.setObjectName("panelFoot")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(8, 8, 8, 8)
        buttons.setSpacing(4)
        for button in (self.new_button, self.merge_button, self.split_button, self.delete_button):
            buttons.addWidget(button, 1)
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._list_pages, 1)
        column.addWidget(foot)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setObjectName("actorSplitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(upper)
        splitter.addWidget(self._make_lower())
        splitter.setSizes([400, 400])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _make_lower(self) -> QStackedWidget:
        area = QScrollArea(self)
        area.setObjectName("actorFormArea")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        self._mention_pages = QStackedWidget(self)
        self._mention_pages.addWidget(self.mentions)
        self._mention_pages.addWidget(self._mentions_empty)
        self.tabs.setObjectName("actorTabs")
        self.tabs.setAccessibleName(self.tr("About the actor"))
        self.tabs.tabBar().setAccessibleName(self.tr("About the actor"))
        self.tabs.addTab(area, self.tr("Details"))
        self.tabs.addTab(self._mention_pages, self.tr("Records"))
        self._choice = QLabel(self)
        self._choice.setObjectName("actorChoice")
        self._choice.setProperty("role", "emptyState")
        self._choice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._choice.setWordWrap(True)
        self._lower = QStackedWidget(self)
        self._lower.addWidget(self.tabs)
        self._lower.addWidget(self._choice)
        return self._lower

    def _connect(self) -> None:
        self._typing.timeout.connect(self._ask)
        self.search.textChanged.connect(self._typing.start)
        self.search.down_pressed.connect(self._go_to_list)
        self.duplicates.toggled.connect(self._on_duplicates)
        self.model.listed.connect(self._on_listed)
        self.model.read.connect(self._on_read)
        self.mentions_model.found.connect(self._show_mentions)
        selection = self.table.selectionModel()
        selection.selectionChanged.connect(self._on_selected)
        self.table.entered_form.connect(self.edit)
        self.table.delete_pressed.connect(self.delete_wanted)
        self.new_button.clicked.connect(self.create_wanted)
        self.merge_button.clicked.connect(self.merge_wanted)
        self.split_button.clicked.connect(self.split_wanted)
        self.delete_button.clicked.connect(self.delete_wanted)
        self.form.changed.connect(self.changed)
        self.form.renamed.connect(self.renamed)
        self.mentions.opened.connect(self._on_mention)
        self.mentions.doubleClicked.connect(self._on_mention)

    # What it is told

    def set_actors(self, actors: Actors | None, codebook: Codebook | None) -> None:
        """Show the registry of another project, or none."""
        self._actors = actors
        self._current = None
        self._kinds = []
        self.search.clear()
        self._typing.stop()
        self.duplicates.setChecked(False)
        self.mentions_model.set_actors(actors, codebook)
        self.form.show_actor(None)
        self.model.set_actors(actors)
        self._show_current()

    def refresh(self, changed: Changed, codebook: Codebook) -> None:
        """Show what a change touched."""
        if "codebook" in changed.kinds:
            self.mentions_model.set_codebook(codebook)
        if changed.kinds & {"actor", "record", "article", "codebook"}:
            self.mentions_model.reload()
        if "actor" in changed.kinds:
            self.model.refresh(changed.actors)
            self.model.reload()
            self._reread()
        elif "record" in changed.kinds:
            self.model.refresh(None)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._delegate.set_theme(theme)
        self._mention_delegate.set_theme(theme)
        self.form.set_theme(theme)
        for view in (self.table, self.mentions):
            view.viewport().update()

    def set_editable(self, editable: bool) -> None:
        """Allow or refuse edits while something else writes."""
        self.form.setEnabled(editable and self.form.actor is not None)
        for button in (self.new_button, self.merge_button, self.split_button, self.delete_button):
            button.setEnabled(editable)
        if editable:
            self._show_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, kind and country have columns of their own."""
        super().resizeEvent(event)
        is_roomy = event.size().width() >= _ROOMY
        self._delegate.says_more = not is_roomy
        self.table.show_all_columns(is_roomy)

    def select(self, actor_id: str) -> None:
        """Choose an actor, and show it in the list once that has it."""
        self._choose(actor_id)
        self._restore()

    def chosen(self) -> list[str]:
        """The ids of the actors that are chosen, in order of the list."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        ids = [self.model.actor_id(row) for row in rows]
        return [actor_id for actor_id in ids if actor_id is not None]

    def focus_search(self) -> None:
        """Let one type whom to look for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def edit(self) -> None:
        """Go to the form."""
        if self.form.actor is not None:
            self.tabs.setCurrentIndex(0)
            self.form.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.form.name.selectAll()

    def show_edited(self, actor: Actor) -> None:
        """Show an actor as it is after an edit that may still wait."""
        if actor.id == self._current:
            self.form.show_actor(actor)

    def flush(self) -> bool:
        """Save what is being typed; False if some of it was refused."""
        return self.form.flush()

    # What happens in it

    def _ask(self) -> None:
        self.model.ask(
            ActorFilter(self.search.text().strip()), duplicates=self.duplicates.isChecked()
        )

    def _on_duplicates(self) -> None:
        self.table.setSortingEnabled(not self.duplicates.isChecked())
        self.table.horizontalHeader().setSortIndicatorShown(not self.duplicates.isChecked())
        self._ask()

    def _on_listed(self) -> None:
        self._restore()
        self._show_count()
        if self._actors is not None:
            self._questions.ask("actors.kinds", self._read_kinds, self._take_kinds)

    def _read_kinds(self, _stop: Stop) -> list[str]:
        return self._actors.kinds() if self._actors is not None else []

    def _take_kinds(self, kinds: list[str]) -> None:
        self._kinds = kinds

    def _restore(self) -> None:
        """Stand in the row of the actor whose form is open, wherever that is now."""
        row = self.model.row_of(self._current) if self._current else None
        if row is None:
            return
        index = self.model.index(row, 0)
        flags = (
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows
        )
        self.table.selectionModel().setCurrentIndex(index, flags)
        self.table.scrollTo(index)

    def _on_selected(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0] != self._current:
            self._choose(chosen[0])
        self._show_current()
        self.chosen_changed.emit()

    def _choose(self, actor_id: str | None) -> None:
        self.form.flush()
        self._current = actor_id
        self._reread()
        self.mentions_model.show_actor(actor_id)

    def _reread(self) -> None:
        actor: Actor | None = None
        if self._current and self._actors is not None:
            actor = self._actors.actor(self._current)
        if actor is None:
            self._current = None
            self.mentions_model.show_actor(None)
        self.form.show_actor(actor)
        self._show_current()

    def _show_current(self) -> None:
        several = len(self.chosen())
        if several > 1:
            self._choice.setText(
                self.tr("{0} actors are chosen. “Merge” makes them one.").format(several)
            )
        elif self._current is None:
            self._choice.setText(self.tr("Choose an actor to see what it is, and who names it."))
        self._lower.setCurrentWidget(
            self._choice if several > 1 or self._current is None else self.tabs
        )
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = len(self.chosen())
        self.new_button.setEnabled(self._actors is not None)
        self.merge_button.setEnabled(chosen > 1)
        self.split_button.setEnabled(chosen == 1)
        self.delete_button.setEnabled(chosen > 0)

    def _show_count(self) -> None:
        rows = self.model.rowCount()
        self.count.setText(
            self.tr("1 actor") if rows == 1 else self.tr("{0} actors").format(f"{rows:,}")
        )
        if self._actors is None:
            self.empty.setText(self.tr("Open a project to see its actors."))
        elif self.duplicates.isChecked() and not self.search.text():
            self.empty.setText(self.tr("No two actors have names that are alike."))
        elif self.model.is_narrowed:
            self.empty.setText(self.tr("No name or alias has that in it."))
        else:
            self.empty.setText(
                self.tr("No actors yet. Enter in a field such as “Speaker” registers one.")
            )
        self._list_pages.setCurrentWidget(self.table if rows else self.empty)

    def _on_read(self, ids: list[str]) -> None:
        if self._current in ids:
            self._show_tab()

    def _show_tab(self) -> None:
        row = self._summary()
        records = "" if row is None else f" {row.records:,}"
        self.tabs.setTabText(1, self.tr("Records") + records)

    def _summary(self) -> ActorSummary | None:
        for index in self.table.selectionModel().selectedRows():
            row = self.model.summary(index.row())
            if row is not None and row.id == self._current:
                return row
        return None

    def _show_mentions(self) -> None:
        self._mention_pages.setCurrentWidget(
            self.mentions if self.mentions_model.rowCount() else self._mentions_empty
        )
        self._show_tab()

    def _kinds_used(self) -> list[str]:
        return self._kinds

    def _go_to_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.currentIndex().isValid() or not self.chosen():
                self.table.selectRow(0)

    def _on_mention(self, index: QModelIndex) -> None:
        mention = self.mentions_model.mention(index.row())
        if mention is not None:
            self.opened.emit(mention.article, mention.record)
