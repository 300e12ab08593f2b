"""Asking what a merge would bring, off the window's thread; the newest answer wins."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.core.errors import AnnotatorError
from annotator.core.team.three_way import Side
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.team.merging.report import ConflictKey, MergeReport
from annotator.ui.kit.background_reads import BackgroundReads, Stop
from annotator.ui.kit.window_language import error_words

_KEY = "merge preview"
_REPORT_EVERY = 0.05  # seconds


class MergeAsking(QObject):
    """Asks for previews of merges into one project."""

    answered = Signal(object)
    """A `MergeReport`."""
    refused = Signal(str)
    """What an `AnnotatorError` says of the merge."""
    progressed = Signal(int, int)
    """How many of how many; 0 if not known."""

    def __init__(
        self, project: Project, background_reads: BackgroundReads, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._background_reads = background_reads

    def ask(self, files: Sequence[Path], choices: Mapping[ConflictKey, Side]) -> None:
        """Requests a preview; an older request is given up."""

        def work(stop: Stop) -> MergeReport | AnnotatorError:
            last = 0.0

            def report(done: int, total: int, what: str) -> None:
                nonlocal last
                stop(done, total, what)
                moment = time.monotonic()
                if moment - last >= _REPORT_EVERY:
                    last = moment
                    self.progressed.emit(done, total)

            try:
                return self._project.handover.merge(
                    files, choices=choices, dry_run=True, progress=report
                )
            except Cancelled:
                raise
            except AnnotatorError as error:
                # It is said in the dialog, not behind it.
                return error

        self._background_reads.ask(_KEY, work, self._answer)

    def stop(self) -> None:
        """Give up what was asked."""
        self._background_reads.forget(_KEY)

    def _answer(self, answer: MergeReport | AnnotatorError) -> None:
        if isinstance(answer, AnnotatorError):
            self.refused.emit(error_words(answer))
        else:
            self.answered.emit(answer)
