"""What of a codebook is in use: how often its types, fields and choices were coded."""

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Text, cast, func, or_, select

from annotator.core.codebook.values import Value
from annotator.storage.entities.query_base import QueryBase, chunks
from annotator.storage.tables import ArticleRow, RecordRow, ValueRow

_PAGE = 500


class CodedValue(msgspec.Struct, frozen=True):
    """One value that was coded in a field, and how often.

    Attributes:
        value: None where there is evidence, or an actor, alone.
        published: the date of the article, where it was asked for.
    """

    value: Value | None
    published: str
    count: int


class CodebookUse(QueryBase):
    """Counts what was coded, of all coders."""

    def records_by_type(self) -> dict[str, int]:
        """How many records each type has, by its key."""
        query = select(RecordRow.type, func.count()).group_by(RecordRow.type)
        return {row[0]: row[1] for row in self.rows(query)}

    def values_by_field(self) -> dict[tuple[str, str], tuple[int, int]]:
        """How many records say something in each field, and how many values they give."""
        query = (
            select(
                RecordRow.type,
                ValueRow.field,
                func.count(ValueRow.record_id.distinct()),
                func.count(),
            )
            .join(RecordRow, RecordRow.id == ValueRow.record_id)
            .group_by(RecordRow.type, ValueRow.field)
        )
        return {(row[0], row[1]): (row[2], row[3]) for row in self.rows(query)}

    def values_of(
        self, type_key: str, field_key: str, *, by_date: bool = False
    ) -> Iterator[CodedValue]:
        """Each distinct value of a field with how often it was coded, in flat memory.

        Args:
            by_date: tell apart values in articles of different dates.
        """
        text: ColumnElement[Any] = cast(ValueRow.value, Text)
        columns: list[ColumnElement[Any]] = [text.label("json")]
        if by_date:
            columns.append(func.substr(ArticleRow.published, 1, 10).label("published"))
        query = (
            select(*columns, func.count().label("count"))
            .select_from(ValueRow)
            .join(RecordRow, RecordRow.id == ValueRow.record_id)
            .where(RecordRow.type == type_key, ValueRow.field == field_key)
            .group_by(*columns)
        )
        if by_date:
            query = query.join(ArticleRow, ArticleRow.id == RecordRow.article_id)
        for row in self.streamed(query):
            stored = row["json"]
            value = None if stored is None else _DECODER.decode(stored)
            yield CodedValue(value, row["published"] if by_date else "", row["count"])

    def several_of(self, type_key: str, field_key: str) -> tuple[int, int]:
        """How many records have several values in a field, and how many values beyond the first."""
        many = (
            select(func.count().label("n"))
            .select_from(ValueRow)
            .join(RecordRow, RecordRow.id == ValueRow.record_id)
            .where(RecordRow.type == type_key, ValueRow.field == field_key)
            .group_by(ValueRow.record_id)
            .having(func.count() > 1)
            .subquery()
        )
        query = select(func.count(), func.coalesce(func.sum(many.c.n - 1), 0)).select_from(many)
        records, extra = self.connection.execute(query).one()
        return int(records), int(extra)

    def record_ids(
        self, types: Collection[str], fields: Collection[tuple[str, str]]
    ) -> Iterator[list[str]]:
        """The records of these types, and those that say something in these fields, in portions.

        Each portion is asked for when the one before is done with, and what was done is seen.
        """
        holds = [
            (RecordRow.type == type_key)
            & RecordRow.id.in_(select(ValueRow.record_id).where(ValueRow.field == field_key))
            for type_key, field_key in fields
        ]
        wanted = or_(RecordRow.type.in_(list(types)), *holds)
        last = ""
        while True:
            query = (
                select(RecordRow.id)
                .where(wanted, RecordRow.id > last)
                .order_by(RecordRow.id)
                .limit(_PAGE)
            )
            ids = [row.id for row in self.rows(query)]
            if not ids:
                return
            yield ids
            last = ids[-1]

    def published(self, article_ids: Collection[str]) -> dict[str, str]:
        """When the articles were published, by their ids, without reading their texts."""
        return {
            row.id: row.published
            for chunk in chunks(article_ids)
            for row in self.rows(
                select(ArticleRow.id, ArticleRow.published).where(ArticleRow.id.in_(chunk))
            )
        }


_DECODER = msgspec.json.Decoder(Value)
