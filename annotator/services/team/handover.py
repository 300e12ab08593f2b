"""Work that is handed out to coders and taken back, by files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.core.team.three_way import Side
from annotator.services.progress import Progress, silent
from annotator.services.team import handing_out
from annotator.services.team.handing_out import HandedOut
from annotator.services.team.merging import merging
from annotator.services.team.merging.report import ConflictKey, MergeReport
from annotator.services.workspace import Workspace


class Handover:
    """Hands a project out to its coders, and merges what they made of it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def hand_out(self, coder: str, out: Path, *, progress: Progress = silent) -> HandedOut:
        """Writes a project with one coder's articles and records, and nothing of anybody else.

        Args:
            coder: the name; of somebody to whom nothing is assigned, all articles are in it.
            out: the file; nothing may be there.
            progress: may stop it, and then there is no file.

        Raises:
            AnnotatorError: the file exists, or cannot be written.
        """
        return handing_out.hand_out(self._workspace, coder, out, progress)

    def merge(
        self,
        files: Sequence[Path],
        *,
        take: Side | None = None,
        choices: Mapping[ConflictKey, Side] | None = None,
        dry_run: bool = False,
        progress: Progress = silent,
    ) -> MergeReport:
        """Takes work back, as one Change: from projects, copies of this one, or JSON exports.

        Args:
            files: what to merge.
            take: whose version is taken of every conflict; of none if None, and the project's
                stays.
            choices: whose version is taken of single ones.
            dry_run: whether nothing is written, and the report says what would be.
            progress: may stop it, and then nothing of it is kept.

        Raises:
            InputError: one of the files is not there, or neither a project nor an export.
        """
        return merging.merge(
            self._workspace,
            files,
            take=take,
            choices=choices,
            dry_run=dry_run,
            progress=progress,
        )
