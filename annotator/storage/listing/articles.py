"""Lists of articles: filtered, sorted, in pages, with the counts of their records."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    collate,
    column,
    exists,
    func,
    literal_column,
    select,
    table,
    tuple_,
)

from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_listing import (
    ArticleFilter,
    ArticleOrder,
    ArticleSummary,
    ArticleWindow,
    Outlet,
)
from annotator.storage.entities.query_base import QueryBase
from annotator.storage.listing.article_conditions import IS_FLAGGED, ArticleConditions, looked_up
from annotator.storage.listing.publications import further_articles
from annotator.storage.prepared_statement import PreparedStatement, among
from annotator.storage.tables import (
    ArticleRow,
    AssignmentRow,
    RecordRow,
    StatusRow,
    SuggestionRow,
)

_Column = ColumnElement[Any]
_Conditions = Sequence[ColumnElement[bool]]
_AS_THEY_CAME = ArticleOrder()
_LEAST_SURE = 3
"""So many suggestions tell how unsure an article's are."""
# Written out, for a statement is prepared once with the values that it is given each time.
_OPEN: _Column = literal_column("'open'")
_ADDED: list[_Column] = [ArticleRow.__table__.c.id]

_SUMMARIES = PreparedStatement(
    select(
        ArticleRow.id,
        ArticleRow.title,
        ArticleRow.source,
        ArticleRow.published,
        ArticleRow.language,
        func.coalesce(StatusRow.state, "new").label("state"),
        ArticleRow.flagged,
    )
    .outerjoin(
        StatusRow,
        and_(StatusRow.article_id == ArticleRow.id, StatusRow.coder_id == bindparam("coder")),
    )
    .where(among(ArticleRow.id, "ids"))
)
_RECORDS = PreparedStatement(
    select(RecordRow.article_id, RecordRow.type, func.count())
    .where(among(RecordRow.article_id, "ids"))
    .group_by(RecordRow.article_id, RecordRow.type)
)
_of_records = table("records", column("article_id")).c
_FLAGGED = PreparedStatement(
    select(_of_records.article_id, func.count())
    .where(IS_FLAGGED, among(_of_records.article_id, "ids"))
    .group_by(_of_records.article_id)
)


