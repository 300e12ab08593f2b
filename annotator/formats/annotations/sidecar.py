"""A file beside an export that keeps what its format cannot say: ``annotator.jsonl``.

Line 1 is a `SidecarHead`, each line after it a `SidecarLine`. With it a project that was written in
another tool's format comes back whole, also after its annotations were worked on there.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.link import Link
from annotator.core.coding.publication import keyed
from annotator.core.errors import InputError, unreadable
from annotator.core.messages import at_line, message
from annotator.formats.annotations.model import (
    Annotation,
    ForeignArticle,
    Relation,
    SidecarHead,
    SidecarRecord,
)
from annotator.formats.annotations.sidecar_checks import SidecarChecks
from annotator.formats.content import Content
from annotator.formats.wire import conversion

NAME = "annotator.jsonl"


class SidecarLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the sidecar: what the annotations of one file do not say.

    Attributes:
        file: the path within the export, without a suffix.
        article: the article without its text.
        records: by annotation.
        covered: the other annotations, which the article and the records hold but for their spans.
        relations: each one's id, label and ends; the article and the records say them too.
        more: annotations that the file has no place for.
    """

    file: str
    article: Article
    statuses: tuple[ArticleStatus, ...] = ()
    records: dict[str, SidecarRecord] = {}
    covered: tuple[str, ...] = msgspec.field(default=(), name="told")
    relations: tuple[tuple[str, str, str, str], ...] = ()
    more: tuple[Annotation, ...] = ()


class _Place(msgspec.Struct, frozen=True):
    """Enough of a `SidecarLine` to find it again."""

    file: str


_T = TypeVar("_T")
_BEGINS = re.compile(rb'\s*\{\s*"project"\s*:\s*\{')
_BEGINNING = 1024
_MOST = 256 << 20
"""A line of more bytes is no article."""
_HEAD = msgspec.json.Decoder(SidecarHead)
_PLACE = msgspec.json.Decoder(_Place)
_LINE = msgspec.json.Decoder(SidecarLine)
_ENCODER = msgspec.json.Encoder(order="deterministic")


def write_line(out: BinaryIO, line: SidecarHead | SidecarLine) -> None:
    """Adds a line."""
    out.write(_ENCODER.encode(line) + b"\n")


def line_of(
    file: str, document: ForeignArticle, names: Mapping[str, str], more: Iterable[Annotation] = ()
) -> SidecarLine:
    """The sidecar line of a document.

    Args:
        file: the path within the export, without a suffix.
        names: what each annotation is called in the file.
        more: those of the document's annotations that the file has no place for.
    """
    left = {each.id: each for each in more}
    return SidecarLine(
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
        extra={},
        record=record,
        covered=record is None,
    )


def _id_of(relation: Relation) -> str:
    """Its id; those of equivalences only number them."""
    name = relation.id.rpartition("/")[2]
    return "*" if name.startswith("*") else name


def project_head(content: Content, out: Path, links: Sequence[Link]) -> SidecarHead:
    """The sidecar's first line: the part of the project that belongs to no article.

    Raises:
        InputError: the content is no project; names ``out``.
    """
    if content.info is None or content.codebook is None:
        raise InputError(str(out), message("codebook-needed"))
    return SidecarHead(
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
        self._offsets: dict[str, tuple[int, int]] = {}
        self._checks = SidecarChecks(str(path))
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
        known = self._offsets.get(path.relative_to(self._path.parent).as_posix())
        if known is None:
            return document
        place, number = known
        with self._path.open("rb") as beside:
            beside.seek(place)
            line = self._decoded(_LINE, beside.readline(_MOST), number)
        if line.article.sha256 == document.article.sha256 and number not in self._checked:
            check(self._checks, f"line {number}: $", line, document.article.text)
            self._checked.add(number)
        return joined(document, line)

    def _find(self, line: bytes, number: int, place: int) -> None:
        if not line.strip():
            return
        name = self._decoded(_PLACE, line, number).file
        if name in self._offsets:
            reason = message("file-stands-already", name=name, line=self._offsets[name][1])
            raise InputError(str(self._path), reason, at_line(number))
        self._offsets[name] = place, number

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


def check(checks: SidecarChecks, at: str, line: SidecarLine, text: str) -> None:
    """That what is said of a file with that text holds.

    Raises:
        InputError: it does not; names the JSON path behind ``at``.
    """
    checks.article(at, line.article, line.statuses)
    checks.records(f"{at}.records", line.records, text)
    checks.annotations(f"{at}.more", line.more, text)


def joined(document: ForeignArticle, line: SidecarLine) -> ForeignArticle:
    """The document with what its annotations do not say; without, if its text is another."""
    if line.article.sha256 != document.article.sha256:
        return document
    article = msgspec.structs.replace(
        line.article,
        text=document.article.text,
        publications=keyed(line.article.publications.values()),
        version=1,
    )
    statuses = tuple(msgspec.structs.replace(each, version=1) for each in line.statuses)
    covered = frozenset(line.covered)
    annotations = (
        *(_joined(each, line.records, covered) for each in document.annotations),
        *line.more,
    )
    known = frozenset(line.relations)
    relations = tuple(
        msgspec.structs.replace(each, covered=True)
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
    annotation: Annotation, records: dict[str, SidecarRecord], covered: frozenset[str]
) -> Annotation:
    if stored := records.get(annotation.id):
        return msgspec.structs.replace(annotation, record=stored)
    if annotation.id in covered:
        return msgspec.structs.replace(annotation, covered=True)
    return annotation
