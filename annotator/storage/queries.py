"""Reading a project: every question that the services ask the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from annotator.core.actor import Actor, name_key
from annotator.core.article import Article, ArticleState, ArticleStatus
from annotator.core.change import Change, Entity, Kind, Op, restored
from annotator.core.codebook import Codebook
from annotator.core.coder import Coder
from annotator.core.link import Link
from annotator.core.project import ProjectInfo
from annotator.core.record import Record
from annotator.storage import mapping
from annotator.storage.mapping import AnyRow
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
from annotator.storage.touched import NAMED_AT_MOST, Touched

AnySelect = Select[*tuple[Any, ...]]
_CHUNK = 500
"""How many ids one statement names; every SQLite takes that many."""

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
        ArticleRow.version,
    )
]


class ArticleFilter(msgspec.Struct, frozen=True):
    """Which articles a list shows.

    Attributes:
        text: stands in the title or the outlet, letter case aside; empty for any.
        states: how far the coder is; empty for any.
    """

    text: str = ""
    states: tuple[ArticleState, ...] = ()


class ArticleSummary(msgspec.Struct, frozen=True):
    """An article as a list shows it.

    Attributes:
        state: of the coder who asks.
        counts: how many records it has, by the type's key; of all coders.
    """

    id: str
    title: str
    source: str
    published: str
    language: str
    state: ArticleState
    counts: dict[str, int]


class ProjectCounts(msgspec.Struct, frozen=True):
    """How much a project holds; ``states`` are the articles by the coder's state."""

    articles: int
    states: dict[ArticleState, int]
    records: dict[str, int]
    coders: dict[str, int]
    actors: int
    links: int
    changes: int


