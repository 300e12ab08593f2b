"""Commands about whole projects: open one, make one, close it; the rest is said elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from annotator.core.coding.coder import person_name
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError, PasswordNeededError
from annotator.core.location import shown, with_password
from annotator.services.errors import DamagedError
from annotator.services.garbage_collection import fewer_collections
from annotator.services.progress import Cancelled, Progress
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services import codebooks, sample
    from annotator.services import project as services_project
    from annotator.services.project import Project
    from annotator.ui.projects import dialogs, password_dialog
    from annotator.ui.projects.dialogs import (
        CoderDialog,
        NewProjectDialog,
        OpenProjectDialog,
    )
else:
    codebooks = deferred("annotator.services.codebooks")
    services_project = deferred("annotator.services.project")
    sample = deferred("annotator.services.sample")
    dialogs = deferred("annotator.ui.projects.dialogs")
    password_dialog = deferred("annotator.ui.projects.password_dialog")


Then = Callable[[bool], object]


class ProjectsFeature(Feature):
    """Opens projects for the window."""

    opened = Signal(object)
    """A `Project` that takes the place of the one that is open."""
    refused = Signal()
    """A project could not be opened; the one before, if there was one, stays."""
    closing_wanted = Signal()
    """The open project is to be let go of, and none opened."""

    def __init__(
        self,
        context: Context,
        dialogs: OneDialog,
        asks_before: Callable[[Callable[[], object]], bool],
        offer_recovery: Callable[[DamagedError], list[Offer]],
    ) -> None:
        """
        Args:
            dialogs: shared with what else asks about whole projects.
            asks_before: whether the person is asked before the open project is left, since
                something is not saved; it is given what leaves the project if the person says so.
            offer_recovery: what a banner can offer about a project that is damaged.
        """
        super().__init__(context)
        self._asks_before, self._offer_recovery = asks_before, offer_recovery
        self._dialogs = dialogs

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open."""
        return self._dialogs.current

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "project.new": self.ask_new,
            "project.open": self.ask_open,
            "project.close": self.close_project,
            "project.coder": self.ask_coder,
        }

    def open(self, location: str, then: Then | None = None) -> None:
        """Open a project in place of the one that is open, off the window's thread.

        Args:
            then: is called with whether it could be opened.
        """

        def found() -> Project:
            return services_project.Project.open(location, coder=self.context.settings.coder)

        self._replace(found, then, location)

    def open_sample(self, file: Path, then: Then | None = None) -> None:
        """Open the sample project, which is made if it is not there; see `open`."""

        def made() -> Project:
            if file.exists():
                return services_project.Project.open(file, coder=self.context.settings.coder)
            # Making it takes all that an import takes, and is done once.
            file.parent.mkdir(parents=True, exist_ok=True)
            return sample.make_sample(file, coder=self.context.settings.coder)

        def opened(is_open: bool) -> None:
            if is_open:
                self.context.messages.info(
                    self.tr(
                        "This is a sample. Start a project of your own, or drop articles here."
                    ),
                    Offer(self.tr("New project…"), self.ask_new),
                    Offer(
                        self.tr("Import articles…"), self.context.actions["project.import"].trigger
                    ),
                )
            if then is not None:
                then(is_open)

        self._replace(made, opened)

    def close_project(self) -> None:
        """Let go of the open project; the start page shows."""
        if self.context.tasks.busy:
            self._say_busy()
        else:
            self._leave_then(self.closing_wanted.emit)

    def ask_new(self) -> None:
        """Ask for a new project's name, place and codebook."""
        dialog = dialogs.NewProjectDialog(self.context.session.folder, self.context.window)
        self._dialogs.show(dialog, self._make_new)

    def ask_open(self) -> None:
        """Ask which project to open."""
        dialog = dialogs.OpenProjectDialog(
            self.context.settings.recent_projects, self.context.window
        )
        self._dialogs.show(dialog, self._open_asked)

    def ask_coder(self) -> None:
        """Ask under which name to code."""
        project = self.context.session.project
        name = project.coder.name if project else self.context.settings.coder
        self._dialogs.show(dialogs.CoderDialog(name, self.context.window), self._code_as)

    def code_as(self, name: str) -> None:
        """Code under this name from now on."""
        with self.context.session.reporting():
            self.context.settings.coder = person_name(name)
            if self.context.session.project is not None:
                self.open(self.context.session.project.location)

    def _replace(
        self, opening: Callable[[], Project], then: Then | None = None, location: str = ""
    ) -> None:
        """Open a project; of a server's location a password is asked for if need be."""
        if self.context.tasks.busy:
            self._say_busy()
            return
        self._leave_then(lambda: self._open_elsewhere(opening, then, location))

    def _leave_then(self, leave: Callable[[], object]) -> None:
        """Go on at once, or once the person has said what becomes of what is not saved."""
        if self.context.session.project is None or not self._asks_before(leave):
            leave()

    def _open_elsewhere(
        self, opening: Callable[[], Project], then: Then | None, location: str
    ) -> None:
        """Open it on another thread: it may be far away, large, or held by somebody else."""

        def work(progress: Progress) -> Project | AnnotatorError:
            try:
                # The first one loads all that reads a database, which makes no garbage.
                with fewer_collections():
                    project = opening()
            except AnnotatorError as error:
                return error
            try:
                progress(1, 1, "")
            except Cancelled:
                project.close()
                raise
            return project

        # What is said while it is opened is about the new one.
        earlier = self.context.messages.banners()

        def done(opened: Project | AnnotatorError) -> None:
            if isinstance(opened, AnnotatorError):
                self._say_refused(opened, location)
                self.refused.emit()
            else:
                for banner in earlier:
                    self.context.messages.remove(banner)
                self._put_in_place(opened)
            if then is not None:
                then(not isinstance(opened, AnnotatorError))

        with self.context.session.reporting():
            self.context.tasks.run(self.tr("Opening the project"), work, done)

    def _put_in_place(self, project: Project) -> None:
        self.context.settings.add_recent_project(project.location)
        self.opened.emit(project)
        if project.migrated_backup is not None:
            self.context.messages.info(
                self.tr(
                    "The project came from an older version and was brought up to date. "
                    "As it was before, it is kept in {file}."
                ).format(file=project.migrated_backup)
            )
        if project.read_only:
            self._say_read_only(project.unread_log)

    def _say_refused(self, error: AnnotatorError, location: str) -> None:
        if isinstance(error, PasswordNeededError) and location:
            self._ask_password(location)
        else:
            another = Offer(self.tr("Open another project…"), self.ask_open)
            self.context.messages.error(error_words(error), *self._ways_on(error), another)

    def _say_read_only(self, unread_log: Path | None) -> None:
        self.context.messages.info(
            self.tr(
                "This project can only be read here: search it, export it, look at everything. "
                "To work on it, copy it to a folder of your own."
            )
        )
        if unread_log is not None:
            self.context.messages.warning(
                self.tr("The last edits lie in its log, which cannot be read here: {log}.").format(
                    log=unread_log
                )
            )

    def _ways_on(self, error: AnnotatorError) -> list[Offer]:
        if not isinstance(error, DamagedError):
            return []
        show_backups = self.context.actions["project.backups"].trigger
        return [*self._offer_recovery(error), Offer(self.tr("Restore a backup…"), show_backups)]

    def _ask_password(self, location: str) -> None:
        def retry(dialog: password_dialog.PasswordDialog) -> None:
            self.open(with_password(location, dialog.password()))

        self._dialogs.show(
            password_dialog.PasswordDialog(shown(location), self.context.window), retry
        )

    def _say_busy(self) -> None:
        self.context.messages.error(
            self.tr("“{title}” is still running. Wait for it or cancel it first.").format(
                title=self.context.tasks.title
            )
        )

    def _make_new(self, dialog: NewProjectDialog) -> None:
        # It is made when the open one may be left, which can be after the dialog is gone.
        location, name, codebook = dialog.location(), dialog.name(), dialog.codebook()

        def made() -> Project:
            return services_project.Project.create(
                location,
                coder=self.context.settings.coder,
                name=name,
                codebook=codebooks.load(codebook),
            )

        self._replace(made)

    def _open_asked(self, dialog: OpenProjectDialog) -> None:
        self.open(dialog.location())

    def _code_as(self, dialog: CoderDialog) -> None:
        self.code_as(dialog.name())
