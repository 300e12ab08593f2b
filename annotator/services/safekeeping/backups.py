"""Backing a project up and restoring it; every copy is verified after writing."""

from pathlib import Path

from annotator import leftovers
from annotator.core.errors import AnnotatorError
from annotator.core.location import is_server
from annotator.core.messages import message
from annotator.services.ids import now
from annotator.services.progress import Progress, silent
from annotator.storage.backup import copy_into, copy_project
from annotator.storage.engine import (
    file_of,
    name_of,
    require_project_file,
)
from annotator.storage.sqlite.placement import placed_file


def backup(source: str | Path, out: Path, progress: Progress = silent) -> Path:
    """Copies a project, which may be in use, into a new file; the file.

    Args:
        source: the project's path or PostgreSQL URL.
        out: the file, or an existing folder, in which the copy is then named by project and time.
        progress: may stop the copy, which is then removed.

    Raises:
        AnnotatorError: there is no project, the file exists, or the copy is not sound.
    """
    if out.is_dir():
        out = out / f"{name_of(str(source))}-{now():%Y%m%d-%H%M%S}.annotator"
    out = file_of(str(out))
    copy_project(str(source), str(out), lambda done, total: progress(done, total, "Backing up"))
    return out


def restore(
    backup_file: Path, to: str | Path, *, replace: bool = False, progress: Progress = silent
) -> str:
    """Makes a backup a project again; where it now is.

    Args:
        backup_file: the backup, which stays as it is.
        to: the path, or the URL of an empty PostgreSQL database.
        replace: whether a project file that is there may be replaced, once the new one is whole.
            It is kept beside as ``NAME.before-restore-TIME.annotator``.
        progress: may stop the copy, which is then removed.

    Raises:
        AnnotatorError: it is not a backup, something is there already, or the copy is not sound.
    """

    def report(done: int, total: int) -> None:
        progress(done, total, "Restoring")

    if is_server(str(to)):
        copy_project(str(backup_file), str(to), report)
        return str(to)
    target = file_of(str(to)).absolute()
    leftovers.clear(target.parent)
    if target.exists() and not replace:
        raise AnnotatorError(message("exists-replace-it", place=str(target)))
    if target.exists():
        require_project_file(target)
    with placed_file(target, _path_for_previous(target)) as part:
        copy_into(str(backup_file), str(part), report, str(target))
    return str(target)


def _path_for_previous(target: Path) -> Path:
    return target.with_name(f"{target.stem}.before-restore-{now():%Y%m%d-%H%M%S}{target.suffix}")
