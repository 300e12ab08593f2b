"""Output that is there whole or not at all."""

import os
import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator.core.errors import AnnotatorError


@contextmanager
def replacing_file(path: Path) -> Generator[BinaryIO, None, None]:
    """A new file that takes the path's place when the block ends, and vanishes if it fails.

    Raises:
        AnnotatorError: the place cannot be written to.
    """
    if path.is_dir():
        raise AnnotatorError(f"{path} is a folder. Name a file to write to.")
    if path.exists() and not path.is_file():
        raise AnnotatorError(f"{path} is a device or a pipe. Name a file to write to.")
    _require_folder(path.parent)
    temporary = _sibling(path)
    with _explained(path):
        try:
            with temporary.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


@contextmanager
def replacing_folder(path: Path, own_names: frozenset[str]) -> Generator[Path, None, None]:
    """A new folder that takes the path's place when the block ends, and vanishes if it fails.

    Args:
        path: where the folder is to be.
        own_names: the files that an earlier output may have left there. A folder that holds
            anything else is never replaced.

    Raises:
        AnnotatorError: the place cannot be written to, or holds other things.
    """
    if path.exists() and not path.is_dir():
        raise AnnotatorError(f"{path} is a file. Name a folder to write to.")
    _require_folder(path.absolute().parent)
    if not path.absolute().name:
        raise AnnotatorError(f"{path} cannot be replaced. Name a folder to write to.")
    temporary = _sibling(path.absolute())
    with _explained(path):
        _refuse_foreign(path, own_names)
        try:
            temporary.mkdir()
            yield temporary
            _swap(temporary, path.absolute())
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise


def _refuse_foreign(path: Path, own_names: frozenset[str]) -> None:
    if not path.is_dir():
        return
    foreign = sorted({entry.name for entry in path.iterdir()} - own_names)
    if foreign:
        shown = ", ".join(foreign[:3]) + (" …" if len(foreign) > 3 else "")
        raise AnnotatorError(
            f"The folder {path} holds other files ({shown}), which are not from an export of "
            "this project. Name a new or an empty folder."
        )


def _swap(new: Path, path: Path) -> None:
    if not path.is_dir():
        new.rename(path)
        return
    old = new.with_name(f"{new.name}.old")
    path.rename(old)
    try:
        new.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old)


def _sibling(path: Path) -> Path:
    """Beside the path, so that renaming onto it stays within one file system."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def _require_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise AnnotatorError(f"There is no folder {folder}. Make it, or write somewhere else.")


@contextmanager
def _explained(path: Path) -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        raise AnnotatorError(f"{path} cannot be written: {error.strerror or error}.") from error
