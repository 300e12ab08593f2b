"""A file beside an export that keeps what its format cannot say: ``annotator.jsonl``.

Line 1 is a `ProjectRest`, each line after it a `FileRest`. With it a project that was written in
another tool's format comes back whole, also after its annotations were worked on there.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.link import Link
from annotator.core.errors import InputError, unreadable
from annotator.core.messages import at_line, message
from annotator.formats.annotations.model import (
    Annotation,
    ForeignArticle,
    ProjectRest,
    RecordRest,
    Relation,
)
from annotator.formats.annotations.sidecar_checks import RestChecks
from annotator.formats.content import Content
from annotator.formats.wire import conversion

NAME = "annotator.jsonl"


class FileRest(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the sidecar: what the annotations of one file do not say.

    Attributes:
        file: the path within the export, without a suffix.
        article: the article without its text.
        records: by annotation.
        told: the other annotations, which the article and the records hold but for their spans.
        relations: each one's id, label and ends; the article and the records say them too.
        more: annotations that the file has no place for.
    """

    file: str
    article: Article
    statuses: tuple[ArticleStatus, ...] = ()
    records: dict[str, RecordRest] = {}
    told: tuple[str, ...] = ()
    relations: tuple[tuple[str, str, str, str], ...] = ()
    more: tuple[Annotation, ...] = ()


class _Place(msgspec.Struct, frozen=True):
    """Enough of a `FileRest` to find it again."""

    file: str


_T = TypeVar("_T")
_BEGINS = re.compile(rb'\s*\{\s*"project"\s*:\s*\{')
_BEGINNING = 1024
_MOST = 256 << 20
"""A line of more bytes is no article."""
_HEAD = msgspec.json.Decoder(ProjectRest)
_PLACE = msgspec.json.Decoder(_Place)
_LINE = msgspec.json.Decoder(FileRest)
_ENCODER = msgspec.json.Encoder(order="deterministic")


def write_line(out: BinaryIO, rest: ProjectRest | FileRest) -> None:
    """Adds a line."""
    out.write(_ENCODER.encode(rest) + b"\n")


def rest_of(
    file: str, document: ForeignArticle, names: Mapping[str, str], more: Iterable[Annotation] = ()
) -> FileRest:
    """The sidecar line of a document.

    Args:
        file: the path within the export, without a suffix.
        names: what each annotation is called in the file.
        more: those of the document's annotations that the file has no place for.
    """
    left = {each.id: each for each in more}
    return FileRest(
        file,
        msgspec.structs.replace(document.article, text=""),
        document.statuses,
        {
            names[each.id]: each.record.renamed(names)
            for each in document.annotations
            if each.record and each.id not in left
        },
        tuple(
            names[each.id]
            for each in document.annotations
            if not each.record and each.id not in left and each.id in names
        ),
        tuple(
            (_id_of(each), each.label, names[each.source], names[each.target])
            for each in document.relations
            if each.source in names and each.target in names
        ),
        tuple(_named(each, names) for each in left.values()),
    )


def _named(annotation: Annotation, names: Mapping[str, str]) -> Annotation:
    """The annotation, with its record called as in the file, and without what that says too."""
    record = annotation.record.renamed(names) if annotation.record else None
    return msgspec.structs.replace(
        annotation,
        id=names[annotation.id],
        roles=(),
        attributes={},
        rest={},
        record=record,
        told=record is None,
    )


def _id_of(relation: Relation) -> str:
    """Its id; those of equivalences only number them."""
    name = relation.id.rpartition("/")[2]
    return "*" if name.startswith("*") else name


def project_rest(content: Content, out: Path, links: Sequence[Link]) -> ProjectRest:
    """The sidecar's first line: the part of the project that belongs to no article.

    Raises:
        InputError: the content is no project; names ``out``.
    """
    if content.info is None or content.codebook is None:
        raise InputError(str(out), message("codebook-needed"))
    return ProjectRest(
        content.info,
        content.codebook,
        tuple(content.coders()),
        tuple(content.actors()),
        tuple(links),
    )


