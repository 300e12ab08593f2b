"""Lists of articles: filtered, in pages, with the counts of their records."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, literal, or_, select

from annotator.core.listing import ArticleFilter, ArticleSummary
from annotator.storage.asking import AnySelect, Asking
from annotator.storage.tables import ArticleRow, RecordRow, StatusRow


class ArticleListing(Asking):
    """Questions of a list of articles."""

    def count(self, chosen: ArticleFilter, coder_id: str) -> int:
        """How many articles the filter lets through."""
        query = self._filtered(select(func.count()).select_from(ArticleRow), chosen, coder_id)
        return self.connection.scalars(query).one()

    def page(
        self, chosen: ArticleFilter, coder_id: str, offset: int, limit: int
    ) -> list[ArticleSummary]:
        """A page of the articles that the filter lets through, in the order they came in."""
        state = func.coalesce(StatusRow.state, literal("new")).label("state")
        columns = (
            ArticleRow.id,
            ArticleRow.title,
            ArticleRow.source,
            ArticleRow.published,
            ArticleRow.language,
            state,
        )
        query = self._filtered(select(*columns), chosen, coder_id)
        rows = self.rows(query.order_by(ArticleRow.id).offset(offset).limit(limit))
        counts = self._record_counts([row.id for row in rows])
        return [ArticleSummary(*row, counts=counts.get(row.id, {})) for row in rows]

    def one(self, article_id: str, coder_id: str) -> ArticleSummary | None:
        """One article as a list shows it."""
        state = func.coalesce(StatusRow.state, literal("new"))
        query = (
            select(
                ArticleRow.id,
                ArticleRow.title,
                ArticleRow.source,
                ArticleRow.published,
                ArticleRow.language,
                state,
            )
            .outerjoin(StatusRow, _status_of(coder_id))
            .where(ArticleRow.id == article_id)
        )
        row = self.connection.execute(query).one_or_none()
        counts = self._record_counts([article_id])
        return ArticleSummary(*row, counts=counts.get(article_id, {})) if row else None

    def position(self, article_id: str, chosen: ArticleFilter, coder_id: str) -> int | None:
        """Which row of the filtered list the article is, from 0; None if it is filtered out."""
        listed = self._filtered(select(ArticleRow.id), chosen, coder_id)
        if not self.rows(listed.where(ArticleRow.id == article_id)):
            return None
        before = self._filtered(select(func.count()).select_from(ArticleRow), chosen, coder_id)
        return self.connection.scalars(before.where(ArticleRow.id < article_id)).one()

    def ids(self, chosen: ArticleFilter, coder_id: str) -> AnySelect:
        """The ids of the articles that the filter lets through, as part of another question."""
        return self._filtered(select(ArticleRow.id), chosen, coder_id)

    def _filtered(self, query: AnySelect, chosen: ArticleFilter, coder_id: str) -> AnySelect:
        query = query.outerjoin(StatusRow, _status_of(coder_id))
        if chosen.text:
            query = query.where(
                or_(
                    ArticleRow.title.icontains(chosen.text, autoescape=True),
                    ArticleRow.source.icontains(chosen.text, autoescape=True),
                )
            )
        if chosen.states:
            state = func.coalesce(StatusRow.state, literal("new"))
            query = query.where(state.in_(chosen.states))
        return query

    def _record_counts(self, article_ids: Sequence[str]) -> dict[str, dict[str, int]]:
        counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
        query = (
            select(RecordRow.article_id, RecordRow.type, func.count())
            .where(RecordRow.article_id.in_(article_ids))
            .group_by(RecordRow.article_id, RecordRow.type)
        )
        for article_id, type_key, count in self.rows(query):
            counts[article_id][type_key] = count
        return counts


def _status_of(coder_id: str) -> ColumnElement[bool]:
    return and_(StatusRow.article_id == ArticleRow.id, StatusRow.coder_id == coder_id)
