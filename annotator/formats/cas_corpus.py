"""Files of UIMA as a corpus: which belong together, whose they are, and what was left."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
from msgspec.structs import replace

from annotator.core.article import Article
from annotator.core.errors import InputError
from annotator.formats import cas
from annotator.formats.archives import Archive
from annotator.formats.cas_reading import Origin, article_of
from annotator.formats.cas_structures import Loaded, View, views
from annotator.formats.cas_types import Types, TypeSystems, found_beside
from annotator.formats.foreign import Annotation, ForeignArticle, Relation
from annotator.formats.foreign_content import ForeignContent, Reading
from annotator.formats.one_article import file_name, origin, read_bytes
from annotator.formats.sidecar import Sidecar, sidecar_of

ARCHIVE = ".zip"
_INITIAL = "INITIAL_CAS"
_BY_ANNOTATOR = frozenset({"annotation", "curation"})
_NESTED = 2
_TITLE = re.compile(rb'"?documentTitle"?\s*[=:]\s*"((?:[^"\\]|\\.)*)"')
_TEXT = re.compile(rb'"?sofaString"?\s*[=:]\s*"((?:[^"\\]|\\.)*)"')

Load = Callable[[str, bytes, Callable[[], Types | None], TypeSystems], Loaded]
"""Reads a CAS: what problems name, the bytes, the type system beside it if there is one, and
where type systems are kept. Raises `InputError`."""


class Kind(msgspec.Struct, frozen=True):
    """One of the two ways to write a CAS.

    Attributes:
        suffix: of its files, lower case.
        recognises: whether these bytes are the beginning of such a file.
        load: reads it.
    """

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
def _archive(path: Path, members: tuple[str, ...], stamp: int) -> Archive:  # noqa: ARG001 - a key
    data = read_bytes(path)
    for member in members:
        data = Archive(str(path), data).read(member)
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
            return bool(_inside(path, kind, ()))
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


def _files(paths: Iterable[Path], kind: Kind, problems: list[InputError]) -> Iterator[CasFile]:
    for path in paths:
        if path.suffix.lower() != ARCHIVE:
            where = PurePosixPath(path.absolute().as_posix()).with_suffix("")
            yield CasFile(path, (), where)
            continue
        try:
            inside = _inside(path, kind, ())
            if not inside:
                raise InputError(str(path), f"the archive holds no {kind.suffix} of UIMA.")
            yield from inside
        except InputError as error:
            problems.append(error)


# Which belong together


def _grouped(
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
        if len(group) > 1:
            group = [each for each in group if each.where.name != _INITIAL] or group
        yield [(_coder(each, group, title.decode(errors="replace")), each) for each in group]


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


class CasDocument:
    """The files of one text as a source of articles: one for each of their texts."""

    def __init__(
        self,
        files: Sequence[tuple[str, CasFile]],
        load: Load,
        corpus: "_Corpus",
    ) -> None:
        """Reads nothing yet."""
        self._files = list(files)
        self._load = load
        self._corpus = corpus
        self._ids: dict[str, str] = {}
        self._is_counted = False

    @property
    def file(self) -> str:
        """What problems name."""
        return self._files[0][1].file

    def documents(self) -> Iterator[ForeignArticle]:
        """The articles; a file that does not hold is left out, unless it is the only one.

        Raises:
            InputError: none of the files holds; names file and place.
        """
        left: Counter[str] = Counter()
        found: dict[str, ForeignArticle] = {}
        sound: list[tuple[str, CasFile]] = []
        for coder, file in self._files:
            try:
                articles = list(self._articles(coder, file, left))
            except InputError as error:
                if len(self._files) == 1:
                    raise
                self._corpus.problems.append(error)
                continue
            sound.append((coder, file))
            for each in articles:
                known = found.get(each.article.sha256)
                found[each.article.sha256] = _merged(known, each) if known else each
        if not sound:
            error = self._corpus.problems.pop()
            raise error
        self._files = sound
        if not self._is_counted:
            self._is_counted = True
            self._corpus.left.update(left)
        yield from found.values()

    def _articles(self, coder: str, file: CasFile, left: Counter[str]) -> Iterator[ForeignArticle]:
        data = file.data()
        if not data.strip():
            raise InputError(file.file, "the file is empty. Put a CAS into it or leave it out.")
        loaded = self._load(
            file.file, data, lambda: self._corpus.types_of(file), self._corpus.systems
        )
        all_views = list(views(loaded))
        filled = [view for view in all_views if view.text.strip()]
        if not filled:
            raise InputError(file.file, "it holds no text: none of its views has one.")
        left["empty"] += len(loaded.cas.views) - len(filled) - _unused_views(loaded)
        for view in filled:
            beside = self._corpus.beside
            is_plain = beside is None
            prefix = f"{coder}/" if coder and is_plain else ""
            name = Origin(file.file, coder if is_plain else "", prefix, self._corpus.mapped)
            document = self._article(view, loaded, name, file, left, data)
            if beside is not None:
                place = file.path.with_suffix("")
                document = _without_known(beside.joined(place, document))
            yield document

    def _article(  # noqa: PLR0913 - all of it is about one view
        self,
        view: View,
        loaded: Loaded,
        name: Origin,
        file: CasFile,
        left: Counter[str],
        data: bytes,
    ) -> ForeignArticle:
        document = article_of(view, loaded.types, name, "", left)
        sha256 = document.article.sha256
        article_id = self._ids.get(sha256) or self._corpus.new_id()
        self._ids[sha256] = article_id
        metadata = {**document.article.metadata, **origin(file.path, data)}
        if file.members:
            metadata["file"] = file_name(file.members[-1])
        return replace(
            document, article=replace(document.article, id=article_id, metadata=metadata)
        )


def _unused_views(loaded: Loaded) -> int:
    """The view that the library adds to every CAS, if the file has none of that name."""
    return sum(
        view.sofa.sofaString is None and not view.get_all_fs() and view.sofa.sofaURI is None
        for view in loaded.cas.views
        if view.sofa.sofaID == "_InitialView"
    )


def _merged(first: ForeignArticle, second: ForeignArticle) -> ForeignArticle:
    """What several coders, or several views, say of one text."""
    metadata: dict[str, Any] = dict(first.article.metadata)
    for key in (cas.LAYERS, cas.UNPLACED):
        both = [*metadata.get(key, ()), *second.article.metadata.get(key, ())]
        if both:
            metadata[key] = both
    if cas.LAYERS in metadata:
        layers = msgspec.convert(metadata[cas.LAYERS], list[cas.Packed])
        metadata[cas.LAYERS] = msgspec.to_builtins(cas.united(layers))
    known = {each.id for each in (*first.annotations, *first.relations)}
    return ForeignArticle(
        replace(first.article, metadata=metadata),
        (*first.annotations, *(each for each in second.annotations if each.id not in known)),
        (*first.relations, *(each for each in second.relations if each.id not in known)),
    )


def _without_known(document: ForeignArticle) -> ForeignArticle:
    """The document without what came in from UIMA once and is no record of its own: the metadata
    of articles and records have it."""
    known = _ids_kept(document.article)
    parts: set[str] = set()
    for each in document.annotations:
        if each.record is not None:
            parts.update(each.record.parts())
            kept: Any = each.record.metadata.get(cas.NAME)
            if isinstance(kept, dict):
                known |= _ids_in(kept.get("parts")) | _ids_in(kept.get("relations"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]

    def is_new(each: Annotation | Relation) -> bool:
        is_record = isinstance(each, Annotation) and each.record is not None
        return is_record or each.id in parts or each.id not in known

    return replace(
        document,
        annotations=tuple(each for each in document.annotations if is_new(each)),
        relations=tuple(each for each in document.relations if is_new(each)),
    )


def _ids_kept(article: Article) -> set[str]:
    return _ids_in(article.metadata.get(cas.NAME))


def _ids_in(kept: Any) -> set[str]:
    """The ids of things that metadata describe, as they are called in a file of one coder."""
    if not isinstance(kept, list):
        return set()
    return {
        str(each["id"]).rpartition("/")[2]  # pyright: ignore[reportUnknownArgumentType]
        for each in kept  # pyright: ignore[reportUnknownVariableType]
        if isinstance(each, dict) and "id" in each
    }


# The corpus


class _Corpus:
    """What the files of a corpus share."""

    def __init__(self, reading: Reading, beside: Sidecar | None) -> None:
        self.systems = TypeSystems()
        self.beside = beside
        self.new_id = reading.new_id
        self.mapped = frozenset(reading.mapping.types if reading.mapping else ())
        self.problems: list[InputError] = []
        self.left: Counter[str] = Counter()

    def types_of(self, file: CasFile) -> Types | None:
        found = file.type_system()
        return self.systems.read(*found) if found else None


def read(paths: Sequence[Path], reading: Reading, kind: Kind) -> ForeignContent:
    """The corpus that the files are.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    beside = sidecar_of(paths)
    corpus = _Corpus(reading, beside)
    files = list(_files(paths, kind, corpus.problems))
    groups = (
        [[("", each)] for each in files]
        if beside is not None
        else list(_grouped(files, corpus.problems))
    )
    sources = [CasDocument(group, kind.load, corpus) for group in groups]
    content = ForeignContent(cas.NAME, sources, reading, beside.project if beside else None)
    content.problems[:0] = corpus.problems
    if beside is None:
        content.notes = list(_notes(corpus.left))
    return content


def _notes(left: Counter[str]) -> Iterator[str]:
    """What a person should know of how the corpus was read."""
    layers = {name[6:]: n for name, n in sorted(left.items()) if name.startswith("layer ") and n}
    if layers:
        yield (
            f"Kept with the articles and not made records of: {_listed_counts(layers)}. They come "
            "out again in XMI and JSON CAS; a mapping that names one makes records of it."
        )
    other = {name[6:]: n for name, n in sorted(left.items()) if name.startswith("other ") and n}
    if other:
        yield (f"Kept with the articles, for no annotation of a text: {_listed_counts(other)}.")
    if count := left["unplaced"]:
        yield (
            f"{count} {_s('annotation', count)} without a place in the text: kept in the article’s "
            f"metadata with the reason, as “{cas.UNPLACED}”."
        )
    if count := left["empty"]:
        yield f"{count} {_s('view', count)} without a text left out."
    if count := left["elsewhere"]:
        yield f"{count} {_s('reference', count)} from one view’s annotations to another’s left out."


def _listed_counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {name}" for name, n in counts.items())


def _s(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"
