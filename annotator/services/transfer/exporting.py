"""Writing a project in a format, and which formats there are."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.core.coding.actor import name_key
from annotator.core.errors import AnnotatorError
from annotator.core.location import require_path
from annotator.core.messages import message
from annotator.formats.registry import all_formats, named
from annotator.services.progress import Progress, silent
from annotator.services.project import Project
from annotator.services.transfer.export_content import ProjectContent
from annotator.services.transfer.project_files import ProjectFiles
from annotator.services.transfer.report import ExportReport, FormatInfo


def formats() -> list[FormatInfo]:
    """What can be read and written."""
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
        )
        for known in all_formats()
    ]


def export(
    project: Project,
    out: Path,
    *,
    format: str = "json",  # noqa: A002 - what everybody calls it
    coders: Sequence[str] = (),
    types: Sequence[str] = (),
    excel: bool = False,
    progress: Progress = silent,
) -> ExportReport:
    """Writes a project, or what some coders made of some types, to a file or folder.

    Args:
        project: what to write.
        out: the file or folder; what is there stays as it is unless all of it was written.
        format: the name of a format that can be written.
        coders: the names of those whose records are wanted; all if empty.
        types: the keys of the record types that are wanted; all if empty.
        excel: whether tables are written as spreadsheets need them.
        progress: may stop the export, of which nothing is then kept.

    Raises:
        AnnotatorError: there is no such format, coder or type, or the place cannot be written.
    """
    chosen = named(format, all_formats())
    if chosen.writer is None:
        writable = ", ".join(known.name for known in formats() if known.writes)
        raise AnnotatorError(message("format-not-written", format=format, known=writable))
    write = chosen.writer.write_for_spreadsheets if excel else chosen.writer.write
    if write is None:
        raise AnnotatorError(message("format-no-table", format=format))
    require_path(str(out))
    if out in ProjectFiles(project.location):
        raise AnnotatorError(message("export-named-like-project", out=str(out)))
    for key in types:
        project.codebook.type(key)
    with project.reading() as read:
        content = ProjectContent(
            read,
            coders=frozenset(_coder_ids(project, coders)),
            types=frozenset(types),
            total=project.articles.count(),
            progress=progress,
        )
        notes = write(content, out)
    return ExportReport(
        out=out,
        format=chosen.name,
        articles=content.article_count,
        records=content.record_count,
        loses=chosen.writer.loses,
        notes=tuple(notes or ()),
    )


def _coder_ids(project: Project, names: Sequence[str]) -> Iterator[str]:
    known = {name_key(coder.name): coder for coder in project.coders()}
    for name in names:
        coder = known.get(name_key(name))
        if coder is None:
            there = ", ".join(coder.name for coder in known.values()) or "nobody yet"
            raise AnnotatorError(message("no-such-coder", name=name, known=there))
        yield coder.id
