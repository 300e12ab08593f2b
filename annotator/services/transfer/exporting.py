"""Writing a project in a format, and which formats there are."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

from msgspec.structs import replace

from annotator.core.coding.actor import name_key
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.coder import Coder
from annotator.core.errors import AnnotatorError
from annotator.core.location import require_path
from annotator.core.messages import message
from annotator.core.text.pseudonyms import Pseudonyms
from annotator.formats.content import CodedArticle, Content
from annotator.formats.format import Format, Write
from annotator.formats.output import replacing_file, require_place
from annotator.formats.registry import all_formats, named
from annotator.services.garbage_collection import fewer_collections
from annotator.services.progress import Progress, silent
from annotator.services.transfer.export_content import ProjectContent
from annotator.services.transfer.project_files import ProjectFiles
from annotator.services.transfer.pseudonyms.content import PseudonymisedContent
from annotator.services.transfer.pseudonyms.tables import require_none
from annotator.services.transfer.report import ExportReport, FormatInfo
from annotator.services.workspace import Workspace

__all__ = ["CodedArticle", "Content", "Paint", "export", "formats", "require_place"]

Paint = Callable[[Content, BinaryIO], None]
"""Writes pages; it takes what alone knows of fonts and colours, so those who export bring it."""

_PAINTED = {
    "pdf": "working notes, flags, other metadata and the codebook; marks and records are for "
    "reading, and only the text is imported again",
}
"""What is written by painting it, and what that loses."""


class ExportOptions(TypedDict, total=False):
    """What a person may want otherwise of an export.

    Attributes:
        coders: the names of those whose records are wanted; all if empty.
        types: the keys of the record types that are wanted; all if empty.
        articles: the ids of those that are wanted; all if empty.
        only_gold: whether only gold records are wanted.
        excel: whether tables are written as spreadsheets need them.
        quoted: how many words of a passage a format without texts keeps; as it does if None.
        pseudonyms: what stands in place of names; what was written is read for them again.
        paint: writes what has to be painted.
    """

    coders: Sequence[str]
    types: Sequence[str]
    articles: Sequence[str]
    only_gold: bool
    excel: bool
    quoted: int | None
    pseudonyms: Pseudonyms | None
    paint: Paint | None


def formats() -> list[FormatInfo]:
    """What can be read and written."""
    return [_painted(known) for known in _registered()]


def _painted(known: FormatInfo) -> FormatInfo:
    if known.name not in _PAINTED:
        return known
    title = f"{known.title}; written with marks and records, to print"
    return replace(known, writes=True, loses=_PAINTED[known.name], title=title)


def _registered() -> list[FormatInfo]:
    return [
        FormatInfo(
            name=known.name,
            title=known.title,
            extensions=known.extensions,
            reads=known.reader is not None,
            writes=known.writer is not None,
            loses=known.writer.loses if known.writer else "",
            spreadsheet=known.writer is not None
            and known.writer.write_for_spreadsheets is not None,
            writes_folder=known.writer is not None and known.writer.folder,
            quotes=known.writer is not None and known.writer.write_quoting is not None,
        )
        for known in all_formats()
    ]


@fewer_collections()
def export(
    workspace: Workspace,
    out: Path,
    *,
    format: str = "json",  # noqa: A002 - what everybody calls it
    progress: Progress = silent,
    **options: Unpack[ExportOptions],
) -> ExportReport:
    """As `annotator.services.transfer.transfer.Transfer.export`."""
    types, articles = options.get("types", ()), options.get("articles", ())
    pseudonyms = options.get("pseudonyms")
    chosen = named(format, all_formats())
    write = _write(chosen, options)
    require_path(str(out))
    if out in ProjectFiles(workspace.location):
        raise AnnotatorError(message("export-named-like-project", out=str(out)))
    for key in types:
        workspace.codebook.type(key)
    with workspace.reading() as read:
        content = ProjectContent(
            read,
            coders=frozenset(_coder_ids(read.coders(), options.get("coders", ()))),
            types=frozenset(types),
            articles=articles,
            only_gold=options.get("only_gold", False),
            total=len(articles) or read.listing.count(ArticleFilter(), ""),
            progress=progress,
        )
        if pseudonyms is None:
            notes = write(content, out)
        else:
            notes = write(PseudonymisedContent(content, pseudonyms), out)
            require_none(out, pseudonyms)
    return ExportReport(
        out=out,
        format=chosen.name,
        articles=content.article_count,
        records=content.record_count,
        loses=chosen.writer.loses if chosen.writer else _PAINTED[chosen.name],
        notes=tuple(notes or ()),
    )


def _write(chosen: Format, options: ExportOptions) -> Write:
    paint, quoted = options.get("paint"), options.get("quoted")
    if chosen.writer is None:
        if paint is not None and chosen.name in _PAINTED:
            return _painting(paint)
        writable = ", ".join(known.name for known in _registered() if known.writes)
        raise AnnotatorError(message("format-not-written", format=chosen.name, known=writable))
    if quoted is not None:
        quoting = chosen.writer.write_quoting
        if quoting is None:
            raise AnnotatorError(message("format-has-texts", format=chosen.name))
        return lambda content, out: quoting(content, out, quoted)
    write = chosen.writer.write
    if options.get("excel"):
        write = chosen.writer.write_for_spreadsheets
    if write is None:
        raise AnnotatorError(message("format-no-table", format=chosen.name))
    return write


def _painting(paint: Paint) -> Write:
    def write(content: Content, out: Path) -> None:
        with replacing_file(out) as file:
            paint(content, file)

    return write


def _coder_ids(coders: Sequence[Coder], names: Sequence[str]) -> Iterator[str]:
    known = {name_key(coder.name): coder for coder in coders}
    for name in names:
        coder = known.get(name_key(name))
        if coder is None:
            there = ", ".join(coder.name for coder in known.values()) or "nobody yet"
            raise AnnotatorError(message("no-such-coder", name=name, known=there))
        yield coder.id
