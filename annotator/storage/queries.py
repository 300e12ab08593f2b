"""Reading a project: every question that the services ask the database."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    case,
    func,
    or_,
    select,
)

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor, name_key
from annotator.core.coding.article import Article, ArticleState, ArticleStatus
from annotator.core.coding.change import Change, Entity, Kind, restored
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import Record
from annotator.storage import mapping
from annotator.storage.change_summary import NAMED_AT_MOST, ChangeSummary
from annotator.storage.journal import Journal
from annotator.storage.listing.actors import ActorListing
from annotator.storage.listing.articles import ArticleListing
from annotator.storage.query_base import AnySelect, QueryBase, chunks
from annotator.storage.search.queries import SearchQueries
from annotator.storage.tables import (
    ActorNameRow,
    ActorRow,
    ArticleRow,
    ChangeRow,
    CodebookRow,
    CoderRow,
    FragmentRow,
    LinkRow,
    OpRow,
    ProjectRow,
    RecordRow,
    StatusRow,
    ValueRow,
)

_ARTICLE = [
    column.label(column.key if column.key != "meta" else "metadata")
    for column in (
        ArticleRow.id,
        ArticleRow.title,
        ArticleRow.text,
        ArticleRow.sha256,
        ArticleRow.language,
        ArticleRow.source,
        ArticleRow.author,
        ArticleRow.published,
        ArticleRow.url,
        ArticleRow.meta,
        ArticleRow.revision,
        ArticleRow.note,
        ArticleRow.flagged,
        ArticleRow.version,
    )
]

_TEXTS_AT_ONCE = 50
"""An article may be a book."""

# Asked for every mark that is made: built once, since that costs more than running them.
_VERSION = select(ArticleRow.version).where(ArticleRow.id == bindparam("article_id"))
_STATUS = select(StatusRow.__table__).where(
    StatusRow.article_id == bindparam("article_id"), StatusRow.coder_id == bindparam("coder_id")
)


class ProjectCounts(msgspec.Struct, frozen=True):
    """How much a project holds; ``states`` are the articles by the coder's state."""

    articles: int
    states: dict[ArticleState, int]
    records: dict[str, int]
    coders: dict[str, int]
    actors: int
    links: int
    changes: int


