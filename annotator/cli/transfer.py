"""The commands that take articles and coding in and out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec

from annotator.cli.common import (
    PATH,
    TerminalProgress,
    coder_option,
    counted,
    json_option,
    opened,
    project_argument,
    say,
    say_json,
    speaking,
    tell,
)
from annotator.cli.import_report import lines_of
from annotator.cli.launching import paint_pdf
from annotator.cli.text_columns import aligned
from annotator.services.project import Project
from annotator.services.transfer.exporting import formats as readable_and_writable
from annotator.services.transfer.pseudonyms.tables import (
    FROM_ACTORS,
    read_table,
    table_of_actors,
    write_table,
)
from annotator.services.transfer.report import GAINED, DecisionCount, ImportReport

_MOST_LINES = 100
_MOST_NEW = 20
_MOST_OPS = 1000
_NO_TEXT = "no-text"
_PLURALS = {"status": "statuses"}


@click.command("import")
@project_argument
@click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=PATH,
    help="Files, or folders and zip archives of them.",
)
@click.option(
    "--format",
    "file_format",
    metavar="FORMAT",
    default="auto",
    show_default=True,
    help="auto, or one that `formats` lists.",
)
@coder_option
@click.option(
    "--mapping",
    metavar="FILE",
    type=PATH,
    help="What the labels of another tool mean here (YAML).",
)
@click.option(
    "--columns",
    metavar="COLUMNS",
    default="",
    help="Which columns of tables are what: title=Headline,text=Body, or a YAML file.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    default="",
    help="What text files that are not UTF-8 are in, such as cp1256.",
)
@click.option(
    "--file-names",
    metavar="PATTERN",
    default=None,
    help="What file names say: {date}_{source}_{author}_{title}; as before if not given.",
)
@click.option(
    "--pseudonyms",
    "table",
    metavar="FILE",
    type=PATH,
    help="A CSV table (name,pseudonym): names are replaced before anything is stored.",
)
@click.option("--strict", is_flag=True, help="Import nothing if one file is bad.")
@click.option("--lenient", is_flag=True, help="Of a bad annotation file, take the lines that hold.")
@click.option(
    "--take-doubtful",
    is_flag=True,
    help="Take words that stand between others than an annotation says.",
)
@click.option(
    "--unfinished",
    is_flag=True,
    help="Coders have not finished the articles whose annotations come in.",
)
@click.option("--dry-run", is_flag=True, help="Keep nothing; say what would be imported.")
@json_option
@speaking
def import_files(  # noqa: PLR0913, PLR0917 - each is an option of the command
    project: str,
    paths: tuple[Path, ...],
    file_format: str,
    coder: str,
    mapping: Path | None,
    columns: str,
    encoding: str,
    file_names: str | None,
    table: Path | None,
    strict: bool,
    lenient: bool,
    take_doubtful: bool,
    unfinished: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take articles, and coding from other projects, into a project."""
    with opened(project, coder, as_gold=True) as on, TerminalProgress() as progress:
        report = on.transfer.import_paths(
            paths,
            format=file_format,
            mapping=mapping,
            columns=columns,
            encoding=encoding,
            file_names=file_names,
            pseudonyms=read_table(table) if table else None,
            strict=strict,
            lenient=lenient,
            takes_doubtful=take_doubtful,
            unfinished=unfinished,
            dry_run=dry_run,
            progress=progress,
        )
        new = [] if as_json else list(_new_articles(on, report))
    if as_json:
        change = report.change
        # The sentence stands beside the kind and parameters, for those who read no kinds.
        labelled = change and msgspec.structs.replace(change, label=change.sentence())
        say_json(
            {
                **msgspec.to_builtins(msgspec.structs.replace(report, change=labelled)),
                "notes": [str(note) for note in report.notes],
            }
        )
    else:
        if dry_run:
            _say_decisions(report.decisions)
        for line in new:
            say(line)
        _say_report(report, verb="Would import" if dry_run else "Imported")
    if report.problems:
        raise click.exceptions.Exit(1)


def _new_articles(project: Project, report: ImportReport) -> Iterator[str]:
    """The first articles that an import brought, a line each."""
    if report.change is None or not report.articles:
        return
    ops = project.history.ops(report.change, _MOST_OPS)
    ids = [op.id for op in ops if op.kind == "article" and op.verb == "create"][:_MOST_NEW]
    shown = project.articles.summaries(ids)
    for each in shown:
        where = ", ".join(filter(None, (each.source, each.published)))
        yield f"new: “{each.title}”" + (f" ({where})" if where else "")
    if (more := report.articles - len(shown)) > 0:
        yield f"… and {counted(more, 'more new article')}."


def _say_decisions(decisions: Sequence[DecisionCount]) -> None:
    """What would become of the things of each file, a line a file."""
    files: dict[str, list[str]] = {}
    for each in decisions:
        things = counted(each.count, each.kind, _PLURALS.get(each.kind, ""))
        what = each.verdict if each.kind == "file" else f"{things} {each.verdict}"
        files.setdefault(each.file, []).append(what)
    for file, parts in list(files.items())[:_MOST_LINES]:
        say(f"{file}: {', '.join(parts)}")
    if len(files) > _MOST_LINES:
        say(f"… {counted(len(files), 'file')} in all; --json lists them.")


