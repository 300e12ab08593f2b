"""Where the program keeps what is its own: settings, automatic backups, reports, the sample."""

import os
import tempfile
from pathlib import Path

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message


def own_folder(wanted: Path) -> tuple[Path, str]:
    """A folder that can be written; a new one among the temporary ones if the wanted one cannot.

    Returns:
        The folder, and why it is not the wanted one; empty if it is.

    Raises:
        AnnotatorError: there is no place that can be written at all.
    """
    try:
        # Without a home, “~” stays in the path and would become a folder called so.
        if not wanted.is_absolute():
            raise FileNotFoundError("There is no home folder")
        wanted.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=wanted):
            return wanted, ""
    except OSError as error:
        reason = error.strerror or str(error)
    try:
        return Path(tempfile.mkdtemp(prefix="annotator-")), reason
    except OSError as error:
        raise AnnotatorError(
            message("no-folder-of-its-own", folder=str(wanted), reason=reason)
        ) from error


def require_home(instead: Path) -> None:
    """Lets the folder stand for the person's home where the system knows of none."""
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = str(instead)
