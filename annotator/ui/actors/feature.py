"""The registry of actors in the window: its dock, and what its commands do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from annotator.core.coding.actor import Actor
from annotator.core.coding.actor_listing import ActorUse
from annotator.core.coding.record import Record
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.services.commands.articles import ActorCommand, ChangeActor, RenameActor
from annotator.services.commands.drafts import ActorDraft, AnyDraft
from annotator.services.notifications import Changed
from annotator.services.progress import Progress
from annotator.ui.actors.about import About, AboutQuestion, SplitQuestion
from annotator.ui.context import Context
from annotator.ui.feature import EVERYTHING, Feature
from annotator.ui.kit.context_menu import ContextMenu, Groups
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.pending_edits import DeferredWork
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.unsaved_input import UnsavedInput
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services import actors as services_actors
    from annotator.services.actors import Actors, Split
    from annotator.services.project import Project
    from annotator.ui.actors import dialogs
    from annotator.ui.actors import panel as actors_panel
    from annotator.ui.actors.dialogs import MergeDialog, NewActorDialog, SplitDialog
    from annotator.ui.actors.panel import ActorPanel
else:
    services_actors = deferred("annotator.services.actors")
    dialogs = deferred("annotator.ui.actors.dialogs")
    actors_panel = deferred("annotator.ui.actors.panel")

_MANY = 200
"""More records than so are changed off the window's thread."""
_MOST_MERGED = 200


