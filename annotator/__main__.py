"""``annotator`` and ``python -m annotator``."""

import sys

from annotator.cli.showing import show
from annotator.core.errors import AnnotatorError


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    if len(sys.argv) == 1:
        sys.exit(_show_window())
    # The commands load the database first, which takes longer than the window takes to show.
    from annotator.cli.main import app  # noqa: PLC0415

    app(prog_name="annotator")


def _show_window() -> int:
    try:
        return show(None, None, None)
    except AnnotatorError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1


if __name__ == "__main__":
    main()
