"""Output that is there whole or not at all."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator import atomic_files
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.formats import export_manifest


@contextmanager
def replacing_file(path: Path) -> Generator[BinaryIO, None, None]:
    """A new file that takes the path's place when the block ends, and vanishes if it fails.

    Raises:
        AnnotatorError: the place cannot be written to.
    """
    require_place(path, is_folder=False)
    with _explained(path), atomic_files.replacing(path) as file:
        yield file


@contextmanager
def replacing_folder(
    path: Path, project: str, format_name: str, known: frozenset[str] = frozenset()
) -> Generator[Path, None, None]:
    """A new folder that takes the path's place when the block ends, and vanishes if it fails.

    What an earlier export of the project in the format left there is replaced; whatever else is
    there stays.

    Args:
        path: where the folder is to be.
        project: the id of the project.
        format_name: of the format.
        known: the files that an older version of the program may have left there.

    Raises:
        AnnotatorError: the place cannot be written to, or something there would be lost.
    """
    require_place(path, is_folder=True)
    place = path.resolve()
    with _explained(path):
        if place.is_dir():
            export_manifest.require_replaceable(place, project, format_name, known)
        with atomic_files.part_of(place) as part:
            part.mkdir()
            yield part
            export_manifest.write(part, project, format_name)
            if place.is_dir():
                export_manifest.carry_over(place, part, known)
            atomic_files.put(part, place)


def require_place(path: Path, *, is_folder: bool) -> None:
    """Refuses a place where no file, or no folder, can be made whatever is written.

    Raises:
        AnnotatorError: it says why, before anything is written.
    """
    with _explained(path):
        if is_folder:
            if path.exists() and not path.is_dir():
                raise AnnotatorError(message("file-not-folder", path=str(path)))
        elif path.is_dir():
            raise AnnotatorError(message("folder-not-file", path=str(path)))
        elif path.exists() and not path.is_file():
            raise AnnotatorError(message("device-not-file", path=str(path)))
        folder = path.absolute().parent
        if not folder.is_dir():
            raise AnnotatorError(message("no-such-folder", folder=str(folder)))
        if not path.absolute().name:
            raise AnnotatorError(message("not-replaceable", path=str(path)))


@contextmanager
def _explained(path: Path) -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        raise AnnotatorError(
            message("cannot-be-written", path=str(path), reason=error.strerror or str(error))
        ) from error
