"""The columns that keep the words of articles and values: filled, filled anew and verified.

They are made when a row is written (`mapping`) and by the program alone, for no database folds as
`core.text.folding` does.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, select, tuple_, update

from annotator.core.text.words import stored_words
from annotator.storage.mapping import value_of, value_words
from annotator.storage.tables import ArticleRow, ValueRow

_ARTICLES_AT_ONCE = 20
"""Any of them may be a book."""
_VALUES_AT_ONCE = 2000


class WrongWords(NamedTuple):
    """A row whose words are not those of what it holds.

    Attributes:
        table: the name of its table.
        key: its primary key, column by column.
        words: what its columns of words should hold.
    """

    table: str
    key: dict[str, Any]
    words: dict[str, str | None]


def wrong_words(connection: Connection) -> Iterator[WrongWords]:
    """All rows whose words are not as this program makes them, in flat memory."""
    columns: Any = ArticleRow.__table__.c
    for row in _rows(
        connection,
        [columns.id],
        [columns.title, columns.text, columns.title_words, columns.text_words],
        _ARTICLES_AT_ONCE,
    ):
        words = {"title_words": stored_words(row.title), "text_words": stored_words(row.text)}
        if words != {"title_words": row.title_words, "text_words": row.text_words}:
            yield WrongWords("articles", {"id": row.id}, words)
    columns = ValueRow.__table__.c
    key = [columns.record_id, columns.field, columns.ordinal]
    for row in _rows(connection, key, [columns.value, columns.value_words], _VALUES_AT_ONCE):
        made = value_words(value_of(row.value))
        if made != row.value_words:
            key_of_row = {each.name: getattr(row, each.name) for each in key}
            yield WrongWords("field_values", key_of_row, {"value_words": made})


def fill(connection: Connection) -> None:
    """Writes the words of every row whose words are others."""
    for wrong in wrong_words(connection):
        table: Any = (ArticleRow if wrong.table == "articles" else ValueRow).__table__
        is_it = and_(*(table.c[name] == bindparam(f"key_{name}") for name in wrong.key))
        values = {name: bindparam(name, type_=table.c[name].type) for name in wrong.words}
        key = {f"key_{name}": value for name, value in wrong.key.items()}
        connection.execute(update(table).where(is_it).values(values), {**key, **wrong.words})


def _rows(
    connection: Connection, key: Sequence[Any], others: Sequence[Any], at_once: int
) -> Iterator[Any]:
    """Rows in the order of their key, portion by portion, so that they can be written meanwhile."""
    query = select(*key, *others).order_by(*key).limit(at_once)
    last: tuple[Any, ...] | None = None
    while True:
        following = query if last is None else query.where(tuple_(*key) > tuple_(*last))
        rows = connection.execute(following).all()
        yield from rows
        if len(rows) < at_once:
            return
        last = tuple(rows[-1][: len(key)])
