"""What is to be seen of the chosen actor: its form, and the records that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabWidget, QWidget

from annotator.ui.actors.delegates import MentionDelegate
from annotator.ui.actors.form import ActorForm
from annotator.ui.actors.lists import MentionView
from annotator.ui.actors.mention_model import MentionModel
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.vertical_scroll import VerticalScrollArea

if TYPE_CHECKING:
    from annotator.ui.kit.background_reads import BackgroundReads


class ActorDetails(QStackedWidget):
    """A tab for the form and one for the records; nothing of them unless one actor is chosen."""

    opened = Signal(str, str)
    """An article and its record to show."""
    mentions_found = Signal()

    def __init__(
        self, theme: Theme, background_reads: BackgroundReads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.mentions_model = MentionModel(background_reads, self)
        self._delegate = MentionDelegate(theme, self)
        self.form = ActorForm(theme, self)
        self.mentions = MentionView(self.mentions_model, self._delegate, self)
        self._mentions_empty = self._empty("mentionsEmpty", self.tr("No record names this actor."))
        self._choice = self._empty("actorChoice")
        self.tabs = QTabWidget(self)
        self._lay_out()
        self.mentions_model.found.connect(self._show_mentions)
        self.mentions.opened.connect(self._on_mention)
        self.mentions.doubleClicked.connect(self._on_mention)

    def _empty(self, name: str, text: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setProperty("role", "emptyState")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        area = VerticalScrollArea(self)
        area.setObjectName("actorFormArea")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        self._mention_pages = QStackedWidget(self)
        self._mention_pages.addWidget(self.mentions)
        self._mention_pages.addWidget(self._mentions_empty)
        self.tabs.setObjectName("actorTabs")
        self.tabs.setAccessibleName(self.tr("About the actor"))
        self.tabs.tabBar().setAccessibleName(self.tr("About the actor"))
        self.tabs.addTab(area, self.tr("Details"))
        self.tabs.addTab(self._mention_pages, self.tr("Records"))
        self.addWidget(self.tabs)
        self.addWidget(self._choice)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.set_theme(theme)
        self.form.set_theme(theme)
        self.mentions.viewport().update()

    def set_editable(self, editable: bool) -> None:
        """Allow or refuse edits while something else writes."""
        self.form.setEnabled(editable and self.form.actor is not None)

    def show_choice(self, chosen: int, *, is_open: bool) -> None:
        """Show the tabs if one actor is open; else say what to do."""
        if chosen > 1:
            self._choice.setText(
                self.tr("{0} actors are chosen. “Merge” makes them one.").format(chosen)
            )
        elif not is_open:
            self._choice.setText(self.tr("Choose an actor to see what it is, and who names it."))
        self.setCurrentWidget(self.tabs if is_open and chosen <= 1 else self._choice)

    def show_count(self, records: int | None) -> None:
        """Say on its tab how many records name the actor; None: not known yet."""
        count = "" if records is None else f" {records:,}"
        self.tabs.setTabText(1, self.tr("Records") + count)

    def edit(self) -> None:
        """Go to the form."""
        if self.form.actor is not None:
            self.tabs.setCurrentIndex(0)
            self.form.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.form.name.selectAll()

    def _show_mentions(self) -> None:
        self._mention_pages.setCurrentWidget(
            self.mentions if self.mentions_model.rowCount() else self._mentions_empty
        )
        self.mentions_found.emit()

    def _on_mention(self, index: QModelIndex) -> None:
        mention = self.mentions_model.mention(index.row())
        if mention is not None:
            self.opened.emit(mention.article, mention.record)
