"""``annotator`` and ``python -m annotator``."""

from annotator.cli.main import app


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    app(prog_name="annotator")


if __name__ == "__main__":
    main()
