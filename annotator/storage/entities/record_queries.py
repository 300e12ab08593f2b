"""Queries on records, with their values and the fragments of these."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import bindparam, select

from annotator.core.coding.record import Record
from annotator.storage import mapping
from annotator.storage.entities.query_base import QueryBase
from annotator.storage.prepared_statement import PreparedStatement, among
from annotator.storage.tables import FragmentRow, RecordRow, ValueRow

_RECORDS = select(RecordRow.__table__).order_by(RecordRow.start, RecordRow.end.desc(), RecordRow.id)
_BY_ID = PreparedStatement(_RECORDS.where(among(RecordRow.id, "ids")))
_OF_ARTICLE = PreparedStatement(_RECORDS.where(RecordRow.article_id == bindparam("article_id")))
_OF_ARTICLES = PreparedStatement(_RECORDS.where(among(RecordRow.article_id, "ids")))
_VALUES = PreparedStatement(
    select(
        *(ValueRow.record_id, ValueRow.field, ValueRow.ordinal, ValueRow.value, ValueRow.actor_id)
    )
    .where(among(ValueRow.record_id, "ids"))
    .order_by(ValueRow.record_id, ValueRow.field, ValueRow.ordinal)
)
_FRAGMENTS = PreparedStatement(
    select(
        *(FragmentRow.record_id, FragmentRow.field, FragmentRow.ordinal),
        *(FragmentRow.start, FragmentRow.end, FragmentRow.text),
    )
    .where(among(FragmentRow.record_id, "ids"))
    .order_by(
        *(FragmentRow.record_id, FragmentRow.field, FragmentRow.ordinal, FragmentRow.position)
    )
)
_NEWEST = PreparedStatement(
    select(RecordRow.id, RecordRow.coder_id).order_by(RecordRow.id.desc()).limit(bindparam("most"))
)
_LOOKED_THROUGH = 2_000
"""Ids begin with the time of making, so that the newest come by the primary key alone."""

_KNOWN = PreparedStatement(select(RecordRow.id).where(among(RecordRow.id, "ids")))
_VERSIONS = PreparedStatement(
    select(RecordRow.id, RecordRow.version).where(RecordRow.article_id == bindparam("article_id"))
)
_WITH_VALUES = PreparedStatement(
    select(ValueRow.record_id, ValueRow.value)
    .join(RecordRow, RecordRow.id == ValueRow.record_id)
    .where(among(ValueRow.field, "fields"), among(RecordRow.article_id, "article_ids"))
)


class RecordQueries(QueryBase):
    """Records, asked by id, by article or by value."""

    def records(self, ids: Collection[str]) -> list[Record]:
        """The records of these ids that exist."""
        return self._whole(_BY_ID.tuples(self.connection, ids=ids))

    def known_records(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that exist as records."""
        return {record_id for (record_id,) in _KNOWN.tuples(self.connection, ids=ids)}

    def records_of_article(self, article_id: str) -> list[Record]:
        """All records of an article in reading order, an enclosing one before what it encloses."""
        return self._whole(_OF_ARTICLE.tuples(self.connection, article_id=article_id))

    def newest_records(self, coder_id: str, limit: int) -> list[Record]:
        """Those that a coder made last, among the newest of the project."""
        rows = _NEWEST.tuples(self.connection, most=_LOOKED_THROUGH)
        return self.records([record_id for record_id, coder in rows if coder == coder_id][:limit])

    def records_with_values(
        self, article_ids: Collection[str], fields: Collection[str], texts: Collection[str]
    ) -> list[Record]:
        """The records of these articles that have one of the texts as a value of such a field."""
        asked = {"fields": fields, "article_ids": article_ids}
        rows = _WITH_VALUES.tuples(self.connection, **asked)
        return self.records([record_id for record_id, value in rows if value in texts])

    def with_gold(self) -> list[tuple[str, str]]:
        """The ids of article and coder, where the coder has gold records of the article."""
        query = select(RecordRow.article_id, RecordRow.coder_id).where(RecordRow.state == "gold")
        return [(row.article_id, row.coder_id) for row in self.rows(query.distinct())]

    def records_of_articles(self, ids: Collection[str]) -> dict[str, list[Record]]:
        """All records of several articles, by article and then as `records_of_article` has them."""
        records: dict[str, list[Record]] = {article_id: [] for article_id in ids}
        for record in self._whole(_OF_ARTICLES.tuples(self.connection, ids=ids)):
            records[record.article].append(record)
        return records

    def _whole(self, rows: list[tuple[Any, ...]]) -> list[Record]:
        if not rows:
            return []
        ids = [row[0] for row in rows]
        values = _VALUES.tuples(self.connection, ids=ids)
        return mapping.records_of(rows, values, _FRAGMENTS.tuples(self.connection, ids=ids))

    def record_versions(self, article_id: str) -> dict[str, int]:
        """The versions of all records of an article, by id."""
        return dict(_VERSIONS.tuples(self.connection, article_id=article_id))
