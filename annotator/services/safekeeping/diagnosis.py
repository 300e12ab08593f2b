"""What is damaged in a project file whose database cannot be read as a whole."""

from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.core.errors import AnnotatorError
from annotator.services.progress import Progress, silent
from annotator.services.safekeeping.checks import (
    CANNOT_BE_READ,
    DATABASE,
    Finding,
)
from annotator.services.safekeeping.recovery import recover


def survey(file: Path, progress: Progress = silent) -> list[Finding]:
    """What a recovery would lose of a file; the file is only read."""
    try:
        with TemporaryDirectory(prefix="annotator-check-") as folder:
            made = recover(file, Path(folder) / "saved.annotator", progress=progress)
    except AnnotatorError as error:
        return [Finding(DATABASE, f"what can be saved of it is not known: {error}")]
    pages = [
        Finding(f"page {number}", f"of {what or 'nobody knows what'} {CANNOT_BE_READ} as it stands")
        for number, what in made.damaged_pages.items()
    ]
    return pages + made.losses
