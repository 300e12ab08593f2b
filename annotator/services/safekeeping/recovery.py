"""Saving what can be read of a damaged project into a new, sound one."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from annotator.core.changes.change_kinds import Recover
from annotator.core.coding.change import Change
from annotator.core.coding.coder import Coder
from annotator.core.errors import AnnotatorError
from annotator.core.finding import Finding
from annotator.core.messages import Message, message, of_file
from annotator.services.ids import coder_id, new_id, now
from annotator.services.progress import Progress, silent
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.safekeeping.recovery_assembly import Assembly
from annotator.services.safekeeping.recovery_choice import Choice
from annotator.services.safekeeping.recovery_sources import Backups, Sources, copied, sources_of
from annotator.storage.engine import file_of, remove_file
from annotator.storage.salvage.entities import RecoveredEntities
from annotator.storage.salvage.journal import KeptJournal
from annotator.storage.salvage.row_recovery import gather
from annotator.storage.salvage.writing import new_project

RECOVERING_CODER = "Recovery"
"""The coder of the change that a recovery is, so that nobody undoes it as their own."""

_PARTIAL = ".partial"


class Recovered(msgspec.Struct, frozen=True):
    """The outcome of a recovery.

    Attributes:
        project: where the new project lies.
        saved: how many things of each kind it has.
        exact: how many of them have the checksum that the journal keeps of them; None if it keeps
            none, as those of an older version.
        losses: what could not be saved, or not as it was.
        taken: how many things of each kind were taken from a backup and may be older, by backup.
        journal_kept: whether the journal is the old one; else it begins anew.
        pages: how many pages the file had.
        damaged_pages: those that could not be read as they stand, each with what it is of, a table
            or an index, as far as that is known.
        sources: the files that something was looked for in.
    """

    project: str
    saved: dict[str, int]
    exact: int | None
    losses: list[Finding]
    taken: dict[str, dict[str, int]]
    journal_kept: bool
    pages: int
    damaged_pages: dict[int, str]
    sources: list[str]


def described(made: Recovered) -> list[Message]:
    """What is not as it was, to be read line by line."""
    taken = [
        of_file(
            name,
            message(
                "taken-from-backup",
                things=[
                    message("taken-things", count=n, kind=kind)
                    for kind, n in sorted(counts.items())
                ],
            ),
        )
        for name, counts in made.taken.items()
    ]
    return taken + [loss.in_words() for loss in made.losses]


def recover(
    damaged: Path,
    out: Path,
    *,
    logs: Sequence[Path] = (),
    backups: Sequence[Path] = (),
    progress: Progress = silent,
) -> Recovered:
    """Saves what can be read, page by page, into a new project; nothing else is written to.

    Args:
        damaged: the project's file, which may be gone where its log is left, or a log that was set
            aside; what else there was is then taken from the project at whose place it lay.
        out: the new project.
        logs: write-ahead logs that belong to it, besides the one that lies at its place.
        backups: backups to take from what the file has lost, in the order in which they are asked.
        progress: may stop it; then nothing is left of the new project.

    Raises:
        AnnotatorError: there is something at ``out``, nothing could be read, or no room is left.
    """
    out = file_of(str(out)).absolute()
    if out.exists():
        raise AnnotatorError(message("exists-choose-another", place=str(out)))
    sources = sources_of(damaged, logs, backups)
    if not any(path.is_file() for path in (*sources.files, *sources.logs)):
        raise AnnotatorError(message("nothing-to-recover", place=str(damaged)))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".annotator-recover-", dir=out.parent) as folder:
            return _recover(sources, out, Path(folder), progress)
    except OSError as error:
        place, reason = str(error.filename or out), error.strerror or str(error)
        raise AnnotatorError(message("recovery-failed", place=place, reason=reason)) from error


def recover_log(log: Path, progress: Progress = silent) -> Recovered:
    """Saves the edits of a log that was set aside, in a project of their own beside it.

    What else the project held is taken from the file at whose place the log lay.

    Raises:
        AnnotatorError: nothing could be read, or no room is left.
    """
    name = log.name.removesuffix("-wal").replace(".log-set-aside-", ".recovered-")
    return recover(log, log.with_name(name), progress=progress)


def _recover(sources: Sources, out: Path, folder: Path, progress: Progress) -> Recovered:
    copies = iter(copied(sources.all, folder))
    files, own_logs, asides = (
        list(islice(copies, len(part))) for part in (sources.files, sources.logs, sources.asides)
    )
    gathered = gather(
        next(iter(files), None),
        own_logs,
        asides,
        folder / "gathered",
        lambda done, total: progress(done, total, "Reading pages"),
    )
    partial = out.with_name(out.name + _PARTIAL)
    remove_file(partial)
    try:
        with (
            RecoveredEntities(folder / "gathered") as remains,
            Backups(sources.backups, folder) as others,
        ):
            journal = KeptJournal(remains)
            choice = Choice(remains, journal, others)
            info, codebook = choice.own(out.stem), choice.codebook()
            who = Coder(coder_id(RECOVERING_CODER), RECOVERING_CODER)
            last = journal.last if journal.is_whole else 0
            entry = Change(last + 1, new_id(), now(), who.id)
            entry = entry.saying(Recover(sources.all[0].name))
            with new_project(partial, info, codebook[0]) as saving:
                assembly = Assembly(saving, choice, remains, journal, codebook)
                assembly.write(entry, who, (info, codebook[0]), progress)
            names = [str(path) for path in sources.all if path.exists()] + others.names
            losses = [*choice.losses, *others.unreadable]
        losses += _checked(partial, progress)
        partial.replace(out)
    except BaseException:
        remove_file(partial)
        raise
    return Recovered(
        str(out),
        dict(assembly.saved),
        assembly.exact if journal.has_checksums else None,
        losses,
        {name: dict(counts) for name, counts in choice.taken.items()},
        journal.is_whole,
        gathered.pages,
        gathered.damaged,
        names,
    )


def _checked(file: Path, progress: Progress) -> list[Finding]:
    project = Project.open(file, coder=RECOVERING_CODER)
    try:
        return check(project, progress)
    finally:
        project.close()
