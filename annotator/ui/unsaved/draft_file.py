"""The file of drafts of one window: beside the project, locked while the window lives."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile

from annotator.core.errors import unreadable
from annotator.core.location import is_server
from annotator.services.commands.drafts import Drafts, decode


class DraftFile:
    """One file, readable by its owner alone; it is there only while something is not saved.

    Attributes:
        path: where it lies.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = QLockFile(f"{path}.lock")
        self._lock.setStaleLockTime(0)

    def claim(self) -> bool:
        """Claims the draft file for this window; whether that succeeded."""
        return self._lock.isLocked() or self._lock.tryLock(0)

    def read(self) -> Drafts:
        """What it holds.

        Raises:
            InputError: that cannot be read.
        """
        try:
            return decode(self.path.read_bytes(), str(self.path))
        except OSError as error:
            raise unreadable(self.path, error) from error

    def write(self, data: bytes) -> None:
        """Put this in its place, all or nothing.

        Raises:
            OSError: the disk is full, or the folder cannot be written.
        """
        beside = self.path.with_name(f"{self.path.name}.part")
        beside.unlink(missing_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)

    def remove(self) -> None:
        """Take it away, and let go of its name."""
        for file in (self.path, self.path.with_name(f"{self.path.name}.part")):
            file.unlink(missing_ok=True)
        self._lock.unlock()

    def let_go(self) -> None:
        """Leave it for whoever opens the project next."""
        self._lock.unlock()


def new_draft_file(location: str, project: str, folder: Path) -> DraftFile:
    """A file of this window's own; nothing is there before something is written.

    Args:
        location: the project's path or URL; of a server's, or where nothing can be written beside
            the project, drafts lie in the folder.
        project: the project's id.
        folder: where the program keeps what is its own.
    """
    for stem in _stems(location, project, folder):
        stem.parent.mkdir(parents=True, exist_ok=True)
        file = DraftFile(stem.with_name(f"{stem.name}.drafts-{uuid4().hex[:8]}.json"))
        if os.access(stem.parent, os.W_OK) and file.claim():
            return file
    raise OSError(f"No drafts can be kept: {folder} cannot be written.")


def left_draft_files(location: str, project: str, folder: Path) -> list[DraftFile]:
    """The files of windows that ended; each is this window's from now on."""
    files: list[DraftFile] = []
    for stem in _stems(location, project, folder):
        for path in sorted(stem.parent.glob(f"{_escaped(stem.name)}.drafts-*.json")):
            file = DraftFile(path)
            if file.claim():
                files.append(file)
    return files


def _stems(location: str, project: str, folder: Path) -> list[Path]:
    own = folder / "drafts" / project
    return [own] if is_server(location) else [Path(location), own]


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "[]*?" else letter for letter in name)
