"""The full-text index of article texts and field values; the database itself keeps it in step.

SQLite has it as FTS5 tables over the tables' own text (external content), filled by triggers
(https://sqlite.org/fts5.html); PostgreSQL as GIN indexes on ``tsvector`` expressions, of at most
the first 250,000 characters of an article, for a ``tsvector`` holds a megabyte. Both leave out
the accents of Latin letters, as `parse_query` does.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

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
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.exc import DatabaseError

from annotator.core.search.query import SearchQuery, Term, fold
from annotator.storage.tables import ArticleRow, ValueRow

_INDEXED = {"articles": ("title", "text"), "field_values": ("value",)}
_TOKENS = "unicode61 remove_diacritics 2 categories ''L* N* Co M*''"
_CHARACTERS = 250_000
"""Of four bytes each, in words of any length, they fit into a ``tsvector``."""
PREFIX_LENGTH = 2
"""Beginnings of two letters have lists of their own, for there are many words to each: ten to
forty times as fast, for a third more of the index."""

_ACCENTED = "".join(letter for letter in map(chr, range(0xC0, 0x2B00)) if fold(letter).isascii())
_MARKS = "".join(map(chr, range(0x300, 0x370)))
_SIGNS = "".join(sign for sign in map(chr, range(0x21, 0x7F)) if not sign.isalnum())
"""PostgreSQL would read “U.S.” as the name of a host, “3.5” as one word and “<b>” as none."""


def _words_of(characters: str) -> str:
    """The words of an SQL text without accents; marks after their letter have no counterpart."""
    come_from = f"{_ACCENTED}{_SIGNS}{_MARKS}".replace("'", "''")
    go_to = fold(_ACCENTED) + " " * len(_SIGNS)
    return f"to_tsvector('simple', translate({characters}, '{come_from}', '{go_to}'))"


_ARTICLE_WORDS = _words_of(f"left(title || ' ' || text, {_CHARACTERS})")


def _unescaped(json: str) -> str:
    """The SQL text of JSON without the escapes that would run into the word after them."""
    for escape in (r"\\", r"\n", r"\r", r"\t"):
        json = f"replace({json}, '{escape}', ' ')"
    return json


_VALUE_WORDS = _words_of(_unescaped("left(value::text, 100000)"))


def create(connection: Connection) -> None:
    """Makes the index of what the tables hold."""
    if connection.dialect.name == "sqlite":
        for name, columns in _INDEXED.items():
            _create_sqlite(connection, name, columns)
        rebuild(connection)
        return
    for name, words in (("articles", _ARTICLE_WORDS), ("field_values", _VALUE_WORDS)):
        connection.execute(text(f"CREATE INDEX search_{name} ON {name} USING gin ({words})"))


def _create_sqlite(connection: Connection, name: str, columns: tuple[str, ...]) -> None:
    index, listed, content = f"search_{name}", ", ".join(columns), name
    new, old = (", ".join(f"{row}.{each}" for each in columns) for row in ("new", "old"))
    if name == "field_values":
        content = "searched_values"
        new, old = _unescaped("new.value"), _unescaped("old.value")
        plain = f"SELECT rowid, {_unescaped('value')} AS value FROM {name}"  # noqa: S608 - constants
        connection.exec_driver_sql(f"CREATE VIEW {content} AS {plain}")
    forget = f"INSERT INTO {index}({index}, rowid, {listed}) VALUES('delete', old.rowid, {old});"
    learn = f"INSERT INTO {index}(rowid, {listed}) VALUES(new.rowid, {new});"
    for statement in (
        f"CREATE VIRTUAL TABLE {index} USING fts5({listed}, content='{content}', "
        f"content_rowid='rowid', prefix='{PREFIX_LENGTH}', tokenize='{_TOKENS}')",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {name} BEGIN {learn} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {name} BEGIN {forget} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {listed} ON {name} "
        f"BEGIN {forget} {learn} END",
    ):
        connection.exec_driver_sql(statement)


def rebuild(connection: Connection) -> None:
    """Makes the index anew from what the tables hold."""
    if connection.dialect.name == "sqlite":
        for name in _INDEXED:
            index = f"search_{name}"
            connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES('rebuild')")
        return
    for name in _INDEXED:
        connection.execute(text(f"REINDEX INDEX search_{name}"))


def problems(connection: Connection) -> Iterator[str]:
    """What of the index is not what the tables hold; to be asked in a transaction that writes."""
    if connection.dialect.name != "sqlite":
        return  # an index of the server's own, which it looks after
    for name in _INDEXED:
        index = f"search_{name}"
        try:
            connection.exec_driver_sql(
                f"INSERT INTO {index}({index}, rank) VALUES('integrity-check', 1)"
            )
        except DatabaseError as error:
            yield (
                f"the full-text index of {name} is not what the table holds ({error.orig}). "
                "Nothing is lost: make it anew with annotator check --rebuild-search"
            )


def article_matches(query: SearchQuery, dialect: str) -> ColumnElement[bool]:
    """The condition that an article's title and text together have every term.

    Args:
        query: with at least one term.
        dialect: ``sqlite`` or ``postgresql``.
    """
    spaced, unspaced = _parted(query)
    conditions: list[ColumnElement[bool]] = [
        or_(
            ArticleRow.title.icontains(word, autoescape=True),
            ArticleRow.text.icontains(word, autoescape=True),
        )
        for term in unspaced
        for word in term.words
    ]
    if spaced:
        conditions.append(_indexed("articles", spaced, dialect, _ARTICLE_WORDS))
    return and_(*conditions)


class Matching(NamedTuple):
    """Rows that match, one after the other, so that the first of many are there at once.

    Attributes:
        source: what to select from; it joins the table, of which any column can be asked.
        condition: the condition that a row has every term.
        order: what to order by, and to go on after.
    """

    source: FromClause
    condition: ColumnElement[bool]
    order: ColumnElement[Any]


def matching_articles(query: SearchQuery, dialect: str) -> Matching:
    """The articles that `article_matches` tells from the others, in the order they came in."""
    table_ = ArticleRow.__table__
    if dialect == "sqlite":
        return _going_by_matches("articles", table_, query, article_matches)
    return Matching(table_, article_matches(query, dialect), ArticleRow.id.expression)


def words_of(query: SearchQuery, dialect: str) -> str | None:
    """The query as the database reads it; None if there is more to it than words of the index."""
    spaced, unspaced = _parted(query)
    return None if unspaced else _joined(spaced, _fts5 if dialect == "sqlite" else _tsquery)


def matching_words(parameter: str, dialect: str) -> Matching:
    """As `matching_articles` has it of a query whose `words_of` are the parameter."""
    rows, given = ArticleRow.__table__, bindparam(parameter, type_=Text)
    if dialect == "sqlite":
        return _with_words("articles", rows, given)
    condition = literal_column(_ARTICLE_WORDS).op("@@")(func.to_tsquery("simple", given))
    return Matching(rows, condition, ArticleRow.id.expression)


def matching_values(query: SearchQuery, dialect: str) -> Matching:
    """The values that `value_matches` tells from the others; ordered as the database likes."""
    table_ = ValueRow.__table__
    if dialect == "sqlite":
        return _going_by_matches("field_values", table_, query, value_matches)
    return Matching(table_, value_matches(query, dialect), ValueRow.record_id.expression)


def _going_by_matches(
    name: str,
    rows: FromClause,
    query: SearchQuery,
    matches: Callable[[SearchQuery, str], ColumnElement[bool]],
) -> Matching:
    spaced, unspaced = _parted(query)
    if not spaced:
        return Matching(rows, matches(query, "sqlite"), literal_column(f"{name}.rowid"))
    matching = _with_words(name, rows, _joined(spaced, _fts5))
    if not unspaced:
        return matching
    unindexed = matches(SearchQuery(tuple(unspaced)), "sqlite")
    return matching._replace(condition=and_(matching.condition, unindexed))


def _with_words(name: str, rows: FromClause, words: Any) -> Matching:
    rowid: ColumnElement[Any] = literal_column(f"{name}.rowid")
    index = table(f"search_{name}", column("rowid"))
    found = literal_column(f"search_{name}").op("MATCH")(words)
    return Matching(index.join(rows, rowid == index.c.rowid), found, index.c.rowid)


def value_matches(query: SearchQuery, dialect: str) -> ColumnElement[bool]:
    """The condition that a field's stored value (`ValueRow`) has every term.

    It is looked up in what is stored, JSON: whether what a person reads has them, `Matcher` tells.
    """
    spaced, unspaced = _parted(query)
    stored = cast(ValueRow.value, Text)
    conditions: list[ColumnElement[bool]] = [
        stored.icontains(word, autoescape=True) for term in unspaced for word in term.words
    ]
    if spaced:
        conditions.append(_indexed("field_values", spaced, dialect, _VALUE_WORDS))
    return and_(*conditions)


def _parted(query: SearchQuery) -> tuple[list[Term], list[Term]]:
    """Terms that the index knows as words, and those of scripts without spaces."""
    spaced: list[Term] = []
    unspaced: list[Term] = []
    for term in query.terms:
        if not term.has_no_spaces:
            spaced.append(term)
            continue
        # Of a phrase of both, the index knows the words; that they follow one another it does not.
        for n, word in enumerate(term.words, 1):
            single = Term((word,), term.prefix and n == len(term.words))
            (unspaced if single.has_no_spaces else spaced).append(single)
    return spaced, unspaced


def _indexed(name: str, terms: list[Term], dialect: str, words: str) -> ColumnElement[bool]:
    if dialect == "sqlite":
        index = table(f"search_{name}", column("rowid"))
        match = literal_column(f"search_{name}").op("MATCH")(_joined(terms, _fts5))
        rowids = select(index.c.rowid).where(match)
        # The plus keeps SQLite from going by the matches, so that it can go by a list's order
        # and stop at the end of a page.
        return literal_column(f"+{name}.rowid").in_(rowids)
    return literal_column(words).op("@@")(func.to_tsquery("simple", _joined(terms, _tsquery)))


def match_text(query: SearchQuery) -> str:
    """The query as FTS5 reads it."""
    return _joined(query.terms, _fts5)


def _joined(terms: list[Term] | tuple[Term, ...], written: Callable[[Term], str]) -> str:
    sign = " AND " if written is _fts5 else " & "
    return sign.join(map(written, terms))


def _fts5(term: Term) -> str:
    phrase = " ".join(term.words).replace('"', '""')
    return f'"{phrase}"*' if term.prefix else f'"{phrase}"'


def _tsquery(term: Term) -> str:
    quoted = ["'" + word.replace("'", "''").replace("\\", "\\\\") + "'" for word in term.words]
    if term.prefix:
        quoted[-1] += ":*"
    return "(" + " <-> ".join(quoted) + ")"
