"""Purging an article for good, for duties that undo must not defeat.

What the tables, the journal and the index of words have of it goes, out of the file's free pages
and its log too, and out of the backups that the program made of the project.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from glob import escape
from pathlib import Path

import msgspec

from annotator.core.changes import change_kinds as kinds
from annotator.core.coding.coder import Coder
from annotator.core.errors import AnnotatorError
from annotator.core.location import is_server
from annotator.core.messages import message
from annotator.services.deletion import delete_records
from annotator.services.progress import Progress, silent
from annotator.services.safekeeping.automatic_backups import kept_backups, renew_note
from annotator.services.workspace import Workspace
from annotator.storage.engine import file_of, remove_file
from annotator.storage.opening import open_store
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
    workspace: Workspace,
    article_id: str,
    *,
    backup_folders: Iterable[Path] = (),
    progress: Progress = silent,
) -> PurgeReport:
    """As `annotator.services.safekeeping.safekeeping.Safekeeping.purge`."""
    records, ids = _purge_here(workspace, article_id)
    is_erased = workspace.store.compact()
    copies: list[Path] = []
    left = [(path, AnnotatorError(message("log-set-aside-left"))) for path in _logs(workspace)]
    left += [(path, AnnotatorError(message("drafts-left"))) for path in _drafts(workspace, ids)]
    found = copies_of(workspace, backup_folders)
    for done, copy in enumerate(found):
        progress(done, len(found), "Purging backups")
        try:
            if _purge_copy(copy, article_id, workspace.coder):
                copies.append(copy)
        except AnnotatorError as error:
            left.append((copy, error))
        except OSError as error:
            reason = error.strerror or str(error)
            cause = message("cannot-be-written", path=str(copy), reason=reason)
            left.append((copy, AnnotatorError(cause)))
    return PurgeReport(records, is_erased, tuple(copies), tuple(left))


def _purge_here(workspace: Workspace, article_id: str) -> tuple[int, set[str]]:
    """How many records went along, and the ids of all that went."""
    with workspace.reading() as read:
        if is_forgotten(read.connection, article_id):
            return 0, {article_id}
    with workspace.writing(kinds.PurgeArticle(), purges=True) as unit:
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
        unit.purge_all(unit.read.assignments(article_id))
        unit.purge_all(unit.read.suggestions_of_article(article_id))
        unit.purge_all([article])
    return count, unit.forgotten


def copies_of(workspace: Workspace, backup_folders: Iterable[Path] = ()) -> list[Path]:
    """The backups of the project that a purge goes through."""
    own = None if is_server(workspace.location) else file_of(workspace.location).resolve()
    beside = list(own.parent.glob(f"*{_SUFFIX}")) if own else []
    kept = [
        backup.file
        for folder in backup_folders
        for backup in kept_backups(folder)
        if backup.project_id == workspace.info.id
    ]
    found = {path.resolve() for path in kept}
    for path in beside:
        if path.resolve() != own and project_id_of(path) == workspace.info.id:
            found.add(path.resolve())
    return sorted(found)


def _logs(workspace: Workspace) -> list[Path]:
    """The logs that were put away beside the project: neither played nor deleted by themselves."""
    if is_server(workspace.location):
        return []
    own = file_of(workspace.location).resolve()
    return sorted(own.parent.glob(f"{escape(own.stem)}.*{own.suffix}-wal"))


def _drafts(workspace: Workspace, ids: set[str]) -> list[Path]:
    """What a window kept over a crash beside the project and that is about one of these things."""
    if is_server(workspace.location):
        return []
    own = file_of(workspace.location).resolve()
    names = [each.encode() for each in ids]
    found: list[Path] = []
    for path in sorted(own.parent.glob(f"{escape(own.name)}.drafts-*.json")):
        with suppress(FileNotFoundError):
            data = path.read_bytes()
            if any(name in data for name in names):
                found.append(path)
    return found


def _purge_copy(file: Path, article_id: str, coder: Coder) -> bool:
    """Whether the copy had the article. A copy of an older version is brought up to date, and what
    that keeps of it removed."""
    with closing(open_store(str(file))) as store:
        copy = Workspace(store, coder)
        if copy.migrated_backup is not None:
            remove_file(copy.migrated_backup)
        with copy.reading() as read:
            has_it = is_journalled(read.connection, article_id)
        if has_it:
            _purge_here(copy, article_id)
        # Free pages of a copy are those of the project when it was made.
        if not store.compact():
            raise AnnotatorError(message("copy-in-use"))
    renew_note(file)
    return has_it
