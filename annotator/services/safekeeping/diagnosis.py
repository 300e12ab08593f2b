"""What is damaged in a project file whose database cannot be read as a whole."""

from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.core.errors import AnnotatorError, in_words
from annotator.core.finding import DATABASE, Finding, found
from annotator.core.messages import message
from annotator.services.progress import Progress, silent
from annotator.services.safekeeping.recovery import recover


def survey(file: Path, progress: Progress = silent) -> list[Finding]:
    """What a recovery would lose of a file; the file is only read."""
    try:
        with TemporaryDirectory(prefix="annotator-check-") as folder:
            made = recover(file, Path(folder) / "saved.annotator", progress=progress)
    except AnnotatorError as error:
        return [found(DATABASE, "survey-failed", reason=in_words(error))]
    pages = [
        found(message("at-page", page=number), "unreadable-page", what=what)
        if what
        else found(message("at-page", page=number), "unreadable-page-of-unknown")
        for number, what in made.damaged_pages.items()
    ]
    return pages + made.losses
