"""The full-text index of article texts and field values; the database itself keeps it in step.

It is made of folded words (`core.text.words`): those that are kept beside a text or value, or,
where it is plain, what stands there. SQLite has it as FTS5 tables (external content), filled by
triggers (https://sqlite.org/fts5.html); PostgreSQL as generated columns, ``tsvector`` of the words,
with GIN indexes, and looks up in the words themselves what those cannot tell: which follow which,
and what texts past `_LONGEST` hold. Both find the same.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Text,
    and_,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.exc import DatabaseError

from annotator.core.deferred import deferred
from annotator.core.messages import Message, message
from annotator.core.search.matcher import near_pattern
from annotator.core.search.query import (
    AllOf,
    AnyOf,
    Near,
    Part,
    SearchQuery,
    Term,
    Without,
)
from annotator.storage.search import word_columns
from annotator.storage.tables import ArticleRow, ValueRow

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql
else:
    # Projects in files do without it.
    postgresql = deferred("sqlalchemy.dialects.postgresql")

_INDEXED = {"articles": ("title", "text"), "field_values": ("value",)}
_TOKENS = "unicode61 remove_diacritics 0 categories ''L* N* M* Cn Co Cf''"
"""Of words that are kept, every sign but the space is part of one."""
PREFIX_LENGTH = 2
"""Beginnings of two letters have lists of their own, for there are many words to each: ten to
forty times as fast, for a third more of the index."""

_LONGEST = 900_000
"""Bytes of words that a ``tsvector``, of at most a megabyte, takes in any case."""
_LONGEST_WORD = 255
"""Letters of a word by which a ``tsvector``, of words of at most 2,046 bytes, knows it."""

Holds = Callable[[Term | Near], ColumnElement[bool]]
"""The condition that a row has a term, or two that are near."""


# PostgreSQL: what stands in a row, as an SQL text


def _ascii_words(name: str) -> str:
    return f"""regexp_replace(lower({name} COLLATE "C"), '[^a-z0-9]+', ' ', 'g')"""


_SOURCES = {"articles": ("title", "text"), "field_values": ("value::text",)}
_SPACED = {
    name: "'| ' || "
    + " || ' | ' || ".join(
        f"coalesce({column}_words, {_ascii_words(source)})"
        for column, source in zip(_INDEXED[name], sources, strict=True)
    )
    + " || ' |'"
    for name, sources in _SOURCES.items()
}
"""The words with spaces around; a bar, which no word has, parts title and text."""
_IS_LONG = {
    name: "("
    + " + ".join(
        f"octet_length(coalesce({column}_words, {source}))"
        for column, source in zip(_INDEXED[name], sources, strict=True)
    )
    + f") > {_LONGEST}"
    for name, sources in _SOURCES.items()
}
_VECTOR = {
    name: f"CASE WHEN {_IS_LONG[name]} THEN NULL ELSE array_to_tsvector(array_remove("
    f"string_to_array(regexp_replace({spaced}, '([^ ]{{{_LONGEST_WORD}}})[^ ]+', '\\1', 'g'), "
    "' '), '')) END"
    for name, spaced in _SPACED.items()
}


def create(connection: Connection) -> None:
    """Makes the index of what the tables hold."""
    if connection.dialect.name == "sqlite":
        for name, columns in _INDEXED.items():
            _create_sqlite(connection, name, columns)
        _rebuild_sqlite(connection)
        return
    for name, key in (("articles", "id"), ("field_values", "record_id")):
        # A column and no expression: the planner takes expressions for cheap, and reads all rows.
        connection.exec_driver_sql(
            f"ALTER TABLE {name} ADD COLUMN search_vector tsvector "
            f"GENERATED ALWAYS AS ({_VECTOR[name]}) STORED"
        )
        connection.exec_driver_sql(
            f"CREATE INDEX search_{name} ON {name} USING gin (search_vector)"
        )
        connection.exec_driver_sql(
            f"CREATE INDEX search_long_{name} ON {name} ({key}) WHERE {_IS_LONG[name]}"
        )


def _create_sqlite(connection: Connection, name: str, columns: tuple[str, ...]) -> None:
    index, content, listed = f"search_{name}", f"searched_{name}", ", ".join(columns)
    written = ", ".join(each for column in columns for each in (column, f"{column}_words"))
    old, new = (
        ", ".join(f"coalesce({row}.{each}_words, {row}.{each})" for each in columns)
        for row in ("old", "new")
    )
    named = ", ".join(f"coalesce({each}_words, {each}) AS {each}" for each in columns)
    forget = f"INSERT INTO {index}({index}, rowid, {listed}) VALUES('delete', old.rowid, {old});"
    learn = f"INSERT INTO {index}(rowid, {listed}) VALUES(new.rowid, {new});"
    for statement in (
        f"CREATE VIEW {content} AS SELECT rowid, {named} FROM {name}",  # noqa: S608 - constants
        f"CREATE VIRTUAL TABLE {index} USING fts5({listed}, content='{content}', "
        f"content_rowid='rowid', prefix='{PREFIX_LENGTH}', tokenize='{_TOKENS}')",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {name} BEGIN {learn} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {name} BEGIN {forget} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {written} ON {name} "
        f"BEGIN {forget} {learn} END",
    ):
        connection.exec_driver_sql(statement)


def rebuild(connection: Connection) -> None:
    """Makes the words and the index anew from what the tables hold."""
    if connection.dialect.name != "sqlite":
        word_columns.fill(connection)
        for name in _INDEXED:
            connection.execute(text(f"REINDEX INDEX search_{name}"))
        return
    # Before the triggers meet it: where the index is off, they could not take out what is not in.
    _rebuild_sqlite(connection)
    word_columns.fill(connection)


def _rebuild_sqlite(connection: Connection) -> None:
    for name in _INDEXED:
        index = f"search_{name}"
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES('rebuild')")


def problems(connection: Connection) -> Iterator[Message]:
    """What of words and index is not what the tables hold; to be asked in a transaction that
    writes."""
    wrong = Counter(each.table.__tablename__ for each in word_columns.wrong_words(connection))
    for name, count in wrong.items():
        yield message("search-words-differ", count=count, table=name)
    if connection.dialect.name != "sqlite":
        return  # an index of the server's own, which it looks after
    for name in _INDEXED:
        index = f"search_{name}"
        try:
            connection.exec_driver_sql(
                f"INSERT INTO {index}({index}, rank) VALUES('integrity-check', 1)"
            )
        except DatabaseError as error:
            yield message("search-index-differs", table=name, reason=str(error.orig))


def article_matches(query: SearchQuery, dialect: str) -> ColumnElement[bool]:
    """The condition that the query holds of an article's title and text together.

    Args:
        query: with at least one part.
        dialect: ``sqlite`` or ``postgresql``.
    """
    return _matches("articles", AllOf(query.parts), dialect)


def value_matches(query: SearchQuery, dialect: str) -> ColumnElement[bool]:
    """The condition that the query holds of a field's stored value (`ValueRow`).

    It is looked up in what is stored, JSON: whether what a person reads has it, `Matcher` tells.
    """
    return _matches("field_values", AllOf(query.parts), dialect)


class Matching(NamedTuple):
    """Rows that match, one after the other, so that the first of many are there at once.

    Attributes:
        source: what to select from; it joins the table, of which any column can be asked.
        condition: the condition that the query holds of a row.
        order: what to order by, and to go on after.
    """

    source: FromClause
    condition: ColumnElement[bool]
    order: ColumnElement[Any]


def matching_articles(query: SearchQuery, dialect: str) -> Matching:
    """The articles that `article_matches` tells from the others, in the order they came in."""
    return _matching("articles", ArticleRow.__table__, query, dialect, ArticleRow.id)


def matching_values(query: SearchQuery, dialect: str) -> Matching:
    """The values that `value_matches` tells from the others; ordered as the database likes."""
    order = ValueRow.record_id
    return _matching("field_values", ValueRow.__table__, query, dialect, order)


def matching_words(parameter: str) -> Matching:
    """As `matching_articles` has it of a query whose `match_text` is the parameter; on SQLite."""
    return _with_words("articles", ArticleRow.__table__, bindparam(parameter, type_=Text))


def _matching(
    name: str, rows: FromClause, query: SearchQuery, dialect: str, order: ColumnElement[Any]
) -> Matching:
    if dialect != "sqlite":
        return Matching(rows, _matches(name, AllOf(query.parts), dialect), order)
    return _with_words(name, rows, _fts5(AllOf(query.parts)))


def _with_words(name: str, rows: FromClause, found: Any) -> Matching:
    rowid: ColumnElement[Any] = literal_column(f"{name}.rowid")
    index = table(f"search_{name}", column("rowid"))
    condition = literal_column(f"search_{name}").op("MATCH")(found)
    return Matching(index.join(rows, rowid == index.c.rowid), condition, index.c.rowid)


def _matches(name: str, part: Part, dialect: str) -> ColumnElement[bool]:
    if dialect != "sqlite":
        return condition_of(part, lambda leaf: _has_words(name, leaf))
    index = table(f"search_{name}", column("rowid"))
    match = literal_column(f"search_{name}").op("MATCH")(_fts5(part))
    rowids = select(index.c.rowid).where(match)
    # The plus keeps SQLite from going by the matches, so that it can go by a list's order
    # and stop at the end of a page.
    return literal_column(f"+{name}.rowid").in_(rowids)


def condition_of(part: Part, holds: Holds) -> ColumnElement[bool]:
    """The condition that a part holds, of those of its terms."""
    match part:
        case AllOf():
            return and_(*(condition_of(each, holds) for each in part.parts))
        case AnyOf():
            return or_(*(condition_of(each, holds) for each in part.parts))
        case Without():
            return not_(condition_of(part.part, holds))
        case _:
            return holds(part)


def _has_words(name: str, leaf: Term | Near) -> ColumnElement[bool]:
    """The condition on PostgreSQL that a row has a term, or two that are near."""
    spaced: ColumnElement[Any] = literal_column(_SPACED[name])
    terms = (leaf,) if isinstance(leaf, Term) else (leaf.first, leaf.second)
    looked_up = and_(*(func.strpos(spaced, term.needle) > 0 for term in terms))
    if isinstance(leaf, Near):
        looked_up = spaced.op("~")(near_pattern(leaf))
    words = [word for term in terms for word in term.words]
    if max(map(len, words)) >= _LONGEST_WORD:
        return looked_up
    lexemes = [
        f"'{word}'" + (":*" if term.prefix and n == len(term.words) else "")
        for term in terms
        for n, word in enumerate(term.words, 1)
    ]
    asked = cast(literal(" & ".join(lexemes), Text), postgresql.TSQUERY)
    vector: ColumnElement[Any] = literal_column(f"{name}.search_vector")
    indexed: ColumnElement[bool] = vector.op("@@")(asked)
    if len(words) > 1:
        indexed = and_(indexed, looked_up)
    return or_(indexed, and_(literal_column(_IS_LONG[name]), looked_up))


def match_text(query: SearchQuery) -> str:
    """The query as FTS5 reads it."""
    return _fts5(AllOf(query.parts))


def _fts5(part: Part) -> str:
    match part:
        case Term():
            return f'"{" ".join(part.words)}"' + "*" * part.prefix
        case Near():
            return f"NEAR({_fts5(part.first)} {_fts5(part.second)}, {part.distance})"
        case AllOf():
            wanted = [_fts5(each) for each in part.parts if not isinstance(each, Without)]
            others = [_fts5(each.part) for each in part.parts if isinstance(each, Without)]
            joined = " AND ".join(wanted)
            return f"(({joined}) NOT ({' OR '.join(others)}))" if others else f"({joined})"
        case AnyOf():
            return f"({' OR '.join(map(_fts5, part.parts))})"
        case Without():
            raise ValueError("what is left out is no query by itself")
