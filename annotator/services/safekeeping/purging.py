"""Purging an article for good, for duties that undo must not defeat.

What the tables, the journal and the index of words have of it goes, out of the file's free pages
and its log too, and out of the backups that the program made of the project.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from glob import escape
from pathlib import Path

import msgspec

from annotator.core.coding import change_kinds as kinds
from annotator.core.errors import AnnotatorError
from annotator.core.location import is_server
from annotator.core.messages import message
from annotator.services.deletion import delete_records
from annotator.services.progress import Progress, silent
from annotator.services.project import Project
from annotator.services.safekeeping.automatic_backups import kept_backups, renew_note
from annotator.storage.engine import file_of, remove_file
from annotator.storage.purging import ids_of, is_forgotten, is_journalled
from annotator.storage.sqlite.identity import project_id_of

_SUFFIX = ".annotator"


class PurgeReport(msgspec.Struct, frozen=True):
    """What a purge did.

    Attributes:
        records: how many records went with the article.
        is_erased: whether nothing is left in the database's own files; if not, somebody else still
            reads, or the server keeps it until its owner runs VACUUM FULL.
        copies: the backups that it was purged from.
        left: backups that could not be written, logs that were set aside, and drafts, each with the
            reason; they may still have it.
    """

    records: int
    is_erased: bool
    copies: Sequence[Path] = ()
    left: Sequence[tuple[Path, AnnotatorError]] = ()


def purge(
    project: Project,
    article_id: str,
    *,
    backup_folders: Iterable[Path] = (),
    progress: Progress = silent,
) -> PurgeReport:
    """Removes an article for good, deleted already or not; the journal says that, and no more.

    Of one that was purged before, what could not be erased then is erased.

    Undo does not bring it back, and of changes that were about other things too it leaves this out.

    Args:
        project: where it is.
        article_id: the article.
        backup_folders: where automatic backups lie, besides those beside the project.
        progress: may stop it between two copies.

    Raises:
        AnnotatorError: there is no such article and was none, or the project cannot be written.
    """
    records, ids = _purge_here(project, article_id)
    is_erased = project.compact()
    copies: list[Path] = []
    left = [(path, AnnotatorError(message("log-set-aside-left"))) for path in _logs(project)]
    left += [(path, AnnotatorError(message("drafts-left"))) for path in _drafts(project, ids)]
    found = _copies(project, backup_folders)
    for done, copy in enumerate(found):
        progress(done, len(found), "Purging backups")
        try:
            if _purge_copy(copy, article_id, project.coder.name):
                copies.append(copy)
        except AnnotatorError as error:
            left.append((copy, error))
        except OSError as error:
            reason = error.strerror or str(error)
            cause = message("cannot-be-written", path=str(copy), reason=reason)
            left.append((copy, AnnotatorError(cause)))
    return PurgeReport(records, is_erased, tuple(copies), tuple(left))


def copies_of(project: Project, backup_folders: Iterable[Path] = ()) -> list[Path]:
    """The backups that a purge would go through."""
    return _copies(project, backup_folders)


def _purge_here(project: Project, article_id: str) -> tuple[int, set[str]]:
    """How many records went along, and the ids of all that went."""
    with project.reading() as read:
        if is_forgotten(read.connection, article_id):
            return 0, {article_id}
    with project.purging(kinds.PurgeArticle()) as unit:
        article = unit.read.article(article_id)
        if article is None and not is_journalled(unit.read.connection, article_id):
            raise AnnotatorError(message("no-such-article", article=article_id))
        # What was deleted before has no row any more, but a place in the journal.
        unit.forgotten |= ids_of(unit.read.connection, article_id)
        if article is None:
            return 0, unit.forgotten
        records = unit.read.records_of_article(article_id)
        count = delete_records(unit, unit.read.codebook(), records, purge=True)
        unit.purge_all(unit.read.statuses(article_id))
        unit.purge_all([article])
    return count, unit.forgotten


def _copies(project: Project, backup_folders: Iterable[Path]) -> list[Path]:
    own = None if is_server(project.location) else file_of(project.location).resolve()
    beside = list(own.parent.glob(f"*{_SUFFIX}")) if own else []
    kept = [
        backup.file
        for folder in backup_folders
        for backup in kept_backups(folder)
        if backup.project_id == project.info.id
    ]
    found = {path.resolve() for path in kept}
    for path in beside:
        if path.resolve() != own and project_id_of(path) == project.info.id:
            found.add(path.resolve())
    return sorted(found)


def _logs(project: Project) -> list[Path]:
    """The logs that were put away beside the project: neither played nor deleted by themselves."""
    if is_server(project.location):
        return []
    own = file_of(project.location).resolve()
    return sorted(own.parent.glob(f"{escape(own.stem)}.*{own.suffix}-wal"))


def _drafts(project: Project, ids: set[str]) -> list[Path]:
    """What a window kept over a crash beside the project and that is about one of these things."""
    if is_server(project.location):
        return []
    own = file_of(project.location).resolve()
    names = [each.encode() for each in ids]
    found: list[Path] = []
    for path in sorted(own.parent.glob(f"{escape(own.name)}.drafts-*.json")):
        with suppress(FileNotFoundError):
            data = path.read_bytes()
            if any(name in data for name in names):
                found.append(path)
    return found


def _purge_copy(file: Path, article_id: str, coder: str) -> bool:
    """Whether the copy had the article. A copy of an older version is brought up to date, and what
    that keeps of it removed."""
    with closing(Project.open(file, coder=coder)) as copy:
        if copy.migrated_backup is not None:
            remove_file(copy.migrated_backup)
        with copy.reading() as read:
            has_it = is_journalled(read.connection, article_id)
        if has_it:
            _purge_here(copy, article_id)
        # Free pages of a copy are those of the project when it was made.
        if not copy.compact():
            raise AnnotatorError(message("copy-in-use"))
    renew_note(file)
    return has_it
