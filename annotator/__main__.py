"""``annotator`` and ``python -m annotator``."""

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, cast

from annotator import __version__
from annotator.cli.launching import begin
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.cli import main as commands
else:
    # The commands load the database first, which takes longer than the window takes to show.
    commands = deferred("annotator.cli.main")


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    output: object = sys.stdout
    if isinstance(output, TextIOWrapper):
        # A file's name need not be text, and a terminal need not know every letter of it.
        cast("TextIOWrapper[Any]", output).reconfigure(errors="backslashreplace")
    if len(sys.argv) == 1:
        sys.exit(_show_window())
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"annotator {__version__}\n")
        sys.exit(0)
    try:
        commands.app(prog_name="annotator")
    except KeyboardInterrupt:
        # The commands say so themselves, once they have begun.
        sys.exit(130)


def _show_window() -> int:
    try:
        return begin()
    except AnnotatorError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1


if __name__ == "__main__":
    main()
