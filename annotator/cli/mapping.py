"""The command that shows what the labels of other tools mean in a project."""

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.common import (
    JsonOption,
    ProjectArgument,
    TerminalProgress,
    opened,
    say,
    say_json,
    speaking,
    tell,
)
from annotator.services import transfer_mapping


@speaking
def mapping(
    project: ProjectArgument,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="With --propose: files or folders of a corpus."),
    ] = None,
    propose: Annotated[
        bool,
        typer.Option(
            "--propose", help="What an import of PATH... would take; nothing is imported."
        ),
    ] = False,
    file_format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="The format whose labels are meant.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write it to a file.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show what the labels of another tool mean in a project, as YAML for import --mapping."""
    if bool(paths) != propose:
        raise typer.BadParameter("say --propose and the files or folders of a corpus.")
    with opened(project) as on:
        if not paths:
            found = transfer_mapping.remembered(on, file_format)
        else:
            with TerminalProgress() as progress:
                proposal = transfer_mapping.proposed(on, paths, file_format, progress)
            for problem in proposal.problems:
                tell(f"problem: {problem}")
            found = proposal.mapping
    if out is not None:
        transfer_mapping.write(out, found)
    elif as_json:
        say_json(found)
    else:
        say(transfer_mapping.text_of(found).rstrip())
