"""The commands that make, look at, copy and restore projects."""

from pathlib import Path

import click
import msgspec

from annotator.cli.common import (
    PATH,
    TerminalProgress,
    asking_password,
    coder_option,
    counted,
    json_option,
    opened,
    project_argument,
    say,
    say_json,
    speaking,
    system_coder,
    tell,
)
from annotator.cli.comparison import comparison_lines
from annotator.cli.location_messages import tell_place
from annotator.core.codebook.model import Codebook
from annotator.core.finding import DATABASE, found
from annotator.core.location import shown, without_password
from annotator.services import sample as samples
from annotator.services.codebooks import load, preset_names
from annotator.services.errors import DamagedError, ForeignSchemaError
from annotator.services.project import Project
from annotator.services.safekeeping import backups, diagnosis
from annotator.services.safekeeping.checks import foreign_sql, is_damage
from annotator.services.safekeeping.comparison import compare_with_backup
from annotator.services.safekeeping.safekeeping import Protection


@click.command
@click.argument(
    "project",
    metavar="[PROJECT]",
    default="sample.annotator",
    help="Where to make it; sample.annotator if not given.",
)
@coder_option
@json_option
@speaking
def sample(project: str, coder: str, as_json: bool) -> None:
    """Make the sample project, and say where."""
    who = coder or system_coder()
    made = asking_password(project, lambda place: samples.make_sample(place, coder=who))
    _say_made(made, as_json=as_json)


@click.command
@project_argument
@click.option(
    "--codebook",
    metavar="NAME|FILE",
    default="news",
    show_default=True,
    help=f"The record types: {', '.join(preset_names())}, or a YAML or JSON file.",
)
@click.option(
    "--name", metavar="NAME", default="", help="The project's name; the file's if not given."
)
@coder_option
@json_option
@speaking
def new(project: str, codebook: str, name: str, coder: str, as_json: bool) -> None:
    """Make a new project."""
    types: Codebook = load(codebook)
    who = coder or system_coder()

    def make(place: str) -> Project:
        return Project.create(place, coder=who, name=name, codebook=types)

    made = asking_password(project, make)
    _say_made(made, as_json=as_json)


def _say_made(made: Project, *, as_json: bool) -> None:
    location, address = shown(made.location), without_password(made.location)
    codebook, articles = made.codebook, made.articles.count()
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


@click.command
@project_argument
@json_option
@click.option("--rebuild-search", is_flag=True, help="Make the full-text index anew first.")
@speaking
def check(project: str, as_json: bool, rebuild_search: bool) -> None:
    """Verify every offset, value, reference and journal entry, and the full-text index."""
    protections: list[Protection] = []
    with TerminalProgress() as progress:
        try:
            with opened(project) as on:
                if rebuild_search:
                    on.safekeeping.rebuild_search()
                findings = on.safekeeping.diagnose(progress)
                protections = on.safekeeping.protections()
                tell_place(on)
        except ForeignSchemaError as error:
            findings = foreign_sql(error)
        except DamagedError as error:
            # It cannot even be opened: what is damaged is told from its pages.
            findings = [found(DATABASE, "database-damaged", reason=error.reason)]
            findings += diagnosis.survey(Path(error.place), progress)
    if as_json:
        say_json({"findings": [each.for_json() for each in findings], "protections": protections})
    elif not findings:
        say("The project is sound.")
    else:
        for finding in findings:
            say(str(finding))
        say(f"{counted(len(findings), 'finding')}.")
        if is_damage(findings):
            say(
                f"Save what can be read with: annotator recover {shown(project)} OUT. "
                "Or go back to a backup with: annotator restore BACKUP PROJECT"
            )
    if protections and not as_json:
        say(_in_words(protections))
    if findings:
        raise click.exceptions.Exit(1)


def _in_words(protections: list[Protection]) -> str:
    """Which of the protections are in force, and why the others are not."""
    on = ", ".join(each.name for each in protections if each.in_force)
    off = "; ".join(f"{each.name} ({each.reason})" for each in protections if not each.in_force)
    sentences = [f"In force against strangers: {on}."] if on else []
    return " ".join([*sentences, f"Not in force: {off}."] if off else sentences)


@click.command
@project_argument
@coder_option
@json_option
@speaking
def stats(project: str, coder: str, as_json: bool) -> None:
    """Count what a project holds; how far the articles are is said of one coder."""
    with opened(project, coder) as on:
        counts = on.counts()
        head = {
            "name": on.info.name,
            "project": shown(on.location),
            "codebook": on.codebook.name,
            "coder": on.coder.name,
        }
        plurals = {each.key: each.plural for each in on.codebook.types}
        tell_place(on)
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


@click.command
@project_argument
@click.argument("out", metavar="OUT", type=PATH, help="The file or folder to write to.")
@json_option
@speaking
def backup(project: str, out: Path, as_json: bool) -> None:
    """Copy a project, which may be in use, and verify the copy."""
    with TerminalProgress() as progress:
        made = asking_password(project, lambda place: backups.backup(place, out, progress))
    if as_json:
        say_json({"backup": str(made)})
    else:
        say(f"Backed up to {made}; the copy was verified.")


@click.command
@click.argument("backup_file", metavar="BACKUP", type=PATH, help="The backup.")
@project_argument
@click.option("--force", is_flag=True, help="Replace the project that is there.")
@click.option("--dry-run", is_flag=True, help="Only say what would be replaced by what.")
@json_option
@speaking
def restore(backup_file: Path, project: str, force: bool, dry_run: bool, as_json: bool) -> None:
    """Make a backup a project again.

    What is there and what would take its place are compared first.
    """
    comparison = compare_with_backup(backup_file, project)
    if dry_run:
        if as_json:
            say_json(msgspec.to_builtins(comparison))
        else:
            for line in comparison_lines(comparison):
                say(line)
        return
    if comparison is not None:
        for line in comparison_lines(comparison):
            tell(line)
    with TerminalProgress() as progress:
        location = asking_password(
            project,
            lambda place: backups.restore(backup_file, place, replace=force, progress=progress),
        )
    if as_json:
        say_json({"project": shown(location)})
    else:
        say(f"Restored to {shown(location)}.")
