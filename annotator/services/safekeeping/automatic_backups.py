"""Automatic backups with rotation: verified copies in a folder, of which the newest are kept."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import disk_usage

import msgspec

from annotator import atomic_files
from annotator.core.errors import AnnotatorError
from annotator.core.location import is_server, without_password
from annotator.core.messages import message
from annotator.services.ids import now
from annotator.services.progress import Progress, silent
from annotator.storage.backup import Contents, contents_of, copy_into
from annotator.storage.engine import file_of, remove_file
from annotator.storage.sqlite.placement import placed_file

_NOTE_SUFFIX = ".json"
_PARTIAL_SUFFIX = ".partial"
_LEFT_BEHIND = timedelta(days=1)
_A_WEEK = timedelta(days=7)
_NAME_LENGTH = 60
_ROOM_SHARE = 1.2
"""Room that must be free, in sizes of the project's file: the copy and what verifying it takes."""


class _Note(msgspec.Struct, frozen=True, tag_field="format", tag="annotator-backup"):
    """What is written beside each copy. A file without such a note is not ours to remove."""

    project_id: str
    project: str
    location: str
    made: datetime
    change: str
    articles: int
    records: int
    size: int
    number: int = 0


class KeptBackup(msgspec.Struct, frozen=True):
    """An automatic backup in the folder.

    Attributes:
        project: the project's name.
        location: where the project lay, a URL without its password.
        change: the id of the newest change that the copy holds.
        size: in bytes.
        number: counts the copies of one project in one place, whatever the clock says.
    """

    file: Path
    project_id: str
    project: str
    location: str
    made: datetime
    change: str
    articles: int
    records: int
    size: int
    number: int = 0


def rotate_backups(
    location: str, folder: Path, keep: int, progress: Progress = silent
) -> KeptBackup | None:
    """Copies a project that changed since its newest copy, and removes copies that are too many.

    The copy is made in one piece beside its place, verified, and only then put there. Nothing is
    removed but copies of the same project that were made here.

    A copy of a project that is worked on by itself has copies of its own: those of one place are
    not counted among those of another.

    Args:
        location: the project's path or PostgreSQL URL; it may be in use.
        folder: where the copies of all projects lie, each project in a folder of its own.
        keep: how many of the newest to keep; one a day of the last week stays besides.
        progress: may stop the copy, which is then removed.

    Returns:
        The new copy; None if there is one that holds the newest change.

    Raises:
        AnnotatorError: the project cannot be read, or the folder not be written.
    """
    source = contents_of(location)
    own = [
        each
        for each in kept_backups(folder)
        if each.project_id == source.project_id
        and without_password(each.location) == without_password(location)
    ]
    if any(each.change == source.change for each in own):
        return None
    try:
        number = 1 + max((each.number for each in own), default=0)
        made = _copy(location, folder, source, number, progress)
        _tidy(made.file.parent)
    except OSError as error:
        raise AnnotatorError(
            message(
                "backups-cannot-be-written", folder=str(folder), reason=error.strerror or str(error)
            )
        ) from error
    for old in superfluous([made, *own], keep, made.made):
        # Where the clock was put back, the new copy is not the newest by the clock.
        if old != made:
            remove_kept(old)
    return made


def kept_backups(folder: Path) -> list[KeptBackup]:
    """The automatic backups in the folder, the newest first."""
    backups = [backup for note in _notes(folder) if (backup := _read(note)) is not None]
    return sorted(backups, key=lambda each: (each.made, each.file.name), reverse=True)


def renew_note(file: Path) -> None:
    """Says anew what a copy holds whose content was changed on purpose; nothing if it has no note.

    Raises:
        AnnotatorError: the copy cannot be read.
        OSError: the note cannot be written.
    """
    try:
        note = msgspec.json.decode(_note_of(file).read_bytes(), type=_Note)
    except (OSError, msgspec.DecodeError):
        return
    holds = contents_of(str(file))
    renewed = msgspec.structs.replace(
        note,
        change=holds.change,
        articles=holds.articles,
        records=holds.records,
        size=file.stat().st_size,
    )
    atomic_files.write(_note_of(file), msgspec.json.format(msgspec.json.encode(renewed)))


def superfluous(backups: Iterable[KeptBackup], keep: int, today: datetime) -> list[KeptBackup]:
    """Which of one project's backups the rotation removes; given the newest first."""
    # Where the clock was put back, the number alone tells which is newer.
    ordered = sorted(backups, key=lambda each: (each.number, each.made), reverse=True)
    retained = set(ordered[:keep])
    of_days: dict[date, KeptBackup] = {}
    for each in ordered:
        if today - each.made <= _A_WEEK:
            of_days.setdefault(each.made.astimezone().date(), each)
    retained.update(of_days.values())
    return [each for each in ordered if each not in retained]


