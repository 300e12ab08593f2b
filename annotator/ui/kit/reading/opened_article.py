"""An article with its records as they are read together, and what of them is out of date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.coding.records_in_order import RecordsInOrder
from annotator.services.notifications import Changed

if TYPE_CHECKING:
    from annotator.services.project import Project

_FEW = 50
"""Records that are read one by one instead of all again."""


@dataclass(frozen=True)
class OpenedArticle:
    """An article and its records as they were read; no article if there is none any more."""

    article: Article | None = None
    records: RecordsInOrder = field(default_factory=RecordsInOrder)


@dataclass
class Stale:
    """What changes made out of date since an article was read.

    Attributes:
        article: whether the article itself may say something else.
        all: whether all of its records may.
        records: the ids of those that others changed.
        written: how those that were written here stand now; None for one that was deleted.
    """

    article: bool = False
    all: bool = False
    records: set[str] = field(default_factory=set[str])
    written: dict[str, Record | None] = field(default_factory=dict[str, Record | None])

    def add(self, changed: Changed, *, reads_own: bool) -> None:
        """Note what another change touched.

        Args:
            reads_own: whether what was written here is to be read again too, for an older answer
                that is still on its way might come after it.
        """
        self.article = self.article or "article" in changed.kinds
        if changed.records is None or len(changed.records) > _FEW:
            self.all = True
            return
        known = {} if reads_own else changed.written
        for record_id in changed.records:
            self.records.discard(record_id)
            self.written.pop(record_id, None)
            if record_id in known:
                self.written[record_id] = known[record_id]
            else:
                self.records.add(record_id)

    @property
    def is_known(self) -> bool:
        """Whether nothing of it has to be read."""
        return not (self.article or self.all or self.records)


def read_article(project: Project, article_id: str) -> OpenedArticle:
    """The article and its records.

    Raises:
        AnnotatorError: it is not in the project, or cannot be read.
    """
    article = project.articles.get(article_id)
    return OpenedArticle(article, RecordsInOrder(project.records.of_article(article_id)))


def read_again(project: Project, held: OpenedArticle, stale: Stale) -> OpenedArticle:
    """The article as it was read, with what is out of date read again."""
    article = held.article
    if article is None:
        return held
    is_all = stale.all
    if stale.article:
        if project.articles.summary(article.id) is None:
            return OpenedArticle()
        article = project.articles.get(article.id)
        is_all = is_all or not only_notes_differ(held.article, article)
    if is_all:
        return OpenedArticle(article, RecordsInOrder(project.records.of_article(article.id)))
    known = dict(stale.written)
    known |= {each: project.records.get(each) for each in sorted(stale.records)}
    here = {key: _of(article, record) for key, record in known.items()}
    return OpenedArticle(article, held.records.changed(here) if here else held.records)


def only_notes_differ(before: Article | None, after: Article | None) -> bool:
    """Whether two states of an article say the same but for its working note and flag."""
    if before is None or after is None:
        return before is after
    return after == replace(before, note=after.note, flagged=after.flagged, version=after.version)


def _of(article: Article, record: Record | None) -> Record | None:
    return record if record is not None and record.article == article.id else None
