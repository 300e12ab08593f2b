"""Annotator JSON and the core's things: one into the other, for every file that is written so."""

from datetime import UTC
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.link import Link
from annotator.core.coding.origin import Origin
from annotator.core.coding.publication import Publication, in_order, keyed
from annotator.core.coding.record import Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.content import CodedArticle
from annotator.formats.parsing.json.errors import invalid, malformed, nul_place
from annotator.formats.wire.shape import (
    FORMAT_NAME,
    VERSION,
    VERSIONS,
    ArticleShape,
    AssignmentShape,
    LinkShape,
    OriginShape,
    PublicationShape,
    RecordShape,
    StatusShape,
    SuggestionShape,
)

_T = TypeVar("_T")
ENCODER = msgspec.json.Encoder(order="deterministic")
"""Keys of a struct stay in its order; those of a dictionary are sorted."""


class Head(msgspec.Struct):
    """Enough of a file to tell whether the rest is worth reading."""

    format: Any = None
    version: Any = None


def require_version(path: Path, head: Head, at: str = "$") -> None:
    """Goes on with a file of this version of the format only.

    Raises:
        InputError: it is something else; says what.
    """
    if head.format != FORMAT_NAME:
        reason = message("no-export-of-ours", name=FORMAT_NAME)
        if head.format is not None:
            reason = message("export-of-another", name=FORMAT_NAME, format=str(head.format))
        raise InputError(str(path), reason, f"{at}.format")
    if not isinstance(head.version, int):
        reason = message("no-version", version=VERSION)
        raise InputError(str(path), reason, f"{at}.version")
    if head.version not in VERSIONS:
        raise InputError(
            str(path),
            message("another-version", version=head.version, own=VERSION),
            f"{at}.version",
        )


def decoded(
    path: Path,
    data: bytes,
    decoder: msgspec.json.Decoder[_T],
    line: int = 1,
    at: str = "$",
    *,
    is_head: bool,
) -> _T:
    """What the bytes hold.

    Args:
        path: the file.
        data: all of it, or one of its lines.
        decoder: of what it should hold.
        line: the number of the first line.
        at: where that is, as problems name it.
        is_head: whether it says format and version.

    Raises:
        InputError: it is not JSON, of another shape, format or version, or holds what no database
            stores; names the place.
    """
    try:
        if is_head:
            require_version(path, msgspec.json.decode(data, type=Head), at)
        # NUL can stand in JSON only as this escape; whether it is one shows when it is decoded.
        if b"\\u0000" in data and (place := nul_place(msgspec.json.decode(data), at)):
            reason = message("nul-character")
            raise InputError(str(path), reason, place)
        return decoder.decode(data)
    except msgspec.ValidationError as error:
        raise invalid(path, data, decoder.type, error, at, line) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(path, data, line) from error


def made(shape: msgspec.Struct, core: type[_T]) -> _T:
    """The core's thing of a shape."""
    return msgspec.convert(shape, core, from_attributes=True)


def coded(article: ArticleShape) -> CodedArticle:
    """The article with its coding."""
    return CodedArticle(
        _article(article),
        [_status(article.id, status) for status in article.status],
        [_record(article.id, record) for record in article.records],
        [Assignment(article.id, assignment.coder) for assignment in article.assignments],
        [_suggestion(article.id, each) for each in article.suggestions],
    )


def _article(article: ArticleShape) -> Article:
    return Article(
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
        publications=keyed(made(each, Publication) for each in article.publications),
    )


def link_of(link: LinkShape) -> Link:
    """The link."""
    return Link(link.id, link.source, link.target, link.relation)


def _status(article_id: str, status: StatusShape) -> ArticleStatus:
    return ArticleStatus(article_id, **msgspec.structs.asdict(status))


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
        origin=record.origin and made(record.origin, Origin),
    )


def _suggestion(article_id: str, shape: SuggestionShape) -> Suggestion:
    return Suggestion(article=article_id, **msgspec.structs.asdict(shape))


def _status_shape(status: ArticleStatus) -> StatusShape:
    names = StatusShape.__struct_fields__
    return StatusShape(**{name: getattr(status, name) for name in names})


def _suggestion_shape(suggestion: Suggestion) -> SuggestionShape:
    names = SuggestionShape.__struct_fields__
    return SuggestionShape(**{name: getattr(suggestion, name) for name in names})


def encoded(shape: type[msgspec.Struct], core: msgspec.Struct) -> bytes:
    """The JSON of one of the core's things."""
    return ENCODER.encode(msgspec.convert(core, shape, from_attributes=True))


def encoded_article(whole: CodedArticle) -> bytes:
    """The JSON of an article with its coding."""
    article = whole.article
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
        publications=tuple(
            PublicationShape(each.outlet, each.date, each.section, each.url)
            for each in in_order(article.publications)
        ),
        status=tuple(_status_shape(each) for each in whole.statuses),
        assignments=tuple(AssignmentShape(each.coder) for each in whole.assignments),
        records=tuple(map(_record_shape, whole.records)),
        suggestions=tuple(map(_suggestion_shape, whole.suggestions)),
    )
    return ENCODER.encode(shape)


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
        origin=record.origin and made(record.origin, OriginShape),
    )
