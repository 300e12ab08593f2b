"""Putting database files in their places: whole or not at all, and never over what is there."""

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from annotator import atomic_files
from annotator.core.messages import message
from annotator.storage.engine import move_file
from annotator.storage.errors import StorageError


@contextmanager
def placed_file(path: Path, keep_as: Path | None = None) -> Generator[Path, None, None]:
    """A name for a database file, which takes its place when the block ends, if that succeeds.

    At any moment the place holds what was there or the new file, whole, or the next start brings
    back what was. When the block ends, nobody may have the new file open.

    Args:
        path: the place.
        keep_as: the name beside it for what is there, a log without its database included. If not
            given, nothing may be there.

    Raises:
        StorageError: something is there and is not to be replaced, or the place cannot be written.
    """
    with _explained(path):
        if not keep_as and path.exists():
            raise FileExistsError
        if path.parent.exists() and not path.parent.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_files.part_of(path) as part:
        yield part
        with _explained(path):
            if keep_as and path.exists():
                atomic_files.exchange(part, path, keep_as)
            else:
                if keep_as:
                    # It must not be played into the database that comes beside it.
                    move_file(path, keep_as)
                atomic_files.put(part, path, new=True)


@contextmanager
def _explained(path: Path) -> Generator[None, None, None]:
    try:
        yield
    except FileExistsError as error:
        raise StorageError(message("exists-already", place=str(path))) from error
    except OSError as error:
        raise StorageError(
            message("cannot-be-made", place=str(path), reason=error.strerror or str(error))
        ) from error
