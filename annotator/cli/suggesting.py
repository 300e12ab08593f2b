"""The command that writes what the assistant sees in a project's articles."""

import sys
from contextlib import nullcontext
from pathlib import Path

import click
import msgspec

from annotator.atomic_files import replacing
from annotator.cli.common import (
    TerminalProgress,
    counted,
    opened,
    project_argument,
    speaking,
    tell,
)


@click.command
@project_argument
@click.option(
    "--out",
    metavar="FILE",
    required=True,
    help="The file to write, a suggestion a line as JSON; - is standard output.",
)
@click.option(
    "--above",
    type=click.FloatRange(0, 1),
    help="Only what is at least so certain, from 0 to 1; else what is worth offering.",
)
@speaking
def suggest(project: str, out: str, above: float | None) -> None:
    """Write the quotes that the assistant sees; the project stays as it is."""
    place = nullcontext(sys.stdout.buffer) if out == "-" else replacing(Path(out))
    count = 0
    with opened(project) as on, TerminalProgress() as progress, place as file:
        for suggestion in on.suggesting.quotes(above, progress):
            file.write(msgspec.json.encode(suggestion) + b"\n")
            count += 1
    if out != "-":
        tell(f"{counted(count, 'suggestion')} written to {out}.")
