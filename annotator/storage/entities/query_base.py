"""The base class of all sets of queries."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnClause, Connection, RowMapping, Select

from annotator.storage.mapping import AnyRow

AnySelect = Select[*tuple[Any, ...]]
_CHUNK = 500
"""How many ids one statement names; every SQLite takes that many."""


class QueryBase:
    """Runs queries on one connection, and so on one state of the project.

    Attributes:
        connection: for questions that are not among the methods, such as an integrity check's.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def rows(self, query: AnySelect) -> Sequence[AnyRow]:
        """All rows at once."""
        return self.connection.execute(query).all()

    def mappings(self, query: AnySelect) -> Sequence[RowMapping]:
        """All rows at once, by column name."""
        return self.connection.execute(query).mappings().all()

    def named(
        self, query: AnySelect, column: ColumnClause[str], names: Collection[str]
    ) -> Iterator[RowMapping]:
        """The rows by column name whose column holds one of the names, each distinct name once."""
        for chunk in chunks(names):
            yield from self.mappings(query.where(column.in_(chunk)))

    def streamed(self, query: AnySelect, at_once: int = 1000) -> Iterator[RowMapping]:
        """Rows by column name, streamed in batches of the given size, in flat memory."""
        options = {"yield_per": at_once}
        # Whoever takes no more of them leaves nothing open on a server.
        with self.connection.execute(query, execution_options=options) as found:
            yield from found.mappings()


def chunks(ids: Collection[str]) -> Iterator[list[str]]:
    """The distinct ids in portions that one statement can name."""
    distinct = list(dict.fromkeys(ids))
    for start in range(0, len(distinct), _CHUNK):
        yield distinct[start : start + _CHUNK]
