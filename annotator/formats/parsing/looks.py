"""One look at each file: an import asks many formats about it, and then reads it.

To open each of a hundred thousand small texts anew for every question takes longer than to read
them.
"""

import os
from collections import OrderedDict
from pathlib import Path
from threading import Lock

HEAD = 1 << 14
"""How many bytes of a file are looked at; most texts are shorter."""
_MOST_KEPT = 32 << 20
_State = tuple[int, int]


def ends_with(path: Path, extensions: str | tuple[str, ...]) -> bool:
    """Whether the file's name ends so, whatever its letters' case.

    Every format asks this of every file: to take a path apart takes ten times as long.
    """
    return str(path).lower().endswith(extensions)


class _Heads:
    """The beginnings of the files that were looked at last."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[_State, bytes]] = OrderedDict()
        self._size = 0

    def get(self, path: Path, there: os.stat_result) -> bytes:
        name, state = str(path), (there.st_mtime_ns, there.st_size)
        with self._lock:
            known = self._kept.get(name)
        if known is not None and known[0] == state:
            return known[1]
        with path.open("rb") as file:
            head = file.read(HEAD)
        self._keep(name, state, head)
        return head

    def _keep(self, name: str, state: _State, head: bytes) -> None:
        self.drop(name)
        with self._lock:
            self._kept[name] = state, head
            self._size += len(head)
            while self._size > _MOST_KEPT:
                _, (_, oldest) = self._kept.popitem(last=False)
                self._size -= len(oldest)

    def drop(self, name: str) -> None:
        with self._lock:
            known = self._kept.pop(name, None)
            self._size -= len(known[1]) if known else 0


_heads = _Heads()


def head_of(path: Path) -> bytes:
    """The first `HEAD` bytes of a file, read again only if it has changed since.

    Raises:
        OSError: it cannot be read.
    """
    return _heads.get(path, path.stat())


def taken(path: Path, there: os.stat_result) -> bytes:
    """All bytes of a file that is to be read now, and so need not be kept any longer.

    Args:
        path: the file.
        there: its status.

    Raises:
        OSError: it cannot be read.
    """
    if there.st_size > HEAD:
        _heads.drop(str(path))
        return path.read_bytes()
    whole = _heads.get(path, there)
    _heads.drop(str(path))
    # One that grew in between is read again.
    return whole if len(whole) == there.st_size else path.read_bytes()
