"""Annotator JSON: the lossless format. Importing it into a new project gives the same project."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC
from pathlib import Path
from typing import IO, Any, TypeVar

import msgspec

from annotator.core.actor import Actor
from annotator.core.article import Article, ArticleStatus
from annotator.core.codebook import Codebook
from annotator.core.coder import Coder
from annotator.core.errors import InputError
from annotator.core.link import Link
from annotator.core.project import ProjectInfo
from annotator.core.record import Record
from annotator.formats.content import CodedArticle, Content
from annotator.formats.json_checks import Checks
from annotator.formats.json_errors import invalid, malformed, nul_place
from annotator.formats.json_shape import (
    FORMAT,
    VERSION,
    ActorShape,
    ArticleShape,
    CoderShape,
    Document,
    LinkShape,
    ProjectShape,
    RecordShape,
    StatusShape,
)
from annotator.formats.output import replacing_file

_SPOOL_IN_MEMORY = 16 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_T = TypeVar("_T")
_ENCODER = msgspec.json.Encoder(order="deterministic")
"""Keys of a struct stay in its order; those of a dictionary are sorted."""

# Reading


class _Head(msgspec.Struct):
    """Enough of a file to tell whether the rest is worth reading."""

    format: Any = None
    version: Any = None


class JsonContent:
    """A file of the format, checked; articles are decoded again each time they are asked for."""

    notes: Sequence[str] = ()

    def __init__(self, path: Path, document: Document[msgspec.Raw]) -> None:
        self._path = path
        self._document = document
        self.info: ProjectInfo | None = _made(document.project, ProjectInfo)
        self.codebook: Codebook | None = document.codebook

    def coders(self) -> Sequence[Coder]:
        """Everybody whom the file names."""
        return [_made(coder, Coder) for coder in self._document.coders]

    def actors(self) -> Iterator[Actor]:
        """The actors in the order of the file."""
        return (_made(actor, Actor) for actor in self._document.actors)

    def articles(self) -> Iterator[CodedArticle]:
        """The articles in the order of the file."""
        for _, article in self.shapes():
            yield CodedArticle(
                _made(article, Article),
                [_status(article.id, status) for status in article.status],
                [_record(article.id, record) for record in article.records],
            )

    def links(self) -> Iterator[Link]:
        """The links in the order of the file."""
        return (
            Link(link.id, link.source, link.target, link.relation) for link in self._document.links
        )

    def shapes(self) -> Iterator[tuple[str, ArticleShape]]:
        """The articles as the file has them, each with its JSON path."""
        decoder = msgspec.json.Decoder(ArticleShape)
        for n, raw in enumerate(self._document.articles):
            at = f"$.articles[{n}]"
            try:
                yield at, decoder.decode(raw)
            except msgspec.ValidationError as error:
                raise invalid(self._path, bytes(raw), ArticleShape, error, at) from error
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                raise malformed(self._path, self._path.read_bytes()) from error


def read(path: Path, new_id: Callable[[], str]) -> JsonContent:  # noqa: ARG001 - things have ids
    """A file of the format, completely checked.

    Raises:
        InputError: it cannot be read, or something in it does not hold; names the place.
    """
    try:
        data = path.read_bytes().removeprefix(_BOM)
    except OSError as error:
        raise InputError(str(path), f"it cannot be read: {error.strerror or error}.") from error
    if not data.strip():
        raise InputError(str(path), "the file is empty.")
    document = _document(path, data)
    content = JsonContent(path, document)
    checks = Checks(str(path))
    checks.head(document)
    for at, article in content.shapes():
        checks.article(at, article)
    checks.links(document.links)
    return content


def recognises(path: Path) -> bool:
    """Whether the file says that it is of this format."""
    try:
        head = msgspec.json.decode(path.read_bytes().removeprefix(_BOM), type=_Head)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return head.format == FORMAT


def _document(path: Path, data: bytes) -> Document[msgspec.Raw]:
    try:
        _require_version(path, msgspec.json.decode(data, type=_Head))
        # NUL can stand in JSON only as this escape; whether it is one shows when it is decoded.
        if b"\\u0000" in data and (place := nul_place(msgspec.json.decode(data))):
            raise InputError(
                str(path), "it holds a NUL character, which no database stores exactly.", place
            )
        return msgspec.json.decode(data, type=Document[msgspec.Raw])
    except msgspec.ValidationError as error:
        raise invalid(path, data, Document[msgspec.Raw], error, "$") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(path, data) from error


def _require_version(path: Path, head: _Head) -> None:
    if head.format != FORMAT:
        said = "" if head.format is None else f" (it says “{head.format}”)"
        raise InputError(
            str(path),
            f"it is JSON, but not an export of Annotator{said}. "
            f'Such a file begins with "format": "{FORMAT}".',
            "$.format",
        )
    if not isinstance(head.version, int):
        reason = f"it does not say its version as a number, such as {VERSION}."
        raise InputError(str(path), reason, "$.version")
    if head.version != VERSION:
        raise InputError(
            str(path),
            f"it is of version {head.version} of the format, and this program reads version "
            f"{VERSION}. A newer Annotator can read it.",
            "$.version",
        )


def _made(shape: msgspec.Struct, core: type[_T]) -> _T:
    return msgspec.convert(shape, core, from_attributes=True)


def _status(article_id: str, status: StatusShape) -> ArticleStatus:
    return ArticleStatus(article_id, status.coder, status.state, status.reason)


def _record(article_id: str, record: RecordShape) -> Record:
    return Record(
        id=record.id,
        article=article_id,
        type=record.type,
        coder=record.coder,
        state=record.state,
        created=record.created.astimezone(UTC),
        updated=record.updated.astimezone(UTC),
        spans=record.spans,
        fields={key: field_values for key, field_values in record.fields.items() if field_values},
        note=record.note,
        flagged=record.flagged,
        metadata=record.metadata,
    )


# Writing


def write(content: Content, out: Path, spreadsheet: bool = False) -> None:  # noqa: ARG001
    """Writes the content to a file: one coder, actor, article or link a line.

    Raises:
        AnnotatorError: the file cannot be written; what was there before still is.
    """
    if content.info is None or content.codebook is None:
        raise InputError(str(out), "only a project with its codebook can be written as JSON.")
    with replacing_file(out) as file, tempfile.SpooledTemporaryFile(_SPOOL_IN_MEMORY) as spool:
        # Coders come before the articles, but who coded is known only after them.
        used: set[str] = set()
        for n, coded in enumerate(content.articles()):
            used.update(status.coder for status in coded.statuses)
            used.update(record.coder for record in coded.records)
            spool.write(b",\n" if n else b"\n")
            spool.write(_article_line(coded))
        spool.seek(0)
        coders = sorted(
            (coder for coder in content.coders() if coder.id in used), key=lambda c: c.name
        )
        file.write(b'{"format":"%s","version":%d,\n' % (FORMAT.encode(), VERSION))
        file.write(b'"project":' + _line(ProjectShape, content.info) + b",\n")
        codebook = msgspec.structs.replace(content.codebook, version=1)
        file.write(b'"codebook":' + _ENCODER.encode(codebook) + b",\n")
        _write_list(file, "coders", (_line(CoderShape, coder) for coder in coders))
        _write_list(file, "actors", (_line(ActorShape, actor) for actor in content.actors()))
        file.write(b'"articles":[')
        shutil.copyfileobj(spool, file)
        file.write(b"\n],\n")
        _write_list(file, "links", (_line(LinkShape, link) for link in content.links()), last=True)
        file.write(b"}\n")


def _write_list(file: IO[bytes], key: str, lines: Iterable[bytes], *, last: bool = False) -> None:
    file.write(b'"%s":[' % key.encode())
    for n, line in enumerate(lines):
        file.write(b",\n" if n else b"\n")
        file.write(line)
    file.write(b"\n]\n" if last else b"\n],\n")


def _line(shape: type[msgspec.Struct], core: msgspec.Struct) -> bytes:
    return _ENCODER.encode(msgspec.convert(core, shape, from_attributes=True))


def _article_line(coded: CodedArticle) -> bytes:
    article = coded.article
    shape = ArticleShape(
        id=article.id,
        title=article.title,
        text=article.text,
        sha256=article.sha256,
        language=article.language,
        source=article.source,
        author=article.author,
        published=article.published,
        url=article.url,
        metadata=article.metadata,
        revision=article.revision,
        note=article.note,
        flagged=article.flagged,
        status=tuple(StatusShape(s.coder, s.state, s.reason) for s in coded.statuses),
        records=tuple(map(_record_shape, coded.records)),
    )
    return _ENCODER.encode(shape)


def _record_shape(record: Record) -> RecordShape:
    return RecordShape(
        id=record.id,
        type=record.type,
        coder=record.coder,
        state=record.state,
        created=record.created,
        updated=record.updated,
        spans=record.spans,
        fields=record.fields,
        note=record.note,
        flagged=record.flagged,
        metadata=record.metadata,
    )
