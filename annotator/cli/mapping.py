"""The command that shows what the labels of other tools mean in a project."""

from pathlib import Path

import click

from annotator.cli.common import (
    PATH,
    TerminalProgress,
    json_option,
    opened,
    project_argument,
    say,
    say_json,
    speaking,
    tell,
)
from annotator.services.transfer.labels import mappings as transfer_mapping


@click.command
@project_argument
@click.argument(
    "paths",
    metavar="[PATH]...",
    nargs=-1,
    type=PATH,
    help="With --propose: files or folders of a corpus.",
)
@click.option(
    "--propose", is_flag=True, help="What an import of PATH... would take; nothing is imported."
)
@click.option(
    "--format",
    "file_format",
    metavar="FORMAT",
    default="",
    help="The format whose labels are meant.",
)
@click.option("--out", metavar="FILE", type=PATH, help="Write it to a file.")
@json_option
@speaking
def mapping(
    project: str,
    paths: tuple[Path, ...],
    propose: bool,
    file_format: str,
    out: Path | None,
    as_json: bool,
) -> None:
    """Show what the labels of another tool mean in a project, as YAML for import --mapping."""
    if bool(paths) != propose:
        raise click.BadParameter("say --propose and the files or folders of a corpus.")
    with opened(project) as on:
        if not paths:
            remembered = on.transfer.remembered_mapping(file_format)
        else:
            with TerminalProgress() as progress:
                proposal = on.transfer.proposed_mapping(paths, file_format, progress)
            for problem in proposal.problems:
                tell(f"problem: {problem}")
            remembered = proposal.mapping
    if out is not None:
        transfer_mapping.write(out, remembered)
    elif as_json:
        say_json(remembered)
    else:
        say(transfer_mapping.text_of(remembered).rstrip())