def _say_report(report: ImportReport, verb: str) -> None:
    for note in report.notes:
        # The table says so of all files, and in full.
        if GAINED not in (note.code, getattr(note.parameters.get("note"), "code", "")):
            say(f"note: {note}")
    for duplicate in report.duplicates[:_MOST_LINES]:
        say(f"duplicate: {duplicate.file}: “{duplicate.title}” is in the project already.")
    if len(report.duplicates) > _MOST_LINES:
        say(f"… {counted(len(report.duplicates), 'duplicate')} in all; --json lists them.")
    for problem in report.problems[:_MOST_LINES]:
        tell(f"problem: {problem}")
    if len(report.problems) > _MOST_LINES:
        tell(f"… {counted(len(report.problems), 'problem')} in all; --json lists them.")
    if doubtful := sum(each.is_doubtful for each in report.problems):
        tell(
            f"{counted(doubtful, 'passage')} for you to decide on: import again with "
            "--take-doubtful to take them."
        )
    for line in lines_of(report):
        say(line)
    more = f"{counted(report.publications, 'more publication')}, " if report.publications else ""
    say(
        f"{verb} {counted(report.articles, 'article')} and "
        f"{counted(report.records, 'record')}; {more}"
        f"{counted(len(report.duplicates), 'duplicate')}, "
        f"{counted(len(report.problems), 'problem')}."
    )


@click.command("export")
@project_argument
@click.argument("out", metavar="OUT", type=PATH, help="The file or folder to write.")
@click.option(
    "--format",
    "file_format",
    metavar="FORMAT",
    default="json",
    show_default=True,
    help="One that `formats` lists.",
)
@click.option(
    "--coder",
    "coders",
    metavar="NAME",
    multiple=True,
    help="Only what this coder made; repeatable.",
)
@click.option(
    "--type", "types", metavar="TYPE", multiple=True, help="Only this record type; repeatable."
)
@click.option(
    "--article", "articles", metavar="ID", multiple=True, help="Only this article; repeatable."
)
@click.option("--gold", is_flag=True, help="Only what adjudication decided on.")
@click.option("--no-text", is_flag=True, help="JSON without the texts, to be joined to them again.")
@click.option(
    "--quote-words",
    "quoted",
    metavar="N",
    type=click.IntRange(0),
    default=None,
    help="With --no-text: so many words of a passage are kept (0).",
)
@click.option(
    "--pseudonyms",
    "table",
    metavar="FILE|actors",
    default="",
    help="A CSV table (name,pseudonym), or one made from the persons of the registry.",
)
@click.option(
    "--keep-table",
    metavar="FILE",
    type=PATH,
    help="With --pseudonyms: where the table is written; else it is not.",
)
@click.option(
    "--excel", is_flag=True, help="With csv: a byte order mark, and no cell runs as a formula."
)
@click.option(
    "--as",
    "acting",
    metavar="NAME",
    default="",
    help="Who exports; the system's user if not given. While a project is coded blind, a coder "
    "exports own work alone.",
)
@json_option
@speaking
def export_project(  # noqa: PLR0913, PLR0917 - each is an option of the command
    project: str,
    out: Path,
    file_format: str,
    coders: tuple[str, ...],
    types: tuple[str, ...],
    articles: tuple[str, ...],
    gold: bool,
    no_text: bool,
    quoted: int | None,
    table: str,
    keep_table: Path | None,
    excel: bool,
    acting: str,
    as_json: bool,
) -> None:
    """Write a project to a file or folder."""
    if no_text:
        if file_format not in ("json", _NO_TEXT):
            raise click.UsageError(f"--no-text writes JSON, and not --format {file_format}.")
        file_format = _NO_TEXT
    with opened(project, acting) as on, TerminalProgress() as progress:
        if not on.sees_all:
            tell(f"The project is coded blind: of work, only what {on.coder.name} made goes out.")
        pseudonyms = None
        if table:
            by_actors = table == FROM_ACTORS
            pseudonyms = table_of_actors(on.actors.all()) if by_actors else read_table(Path(table))
            if keep_table:
                write_table(pseudonyms, keep_table)
        report = on.transfer.export(
            out,
            format=file_format,
            coders=coders,
            types=types,
            articles=articles,
            only_gold=gold,
            excel=excel,
            quoted=quoted,
            pseudonyms=pseudonyms,
            paint=paint_pdf,
            progress=progress,
        )
    if as_json:
        said = [str(note) for note in report.notes]
        say_json({**msgspec.to_builtins(report, enc_hook=str), "notes": said})
        return
    say(
        f"Exported {counted(report.articles, 'article')} and {counted(report.records, 'record')} "
        f"to {report.out}."
    )
    if report.loses:
        say(f"note: {report.format} loses {report.loses}.")
    for note in report.notes:
        say(f"note: {note}")


@click.command
@json_option
@speaking
def formats(as_json: bool) -> None:
    """List what can be read and written."""
    known = readable_and_writable()
    if as_json:
        say_json(msgspec.to_builtins(known))
        return
    rows: list[tuple[str, ...]] = []
    for each in known:
        extensions = ", ".join(each.extensions)
        if each.writes_folder:
            extensions += "; writes a folder"
        does = ("reads" if each.reads else "", "writes" if each.writes else "")
        rows.append(
            (each.name, *does, f"{each.title} ({extensions})" if extensions else each.title)
        )
        if each.loses:
            rows.append(("", "", "", f"loses {each.loses}"))
    for line in aligned(rows):
        say(line)
