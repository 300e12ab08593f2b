"""What a killed process left beside its files: told by its name, and cleared away by the next one.

A part of a file that is being written, and what is being exchanged for another, are called so that
the name says which process of which machine is at it. What belongs to a process that lives stays.
"""

import hashlib
import os
import platform
import re
import secrets
import shutil
import sys
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from annotator.core.deferred import deferred

if TYPE_CHECKING:
    import ctypes
else:
    # Needed on Windows alone.
    ctypes = deferred("ctypes")

LOGS = ("-wal", "-shm")
"""What SQLite lays beside a database while it is open, or was when its process was killed."""
_OURS = re.compile(
    r"(?P<name>\..+\.annotator-(?P<machine>[0-9a-f]{8})-(?P<process>[0-9]{1,10})-[0-9a-f]{8}"
    r"\.(?P<what>part|replaced))(?:-wal|-shm|-journal)?"
)
_ABANDONED = 24 * 60 * 60
"""Seconds after which what nobody touched is left over, whoever began it: of processes on other
machines, which share the folder by a network or a synchroniser, nothing else is known."""
_NAME_BYTES = 150

_in_use: set[str] = set()


@contextmanager
def own_name(path: Path, what: Literal["part", "replaced"]) -> Generator[Path, None, None]:
    """A name beside the path that is this process's own until the block ends."""
    # A name may have 255 bytes on most file systems.
    name = path.name.encode()[:_NAME_BYTES].decode(errors="ignore")
    who = f"{_machine()}-{os.getpid()}-{secrets.token_hex(4)}"
    own = path.with_name(f".{name}.annotator-{who}.{what}")
    _in_use.add(own.name)
    try:
        yield own
    finally:
        _in_use.discard(own.name)


def clear(folder: Path) -> None:
    """Removes what killed processes left in a folder, and settles what they were exchanging."""
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError:
        return  # nothing of ours can be where nothing can be read
    for name in names:
        match = _OURS.fullmatch(name)
        # What cannot be removed now, as from a folder that is read-only, is at the next time.
        with suppress(OSError):
            if match and not _is_live(folder / name, match):
                if match["what"] == "replaced":
                    settle(folder / name)
                else:
                    remove(folder / name)


def settle(aside: Path) -> None:
    """Takes an exchange back if nothing took the place yet, else ends it.

    Args:
        aside: a folder with one in it, called as the place; in that lies what was there, called as
            it is to be kept, or as the place if it is not; beside it what SQLite laid beside it.
    """
    for own in aside.iterdir() if aside.exists() else ():
        _settle_place(aside.with_name(own.name), own)
        own.rmdir()
    with suppress(FileNotFoundError):
        aside.rmdir()


def _settle_place(place: Path, own: Path) -> None:
    held = list(own.iterdir())
    old = next((each for each in held if not each.name.endswith(LOGS)), None)
    logs = [each for each in held if each != old]
    if old is None or not place.exists() or old.samefile(place):
        if old and place.exists():
            old.unlink()
        elif old:
            old.rename(place)
        for log in logs:
            log.replace(place.with_name(place.name + log.name[-4:]))
    elif old.name == place.name:
        remove(old)
    else:
        saved_as = _free(place.with_name(old.name))
        # Were the file first and this killed, they would be taken for the new one's.
        for log in logs:
            log.rename(saved_as.with_name(saved_as.name + log.name[-4:]))
        old.rename(saved_as)


def remove(path: Path) -> None:
    """Removes a folder with all in it, or a file with what SQLite lays beside it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
        return
    for beside in ("", *LOGS, "-journal"):
        path.with_name(path.name + beside).unlink(missing_ok=True)


def _free(path: Path) -> Path:
    """The path, or one like it where nothing is."""
    names = (f"{path.stem}-{n}{path.suffix}" for n in range(2, 1000))
    return next(each for each in (path, *map(path.with_name, names)) if not each.exists())


def _is_live(path: Path, match: re.Match[str]) -> bool:
    """Whether somebody may be at it still."""
    process = int(match["process"])
    if match["machine"] == _machine():
        if process == os.getpid():
            return match["name"] in _in_use
        if not _is_running(process):
            return False
    # The number of a process that ended may be another's by now, which then keeps it for a day.
    return time.time() - path.stat().st_mtime < _ABANDONED


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, process)  # PROCESS_QUERY_LIMITED_INFORMATION
        code = ctypes.c_ulong()
        known = bool(handle) and kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return bool(known) and code.value == 259  # STILL_ACTIVE
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


@cache
def _machine() -> str:
    """What tells apart the machines, and the containers on one, that number their processes."""
    about = [platform.node()]
    if sys.platform == "linux":
        for read in (Path("/etc/machine-id").read_text, Path("/proc/self/ns/pid").readlink):
            with suppress(OSError):
                about.append(str(read()))
    else:
        about.append(str(uuid.getnode()))
    return hashlib.blake2b("\0".join(about).encode(), digest_size=4).hexdigest()
