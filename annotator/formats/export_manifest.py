"""Which files of a folder an export of ours left there, so that the next one may replace them, and
only them."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message

NAME = ".annotator-export.jsonl"
_MOST_OF_A_LINE = 1 << 16


class _Head(msgspec.Struct, frozen=True):
    """The first line: of which project it is an export, and in which format.

    Each line after it is a file's path within the folder and the SHA-256 of what was written.
    """

    project: str
    format: str
    version: int = 1


class Manifest(msgspec.Struct, frozen=True):
    """What an export left in a folder.

    Attributes:
        project: the id of the project.
        format: the name of the format.
        files: the SHA-256 of each file by its path.
    """

    project: str
    format: str
    files: dict[str, str]


def read(folder: Path) -> Manifest | None:
    """What an export left in the folder; None if nothing there says so, or not as we write it.

    Raises:
        OSError: the folder cannot be read.
    """
    try:
        with (folder / NAME).open("rb") as file:
            head = msgspec.json.decode(file.readline(_MOST_OF_A_LINE), type=_Head)
            pair = msgspec.json.Decoder(tuple[str, str])
            lines = iter(lambda: file.readline(_MOST_OF_A_LINE), b"")
            return Manifest(head.project, head.format, dict(map(pair.decode, lines)))
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def write(folder: Path, project: str, format_name: str) -> None:
    """Notes everything that is in the folder as left there by an export.

    Raises:
        OSError: the folder cannot be read or written.
    """
    with (folder / NAME).open("xb") as out:
        out.write(msgspec.json.encode(_Head(project, format_name)) + b"\n")
        for path in _files(folder):
            if path.name != NAME:
                out.write(msgspec.json.encode((_place(folder, path), _hashed(path))) + b"\n")


def require_replaceable(
    folder: Path, project: str, format_name: str, known: frozenset[str]
) -> None:
    """Goes on only where an export of the project in the format may be written over.

    Args:
        folder: where to.
        project: the id of the project.
        format_name: of the format.
        known: names of files that an older version wrote without saying so.

    Raises:
        AnnotatorError: something would be lost, or nothing says what is there; says what.
        OSError: the folder cannot be read.
    """
    there = sorted(entry.name for entry in folder.iterdir())
    if known.issuperset(there):
        return
    manifest = read(folder)
    if manifest is None:
        raise AnnotatorError(
            message("folder-not-an-export", folder=str(folder), files=_shown(there))
        )
    if manifest.project != project:
        raise AnnotatorError(message("folder-of-another-project", folder=str(folder)))
    if manifest.format != format_name:
        raise AnnotatorError(
            message(
                "folder-of-another-format",
                folder=str(folder),
                format=manifest.format,
                wanted=format_name,
            )
        )
    changed = [
        place
        for path in _files(folder)
        if (place := _place(folder, path)) in manifest.files
        and _hashed(path) != manifest.files[place]
    ]
    if changed:
        raise AnnotatorError(
            message("export-changed-since", folder=str(folder), files=_shown(changed))
        )


def carry_over(old: Path, new: Path, known: frozenset[str]) -> None:
    """Puts what no export left in the old folder into the new one, as it is.

    Args:
        old: the folder.
        new: the one that takes its place.
        known: names of files that an older version wrote without saying so.

    Raises:
        AnnotatorError: the export has a file of that name.
        OSError: it cannot be read or written.
    """
    manifest = read(old)
    own = manifest.files.keys() if manifest else known
    for path in _files(old):
        place = _place(old, path)
        if place in own or place == NAME:
            continue
        target = new / place
        if os.path.lexists(target):
            raise AnnotatorError(message("not-from-an-export", path=str(path)))
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(path, target)


def _place(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _files(folder: Path) -> Iterator[Path]:
    """All files and links below the folder; folders behind links are not looked into."""
    for place, folders, names in os.walk(folder, onerror=_raise):
        files = [Path(place) / name for name in (*folders, *names)]
        yield from sorted(path for path in files if path.is_symlink() or not path.is_dir())


def _raise(error: OSError) -> None:
    raise error


def _link(path: Path, target: Path) -> None:
    try:
        os.link(path, target, follow_symlinks=False)
    except OSError:
        # Not all file systems give a file two names.
        shutil.copy2(path, target, follow_symlinks=False)


def _hashed(path: Path) -> str:
    if path.is_symlink():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _shown(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
