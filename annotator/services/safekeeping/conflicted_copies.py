"""Copies of a project that a synchroniser made where it was edited on two computers at once."""

import re
from pathlib import Path

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.leftovers import LOGS
from annotator.storage.sqlite.identity import project_id_of

_MARK = re.compile(
    r"""
      \ \([^()]*(?i:conflict)[^()]*\)(\ \(\d+\))?   # Dropbox, Nextcloud, Seafile
    | \ \[[^\[\]]*(?i:conflict)[^\[\]]*\]           # pCloud
    | [_-](?i:conflict)[_-]\d[\d-]*                 # ownCloud: _conflict-20260303-101112
    | _(?i:conf)\([^()]+\)                          # _conf(1)
    | _[^/]+_(?i:conflict)                          # Synology: _NAS_Mar-03-101112-2026_Conflict
    | \.sync-conflict-\d{8}-\d{6}(-\w+)?            # Syncthing
    | \ \([^()\s]+@[^()\s]+\)                       # Box: (ada@example.org)
    | \ ?\(\d{1,3}\)                                # Google Drive: (1)
    | \ \d{1,2}                                     # iCloud Drive: NAME 2
    | -[A-Z][A-Z0-9-]{2,14}(-\d{1,2})?              # OneDrive: -DESKTOP-AB12, the computer
    """,
    re.VERBOSE,
)
"""What synchronisers add to the name of the copy that lost, before the suffix."""


def conflicted_copies(file: Path, project_id: str) -> list[Path]:
    """The conflicted copies of a project that lie beside it, by name.

    Only what holds the same project counts, and of that only what is called as synchronisers call
    them: backups and copies that a person made are none. Opens what may be one read-only.
    """
    try:
        beside = [each for each in file.parent.iterdir() if each.suffix == file.suffix]
    except OSError:
        return []
    return sorted(
        each
        for each in beside
        if each.name != file.name
        and (_is_copy(each.stem, file.stem) or _is_copy(file.stem, each.stem))
        and each.is_file()
        and project_id_of(each) == project_id
    )


def set_aside(copy: Path, file: Path) -> Path:
    """Moves a conflicted copy into a folder beside the project; where it now is.

    Args:
        copy: the copy, which is not deleted, nor merged into anything.
        file: the project's file.

    Raises:
        AnnotatorError: it cannot be moved; then it stays where it is.
    """
    folder = file.with_name(f"{file.stem} conflicted copies")
    try:
        folder.mkdir(exist_ok=True)
        names = (f"{copy.stem}-{n}{copy.suffix}" for n in range(2, 1000))
        paths = (folder / name for name in (copy.name, *names))
        place = next(each for each in paths if not each.exists())
        # The logs first: without them a file that opens is as it was at some time, and whole.
        for beside in (*LOGS, ""):
            part = copy.with_name(copy.name + beside)
            if part.exists():
                part.rename(place.with_name(place.name + beside))
    except OSError as error:
        reason = error.strerror or str(error)
        raise AnnotatorError(
            message("cannot-be-moved", file=str(copy), folder=str(folder), reason=reason)
        ) from error
    return place


def _is_copy(stem: str, of: str) -> bool:
    return stem.startswith(of) and _MARK.fullmatch(stem[len(of) :]) is not None
