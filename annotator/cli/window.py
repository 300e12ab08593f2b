"""The command that opens the window on a project."""

import click

from annotator.cli import launching as showing
from annotator.cli.common import coder_option, project_argument, speaking


@click.command("open")
@project_argument
@click.option("--article", metavar="ID", help="The article to show first.")
@coder_option
@speaking
def open_project(project: str, article: str | None, coder: str) -> None:
    """Open the window on a project."""
    raise click.exceptions.Exit(showing.show(project, article, coder or None))
