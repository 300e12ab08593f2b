"""A project as the content that writers take, whole or by coder and type."""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.coder import GOLD_ID, Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.errors import AnnotatorError
from annotator.core.messages import Message, message
from annotator.formats.content import CodedArticle
from annotator.services.progress import Progress
from annotator.storage.queries import Queries

_AT_ONCE = 20
"""Of so many articles the coding is asked for at once: one question for each takes longer, and
more would be held for nothing."""


class ProjectContent:
    """What an export takes of a project, all from one state of it.

    Attributes:
        article_count: how many articles were given so far.
        record_count: how many records were given so far.
    """

    notes: Sequence[Message] = ()

    def __init__(
        self,
        read: Queries,
        *,
        coders: frozenset[str] = frozenset(),
        types: frozenset[str] = frozenset(),
        articles: Sequence[str] = (),
        only_gold: bool = False,
        total: int,
        progress: Progress,
    ) -> None:
        """Reads lazily.

        Args:
            read: the project.
            coders: the ids of those whose records, statuses and assignments are wanted; all if
                empty.
            types: the keys of the record types that are wanted; all if empty.
            articles: the ids of those that are wanted; all if empty.
            only_gold: whether only gold records are wanted, and how far their adjudication is.
            total: how many articles there are.
            progress: told after each article; may stop the export.
        """
        self._read = read
        self._coders = coders
        self._types = types
        self._articles = articles
        self._only_gold = only_gold
        self._total = total
        self._progress = progress
        info = replace(read.info(), base=read.journal.base())
        # Draws name everybody among whom it was drawn.
        self.info: ProjectInfo | None = replace(info, draws={}) if coders else info
        self.codebook: Codebook | None = read.codebook()
        self.article_count = 0
        self.record_count = 0

    def coders(self) -> Sequence[Coder]:
        """Everybody who ever wrote, by name."""
        return self._read.coders()

    def actors(self) -> Iterator[Actor]:
        """The registry."""
        return self._read.iter_actors()

    def articles(self) -> Iterator[CodedArticle]:
        """Every article, with the wanted part of its coding."""
        self.article_count = self.record_count = 0
        articles = self._wanted_articles()
        while portion := list(islice(articles, _AT_ONCE)):
            ids = [article.id for article in portion]
            all_records = self._read.records_of_articles(ids)
            all_statuses = self._read.statuses_of_articles(ids)
            all_assignments = self._read.assignments_of_articles(ids)
            all_suggestions = self._read.suggestions_of_articles(ids)
            for article in portion:
                self._progress(self.article_count, self._total, "Exporting articles")
                # Taken out, so that no more is held than is still to be written.
                records = [each for each in all_records.pop(article.id) if self._is_wanted(each)]
                records.sort(key=lambda record: record.id)
                statuses = [
                    each for each in all_statuses[article.id] if self._is_coder_wanted(each.coder)
                ]
                assignments = [
                    each
                    for each in all_assignments[article.id]
                    if self._is_coder_wanted(each.coder)
                ]
                suggestions = [
                    each for each in all_suggestions[article.id] if self._is_suggestion_wanted(each)
                ]
                self.article_count += 1
                self.record_count += len(records)
                yield CodedArticle(article, statuses, records, assignments, suggestions)

    def links(self) -> Iterator[Link]:
        """The links whose both ends are wanted."""
        is_whole = not (self._coders or self._types or self._articles or self._only_gold)
        for link in self._read.iter_links():
            ends = [] if is_whole else self._read.records([link.source, link.target])
            if all(self._is_wanted(record) for record in ends):
                yield link

    def _wanted_articles(self) -> Iterator[Article]:
        if not self._articles:
            yield from self._read.iter_articles()
            return
        for article_id in sorted(set(self._articles)):
            article = self._read.article(article_id)
            if article is None:
                raise AnnotatorError(message("no-such-article", article=article_id))
            yield article

    def _is_wanted(self, record: Record) -> bool:
        return (
            (not self._coders or record.coder in self._coders)
            and (not self._types or record.type in self._types)
            and (not self._articles or record.article in self._articles)
            and (not self._only_gold or record.state == "gold")
        )

    def _is_suggestion_wanted(self, suggestion: Suggestion) -> bool:
        """Of some coders alone nothing open is wanted: others' work may have taught it."""
        return (
            not self._only_gold
            and (not self._types or suggestion.type in self._types)
            and (not self._coders or suggestion.coder in self._coders)
        )

    def _is_coder_wanted(self, coder: str) -> bool:
        """Whether statuses and assignments of the coder are wanted."""
        if self._only_gold:
            return coder == GOLD_ID
        return not self._coders or coder in self._coders
