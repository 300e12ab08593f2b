"""What a recovery reads: copies of the damaged file and of its logs, and backups."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from annotator.core.codebook.model import Codebook
from annotator.core.coding.change import Entity, Kind
from annotator.core.coding.digest import digest
from annotator.core.coding.project import ProjectInfo
from annotator.core.errors import AnnotatorError, in_words
from annotator.core.finding import Finding, found
from annotator.core.messages import message, verbatim
from annotator.services.safekeeping.automatic_backups import kept_backups
from annotator.storage.opening import open_store
from annotator.storage.salvage.entities import ids_of_kind
from annotator.storage.store import Store

_LOG = "-wal"
_ASIDE = ".log-set-aside-"

_COPY = (
    "import shutil, sys; [shutil.copyfile(a, b) for a, b in zip(sys.argv[1::2], sys.argv[2::2])]"
)


def copied(files: Sequence[Path], folder: Path) -> list[Path]:
    """Copies of the files, those that are there, under names of their own.

    Another process makes them: this one may have the project open, and closing a descriptor of
    its file would drop the locks that SQLite holds on it.

    Raises:
        AnnotatorError: a file cannot be read, or there is no room.
    """
    targets = [folder / f"part-{n}" for n in range(len(files))]
    pairs = [
        str(path.absolute())
        for file, target in zip(files, targets, strict=True)
        if file.is_file()
        for path in (file, target)
    ]
    made = subprocess.run(  # noqa: S603 - this very Python, and a program of ours
        [sys.executable, "-I", "-c", _COPY, *pairs], capture_output=True, text=True, check=False
    )
    if made.returncode:
        said = made.stderr.strip().splitlines()
        reason = said[-1] if said else message("it-was-stopped")
        raise AnnotatorError(message("damaged-cannot-be-copied", reason=reason))
    return targets


class Sources(NamedTuple):
    """The files that a recovery goes by.

    Attributes:
        files: the damaged file, or none.
        logs: those that go on from it, oldest first.
        asides: logs of other states of it, for what is nowhere else.
        backups: copies of the project, asked one after the other.
    """

    files: list[Path]
    logs: list[Path]
    asides: list[Path]
    backups: list[Path]

    @property
    def all(self) -> list[Path]:
        """The file and the logs."""
        return [*self.files, *self.logs, *self.asides]


def sources_of(damaged: Path, logs: Sequence[Path], backups: Sequence[Path]) -> Sources:
    """What belongs to a damaged file, or to a log that was set aside.

    Args:
        logs: further logs that go on from it.
        backups: copies that are asked first.
    """
    if damaged.name.endswith(_LOG):
        name, _, _ = damaged.name.removesuffix(_LOG).partition(_ASIDE)
        suffix = Path(damaged.name.removesuffix(_LOG)).suffix
        project = damaged.with_name(f"{name.removesuffix(suffix)}{suffix}")
        others = [project] if project.is_file() else []
        return Sources([], [damaged, *logs], [], [*backups, *others])
    own = damaged.with_name(damaged.name + _LOG)
    pattern = f"{_literal(damaged.stem)}{_ASIDE}*{damaged.suffix}{_LOG}"
    asides = [log for log in sorted(damaged.parent.glob(pattern)) if log not in logs]
    return Sources([damaged], [own, *logs], asides, [*backups])


def backups_beside(damaged: Path) -> list[Path]:
    """Copies of a project that the program left beside it, the newest first."""
    files = [
        path
        for pattern in ("before-upgrade", "before-restore")
        for path in damaged.parent.glob(f"{_literal(damaged.stem)}.{pattern}-*{damaged.suffix}")
    ]
    return sorted(files, key=lambda path: path.stat().st_mtime, reverse=True)


def backups_of(damaged: Path, folder: Path) -> list[Path]:
    """The backups of a project: those that made themselves in the folder, and those beside it.

    A project whose own row is lost is known by its place alone.
    """
    place = str(damaged.absolute())
    automatic = [each.file for each in kept_backups(folder) if each.location == place]
    return [*automatic, *backups_beside(damaged)]


def _literal(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


class Backups:
    """Backups that can be asked for what a damaged project has lost; a context manager.

    Attributes:
        names: those that could be opened.
        unreadable: those that could not, and why.
    """

    def __init__(self, files: Sequence[Path], folder: Path) -> None:
        """Copies each first, so that a backup of an older version is not changed."""
        self.names: list[str] = []
        self.unreadable: list[Finding] = []
        self._stores: list[tuple[str, Store]] = []
        for n, file in enumerate(files):
            copy = folder / f"backup-{n}.annotator"
            try:
                [made] = copied([file], folder / _made(folder, n))
                made.replace(copy)
                self._stores.append((str(file), open_store(str(copy), as_source=True)))
                self.names.append(str(file))
            except (AnnotatorError, OSError) as error:
                is_ours = isinstance(error, AnnotatorError)
                reason = in_words(error) if is_ours else verbatim(str(error))
                where = message("at-backup", file=str(file))
                self.unreadable.append(found(where, "backup-unreadable", reason=reason))

    def __enter__(self) -> "Backups":
        return self

    def __exit__(self, *_: object) -> None:
        for _name, store in self._stores:
            store.close()

    def keep_those_of(self, project_id: str) -> None:
        """Asks only those of that project from now on."""
        for name, store in [*self._stores]:
            with store.reading() as read:
                is_another = read.info().id != project_id
            if is_another:
                self._stores.remove((name, store))
                self.names.remove(name)
                store.close()
                where = message("at-backup", file=name)
                self.unreadable.append(found(where, "backup-of-another"))

    def find(self, kind: Kind, entity_id: str, wanted: bytes | None) -> tuple[Entity, str] | None:
        """An entity from a backup, and which backup: in the wanted state, else in the newest."""
        newest: tuple[Entity, str] | None = None
        for name, store in self._stores:
            with store.reading() as read:
                entity = read.entities(kind, [entity_id]).get(entity_id)
            if entity is None:
                continue
            if wanted is not None and digest(entity) == wanted:
                return entity, name
            newest = newest or (entity, name)
        return newest

    def own(self) -> tuple[ProjectInfo, Codebook] | None:
        """The project and its codebook as the first of them has it."""
        for _name, store in self._stores:
            with store.reading() as read:
                return read.info(), read.codebook()
        return None

    def records_of(self, article_id: str) -> list[str]:
        """The ids of the records that lie in an article in any of them."""
        record_ids: set[str] = set()
        for _name, store in self._stores:
            with store.reading() as read:
                record_ids.update(read.record_versions(article_id))
        return sorted(record_ids)

    def ids(self, kind: Kind) -> list[str]:
        """The ids of the entities of a kind in any of the backups, the newest backup's first."""
        known_ids: dict[str, None] = {}
        for _name, store in self._stores:
            with store.reading() as read:
                known_ids.update(dict.fromkeys(ids_of_kind(read.connection, kind)))
        return list(known_ids)


def _made(folder: Path, n: int) -> str:
    name = f"backup-{n}"
    (folder / name).mkdir()
    return name
