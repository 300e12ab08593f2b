"""An open project: what the window and the command line work on."""

import threading
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from annotator.core.change import Action, Change
from annotator.core.codebook import Codebook, check
from annotator.core.coder import Coder
from annotator.core.errors import AnnotatorError
from annotator.core.project import ProjectInfo
from annotator.services.codebooks import load
from annotator.services.editing import Editing
from annotator.services.history import History
from annotator.services.ids import coder_id, new_id, now
from annotator.services.notify import Changed, Notifier
from annotator.services.reading import Reading
from annotator.storage.engine import file_of, is_server
from annotator.storage.queries import Queries
from annotator.storage.store import Store, create_store, open_store
from annotator.storage.touched import Touched
from annotator.storage.unit_of_work import UnitOfWork

_CODER_NAME_LENGTH = 200


class Project:
    """A project and the coder who works on it; its methods may be called from any thread.

    Attributes:
        location: the file's path or the PostgreSQL URL.
        info: the project's identity, as last read.
        codebook: the codebook, as last read.
        coder: who reads and writes here.
    """

    def __init__(self, store: Store, coder: Coder) -> None:
        """Wraps an open store; `create` and `open` make one."""
        self.location = store.location
        self.coder = coder
        self.notify = Notifier()
        self._store = store
        self._telling = threading.RLock()
        with store.reading() as read:
            self._reload(read)
            self._seen = read.journal.last_seq()
        self.read = Reading(store, coder)
        self.edit = Editing(self)
        self.history = History(self)

    @classmethod
    def create(
        cls,
        location: str | Path,
        *,
        coder: str,
        name: str = "",
        codebook: Codebook | None = None,
    ) -> "Project":
        """A new project there.

        Args:
            location: a path, to which ``.annotator`` is added if it has no suffix, or the URL of
                an empty PostgreSQL database.
            coder: the name of who codes.
            name: the project's name; the file's or database's if not given.
            codebook: the record types; the built-in ``news`` if not given.

        Raises:
            AnnotatorError: something is there already, or the place cannot be written.
        """
        place = _normal(location)
        who = _coder(coder)
        name = name or Path(place).stem
        info = ProjectInfo(new_id(), name, now())
        return cls(create_store(place, info, check(codebook or load("news"))), who)

    @classmethod
    def open(cls, location: str | Path, *, coder: str) -> "Project":
        """The project there; one of an older version is backed up, then migrated.

        Raises:
            AnnotatorError: there is no project, a newer version wrote it, or it is out of reach.
        """
        who = _coder(coder)
        return cls(open_store(_normal(location)), who)

    @property
    def migrated_backup(self) -> Path | None:
        """The copy that was made because opening had to migrate, if it had to."""
        return self._store.migrated_backup

    def reading(self) -> AbstractContextManager[Queries]:
        """Several answers that all see the same state."""
        return self._store.reading()

    @contextmanager
    def writing(
        self, label: str, *, action: Action = "do", undoes: int | None = None
    ) -> Generator[UnitOfWork, None, None]:
        """One transaction that becomes one Change, of which everybody is told after it ended.

        Raises:
            AnnotatorError: it could not be written; nothing of it is.
        """
        entry = Change(0, new_id(), now(), self.coder.id, label, action, undoes)
        with self._store.writing(entry, self.coder) as unit:
            yield unit
        if unit.change:
            self._tell_own(unit.change, unit.touched)

    def poll(self) -> None:
        """Tells of what other windows and colleagues wrote since the last call."""
        with self._telling, self._store.reading() as read:
            self._tell_foreign(read, read.journal.last_seq())

    def close(self) -> None:
        """Lets go of the database."""
        self._store.close()

    def _tell_own(self, change: Change, touched: Touched) -> None:
        with self._telling:
            about_project = bool(touched.kinds & {"codebook", "project"})
            if about_project or change.seq > self._seen + 1:
                with self._store.reading() as read:
                    self._tell_foreign(read, change.seq - 1)
                    if about_project:
                        self._reload(read)
            self._seen = max(self._seen, change.seq)
            self.notify.tell(_changed(change, touched, own=True))

    def _tell_foreign(self, read: Queries, up_to: int) -> None:
        if up_to <= self._seen:
            return
        news = [change for change in read.journal.changes_after(self._seen) if change.seq <= up_to]
        told = [(change, read.touched(change)) for change in news]
        self._seen = up_to
        if any(touched.kinds & {"codebook", "project"} for _, touched in told):
            self._reload(read)
        for change, touched in told:
            self.notify.tell(_changed(change, touched, own=False))

    def _reload(self, read: Queries) -> None:
        self.info: ProjectInfo = read.info()
        self.codebook: Codebook = read.codebook()


def _changed(change: Change, touched: Touched, *, own: bool) -> Changed:
    return Changed(
        change,
        frozenset(touched.kinds),
        None if touched.articles is None else frozenset(touched.articles),
        None if touched.records is None else frozenset(touched.records),
        None if touched.actors is None else frozenset(touched.actors),
        own,
    )


def _normal(location: str | Path) -> str:
    place = str(location)
    return place if is_server(place) else str(file_of(place).absolute())


def _coder(name: str) -> Coder:
    name = " ".join(name.split())
    if not name or len(name) > _CODER_NAME_LENGTH:
        raise AnnotatorError("A coder needs a name, of at most 200 characters.")
    return Coder(coder_id(name), name)