class Queries(QueryBase):
    """Questions to a project, all answered from the same state.

    Attributes:
        actor_listing: what a list of actors shows.
        listing: what a list of articles shows.
        journal: what was done.
        searching: what has the words of a query.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.actor_listing = ActorListing(connection)
        self.listing = ArticleListing(connection)
        self.journal = Journal(connection)
        self.searching = SearchQueries(connection)

    # The project itself

    def info(self) -> ProjectInfo:
        """The project's identity."""
        row = self.connection.execute(select(ProjectRow.__table__)).mappings().one()
        return mapping.project_of(row)

    def codebook(self) -> Codebook:
        """The project's codebook."""
        return msgspec.convert(self.connection.scalars(select(CodebookRow.body)).one(), Codebook)

    def is_empty(self) -> bool:
        """Whether there is neither an article nor an actor yet."""
        return not any(
            self.rows(select(column).limit(1)) for column in (ArticleRow.id, ActorRow.id)
        )

    def coders(self) -> list[Coder]:
        """All coders by name."""
        query = select(CoderRow.id, CoderRow.name, CoderRow.version).order_by(CoderRow.name)
        return [Coder(*row) for row in self.rows(query)]

    def counts(self, coder_id: str) -> ProjectCounts:
        """How much there is; article states are the coder's."""
        articles = self._count(ArticleRow.__table__)
        states: dict[ArticleState, int] = dict(
            self._grouped(StatusRow.state, StatusRow.coder_id == coder_id)
        )
        states["new"] = articles - sum(n for state, n in states.items() if state != "new")
        by_coder = (
            select(CoderRow.name, func.count())
            .join(RecordRow, RecordRow.coder_id == CoderRow.id)
            .group_by(CoderRow.name)
            .order_by(CoderRow.name)
        )
        return ProjectCounts(
            articles=articles,
            states=states,
            records=dict(self._grouped(RecordRow.type)),
            coders=dict(self._pairs(by_coder)),
            actors=self._count(ActorRow.__table__),
            links=self._count(LinkRow.__table__),
            changes=self._count(ChangeRow.__table__),
        )

    def _count(self, table: Any) -> int:
        return self.connection.scalars(select(func.count()).select_from(table)).one()

    def _grouped(self, column: Any, *where: ColumnElement[bool]) -> Iterable[tuple[Any, int]]:
        query = select(column, func.count()).where(*where).group_by(column).order_by(column)
        return self._pairs(query)

    def _pairs(self, query: AnySelect) -> list[tuple[Any, int]]:
        return [(key, count) for key, count in self.rows(query)]

    # Articles

    def article(self, article_id: str) -> Article | None:
        """The article with its text."""
        return next(iter(self.articles([article_id])), None)

    def articles(self, ids: Collection[str]) -> list[Article]:
        """The articles of these ids that exist."""
        return [
            mapping.article_of(row)
            for chunk in chunks(ids)
            for row in self.mappings(select(*_ARTICLE).where(ArticleRow.id.in_(chunk)))
        ]

    def iter_articles(self) -> Iterator[Article]:
        """All articles in the order they came in, in flat memory."""
        for row in self.streamed(select(*_ARTICLE).order_by(ArticleRow.id), _TEXTS_AT_ONCE):
            yield mapping.article_of(row)

    def known_sha256(self, hashes: Collection[str]) -> dict[str, str]:
        """The ids of the articles that have one of these hashes, by hash."""
        return {
            sha256: article_id
            for chunk in chunks(hashes)
            for sha256, article_id in self.rows(
                select(ArticleRow.sha256, ArticleRow.id).where(ArticleRow.sha256.in_(chunk))
            )
        }

    def corrected(self, ids: Collection[str]) -> set[str]:
        """Those of the articles whose text was corrected since they came in."""
        return {
            row.id
            for chunk in chunks(ids)
            for row in self.rows(
                select(ArticleRow.id).where(ArticleRow.id.in_(chunk), ArticleRow.revision > 1)
            )
        }

    def article_version(self, article_id: str) -> int | None:
        """The version of the article, without its text; None if there is none."""
        return self.connection.scalars(_VERSION, {"article_id": article_id}).one_or_none()

    def status(self, article_id: str, coder_id: str) -> ArticleStatus | None:
        """How far the coder is with the article, if that was ever said."""
        key = {"article_id": article_id, "coder_id": coder_id}
        row = self.connection.execute(_STATUS, key).one_or_none()
        return mapping.status_of(row) if row else None

    def statuses(self, article_id: str) -> list[ArticleStatus]:
        """How far each coder is with the article."""
        query = select(StatusRow.__table__).where(StatusRow.article_id == article_id)
        return [mapping.status_of(row) for row in self.rows(query.order_by(StatusRow.coder_id))]

    def statuses_of_articles(self, ids: Collection[str]) -> dict[str, list[ArticleStatus]]:
        """How far each coder is with several articles, by article."""
        found: dict[str, list[ArticleStatus]] = {article_id: [] for article_id in ids}
        for chunk in chunks(ids):
            query = select(StatusRow.__table__).where(StatusRow.article_id.in_(chunk))
            for row in self.rows(query.order_by(StatusRow.coder_id)):
                found[row.article_id].append(mapping.status_of(row))
        return found

    # Records

    def records(self, ids: Collection[str]) -> list[Record]:
        """The records of these ids that exist."""
        return [
            record
            for chunk in chunks(ids)
            for record in self._records_where(RecordRow.id.in_(chunk))
        ]

    def known_records(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that records have."""
        return {
            row.id
            for chunk in chunks(ids)
            for row in self.rows(select(RecordRow.id).where(RecordRow.id.in_(chunk)))
        }

    def records_of_article(self, article_id: str) -> list[Record]:
        """All records of an article in reading order, an enclosing one before what it encloses."""
        return self._records_where(RecordRow.article_id == article_id)

    def records_with_values(
        self, article_ids: Collection[str], fields: Collection[str], texts: Collection[str]
    ) -> list[Record]:
        """The records of these articles that have one of the texts as a value of such a field."""
        found = [
            row.record_id
            for chunk in chunks(article_ids)
            for row in self.rows(
                select(ValueRow.record_id, ValueRow.value)
                .join(RecordRow, RecordRow.id == ValueRow.record_id)
                .where(RecordRow.article_id.in_(chunk), ValueRow.field.in_(fields))
            )
            if row.value in texts
        ]
        return self.records(found)

    def records_of_articles(self, ids: Collection[str]) -> dict[str, list[Record]]:
        """All records of several articles, by article and then as `records_of_article` has them."""
        found: dict[str, list[Record]] = {article_id: [] for article_id in ids}
        for chunk in chunks(ids):
            for record in self._records_where(RecordRow.article_id.in_(chunk)):
                found[record.article].append(record)
        return found

    def _records_where(self, condition: ColumnElement[bool]) -> list[Record]:
        records = (
            select(RecordRow.__table__)
            .where(condition)
            .order_by(RecordRow.start, RecordRow.end.desc(), RecordRow.id)
        )
        values = (
            select(
                ValueRow.record_id,
                ValueRow.field,
                ValueRow.ordinal,
                ValueRow.value,
                ValueRow.actor_id,
            )
            .join(RecordRow, RecordRow.id == ValueRow.record_id)
            .where(condition)
            .order_by(ValueRow.record_id, ValueRow.field, ValueRow.ordinal)
        )
        fragments = (
            select(
                FragmentRow.record_id,
                FragmentRow.field,
                FragmentRow.ordinal,
                FragmentRow.start,
                FragmentRow.end,
                FragmentRow.text,
            )
            .join(RecordRow, RecordRow.id == FragmentRow.record_id)
            .where(condition)
            .order_by(
                FragmentRow.record_id,
                FragmentRow.field,
                FragmentRow.ordinal,
                FragmentRow.position,
            )
        )
        return mapping.records_of(self.rows(records), self.rows(values), self.rows(fragments))

    def record_versions(self, article_id: str) -> dict[str, int]:
        """The versions of all records of an article, by id."""
        query = select(RecordRow.id, RecordRow.version).where(RecordRow.article_id == article_id)
        return dict(self._pairs(query))

    # Actors and links

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id."""
        return next(iter(self.actors([actor_id])), None)

    def actors(self, ids: Collection[str]) -> list[Actor]:
        """The actors of these ids that exist."""
        return [
            mapping.actor_of(row)
            for chunk in chunks(ids)
            for row in self.mappings(select(ActorRow.__table__).where(ActorRow.id.in_(chunk)))
        ]

    def iter_actors(self) -> Iterator[Actor]:
        """All actors by id, in flat memory."""
        for row in self.streamed(select(ActorRow.__table__).order_by(ActorRow.id)):
            yield mapping.actor_of(row)

    def actors_called(self, text: str, limit: int) -> list[Actor]:
        """Actors whose name or alias has the text in it, those that begin with it first."""
        key = name_key(text)
        begins = ActorNameRow.key.startswith(key, autoescape=True)
        query = (
            select(ActorNameRow.actor_id)
            .where(ActorNameRow.key.contains(key, autoescape=True))
            .group_by(ActorNameRow.actor_id)
            .order_by(func.max(case((begins, 1), else_=0)).desc(), func.min(ActorNameRow.key))
            .limit(limit)
        )
        ids = [row.actor_id for row in self.rows(query)]
        found = {actor.id: actor for actor in self.actors(ids)}
        return [found[actor_id] for actor_id in ids]

    def actor_named(self, name: str) -> Actor | None:
        """The actor with exactly this name or, failing that, alias; letter case aside."""
        query = (
            select(ActorNameRow.actor_id)
            .where(ActorNameRow.key == name_key(name))
            .order_by(ActorNameRow.position, ActorNameRow.actor_id)
            .limit(1)
        )
        rows = self.rows(query)
        return self.actor(rows[0].actor_id) if rows else None

    def links_of(self, record_ids: Collection[str]) -> list[Link]:
        """The links from or to any of the records, each once."""
        found = {
            row["id"]: mapping.link_of(row)
            for chunk in chunks(record_ids)
            for row in self.mappings(
                select(LinkRow.__table__)
                .where(or_(LinkRow.source_id.in_(chunk), LinkRow.target_id.in_(chunk)))
                .order_by(LinkRow.id)
            )
        }
        return list(found.values())

    def links(self, ids: Collection[str]) -> list[Link]:
        """The links of these ids that exist."""
        return [
            mapping.link_of(row)
            for chunk in chunks(ids)
            for row in self.mappings(select(LinkRow.__table__).where(LinkRow.id.in_(chunk)))
        ]

    def iter_links(self) -> Iterator[Link]:
        """All links by id, in flat memory."""
        for row in self.streamed(select(LinkRow.__table__).order_by(LinkRow.id)):
            yield mapping.link_of(row)

    def entities(self, kind: Kind, ids: Collection[str]) -> dict[str, Entity]:
        """The things of one kind that exist, by what names them in the journal."""
        found: Iterable[Entity]
        match kind:
            case "project":
                found = [self.info()]
            case "codebook":
                return dict.fromkeys(ids, self.codebook())
            case "coder":
                found = [coder for coder in self.coders() if coder.id in ids]
            case "article":
                found = self.articles(ids)
            case "status":
                keys = [key.split("/") for key in ids]
                statuses = (self.status(article, coder) for article, coder in keys)
                found = [status for status in statuses if status]
            case "record":
                found = self.records(ids)
            case "actor":
                found = self.actors(ids)
            case "link":
                found = self.links(ids)
        return {entity.id: entity for entity in found if not isinstance(entity, Codebook)}

    def touched(self, change: Change) -> ChangeSummary:
        """What a change of the journal touched, told from its ops and what stands now."""
        found = ChangeSummary()
        if change.ops > NAMED_AT_MOST:
            kinds = select(OpRow.kind).where(OpRow.seq == change.seq).distinct()
            return ChangeSummary({row.kind for row in self.rows(kinds)}, None, None, None)
        for op in self.journal.ops(change.seq, NAMED_AT_MOST):
            # A deleted thing is told from what it was; one that was deleted later needs no view.
            if op.verb == "delete":
                found.add(restored(op.kind, op.before))
            else:
                for entity in self.entities(op.kind, [op.id]).values():
                    found.add(entity)
        return found
