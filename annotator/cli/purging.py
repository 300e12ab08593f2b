"""The command that removes articles for good."""

import sys
from pathlib import Path

import click
from platformdirs import user_data_path

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
from annotator.services.safekeeping.purging import PurgeReport


@click.command("purge")
@project_argument
@click.argument("article", metavar="ARTICLE", help="The id of the article, deleted already or not.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--backups",
    "folder",
    metavar="FOLDER",
    type=PATH,
    default=None,
    help="Where the window keeps its backups, if not in the usual place.",
)
@coder_option
@json_option
@speaking
def purge_article(
    project: str, article: str, yes: bool, folder: Path | None, coder: str, as_json: bool
) -> None:
    """Remove an article for good: from tables, journal, index, free pages and our own backups.

    Nothing brings it back. Exports and copies that were made by hand elsewhere are not looked for.
    """
    folders = [folder or user_data_path("annotator", appauthor=False) / "backups"]
    with opened(project, coder) as on, TerminalProgress() as progress:
        if not yes:
            if not sys.stdin.isatty():
                raise click.UsageError("It cannot be undone. Say --yes.")
            copies = counted(len(on.safekeeping.copies(folders)), "backup")
            click.confirm(f"Purge {article} from the project and {copies} for good?", abort=True)
        report = on.safekeeping.purge(article, backup_folders=folders, progress=progress)
    if as_json:
        say_json(
            {
                "records": report.records,
                "is_erased": report.is_erased,
                "copies": [str(path) for path in report.copies],
                "left": [{"file": str(path), "reason": str(why)} for path, why in report.left],
            }
        )
    else:
        _say(report)
    if report.left or not report.is_erased:
        raise click.exceptions.Exit(1)


def _say(report: PurgeReport) -> None:
    say(
        f"Purged the article, {counted(report.records, 'record')} with it, and from "
        f"{counted(len(report.copies), 'backup')}."
    )
    if not report.is_erased:
        tell(
            "problem: traces are left in the database's files: somebody else has the project open, "
            "or the server lets only its owner erase them (VACUUM FULL). Purge it again then."
        )
    for path, reason in report.left:
        tell(f"problem: {path}: {reason}")
