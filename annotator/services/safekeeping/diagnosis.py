"""What is damaged in a project, also where its database cannot be read as a whole."""

from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.core.errors import AnnotatorError
from annotator.core.location import is_server
from annotator.services.progress import Progress, silent
from annotator.services.safekeeping.checks import (
    CANNOT_BE_READ,
    DATABASE,
    Finding,
    check,
    is_damage,
)
from annotator.services.safekeeping.recovery import recover
from annotator.services.workspace import Workspace


def diagnose(workspace: Workspace, progress: Progress = silent) -> list[Finding]:
    """Everything that is off in an open project; if part of it is unreadable, also what is lost."""
    findings = check(workspace, progress)
    if is_damage(findings) and not is_server(workspace.location):
        findings += survey(Path(workspace.location), progress)
    return findings


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
