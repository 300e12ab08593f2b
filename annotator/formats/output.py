"""Output that is there whole or not at all."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator import atomic_files
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
    with _explained(path), atomic_files.replacing(path) as file:
        yield file


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
    with _explained(path):
        _refuse_foreign(path, own_names)
        with atomic_files.part_of(path) as part:
            part.mkdir()
            yield part
            atomic_files.put(part, path)


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


def _require_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise AnnotatorError(f"There is no folder {folder}. Make it, or write somewhere else.")


@contextmanager
def _explained(path: Path) -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        raise AnnotatorError(f"{path} cannot be written: {error.strerror or error}.") from error
