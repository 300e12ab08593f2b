"""Taking articles and coding into a project, and out of it."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from annotator.core.coding import change_kinds as kinds
from annotator.core.coding.actor import name_key
from annotator.core.coding.coder import Coder
from annotator.core.errors import AnnotatorError, InputError
from annotator.core.location import require_path
from annotator.formats.annotations import mapping as label_mapping
from annotator.formats.annotations.corpus import ForeignContent, Reading
from annotator.formats.annotations.mapping import Mapping
from annotator.formats.content import CodedArticle
from annotator.formats.format import Format
from annotator.formats.parsing.table_columns import Columns, columns_of_file, columns_of_text
from annotator.formats.registry import all_formats, named
from annotator.services.ids import coder_id, new_id
from annotator.services.progress import Progress, silent
from annotator.services.project import Project
from annotator.services.transfer.address_lists import Addresses
from annotator.services.transfer.archives import Unpacking
from annotator.services.transfer.descriptions import Descriptions
from annotator.services.transfer.discovery import files_of
from annotator.services.transfer.export_content import ProjectContent
from annotator.services.transfer.label_counts import used_mapping
from annotator.services.transfer.memory import remember
from annotator.services.transfer.merging import Merging
from annotator.services.transfer.project_files import ProjectFiles
from annotator.services.transfer.reading import Parsed, Parser
from annotator.services.transfer.report import (
    Duplicate,
    ExportReport,
    FormatInfo,
    ImportReport,
    Problem,
    Tally,
)
from annotator.storage.unit_of_work import UnitOfWork

__all__ = [
    "Duplicate",
    "ExportReport",
    "FormatInfo",
    "ImportReport",
    "Problem",
    "export",
    "formats",
    "import_paths",
]

AUTO = "auto"
_FEW_ARTICLES = 5
_FILES_AT_ONCE = 250


class _NothingNewError(Exception):
    """Everything is there already, so there is to be no Change."""


class _DryRunError(Exception):
    """Everything was tried, and nothing of it is to be kept."""


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


# Import


def import_paths(  # noqa: PLR0913 - each is something that a person may want otherwise
    project: Project,
    paths: Sequence[Path],
    *,
    format: str = AUTO,  # noqa: A002 - what everybody calls it
    mapping: Path | dict[str, Mapping] | None = None,
    columns: str | dict[str, dict[str, str]] = "",
    strict: bool = False,
    lenient: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Takes files, folders and zip archives into a project, as one Change.

    All files are read and checked before anything is written. One that cannot be read becomes a
    problem of the report and the others go in, unless ``strict``. Of an article that is there
    already only the coding is taken over.

    Args:
        project: where to.
        paths: files, and folders and zip archives that are searched for articles.
        format: the name of the files' format; told by each file if ``auto``.
        mapping: a YAML file that says what the labels of another tool mean here; of what it does
            not name nothing is made. Or what is known of each format's labels, from which the rest
            is proposed. What the project remembers of imports before if not given.
        columns: which columns of tables are what of an article, as ``title=Headline,text=Body``,
            or a YAML file that says so; or that by what stands for the header of each table. As
            the project remembers it if not given, else told by their names.
        strict: whether one bad file stops everything.
        lenient: whether of a bad file the lines are taken that hold, where its format can tell;
            each line that does not is a problem of the report all the same.
        dry_run: whether nothing is kept, and the report says what would have been.
        progress: may stop the import, of which nothing is then kept.

    Raises:
        InputError: a path does not exist, a folder holds no articles, or ``strict`` and a file
            is bad.
        AnnotatorError: there is no such format, or ``columns`` is not understood.
    """
    tally = Tally()
    with reading_files(
        project,
        paths,
        tally,
        format,
        mapping,
        columns,
        strict=strict,
        lenient=lenient,
        progress=progress,
    ) as parsed:
        return _write(project, parsed, tally, progress, strict=strict, dry_run=dry_run)


@contextmanager
def reading_files(  # noqa: PLR0913 - what a person may want otherwise of an import
    project: Project,
    paths: Sequence[Path],
    tally: Tally,
    format: str,  # noqa: A002 - what everybody calls it
    mapping: Path | dict[str, Mapping] | None,
    columns: str | dict[str, dict[str, str]],
    *,
    strict: bool,
    progress: Progress,
    lenient: bool = False,
) -> Generator[list[Parsed], None, None]:
    """What the files hold, for an import with these arguments; it can be asked for in here only.

    Args:
        tally: gets the problems and notes.

    Raises:
        AnnotatorError: as `import_paths` says.
    """
    known = all_formats()
    chosen = None if format == AUTO else _readable(named(format, known))
    remembered = project.info.mappings | (mapping if isinstance(mapping, dict) else {})
    reading = Reading(
        new_id=new_id,
        coder=project.coder,
        coder_named=_coder_named,
        codebook=project.codebook,
        columns=_columns(columns) if isinstance(columns, str) else {},
        remembered_columns=project.info.columns | (columns if isinstance(columns, dict) else {}),
        mapping=label_mapping.read(mapping) if isinstance(mapping, Path) else None,
        remembered=remembered,
        lenient=lenient,
    )
    parser = Parser(known, chosen, reading, tally, strict=strict)
    with Unpacking(strict=strict, progress=progress) as unpacking:
        files = files_of(paths, chosen, known, tally, unpacking, ProjectFiles(project.location))
        addresses = Addresses([] if chosen else files, tally, strict=strict)
        descriptions = Descriptions([] if chosen else addresses.files, tally)
        files = files if chosen else descriptions.files
        groups = [parser.parsed(group, progress) for group in unpacking.groups(files)]
        parsed = addresses.told([each for group in groups for each in group])
        parsed = descriptions.told(parsed)
        yield unpacking.told(parsed, tally)


