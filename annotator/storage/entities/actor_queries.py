"""Queries on the registry of actors."""

from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, case, func, select

from annotator.core.coding.actor import Actor, name_key
from annotator.core.coding.actor_matching import Fit, best_fits, words_of
from annotator.storage import mapping, name_patterns
from annotator.storage.entities.query_base import AnySelect, QueryBase, chunks
from annotator.storage.tables import ActorNameRow, ActorRow, ValueRow

SMALL_REGISTRY = 2000
"""Up to so many actors are all compared one by one; of more the patterns of their names choose."""

_RANKED = 100
"""How many actors at most are compared one by one; those of short names first."""
_NAMES_OF_ONE = 4
"""So many of its names are looked at for each of them: who has more that fit leaves others out."""


class ActorQueries(QueryBase):
    """Actors, asked by id, by name or in order."""

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id."""
        return next(iter(self.actors([actor_id])), None)

    def actors(self, ids: Collection[str]) -> list[Actor]:
        """The actors of these ids that exist."""
        found = self.named(select(ActorRow.__table__), ActorRow.id, ids)
        return [mapping.actor_of(row) for row in found]

    def actors_in_use(self, ids: Collection[str]) -> set[str]:
        """Those of the actors that a record names."""
        query = select(ValueRow.actor_id).distinct()
        found = (self.rows(query.where(ValueRow.actor_id.in_(chunk))) for chunk in chunks(ids))
        return {row.actor_id for rows in found for row in rows}

    def iter_actors(self) -> Iterator[Actor]:
        """All actors by id, in flat memory."""
        for row in self.streamed(select(ActorRow.__table__).order_by(ActorRow.id)):
            yield mapping.actor_of(row)

    def actors_called(self, text: str, limit: int) -> list[Actor]:
        """Actors whose name or alias has the text in it, those that begin with it first."""
        key = name_key(text)
        if not key:
            return self._first_of(select(ActorNameRow.actor_id).order_by(ActorNameRow.key), limit)
        begins = ActorNameRow.key.startswith(key, autoescape=True)
        query = (
            select(ActorNameRow.actor_id)
            .where(ActorNameRow.key.contains(key, autoescape=True))
            .group_by(ActorNameRow.actor_id)
            .order_by(func.max(case((begins, 1), else_=0)).desc(), func.min(ActorNameRow.key))
            .limit(limit)
        )
        return self._first_of(query, limit)

    def _first_of(self, query: AnySelect, limit: int) -> list[Actor]:
        """The first actors whose ids a query gives, which may give one several times."""
        ids: dict[str, None] = {}
        for row in self.streamed(query, limit):
            ids[row["actor_id"]] = None
            if len(ids) == limit:
                break
        found = {actor.id: actor for actor in self.actors(ids)}
        return [found[actor_id] for actor_id in ids]

    def actors_fitting(self, text: str) -> list[tuple[Fit, Actor]]:
        """The actors that a person may mean by a text, the best first."""
        if not self.has_more_actors_than(SMALL_REGISTRY):
            return best_fits(text, self.iter_actors())
        if not words_of(text):
            return best_fits(text, filter(None, [self.actor_named(text)]))
        dialect = self.connection.dialect.name
        if found := best_fits(text, self._candidates(name_patterns.words_fit(text, dialect))):
            return found
        sounding = name_patterns.sounds_fit(text, dialect)
        return [] if sounding is None else best_fits(text, self._candidates(sounding))

    def _candidates(self, fits: ColumnElement[bool]) -> list[Actor]:
        # Grouped by actor it would sort all names twice, and go through them by an index.
        query = (
            select(ActorNameRow.actor_id)
            .where(fits)
            .order_by(func.length(ActorNameRow.key), ActorNameRow.key, ActorNameRow.actor_id)
            .limit(_RANKED * _NAMES_OF_ONE)
        )
        return self._first_of(query, _RANKED)

    def has_more_actors_than(self, count: int) -> bool:
        """Whether the registry is larger than that."""
        beyond = select(ActorRow.id).offset(count).limit(1)
        return bool(self.rows(beyond))

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
