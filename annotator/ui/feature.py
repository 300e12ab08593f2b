"""A part of the window that is reached by its commands, such as the sheet or the actors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.core.codebook.model import RecordType
from annotator.core.coding.change import Kind
from annotator.services.commands.drafts import AnyDraft
from annotator.services.notifications import Changed
from annotator.services.progress import Progress, silent
from annotator.ui.context import Context
from annotator.ui.kit.pending_edits import DeferredWork
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.unsaved_input import UnsavedInput

if TYPE_CHECKING:
    from annotator.services.project import Project


EVERYTHING: frozenset[Kind] = frozenset(get_args(Kind))


class Feature(QObject):
    """Cheap to make: its dialogs, and docks that are hidden at first, are built when asked for.

    The window tells every feature of its list what happens; each shows its own part of it.
    """

    follows: ClassVar[frozenset[Kind]] = frozenset()
    """The kinds of things whose changes it is told of."""

    unsaved_changed = Signal()
    """What a person typed in it and is not saved may be another."""
    orphaned = Signal(str, object)
    """What a draft was about, which is gone, and the draft, an `AnyDraft`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self.context = context

    def bindings(self) -> dict[str, Callable[..., None]]:
        """The handlers of its actions, by action id."""
        return {}

    def set_project(self, project: Project | None) -> None:
        """Another project was opened, or none is open."""

    def set_keys(self, types: Sequence[RecordType]) -> None:
        """Name the keys in force.

        Args:
            types: those on offer, with the keys that make their records as letters.
        """

    def refresh(self, changed: Changed) -> None:
        """Refreshes after a change that concerns it."""

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""

    def focus_parts(self) -> list[QWidget]:
        """Its visible widgets that the keys for the next and previous part of the window reach."""
        return []

    def close(self) -> None:
        """The window was closed; what still runs is to end."""

    def flush(self) -> bool:
        """Save what is being typed; False if some of it was refused, which stays and is marked."""
        return True

    def unsaved(self) -> list[UnsavedInput]:
        """What a person typed in it that is not saved."""
        return []

    def restore(self, draft: AnyDraft) -> bool:  # noqa: ARG002 - of another part
        """Put back what an earlier run could not save; False if it is of another part or gone."""
        return False

    def write(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        *,
        much: bool,
    ) -> None:
        """Write now, or when it can be; much at once as a task that shows how far it is.

        Args:
            done: is given what the work returns, once it is written.
        """
        session = self.context.session
        if much:
            with session.reporting():
                self.context.tasks.run(title, work, done, writes=True)
            return
        with session.saving():
            session.write(DeferredWork(title, partial(work, silent)), done)
