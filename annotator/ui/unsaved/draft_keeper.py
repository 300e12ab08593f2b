"""Writes what is not saved into a file a moment after typing stops, and finds what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.errors import InputError
from annotator.services.commands.drafts import AnyCommand, AnyDraft, encode
from annotator.ui.kit.window_language import error_words
from annotator.ui.unsaved.draft_file import DraftFile, left_draft_files, new_draft_file

if TYPE_CHECKING:
    from annotator.services.project import Project

_SETTLED_MS = 400
_Item = AnyDraft | AnyCommand


class DraftKeeper(QObject):
    """Keeps one file for one window, on a thread of its own; there is none if nothing waits.

    Attributes:
        is_looking: whether it is not known yet what earlier windows left.
        stays: whether the file stays when the project is let go of, for the next time.
    """

    found = Signal(list)
    """What earlier windows on this project held when they ended."""
    failed = Signal(str)
    """What is typed cannot be kept, and why."""

    _looked = Signal(object)
    _failed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Keep nothing yet.

        Args:
            folder: where drafts lie that cannot lie beside their project.
        """
        super().__init__(parent)
        self.stays = False
        self._folder = folder
        self._project: Project | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._file: DraftFile | None = None
        self._others: list[DraftFile] = []
        self.is_looking = False
        self._has_failed = False
        self._items: list[_Item] = []
        self._written: list[_Item] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED_MS)
        self._soon.timeout.connect(self._write)
        self._looked.connect(self._on_looked)
        self._failed.connect(self._on_failed)

    def set_project(self, project: Project | None) -> None:
        """Let go of the file, and look for those of another project."""
        self._soon.stop()
        self._leave()
        self._project, self.is_looking = project, project is not None
        self._file, self._others, self._items, self._written = None, [], [], []
        self.stays = self._has_failed = False
        if project is not None:
            self._do(self._look, project, project.location, project.info.id, project.coder.id)

    def keep(self, items: Sequence[_Item]) -> None:
        """Have these in the file in a moment."""
        if self.stays or self._project is None:
            return
        self._items = list(items)
        if self._items != self._written and not self._soon.isActive():
            self._soon.start()

    def _leave(self) -> None:
        if self._project is not None and self.stays and not self.is_looking:
            self._write()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None
        for file in [*([self._file] if self._file else []), *self._others]:
            if self.stays:
                file.let_go()
            else:
                self._try(file.remove)

    def _do(self, work: Callable[..., None], *arguments: Any) -> None:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="drafts")
        self._pool.submit(self._try, work, *arguments)

    def _try(self, work: Callable[..., None], *arguments: Any) -> None:
        try:
            work(*arguments)
        except OSError as error:
            self._failed.emit(error)

    def _write(self) -> None:
        project = self._project
        if project is None or self.is_looking or self._items == self._written:
            return
        self._written = list(self._items)
        data = encode(project.info.id, project.coder.id, self._items) if self._items else b""
        others, self._others = self._others, []
        if self._file is None and data:
            self._do(self._begin, project.location, project.info.id, data, others)
        elif self._file is not None:
            self._do(_put, self._file, data, others)

    def _begin(self, location: str, project: str, data: bytes, others: list[DraftFile]) -> None:
        self._file = self._file or new_draft_file(location, project, self._folder)
        _put(self._file, data, others)

    def _look(self, project: Project, location: str, project_id: str, coder: str) -> None:
        files: list[DraftFile] = []
        items: list[_Item] = []
        problems: list[str] = []
        try:
            for file in left_draft_files(location, project_id, self._folder):
                try:
                    drafts = file.read()
                except InputError as error:
                    problems.append(error_words(error))
                    file.let_go()
                    continue
                if (drafts.project, drafts.coder) == (project_id, coder):
                    files.append(file)
                    items += drafts.items
                else:
                    file.let_go()  # of another project that lay here, or of somebody else
        finally:
            self._looked.emit((project, files, items, problems))

    def _on_looked(self, looked: tuple[Project, list[DraftFile], list[_Item], list[str]]) -> None:
        project, files, items, problems = looked
        if project is not self._project:
            for file in files:
                file.let_go()
            return
        self.is_looking = False
        for problem in problems:
            self.failed.emit(problem)
        if files:
            self._file, self._others = files[0], files[1:]
            # What is put back counts as unsaved, and comes into the file again that way.
            self._written = list(items) if len(files) == 1 else []
        self.found.emit(items)
        self.keep(self._items)

    def _on_failed(self, error: OSError) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(
                self.tr(
                    "What is typed and not saved yet would not survive a crash: {reason}. "
                    "Saving itself is not touched by that."
                ).format(reason=error.strerror or error)
            )


def _put(file: DraftFile, data: bytes, others: list[DraftFile]) -> None:
    if data:
        file.claim()
        file.write(data)
    else:
        file.remove()
    for other in others:
        other.remove()
