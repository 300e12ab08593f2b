"""The actors of a project: the list, the form of the chosen one, and who names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.services.notifications import Changed
from annotator.ui.actors.actor_list import ActorList
from annotator.ui.actors.details import ActorDetails
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.services.actors import Actors
    from annotator.ui.kit.background_reads import BackgroundReads, Stop

_ROOMY = 520  # pixels


class ActorPanel(QWidget):
    """Shows the registry; what shall change it says to whoever writes."""

    def __init__(
        self, theme: Theme, background_reads: BackgroundReads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._background_reads = background_reads
        self._actors: Actors | None = None
        self._current: str | None = None
        self.setObjectName("actorPanel")
        self.setAccessibleName(self.tr("Actors"))
        self.setMinimumWidth(340)
        self.list = ActorList(theme, background_reads, self)
        self.details = ActorDetails(theme, background_reads, self)
        self.form = self.details.form
        self._lay_out()
        self.list.model.listed.connect(self._on_listed)
        self.list.model.read.connect(self._on_read)
        self.list.chosen_changed.connect(self._on_selected)
        self.list.edit_wanted.connect(self.details.edit)
        self.details.mentions_found.connect(self._show_records)
        self._show_current()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setObjectName("actorSplitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.details)
        splitter.setSizes([400, 400])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    # What it is told

    def set_actors(self, actors: Actors | None, codebook: Codebook | None) -> None:
        """Show the registry of another project, or none."""
        self._actors = actors
        self._current = None
        self.form.kinds = ()
        self.details.mentions_model.set_actors(actors, codebook)
        self.form.show_actor(None)
        self.list.set_actors(actors)
        self._show_current()

    def refresh(self, changed: Changed, codebook: Codebook) -> None:
        """Show what a change touched."""
        if "codebook" in changed.kinds:
            self.details.mentions_model.set_codebook(codebook)
        if changed.kinds & {"actor", "record", "article", "codebook"}:
            self.details.mentions_model.reload()
        if "actor" in changed.kinds:
            self.list.model.refresh(changed.actors)
            self.list.model.reload()
            self._reread()
        elif "record" in changed.kinds:
            self.list.model.refresh(None)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.list.set_theme(theme)
        self.details.set_theme(theme)

    def set_editable(self, editable: bool) -> None:
        """Allow or refuse edits while something else writes."""
        self.list.set_editable(editable)
        self.details.set_editable(editable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, kind and country have columns of their own."""
        super().resizeEvent(event)
        self.list.show_all_columns(event.size().width() >= _ROOMY)

    def select(self, actor_id: str) -> None:
        """Choose an actor, and show it in the list once that has it."""
        self._choose(actor_id)
        self.list.stand_at(self._current)

    def show_edited(self, actor: Actor) -> None:
        """Show an actor as it is after an edit that may still wait."""
        if actor.id == self._current:
            self.form.show_actor(actor)

    # What happens in it

    def _on_listed(self) -> None:
        self.list.stand_at(self._current)
        if self._actors is not None:
            self._background_reads.ask("actors.kinds", self._read_kinds, self._take_kinds)

    def _read_kinds(self, _stop: Stop) -> list[str]:
        return self._actors.kinds() if self._actors is not None else []

    def _take_kinds(self, kinds: list[str]) -> None:
        self.form.kinds = kinds

    def _on_selected(self) -> None:
        chosen = self.list.chosen()
        if len(chosen) == 1 and chosen[0] != self._current:
            self._choose(chosen[0])
        self._show_current()

    def _choose(self, actor_id: str | None) -> None:
        self.form.flush()
        self._current = actor_id
        self._reread()
        self.details.mentions_model.show_actor(actor_id)

    def _reread(self) -> None:
        actor: Actor | None = None
        if self._current and self._actors is not None:
            actor = self._actors.get(self._current)
        if actor is None:
            self._current = None
            self.details.mentions_model.show_actor(None)
        self.form.show_actor(actor)
        self._show_current()

    def _show_current(self) -> None:
        self.details.show_choice(len(self.list.chosen()), is_open=self._current is not None)
        self.list.show_buttons()

    def _on_read(self, ids: list[str]) -> None:
        if self._current in ids:
            self._show_records()

    def _show_records(self) -> None:
        row = self.list.summary(self._current)
        self.details.show_count(None if row is None else row.records)
