"""Correcting an article's text: seen first with all that it does, then done as one Change."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from annotator.core.changes import change_kinds as kinds
from annotator.core.codebook.model import Codebook
from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError, CodebookError, ConflictError
from annotator.core.messages import message
from annotator.core.text.correction import (
    OWN_TEXT,
    Anchor,
    Correction,
    Decision,
    Reanchored,
    carried_out,
    correction_of,
)
from annotator.core.text.normalization import normalise, sha256
from annotator.services.assistance.suggestion_upkeep import move_suggestions
from annotator.services.deletion import delete_records
from annotator.services.garbage_collection import fewer_collections
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries
from annotator.storage.unit_of_work import UnitOfWork

_READ_IN_NOTE = 300


class TextCorrection:
    """Corrects the texts of a project's articles, and moves the records along."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @fewer_collections()
    def plan(self, seen: Article, text: str, progress: Progress = silent) -> Correction:
        """What another text of an article would do to its records; nothing is written.

        Raises:
            ConflictError: somebody else has corrected the text since it was seen, or removed it.
            AnnotatorError: no text is left, or another article has exactly that text.
        """
        text = normalise(text)
        if not text.strip():
            raise AnnotatorError(message("article-without-text"))
        with self._workspace.reading() as read:
            article = read.article(seen.id)
            if article is None:
                raise ConflictError(message("article-removed"))
            if article.text != seen.text:
                raise ConflictError(message("text-corrected"))
            _refuse_duplicate(read, article, text)
            records = read.records_of_article(article.id)
        return correction_of(article, text, records, _between(progress, len(records)))

    @fewer_collections()
    def carry_out(
        self,
        correction: Correction,
        decisions: Mapping[Anchor, Decision],
        progress: Progress = silent,
    ) -> Article:
        """Carries a correction out: the text and every record that it touches, as one Change.

        Returns:
            The article as it stands then.

        Raises:
            ConflictError: the article or one of its records has been changed since.
            AnnotatorError: a place that lost its words has no decision.
        """
        article = correction.article
        if not correction.changes_anything:
            return article
        after = replace(
            article,
            text=correction.text,
            sha256=sha256(correction.text),
            revision=article.revision + 1,
        )
        notes = _Notes(self._workspace.codebook)
        records = list(carried_out(correction, decisions, notes.of))
        with self._workspace.writing(kinds.CorrectText()) as unit:
            _refuse_newer(unit, article, correction.records)
            _refuse_duplicate(unit.read, article, after.text)
            changed = unit.update(article, after)
            move_suggestions(unit, article, after)
            gone = [before for before, now in records if now is None]
            unit.update_all(_moved(records, unit, progress))
            delete_records(unit, self._workspace.codebook, gone)
        return changed if isinstance(changed, Article) else after


def _moved(
    records: Sequence[tuple[Record, Record | None]], unit: UnitOfWork, progress: Progress
) -> Iterator[tuple[Record, Record]]:
    for done, (before, after) in enumerate(records):
        progress(done, len(records), "Moving the records along")
        if after is not None and after != before:
            yield before, replace(after, updated=unit.time)
    progress(len(records), len(records), "Moving the records along")


def _refuse_newer(unit: UnitOfWork, article: Article, records: Sequence[Record]) -> None:
    standing = unit.read.record_versions(article.id)
    if standing != {record.id: record.version for record in records}:
        raise ConflictError(message("records-changed"))


def _refuse_duplicate(read: Queries, article: Article, text: str) -> None:
    other = read.known_sha256([sha256(text)]).get(sha256(text), article.id)
    if other != article.id:
        twin = read.article(other)
        title = twin.title if twin else other
        raise AnnotatorError(message("text-exists", title=title))


def _between(progress: Progress, total: int) -> "_Steps":
    return _Steps(progress, total)


class _Steps:
    """Counts the records that were looked at."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def __call__(self) -> None:
        self._progress(self._done, self._total, "Looking at the records")
        self._done += 1


class _Notes:
    """What the working note of a record says of a place that lost its words."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def of(self, lost: Reanchored) -> str:
        words = " ".join(lost.before.text.split())
        if len(words) > _READ_IN_NOTE:
            words = words[: _READ_IN_NOTE - 1] + "…"
        return f"Before the text was corrected, the {self._label(lost)} read “{words}”."

    def _label(self, lost: Reanchored) -> str:
        try:
            record_type = self._codebook.type(lost.type)
            if lost.anchor.field == OWN_TEXT:
                return record_type.label.lower()
            return record_type.field(lost.anchor.field).label.lower()
        except CodebookError:
            return lost.anchor.field or lost.type
