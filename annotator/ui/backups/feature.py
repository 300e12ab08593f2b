"""Commands that keep a project safe: back up, restore, check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from annotator.core.deferred import deferred
from annotator.core.location import shown
from annotator.services.progress import Progress
from annotator.ui.backups.recovering import Recovering
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.file_dialog import documents_folder
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.core.finding import Finding
    from annotator.services.safekeeping import (
        automatic_backups,
        backups,
        checks,
        comparison,
    )
    from annotator.services.safekeeping.automatic_backups import KeptBackup
    from annotator.ui.backups import dialogs, list_dialog, recover_dialogs
    from annotator.ui.backups.dialogs import BackupDialog, RestoreDialog
    from annotator.ui.kit import text_dialogs
else:
    automatic_backups = deferred("annotator.services.safekeeping.automatic_backups")
    backups = deferred("annotator.services.safekeeping.backups")
    checks = deferred("annotator.services.safekeeping.checks")
    comparison = deferred("annotator.services.safekeeping.comparison")
    dialogs = deferred("annotator.ui.backups.dialogs")
    list_dialog = deferred("annotator.ui.backups.list_dialog")
    recover_dialogs = deferred("annotator.ui.backups.recover_dialogs")
    text_dialogs = deferred("annotator.ui.kit.text_dialogs")


class BackupsFeature(Feature):
    """Backups that a person asks for, restoring them, and the check.

    Attributes:
        recovering: saves what can be read of a damaged project.
    """

    opening_wanted = Signal(str)
    """A project that was restored is to be opened."""
    closing_wanted = Signal()
    """The open project is about to be replaced."""

    def __init__(self, context: Context, dialogs: OneDialog) -> None:
        super().__init__(context)
        self._dialogs = dialogs
        self._details: list[str] = []
        self.recovering = Recovering(context, dialogs)
        self.recovering.opening_wanted.connect(self.opening_wanted)
        self._restored_location = ""

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "project.backup": self.ask_backup,
            "project.backups": self.show_backups,
            "project.restore": self.ask_restore,
            "project.check": self.check,
            "project.recover": self.recovering.ask,
        }

    def ask_backup(self) -> None:
        """Ask where to put a backup."""
        project = self.context.session.project
        if project is not None:
            # The day that the clock on the wall shows.
            name = f"{project.info.name}-{datetime.now():%Y-%m-%d}.annotator-backup"  # noqa: DTZ005
            dialog = dialogs.BackupDialog(
                str(Path(self.context.session.folder) / name), self.context.window
            )
            self._dialogs.show(dialog, self._backup_asked)

    def ask_restore(self) -> None:
        """Ask for a backup and a place for it."""
        self._ask_restore("", "")

    def show_backups(self) -> None:
        """List the backups that made themselves."""
        folder = self.context.settings.backup_folder
        dialog = list_dialog.BackupsDialog(
            automatic_backups.kept_backups(folder), folder, self.context.window
        )
        dialog.copy_wanted.connect(self._ask_copy_of)
        dialog.return_wanted.connect(self.return_to)
        dialog.other_wanted.connect(self.ask_restore)
        self._dialogs.show(dialog)

    def return_to(self, backup: KeptBackup) -> None:
        """Show what a backup would change, and if that is right put it in its project's place.

        What is there now is kept beside it.
        """
        if self._is_busy():
            return

        def work(_progress: Progress) -> comparison.Comparison | None:
            return comparison.compare_with_backup(backup.file, backup.location)

        def compared(found: comparison.Comparison | None) -> None:
            if found is None:
                self._return_to(backup)
            else:
                dialog = recover_dialogs.GoBackDialog(found, self.context.window)
                self._dialogs.show(dialog, lambda _dialog: self._return_to(backup))

        self._run(self.tr("Comparing"), work, compared)

    def _is_busy(self) -> bool:
        if self.context.tasks.busy:
            self.context.messages.error(
                self.tr("“{title}” is still running. Wait for it or cancel it first.").format(
                    title=self.context.tasks.title
                )
            )
        return self.context.tasks.busy

    def _return_to(self, backup: KeptBackup) -> None:
        if self._is_busy():
            return
        project = self.context.session.project
        if project is not None and project.location == backup.location:
            self.closing_wanted.emit()
            if self.context.session.project is not None:
                return  # a field holds what cannot be saved; the window has said so

        def work(progress: Progress) -> str:
            return backups.restore(backup.file, backup.location, replace=True, progress=progress)

        self._run(self.tr("Restoring"), work, self._returned)

    def check(self) -> None:
        """Look whether everything in the project holds."""
        project = self.context.session.project
        if project is not None:

            def work(progress: Progress) -> list[Finding]:
                return project.safekeeping.diagnose(progress)

            self._run(self.tr("Checking the project"), work, self._checked)

    def _ask_copy_of(self, backup: KeptBackup) -> None:
        name = f"{Path(backup.file.name).stem}-restored.annotator"
        folder = Path(backup.location).parent
        place = (
            folder
            if folder.is_dir() and backup.location.endswith(".annotator")
            else documents_folder()
        )
        self._ask_restore(str(backup.file), str(place / name))

    def _ask_restore(self, backup: str, to: str) -> None:
        dialog = dialogs.RestoreDialog(self.context.window)
        dialog.backup_row.set_text(backup)
        dialog.place_row.set_text(to)
        self._dialogs.show(dialog, self._restore_asked)

    def _backup_asked(self, dialog: BackupDialog) -> None:
        project = self.context.session.project
        if project is not None:
            out = dialog.out()

            def work(progress: Progress) -> Path:
                return project.safekeeping.back_up(out, progress)

            self._run(self.tr("Backing up"), work, self._backed_up)

    def _restore_asked(self, dialog: RestoreDialog) -> None:
        backup, to = dialog.backup(), dialog.to()

        def work(progress: Progress) -> str:
            return backups.restore(backup, to, progress=progress)

        self._run(self.tr("Restoring"), work, self._restored)

    def _backed_up(self, out: Path) -> None:
        self.context.messages.success(self.tr("Backed up to {out}, and read back.").format(out=out))

    def _restored(self, location: str) -> None:
        self._restored_location = location
        self.context.messages.success(
            self.tr("Restored to {place}.").format(place=shown(location)),
            Offer(self.tr("Open it"), self._open_restored),
        )

    def _returned(self, location: str) -> None:
        self.opening_wanted.emit(location)
        self.context.messages.success(
            self.tr(
                "The project is as it was when the backup was made. What stood there before is "
                "kept beside it, as “…before-restore…”."
            )
        )

    def _open_restored(self) -> None:
        self.opening_wanted.emit(self._restored_location)

    def _checked(self, findings: Sequence[Finding]) -> None:
        if not findings:
            self.context.messages.success(
                self.tr("Everything holds: every offset, reference and journal entry.")
            )
            return
        self._details = [error_words(finding) for finding in findings]
        project = self.context.session.project
        offers = [Offer(self.tr("Details"), self._show_details)]
        if project is not None and checks.is_damage(findings) and "://" not in project.location:
            damaged = project.location
            offers.append(Offer(self.tr("Recover…"), lambda: self.recovering.ask_for(damaged)))
        self.context.messages.warning(
            self.tr("The check found what is off: {n:,}.").format(n=len(findings)), *offers
        )

    def _show_details(self) -> None:
        self._dialogs.show(
            text_dialogs.ReportDialog(self.tr("Details"), self._details, self.context.window)
        )

    def _run(
        self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None]
    ) -> None:
        with self.context.session.reporting():
            self.context.tasks.run(title, work, done)
