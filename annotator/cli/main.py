"""The commands, put together."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from annotator import __version__
from annotator.cli import codebook, mapping, projects, search, showing, transfer, window
from annotator.cli.common import speaking
from annotator.core.location import without_addresses


class _Commands(TyperGroup):
    """The commands, of which wrong usage is said without a password that stands in it."""

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Reads what stands before the command."""
        with _without_addresses():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Reads what the command is given, and runs it."""
        with _without_addresses():
            return super().invoke(ctx)


@contextmanager
def _without_addresses() -> Generator[None, None, None]:
    try:
        yield
    except TyperException as error:
        error.message = without_addresses(error.message)
        raise


app = typer.Typer(
    cls=_Commands,
    help="Turn news articles into data: quotes, claims and events, each with its evidence. "
    "Without a command, the window opens. PROJECT is a path or a PostgreSQL URL.",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"annotator {__version__}")
        raise typer.Exit


@app.callback()
@speaking
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - the option's callback does the work
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version."),
    ] = False,
) -> None:
    """Opens the window on the last project, or at the first start on the sample."""
    if context.invoked_subcommand is None:
        raise typer.Exit(showing.show(None, None, None))


app.command("open")(window.open_project)
app.command("sample")(projects.sample)
app.command("new")(projects.new)
app.command("import")(transfer.import_files)
app.command("export")(transfer.export_project)
app.command("check")(projects.check)
app.command("search")(search.search)
app.command("stats")(projects.stats)
app.command("codebook")(codebook.codebook)
app.command("mapping")(mapping.mapping)
app.command("backup")(projects.backup)
app.command("restore")(projects.restore)
app.command("formats")(transfer.formats)
