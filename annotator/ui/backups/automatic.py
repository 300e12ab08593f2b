"""Backups that make themselves while one works, on a thread of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.core.location import is_server
from annotator.core.messages import message
from annotator.services.notifications import Changed
from annotator.services.progress import Cancelled
from annotator.ui.context import Context
from annotator.ui.feature import EVERYTHING, Feature
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.services.safekeeping import automatic_backups
    from annotator.services.safekeeping.automatic_backups import KeptBackup
else:
    automatic_backups = deferred("annotator.services.safekeeping.automatic_backups")

_SETTLED_MS = 20_000
"""The first copy waits until what was opened is on the screen and in hand."""
_QUICK = 64_000_000
"""Bytes of a project that is copied once more when it is closed: a second or two."""


class AutomaticBackups(Feature):
    """Copies the open project when it was opened, every so often, and when it is closed.

    Nothing waits for a copy, and no copy holds up an edit: it reads beside those who write.
    """

    follows = EVERYTHING

    backup_made = Signal()
    """A copy was made, or there was nothing to copy, or it failed: `status` says what."""

    preferences_wanted = Signal()
    """The person wants to say otherwise how projects are backed up."""

    _ended = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._location = ""
        self._changed = False
        self._complained = False
        self._last: KeptBackup | None = None
        self._failure = ""
        self._pool: ThreadPoolExecutor | None = None
        self._copying = 0
        self._copies_large = False
        self._stop = Event()
        self._first = self._timer(single=True)
        self._first.setInterval(_SETTLED_MS)
        self._interval_timer = self._timer(single=False)
        self._ended.connect(self._on_ended)

    def set_project(self, project: Project | None) -> None:
        """Copy what is left behind if it changed, and look after what is opened."""
        if self._location and self._changed and self._is_wanted() and _is_small(self._location):
            self._copy(self._location)
        self._location = project.location if project else ""
        self._changed, self._complained = False, False
        self._last, self._failure = None, ""
        self.apply()

    def refresh(self, changed: Changed) -> None:  # noqa: ARG002 - the caller's signature
        """There is something to copy."""
        self._changed = True

    def apply(self) -> None:
        """Go by the settings from now on."""
        self._first.stop()
        self._interval_timer.stop()
        if self._location and self._is_wanted():
            self._first.start()
            self._interval_timer.start(self.context.settings.backup_minutes * 60_000)

    def back_up_now(self) -> None:
        """Copy the project now, whatever the settings say, if it changed since its last copy."""
        if self._location:
            self._complained = False
            self._copy(self._location)

    def status(self) -> str:
        """How the backups of the open project stand, in a sentence."""
        if not self._location:
            return self.tr("No project is open.")
        if self._failure:
            return self._failure
        if self._last is not None:
            when = f"{self._last.made.astimezone():%H:%M}"
            return self.tr("Last copied at {time}, to {file}.").format(
                time=when, file=self._last.file
            )
        return ""

    @property
    def is_copying(self) -> bool:
        """Whether a copy is being made."""
        return self._copying > 0

    def close(self) -> None:
        """Wait for the copy that was begun just now; one of a large project is given up."""
        self._first.stop()
        self._interval_timer.stop()
        if self._copies_large:
            self._stop.set()
        self._let_go()

    def _let_go(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def _timer(self, *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.timeout.connect(self._on_time)
        return timer

    def _on_time(self) -> None:
        if self._changed or self._last is None:
            self._copy(self._location)

    def _is_wanted(self) -> bool:
        settings = self.context.settings
        on_server = is_server(self._location)
        return settings.backs_up and (settings.backs_up_servers or not on_server)

    def _copy(self, location: str) -> None:
        settings = self.context.settings
        folder, keep = settings.backup_folder, settings.backups_kept
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="backup")
        self._changed = False
        self._copying += 1
        self._copies_large = not _is_small(location)
        self._pool.submit(self._work, location, folder, keep)

    def _work(self, location: str, folder: Path, keep: int) -> None:
        try:
            made = automatic_backups.rotate_backups(location, folder, keep, self._report)
        except Exception as error:  # noqa: BLE001 - every fault is delivered, none swallowed
            self._ended.emit((location, None, error))
        else:
            self._ended.emit((location, made, None))

    # The signature is the caller's.
    def _report(self, done: int, total: int, what: str) -> None:  # noqa: ARG002
        if self._stop.is_set():
            raise Cancelled(message("window-closed"))

    def _on_ended(self, ended: tuple[str, KeptBackup | None, Exception | None]) -> None:
        location, made, error = ended
        self._copying -= 1
        if not self._copying:
            self._let_go()
        is_open = location == self._location
        match error:
            case None:
                if is_open:
                    self._last, self._failure = made or self._last, ""
                    self._complained = False
                    if made is None and self._last is None:
                        self._failure = self.tr("Nothing changed since the last copy.")
            case Cancelled():
                pass
            case AnnotatorError():
                self._complain(error_words(error))
            case _:
                self.context.tasks.broken.emit(error)
        self.backup_made.emit()

    def _complain(self, reason: str) -> None:
        """Say it once: what was tried every half hour need not be said every half hour."""
        self._changed = True
        self._failure = self.tr("The last backup could not be made. {reason}").format(reason=reason)
        if not self._complained:
            self._complained = True
            self.context.messages.warning(
                self.tr(
                    "No backup could be made. Your work itself is saved, in the project. {reason}"
                ).format(reason=reason),
                Offer(self.tr("Preferences…"), self.preferences_wanted.emit),
                Offer(self.tr("Try again"), self.back_up_now),
            )


def _is_small(location: str) -> bool:
    file = Path(location)
    try:
        return file.is_file() and file.stat().st_size <= _QUICK
    except OSError:
        return False
