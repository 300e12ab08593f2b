"""The command that has the assistant read a project's articles."""

import sys
from contextlib import nullcontext
from pathlib import Path

import click
import msgspec

from annotator.atomic_files import replacing
from annotator.cli.common import (
    TerminalProgress,
    counted,
    json_option,
    opened,
    project_argument,
    say_json,
    speaking,
    tell,
)
from annotator.services.assistance.suggesting import Choice
from annotator.services.project import Project


@click.command
@project_argument
@click.option("--type", "types", metavar="KEY", multiple=True, help="Only records of this type.")
@click.option(
    "--above",
    type=click.FloatRange(0, 1),
    help="Only what is at least so certain, from 0 to 1; else what is worth offering.",
)
@click.option(
    "--suggester", "suggesters", metavar="NAME", multiple=True, help="Only what this one sees."
)
@click.option(
    "--out",
    metavar="FILE",
    help="The file to write, a suggestion a line as JSON; - is standard output. The project stays "
    "as it is.",
)
@json_option
@speaking
def suggest(
    project: str,
    types: tuple[str, ...],
    above: float | None,
    suggesters: tuple[str, ...],
    out: str | None,
    as_json: bool,
) -> None:
    """Have the assistant read the articles, and store what it suggests.

    What is stored is no record until a coder takes it. Stopped, it goes on where it was.
    """
    choice = Choice(frozenset(types), frozenset(suggesters), above)
    with opened(project) as on:
        if out is None:
            _store(on, choice, as_json=as_json)
        else:
            _write(on, choice, out)


def _store(on: Project, choice: Choice, *, as_json: bool) -> None:
    with TerminalProgress() as progress:
        report = on.suggestions.store(choice, progress)
    if as_json:
        say_json(msgspec.to_builtins(report))
        return
    tell(
        f"{counted(report.stored, 'suggestion')} stored from {counted(report.articles, 'article')}."
    )
    if report.removed:
        tell(f"{counted(report.removed, 'suggestion')} of an older model removed.")
    if report.known:
        tell(f"{counted(report.known, 'article')} had theirs already.")


def _write(on: Project, choice: Choice, out: str) -> None:
    place = nullcontext(sys.stdout.buffer) if out == "-" else replacing(Path(out))
    count = 0
    with TerminalProgress() as progress, place as file:
        for suggestion in on.suggesting.lines(choice, progress):
            file.write(msgspec.json.encode(suggestion) + b"\n")
            count += 1
    if out != "-":
        tell(f"{counted(count, 'suggestion')} written to {out}.")
