"""Searching a project: keyword in context, page by page, and how many there are."""

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from annotator.core.codebook import values
from annotator.core.codebook.model import Codebook, Field
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.deferred import deferred
from annotator.core.errors import CodebookError
from annotator.core.search.concordance import Hit, HitArticle, Scope
from annotator.core.search.matcher import Matcher, matcher_of
from annotator.core.search.query import SearchQuery, parse_query
from annotator.core.text.span import Span
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.mapping import value_of
from annotator.storage.queries import Queries
from annotator.storage.search.queries import Within

if TYPE_CHECKING:
    from annotator.core.search import pattern
else:
    # Regular expressions are slow to load, and seldom wanted.
    pattern = deferred("annotator.core.search.pattern")

__all__ = ["Hit", "HitArticle", "Page", "ProjectSearch", "Scope", "Search", "Totals"]

_ARTICLES = 10
_VALUES = 200
_HITS = 50
"""A page has at least so many, where they are soon found: more than a window shows."""
_SOON = 40
"""Articles or values that are read for a page, unless none of them has a hit."""


class _Portion(NamedTuple):
    """How much is read in one transaction, at least.

    Attributes:
        hits: after so many it is enough.
        rows: after so many articles it is enough, if there was a hit or not.
    """

    hits: int
    rows: int

    def is_full(self, hits: int, rows: int) -> bool:
        """Whether it is enough."""
        return hits >= self.hits or rows >= self.rows


_FOR_A_PAGE = _Portion(_HITS, _SOON)
_COUNTED_AT_ONCE = _Portion(5000, 500)


class Search(msgspec.Struct, frozen=True):
    """What is searched for, and where.

    Attributes:
        text: words, quoted phrases, prefixes and operators, as a person types them; or a regular
            expression.
        type: only fields or evidence of records of this type; empty for any.
        articles: only in these; None for all.
        regex: whether the text is a regular expression (`annotator.core.search.pattern`).
    """

    text: str
    scope: Scope = "text"
    type: str = ""
    articles: ArticleFilter | None = None
    regex: bool = False

    @property
    def query(self) -> SearchQuery | None:
        """The words, as they are understood; None for a regular expression."""
        return None if self.regex else parse_query(self.text)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search for."""
        return not self.text if self.regex else not self.query

    def matcher(self) -> "Matcher | pattern.PatternMatcher":
        """What finds in a text what is searched for.

        Raises:
            AnnotatorError: it is no regular expression.
        """
        query = self.query
        return pattern.PatternMatcher(self.text) if query is None else matcher_of(query)


class Page(msgspec.Struct, frozen=True):
    """Some hits, and where to go on; ``after`` is None at the end."""

    hits: list[Hit]
    after: Any = None


class Totals(msgspec.Struct, frozen=True):
    """How much a search finds.

    Attributes:
        articles: in how many articles.
        hits: how many hits.
    """

    articles: int
    hits: int


class ProjectSearch:
    """Answers searches of a project; to be asked from any thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, search: Search, after: Any = None, stop: Progress = silent) -> Page:
        """The next hits, in the order in which their articles came in; none only at the end.

        Args:
            after: where the page before this one said to go on.
            stop: called between steps; may raise to give the search up.
        """
        if search.is_empty:
            return Page([])
        finder = _Finder(search, self._workspace)
        hits: list[Hit] = []
        while True:
            stop(0, 0, "ProjectSearch")
            with self._workspace.reading() as read:
                some, after = finder.next(read, after)
            hits += some
            is_enough = len(hits) >= _HITS or (hits and finder.read_rows >= _SOON)
            if is_enough or after is None:
                return Page(hits, after)

    def hits(self, search: Search, stop: Progress = silent) -> Iterator[Hit]:
        """All hits, in flat memory."""
        page = self.page(search, None, stop)
        yield from page.hits
        while page.after is not None:
            page = self.page(search, page.after, stop)
            yield from page.hits

    def totals(self, search: Search, stop: Progress = silent) -> Totals:
        """How much there is to find, in flat memory.

        Args:
            stop: called between portions with how many hits were counted; may raise to give up.
        """
        if search.is_empty:
            return Totals(0, 0)
        finder = _Finder(search, self._workspace, _COUNTED_AT_ONCE)
        hits, articles, last, after = 0, 0, "", None
        while True:
            stop(hits, 0, "Counting")
            with self._workspace.reading() as read:
                some, after = finder.next(read, after)
            hits += len(some)
            # The hits of an article come one after the other.
            for hit in some:
                articles += hit.article.id != last
                last = hit.article.id
            if after is None:
                return Totals(articles, hits)


