"""Queries on articles and on each coder's status of them."""

from collections.abc import Collection, Iterator

from sqlalchemy import bindparam, func, select

from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.article_listing import FINISHED
from annotator.core.coding.assignment import Assignment
from annotator.storage import mapping
from annotator.storage.entities.query_base import QueryBase, chunks
from annotator.storage.prepared_statement import PreparedStatement, among
from annotator.storage.tables import ArticleRow, AssignmentRow, StatusRow

_ARTICLE = (
    *(ArticleRow.id, ArticleRow.title, ArticleRow.text, ArticleRow.sha256, ArticleRow.language),
    *(ArticleRow.source, ArticleRow.author, ArticleRow.published, ArticleRow.url, ArticleRow.meta),
    *(ArticleRow.revision, ArticleRow.note, ArticleRow.flagged, ArticleRow.publications),
    ArticleRow.version,
)

_TEXTS_AT_ONCE = 50
"""An article may be a book."""

_ARTICLES = PreparedStatement(select(*_ARTICLE).where(among(ArticleRow.id, "ids")))
_VERSION = PreparedStatement(
    select(ArticleRow.version).where(ArticleRow.id == bindparam("article_id"))
)
_STATUS = PreparedStatement(
    select(StatusRow.__table__).where(
        StatusRow.article_id == bindparam("article_id"), StatusRow.coder_id == bindparam("coder_id")
    )
)
_TITLES = PreparedStatement(
    select(ArticleRow.id, ArticleRow.title).where(among(ArticleRow.id, "ids"))
)
_KNOWN_SHA256 = PreparedStatement(
    select(ArticleRow.sha256, ArticleRow.id).where(among(ArticleRow.sha256, "hashes"))
)
_IS_FINISHED = StatusRow.state.in_(FINISHED)
_CORRECTED = PreparedStatement(
    select(ArticleRow.id).where(ArticleRow.revision > 1, among(ArticleRow.id, "ids"))
)