def remove_kept(backup: KeptBackup) -> None:
    """Removes a copy and its note; one that is no longer what was made stays.

    Raises:
        AnnotatorError: it cannot be removed.
    """
    try:
        if _read(_note_of(backup.file)) == backup:
            remove_file(backup.file)
            _note_of(backup.file).unlink(missing_ok=True)
    except OSError as error:
        raise AnnotatorError(
            message(
                "backup-cannot-be-removed",
                file=str(backup.file),
                reason=error.strerror or str(error),
            )
        ) from error


def _copy(
    location: str, folder: Path, source: Contents, number: int, progress: Progress
) -> KeptBackup:
    place = folder / f"{_safe(source.name)}-{source.project_id[-8:]}"
    place.mkdir(parents=True, exist_ok=True)
    _require_room(location, place)
    moment = now()
    file = _claimed(place, f"{_safe(source.name)}-{moment.astimezone():%Y%m%d-%H%M%S}")

    def report(done: int, total: int) -> None:
        progress(done, total, "Backing up")

    try:
        with placed_file(file) as part:
            copy_into(location, str(part), report, str(file))
            holds = contents_of(str(part))
            backup = KeptBackup(
                file,
                holds.project_id,
                holds.name,
                without_password(location),
                moment,
                holds.change,
                holds.articles,
                holds.records,
                part.stat().st_size,
                number,
            )
            # The note first: a copy that nobody knows of would never be removed.
            _write_note(backup)
    except BaseException:
        _note_of(file).unlink(missing_ok=True)
        raise
    return backup


def _claimed(place: Path, stem: str) -> Path:
    """A name that is free, claimed by an empty note: others back up in the same second."""
    n = 1
    while True:
        file = place / (f"{stem}-{n}.annotator" if n > 1 else f"{stem}.annotator")
        with suppress(FileExistsError):
            if not file.exists():
                _note_of(file).touch(exist_ok=False)
                return file
        n += 1


def _require_room(location: str, place: Path) -> None:
    if is_server(location):
        return
    wanted = file_of(location).stat().st_size * _ROOM_SHARE
    if disk_usage(place).free < wanted:
        raise AnnotatorError(message("no-room-for-backup", folder=str(place), size=wanted / 1e6))


def _write_note(backup: KeptBackup) -> None:
    fields = {name: getattr(backup, name) for name in _Note.__struct_fields__}
    note = msgspec.json.format(msgspec.json.encode(_Note(**fields)))
    atomic_files.write(_note_of(backup.file), note)


def _read(note_file: Path) -> KeptBackup | None:
    """The copy that a note tells of; None if it is not there, or not as it was made."""
    file = note_file.with_name(note_file.name.removesuffix(_NOTE_SUFFIX))
    try:
        note = msgspec.json.decode(note_file.read_bytes(), type=_Note)
        if file.stat().st_size != note.size:
            return None
    except (OSError, msgspec.DecodeError):
        return None
    return KeptBackup(file, **msgspec.structs.asdict(note))


def _notes(folder: Path) -> list[Path]:
    try:
        return list(folder.glob(f"*/*.annotator{_NOTE_SUFFIX}"))
    except OSError:
        return []


def _note_of(file: Path) -> Path:
    return file.with_name(file.name + _NOTE_SUFFIX)


def _tidy(place: Path) -> None:
    """Removes what a run that was killed left half-made here."""
    for left in place.glob(f"*.annotator*{_PARTIAL_SUFFIX}*"):
        age = now().timestamp() - left.stat().st_mtime
        if age > _LEFT_BEHIND.total_seconds():
            left.unlink(missing_ok=True)
    for note in place.glob(f"*.annotator{_NOTE_SUFFIX}"):
        age = now().timestamp() - note.stat().st_mtime
        copy = note.with_name(note.name.removesuffix(_NOTE_SUFFIX))
        if age > _LEFT_BEHIND.total_seconds() and not copy.exists():
            note.unlink(missing_ok=True)


def _safe(name: str) -> str:
    """The project's name as a file can be called everywhere."""
    cleaned = "".join(sign if sign.isalnum() or sign in " -_" else "_" for sign in name)
    return " ".join(cleaned.split())[:_NAME_LENGTH] or "project"
