"""Reading a project, as the coder who works on it."""

from collections.abc import Collection, Iterator, Sequence

from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleState, ArticleStatus
from annotator.core.coding.article_listing import (
    ArticleFilter,
    ArticleOrder,
    ArticleSummary,
    ArticleWindow,
    Outlet,
)
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.storage.queries import ProjectCounts
from annotator.storage.store import Store

__all__ = ["ArticleFilter", "ArticleSummary", "ProjectCounts", "Reading"]

_EVERY_ARTICLE = ArticleFilter()
_AS_THEY_CAME = ArticleOrder()


class Reading:
    """Questions to a project; each is answered from the state of that moment."""

    def __init__(self, store: Store, coder: Coder) -> None:
        self._store = store
        self._coder = coder

    def article_count(self, chosen: ArticleFilter = _EVERY_ARTICLE) -> int:
        """How many articles the filter lets through."""
        with self._store.reading() as read:
            return read.listing.count(chosen, self._coder.id)

    def article_rows(
        self,
        chosen: ArticleFilter = _EVERY_ARTICLE,
        offset: int = 0,
        limit: int = 100,
        order: ArticleOrder = _AS_THEY_CAME,
    ) -> list[ArticleSummary]:
        """A page of the articles that the filter lets through."""
        with self._store.reading() as read:
            return read.listing.page(chosen, self._coder.id, offset, limit, order)

    def article_window(
        self,
        chosen: ArticleFilter = _EVERY_ARTICLE,
        offset: int = 0,
        limit: int = 100,
        order: ArticleOrder = _AS_THEY_CAME,
    ) -> ArticleWindow:
        """The same page, and how many articles the filter lets through."""
        with self._store.reading() as read:
            return read.listing.window(chosen, self._coder.id, offset, limit, order)

    def article_row(self, article_id: str) -> ArticleSummary | None:
        """One article as a list shows it; None if it is gone."""
        with self._store.reading() as read:
            return read.listing.one(article_id, self._coder.id)

    def article_summaries(self, article_ids: Sequence[str]) -> list[ArticleSummary]:
        """A few articles as a list shows them, without those that are gone."""
        with self._store.reading() as read:
            return read.listing.summaries(article_ids, self._coder.id)

    def article_position(
        self,
        article_id: str,
        chosen: ArticleFilter = _EVERY_ARTICLE,
        order: ArticleOrder = _AS_THEY_CAME,
    ) -> int | None:
        """Which row of the filtered list the article is, from 0; None if it is not in it."""
        with self._store.reading() as read:
            return read.listing.position(article_id, chosen, self._coder.id, order)

    def article_neighbour(
        self,
        article_id: str,
        chosen: ArticleFilter = _EVERY_ARTICLE,
        order: ArticleOrder = _AS_THEY_CAME,
        *,
        backwards: bool = False,
    ) -> str | None:
        """The article of the filtered list that comes next after one, or before it.

        Args:
            article_id: from where to go, in the list or not; from beyond the end if empty or if
                there is no such article.
        """
        with self._store.reading() as read:
            coder = self._coder.id
            return read.listing.neighbour(article_id, chosen, coder, order, backwards=backwards)

    def article_states(self) -> dict[ArticleState, int]:
        """How many articles there are by how far the coder is."""
        with self._store.reading() as read:
            return read.listing.states(self._coder.id)

    def outlets(self) -> list[Outlet]:
        """All outlets with the number of their articles, the one with the most first."""
        with self._store.reading() as read:
            return read.listing.outlets()

    def article(self, article_id: str) -> Article:
        """The article with its text.

        Raises:
            AnnotatorError: it is not in the project.
        """
        with self._store.reading() as read:
            article = read.article(article_id)
        if article is None:
            raise AnnotatorError(message("no-such-article", article=article_id))
        return article

    def iter_articles(self) -> Iterator[Article]:
        """All articles in the order they came in, in flat memory."""
        with self._store.reading() as read:
            yield from read.iter_articles()

    def known_sha256(self, hashes: Collection[str]) -> dict[str, str]:
        """The ids of the articles that have one of these hashes, by hash."""
        with self._store.reading() as read:
            return read.known_sha256(hashes)

    def records(self, article_id: str) -> list[Record]:
        """All records of an article in reading order, an enclosing one before what it encloses."""
        with self._store.reading() as read:
            return read.records_of_article(article_id)

    def record(self, record_id: str) -> Record | None:
        """The record of that id, if there is one."""
        with self._store.reading() as read:
            return next(iter(read.records([record_id])), None)

    def status(self, article_id: str) -> ArticleStatus:
        """How far the coder is with the article."""
        with self._store.reading() as read:
            status = read.status(article_id, self._coder.id)
        return status or ArticleStatus(article_id, self._coder.id)

    def statuses(self, article_id: str) -> list[ArticleStatus]:
        """How far each coder is with the article."""
        with self._store.reading() as read:
            return read.statuses(article_id)

    def coders(self) -> list[Coder]:
        """Everybody who ever wrote, by name."""
        with self._store.reading() as read:
            return read.coders()

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, if there is one."""
        with self._store.reading() as read:
            return read.actor(actor_id)

    def actors(self, text: str = "", limit: int = 50) -> list[Actor]:
        """Actors whose name or alias has the text in it, those that begin with it first."""
        with self._store.reading() as read:
            return read.actors_called(text, limit)

    def actor_named(self, name: str) -> Actor | None:
        """The actor with exactly this name or alias, letter case aside."""
        with self._store.reading() as read:
            return read.actor_named(name)

    def iter_actors(self) -> Iterator[Actor]:
        """All actors by id, in flat memory."""
        with self._store.reading() as read:
            yield from read.iter_actors()

    def links(self, record_id: str) -> list[Link]:
        """The links from and to a record."""
        with self._store.reading() as read:
            return read.links_of([record_id])

    def iter_links(self) -> Iterator[Link]:
        """All links by id, in flat memory."""
        with self._store.reading() as read:
            yield from read.iter_links()

    def counts(self) -> ProjectCounts:
        """How much there is; article states are the coder's."""
        with self._store.reading() as read:
            return read.counts(self._coder.id)