class Queries:
    """Answers from one connection, and so from one state of the project.

    Attributes:
        connection: for questions that are not among these, such as an integrity check's.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def _rows(self, query: AnySelect) -> Sequence[AnyRow]:
        return self.connection.execute(query).all()

    def _mappings(self, query: AnySelect) -> Sequence[RowMapping]:
        return self.connection.execute(query).mappings().all()

    def _streamed(self, query: AnySelect) -> Iterator[RowMapping]:
        options = {"yield_per": 1000}
        yield from self.connection.execute(query, execution_options=options).mappings()

    # The project itself

    def info(self) -> ProjectInfo:
        """The project's identity."""
        row = self.connection.execute(
            select(ProjectRow.id, ProjectRow.name, ProjectRow.created, ProjectRow.version)
        ).one()
        return ProjectInfo(row.id, row.name, row.created, row.version)

    def codebook(self) -> Codebook:
        """The project's codebook."""
        return msgspec.convert(self.connection.scalars(select(CodebookRow.body)).one(), Codebook)

    def coders(self) -> list[Coder]:
        """All coders by name."""
        query = select(CoderRow.id, CoderRow.name, CoderRow.version).order_by(CoderRow.name)
        return [Coder(*row) for row in self._rows(query)]

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
        return [(key, count) for key, count in self._rows(query)]

    # Articles

    def article_count(self, chosen: ArticleFilter, coder_id: str) -> int:
        """How many articles the filter lets through."""
        query = self._filtered(select(func.count()).select_from(ArticleRow), chosen, coder_id)
        return self.connection.scalars(query).one()

    def article_summaries(
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
        rows = self._rows(query.order_by(ArticleRow.id).offset(offset).limit(limit))
        counts = self._record_counts([row.id for row in rows])
        return [ArticleSummary(*row, counts=counts.get(row.id, {})) for row in rows]

    def article_summary(self, article_id: str, coder_id: str) -> ArticleSummary | None:
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

    def article_position(self, article_id: str, chosen: ArticleFilter, coder_id: str) -> int | None:
        """Which row of the filtered list the article is, from 0; None if it is filtered out."""
        listed = self._filtered(select(ArticleRow.id), chosen, coder_id)
        if not self._rows(listed.where(ArticleRow.id == article_id)):
            return None
        before = self._filtered(select(func.count()).select_from(ArticleRow), chosen, coder_id)
        return self.connection.scalars(before.where(ArticleRow.id < article_id)).one()

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
        for article_id, type_key, count in self._rows(query):
            counts[article_id][type_key] = count
        return counts

    def article(self, article_id: str) -> Article | None:
        """The article with its text."""
        return next(iter(self.articles([article_id])), None)

    def articles(self, ids: Collection[str]) -> list[Article]:
        """The articles of these ids that exist."""
        return [
            mapping.article_of(row)
            for chunk in _chunks(ids)
            for row in self._mappings(select(*_ARTICLE).where(ArticleRow.id.in_(chunk)))
        ]

    def iter_articles(self) -> Iterator[Article]:
        """All articles in the order they came in, in flat memory."""
        for row in self._streamed(select(*_ARTICLE).order_by(ArticleRow.id)):
            yield mapping.article_of(row)

    def known_sha256(self, hashes: Collection[str]) -> dict[str, str]:
        """The ids of the articles that have one of these hashes, by hash."""
        return {
            sha256: article_id
            for chunk in _chunks(hashes)
            for sha256, article_id in self._rows(
                select(ArticleRow.sha256, ArticleRow.id).where(ArticleRow.sha256.in_(chunk))
            )
        }

    def status(self, article_id: str, coder_id: str) -> ArticleStatus | None:
        """How far the coder is with the article, if that was ever said."""
        return next((s for s in self.statuses(article_id) if s.coder == coder_id), None)

    def statuses(self, article_id: str) -> list[ArticleStatus]:
        """How far each coder is with the article."""
        query = select(StatusRow.__table__).where(StatusRow.article_id == article_id)
        return [mapping.status_of(row) for row in self._rows(query.order_by(StatusRow.coder_id))]

    # Records

    def records(self, ids: Collection[str]) -> list[Record]:
        """The records of these ids that exist."""
        return [
            record
            for chunk in _chunks(ids)
            for record in self._records_where(RecordRow.id.in_(chunk))
        ]

    def records_of_article(self, article_id: str) -> list[Record]:
        """All records of an article in reading order, an enclosing one before what it encloses."""
        return self._records_where(RecordRow.article_id == article_id)

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
        return mapping.records_of(self._rows(records), self._rows(values), self._rows(fragments))

    # Actors and links

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id."""
        return next(iter(self.actors([actor_id])), None)

    def actors(self, ids: Collection[str]) -> list[Actor]:
        """The actors of these ids that exist."""
        return [
            mapping.actor_of(row)
            for chunk in _chunks(ids)
            for row in self._mappings(select(ActorRow.__table__).where(ActorRow.id.in_(chunk)))
        ]

    def iter_actors(self) -> Iterator[Actor]:
        """All actors by id, in flat memory."""
        for row in self._streamed(select(ActorRow.__table__).order_by(ActorRow.id)):
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
        ids = [row.actor_id for row in self._rows(query)]
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
        rows = self._rows(query)
        return self.actor(rows[0].actor_id) if rows else None

    def links_of(self, record_ids: Collection[str]) -> list[Link]:
        """The links from or to any of the records, each once."""
        found = {
            row["id"]: mapping.link_of(row)
            for chunk in _chunks(record_ids)
            for row in self._mappings(
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
            for chunk in _chunks(ids)
            for row in self._mappings(select(LinkRow.__table__).where(LinkRow.id.in_(chunk)))
        ]

    def iter_links(self) -> Iterator[Link]:
        """All links by id, in flat memory."""
        for row in self._streamed(select(LinkRow.__table__).order_by(LinkRow.id)):
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

    # The journal

    def last_seq(self) -> int:
        """The number of the newest change; 0 for an empty journal."""
        return self.connection.scalars(select(func.max(ChangeRow.seq))).one() or 0

    def change(self, seq: int) -> Change | None:
        """One entry of the journal."""
        row = self.connection.execute(
            select(ChangeRow.__table__).where(ChangeRow.seq == seq)
        ).one_or_none()
        return mapping.change_of(row) if row else None

    def changes_after(self, seq: int) -> list[Change]:
        """The changes that came after one, oldest first."""
        query = select(ChangeRow.__table__).where(ChangeRow.seq > seq).order_by(ChangeRow.seq)
        return [mapping.change_of(row) for row in self._rows(query)]

    def journal(self, limit: int, offset: int) -> list[tuple[Change, bool]]:
        """A page of the journal, newest first, each with whether it was undone."""
        undoing = aliased(ChangeRow)
        query = (
            select(ChangeRow.__table__, undoing.seq.is_not(None).label("undone"))
            .outerjoin(undoing, undoing.undoes == ChangeRow.seq)
            .order_by(ChangeRow.seq.desc())
            .offset(offset)
            .limit(limit)
        )
        return [(mapping.change_of(row), bool(row.undone)) for row in self._rows(query)]

    def undoable(self, coder_id: str) -> Change | None:
        """The coder's newest change that stands: what undo would undo."""
        return self._newest(coder_id, ChangeRow.action.in_(("do", "redo")), _not_undone())

    def redoable(self, coder_id: str) -> Change | None:
        """The coder's newest undoing since they last did something new: what redo would redo."""
        last_done = (
            select(func.coalesce(func.max(ChangeRow.seq), 0))
            .where(ChangeRow.coder_id == coder_id, ChangeRow.action == "do")
            .scalar_subquery()
        )
        return self._newest(
            coder_id, ChangeRow.action == "undo", _not_undone(), ChangeRow.seq > last_done
        )

    def _newest(self, coder_id: str, *conditions: ColumnElement[bool]) -> Change | None:
        row = self.connection.execute(
            select(ChangeRow.__table__)
            .where(ChangeRow.coder_id == coder_id, *conditions)
            .order_by(ChangeRow.seq.desc())
            .limit(1)
        ).one_or_none()
        return mapping.change_of(row) if row else None

    def ops_backwards(self, seq: int, below: int, limit: int) -> list[tuple[int, Op]]:
        """Ops of a change numbered below ``below``, last first, each with its number."""
        query = (
            select(OpRow.__table__)
            .where(OpRow.seq == seq, OpRow.n < below)
            .order_by(OpRow.n.desc())
            .limit(limit)
        )
        return [(row.n, mapping.op_of(row)) for row in self._rows(query)]

    def ops(self, seq: int, limit: int) -> list[Op]:
        """The first ops of a change."""
        query = select(OpRow.__table__).where(OpRow.seq == seq).order_by(OpRow.n).limit(limit)
        return [mapping.op_of(row) for row in self._rows(query)]

    def touched(self, change: Change) -> Touched:
        """What a change of the journal touched, told from its ops and what stands now."""
        found = Touched()
        if change.ops > NAMED_AT_MOST:
            kinds = select(OpRow.kind).where(OpRow.seq == change.seq).distinct()
            return Touched({row.kind for row in self._rows(kinds)}, None, None, None)
        for op in self.ops(change.seq, NAMED_AT_MOST):
            # A deleted thing is told from what it was; one that was deleted later needs no view.
            if op.verb == "delete":
                found.add(restored(op.kind, op.before))
            else:
                for entity in self.entities(op.kind, [op.id]).values():
                    found.add(entity)
        return found

    def touched_since(self, seq: int, ids: Collection[str], coder_id: str) -> set[str]:
        """Those of the things that somebody else's standing change touched after a change."""
        undoing = aliased(ChangeRow)
        return {
            row.entity_id
            for chunk in _chunks(ids)
            for row in self._rows(
                select(OpRow.entity_id)
                .join(ChangeRow, ChangeRow.seq == OpRow.seq)
                .outerjoin(undoing, undoing.undoes == ChangeRow.seq)
                .where(
                    OpRow.entity_id.in_(chunk),
                    OpRow.seq > seq,
                    ChangeRow.coder_id != coder_id,
                    ChangeRow.action != "undo",
                    undoing.seq.is_(None),
                )
            )
        }


def _status_of(coder_id: str) -> ColumnElement[bool]:
    return and_(StatusRow.article_id == ArticleRow.id, StatusRow.coder_id == coder_id)


def _not_undone() -> ColumnElement[bool]:
    undoing = aliased(ChangeRow)
    return ~select(undoing.seq).where(undoing.undoes == ChangeRow.seq).exists()


def _chunks(ids: Collection[str]) -> Iterator[list[str]]:
    distinct = list(dict.fromkeys(ids))
    for start in range(0, len(distinct), _CHUNK):
        yield distinct[start : start + _CHUNK]
