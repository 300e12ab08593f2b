"""Telling project files from what can be imported, without opening them.

To close any descriptor of a file drops all locks that the process holds on it: the next process
would take an open project for one that nobody has open.
"""

import os
from pathlib import Path

from annotator.core.location import is_server
from annotator.storage.engine import SUFFIX, file_of

_BESIDE = ("", "-wal", "-shm", "-journal")
_NAMES = tuple(f"{SUFFIX}{beside}" for beside in _BESIDE)


class ProjectFiles:
    """The files of projects: of the one that is open by whatever name, of others by theirs."""

    def __init__(self, location: str) -> None:
        """Knows the project that is open there."""
        self._own: set[tuple[int, int]] = set()
        if not is_server(location):
            file = file_of(location)
            for beside in _BESIDE:
                if found := _identity(file.with_name(file.name + beside)):
                    self._own.add(found)

    def is_another(self, path: Path) -> bool:
        """Whether the path is the database of a project that is not the one that is open."""
        return (
            path.name.lower().endswith(SUFFIX)
            and path.is_file()
            and _identity(path) not in self._own
        )

    def __contains__(self, path: Path) -> bool:
        """Whether the path, or what it links to, is a project's database or lies beside one."""
        if path.name.lower().endswith(_NAMES):
            return True
        if path.is_symlink() and os.path.realpath(path).lower().endswith(_NAMES):
            return True
        return _identity(path) in self._own


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
