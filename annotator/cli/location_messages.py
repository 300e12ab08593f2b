"""What the commands say of the place where a project lies."""

from pathlib import Path

from annotator.cli.common import tell
from annotator.core.location import is_server
from annotator.services.project import Project
from annotator.services.safekeeping.conflicted_copies import conflicted_copies
from annotator.services.safekeeping.synced_folders import shared_place_of


def tell_place(project: Project) -> None:
    """Notes that others have a hand in the file, and which conflicted copies lie beside it."""
    if is_server(project.location):
        return
    file = Path(project.location)
    if place := shared_place_of(file):
        where = (
            f"{place.name} synchronises the folder of this project"
            if place.kind == "synchronised"
            else f"this project lies on a network drive ({place.name})"
        )
        tell(
            f"note: {where}: keep it open on one computer at a time, and leave it a second after "
            "the last edit, when the file is whole."
        )
    for copy in conflicted_copies(file, project.info.id):
        tell(
            f"note: {copy} is a conflicted copy of this project: it was edited in two places at "
            "once. Open it by itself, or move it away once you have what it holds."
        )