class ArticleListing(QueryBase):
    """Questions of a list of articles."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._is_sqlite = connection.dialect.name == "sqlite"

    def count(self, chosen: ArticleFilter, coder_id: str) -> int:
        """How many articles the filter lets through."""
        conditions = ArticleConditions(self.connection, chosen, coder_id)
        query = select(func.count()).select_from(ArticleRow).where(*conditions.all)
        if self._is_sqlite and conditions.all:
            query = select(func.count()).select_from(conditions.row_numbers().subquery())
        return self.connection.scalars(query).one()

    def ids(self, chosen: ArticleFilter, coder_id: str) -> Select[str]:
        """The query for the ids of the articles that the filter lets through."""
        conditions = ArticleConditions(self.connection, chosen, coder_id)
        return select(ArticleRow.id).where(*conditions.all)

    def page(
        self,
        chosen: ArticleFilter,
        coder_id: str,
        offset: int,
        limit: int,
        order: ArticleOrder = _AS_THEY_CAME,
    ) -> list[ArticleSummary]:
        """A page of the articles that the filter lets through."""
        # The ids alone first: the index has them, and the long rows on the way stay unread.
        query = self.ids(chosen, coder_id).order_by(*_sorted(_keys(order, self._is_sqlite), order))
        ids = self.connection.scalars(query.offset(offset).limit(limit)).all()
        return self.summaries(ids, coder_id)

    def window(
        self,
        chosen: ArticleFilter,
        coder_id: str,
        offset: int,
        limit: int,
        order: ArticleOrder = _AS_THEY_CAME,
    ) -> ArticleWindow:
        """A page, and how many articles there are in all; found in one go."""
        conditions = ArticleConditions(self.connection, chosen, coder_id)
        holds: _Conditions = conditions.all
        if not holds:
            asked = {"offset": offset, "limit": limit}
            rows = _every_article(order, self._is_sqlite).tuples(self.connection, **asked)
            return self._window(rows, chosen, coder_id, offset)
        count = select(func.count()).select_from(ArticleRow).where(*holds)
        if self._is_sqlite:
            numbers = conditions.row_numbers()
            count = select(func.count()).select_from(numbers.subquery())
            if not conditions.are_cheap:
                listed = numbers.cte("listed").prefix_with("MATERIALIZED")
                holds = [looked_up(select(listed.c.rowid))]
                count = select(func.count()).select_from(listed)
        query = (
            select(ArticleRow.id, count.scalar_subquery())
            .where(*holds)
            .order_by(*_sorted(_keys(order, self._is_sqlite), order))
        )
        rows = self.rows(query.offset(offset).limit(limit))
        return self._window(rows, chosen, coder_id, offset)

    def _window(
        self, rows: Sequence[Any], chosen: ArticleFilter, coder_id: str, offset: int
    ) -> ArticleWindow:
        if not rows:
            total = self.count(chosen, coder_id) if offset else 0
            return ArticleWindow(total, offset, [])
        ids = [article_id for article_id, _ in rows]
        return ArticleWindow(rows[0][1], offset, self.summaries(ids, coder_id))

    def one(self, article_id: str, coder_id: str) -> ArticleSummary | None:
        """One article as a list shows it."""
        return next(iter(self.summaries([article_id], coder_id)), None)

    def position(
        self,
        article_id: str,
        chosen: ArticleFilter,
        coder_id: str,
        order: ArticleOrder = _AS_THEY_CAME,
    ) -> int | None:
        """Which row of the filtered list the article is, from 0; None if it is filtered out."""
        conditions = ArticleConditions(self.connection, chosen, coder_id)
        listed = select(ArticleRow.id).where(ArticleRow.id == article_id, *conditions.all)
        if not self.rows(listed):
            return None
        is_before = self._beyond(article_id, order, backwards=True)
        before = select(func.count()).select_from(ArticleRow).where(is_before, *conditions.all)
        return self.connection.scalars(before).one()

    def neighbour(
        self,
        article_id: str,
        chosen: ArticleFilter,
        coder_id: str,
        order: ArticleOrder = _AS_THEY_CAME,
        *,
        backwards: bool = False,
    ) -> str | None:
        """The article of the list that comes next after one, which need not be in the list.

        Args:
            article_id: from where to go; from before the first, or after the last, if empty or
                there is no such article.
            backwards: the one before instead.
        """
        holds = ArticleConditions(self.connection, chosen, coder_id).all
        known = self.connection.scalars(select(ArticleRow.id).where(ArticleRow.id == article_id))
        beyond = []
        if article_id and known.one_or_none() is not None:
            beyond = [self._beyond(article_id, order, backwards=backwards)]
        onwards = ArticleOrder(order.key, order.descending != backwards)
        query = select(ArticleRow.id).where(*beyond, *holds)
        query = query.order_by(*_sorted(_keys(order, self._is_sqlite), onwards)).limit(1)
        return self.connection.scalars(query).one_or_none()

    def states(self, coder_id: str, *, mine: bool = False) -> dict[ArticleState, int]:
        """How many articles there are by the coder's state, none left out.

        Args:
            mine: only those of the filter of that name.
        """
        if mine:
            return self._own_states(coder_id)
        query = (
            select(StatusRow.state, func.count())
            .where(StatusRow.coder_id == coder_id)
            .group_by(StatusRow.state)
        )
        articles = self.connection.scalars(select(func.count()).select_from(ArticleRow)).one()
        counts: dict[ArticleState, int] = {"new": 0, "in_progress": 0, "done": 0, "nothing": 0}
        counts.update((state, count) for state, count in self.rows(query))
        counts["new"] = articles - sum(n for state, n in counts.items() if state != "new")
        return counts

    def _own_states(self, coder_id: str) -> dict[ArticleState, int]:
        own = and_(StatusRow.article_id == AssignmentRow.article_id, StatusRow.coder_id == coder_id)
        query = (
            select(func.coalesce(StatusRow.state, "new"), func.count())
            .select_from(AssignmentRow)
            .outerjoin(StatusRow, own)
            .where(AssignmentRow.coder_id == coder_id, StatusRow.relevant.is_distinct_from(False))
            .group_by(StatusRow.state)
        )
        counts: dict[ArticleState, int] = {"new": 0, "in_progress": 0, "done": 0, "nothing": 0}
        for state, count in self.rows(query):
            counts[state] += count
        return counts

    def outlets(self) -> list[Outlet]:
        """All outlets with the number of their articles, the one with the most first.

        An article that appeared in several outlets counts in each.
        """
        query = select(ArticleRow.source, func.count()).group_by(ArticleRow.source)
        counts: dict[str, int] = dict(self.rows(query))
        for outlet, count in further_articles(self.connection).items():
            counts[outlet] = counts.get(outlet, 0) + count
        return [Outlet(*each) for each in sorted(counts.items(), key=lambda each: (-each[1], each))]

    def summaries(self, ids: Sequence[str], coder_id: str) -> list[ArticleSummary]:
        """These articles, as many as there are, in this order."""
        rows_in_order = _SUMMARIES.tuples(self.connection, ids=ids, coder=coder_id)
        rows = {row[0]: row for row in rows_in_order}
        counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for article_id, type_key, count in _RECORDS.tuples(self.connection, ids=ids):
            counts[article_id][type_key] = count
        flagged = dict(_FLAGGED.tuples(self.connection, ids=ids))
        return [
            ArticleSummary(
                id=article_id,
                title=title,
                source=source,
                published=published,
                language=language,
                state=state,
                counts=counts.get(article_id, {}),
                flagged=is_flagged,
                flagged_records=flagged.get(article_id, 0),
            )
            for article_id, title, source, published, language, state, is_flagged in (
                rows[article_id] for article_id in ids if article_id in rows
            )
        ]

    def _beyond(
        self, article_id: str, order: ArticleOrder, *, backwards: bool
    ) -> ColumnElement[bool]:
        """The condition to come after an article in the order, or before it."""
        keys = _keys(order, self._is_sqlite)
        of_article = select(*keys).where(ArticleRow.id == article_id)
        found = self.connection.execute(of_article).one()
        here = tuple_(*found) if len(keys) > 1 else found[0]
        place = tuple_(*keys) if len(keys) > 1 else keys[0]
        return place < here if order.descending != backwards else place > here


@cache
def _every_article(order: ArticleOrder, is_sqlite: bool) -> PreparedStatement:
    """A page of ids of the list without a filter, each with how many there are."""
    count = select(func.count()).select_from(ArticleRow).scalar_subquery()
    query = select(ArticleRow.id, count).order_by(*_sorted(_keys(order, is_sqlite), order))
    return PreparedStatement(query.offset(bindparam("offset")).limit(bindparam("limit")))


def _keys(order: ArticleOrder, is_sqlite: bool) -> list[_Column]:
    """The sort keys of an order; ties go by the order of import."""
    match order.key:
        case "title":
            title: _Column = ArticleRow.__table__.c.title
            return [collate(title, "NOCASE") if is_sqlite else func.lower(title), *_ADDED]
        case "source" | "published":
            return [ArticleRow.__table__.c[order.key], *_ADDED]
        case "uncertainty":
            return [_uncertainty(), *_ADDED]
        case _:
            return _ADDED


def _uncertainty() -> _Column:
    """The mean confidence of the least sure open suggestions that nobody decided on; of an article
    without any more than there can be."""
    own: Any = SuggestionRow.__table__
    offered, decided = own.alias("offered").c, own.alias("decided").c
    is_decided = exists().where(
        decided.article_id == offered.article_id,
        decided.state != _OPEN,
        decided.type == offered.type,
        decided.start < offered.end,
        decided.end > offered.start,
    )
    least = (
        select(offered.confidence)
        .where(offered.article_id == ArticleRow.id, offered.state == _OPEN, ~is_decided)
        .order_by(offered.confidence)
        .limit(literal_column(f"{_LEAST_SURE}"))
        .correlate(ArticleRow)
        .subquery()
    )
    mean = select(func.avg(least.c.confidence)).correlate(ArticleRow).scalar_subquery()
    return func.coalesce(mean, literal_column("2.0"))


def _sorted(keys: list[_Column], order: ArticleOrder) -> list[_Column]:
    return [key.desc() for key in keys] if order.descending else keys
