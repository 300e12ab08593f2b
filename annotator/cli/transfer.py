"""The commands that take articles and coding in and out."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from annotator.cli.aligned import aligned
from annotator.cli.common import (
    CoderOption,
    JsonOption,
    ProjectArgument,
    TerminalProgress,
    counted,
    opened,
    say,
    say_json,
    speaking,
    tell,
)
from annotator.cli.import_report import lines_of
from annotator.services import transfer
from annotator.services.transfer_report import GAINED

_MOST_LINES = 100


@speaking
def import_files(  # noqa: PLR0913, PLR0917 - each is an option of the command
    project: ProjectArgument,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files, or folders and zip archives of them."),
    ],
    file_format: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="auto, or one that `formats` lists."),
    ] = "auto",
    coder: CoderOption = "",
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping", metavar="FILE", help="What the labels of another tool mean here (YAML)."
        ),
    ] = None,
    columns: Annotated[
        str,
        typer.Option(
            "--columns",
            metavar="COLUMNS",
            help="Which columns of tables are what: title=Headline,text=Body, or a YAML file.",
        ),
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Import nothing if one file is bad.")
    ] = False,
    lenient: Annotated[
        bool,
        typer.Option("--lenient", help="Of a bad annotation file, take the lines that hold."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Keep nothing; say what would be imported.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Take articles, and coding from other projects, into a project."""
    with opened(project, coder) as on, TerminalProgress() as progress:
        report = transfer.import_paths(
            on,
            paths,
            format=file_format,
            mapping=mapping,
            columns=columns,
            strict=strict,
            lenient=lenient,
            dry_run=dry_run,
            progress=progress,
        )
    if as_json:
        say_json(msgspec.to_builtins(report))
    else:
        _say_report(report, verb="Would import" if dry_run else "Imported")
    if report.problems:
        raise typer.Exit(1)


def _say_report(report: transfer.ImportReport, verb: str) -> None:
    for note in report.notes:
        # The table says so of all files, and in full.
        if GAINED not in note:
            say(f"note: {note}")
    for duplicate in report.duplicates[:_MOST_LINES]:
        say(f"duplicate: {duplicate.file}: “{duplicate.title}” is in the project already.")
    if len(report.duplicates) > _MOST_LINES:
        say(f"… {counted(len(report.duplicates), 'duplicate')} in all; --json lists them.")
    for problem in report.problems[:_MOST_LINES]:
        tell(f"problem: {problem}")
    if len(report.problems) > _MOST_LINES:
        tell(f"… {counted(len(report.problems), 'problem')} in all; --json lists them.")
    for line in lines_of(report):
        say(line)
    say(
        f"{verb} {counted(report.articles, 'article')} and "
        f"{counted(report.records, 'record')}; "
        f"{counted(len(report.duplicates), 'duplicate')}, "
        f"{counted(len(report.problems), 'problem')}."
    )


@speaking
def export_project(
    project: ProjectArgument,
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help="The file or folder to write."),
    ],
    file_format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="One that `formats` lists.")
    ] = "json",
    coders: Annotated[
        list[str] | None,
        typer.Option("--coder", metavar="NAME", help="Only what this coder made; repeatable."),
    ] = None,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only this record type; repeatable."),
    ] = None,
    excel: Annotated[
        bool,
        typer.Option("--excel", help="With csv: a byte order mark, and no cell runs as a formula."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Write a project to a file or folder."""
    with opened(project) as on, TerminalProgress() as progress:
        report = transfer.export(
            on,
            out,
            format=file_format,
            coders=coders or [],
            types=types or [],
            excel=excel,
            progress=progress,
        )
    if as_json:
        say_json(msgspec.to_builtins(report, enc_hook=str))
        return
    say(
        f"Exported {counted(report.articles, 'article')} and {counted(report.records, 'record')} "
        f"to {report.out}."
    )
    if report.loses:
        say(f"note: {report.format} loses {report.loses}.")
    for note in report.notes:
        say(f"note: {note}")


@speaking
def formats(as_json: JsonOption = False) -> None:
    """List what can be read and written."""
    known = transfer.formats()
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
