"""A part of the window that is reached by its commands, such as the sheet or the actors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.services.notify import Changed
from annotator.services.progress import Progress, silent
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.ui.main_window import MainWindow


class Feature(QObject):
    """Cheap to make: its docks and dialogs are built when they are first asked for.

    The window tells every feature of its list what happens; each shows its own part of it.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    def bindings(self) -> dict[str, Callable[..., None]]:
        """What its commands do, by action id."""
        return {}

    def set_project(self, project: Project | None) -> None:
        """Another project was opened, or none is open."""

    def refresh(self, changed: Changed) -> None:
        """Something in the project changed."""

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""

    def focus_parts(self) -> list[QWidget]:
        """What the keys for the next and previous part of the window reach of it, while shown."""
        return []

    def close(self) -> None:
        """The window was closed; what still runs is to end."""

    def flush(self) -> bool:
        """Save what is being typed; False if some of it was refused, which stays and is marked."""
        return True

    def write(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        *,
        much: bool,
    ) -> None:
        """Write at once; where there is much to write, as a task that shows how far it is.

        Args:
            done: is given what the work returns, once it is written.
        """
        session = self.window.session
        if much:
            with session.reporting():
                self.window.tasks.run(title, work, done, writes=True)
            return
        with session.saving():
            done(work(silent))
