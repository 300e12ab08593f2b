"""Lists of actors: searched, sorted, with how many records name them, and which."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, distinct, func, select

from annotator.core.coding.actor import Actor, name_key
from annotator.core.coding.actor_listing import (
    ActorFilter,
    ActorOrder,
    ActorSummary,
    ActorUse,
    Mention,
    MentionedAs,
)
from annotator.core.coding.actor_matching import words_of
from annotator.storage import mapping
from annotator.storage.entities.query_base import QueryBase, chunks
from annotator.storage.name_patterns import words_fit
from annotator.storage.tables import (
    OWN_SPAN,
    ActorNameRow,
    ActorRow,
    ArticleRow,
    FragmentRow,
    RecordRow,
    ValueRow,
)

_STEP = 1000


class ActorListing(QueryBase):
    """Questions of the registry of actors."""

    def ids(self, chosen: ActorFilter, order: ActorOrder) -> Iterator[str]:
        """The actors that the filter lets through, in order, in flat memory."""
        own_name = (ActorNameRow.actor_id == ActorRow.id) & (ActorNameRow.position == 0)
        query = select(ActorRow.id).join(ActorNameRow, own_name)
        if key := name_key(chosen.text):
            fits = ActorNameRow.key.contains(key, autoescape=True)
            if words_of(key):
                fits |= words_fit(key, self.connection.dialect.name)
            called = select(ActorNameRow.actor_id).where(fits)
            query = query.where(ActorRow.id.in_(called))
        column: ColumnElement[Any]
        match order.key:
            case "records":
                counted = (
                    select(
                        ValueRow.actor_id, func.count(distinct(ValueRow.record_id)).label("records")
                    )
                    .where(ValueRow.actor_id.is_not(None))
                    .group_by(ValueRow.actor_id)
                    .subquery()
                )
                query = query.outerjoin(counted, counted.c.actor_id == ActorRow.id)
                column = func.coalesce(counted.c.records, 0)
            case "kind" | "country":
                column = ActorRow.__table__.c[order.key]
            case _:
                column = ActorNameRow.__table__.c.key
        first = column.desc() if order.descending else column
        # Between equals names go from A to Z, whichever way the list is sorted.
        query = query.order_by(first, ActorNameRow.key, ActorRow.id)
        for row in self.streamed(query):
            yield row["id"]

    def summaries(self, ids: Sequence[str]) -> list[ActorSummary]:
        """These actors, as many as there are, in this order."""
        rows: dict[str, Actor] = {}
        counts: dict[str, int] = {}
        for chunk in chunks(ids):
            mappings = self.mappings(select(ActorRow.__table__).where(ActorRow.id.in_(chunk)))
            rows |= {row["id"]: mapping.actor_of(row) for row in mappings}
            query = (
                select(ValueRow.actor_id, func.count(distinct(ValueRow.record_id)))
                .where(ValueRow.actor_id.in_(chunk))
                .group_by(ValueRow.actor_id)
            )
            counts |= {row[0]: row[1] for row in self.rows(query)}
        return [
            ActorSummary(
                id=actor.id,
                name=actor.name,
                kind=actor.kind,
                country=actor.country,
                aliases=actor.aliases,
                records=counts.get(actor.id, 0),
            )
            for actor in (rows[actor_id] for actor_id in ids if actor_id in rows)
        ]

    def kinds(self) -> list[str]:
        """The kinds that are used, the most frequent first."""
        query = (
            select(ActorRow.kind)
            .where(ActorRow.kind != "")
            .group_by(ActorRow.kind)
            .order_by(func.count().desc(), ActorRow.kind)
        )
        return list(self.connection.scalars(query))

    def names(self) -> Iterator[tuple[str, str]]:
        """Every name and alias with the id of its actor, letter case folded, in flat memory."""
        query = select(ActorNameRow.actor_id, ActorNameRow.key)
        for row in self.streamed(query):
            yield row["actor_id"], row["key"]

    def mentions_in_text(self, beside: int) -> Iterator[tuple[str, str, str]]:
        """Each actor that a value with evidence names, with the text before and after the
        evidence, in flat memory.

        Args:
            beside: so many characters of the text on either side.
        """
        before = func.max(FragmentRow.start - beside, 0)
        if self.connection.dialect.name != "sqlite":
            before = func.greatest(FragmentRow.start - beside, 0)
        query = (
            select(
                ValueRow.actor_id,
                func.substr(ArticleRow.text, before + 1, FragmentRow.start - before).label(
                    "before"
                ),
                func.substr(ArticleRow.text, FragmentRow.end + 1, beside).label("after"),
            )
            .join(
                FragmentRow,
                (FragmentRow.record_id == ValueRow.record_id)
                & (FragmentRow.field == ValueRow.field)
                & (FragmentRow.ordinal == ValueRow.ordinal),
            )
            .join(RecordRow, RecordRow.id == ValueRow.record_id)
            .join(ArticleRow, ArticleRow.id == RecordRow.article_id)
            .where(ValueRow.actor_id.is_not(None))
        )
        for row in self.streamed(query):
            yield row["actor_id"], row["before"], row["after"]

    def use(self, actor_ids: Collection[str]) -> ActorUse:
        """How much names any of these actors."""
        records = func.count(distinct(ValueRow.record_id))
        query = select(records, func.count()).where(ValueRow.actor_id.in_(actor_ids))
        return ActorUse(*self.rows(query)[0])

    def record_ids(self, actor_ids: Collection[str]) -> Iterator[list[str]]:
        """The records that name any of these actors, in portions.

        What was asked for may be changed before the next portion is.
        """
        last = ""
        while True:
            query = (
                select(ValueRow.record_id)
                .where(ValueRow.actor_id.in_(actor_ids), ValueRow.record_id > last)
                .distinct()
                .order_by(ValueRow.record_id)
                .limit(_STEP)
            )
            found = list(self.connection.scalars(query))
            if not found:
                return
            yield found
            last = found[-1]

    def mentions(self, actor_id: str, offset: int, limit: int) -> list[Mention]:
        """Records that name an actor, the last made first."""
        query = (
            select(ValueRow.record_id)
            .where(ValueRow.actor_id == actor_id)
            .distinct()
            .order_by(ValueRow.record_id.desc())
            .offset(offset)
            .limit(limit)
        )
        ids = list(self.connection.scalars(query))
        named = self._named(actor_id, ids)
        words = self._words(ids)
        about = (
            select(
                RecordRow.id.label("record"),
                RecordRow.type,
                RecordRow.article_id,
                ArticleRow.title,
                ArticleRow.source,
                ArticleRow.published,
            )
            .join(ArticleRow, ArticleRow.id == RecordRow.article_id)
            .where(RecordRow.id.in_(ids))
        )
        rows = {row.record: row for row in self.rows(about)}
        return [
            Mention(
                record=row.record,
                type=row.type,
                words=words.get(row.record, ""),
                named=tuple(named[row.record]),
                article=row.article_id,
                title=row.title,
                source=row.source,
                published=row.published,
            )
            for row in (rows[record_id] for record_id in ids if record_id in rows)
        ]

    def _named(self, actor_id: str, record_ids: Sequence[str]) -> dict[str, list[MentionedAs]]:
        named: defaultdict[str, list[MentionedAs]] = defaultdict(list)
        query = (
            select(ValueRow.record_id, ValueRow.field, ValueRow.value)
            .where(ValueRow.record_id.in_(record_ids), ValueRow.actor_id == actor_id)
            .order_by(ValueRow.record_id, ValueRow.field, ValueRow.ordinal)
        )
        for record_id, field, value in self.rows(query):
            named[record_id].append(MentionedAs(field, "" if value is None else str(value)))
        return named

    def _words(self, record_ids: Sequence[str]) -> dict[str, str]:
        query = (
            select(FragmentRow.record_id, func.substr(FragmentRow.text, 1, 300))
            .where(
                FragmentRow.record_id.in_(record_ids),
                FragmentRow.field == OWN_SPAN,
                FragmentRow.position == 0,
            )
            .order_by(FragmentRow.record_id)
        )
        return {record_id: " ".join(text.split()) for record_id, text in self.rows(query)}

    def place_names(self, fields: Collection[tuple[str, str]]) -> list[Any]:
        """The distinct values of some fields, each a record type's and a field's key."""
        names: list[Any] = []
        seen: set[str] = set()
        for type_key, field in sorted(fields):
            query = (
                select(ValueRow.value)
                .join(RecordRow, RecordRow.id == ValueRow.record_id)
                .where(RecordRow.type == type_key, ValueRow.field == field)
            )
            for row in self.streamed(query):
                value = mapping.value_of(row["value"])
                if value is not None and (key := repr(value)) not in seen:
                    seen.add(key)
                    names.append(value)
        return names
