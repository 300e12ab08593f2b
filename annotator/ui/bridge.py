"""What services announce, as Qt signals on the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.errors import AnnotatorError
from annotator.services.notify import Changed

if TYPE_CHECKING:
    from annotator.services.project import Project

_POLL_MS = 700


class Bridge(QObject):
    """Carries a project's notifications to the window, whatever thread they come from.

    A change that is written on the window's own thread arrives before the service returns; one of
    a worker or of another window arrives when the event loop turns.
    """

    changed = Signal(object)
    """A `Changed`."""
    poll_failed = Signal(str)

    _announced = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._announced.connect(self._deliver)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self.poll)

    def set_project(self, project: Project | None) -> None:
        """Listen to this project from now on, and no longer to the one before."""
        if self._project is not None:
            self._project.notify.unsubscribe(self._announce)
        self._project = project
        if project is None:
            self._timer.stop()
            return
        project.notify.subscribe(self._announce)
        self._timer.start()

    def poll(self) -> None:
        """Ask for what other windows have written."""
        if self._project is None:
            return
        try:
            self._project.poll()
        except AnnotatorError as error:
            self._timer.stop()
            self.poll_failed.emit(str(error))

    def _announce(self, changed: Changed) -> None:
        self._announced.emit((self._project, changed))

    def _deliver(self, announced: tuple[Project, Changed]) -> None:
        project, changed = announced
        if project is self._project:
            self.changed.emit(changed)
