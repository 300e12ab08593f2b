"""Projects in synchronised folders and on network drives: told once, conflicted copies offered."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal

from annotator.core.deferred import deferred
from annotator.core.location import is_server
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.background_reads import Stop
from annotator.ui.kit.messages import Offer

if TYPE_CHECKING:
    import hashlib

    from annotator.services.project import Project
    from annotator.services.safekeeping import conflicted_copies, synced_folders
    from annotator.services.safekeeping.synced_folders import SharedPlace
else:
    hashlib = deferred("hashlib")
    conflicted_copies = deferred("annotator.services.safekeeping.conflicted_copies")
    synced_folders = deferred("annotator.services.safekeeping.synced_folders")

_SETTLED_MS = 3_000
"""What was opened comes first."""
_AGAIN_MS = 5 * 60_000

_Found = tuple["SharedPlace | None", list[Path]]


class SharedFolders(Feature):
    """Says once per project and place that others have a hand in the file, and looks for copies."""

    looked = Signal()
    """What was found is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._project: Project | None = None
        self._offered: set[Path] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def set_project(self, project: Project | None) -> None:
        """Look around another project's file."""
        self._timer.stop()
        self._offered.clear()
        self._project = None if project is None or is_server(project.location) else project
        if self._project is not None:
            self._timer.start(_SETTLED_MS)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look around the project's file, on another thread: drives may take their time."""
        project = self._project
        if project is None:
            return
        self._timer.start(_AGAIN_MS)
        file, project_id = Path(project.location), project.info.id

        def ask(_stop: Stop) -> _Found:
            return synced_folders.shared_place_of(file), conflicted_copies.conflicted_copies(
                file, project_id
            )

        self.context.background_reads.ask("place", ask, partial(self._answered, project))

    def _answered(self, project: Project, found: _Found) -> None:
        if project is not self._project:
            return
        place, copies = found
        if place is not None:
            self._tell(place, project.info.id)
        for copy in copies:
            if copy not in self._offered:
                self._offered.add(copy)
                self._offer(copy)
        self.looked.emit()

    def _tell(self, place: SharedPlace, project_id: str) -> None:
        settings = self.context.settings
        where = hashlib.blake2b(str(place.folder).encode(), digest_size=8).hexdigest()
        known = f"place-{project_id}-{where}"
        if settings.is_dismissed(known):
            return
        settings.dismiss(known)
        text = (
            self.tr(
                "{name} synchronises the folder of this project: keep it open on one computer at a "
                "time, and leave it a second after the last edit, when the file is whole."
            )
            if place.kind == "synchronised"
            else self.tr(
                "This project lies on a network drive ({name}): keep it open on one computer at a "
                "time, and leave it a second after the last edit, when the file is whole."
            )
        )
        self.context.messages.info(text.format(name=place.name), Offer(self.tr("Understood"), bool))

    def _offer(self, copy: Path) -> None:
        self.context.messages.info(
            self.tr(
                "Beside this project lies a conflicted copy of it, “{name}”: it was edited in two "
                "places at once. Nothing of either is lost."
            ).format(name=copy.name),
            Offer(self.tr("Open beside"), partial(self._open_beside, copy)),
            Offer(self.tr("Set aside"), partial(self._set_aside, copy)),
        )

    def _open_beside(self, copy: Path) -> None:
        coder = self.context.settings.coder
        command = ["-m", "annotator", "open", str(copy), *(["--coder", coder] if coder else [])]
        # Named here alone, as most windows open one project and start no process.
        started = QtCore.QProcess.startDetached(sys.executable, command)
        if not (started[0] if isinstance(started, tuple) else started):
            self.context.messages.error(
                self.tr("No second window could be opened. Open {file} by hand.").format(file=copy)
            )

    def _set_aside(self, copy: Path) -> None:
        if self._project is None:
            return
        with self.context.session.reporting():
            place = conflicted_copies.set_aside(copy, Path(self._project.location))
            self.context.messages.success(
                self.tr("The copy now lies in {folder}.").format(folder=place.parent)
            )
