"""The command that saves what can be read of a damaged project."""

from pathlib import Path

import click
import msgspec
from platformdirs import user_data_path

from annotator.cli.common import (
    PATH,
    TerminalProgress,
    counted,
    json_option,
    say,
    say_json,
    speaking,
)
from annotator.services.safekeeping.recovery import Recovered, described, recover
from annotator.services.safekeeping.recovery_sources import backups_of


@click.command("recover")
@click.argument("damaged", metavar="DAMAGED", type=PATH, help="The damaged project's file.")
@click.argument("out", metavar="OUT", type=PATH, help="The new project to make.")
@click.option(
    "--log",
    "logs",
    metavar="FILE",
    type=PATH,
    multiple=True,
    help="A log that was set aside; may be repeated.",
)
@click.option(
    "--backup",
    "backups",
    metavar="FILE",
    type=PATH,
    multiple=True,
    help="A backup to take from what the file has lost; may be repeated.",
)
@click.option(
    "--backups",
    "folder",
    metavar="FOLDER",
    type=PATH,
    default=None,
    help="Where the window keeps its backups, if not in the usual place.",
)
@json_option
@speaking
def recover_project(
    damaged: Path,
    out: Path,
    logs: tuple[Path, ...],
    backups: tuple[Path, ...],
    folder: Path | None,
    as_json: bool,
) -> None:
    """Save what can be read of a damaged project into a new one, and list what could not.

    The damaged file is not touched. What it has lost is taken from its log and from its backups,
    those that lie beside it and those that the window made.
    """
    folder = folder or user_data_path("annotator", appauthor=False) / "backups"
    others = [*backups, *backups_of(damaged, folder)]
    with TerminalProgress() as progress:
        made = recover(damaged, out, logs=logs, backups=others, progress=progress)
    if as_json:
        say_json(msgspec.to_builtins(made) | {"losses": [each.for_json() for each in made.losses]})
    else:
        for line in _sentences(made):
            say(line)
        for line in described(made):
            say(str(line))
    # Whatever is left was saved: that is what was asked for, so it is no failure.


def _sentences(made: Recovered) -> list[str]:
    things = ", ".join(
        counted(number, kind, "statuses" if kind == "status" else "")
        for kind, number in made.saved.items()
    )
    total = sum(made.saved.values())
    exactly = "" if made.exact is None else f"; {made.exact:,} of {total:,} exactly as they were"
    journal_note = (
        "The journal was kept, with undo." if made.journal_kept else "Its journal begins anew."
    )
    return [
        f"Read {counted(made.pages, 'page')}, {len(made.damaged_pages):,} of them damaged, in "
        f"{counted(len(made.sources), 'file')}: {', '.join(made.sources)}.",
        f"Saved to {made.project}: {things or 'nothing'}{exactly}. {journal_note}",
        f"Lost or changed: {len(made.losses):,}."
        if made.losses
        else "Nothing is known to be lost.",
    ]
