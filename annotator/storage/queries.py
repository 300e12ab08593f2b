"""Reading a project: all queries that the services use."""

from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, func, select

from annotator.core.codebook.model import Codebook
from annotator.core.coding.article import ArticleState
from annotator.core.coding.change import Change, Entity, Kind, is_purged, restored
from annotator.core.coding.coder import Coder
from annotator.core.coding.project import ProjectInfo
from annotator.storage import mapping
from annotator.storage.change_summary import NAMED_AT_MOST, ChangeSummary
from annotator.storage.entities.actor_queries import ActorQueries
from annotator.storage.entities.article_queries import ArticleQueries
from annotator.storage.entities.coder_queries import CoderQueries
from annotator.storage.entities.link_queries import LinkQueries
from annotator.storage.entities.query_base import AnySelect
from annotator.storage.entities.record_queries import RecordQueries
from annotator.storage.entities.suggestion_queries import SuggestionQueries
from annotator.storage.journal import Journal
from annotator.storage.listing.actors import ActorListing
from annotator.storage.listing.articles import ArticleListing
from annotator.storage.prepared_statement import PreparedStatement
from annotator.storage.search.queries import SearchQueries
from annotator.storage.tables import (
    ActorRow,
    ArticleRow,
    ChangeRow,
    CodebookRow,
    CoderRow,
    LinkRow,
    OpRow,
    ProjectRow,
    RecordRow,
    StatusRow,
)

_CODERS = PreparedStatement(
    select(
        *(CoderRow.id, CoderRow.name, CoderRow.role, CoderRow.active, CoderRow.version)
    ).order_by(CoderRow.name)
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


class Queries(
    ArticleQueries, RecordQueries, ActorQueries, LinkQueries, CoderQueries, SuggestionQueries
):
    """Queries on a project; all see the same state."""

    @cached_property
    def actor_listing(self) -> ActorListing:
        """What a list of actors shows."""
        return ActorListing(self.connection)

    @cached_property
    def listing(self) -> ArticleListing:
        """What a list of articles shows."""
        return ArticleListing(self.connection)

    @cached_property
    def journal(self) -> Journal:
        """What was done."""
        return Journal(self.connection)

    @cached_property
    def searching(self) -> SearchQueries:
        """What has the words of a query."""
        return SearchQueries(self.connection)

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
        return [Coder(*row) for row in _CODERS.tuples(self.connection)]

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

    # What the journal names

    def entities(self, kind: Kind, ids: Collection[str]) -> dict[str, Entity]:
        """The existing entities of one kind, by their identifiers in the journal."""
        entities: Iterable[Entity]
        match kind:
            case "project":
                entities = [self.info()]
            case "codebook":
                return dict.fromkeys(ids, self.codebook())
            case "coder":
                entities = [coder for coder in self.coders() if coder.id in ids]
            case "status":
                keys = [key.split("/") for key in ids]
                statuses = (self.status(article, coder) for article, coder in keys)
                entities = [status for status in statuses if status]
            case _:
                asked: dict[Kind, Callable[[Collection[str]], Iterable[Entity]]] = {
                    "article": self.articles,
                    "assignment": self.assignments_named,
                    "record": self.records,
                    "actor": self.actors,
                    "link": self.links,
                    "suggestion": self.suggestions,
                }
                entities = asked[kind](ids)
        return {entity.id: entity for entity in entities if not isinstance(entity, Codebook)}

    def touched(self, change: Change) -> ChangeSummary:
        """What a change touched, derived from its ops and the present state."""
        summary = ChangeSummary()
        if change.ops > NAMED_AT_MOST:
            kinds = select(OpRow.kind).where(OpRow.seq == change.seq).distinct()
            return ChangeSummary({row.kind for row in self.rows(kinds)}, None, None, None)
        for op in self.journal.ops(change.seq, NAMED_AT_MOST):
            if is_purged(op):
                # Nothing says where it was any more.
                summary.kinds.add(op.kind)
                summary.articles = summary.records = None
            # A deleted thing is told from what it was; one that was deleted later needs no view.
            elif op.verb == "delete":
                summary.add(restored(op.kind, op.before))
            else:
                for entity in self.entities(op.kind, [op.id]).values():
                    summary.add(entity)
        return summary
