"""Asking what an import would bring, off the window's thread; the newest answer wins."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.core.coding.label_mapping import Mapping
from annotator.core.errors import AnnotatorError
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.transfer.preview import Preview
from annotator.ui.kit.background_reads import BackgroundReads, Stop
from annotator.ui.kit.window_language import error_words

_KEY = "import preview"
_REPORT_EVERY = 0.05  # seconds


class PreviewAsking(QObject):
    """Asks for previews of one project."""

    answered = Signal(object)
    """A `Preview`."""
    refused = Signal(str)
    """What an `AnnotatorError` says of the import."""
    progressed = Signal(int, int)
    """How many of how many; 0 if not known."""

    _reported = Signal(int, int, int)

    def __init__(
        self, project: Project, background_reads: BackgroundReads, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._background_reads = background_reads
        self._number = 0
        self._reported.connect(self._pass_on)

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._background_reads.is_open(_KEY)

    def ask(
        self,
        paths: Sequence[Path],
        format_name: str,
        mappings: dict[str, Mapping],
        columns: dict[str, dict[str, str]],
        encoding: str,
        file_names: str,
        *,
        takes_doubtful: frozenset[str],
    ) -> None:
        """Requests a preview; an older request is cancelled."""
        self._number += 1
        number = self._number

        def work(stop: Stop) -> Preview | AnnotatorError:
            last = 0.0

            def report(done: int, total: int, what: str) -> None:
                nonlocal last
                stop(done, total, what)
                moment = time.monotonic()
                if moment - last >= _REPORT_EVERY:
                    last = moment
                    self._reported.emit(number, done, total)

            try:
                return self._project.transfer.preview(
                    paths,
                    format=format_name,
                    mapping=mappings,
                    columns=columns,
                    encoding=encoding,
                    file_names=file_names,
                    takes_doubtful=takes_doubtful,
                    progress=report,
                )
            except Cancelled:
                raise
            except AnnotatorError as error:
                # It is said in the dialog, not behind it.
                return error

        self._background_reads.ask(_KEY, work, self._answer)

    def stop(self) -> None:
        """Give up what was asked."""
        self._number += 1
        self._background_reads.forget(_KEY)

    def _answer(self, answer: Preview | AnnotatorError) -> None:
        if isinstance(answer, AnnotatorError):
            self.refused.emit(error_words(answer))
        else:
            self.answered.emit(answer)

    def _pass_on(self, number: int, done: int, total: int) -> None:
        if number == self._number and self.is_asking:
            self.progressed.emit(done, total)
