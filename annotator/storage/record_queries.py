"""Questions of records: with their values and the fragments of these."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from annotator.core.coding.record import Record
from annotator.storage import mapping
from annotator.storage.query_base import QueryBase, chunks
from annotator.storage.tables import FragmentRow, RecordRow, ValueRow


class RecordQueries(QueryBase):
    """Records, asked by id, by article or by value."""

    def records(self, ids: Collection[str]) -> list[Record]:
        """The records of these ids that exist."""
        return [
            record
            for chunk in chunks(ids)
            for record in self._records_where(RecordRow.id.in_(chunk))
        ]

    def known_records(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that records have."""
        return {row["id"] for row in self.named(select(RecordRow.id), RecordRow.id, ids)}

    def records_of_article(self, article_id: str) -> list[Record]:
        """All records of an article in reading order, an enclosing one before what it encloses."""
        return self._records_where(RecordRow.article_id == article_id)

    def records_with_values(
        self, article_ids: Collection[str], fields: Collection[str], texts: Collection[str]
    ) -> list[Record]:
        """The records of these articles that have one of the texts as a value of such a field."""
        query = (
            select(ValueRow.record_id, ValueRow.value)
            .join(RecordRow, RecordRow.id == ValueRow.record_id)
            .where(ValueRow.field.in_(fields))
        )
        rows = self.named(query, RecordRow.article_id, article_ids)
        return self.records([row["record_id"] for row in rows if row["value"] in texts])

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
        return {row.id: row.version for row in self.rows(query)}
