"""An open project: what the window and the command line work on."""

from pathlib import Path

from annotator.core.codebook.model import Codebook, check
from annotator.core.coding.coder import Coder
from annotator.core.coding.project import ProjectInfo
from annotator.core.errors import AnnotatorError
from annotator.core.location import is_server
from annotator.core.messages import message
from annotator.core.text.normalization import normalise
from annotator.services.codebooks import load
from annotator.services.editing import Editing
from annotator.services.history import History
from annotator.services.ids import coder_id, new_id, now
from annotator.services.reading import Reading
from annotator.services.workspace import Workspace
from annotator.storage.engine import file_of, name_of
from annotator.storage.store import Store, create_store, open_store

_CODER_NAME_LENGTH = 200


class Project(Workspace):
    """A workspace with everything that one does there.

    Attributes:
        read: questions to the project.
        edit: its edits, each one Change.
        history: its journal, undo and redo.
    """

    def __init__(self, store: Store, coder: Coder) -> None:
        """Wraps an open store; `create` and `open` make one."""
        super().__init__(store, coder)
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
        info = ProjectInfo(new_id(), name or name_of(place), now())
        return cls(create_store(place, info, check(codebook or load("news"))), who)

    @classmethod
    def open(cls, location: str | Path, *, coder: str) -> "Project":
        """The project there; one of an older version is backed up, then migrated.

        Raises:
            AnnotatorError: there is no project, a newer version wrote it, or it is out of reach.
        """
        who = _coder(coder)
        store = open_store(_normal(location))
        try:
            return cls(store, who)
        except BaseException:
            store.close()
            raise

    @property
    def migrated_backup(self) -> Path | None:
        """The copy that was made because opening had to migrate, if it had to."""
        return self._store.migrated_backup


def _normal(location: str | Path) -> str:
    place = str(location)
    return place if is_server(place) else str(file_of(place).absolute())


def _coder(name: str) -> Coder:
    name = " ".join(normalise(name).split())
    if not name or len(name) > _CODER_NAME_LENGTH:
        raise AnnotatorError(message("no-coder-name"))
    return Coder(coder_id(name), name)