def _readable(chosen: Format) -> Format:
    if chosen.reader is None:
        raise AnnotatorError(f"The format “{chosen.name}” can be written but not read.")
    return chosen


def _coder_named(name: str) -> Coder:
    return Coder(coder_id(name), name)


def _columns(said: str) -> Columns:
    if not said:
        return {}
    if "=" in said and not Path(said).is_file():
        return columns_of_text(said)
    return columns_of_file(Path(said))


def _write(
    project: Project,
    parsed: Sequence[Parsed],
    tally: Tally,
    progress: Progress,
    *,
    strict: bool,
    dry_run: bool,
) -> ImportReport:
    """Writes the files that go together with the project; of one that does not, nothing."""
    hashes = {sha256 for each in parsed for sha256 in each.hashes}
    new = len(hashes) - len(project.read.known_sha256(hashes))
    change = None
    tried = False
    try:
        # Uncoded articles that are all there already need no writer.
        if new or any(each.content.codebook for each in parsed):
            with project.writing(_what(new)) as unit:
                parsed = _merge(parsed, unit, tally, progress, strict=strict)
                unit.say(_what(tally.articles))
                if not unit.touched.kinds - {"coder"}:
                    raise _NothingNewError
                remember(unit, [each.content for each in parsed])
                if dry_run:
                    raise _DryRunError
            change = unit.change
        else:
            _note_duplicates(project, parsed, tally)
    except (_NothingNewError, _DryRunError) as ended:
        tried = isinstance(ended, _DryRunError)
    if change is None and not tried:
        tally.notes.append(_why_nothing(parsed, tally))
    return ImportReport(
        articles=tally.articles,
        records=tally.records,
        duplicates=tally.duplicates,
        problems=tally.problems,
        notes=tally.notes,
        change=change,
        types=dict(tally.types.most_common()),
        links=tally.links,
        gains=list(dict.fromkeys(tally.gains)),
        mappings=[
            used_mapping(each.content)
            for each in parsed
            if isinstance(each.content, ForeignContent)
        ],
    )


def _merge(
    parsed: Sequence[Parsed], unit: UnitOfWork, tally: Tally, progress: Progress, *, strict: bool
) -> list[Parsed]:
    """Takes the files one by one, each in a savepoint; those that were taken."""
    merging = Merging(unit, tally, progress, sum(len(each.hashes) for each in parsed))
    taken: list[Parsed] = []
    for run in _runs(parsed):
        if len(run) > 1:
            taken += _taken_together(run, merging, tally, strict=strict)
            continue
        [each] = run
        try:
            with unit.savepoint():
                merging.take(each.file, each.given)
        except InputError as error:
            if strict:
                raise
            tally.refuse(error)
            continue
        taken.append(each)
    merging.finish()
    return taken


def _runs(parsed: Sequence[Parsed]) -> Iterator[list[Parsed]]:
    """The files in their order, those together that hold only a few articles without coding."""
    run: list[Parsed] = []
    for each in parsed:
        is_small = each.content.codebook is None and len(each.hashes) <= _FEW_ARTICLES
        if run and (not is_small or len(run) >= _FILES_AT_ONCE):
            yield run
            run = []
        if is_small:
            run.append(each)
        else:
            yield [each]
    if run:
        yield run


def _taken_together(
    run: Sequence[Parsed], merging: Merging, tally: Tally, *, strict: bool
) -> list[Parsed]:
    """Takes files whose articles have ids of their own, so that nothing but reading can fail."""
    taken: list[Parsed] = []
    articles: list[tuple[str, CodedArticle]] = []
    for each in run:
        try:
            found = list(each.given.articles())
        except InputError as error:
            if strict:
                raise
            tally.refuse(error)
            continue
        articles += ((each.file, coded) for coded in found)
        taken.append(each)
    merging.take_uncoded(articles)
    return taken


def _note_duplicates(project: Project, parsed: Sequence[Parsed], tally: Tally) -> None:
    known = project.read.known_sha256({sha256 for each in parsed for sha256 in each.hashes})
    for each in parsed:
        tally.duplicates.extend(
            Duplicate(each.file, coded.article.title, known[coded.article.sha256])
            for coded in each.content.articles()
        )


def _what(articles: int) -> kinds.ChangeKind:
    return kinds.ImportArticles(articles) if articles else kinds.ImportCoding()


def _why_nothing(parsed: Sequence[Parsed], tally: Tally) -> str:
    if not parsed:
        return "Nothing was imported: no file could be read."
    if tally.duplicates:
        return "Nothing was imported: everything is in the project already."
    return "Nothing was imported: the files hold nothing that the project lacks."


# Export


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
        raise AnnotatorError(
            f"The format “{format}” can be read but not written. These can: {writable}."
        )
    write = chosen.writer.write_for_spreadsheets if excel else chosen.writer.write
    if write is None:
        raise AnnotatorError(f"The format “{format}” is no table that a spreadsheet could open.")
    require_path(str(out))
    if out in ProjectFiles(project.location):
        raise AnnotatorError(
            f"{out} is a project, or named like one. Give the export a name of its own; for a copy "
            "of the project make a backup."
        )
    for key in types:
        project.codebook.type(key)
    with project.reading() as read:
        content = ProjectContent(
            read,
            coders=frozenset(_coder_ids(project, coders)),
            types=frozenset(types),
            total=project.read.article_count(),
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
    known = {name_key(coder.name): coder for coder in project.read.coders()}
    for name in names:
        coder = known.get(name_key(name))
        if coder is None:
            there = ", ".join(coder.name for coder in known.values()) or "nobody yet"
            raise AnnotatorError(f"There is no coder “{name}” in the project. There is: {there}.")
        yield coder.id
