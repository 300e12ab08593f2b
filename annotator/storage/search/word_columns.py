"""The columns that keep the words of articles, values and names: filled, filled anew and verified.

They are made when a row is written (`mapping`) and by the program alone, for no database folds as
`core.text.folding` does.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, select, tuple_, update

from annotator.core.coding.actor_matching import words_of
from annotator.core.text.words import stored_words
from annotator.storage.mapping import value_of, value_words
from annotator.storage.tables import ActorNameRow, ArticleRow, Base, ValueRow


class _Kept(NamedTuple):
    """Columns of words and what they are made of.

    Attributes:
        key: the primary key of the table.
        of: the columns whose words they are, one each.
        at_once: how many rows are held at a time; any article may be a book.
    """

    table: type[Base]
    key: tuple[str, ...]
    of: tuple[str, ...]
    words: tuple[str, ...]
    make: Callable[[Any], str | None]
    at_once: int


def _words_of_value(stored: Any) -> str | None:
    return value_words(value_of(stored))


def _words_of_name(key: str) -> str:
    return " ".join(words_of(key))


_KEPT = (
    _Kept(ArticleRow, ("id",), ("title", "text"), ("title_words", "text_words"), stored_words, 20),
    _Kept(
        ValueRow,
        ("record_id", "field", "ordinal"),
        ("value",),
        ("value_words",),
        _words_of_value,
        2000,
    ),
    _Kept(
        ActorNameRow,
        ("actor_id", "position"),
        ("key",),
        ("words",),
        _words_of_name,
        2000,
    ),
)


class WrongWords(NamedTuple):
    """A row whose words are not those of what it holds.

    Attributes:
        key: its primary key, column by column.
        words: what its columns of words should hold.
    """

    table: type[Base]
    key: dict[str, Any]
    words: dict[str, str | None]


def wrong_words(connection: Connection) -> Iterator[WrongWords]:
    """All rows whose words are not as this program makes them, in flat memory."""
    for kept in _KEPT:
        columns: Any = kept.table.__table__.c
        key = [columns[name] for name in kept.key]
        others = [columns[name] for name in (*kept.of, *kept.words)]
        for row in _rows(connection, key, others, kept.at_once):
            values = tuple(row)
            sources, stored = values[len(key) : -len(kept.words)], values[-len(kept.words) :]
            made = tuple(map(kept.make, sources))
            if made != stored:
                named = dict(zip(kept.key, values, strict=False))
                yield WrongWords(kept.table, named, dict(zip(kept.words, made, strict=True)))


def fill(connection: Connection) -> None:
    """Writes the words of every row whose words are others."""
    for wrong in wrong_words(connection):
        table: Any = wrong.table.__table__
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
