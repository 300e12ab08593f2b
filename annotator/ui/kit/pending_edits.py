"""Edits that could not be written at once: kept in order, tried again, written or refused."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from annotator.core.errors import AnnotatorError, ConflictError
from annotator.services.commands.command import Command, Hindrance, hindrance_of, write_waiting
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services.project import Project

_FIRST_PAUSE = 60
_LONGEST_PAUSE: dict[Hindrance, int] = {"busy": 1000, "unreachable": 5000}
"""Milliseconds between two tries."""


class DeferredWork(Command, frozen=True):
    """An edit of many things at once, which waits only as long as the window is open.

    Nothing that somebody typed is in it: refused, it is told and not kept.

    Attributes:
        title: what it does, for a person.
        reverses: whether it undoes or redoes another one.
    """

    title: str
    work: Callable[[], Any]
    reverses: bool = False

    def write(self, project: Project) -> Any:  # noqa: ARG002 - the work knows it
        return self.work()

    def is_written(self, project: Project) -> bool:  # noqa: ARG002 - nobody can tell
        return False


class PendingEdit:
    """One edit that waits.

    Attributes:
        refusal: why it was refused; empty while it waits.
        standing: what stands in its place, if it was refused for somebody else's sake.
    """

    def __init__(self, command: Command, then: Callable[[Any], object] | None) -> None:
        self.command = command
        self.then = then
        self.refusal = self.standing = ""


_Tried: TypeAlias = "tuple[Project, PendingEdit | None, Any, Exception | None, Hindrance | None]"


class PendingEdits(QObject):
    """The edits of one window that are not written yet, in their order.

    An edit of a project in a file is written at once, on the window's thread, if nothing stands in
    its way; that waits for nobody. Else, and always if the project is on a server, it is kept, and
    tried on another thread until it goes in or is refused.
    """

    changed = Signal()
    """An edit came to wait, went in, was refused, or was taken back."""
    hindrance_changed = Signal()
    refused = Signal(object)
    """A `PendingEdit` that does not fit any more; it is kept until somebody decides."""
    failed = Signal(str)
    """Why one was refused of which nothing is to be kept."""
    reachable_again = Signal()
    """The server answers again: what others wrote meanwhile can be read."""
    broken = Signal(object)
    """An exception that is a fault of the program."""

    _tried = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._edits: list[PendingEdit] = []
        self._written: dict[str, Any] = {}
        self._trying: PendingEdit | None = None
        self._is_trying = False
        self._hindrance: Hindrance | None = None
        self._pause = 0.0
        self._pool: ThreadPoolExecutor | None = None
        self._retry_timer = QTimer(self)
        self._retry_timer.setSingleShot(True)
        self._retry_timer.timeout.connect(self._try)
        self._tried.connect(self._deliver)

    @property
    def hindrance(self) -> Hindrance | None:
        """Why edits wait; None if nothing stands in their way."""
        return self._hindrance

    @property
    def edits(self) -> list[PendingEdit]:
        """Everything that is not written, in its order, what was refused included."""
        return list(self._edits)

    @property
    def waiting(self) -> list[PendingEdit]:
        """The edits that will be retried."""
        return [edit for edit in self._edits if not edit.refusal]

    def set_project(self, project: Project | None) -> None:
        """Write to this project from now on; what waits for the one before is given up."""
        self._retry_timer.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None
        self._project = project
        self._edits, self._written, self._trying, self._is_trying = [], {}, None, False
        self._set_hindrance(None)
        self.changed.emit()

    def write(self, command: Command, then: Callable[[Any], object] | None = None) -> Any:
        """Write an edit, now or as soon as that can be done.

        Args:
            then: is called with what writing it returned, once it is written.

        Returns:
            That, or what it will probably be if the edit has to wait.

        Raises:
            AnnotatorError: it was refused; nothing is kept of it.
        """
        if self._project is None:
            raise AnnotatorError(self.tr("No project is open."))
        if not (self._project.is_remote or self._hindrance or self.waiting):
            try:
                written = command.write(self._project)
            except AnnotatorError as error:
                if (hindrance := hindrance_of(error)) is None:
                    raise
                self._set_hindrance(hindrance)
            else:
                if then is not None:
                    then(written)
                return written
        expected = command.expected()
        self.keep(command, then)
        return expected

    def settle(self, milliseconds: int) -> None:
        """Let what is on its way arrive, but wait no longer than this; the window lives on."""
        if not self.waiting or self._hindrance:
            return
        loop = QEventLoop()

        def look() -> None:
            if not self.waiting or self._hindrance:
                loop.quit()

        self.changed.connect(look)
        self.hindrance_changed.connect(look)
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.changed.disconnect(look)
        self.hindrance_changed.disconnect(look)

    def keep(self, command: Command, then: Callable[[Any], object] | None = None) -> None:
        """Let an edit wait for its turn."""
        self._edits.append(PendingEdit(command, then))
        self._wait()
        self.changed.emit()

    def take_back(self) -> PendingEdit | None:
        """Give up the newest edit that waits; None if it is being written just now."""
        newest = self.waiting[-1]
        if newest is self._trying:
            return None
        self.drop(newest)
        return newest

    def drop(self, edit: PendingEdit) -> None:
        """Give up an edit."""
        if edit in self._edits and edit is not self._trying:
            self._edits.remove(edit)
            self._forget_written()
            self.changed.emit()

    def try_again(self, edit: PendingEdit) -> None:
        """Let one that was refused wait once more, after the others."""
        if edit in self._edits and edit.refusal:
            edit.refusal = edit.standing = ""
            self._edits.remove(edit)
            self._edits.append(edit)
            self._wait()
            self.changed.emit()

    def lose_connection(self) -> None:
        """The server does not answer: ask it again, on another thread, until it does."""
        self._set_hindrance("unreachable")
        self._wait()

    def _wait(self) -> None:
        if self._is_trying or self._retry_timer.isActive():
            return
        if self._hindrance is None and self._project is not None and self._project.is_remote:
            self._try()
            return
        longest = _LONGEST_PAUSE[self._hindrance or "busy"]
        self._pause = min(2 * self._pause or _FIRST_PAUSE, longest)
        # Of random length, so that several who wait do not meet again and again.
        self._retry_timer.start(round(random.uniform(0.5, 1) * self._pause))  # noqa: S311 - no secret

    def _try(self) -> None:
        project, waiting = self._project, self.waiting
        if project is None or self._is_trying or not (waiting or self._hindrance):
            return
        self._trying, self._is_trying = (waiting[0] if waiting else None), True
        command: Command | None = None
        if self._trying is not None:
            command = self._trying.command
            command = command.following(self._written.get(command.thing))
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="pending-edits")
        is_lost = self._hindrance == "unreachable"
        self._pool.submit(self._work, project, self._trying, command, is_lost)

    def _work(
        self, project: Project, edit: PendingEdit | None, command: Command | None, is_lost: bool
    ) -> None:
        try:
            if is_lost:
                project.connection.reconnect()
                is_lost = False
            written = write_waiting(project, command) if command is not None else None
        except Exception as error:  # noqa: BLE001 - every fault is delivered, none swallowed
            # Whatever a server says that lets nobody in, nothing of the edit is refused by it.
            hindrance = "unreachable" if is_lost else hindrance_of(error)
            if edit is not None and command is not None and isinstance(error, ConflictError):
                with suppress(AnnotatorError):
                    edit.standing = command.standing(project)
            self._tried.emit((project, edit, None, error, hindrance))
        else:
            self._tried.emit((project, edit, written, None, None))

    def _deliver(self, tried: _Tried) -> None:
        project, edit, written, error, hindrance = tried
        if project is not self._project:
            return
        self._trying, self._is_trying = None, False
        if hindrance is not None:
            self._set_hindrance(hindrance)
            self._wait()
            return
        self._pause = 0
        self._set_hindrance(None)
        if edit is not None:
            self._settle(edit, written, error)
        if self.waiting:
            self._try()

    def _settle(self, edit: PendingEdit, written: Any, error: Exception | None) -> None:
        is_kept = error is not None and not isinstance(edit.command, DeferredWork)
        if not is_kept:
            self._edits.remove(edit)
        if error is None and edit.command.thing:
            self._written[edit.command.thing] = written
        if error is not None:
            edit.refusal = error_words(error)
        self._forget_written()
        self.changed.emit()
        if error is None:
            if edit.then is not None:
                edit.then(written)
            return
        if not isinstance(error, AnnotatorError):
            self.broken.emit(error)
        if is_kept:
            self.refused.emit(edit)
        else:
            self.failed.emit(edit.refusal)

    def _forget_written(self) -> None:
        if not self.waiting:
            self._written.clear()

    def _set_hindrance(self, hindrance: Hindrance | None) -> None:
        if hindrance == self._hindrance:
            return
        was_lost, self._hindrance = self._hindrance == "unreachable", hindrance
        self.hindrance_changed.emit()
        if was_lost and self._project is not None:
            self.reachable_again.emit()
