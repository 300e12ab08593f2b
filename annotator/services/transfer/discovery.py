"""Which files an import is about: those that a person names, and those in folders and archives."""

import os
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from annotator.core.errors import InputError
from annotator.core.messages import Message, first_of, message, of_file
from annotator.formats.annotations.sidecar import is_sidecar
from annotator.formats.export_manifest import NAME as MANIFEST
from annotator.formats.format import Format
from annotator.formats.tables.address_lists import is_address_list
from annotator.services.transfer.archives import EXTENSION as ARCHIVE
from annotator.services.transfer.archives import Unpacking
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.project_files import ProjectFiles

_NAMED = 20
"""So many files that are left out a note names."""


def files_of(
    paths: Sequence[Path],
    chosen: Format | None,
    known: Sequence[Format],
    tally: Tally,
    unpacking: Unpacking,
    projects: ProjectFiles,
) -> list[Path]:
    """The files to read, none twice. Files of projects are left out, and never opened.

    Args:
        paths: what a person named.
        chosen: the format that all are in; None if each file tells.
        known: the formats that there are.
        tally: where it is noted what was left out.
        unpacking: where archives are unpacked to.
        projects: which files are those of projects.

    Raises:
        InputError: a path does not exist, a folder holds no articles, or an archive cannot be
            unpacked and that is to stop everything.
    """
    by_path: dict[Path, Path] = {}
    folders: dict[Path, Path] = {}
    for path in paths:
        if path in projects and path.exists():
            unpacking.refuse(InputError(str(path), message("is-a-project")))
            continue
        for file in _files_of(path, chosen, known, tally, unpacking, projects):
            by_path.setdefault(_resolved(file, folders), file)
    if len(by_path) == 1:
        return list(by_path.values())
    # Named along with the files that it says more of, as by a shell's “*”.
    beside = _companions(known)
    return [file for file in by_path.values() if file.name not in beside and not is_sidecar(file)]


def _companions(known: Sequence[Format]) -> frozenset[str]:
    """The names of files that only go with others."""
    return frozenset((MANIFEST, *(name for each in known for name in each.companions)))


def _resolved(file: Path, folders: dict[Path, Path]) -> Path:
    """The file's one true place; that of its folder is looked up once, since there may be many."""
    if file.is_symlink():
        return file.resolve()
    above = folders.get(file.parent)
    if above is None:
        above = folders[file.parent] = file.parent.resolve()
    return above / file.name


def _files_of(
    path: Path,
    chosen: Format | None,
    known: Sequence[Format],
    tally: Tally,
    unpacking: Unpacking,
    projects: ProjectFiles,
) -> Sequence[Path]:
    is_archive = path.suffix.lower() == ARCHIVE and path.is_file()
    if is_archive and not _is_of_a_format(path, [chosen] if chosen else known):
        folder = unpacking.folder(path)
        try:
            if folder is None:
                return []
            return _files_in(folder, chosen, known, tally, unpacking, projects)
        except InputError as error:
            if error.code == "folder-without-articles":
                reason = message("archive-without-articles", **error.parameters)
                unpacking.refuse(InputError(error.file, reason))
            else:
                unpacking.refuse(error)
            return []
    if path.is_dir():
        return _files_in(path, chosen, known, tally, unpacking, projects)
    if path.is_file():
        return [path]
    if path.exists():
        raise InputError(str(path), message("no-file-nor-folder"))
    if path.is_symlink():
        raise InputError(str(path), message("dangling-link"))
    raise InputError(str(path), message("no-such-file"))


def _files_in(
    folder: Path,
    chosen: Format | None,
    known: Sequence[Format],
    tally: Tally,
    unpacking: Unpacking,
    projects: ProjectFiles,
) -> list[Path]:
    searched = [chosen] if chosen else [each for each in known if each.reader]
    everything: list[Path] = []
    archives: list[Path] = []
    companions = _companions(known)
    for path in _walked(folder, tally):
        if path in projects:
            tally.notes.append(of_file(path, message("project-left-out")))
            continue
        if path.name in companions or is_sidecar(path):
            continue
        (archives if path.suffix.lower() == ARCHIVE else everything).append(path)
    is_chosen = chosen is not None
    claims = (each.claims(everything, is_search=True, is_chosen=is_chosen) for each in searched)
    wanted = set[Path]().union(*(each.likely for each in claims))
    fitting = [
        path for path in everything if path in wanted or (chosen is None and is_address_list(path))
    ]
    if not fitting and not archives:
        extensions = {extension for each in searched for extension in each.extensions}
        raise InputError(
            str(folder),
            message("folder-without-articles", names=", ".join(sorted(extensions))),
        )
    taken = set(fitting)
    if chosen is not None and chosen.reader is not None and chosen.reader.is_corpus:
        # What lies beside the files that have the format's name, such as their texts.
        taken |= chosen.claims(everything).likely
    used = [each.is_used for each in searched if each.is_used]
    skipped = [
        path
        for path in everything
        if path not in taken and not any(is_used(path) for is_used in used)
    ]
    if skipped:
        tally.notes.append(_left_out(folder, skipped))
    for archive in archives:
        # As a folder, unless a format has archives of its own and this is one.
        fitting += _files_of(archive, chosen, known, tally, unpacking, projects)
    return fitting


def _left_out(folder: Path, files: Sequence[Path]) -> Message:
    """The note that names what of a folder nobody reads."""
    shown = first_of([str(path.relative_to(folder)) for path in files], _NAMED)
    return of_file(folder, message("other-files-left-out", count=len(files), shown=shown))


def _is_of_a_format(archive: Path, known: Sequence[Format]) -> bool:
    """Whether a format reads such archives as they are."""
    return any(ARCHIVE in each.extensions and each.claims([archive]).likely for each in known)


def _walked(folder: Path, tally: Tally) -> Iterator[Path]:
    """The files of a folder and of those in it but for hidden ones, in the order of their paths.

    Links to files are followed, links to folders are not: they may lead in a circle.
    """

    def refused(error: OSError) -> None:
        reason = message("folder-unreadable", reason=error.strerror or str(error))
        tally.refuse(InputError(str(error.filename), reason))

    links = 0
    files: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "__MACOSX"]
        links += sum(map(_is_link, (Path(place) / name for name in folders)))
        for name in names:
            path = Path(place) / name
            if name.startswith("."):
                continue
            try:
                if path.is_file():
                    files.append(path)
                elif path.is_symlink():
                    tally.refuse(InputError(str(path), message("dangling-link")))
            except OSError as error:
                reason = message("cannot-be-read", reason=error.strerror or str(error))
                tally.refuse(InputError(str(path), reason))
    if links:
        tally.notes.append(of_file(folder, message("links-not-followed", count=links)))
    yield from sorted(files, key=attrgetter("parts"))


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        # Its folder may not be looked into, which is said of what is in it.
        return False