class ArticleQueries(QueryBase):
    """Articles and their states, asked by id, by text or in order."""

    def article(self, article_id: str) -> Article | None:
        """The article with its text."""
        return next(iter(self.articles([article_id])), None)

    def articles(self, ids: Collection[str]) -> list[Article]:
        """The articles of these ids that exist."""
        rows = map(list, _ARTICLES.tuples(self.connection, ids=ids))
        return [mapping.article_of_columns(row) for row in rows]

    def titles(self, ids: Collection[str]) -> dict[str, str]:
        """The titles of those of the articles that exist, by id."""
        return dict(_TITLES.tuples(self.connection, ids=ids))

    def iter_titles(self) -> Iterator[tuple[str, str]]:
        """The id and title of every article, in flat memory."""
        for row in self.streamed(select(ArticleRow.id, ArticleRow.title)):
            yield row["id"], row["title"]

    def iter_sha256(self) -> Iterator[tuple[str, str]]:
        """The id of every article and the hash of its text, in flat memory."""
        for row in self.streamed(select(ArticleRow.id, ArticleRow.sha256)):
            yield row["id"], row["sha256"]

    def iter_languages(self) -> Iterator[tuple[str, str]]:
        """The id and language of every article in the order they came in, in flat memory."""
        query = select(ArticleRow.id, ArticleRow.language)
        for row in self.streamed(query.order_by(ArticleRow.id)):
            yield row["id"], row["language"]

    def iter_articles(self) -> Iterator[Article]:
        """All articles in the order they came in, in flat memory."""
        for row in self.streamed(select(*_ARTICLE).order_by(ArticleRow.id), _TEXTS_AT_ONCE):
            yield mapping.article_of(row)

    def known_sha256(self, hashes: Collection[str]) -> dict[str, str]:
        """The ids of the articles that have one of these hashes, by hash."""
        return dict(_KNOWN_SHA256.tuples(self.connection, hashes=hashes))

    def text_of(self, sha256: str) -> str | None:
        """The text that has this hash; None if no article has it."""
        known = self.known_sha256([sha256]).get(sha256)
        article = self.article(known) if known else None
        return article.text if article else None

    def corrected(self, ids: Collection[str]) -> set[str]:
        """Those of the articles whose text was corrected since they were imported."""
        return {article_id for (article_id,) in _CORRECTED.tuples(self.connection, ids=ids)}

    def all_corrected(self) -> set[str]:
        """The articles whose text was corrected since they were imported."""
        return {row.id for row in self.rows(select(ArticleRow.id).where(ArticleRow.revision > 1))}

    def article_version(self, article_id: str) -> int | None:
        """The version of the article, without its text; None if there is none."""
        return _VERSION.value(self.connection, article_id=article_id)

    def status(self, article_id: str, coder_id: str) -> ArticleStatus | None:
        """How far the coder is with the article, if that was ever said."""
        row = _STATUS.first(self.connection, article_id=article_id, coder_id=coder_id)
        return mapping.status_of(row) if row else None

    def statuses(self, article_id: str) -> list[ArticleStatus]:
        """How far each coder is with the article."""
        query = select(StatusRow.__table__).where(StatusRow.article_id == article_id)
        return [mapping.status_of(row) for row in self.rows(query.order_by(StatusRow.coder_id))]

    def finished(self) -> list[tuple[str, str]]:
        """The ids of article and coder, where the coder has finished the article."""
        query = select(StatusRow.article_id, StatusRow.coder_id)
        return [(row.article_id, row.coder_id) for row in self.rows(query.where(_IS_FINISHED))]

    def statuses_of_several(self) -> dict[str, list[ArticleStatus]]:
        """How far each coder is with the articles that at least two have begun, by article."""
        several = (
            select(StatusRow.article_id)
            .where(StatusRow.state != "new")
            .group_by(StatusRow.article_id)
            .having(func.count() > 1)
        )
        query = select(StatusRow.__table__).where(StatusRow.article_id.in_(several))
        statuses: dict[str, list[ArticleStatus]] = {}
        for row in self.rows(query.order_by(StatusRow.article_id, StatusRow.coder_id)):
            statuses.setdefault(row.article_id, []).append(mapping.status_of(row))
        return statuses

    def statuses_of_articles(self, ids: Collection[str]) -> dict[str, list[ArticleStatus]]:
        """How far each coder is with several articles, by article."""
        statuses: dict[str, list[ArticleStatus]] = {article_id: [] for article_id in ids}
        for chunk in chunks(ids):
            query = select(StatusRow.__table__).where(StatusRow.article_id.in_(chunk))
            for row in self.rows(query.order_by(StatusRow.coder_id)):
                statuses[row.article_id].append(mapping.status_of(row))
        return statuses

    def assignments(self, article_id: str) -> list[Assignment]:
        """Who is to code the article."""
        return self.assignments_of_articles([article_id])[article_id]

    def assignments_of_articles(self, ids: Collection[str]) -> dict[str, list[Assignment]]:
        """Who is to code each of several articles, by article."""
        assignments: dict[str, list[Assignment]] = {article_id: [] for article_id in ids}
        for chunk in chunks(ids):
            query = select(AssignmentRow.__table__).where(AssignmentRow.article_id.in_(chunk))
            for row in self.rows(query.order_by(AssignmentRow.coder_id)):
                assignments[row.article_id].append(mapping.assignment_of(row))
        return assignments

    def iter_assignments(self, coder_id: str | None = None) -> Iterator[Assignment]:
        """All assignments, or those of one coder, by article; in flat memory."""
        query = select(AssignmentRow.__table__)
        if coder_id is not None:
            query = query.where(AssignmentRow.coder_id == coder_id)
        by_article = query.order_by(AssignmentRow.article_id, AssignmentRow.coder_id)
        for row in self.streamed(by_article):
            yield Assignment(row["article_id"], row["coder_id"], row["version"])

    def assignments_named(self, ids: Collection[str]) -> list[Assignment]:
        """Those of the assignments that exist, by their identifiers in the journal."""
        wanted = set(ids)
        articles = [each.partition("/")[2] for each in ids]
        found = self.assignments_of_articles(articles).values()
        return [each for of_article in found for each in of_article if each.id in wanted]