class Sidecar:
    """The file beside an export, of which each line is read when its file is.

    Attributes:
        project: what of the project no file says.
    """

    def __init__(self, path: Path) -> None:
        """Reads and checks the head, and finds where each file's line begins.

        Raises:
            InputError: it cannot be read or does not hold; names the line.
        """
        self._path = path
        self._places: dict[str, tuple[int, int]] = {}
        self._checks = RestChecks(str(path))
        self._checked: set[int] = set()
        try:
            with path.open("rb") as file:
                head = self._decoded(_HEAD, file.readline(_MOST), 1)
                self.project = self._checks.head("line 1: $", head)
                place, number = file.tell(), 2
                while line := file.readline(_MOST):
                    self._find(line, number, place)
                    place, number = file.tell(), number + 1
        except OSError as error:
            raise unreadable(path, error) from error

    def joined(self, path: Path, document: ForeignArticle) -> ForeignArticle:
        """The document with what the file beside it says; without, if its text is another.

        Args:
            path: the file's, without a suffix.

        Raises:
            InputError: what the file beside it says of it is damaged; names the line.
        """
        if not path.is_relative_to(self._path.parent):
            return document
        known = self._places.get(path.relative_to(self._path.parent).as_posix())
        if known is None:
            return document
        place, number = known
        with self._path.open("rb") as beside:
            beside.seek(place)
            rest = self._decoded(_LINE, beside.readline(_MOST), number)
        if rest.article.sha256 == document.article.sha256 and number not in self._checked:
            check(self._checks, f"line {number}: $", rest, document.article.text)
            self._checked.add(number)
        return joined(document, rest)

    def _find(self, line: bytes, number: int, place: int) -> None:
        if not line.strip():
            return
        name = self._decoded(_PLACE, line, number).file
        if name in self._places:
            reason = message("file-stands-already", name=name, line=self._places[name][1])
            raise InputError(str(self._path), reason, at_line(number))
        self._places[name] = place, number

    def _decoded(self, decoder: msgspec.json.Decoder[_T], line: bytes, number: int) -> _T:
        return decoded(str(self._path), decoder, line, number)


def decoded(
    file: str, decoder: msgspec.json.Decoder[_T], line: bytes, number: int, within: str = ""
) -> _T:
    """What a line beside files holds.

    Args:
        file: what errors name.
        decoder: of what it should hold.
        line: its bytes.
        number: its number.
        within: where in the file it stands, if that is an archive; ends with a blank.

    Raises:
        InputError: it is not JSON, of another shape, or holds what no database stores.
    """
    at = f"{within}line {number}" if within else at_line(number)
    if len(line) >= _MOST:
        reason = message("line-too-long", most=_MOST >> 20)
        raise InputError(file, reason, at)
    try:
        return conversion.decoded(
            Path(file), line, decoder, number, f"line {number}: $", is_head=False
        )
    except InputError as error:
        raise InputError(file, error.message, within + error.place) from error


def check(checks: RestChecks, at: str, rest: FileRest, text: str) -> None:
    """That what is said of a file with that text holds.

    Raises:
        InputError: it does not; names the JSON path behind ``at``.
    """
    checks.article(at, rest.article, rest.statuses)
    checks.records(f"{at}.records", rest.records, text)
    checks.annotations(f"{at}.more", rest.more, text)


def joined(document: ForeignArticle, rest: FileRest) -> ForeignArticle:
    """The document with what its annotations do not say; without, if its text is another."""
    if rest.article.sha256 != document.article.sha256:
        return document
    article = msgspec.structs.replace(rest.article, text=document.article.text, version=1)
    statuses = tuple(msgspec.structs.replace(each, version=1) for each in rest.statuses)
    told = frozenset(rest.told)
    annotations = (
        *(_joined(each, rest.records, told) for each in document.annotations),
        *rest.more,
    )
    known = frozenset(rest.relations)
    relations = tuple(
        msgspec.structs.replace(each, told=True)
        if (_id_of(each), each.label, each.source, each.target) in known
        else each
        for each in document.relations
    )
    return ForeignArticle(article, annotations, relations, statuses)


def is_sidecar(path: Path) -> bool:
    """Whether it only says more of other files; damage further on is named when it is read."""
    if path.name != NAME:
        return False
    try:
        with path.open("rb") as file:
            return _BEGINS.match(file.read(_BEGINNING)) is not None
    except OSError:
        return False


def sidecar_of(paths: Iterable[Path]) -> Sidecar | None:
    """The file that an export left beside these files or above their folders.

    Raises:
        InputError: it cannot be read.
    """
    folders = dict.fromkeys(path.parent for path in paths)
    for folder in dict.fromkeys((*folders, *(folder.parent for folder in folders))):
        if (folder / NAME).is_file():
            return Sidecar(folder / NAME)
    return None


def _joined(
    annotation: Annotation, records: dict[str, RecordRest], told: frozenset[str]
) -> Annotation:
    if rest := records.get(annotation.id):
        return msgspec.structs.replace(annotation, record=rest)
    if annotation.id in told:
        return msgspec.structs.replace(annotation, told=True)
    return annotation
