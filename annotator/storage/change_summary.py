"""What a change touched, so that views can tell whether they are out of date."""

from collections.abc import Sequence

import msgspec

from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import Entity, Kind, kind_of
from annotator.core.coding.record import Record
from annotator.core.coding.suggestion import Suggestion

NAMED_AT_MOST = 500
"""Past so many touched things a notice says “many” rather than naming them."""


class ChangeSummary(msgspec.Struct):
    """The ids that a change touched; None for a kind of which there are too many to name.

    Attributes:
        written: the records as they were written here, None for those deleted. Empty of what
            others wrote, and of more records than are named.
    """

    kinds: set[Kind] = msgspec.field(default_factory=set[Kind])
    articles: set[str] | None = msgspec.field(default_factory=set[str])
    records: set[str] | None = msgspec.field(default_factory=set[str])
    actors: set[str] | None = msgspec.field(default_factory=set[str])
    written: dict[str, Record | None] = msgspec.field(default_factory=dict[str, Record | None])

    def copy(self) -> "ChangeSummary":
        """An independent copy."""
        named = (set(each) if each is not None else None for each in self._named())
        return ChangeSummary(set(self.kinds), *named, written=dict(self.written))

    def _named(self) -> tuple[set[str] | None, set[str] | None, set[str] | None]:
        return self.articles, self.records, self.actors

    def add_all(self, entities: Sequence[Entity]) -> None:
        """Counts things of one kind in."""
        if entities:
            self.add(entities[0])
        for entity in entities[1:]:
            if self.articles is None and self.records is None and isinstance(entity, Record):
                return  # there is nothing left that a record could add to
            self.add(entity)

    def add(self, entity: Entity, *, is_gone: bool = False) -> None:
        """Counts the thing in, as it stands now or stood before it was deleted."""
        self.kinds.add(kind_of(entity))
        match entity:
            case Record():
                self.records = _with(self.records, entity.id)
                if self.records is None:
                    self.written.clear()
                else:
                    self.written[entity.id] = None if is_gone else entity
                self.articles = _with(self.articles, entity.article)
            case Article():
                self.articles = _with(self.articles, entity.id)
            case ArticleStatus() | Assignment() | Suggestion():
                self.articles = _with(self.articles, entity.article)
            case Actor():
                self.actors = _with(self.actors, entity.id)
            case _:
                pass


def _with(named: set[str] | None, entity_id: str) -> set[str] | None:
    if named is None or (len(named) == NAMED_AT_MOST and entity_id not in named):
        return None
    named.add(entity_id)
    return named