class ActorsFeature(Feature):
    """Shows the actors and writes what the panel and the dialogs ask for.

    Attributes:
        panel: the panel; None before it is first shown.
    """

    follows = EVERYTHING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panel: ActorPanel | None = None
        self._dialogs = OneDialog(self)
        self._about_split: About | None = None

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "view.actors": self.set_shown,
            "actors.duplicates": self.show_duplicates,
            "actors.new": self.ask_new,
            "actors.rename": self.rename,
            "actors.merge": self.ask_merge,
            "actors.split": self.ask_split,
            "actors.delete": self.ask_delete,
        }

    def set_project(self, project: Project | None) -> None:
        for key in ("actors.use", "actors.split", "actors.several"):
            self.context.background_reads.forget(key)
        if self._dialogs.current is not None:
            self._dialogs.current.reject()
        if self.panel is not None:
            self.panel.form.forget_drafts()
            self.panel.set_actors(self._actors(), project.codebook if project else None)

    def refresh(self, changed: Changed) -> None:
        project = self.context.session.project
        if self.panel is not None and project is not None:
            self.panel.refresh(changed, project.codebook)

    def set_theme(self, theme: Theme) -> None:
        if self.panel is not None:
            self.panel.set_theme(theme)

    def focus_parts(self) -> list[QWidget]:
        return [self.panel.list.table] if self.panel is not None else []

    def flush(self) -> bool:
        return self.panel.form.flush() if self.panel is not None else True

    def unsaved(self) -> list[UnsavedInput]:
        if self.panel is None:
            return []
        return [
            UnsavedInput(
                self.tr("Form of the actor “{name}”").format(name=actor.name),
                text,
                partial(self._go_to, actor.id),
                ActorDraft(text, actor, part),
            )
            for actor, part, text in self.panel.form.unsaved()
        ]

    def restore(self, draft: AnyDraft) -> bool:
        actors = self._actors()
        if not isinstance(draft, ActorDraft) or actors is None or not actors.get(draft.seen.id):
            return False
        (self.panel or self._make()).form.put_draft(draft.seen, draft.part, draft.text)
        return True

    def _go_to(self, actor_id: str) -> None:
        self.show_actor(actor_id)
        if self.panel is not None:
            self.panel.details.edit()

    def _actors(self) -> Actors | None:

        project = self.context.session.project
        return project.actors if project is not None else None

    # Coming and going

    def set_shown(self, shown: bool) -> None:
        """Show or hide the dock; one that is shown takes what is typed for a search."""
        if shown:
            self._shown_panel().list.focus_search()
        elif self.panel is not None:
            self.panel.form.flush()
            self.context.docks.show("actors", shown=False)

    def show_duplicates(self) -> None:
        """Show the actors that may be the same."""
        panel = self._shown_panel()
        panel.list.duplicates.setChecked(True)
        panel.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_actor(self, actor_id: str) -> None:
        """Show an actor's form and the records that name it."""
        self._shown_panel().select(actor_id)

    def _shown_panel(self) -> ActorPanel:
        panel = self.panel or self._make()
        self.context.docks.show("actors")
        return panel

    def _make(self) -> ActorPanel:
        context = self.context
        self.panel = panel = actors_panel.ActorPanel(context.themes.theme, context.background_reads)
        project = context.session.project
        panel.form.changed.connect(self._change)
        panel.form.renamed.connect(self._rename)
        panel.list.create_wanted.connect(self.ask_new)
        panel.list.merge_wanted.connect(self.ask_merge)
        panel.list.split_wanted.connect(self.ask_split)
        panel.list.delete_wanted.connect(self.ask_delete)
        ContextMenu(panel.list.table, self._offers)
        panel.details.opened.connect(self.open_record)
        context.tasks.started.connect(self._on_task)
        context.tasks.ended.connect(self._on_task)
        area = Qt.DockWidgetArea.RightDockWidgetArea
        context.docks.add("actors", self.tr("Actors"), panel, area, behind="records")
        panel.set_actors(self._actors(), project.codebook if project else None)
        return panel

    def _on_task(self) -> None:
        if self.panel is not None:
            self.panel.set_editable(not self.context.tasks.writes)

    def _offers(self, place: QPoint | None) -> Groups:
        """What the menu over the list offers, of those that are chosen."""
        actions, panel = self.context.actions, self._shown_panel()
        making = [*actions.some("actors.new", "actors.duplicates")]
        chosen = len(panel.list.chosen())
        is_beside = place is not None and not panel.list.table.indexAt(place).isValid()
        if chosen == 0 or is_beside:
            return [making]
        of_one = actions.some("actors.rename", "actors.split")
        several = actions.some("actors.merge")
        return [of_one if chosen == 1 else several, making, actions.some("actors.delete")]

    def open_record(self, article_id: str, record_id: str) -> None:
        """Go to a record that names the actor."""

        def then(record: Record | None) -> None:
            if record is None:
                self.context.hint(self.tr("That record has been deleted."))
            else:
                self.context.focus_text()

        self.context.go_to(article_id, record_id, then=then)

    # Small edits

    def _change(self, seen: Actor, after: Actor) -> None:
        self._write(ChangeActor(seen, after))

    def _rename(self, seen: Actor, name: str, keep_old: bool) -> None:
        self._write(RenameActor(seen, name, keep_old))

    def _write(self, command: ActorCommand) -> None:
        """What is refused is said beside what was typed; what waits is shown as if written."""
        if self.panel is None:
            return
        try:
            after = self.context.session.write(command)
        except AnnotatorError as error:
            self.panel.form.say(error_words(error))
        else:
            self.panel.show_edited(after)

    # Asking first

    def ask_new(self) -> None:
        """Ask for a name and register it."""
        if self.context.session.project is not None:
            self._shown_panel().form.flush()
            self._dialogs.show(dialogs.NewActorDialog(self.context.window), self._create)

    def _create(self, dialog: NewActorDialog) -> None:
        actors = self._actors()
        if actors is None or self.panel is None:
            return
        name = dialog.name.text()
        title = self.tr("New actor “{name}”").format(name=name)
        with self.context.session.saving():
            work = DeferredWork(title, lambda: actors.create(name))
            self.context.session.write(work, self._edit_new)

    def _edit_new(self, made: Actor) -> None:
        if self.panel is not None:
            self.panel.select(made.id)
            self.panel.details.edit()

    def rename(self) -> None:
        """Go to the name of the chosen actor."""
        panel = self._shown_panel()
        if panel.form.actor is None:
            self._hint_choose()
        panel.details.edit()

    def ask_merge(self) -> None:
        """Ask which of the chosen actors stays, and make them one."""
        panel = self._shown_panel()
        ids = panel.list.chosen()
        if len(ids) < 2:
            self.context.hint(
                self.tr("Choose two actors or more: Ctrl+click, or Shift and the arrows.")
            )
            panel.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif len(ids) > _MOST_MERGED:
            self.context.hint(
                self.tr("At most {0} actors can be merged at once.").format(_MOST_MERGED)
            )
        else:
            self._ask_about(ids, self._offer_merge)

    def ask_split(self) -> None:
        """Ask which names and records go, and make an actor of them."""
        panel = self._shown_panel()
        if panel.form.actor is None or len(panel.list.chosen()) > 1:
            self._hint_choose()
        else:
            self._ask_about([panel.form.actor.id], self._offer_split)

    def ask_delete(self) -> None:
        """Say what deleting leaves, and delete if that is wanted."""
        ids = self._shown_panel().list.chosen()
        if ids:
            self._ask_about(ids, self._offer_delete)
        else:
            self._hint_choose()

    def _hint_choose(self) -> None:
        self.context.hint(self.tr("Choose an actor first."))

    def _ask_about(self, ids: Sequence[str], offer: Callable[[About], None]) -> None:
        actors = self._actors()
        if actors is not None and self.panel is not None and self.panel.form.flush():
            self.context.background_reads.ask("actors.use", AboutQuestion(actors, ids), offer)

    def _offer_merge(self, about: About) -> None:
        if len(about.actors) > 1:
            dialog = dialogs.MergeDialog(about.actors, about.counts, about.use, self.context.window)
            self._dialogs.show(dialog, _Then(self._merge, about.use).go)

    def _merge(self, dialog: MergeDialog, use: ActorUse) -> None:
        actors = self._actors()
        if actors is None:
            return
        target, others = dialog.target(), dialog.others()
        title = self.tr("Merge {0} actors").format(len(others) + 1)
        self._run(title, use, lambda progress: actors.merge(target, others, progress))

    def _offer_split(self, about: About) -> None:
        if about.actors:
            dialog = dialogs.SplitDialog(about.actors[0], about.mentions, self.context.window)
            dialog.preview_wanted.connect(self._preview_split)
            self._about_split = about
            self._dialogs.show(dialog, _Then(self._split, about).go)
            self._preview_split()

    def _preview_split(self) -> None:
        dialog, actors = self._dialogs.current, self._actors()
        about = self._about_split
        if isinstance(dialog, dialogs.SplitDialog) and actors is not None and about is not None:
            seen = about.actors[0]
            asked = SplitQuestion(actors, seen, _split_of(dialog))
            self.context.background_reads.ask("actors.split", asked, self._show_split)

    def _show_split(self, use: ActorUse) -> None:
        dialog = self._dialogs.current
        if isinstance(dialog, dialogs.SplitDialog):
            dialog.show_use(use)

    def _split(self, dialog: SplitDialog, about: About) -> None:
        actors = self._actors()
        if actors is None:
            return
        seen, split = about.actors[0], _split_of(dialog)
        title = self.tr("Split “{0}”").format(seen.name)
        self._run(title, about.use, lambda progress: actors.split(seen, split, progress)[1])

    def _offer_delete(self, about: About) -> None:
        if about.actors:
            dialog = dialogs.DeleteActorsDialog(about.actors, about.use, self.context.window)
            self._dialogs.show(dialog, _Then(self._delete, about).go)

    def _delete(self, _dialog: QWidget, about: About) -> None:
        actors = self._actors()
        if actors is None:
            return
        title = self.tr("Delete {0} actors").format(len(about.actors))
        self._run(title, about.use, lambda progress: actors.delete(about.actors, progress))

    def _run(self, title: str, use: ActorUse, work: Callable[[Progress], Any]) -> None:
        self.write(title, work, self._done, much=use.records > _MANY)

    def _done(self, made: object) -> None:
        if self.panel is not None and isinstance(made, Actor):
            self.panel.select(made.id)
        if self.panel is not None:
            self.panel.list.table.setFocus(Qt.FocusReason.OtherFocusReason)


class _Then:
    """What to do with an accepted dialog and what was known when it was shown."""

    def __init__(self, do: Callable[[Any, Any], None], known: object) -> None:
        self._do = do
        self._known = known

    def go(self, dialog: object) -> None:
        """Do it."""
        self._do(dialog, self._known)


def _split_of(dialog: SplitDialog) -> Split:
    return services_actors.Split(
        dialog.new_name(),
        dialog.chosen_aliases(),
        dialog.chosen_records(),
        dialog.by_name.isChecked(),
    )
