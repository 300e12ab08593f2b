"""The command that opens the window on a project."""

from typing import Annotated

import typer

from annotator.cli import showing
from annotator.cli.common import CoderOption, ProjectArgument, speaking


@speaking
def open_project(
    project: ProjectArgument,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", help="The article to show first.")
    ] = None,
    coder: CoderOption = "",
) -> None:
    """Open the window on a project."""
    raise typer.Exit(showing.show(project, article, coder or None))
