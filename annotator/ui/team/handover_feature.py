"""Commands that hand work out to coders and take it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from annotator.core.deferred import deferred
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.file_dialog import documents_folder, open_folder
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.mirroring import isolated

if TYPE_CHECKING:
    from annotator.services.team.coders import CoderSummary
    from annotator.services.team.handing_out import HandedOut
    from annotator.services.team.merging.report import MergeReport
    from annotator.ui.team import hand_out_dialog, merge_dialog
    from annotator.ui.team.hand_out_dialog import HandOutDialog
    from annotator.ui.team.merge_dialog import MergeDialog
else:
    hand_out_dialog = deferred("annotator.ui.team.hand_out_dialog")
    merge_dialog = deferred("annotator.ui.team.merge_dialog")


class HandoverFeature(Feature):
    """Hands out, and takes back."""

    undo_requested = Signal(object)
    """The own `Change` that is to be undone."""

    def __init__(self, context: Context, dialogs: OneDialog) -> None:
        super().__init__(context)
        self._dialogs = dialogs

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"handover.hand_out": self.ask_hand_out, "handover.merge": self.ask_merge}

    def ask_hand_out(self) -> None:
        """Ask to whom the project is handed out."""
        project = self.context.session.project
        if project is not None:
            with self.context.session.reporting():
                self.context.background_reads.read(
                    "handover.coders", project.coders.all, self._ask_hand_out
                )

    def _ask_hand_out(self, coders: list[CoderSummary]) -> None:
        project = self.context.session.project
        if project is None:
            return
        place = Path(project.location)
        folder = place.parent if place.is_absolute() else documents_folder()
        team = [each for each in coders if each.coder.active]
        dialog = hand_out_dialog.HandOutDialog(
            {each.coder.name: each.assigned for each in team},
            folder,
            project.info.name,
            self.context.window,
        )
        self._dialogs.show(dialog, self._hand_out)

    def ask_merge(self) -> None:
        """Ask what is taken back."""
        project = self.context.session.project
        if project is None:
            return
        dialog = merge_dialog.MergeDialog(
            project, self.context.background_reads, self.context.window
        )
        self._dialogs.show(dialog, self._merge)

    def _hand_out(self, dialog: HandOutDialog) -> None:
        project = self.context.session.project
        if project is None:
            return
        coder, file = dialog.coder(), dialog.file()

        def work(progress: Progress) -> HandedOut:
            return project.handover.hand_out(coder, file, progress=progress)

        with self.context.session.reporting():
            self.context.tasks.run(self.tr("Handing out"), work, self._handed_out)

    def _handed_out(self, made: HandedOut) -> None:
        text = self.tr("Handed out to {coder}: {articles:,} articles, {records:,} records.")
        said = text.format(coder=isolated(made.coder), articles=made.articles, records=made.records)
        self.context.messages.success(
            said, Offer(self.tr("Open folder"), partial(open_folder, made.out))
        )

    def _merge(self, dialog: MergeDialog) -> None:
        project = self.context.session.project
        if project is None:
            return
        files, choices = dialog.files(), dialog.choices()

        def work(progress: Progress) -> MergeReport:
            return project.handover.merge(files, choices=choices, progress=progress)

        with self.context.session.reporting():
            self.context.tasks.run(self.tr("Merging"), work, self._merged, writes=True)

    def _merged(self, report: MergeReport) -> None:
        if report.change is None:
            self.context.messages.info(self.tr("The project has all of it already."))
            return
        text = self.tr("Merged. New: {new:,}. Changed: {changed:,}. Deleted: {deleted:,}.")
        parts = [
            text.format(
                new=report.total("new"),
                changed=report.total("changed_there") + report.total("both"),
                deleted=report.total("deleted"),
            )
        ]
        if report.undecided:
            undecided = self.tr("Undecided conflicts: {n:,}; this project’s versions stay.")
            parts.append(undecided.format(n=len(report.undecided)))
        say = self.context.messages.success
        if report.undecided or report.problems:
            say = self.context.messages.warning
        undo = partial(self.undo_requested.emit, report.change)
        say(" ".join(parts), Offer(self.tr("Undo"), undo, report.change.seq))
