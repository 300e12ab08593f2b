"""Where a coder works on a project: reads, journalled writes, and news of both."""

import threading
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, get_args

from annotator.core.changes.change_kinds import ChangeKind
from annotator.core.codebook.model import Codebook
from annotator.core.coding.change import Change, Kind
from annotator.core.coding.coder import Coder, coder_called
from annotator.core.coding.project import ProjectInfo
from annotator.core.errors import DisplacedError
from annotator.core.location import is_server
from annotator.services.ids import new_id, now
from annotator.services.notifications import Changed, Notifier
from annotator.storage.change_summary import ChangeSummary
from annotator.storage.queries import Queries
from annotator.storage.store import Store
from annotator.storage.unit_of_work import UnitOfWork

_ABOUT_PROJECT: frozenset[Kind] = frozenset({"codebook", "project", "coder"})
"""The kinds of thing of which a workspace holds a copy."""


class Connection(Protocol):
    """The connection to a project's file or server.

    Attributes:
        patience: seconds that an edit waits for other writers before it is refused as busy.
    """

    patience: float

    @property
    def displaced(self) -> DisplacedError | None:
        """What happened to the file, if it was moved, deleted or replaced while it was watched."""
        ...

    def watch(self) -> None:
        """Notices from now on if the file is moved, deleted or replaced."""
        ...

    def hang_up(self) -> None:
        """Waits for no answer of a server any more, on whatever thread; nothing for a file."""
        ...

    def reconnect(self) -> None:
        """Asks a server that did not answer once more; until it does, everything is refused.

        Raises:
            UnreachableError: it still does not answer.
        """
        ...


class Workspace:
    """An open project and the coder who works on it; to be used from any thread.

    Attributes:
        location: the file's path or the PostgreSQL URL.
        info: the project's identity, as last read.
        codebook: the codebook, as last read.
        coder: who reads and writes here.
        notify: tells everybody who asked what changed.
        store: the database; for services alone.
        connection: the same, as far as it concerns everybody.
        read_only: whether nothing can be written where the project lies.
        migrated_backup: the copy that was made because opening had to migrate, if it had to.
        foreign_log: the log that lay beside the file, belonged to another one and was set aside.
        unread_log: the log whose edits cannot be read there, if there is one.
    """

    def __init__(self, store: Store, coder: Coder) -> None:
        self.location = store.location
        self._is_remote = is_server(store.location)
        self.coder = coder
        self.notify = Notifier()
        self.read_only = store.read_only
        self.migrated_backup = store.migrated_backup
        self.foreign_log = store.foreign_log
        self.unread_log = store.unread_log
        self.store = store
        self.connection: Connection = store
        self._telling = threading.RLock()
        self._own: set[int] = set()
        with store.reading() as read:
            known = read.coders()
            self.coder = coder_called(known, coder.name) or coder
            self.info: ProjectInfo = read.info()
            self._reload(read)
            self._seen = read.journal.last_seq()

    def reading(self) -> AbstractContextManager[Queries]:
        """Several answers that all see the same state; of a blind project what the coder may."""
        return self.store.reading(self.coder.id)

    def reading_everything(self) -> AbstractContextManager[Queries]:
        """As `reading`, but everybody's work too: to look after the project, not to be shown."""
        return self.store.reading()

    def writing(
        self, what: ChangeKind | str, *, purges: bool = False
    ) -> AbstractContextManager[UnitOfWork]:
        """One transaction that becomes one Change, of which everybody is told after it ended.

        Args:
            what: the kind and parameters of the change; a sentence for what is of no kind.
            purges: whether it removes something for good, which cannot be undone.

        Raises:
            AnnotatorError: it could not be written; nothing of it is.
        """
        entry = Change(
            0, new_id(), now(), self.coder.id, action="purge" if purges else "do"
        ).saying(what)
        return self._writing(entry)

    def reversing(self, change: Change) -> AbstractContextManager[UnitOfWork]:
        """As `writing`, for the inverse of a change; that of an undoing is its redoing."""
        action = "redo" if change.action == "undo" else "undo"
        what = (change.kind, change.parameters, change.label)
        return self._writing(
            Change(0, new_id(), now(), self.coder.id, *what, action=action, undoes=change.seq)
        )

    @contextmanager
    def _writing(self, entry: Change) -> Generator[UnitOfWork, None, None]:
        with self.store.writing(entry, self.coder) as unit:
            yield unit
        if unit.change:
            self._tell_own(unit.change, unit.touched)

    def wrote(self, seq: int) -> bool:
        """Whether the change of that number was written here, since the project was opened."""
        return seq in self._own

    def poll(self) -> None:
        """Tells of what other windows and colleagues wrote since the last call."""
        # Nobody who writes here meanwhile waits for a slow answer that brings no news.
        with self.reading() as read:
            if read.journal.last_seq() <= self._seen:
                return
        with self._telling, self.reading() as read:
            self._tell_foreign(read, read.journal.last_seq())

    @property
    def is_remote(self) -> bool:
        """Whether every question and edit goes to a server, from which an answer may take long."""
        return self._is_remote

    @property
    def sees_all(self) -> bool:
        """Whether everybody's work is seen here, or the project is coded blind by a coder."""
        return not self.info.blind or self.coder.sees_all

    def close(self) -> None:
        """Lets go of the database."""
        self.store.close()

    def _tell_own(self, change: Change, touched: ChangeSummary) -> None:
        with self._telling:
            about_project = bool(touched.kinds & _ABOUT_PROJECT)
            if about_project or change.seq > self._seen + 1:
                with self.reading() as read:
                    self._tell_foreign(read, change.seq - 1)
                    if about_project and self._reload(read):
                        touched = _everything()
            self._seen = max(self._seen, change.seq)
            self._own.add(change.seq)
            self.notify.tell(_changed(change, touched, own=True))

    def _tell_foreign(self, read: Queries, up_to: int) -> None:
        if up_to <= self._seen:
            return
        news = [change for change in read.journal.changes_after(self._seen) if change.seq <= up_to]
        touched_by_change = [(change, read.touched(change)) for change in news]
        self._seen = up_to
        if any(touched.kinds & _ABOUT_PROJECT for _, touched in touched_by_change) and self._reload(
            read
        ):
            touched_by_change = [(change, _everything()) for change in news]
        for change, touched in touched_by_change:
            self.notify.tell(_changed(change, touched, own=False))

    def _reload(self, read: Queries) -> bool:
        """Reads anew what is held; whether others' work is now to be seen, or no longer."""
        saw_all = self.sees_all
        self.info = read.info()
        self.codebook: Codebook = read.codebook()
        # Somebody may have renamed who works here, or given them another role.
        known = (each for each in read.coders() if each.id == self.coder.id)
        self.coder = next(known, self.coder)
        return self.sees_all != saw_all


def _everything() -> ChangeSummary:
    return ChangeSummary(set(get_args(Kind)), None, None, None)


def _changed(change: Change, touched: ChangeSummary, *, own: bool) -> Changed:
    return Changed(
        change,
        frozenset(touched.kinds),
        None if touched.articles is None else frozenset(touched.articles),
        None if touched.records is None else frozenset(touched.records),
        None if touched.actors is None else frozenset(touched.actors),
        own,
        touched.written if own else {},
    )
