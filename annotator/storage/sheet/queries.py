"""A sheet's questions: how many records there are, which, in what order, and their rows."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import func, select

from annotator.core.coding.record import Record
from annotator.core.sheet.model import SheetQuestion, SheetRow
from annotator.core.text.span import joined_text
from annotator.storage.entities.query_base import AnySelect, QueryBase, chunks
from annotator.storage.prepared_statement import PreparedStatement, among
from annotator.storage.queries import Queries
from annotator.storage.sheet.filters import SheetFilters
from annotator.storage.sheet.order import SheetOrders
from annotator.storage.sheet.values import SheetValues
from annotator.storage.tables import ActorRow, ArticleRow, RecordRow

_TITLE_LENGTH = 80
_PORTION = 2000
_ARTICLES = PreparedStatement(
    select(ArticleRow.id, ArticleRow.title, ArticleRow.source, ArticleRow.published).where(
        among(ArticleRow.id, "ids")
    )
)
_ACTORS = PreparedStatement(select(ActorRow.id, ActorRow.name).where(among(ActorRow.id, "ids")))


class SheetQueries(QueryBase):
    """Questions of a sheet, on one state of the project."""

    def __init__(self, queries: Queries, coder_id: str) -> None:
        super().__init__(queries.connection)
        self._queries = queries
        self._coder_id = coder_id
        values = SheetValues(queries.connection)
        self._filters = SheetFilters(values)
        self._orders = SheetOrders(values)

    def counts(self) -> dict[str, int]:
        """How many records there are, by type."""
        query = select(RecordRow.type, func.count()).group_by(RecordRow.type)
        return {row[0]: row[1] for row in self.rows(query)}

    def first(self, question: SheetQuestion, limit: int) -> list[str]:
        """The ids of the first rows."""
        return [row[0] for row in self.rows(self._ordered(question).limit(limit))]

    def portions(self, question: SheetQuestion) -> Iterator[Sequence[str]]:
        """The ids of all rows in their order, some at a time, in flat memory."""
        options = {"yield_per": _PORTION}
        # Whoever takes no more of them leaves nothing open on a server.
        with self.connection.execute(self._ordered(question), execution_options=options) as found:
            yield from found.scalars().partitions()

    def fitting(self, question: SheetQuestion, ids: Collection[str]) -> set[str]:
        """Those of the records that the sheet shows."""
        return {
            row[0]
            for chunk in chunks(ids)
            for row in self.rows(self._filtered(question).where(RecordRow.id.in_(chunk)))
        }

    def page(self, ids: Collection[str]) -> list[SheetRow]:
        """The rows of these records, as far as they exist, in no order."""
        records = self._queries.records(ids)
        found = _ARTICLES.tuples(self.connection, ids={record.article for record in records})
        articles: dict[str, tuple[str, str, str]] = {
            article_id: (title, source, published) for article_id, title, source, published in found
        }
        coders = {coder.id: coder.name for coder in self._queries.coders()}
        values = [value for record in records for each in record.fields.values() for value in each]
        names = self._actor_names([value.actor for value in values if value.actor])
        texts = [value.value for value in values if isinstance(value.value, str)]
        names |= self._record_titles([text for text in texts if _is_id(text)])
        return [
            SheetRow(
                record,
                *articles[record.article],
                coders.get(record.coder, record.coder),
                _names_in(record, names) if names else {},
            )
            for record in records
        ]

    def _actor_names(self, ids: Collection[str]) -> dict[str, str]:
        return dict(_ACTORS.tuples(self.connection, ids=ids)) if ids else {}

    def _record_titles(self, ids: Collection[str]) -> dict[str, str]:
        titles: dict[str, str] = {}
        for record in self._queries.records(ids) if ids else ():
            text = " ".join(joined_text(record.spans).split())
            short = f"{text[:_TITLE_LENGTH].rstrip()}…"
            titles[record.id] = text if len(text) <= _TITLE_LENGTH else short
        return titles

    def _ordered(self, question: SheetQuestion) -> AnySelect:
        return self._orders.ordered(self._filtered(question), question.order)

    def _filtered(self, question: SheetQuestion) -> AnySelect:
        query = select(RecordRow.id).where(RecordRow.type == question.type)
        if question.articles is not None:
            listed = self._queries.listing.ids(question.articles, self._coder_id)
            query = query.where(RecordRow.article_id.in_(listed))
        for column, condition in question.conditions:
            query = query.where(self._filters.holds(column, condition))
        return query


def _names_in(record: Record, names: dict[str, str]) -> dict[str, str]:
    """What is to be read for the actors and records that a record names."""
    return {
        key: names[key]
        for each in record.fields.values()
        for value in each
        for key in (value.actor, value.value)
        if isinstance(key, str) and key in names
    }


def _is_id(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4
