"""Whether this process still holds its locks on the project files that it has open.

On POSIX, closing any descriptor of a file drops all locks of the process on that file. Whoever
opens a project file by anything but SQLite while it is open hands it to the next process, which
takes itself for the last one and deletes the log that is still being written.
"""

import os
import sys
import traceback
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Pool

from annotator.core.location import is_server
from annotator.storage.store import Store

LOCKS = Path("/proc/locks")
needs_locks = pytest.mark.skipif(not LOCKS.exists(), reason="the system does not list its locks")


def is_locked(inode: int, process: int | None = None) -> bool:
    """Whether the process, this one if none is given, holds a lock on the file of that inode."""
    process = process or os.getpid()
    for line in LOCKS.read_text(encoding="ascii").splitlines():
        # “1: POSIX  ADVISORY  READ 4711 08:01:131072 1073741826 1073742335”, a waiting one “1: ->”.
        words = line.split()
        if words[1] == "POSIX" and words[4] == str(process) and words[5].endswith(f":{inode}"):
            return True
    return False


def unlocked(project: Path | str) -> list[str]:
    """Which of an open project's files this process holds no lock on."""
    file = Path(project)
    beside = file.with_name(f"{file.name}-shm")
    return [each.name for each in (file, beside) if not is_locked(each.stat().st_ino)]


class Watch:
    """Notes who opens a project file that is open, and which store was closed without its lock."""

    def __init__(self) -> None:
        self.findings: list[str] = []
        self._inodes: dict[Store, int] = {}

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Takes an event of `sys.addaudithook`."""
        if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.fsdecode(arguments[0])
            name, flags = path.rpartition("/")[2], arguments[2]
            # SQLite holds no locks on the log itself, and a new file is not one that is open.
            is_of_project = ".annotator" in name and not name.endswith("-wal")
            if is_of_project and not flags & os.O_EXCL and _is_open(path):
                frames = [
                    each for each in traceback.extract_stack() if "-packages" not in each.filename
                ]
                stack = "".join(traceback.format_list(frames[-8:-1]))
                self.findings.append(f"{path} was opened while SQLite had it open:\n{stack}")

    def opened(self, store: Store) -> None:
        """Remembers which file the store began with: it may be moved or replaced."""
        if LOCKS.exists() and not is_server(store.location):
            # Nothing more is done than must be.
            self._inodes[store] = os.stat(str(store.engine.url.database)).st_ino  # noqa: PTH116

    def closing(self, store: Store) -> None:
        """Asks for the lock of a store's file at the end of its work."""
        inode = self._inodes.pop(store, None)
        if inode is not None and _connections(store.engine.pool) and not is_locked(inode):
            self.findings.append(f"the lock on {store.location} was lost while it was open")


def _is_open(path: str) -> bool:
    try:
        wanted = os.stat(path)  # noqa: PTH116 - no more is done than must be
    except OSError:
        return False
    for name in os.listdir("/dev/fd"):  # noqa: PTH208 - no more is done than must be
        try:
            if os.path.samestat(wanted, os.fstat(int(name))):
                return True
        except OSError:
            continue  # That of the listing itself.
    return False


def _connections(pool: Pool) -> int:
    counts = [getattr(pool, name, int)() for name in ("checkedin", "checkedout")]
    return sum(counts)


def watched(monkeypatch: pytest.MonkeyPatch, watch: Watch) -> None:
    """Lets the watch know of every store."""
    make, close = Store.__init__, Store.close

    def init(store: Store, *arguments: Any, **named: Any) -> None:
        make(store, *arguments, **named)
        watch.opened(store)

    def closing(store: Store) -> None:
        watch.closing(store)
        close(store)

    monkeypatch.setattr(Store, "__init__", init)
    monkeypatch.setattr(Store, "close", closing)


WATCH = Watch()
if sys.platform != "win32":
    sys.addaudithook(WATCH.audit)
