"""Other projects' files among what is imported, read as the lines that they would be exported as.

Nothing of them is opened but by SQLite: its online backup makes a copy, which is brought up to date
and then read. The file itself stays as it is, whoever has it open.
"""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.errors import AnnotatorError, InputError
from annotator.core.messages import message
from annotator.formats.native import jsonl
from annotator.services.progress import Progress
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.export_content import ProjectContent
from annotator.services.transfer.reading import Parsed
from annotator.storage.engine import SUFFIX, backup_sqlite
from annotator.storage.opening import open_store
from annotator.storage.queries import Queries


class OtherProjects:
    """Copies of the projects of one import, there as long as the block lasts."""

    def __init__(self, progress: Progress, *, strict: bool) -> None:
        """Copies nothing yet.

        Args:
            progress: may stop it.
            strict: whether one bad file stops everything.
        """
        self._progress = progress
        self._strict = strict
        self._place: tempfile.TemporaryDirectory[str] | None = None
        self._open = ExitStack()

    def __enter__(self) -> "OtherProjects":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()
        if self._place is not None:
            self._place.cleanup()

    def parsed(self, files: Sequence[Path], tally: Tally) -> list[Parsed]:
        """What the projects hold, completely checked.

        Args:
            files: of projects, none of which is open in this import.
            tally: gets those that cannot be read.

        Raises:
            InputError: one cannot be read, and that is to stop everything.
        """
        found: list[Parsed] = []
        for n, file in enumerate(files):
            try:
                lines, earlier, project = self._as_lines(file, n)
                content = jsonl.JsonlContent(lines, shown=str(file))
                hashes = list(content.text_hashes())
                found.append(Parsed(str(file), content, hashes, earlier=earlier, project=project))
            except InputError as error:
                if self._strict:
                    raise
                tally.refuse(error)
        return found

    def _as_lines(self, file: Path, n: int) -> tuple[Path, dict[str, set[str]], Queries]:
        """The file of lines, what the journal knows of earlier texts, and the copy itself."""
        if self._place is None:
            self._place = tempfile.TemporaryDirectory(
                prefix="annotator-merged-", ignore_cleanup_errors=True
            )
        copy = Path(self._place.name) / str(n) / f"copy{SUFFIX}"
        copy.parent.mkdir()
        lines = copy.with_suffix(".jsonl")

        def report(done: int, total: int, what: str = "") -> None:  # noqa: ARG001 - as others are told
            self._progress(done, total, "Reading files")

        try:
            backup_sqlite(file, copy, report, place=tempfile.gettempdir())
            store = open_store(str(copy))
            self._open.callback(store.close)
            read = self._open.enter_context(store.reading())
            everything = ProjectContent(
                read,
                total=read.listing.count(ArticleFilter(), ""),
                progress=report,
            )
            jsonl.write(everything, lines)
            last, _ = read.journal.end()
            earlier = read.journal.earlier_texts(read.all_corrected(), last)
        except InputError:
            raise
        except AnnotatorError as error:
            reason = message("project-not-read", reason=error.message)
            raise InputError(str(file), reason) from error
        return lines, earlier, read
