"""Files of UIMA: which there are, where their type systems lie, and which belong together."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.annotations.sidecar import NAME as SIDECAR
from annotator.formats.parsing.archives import Archive
from annotator.formats.parsing.one_article import file_name, read_bytes
from annotator.formats.uima.cas import Cas
from annotator.formats.uima.read_type_system import TypeSystems, found_beside
from annotator.formats.uima.type_system import TypeSystem

ARCHIVE = ".zip"
_INITIAL = "INITIAL_CAS"
_BY_ANNOTATOR = frozenset({"annotation", "curation"})
_NESTED = 2
_TITLE = re.compile(rb'"?documentTitle"?\s*[=:]\s*"((?:[^"\\]|\\.)*)"')
_TEXT = re.compile(rb'"?sofaString"?\s*[=:]\s*"((?:[^"\\]|\\.)*)"')

Load = Callable[[str, bytes, Callable[[], TypeSystem | None], TypeSystems], Cas]
"""Reads a CAS: what problems name, the bytes, the type system beside it if there is one, and
where type systems are kept. Raises `InputError`."""


class Kind(msgspec.Struct, frozen=True):
    """One of the two ways to write a CAS.

    Attributes:
        name: what a person calls it on the command line.
        suffix: of its files, lower case.
        recognises: whether these bytes are the beginning of such a file.
        load: reads it.
    """

    name: str
    suffix: str
    recognises: Callable[[bytes], bool]
    load: Load


class CasFile(msgspec.Struct, frozen=True):
    """A file that holds a CAS.

    Attributes:
        path: the file, or the archive that it lies in.
        members: the way to it through the archive and archives in it; empty if it lies in none.
        where: where it lies, without a suffix, as if there were no archives.
    """

    path: Path
    members: tuple[str, ...]
    where: PurePosixPath

    @property
    def file(self) -> str:
        """What problems name."""
        return "/".join((str(self.path), *self.members))

    def data(self) -> bytes:
        """The bytes.

        Raises:
            InputError: it cannot be read.
        """
        if not self.members:
            return read_bytes(self.path)
        return _opened(self.path, self.members[:-1]).read(self.members[-1])

    def type_system(self) -> tuple[str, bytes] | None:
        """The type system that lies beside it or in the folder above.

        Raises:
            InputError: it cannot be read.
        """
        stem = self.where.name
        for depth in range(len(self.members), 0, -1):
            archive = _opened(self.path, self.members[: depth - 1])
            inside = PurePosixPath(self.members[depth - 1]).parent
            folders = [inside, *inside.parents]
            near = [[n for n in archive.names if PurePosixPath(n).parent == f] for f in folders]
            if found := found_beside(stem, near, archive.read):
                name = "/".join((str(self.path), *self.members[: depth - 1], found))
                return name, archive.read(found)
        folders = [self.path.parent, *list(self.path.absolute().parents)[1:3]]
        near = [_files_in(folder) for folder in folders]
        found = found_beside(stem, near, lambda name: read_bytes(Path(name)))
        return (found, read_bytes(Path(found))) if found else None


@lru_cache(maxsize=4)
def _archive(path: Path, members: tuple[str, ...], stamp: int) -> Archive:
    if not members:
        return Archive(str(path), read_bytes(path))
    data = _archive(path, members[:-1], stamp).read(members[-1])
    return Archive("/".join((str(path), *members)), data)


def _opened(path: Path, members: tuple[str, ...]) -> Archive:
    return _archive(path, members, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _listed(folder: Path, stamp: int) -> tuple[str, ...]:  # noqa: ARG001 - a key
    try:
        return tuple(str(each) for each in folder.iterdir() if each.suffix.lower() == ".xml")
    except OSError:
        return ()


def _files_in(folder: Path) -> tuple[str, ...]:
    try:
        return _listed(folder, folder.stat().st_mtime_ns)
    except OSError:
        return ()


# Which files


def claimed(paths: Sequence[Path], kind: Kind) -> list[Path]:
    """Those of the files that are of the kind, or archives in which such lie."""
    return [path for path in paths if _is_one(path, kind)]


def _is_one(path: Path, kind: Kind) -> bool:
    suffix = path.suffix.lower()
    try:
        if suffix == ARCHIVE:
            # An export of a project is read as the folder that it was, with what lies beside.
            names = (PurePosixPath(name).name for name in _opened(path, ()).names)
            has_sidecar = SIDECAR in names
            return not has_sidecar and bool(_inside(path, kind, ()))
        if suffix != kind.suffix:
            return False
        with path.open("rb") as file:
            return kind.recognises(file.read(1 << 16))
    except (OSError, InputError):
        return False


def _inside(path: Path, kind: Kind, members: tuple[str, ...]) -> list[CasFile]:
    """The files of the kind in an archive and in those that it holds."""
    archive = _opened(path, members)
    names = [name for name in archive.names if not _is_hidden(name)]
    single = [name for name in names if name.lower().endswith(kind.suffix)]
    found: list[CasFile] = []
    outer = PurePosixPath(path.as_posix()).with_suffix("")
    for member in members:
        outer = outer / PurePosixPath(member).with_suffix("")
    for name in single:
        if kind.recognises(archive.read(name)[: 1 << 16]):
            # One file alone in an archive stands where the archive does.
            where = outer if len(single) == 1 else outer / PurePosixPath(name).with_suffix("")
            found.append(CasFile(path, (*members, name), where))
    if len(members) < _NESTED:
        for name in names:
            if name.lower().endswith(ARCHIVE):
                found += _inside(path, kind, (*members, name))
    return found


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def files_in(paths: Iterable[Path], kind: Kind, problems: list[InputError]) -> Iterator[CasFile]:
    for path in paths:
        if path.suffix.lower() != ARCHIVE:
            where = PurePosixPath(path.absolute().as_posix()).with_suffix("")
            yield CasFile(path, (), where)
            continue
        try:
            inside = _inside(path, kind, ())
            if not inside:
                raise InputError(str(path), message("cas-none-in-archive", suffix=kind.suffix))
            yield from inside
        except InputError as error:
            problems.append(error)


# Which belong together


def grouped(
    files: Iterable[CasFile], problems: list[InputError]
) -> Iterator[list[tuple[str, CasFile]]]:
    """The files of one text, each with its coder; the coder is empty if the names do not tell."""
    groups: defaultdict[tuple[str, bytes], list[CasFile]] = defaultdict(list)
    for each in files:
        try:
            data = each.data()
        except InputError as error:
            problems.append(error)
            continue
        title = found[1] if (found := _TITLE.search(data)) else b""
        texts = [match[1] for match in _TEXT.finditer(data)]
        # Files whose text is not found so stand alone.
        text = max(texts, key=len) if texts else each.file.encode(errors="replace")
        groups[hashlib.sha256(text).hexdigest(), title].append(each)
    for (_, title), group in groups.items():
        # What annotators began with says nothing that their files do not say.
        own = [each for each in group if each.where.name != _INITIAL] or group
        yield [(_coder(each, own, title.decode(errors="replace")), each) for each in own]


def _coder(file: CasFile, group: Sequence[CasFile], title: str) -> str:
    folder, name = file.where.parent.name, file.where.name
    if name == _INITIAL:
        return ""
    if len(group) == 1:
        is_named = bool(title) and folder == title and name != PurePosixPath(title).stem
        is_told = is_named or file.where.parent.parent.name in _BY_ANNOTATOR
        return file_name(name) if is_told else ""
    if len({each.where.name for each in group}) == len(group):
        return file_name(name)
    if len({each.where.parent.name for each in group}) == len(group):
        return file_name(folder)
    return file_name(f"{folder}/{name}")