class _Finder:
    """Reads what may have the words, and takes from it what has.

    Attributes:
        within: what the search is restricted to.
        read_rows: how many articles or values were read so far.
    """

    def __init__(
        self, search: Search, workspace: Workspace, portion: _Portion = _FOR_A_PAGE
    ) -> None:
        self.within = Within(
            workspace.coder.id, search.articles, search.type, coded=search.scope == "evidence"
        )
        self.read_rows = 0
        self._portion = portion
        self._query = search.query
        self._matcher = search.matcher()
        self._codebook = workspace.codebook
        # Articles are searched as wholes, of whatever records they have.
        if search.scope == "text":
            self.within = self.within._replace(type="")
        ways: dict[Scope, Callable[[Queries, Any], tuple[list[Hit], Any]]] = {
            "text": self._in_articles,
            "fields": self._in_values,
            "evidence": self._in_evidence,
        }
        self.next = ways[search.scope]

    def _in_articles(self, read: Queries, after: Any) -> tuple[list[Hit], Any]:
        hits: list[Hit] = []
        find = self._matcher.find
        rows = read.searching.articles(self._query, self.within, after, self._portion.rows)
        with closing(rows):
            for seen, row in enumerate(rows, 1):
                place, article_id, title, source, published, text, plain = row
                article = HitArticle(article_id, title, source, published)
                hits += [Hit(article, "title", span, title) for span in find(title)]
                hits += [Hit(article, "text", span, text) for span in find(text, plain=plain)]
                self.read_rows += 1
                if self._portion.is_full(len(hits), seen):
                    return hits, None if next(rows, None) is None else place
        return hits, None

    def _in_evidence(self, read: Queries, after: Any) -> tuple[list[Hit], Any]:
        found = read.searching.articles(self._query, self.within, after, _ARTICLES)
        with closing(found):
            rows = list(islice(found, _ARTICLES))
        self.read_rows += len(rows)
        articles = {row[1]: (HitArticle(*row[1:5]), row[5]) for row in rows}
        coded = read.searching.fragments(list(articles), self.within)
        fragments = {key: list(some) for key, some in groupby(coded, lambda row: row.article_id)}
        hits: list[Hit] = []
        for article_id, (article, text) in articles.items():
            for fragment in fragments.get(article_id, ()):
                if not self._matcher.matches(fragment.text):
                    continue
                for place in self._matcher.find(fragment.text):
                    span = Span(fragment.start + place.start, fragment.start + place.end)
                    about = (fragment.record_id, fragment.type, fragment.field, fragment.ordinal)
                    hits.append(Hit(article, "evidence", span, text, *about))
        return hits, rows[-1][0] if len(rows) == _ARTICLES else None

    def _in_values(self, read: Queries, after: Any) -> tuple[list[Hit], Any]:
        rows = read.searching.values(self._query, self.within, after, _VALUES)
        self.read_rows += len(rows)
        hits: list[Hit] = []
        for row in rows:
            shown = _shown(self._codebook, row.type, row.field, row.value)
            about = (row.record_id, row.type, row.field, row.ordinal)
            # The index knows values as they are stored; what counts is what a person reads.
            if self._matcher.matches(shown):
                article = HitArticle(*row[:4])
                hits += [
                    Hit(article, "field", span, shown, *about) for span in self._matcher.find(shown)
                ]
        if len(rows) < _VALUES:
            return hits, None
        last = rows[-1]
        return hits, (last.id, last.start, last.record_id, last.field, last.ordinal)


def _shown(codebook: Codebook, type_key: str, field_key: str, stored: Any) -> str:
    """A value as a person reads it, also one of a field that the codebook has no longer."""
    try:
        field = codebook.type(type_key).field(field_key)
    except CodebookError:
        field = Field(field_key, field_key, "text")
    return values.display(field, value_of(stored))
