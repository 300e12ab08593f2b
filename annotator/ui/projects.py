"""Commands about whole projects: open, make, import, export, back up, restore, check."""

# ruff: noqa: PLC0415 - what loads the database is imported when it is first needed: it takes
# several times as long as the window takes to show.

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotator.core.errors import AnnotatorError
from annotator.services.progress import Progress
from annotator.ui.dialogs.asking import AskingDialog
from annotator.ui.messages import Messages, Offer
from annotator.ui.session import Session
from annotator.ui.settings import Settings
from annotator.ui.tasks import Tasks

if TYPE_CHECKING:
    from annotator.services.checks import Finding
    from annotator.services.project import Project
    from annotator.services.transfer_report import ImportReport
    from annotator.ui.dialogs.project_dialogs import (
        BackupDialog,
        CoderDialog,
        NewProjectDialog,
        OpenProjectDialog,
        RestoreDialog,
    )
    from annotator.ui.dialogs.transfer_dialogs import ExportDialog, ImportDialog


class Projects(QObject):
    """Opens projects for the window, and carries things in and out of them."""

    opened = Signal(object)
    """A `Project` that takes the place of the one that is open."""
    refused = Signal()
    """A project could not be opened; the one before, if there was one, stays."""
    undo_requested = Signal()
    articles_arrived = Signal()
    """There are articles, and none is open yet."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        tasks: Tasks,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._tasks = tasks
        self._messages = messages
        self._window = window
        self._dialog: QDialog | None = None
        self._accepted: Callable[[Any], None] | None = None
        self._details: list[str] = []
        self._restored_location = ""

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open."""
        return self._dialog

    def bindings(self) -> dict[str, Callable[..., None]]:
        """What the commands do, by action id."""
        return {
            "project.new": self.ask_new,
            "project.open": self.ask_open,
            "project.import": self.ask_import,
            "project.export": self.ask_export,
            "project.backup": self.ask_backup,
            "project.restore": self.ask_restore,
            "project.check": self.check,
            "project.coder": self.ask_coder,
        }

    def open(self, location: str) -> bool:
        """Open a project in place of the one that is open; whether it could be opened."""

        def found() -> Project:
            from annotator.services.project import Project

            return Project.open(location, coder=self._settings.coder)

        return self._replace(found)

    def open_sample(self, file: Path) -> bool:
        """Open the sample project, which is made if it is not there."""

        def made() -> Project:
            from annotator.services import sample
            from annotator.services.project import Project

            if file.exists():
                return Project.open(file, coder=self._settings.coder)
            file.parent.mkdir(parents=True, exist_ok=True)
            return sample.make_sample(file, coder=self._settings.coder)

        if not self._replace(made):
            return False
        self._messages.info(
            self.tr("This is a sample. Start a project of your own, or drop articles here."),
            Offer(self.tr("New project…"), self.ask_new),
            Offer(self.tr("Import articles…"), self.ask_import),
        )
        return True

    def ask_new(self) -> None:
        """Ask for a new project's name, place and codebook."""
        from annotator.ui.dialogs.project_dialogs import NewProjectDialog

        dialog = NewProjectDialog(self._folder(), self._window)
        self._show(dialog, self._make_new)

    def ask_open(self) -> None:
        """Ask which project to open."""
        from annotator.ui.dialogs.project_dialogs import OpenProjectDialog

        dialog = OpenProjectDialog(self._settings.recent_projects, self._window)
        self._show(dialog, self._open_asked)

    def ask_coder(self) -> None:
        """Ask under which name to code."""
        from annotator.ui.dialogs.project_dialogs import CoderDialog

        project = self._session.project
        name = project.coder.name if project else self._settings.coder
        self._show(CoderDialog(name, self._window), self._code_as)

    def ask_import(self) -> None:
        """Ask what to import."""
        from annotator.services import transfer
        from annotator.ui.dialogs.transfer_dialogs import ImportDialog

        self._show(ImportDialog(transfer.formats(), self._window), self._import_asked)

    def ask_export(self) -> None:
        """Ask what to export, and where to."""
        from annotator.services import transfer
        from annotator.ui.dialogs.transfer_dialogs import ExportDialog

        project = self._session.project
        if project is None:
            return
        dialog = ExportDialog(
            transfer.formats(),
            project.codebook.types,
            project.read.coders(),
            self._folder(),
            project.info.name,
            self._window,
        )
        self._show(dialog, self._export_asked)

    def ask_backup(self) -> None:
        """Ask where to put a backup."""
        from annotator.ui.dialogs.project_dialogs import BackupDialog

        project = self._session.project
        if project is not None:
            name = f"{project.info.name}-{datetime.now():%Y-%m-%d}.annotator-backup"  # noqa: DTZ005
            dialog = BackupDialog(str(Path(self._folder()) / name), self._window)
            self._show(dialog, self._backup_asked)

    def ask_restore(self) -> None:
        """Ask for a backup and a place for it."""
        from annotator.ui.dialogs.project_dialogs import RestoreDialog

        self._show(RestoreDialog(self._window), self._restore_asked)

    def check(self) -> None:
        """Look whether everything in the project holds."""
        from annotator.services import checks

        project = self._session.project
        if project is not None:

            def work(progress: Progress) -> list[Finding]:
                return checks.check(project, progress)

            self._run(self.tr("Checking the project"), work, self._checked)

    def import_paths(self, paths: Sequence[Path], format_name: str = "auto") -> None:
        """Import files and folders into the open project."""
        from annotator.services import transfer

        project = self._session.project
        if project is None:
            self._messages.warning(
                self.tr("There is no project to import into. Make one, or open one."),
                Offer(self.tr("New project…"), self.ask_new),
                Offer(self.tr("Open project…"), self.ask_open),
            )
            return

        def work(progress: Progress) -> ImportReport:
            return transfer.import_paths(project, paths, format=format_name, progress=progress)

        self._run(self.tr("Importing"), work, self._imported, writes=True)

    def _replace(self, opening: Callable[[], Project]) -> bool:
        if self._tasks.busy:
            self._messages.error(
                self.tr("“{title}” is still running. Wait for it or cancel it first.").format(
                    title=self._tasks.title
                )
            )
            return False
        try:
            project = opening()
        except AnnotatorError as error:
            self._messages.error(str(error), Offer(self.tr("Open another project…"), self.ask_open))
            self.refused.emit()
            return False
        self._settings.add_recent_project(project.location)
        self._messages.clear()
        self.opened.emit(project)
        if project.migrated_backup is not None:
            self._messages.info(
                self.tr(
                    "The project came from an older version and was brought up to date. "
                    "As it was before, it is kept in {file}."
                ).format(file=project.migrated_backup)
            )
        return True

    def _make_new(self, dialog: NewProjectDialog) -> None:
        def made() -> Project:
            from annotator.services import codebooks
            from annotator.services.project import Project

            return Project.create(
                dialog.location(),
                coder=self._settings.coder,
                name=dialog.name(),
                codebook=codebooks.load(dialog.codebook()),
            )

        self._replace(made)

    def _open_asked(self, dialog: OpenProjectDialog) -> None:
        self.open(dialog.location())

    def _code_as(self, dialog: CoderDialog) -> None:
        self._settings.coder = dialog.name()
        if self._session.project is not None:
            self.open(self._session.project.location)

    def _import_asked(self, dialog: ImportDialog) -> None:
        self.import_paths(dialog.paths(), dialog.format())

    def _export_asked(self, dialog: ExportDialog) -> None:
        from annotator.services import transfer

        project = self._session.project
        if project is None:
            return
        out, format_name, excel = dialog.out(), dialog.format(), dialog.is_for_excel()
        types, coders = dialog.chosen_types(), dialog.chosen_coders()

        def work(progress: Progress) -> Path:
            transfer.export(
                project,
                out,
                format=format_name,
                coders=coders,
                types=types,
                excel=excel,
                progress=progress,
            )
            return out

        self._run(self.tr("Exporting"), work, self._exported)

    def _backup_asked(self, dialog: BackupDialog) -> None:
        from annotator.services import backups

        project = self._session.project
        if project is not None:
            out, source = dialog.out(), project.location

            def work(progress: Progress) -> Path:
                return backups.backup(source, out, progress)

            self._run(self.tr("Backing up"), work, self._backed_up)

    def _restore_asked(self, dialog: RestoreDialog) -> None:
        from annotator.services import backups

        backup, to = dialog.backup(), dialog.to()

        def work(progress: Progress) -> str:
            return backups.restore(backup, to, progress=progress)

        self._run(self.tr("Restoring"), work, self._restored)

    def _imported(self, report: ImportReport) -> None:
        offers: list[Offer] = []
        self._details = _details(report)
        if self._details:
            offers.append(Offer(self.tr("Details"), self._show_details))
        if report.change is not None:
            offers.append(Offer(self.tr("Undo"), self.undo_requested.emit))
        say = self._messages.warning if report.problems else self._messages.success
        say(self._summary(report), *offers)
        if self._session.article is None:
            self.articles_arrived.emit()

    def _summary(self, report: ImportReport) -> str:
        articles, records = report.articles, report.records
        known, bad = len(report.duplicates), len(report.problems)
        parts = [
            self.tr("Imported 1 article.")
            if articles == 1
            else self.tr("Imported {n:,} articles.").format(n=articles)
        ]
        if records:
            parts.append(self.tr("New records: {n:,}.").format(n=records))
        if known:
            parts.append(self.tr("In the project already: {n:,}.").format(n=known))
        if bad:
            parts.append(self.tr("Not taken, with the reasons: {n:,}.").format(n=bad))
        return " ".join(parts)

    def _exported(self, out: Path) -> None:
        self._messages.success(self.tr("Exported to {out}.").format(out=out))

    def _backed_up(self, out: Path) -> None:
        self._messages.success(self.tr("Backed up to {out}, and read back.").format(out=out))

    def _restored(self, location: str) -> None:
        self._restored_location = location
        self._messages.success(
            self.tr("Restored to {place}.").format(place=location),
            Offer(self.tr("Open it"), self._open_restored),
        )

    def _open_restored(self) -> None:
        self.open(self._restored_location)

    def _checked(self, findings: Sequence[Finding]) -> None:
        if not findings:
            self._messages.success(
                self.tr("Everything holds: every offset, reference and journal entry.")
            )
            return
        self._details = [f"{finding.where}: {finding.problem}" for finding in findings]
        self._messages.warning(
            self.tr("The check found what is off: {n:,}.").format(n=len(findings)),
            Offer(self.tr("Details"), self._show_details),
        )

    def _show_details(self) -> None:
        from annotator.ui.dialogs.reading_dialogs import ReportDialog

        self._show(ReportDialog(self.tr("Details"), self._details, self._window), None)

    def _run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        *,
        writes: bool = False,
    ) -> None:
        with self._session.reporting():
            self._tasks.run(title, work, done, writes=writes)

    def _show(self, dialog: QDialog, accepted: Callable[[Any], None] | None) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        self._dialog, self._accepted = dialog, accepted
        dialog.finished.connect(self._finish)
        if isinstance(dialog, AskingDialog):
            dialog.open()
        else:
            dialog.show()

    def _finish(self, result: int) -> None:
        dialog, accepted = self._dialog, self._accepted
        self._dialog, self._accepted = None, None
        if dialog is None:
            return
        dialog.deleteLater()
        if accepted is not None and result == QDialog.DialogCode.Accepted.value:
            accepted(dialog)

    def _folder(self) -> str:
        """Where the open project's file lies, else the person's home."""
        project = self._session.project
        if project is not None and Path(project.location).is_file():
            return str(Path(project.location).parent)
        return str(Path.home())


def _details(report: ImportReport) -> list[str]:
    """What was not taken and why, line by line."""
    same = QCoreApplication.translate("Projects", "{file}: “{title}” is in the project already")
    return [
        *(str(problem) for problem in report.problems),
        *(same.format(file=known.file, title=known.title) for known in report.duplicates),
        *report.notes,
    ]
