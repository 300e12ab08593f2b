"""Saving what can be read of a damaged project, as the window offers it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.core.deferred import deferred
from annotator.services.errors import DamagedError
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services.safekeeping import recovery, recovery_sources
    from annotator.services.safekeeping.recovery import Recovered
    from annotator.ui.backups import recover_dialogs
    from annotator.ui.backups.recover_dialogs import RecoverDialog
    from annotator.ui.kit import text_dialogs
else:
    recovery = deferred("annotator.services.safekeeping.recovery")
    recovery_sources = deferred("annotator.services.safekeeping.recovery_sources")
    recover_dialogs = deferred("annotator.ui.backups.recover_dialogs")
    text_dialogs = deferred("annotator.ui.kit.text_dialogs")


class Recovering(QObject):
    """Asks what to recover, runs it, and shows what could not be saved."""

    opening_wanted = Signal(str)
    """A project that was recovered is to be opened."""

    def __init__(self, context: Context, dialogs: OneDialog) -> None:
        super().__init__(context.window)
        self.context = context
        self._dialogs = dialogs
        self._losses: list[str] = []

    def ask(self) -> None:
        """Ask which project to recover, and where to."""
        self.ask_for("")

    def ask_for(self, damaged: str) -> None:
        """Ask where to save what can be read of a damaged project."""
        to = _free_place(Path(damaged)) if damaged else ""
        self._dialogs.show(
            recover_dialogs.RecoverDialog(damaged, str(to), self.context.window), self._start
        )

    def recover_log(self, log: Path) -> None:
        """Save the edits of a log that was set aside in a project of their own, and offer that."""

        def work(progress: Progress) -> Recovered:
            return recovery.recover_log(log, progress)

        with self.context.session.reporting():
            self.context.tasks.run(self.tr("Recovering"), work, self._recovered_log)

    def _recovered_log(self, made: Recovered) -> None:
        self.context.messages.warning(
            self.tr("The edits that were set aside are in {place}.").format(place=made.project),
            Offer(self.tr("Open it"), lambda: self.opening_wanted.emit(made.project)),
        )

    def offer(self, error: DamagedError) -> list[Offer]:
        """What can be done about a project that is damaged, for a banner."""
        if "://" in error.place:
            return []
        return [Offer(self.tr("Recover…"), lambda: self.ask_for(error.place))]

    def _start(self, dialog: RecoverDialog) -> None:
        damaged, to = dialog.damaged(), dialog.to()
        folder = self.context.settings.backup_folder

        def work(progress: Progress) -> Recovered:
            return recovery.recover(
                damaged, to, backups=recovery_sources.backups_of(damaged, folder), progress=progress
            )

        with self.context.session.reporting():
            self.context.tasks.run(self.tr("Recovering"), work, self._recovered)

    def _recovered(self, made: Recovered) -> None:
        self.opening_wanted.emit(made.project)
        saved = sum(made.saved.values())
        if not made.losses and not made.taken:
            self.context.messages.success(
                self.tr(
                    "Recovered into {place}: {n:,} things, and nothing is known to be lost."
                ).format(place=made.project, n=saved)
            )
            return
        self._losses = [error_words(each) for each in recovery.described(made)]
        self.context.messages.warning(
            self.tr(
                "Recovered into {place}: {n:,} things. Not saved, or not as they were: {lost:,}. "
                "The damaged file is as it was."
            ).format(place=made.project, n=saved, lost=len(made.losses)),
            Offer(self.tr("Details"), self._show_losses),
        )
        self._show_losses()

    def _show_losses(self) -> None:
        title = self.tr("What could not be saved")
        self._dialogs.show(text_dialogs.ReportDialog(title, self._losses, self.context.window))


def _free_place(damaged: Path) -> Path:
    """A name beside the damaged file that nothing has."""
    names = (f"{damaged.stem}-recovered{n}.annotator" for n in ("", *range(2, 1000)))
    return next(place for name in names if not (place := damaged.with_name(name)).exists())
