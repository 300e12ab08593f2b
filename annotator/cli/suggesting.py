"""The command that has the assistant read a project's articles."""

import sys
from pathlib import Path

import click
import msgspec

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
from annotator.cli.models import with_models
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
    "--suggester",
    "suggesters",
    metavar="NAME",
    multiple=True,
    help="Only what this one sees; a model by address is asked only if it is named here.",
)
@click.option(
    "--out",
    metavar="FILE",
    help="The file to write, a suggestion a line as JSON; - is standard output. The project stays "
    "as it is. Stopped, it goes on where it was.",
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
        with_models(on)
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
    if report.left_out:
        parts = counted(report.left_out, "part")
        tell(f"{parts} of answers left out: the text or the codebook does not bear them out.")
    if report.known:
        tell(f"{counted(report.known, 'article')} had theirs already.")


def _write(on: Project, choice: Choice, out: str) -> None:
    with TerminalProgress() as progress:
        if out == "-":
            for lines in on.suggestions.lines(choice, progress):
                for each in lines:
                    sys.stdout.buffer.write(msgspec.json.encode(each) + b"\n")
            return
        report = on.suggestions.write(choice, Path(out), progress)
    tell(f"{counted(report.suggestions, 'suggestion')} written to {out}.")
    if report.known:
        tell(f"Went on where it was stopped: {counted(report.known, 'article')} read before.")
    if report.is_begun_anew:
        tell("What was begun there was of other models or another choice; it was begun anew.")
