"""Searching a project: articles, values and evidence that have the words of a query."""

from collections.abc import Generator, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, exists, select, true, tuple_

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.search.query import SearchQuery
from annotator.storage.entities.query_base import AnySelect, QueryBase
from annotator.storage.listing.articles import ArticleListing
from annotator.storage.mapping import AnyRow
from annotator.storage.prepared_statement import PreparedStatement
from annotator.storage.search.fulltext import (
    Matching,
    match_text,
    matching_articles,
    matching_values,
    matching_words,
)
from annotator.storage.tables import ArticleRow, FragmentRow, RecordRow, ValueRow

_ABOUT = (ArticleRow.id, ArticleRow.title, ArticleRow.source, ArticleRow.published)
_TEXT = (ArticleRow.text, ArticleRow.text_words.is_(None).label("plain"))
_VALUE_ORDER = (
    RecordRow.article_id,
    RecordRow.start,
    RecordRow.id,
    ValueRow.field,
    ValueRow.ordinal,
)


class Within(NamedTuple):
    """What a search is restricted to.

    Attributes:
        coder: whose states the filter is about.
        listed: which articles; None for all.
        type: the records' type; empty for any.
        coded: whether only articles with records count.
    """

    coder: str
    listed: ArticleFilter | None = None
    type: str = ""
    coded: bool = False


@cache
def _with_words(*, is_first: bool) -> PreparedStatement:
    """The articles that have words, of all there are; on SQLite."""
    found = matching_words("words")
    statement = select(found.order.label("place"), *_ABOUT, *_TEXT)
    statement = statement.select_from(found.source).where(found.condition)
    if not is_first:
        statement = statement.where(found.order > bindparam("after"))
    return PreparedStatement(statement.order_by(found.order))


class SearchQueries(QueryBase):
    """Questions that a search asks; whether a row has the words, a `Matcher` tells in the end."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._dialect = connection.dialect.name
        self._listing = ArticleListing(connection)

    def articles(
        self, query: SearchQuery | None, within: Within, after: Any, at_once: int
    ) -> Generator[Sequence[Any], None, None]:
        """The articles to find, each read when it is asked for: place in the order, id, title,
        source, date, text, whether it is plain.

        Args:
            query: None for all articles.
            after: the place of the last one that is known; None at the beginning.
            at_once: how many are read at a time where they do not come one by one.
        """
        is_simple = within.listed is None and not within.coded
        if self._dialect == "sqlite" and query is not None and is_simple:
            asked = {"words": match_text(query)} | ({} if after is None else {"after": after})
            return _with_words(is_first=after is None).streamed(self.connection, **asked)
        return self._in_portions(query, within, after, at_once)

    def _in_portions(
        self, query: SearchQuery | None, within: Within, after: Any, at_once: int
    ) -> Generator[Sequence[Any], None, None]:
        if query is None:
            found = Matching(ArticleRow.__table__, true(), ArticleRow.id)
        else:
            found = matching_articles(query, self._dialect)
        columns = (found.order.label("place"), *_ABOUT, *_TEXT)
        statement = self._chosen(select(*columns), found, within)
        while True:
            following = statement if after is None else statement.where(found.order > after)
            rows = self.rows(following.order_by(found.order).limit(at_once))
            yield from rows
            if len(rows) < at_once:
                return
            after = rows[-1][0]

    def _chosen(self, statement: AnySelect, found: Matching, within: Within) -> AnySelect:
        statement = statement.select_from(found.source).where(found.condition)
        if within.coded:
            coded = exists().where(RecordRow.article_id == ArticleRow.id)
            statement = statement.where(coded.where(*_of_type(within)).correlate(ArticleRow))
        if within.listed is not None:
            listed = self._listing.ids(within.listed, within.coder)
            statement = statement.where(ArticleRow.id.in_(listed))
        return statement

    def values(
        self, query: SearchQuery | None, within: Within, after: Any, limit: int
    ) -> Sequence[AnyRow]:
        """The next values: article's id, title, source, date, record, start, type, field, value.

        Args:
            query: None for all values.
        """
        if query is None:
            found = Matching(ValueRow.__table__, true(), ValueRow.record_id)
        else:
            found = matching_values(query, self._dialect)
        statement = (
            select(
                *_ABOUT,
                RecordRow.id.label("record_id"),
                RecordRow.start,
                RecordRow.type,
                ValueRow.field,
                ValueRow.ordinal,
                ValueRow.value,
            )
            .select_from(found.source)
            .join(RecordRow, RecordRow.id == ValueRow.record_id)
            .join(ArticleRow, ArticleRow.id == RecordRow.article_id)
            .where(found.condition, *_of_type(within))
        )
        if within.listed is not None:
            listed = self._listing.ids(within.listed, within.coder)
            statement = statement.where(ArticleRow.id.in_(listed))
        if after is not None:
            statement = statement.where(tuple_(*_VALUE_ORDER) > tuple_(*after))
        return self.rows(statement.order_by(*_VALUE_ORDER).limit(limit))

    def fragments(self, article_ids: Sequence[str], within: Within) -> Sequence[AnyRow]:
        """All fragments of the articles' records, in reading order within each article."""
        statement = (
            select(
                RecordRow.article_id,
                RecordRow.id.label("record_id"),
                RecordRow.type,
                FragmentRow.field,
                FragmentRow.ordinal,
                FragmentRow.start,
                FragmentRow.end,
                FragmentRow.text,
            )
            .join(RecordRow, RecordRow.id == FragmentRow.record_id)
            .where(RecordRow.article_id.in_(article_ids), *_of_type(within))
            .order_by(
                RecordRow.article_id,
                FragmentRow.start,
                FragmentRow.end.desc(),
                RecordRow.id,
                FragmentRow.field,
                FragmentRow.ordinal,
            )
        )
        return self.rows(statement)


def _of_type(within: Within) -> list[ColumnElement[bool]]:
    return [RecordRow.type == within.type] if within.type else []
