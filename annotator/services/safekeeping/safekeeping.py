"""What keeps an open project safe: checks, copies, and removing for good what has to go."""

from collections.abc import Iterable
from pathlib import Path

from annotator.core.finding import Finding
from annotator.core.location import is_server
from annotator.services.progress import Progress, silent
from annotator.services.safekeeping import backups, checks, diagnosis, purging
from annotator.services.safekeeping.purging import PurgeReport
from annotator.services.workspace import Workspace
from annotator.storage.sqlite.hardening import Protection

__all__ = ["Protection", "Safekeeping"]


class Safekeeping:
    """Looks after an open project."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def diagnose(self, progress: Progress = silent) -> list[Finding]:
        """Everything that is off; if part of the project is unreadable, also what is lost."""
        findings = checks.check(self._workspace, progress)
        if checks.is_damage(findings) and not is_server(self._workspace.location):
            findings += diagnosis.survey(Path(self._workspace.location), progress)
        return findings

    def protections(self) -> list[Protection]:
        """What keeps strangers from doing harm through the project's file or connection."""
        return self._workspace.store.protections()

    def rebuild_search(self) -> None:
        """Makes the full-text index anew; it holds nothing that the project does not."""
        self._workspace.store.rebuild_search()

    def back_up(self, out: Path, progress: Progress = silent) -> Path:
        """Copies the project into a new file; as `backups.backup`."""
        return backups.backup(self._workspace.location, out, progress)

    def purge(
        self,
        article_id: str,
        *,
        backup_folders: Iterable[Path] = (),
        progress: Progress = silent,
    ) -> PurgeReport:
        """Removes an article for good, deleted already or not; the journal says that, and no more.

        Of one that was purged before, what could not be erased then is erased.

        Undo does not bring it back, and of changes that were about other things too it leaves this
        out.

        Args:
            article_id: the article.
            backup_folders: where automatic backups lie, besides those beside the project.
            progress: may stop it between two copies.

        Raises:
            AnnotatorError: there is no such article and was none, or the project cannot be
                written.
        """
        return purging.purge(
            self._workspace, article_id, backup_folders=backup_folders, progress=progress
        )

    def copies(self, backup_folders: Iterable[Path] = ()) -> list[Path]:
        """The backups that a purge would go through."""
        return purging.copies_of(self._workspace, backup_folders)
