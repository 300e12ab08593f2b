"""The outlets of articles that appeared more than once, from the JSON that their rows hold."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    func,
    literal_column,
    select,
    true,
)

from annotator.storage.tables import ArticleRow

_ELSEWHERE = ArticleRow.__table__.alias("elsewhere")
_IS_ELSEWHERE: ColumnElement[Any] = literal_column("elsewhere.publications IS NOT NULL")
"""Written as the index of these few articles has it."""
_ROWID = literal_column("elsewhere.rowid", Integer)

InOutlet = Callable[[ColumnElement[Any]], ColumnElement[bool]]
"""A condition on the name of an outlet."""


def published_in(condition: InOutlet, dialect: str) -> Select[Any]:
    """The articles a further publication of which is in such an outlet: on SQLite the numbers of
    their rows, else their ids."""
    which = _ROWID if dialect == "sqlite" else _ELSEWHERE.c.id
    outlet = _outlet(dialect)
    return _of_each(which).where(condition(outlet))


def further_outlets(connection: Connection, most: int) -> list[str]:
    """The names of outlets of further publications."""
    dialect = connection.dialect.name
    outlet = _outlet(dialect)
    query = _of_each(outlet).where(outlet.is_not(None)).distinct().limit(most)
    return list(connection.scalars(query))


def further_articles(connection: Connection) -> dict[str, int]:
    """By outlet, how many articles appeared there whose own outlet is another."""
    dialect = connection.dialect.name
    outlet = _outlet(dialect)
    query = _of_each(outlet).add_columns(func.count(_ELSEWHERE.c.id.distinct()))
    query = query.where(outlet != _ELSEWHERE.c.source).group_by(outlet)
    return {row[0]: row[1] for row in connection.execute(query)}


_EACH = func.json_each(_ELSEWHERE.c.publications).table_valued("key", "value", name="each_one")
"""Every publication of an article."""


def _of_each(what: Any) -> Select[Any]:
    every = _ELSEWHERE.join(_EACH, true())
    return select(what).select_from(every).where(_IS_ELSEWHERE)


def _outlet(dialect: str) -> ColumnElement[Any]:
    """The outlet of a publication; null where it is not known."""
    if dialect == "sqlite":
        return func.json_extract(_EACH.c.value, "$.outlet")
    return _EACH.c.value.op("->>")("outlet")
