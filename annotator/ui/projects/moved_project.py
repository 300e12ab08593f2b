"""What is said when the open project's file is moved, deleted or replaced, and where to go on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from annotator.core.errors import DisplacedError, FileMovedError, FileReplacedError
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.messages import Offer

if TYPE_CHECKING:
    from annotator.services.project import Project

_LOOK_MS = 500


class MovedProjectFeature(Feature):
    """Tells of it as soon as the project knows, and once."""

    def __init__(
        self,
        context: Context,
        open_project: Callable[[str], None],
        recover_log: Callable[[Path], None],
    ) -> None:
        """
        Args:
            open_project: opens the project of that place.
            recover_log: makes a project of a log that was set aside.
        """
        super().__init__(context)
        self._open, self._recover_log = open_project, recover_log
        self._project: Project | None = None
        self._reported: DisplacedError | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def set_project(self, project: Project | None) -> None:
        """Look after another project's file."""
        self._project, self._reported = project, None
        if project is None:
            self._timer.stop()
            return
        project.connection.watch()
        self._timer.start()
        if project.foreign_log is not None:
            self._tell_of_log(Path(project.location), project.foreign_log)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _look(self) -> None:
        displaced = self._project.connection.displaced if self._project else None
        if displaced is not None and displaced is not self._reported:
            self._reported = displaced
            self._tell(displaced)

    def _tell(self, displaced: DisplacedError) -> None:
        file = Path(displaced.file)
        offers: list[Offer] = []
        match displaced:
            case FileMovedError(moved_to=""):
                text = self.tr(
                    "“{name}” was moved while it was open. Everything that was saved is in it. "
                    "Nothing more is written until you open it where it is now."
                )
            case FileMovedError(moved_to=place):
                offers.append(self._to(place, self.tr("Open it there")))
                text = self.tr(
                    "“{name}” was moved to {place} while it was open. Everything that was saved is "
                    "in it. Nothing more is written until you go on there."
                ).replace("{place}", place)
            case FileReplacedError(rescued=copy) if copy:
                offers.append(self._to(copy, self.tr("Open the copy")))
                text = self.tr(
                    "“{name}” was deleted or replaced while it was open. Everything that was saved "
                    "is in a copy, {copy}; nothing more is written here."
                ).replace("{copy}", copy)
            case FileReplacedError(log=log) if log:
                offers.append(self._recover(log))
                text = self.tr(
                    "“{name}” was overwritten by another file while it was open. What was edited "
                    "last can be recovered; what it held before is in its backups."
                )
            case _:
                text = self.tr(
                    "“{name}” was overwritten by another file while it was open. What it held "
                    "before is in its backups; nothing more is written here."
                )
        if file.exists():
            offers.append(self._to(str(file), self.tr("Open what lies there now")))
        self.context.messages.error(text.replace("{name}", file.name), *offers)

    def _tell_of_log(self, file: Path, log: Path) -> None:
        text = self.tr(
            "Beside “{name}” lay edits that belong to another state of it, as when a backup was "
            "copied over it. They were set aside in {log}; nothing was lost."
        ).format(name=file.name, log=log)
        self.context.messages.warning(text)
        self._recover_log(log)

    def _to(self, place: str, label: str) -> Offer:
        return Offer(label, partial(self._open, place))

    def _recover(self, log: str) -> Offer:
        return Offer(self.tr("Recover the edits"), partial(self._recover_log, Path(log)))
