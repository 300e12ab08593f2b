"""Files and folders that are there whole or not at all, also if the process is killed meanwhile.

What is written lies beside its place as a part, and takes its place once it is whole and on the
disk.
"""

import errno
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator import leftovers

_FEW_FILES = 200


@contextmanager
def part_of(path: Path) -> Generator[Path, None, None]:
    """A name beside the path under which to write; what is there at the end is removed.

    What killed processes left in the folder is removed before.

    Raises:
        OSError: the path is a device or a pipe, whose place no file can take.
    """
    path = _real(path)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.ENOTSUP, "It is a device or a pipe, no file", str(path))
    leftovers.clear(path.parent)
    with leftovers.own_name(path, "part") as part:
        try:
            yield part
        finally:
            leftovers.remove(part)


@contextmanager
def replacing(path: Path) -> Generator[BinaryIO, None, None]:
    """A new file that takes the path's place when the block ends, and vanishes if it fails.

    Raises:
        OSError: the file cannot be written.
    """
    with part_of(path) as part:
        with part.open("xb") as file:
            yield file
        put(part, path)


def write(path: Path, data: bytes) -> None:
    """Writes a file; one that is there is replaced once the new one is whole.

    Raises:
        OSError: the file cannot be written.
    """
    with replacing(path) as file:
        file.write(data)


def put(part: Path, path: Path, *, new: bool = False) -> None:
    """Puts a part that is whole in its place, for good.

    Args:
        part: a file or folder of `part_of`, which nobody has open.
        path: where it belongs; what is there is replaced.
        new: whether nothing may be there.

    Raises:
        FileExistsError: something is there, and the part is to be new.
        OSError: the part cannot be moved there.
    """
    path = _real(path)
    if path.is_dir() and not new:
        exchange(part, path)
        return
    _sync_all(part)
    if new:
        _put_new(part, path)
    else:
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    _sync_folder(path.parent)


def exchange(part: Path, path: Path, keep_as: Path | None = None) -> None:
    """Puts a part in the place of what is there, which is kept under another name or removed.

    At any moment the one or the other is there, or `leftovers.clear` brings back what was.

    Args:
        part: a file or folder of `part_of`, which nobody has open.
        path: where it belongs, and where something is.
        keep_as: the name beside it for what is there, which is a database, and for its logs.

    Raises:
        OSError: the part cannot be moved there; then all is as it was.
    """
    path = _real(path)
    _sync_all(part)
    with leftovers.own_name(path, "replaced") as aside:
        old = aside / path.name / (keep_as or path).name
        try:
            old.parent.mkdir(parents=True)
            # The log first: it must never lie beside another database than its own.
            for beside in leftovers.LOGS if keep_as else ():
                log = path.with_name(path.name + beside)
                if log.exists():
                    log.rename(old.with_name(old.name + beside))
            try:
                os.link(path, old)
            except OSError:
                # Folders, and file systems without hard links: for a moment nothing is there.
                path.rename(old)
            part.replace(path)
            _sync_folder(path.parent)
        finally:
            leftovers.settle(aside)


def _real(path: Path) -> Path:
    """Where a link leads: what is replaced is the file, not the link."""
    return path.resolve() if path.is_symlink() else path.absolute()


def _put_new(part: Path, path: Path) -> None:
    try:
        # Unlike a rename it never replaces what somebody put there meanwhile.
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        part.rename(path)


def _sync_all(path: Path) -> None:
    if not path.is_dir():
        _sync(path)
        return
    files = [Path(folder) / name for folder, _, names in os.walk(path) for name in names]
    if len(files) > _FEW_FILES and hasattr(os, "sync"):
        os.sync()
        return
    for file in files:
        _sync(file)
    for folder, _, _ in os.walk(path):
        _sync_folder(Path(folder))


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Brings the names in a folder to the disk, where folders can be opened for that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise
    finally:
        os.close(descriptor)
