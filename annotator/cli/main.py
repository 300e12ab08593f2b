"""The commands, put together."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import click

from annotator import __version__
from annotator.cli import (
    adjudication,
    agreement,
    assigning,
    codebook,
    coders,
    handover,
    learning,
    mapping,
    models,
    projects,
    purging,
    recovering,
    search,
    suggesting,
    transfer,
    window,
)
from annotator.cli import launching as showing
from annotator.cli.common import speaking
from annotator.core.location import without_addresses


class _Commands(click.Group):
    """The commands, of which wrong usage is said without a password that stands in it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        """In the order of a project's life, not of the alphabet."""
        return list(self.commands)

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Reads what stands before the command."""
        with _without_addresses():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Reads what the command is given, and runs it."""
        with _without_addresses():
            return super().invoke(ctx)


@contextmanager
def _without_addresses() -> Generator[None, None, None]:
    try:
        yield
    except click.UsageError as error:
        message = error.format_message()
        if without_addresses(message) == message:
            raise
        raise click.UsageError(without_addresses(message), error.ctx) from None


@click.group(
    cls=_Commands,
    help="Turn news articles into data: quotes, claims and events, each with its evidence. "
    "Without a command, the window opens; where there is no display, the main job is done once "
    "in a new folder. PROJECT is a path or a PostgreSQL URL.",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="annotator %(version)s", help="Say which version.")
@click.pass_context
@speaking
def app(context: click.Context) -> None:
    """Opens the window on the last project, or at the first start on the sample."""
    if context.invoked_subcommand is None:
        raise click.exceptions.Exit(showing.begin())


for _command in (
    *(window.open_project, projects.sample, projects.new),
    *(transfer.import_files, transfer.export_project, projects.check, search.search),
    *(handover.hand_out, handover.merge),
    *(assigning.assign, agreement.agreement),
    *(adjudication.adjudicate, adjudication.feedback),
    *(suggesting.suggest, models.models, learning.learn, learning.evaluate),
    *(projects.stats, coders.coders, codebook.codebook, mapping.mapping),
    *(projects.backup, projects.restore),
    *(recovering.recover_project, purging.purge_article, transfer.formats),
):
    app.add_command(_command)
