"""The commands that make, look at, copy and restore projects."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from annotator.cli.common import (
    CoderOption,
    JsonOption,
    ProjectArgument,
    TerminalProgress,
    asking_password,
    counted,
    opened,
    say,
    say_json,
    speaking,
    system_coder,
)
from annotator.core.codebook import Codebook
from annotator.core.location import shown, without_password
from annotator.services import backups, checks
from annotator.services import sample as samples
from annotator.services.codebooks import load, preset_names
from annotator.services.project import Project


@speaking
def sample(
    project: Annotated[
        str, typer.Argument(metavar="[PROJECT]", help="Where to make it.", show_default=True)
    ] = "sample.annotator",
    coder: CoderOption = "",
    as_json: JsonOption = False,
) -> None:
    """Make the sample project, and say where."""
    who = coder or system_coder()
    made = asking_password(project, lambda place: samples.make_sample(place, coder=who))
    _say_made(made, as_json=as_json)


@speaking
def new(
    project: ProjectArgument,
    codebook: Annotated[
        str,
        typer.Option(
            "--codebook",
            metavar="NAME|FILE",
            help=f"The record types: {', '.join(preset_names())}, or a YAML or JSON file.",
        ),
    ] = "news",
    name: Annotated[
        str, typer.Option("--name", help="The project's name; the file's if not given.")
    ] = "",
    coder: CoderOption = "",
    as_json: JsonOption = False,
) -> None:
    """Make a new project."""
    types: Codebook = load(codebook)
    who = coder or system_coder()

    def make(place: str) -> Project:
        return Project.create(place, coder=who, name=name, codebook=types)

    made = asking_password(project, make)
    _say_made(made, as_json=as_json)


def _say_made(made: Project, *, as_json: bool) -> None:
    location, address = shown(made.location), without_password(made.location)
    codebook, articles = made.codebook, made.read.article_count()
    identity = made.info
    made.close()
    if as_json:
        say_json(
            {
                "project": location,
                "id": identity.id,
                "name": identity.name,
                "codebook": codebook.name,
                "articles": articles,
            }
        )
        return
    say(f"Made {location} with the codebook “{codebook.name}”, {counted(articles, 'article')}.")
    say(f"Open it with: annotator open {address}")


@speaking
def check(
    project: ProjectArgument,
    as_json: JsonOption = False,
    rebuild_search: Annotated[
        bool, typer.Option("--rebuild-search", help="Make the full-text index anew first.")
    ] = False,
) -> None:
    """Verify every offset, value, reference and journal entry, and the full-text index."""
    with opened(project) as on, TerminalProgress() as progress:
        if rebuild_search:
            on.rebuild_search()
        findings = checks.check(on, progress)
    if as_json:
        say_json({"findings": msgspec.to_builtins(findings)})
    elif not findings:
        say("The project is sound.")
    else:
        for finding in findings:
            say(f"{finding.where}: {finding.problem}")
        say(f"{counted(len(findings), 'finding')}.")
    if findings:
        raise typer.Exit(1)


@speaking
def stats(project: ProjectArgument, coder: CoderOption = "", as_json: JsonOption = False) -> None:
    """Count what a project holds; how far the articles are is said of one coder."""
    with opened(project, coder) as on:
        counts = on.read.counts()
        head = {
            "name": on.info.name,
            "project": shown(on.location),
            "codebook": on.codebook.name,
            "coder": on.coder.name,
        }
        plurals = {each.key: each.plural for each in on.codebook.types}
    if as_json:
        say_json({**head, **msgspec.to_builtins(counts)})
        return
    rows = [
        ("project", f"{head['name']} ({head['project']})"),
        ("codebook", head["codebook"]),
        ("articles", f"{counts.articles:,}"),
        *(
            (f"  {state.replace('_', ' ')}", f"{number:,}")
            for state, number in counts.states.items()
            if number
        ),
        ("records", f"{sum(counts.records.values()):,}"),
        *((f"  {plurals.get(key, key)}", f"{number:,}") for key, number in counts.records.items()),
        *((f"  by {name}", f"{number:,}") for name, number in counts.coders.items()),
        ("actors", f"{counts.actors:,}"),
        ("links", f"{counts.links:,}"),
        ("changes", f"{counts.changes:,}"),
    ]
    width = max(len(label) for label, _ in rows)
    for label, value in rows:
        say(f"{label:<{width}}  {value}")


@speaking
def backup(
    project: ProjectArgument,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file or folder to write to.")],
    as_json: JsonOption = False,
) -> None:
    """Copy a project, which may be in use, and verify the copy."""
    with TerminalProgress() as progress:
        made = asking_password(project, lambda place: backups.backup(place, out, progress))
    if as_json:
        say_json({"backup": str(made)})
    else:
        say(f"Backed up to {made}; the copy was verified.")


@speaking
def restore(
    backup_file: Annotated[Path, typer.Argument(metavar="BACKUP", help="The backup.")],
    project: ProjectArgument,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the project that is there.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Make a backup a project again."""
    with TerminalProgress() as progress:
        location = asking_password(
            project,
            lambda place: backups.restore(backup_file, place, replace=force, progress=progress),
        )
    if as_json:
        say_json({"project": shown(location)})
    else:
        say(f"Restored to {shown(location)}.")
