"""Which articles a filter lets through, as conditions that each database answers fast.

SQLite goes through an index that has the row's number, and looks the number up in sets that are
made once, so that no row with its long text is read for what a list leaves out. PostgreSQL plans
that by itself.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    and_,
    column,
    exists,
    literal_column,
    not_,
    or_,
    select,
    table,
    text,
    union,
)

from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_listing import FINISHED, TO_DO, ArticleFilter, Screening
from annotator.core.search.matcher import Matcher
from annotator.core.search.query import (
    AllOf,
    Near,
    Part,
    SearchQuery,
    Term,
    Without,
    parse_query,
)
from annotator.storage.listing.publications import InOutlet, further_outlets, published_in
from annotator.storage.search.fulltext import (
    PREFIX_LENGTH,
    article_matches,
    condition_of,
    match_text,
)
from annotator.storage.tables import ArticleRow, AssignmentRow, RecordRow, StatusRow

_STATES: tuple[ArticleState, ...] = (*TO_DO, *FINISHED)
_OUTLETS_SOUGHT = 5000
"""Where there are more outlets than that, the database looks through their names instead."""

# From one outlet to the next through the index, instead of through all articles.
_OUTLETS = text(
    "WITH RECURSIVE outlets(name) AS ("
    " SELECT min(source) FROM articles UNION ALL"
    " SELECT (SELECT min(source) FROM articles WHERE source > outlets.name)"
    " FROM outlets WHERE outlets.name IS NOT NULL) "
    "SELECT name FROM outlets WHERE name IS NOT NULL LIMIT :most"
)
_ARTICLES = table("articles", column("rowid"), column("source"), column("published"))
_ROWID = literal_column("articles.rowid", Integer)
_ROWID_LOOKED_UP = literal_column("+articles.rowid", Integer)
"""The plus keeps SQLite from going by the set in which it is looked up."""

IS_FLAGGED = cast("ColumnElement[bool]", literal_column("flagged"))
"""Written as the indexes of the few flagged articles and records have it."""

_Column = ColumnElement[Any]
AnyRowNumbers = Select[int] | CompoundSelect[int]


class ArticleConditions:
    """What a filter asks of `ArticleRow`.

    Attributes:
        all: must all hold.
        are_cheap: whether finding the rows twice costs less than keeping the first find.
    """

    def __init__(self, connection: Connection, chosen: ArticleFilter, coder_id: str) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name
        self._coder_id = coder_id
        self._sets: list[AnyRowNumbers] = []
        texts = list(self._text(chosen.text))
        others = [
            *self._states(chosen.states),
            *self._sources(chosen.sources),
            *self._days(chosen.first, chosen.last),
            *self._records(chosen),
            *self._flagged(chosen),
            *self._mine(chosen),
            *self._screened(chosen.screened),
        ]
        self.all: list[ColumnElement[bool]] = [*texts, *others]
        is_one_set = len(self._sets) == len(self.all) == 1
        self._numbers = self._sets[0] if is_one_set else None
        is_index = isinstance(self._numbers, Select)
        self.are_cheap = is_index and not _merges_many_words(chosen.text)

    def row_numbers(self) -> AnyRowNumbers:
        """The numbers of the rows for which they hold; SQLite only."""
        if self._numbers is not None:
            return self._numbers
        return select(_ROWID.label("rowid")).select_from(ArticleRow).where(*self.all)

    def _text(self, typed: str) -> Iterator[ColumnElement[bool]]:
        query = parse_query(typed, prefix_last=True)
        if not query:
            if sign := typed.strip():
                yield or_(
                    ArticleRow.title.icontains(sign, autoescape=True),
                    ArticleRow.source.icontains(sign, autoescape=True),
                )
            return
        names = self._outlets()
        words: list[Part] = []
        for part in query.parts:
            outlets = {term: self._outlets_with(term, names) for term in _terms_of(part)}
            if not any(outlets.values()):
                words.append(part)
            elif isinstance(part, Term):
                yield self._matches(part, outlets[part])
            else:
                yield self._with_outlets(part, outlets)
        if all(isinstance(part, Without) for part in words):
            for part in words:
                yield condition_of(part, lambda leaf: self._holds(leaf, None))
        else:
            yield self._matches(AllOf(tuple(words)), None)

    def _matches(self, part: Part, outlets: InOutlet | None) -> ColumnElement[bool]:
        """As `_holds`; the set in which rows are looked up is kept for `row_numbers`."""
        numbers = self._numbers_with(part, outlets)
        if numbers is None:
            return self._holds(part, outlets)
        self._sets.append(numbers)
        return looked_up(numbers)

    def _holds(self, part: Part, outlets: InOutlet | None) -> ColumnElement[bool]:
        """That the article has the words, or is from such an outlet."""
        numbers = self._numbers_with(part, outlets)
        if numbers is not None:
            return looked_up(numbers)
        matches = article_matches(SearchQuery((part,)), self._dialect)
        return matches if outlets is None else or_(matches, self._is_in_outlet(outlets))

    def _is_in_outlet(self, outlets: InOutlet) -> ColumnElement[bool]:
        """That an article is from such an outlet, or appeared there too."""
        if self._dialect != "sqlite":
            elsewhere = published_in(outlets, self._dialect)
            return or_(outlets(ArticleRow.__table__.c.source), ArticleRow.id.in_(elsewhere))
        return _ROWID_LOOKED_UP.in_(union(*self._numbers_in(outlets)))

    def _numbers_in(self, outlets: InOutlet) -> list[Select[Any]]:
        """The row numbers of articles of such an outlet, and of those that appeared there too."""
        fitting = _ARTICLES.alias("fitting")
        own = select(fitting.c.rowid).where(outlets(fitting.c.source))
        return [own, published_in(outlets, self._dialect)]

    def _with_outlets(
        self, part: Part, outlets: dict[Term, InOutlet | None]
    ) -> ColumnElement[bool]:
        """That the part holds, each of its terms of the article or of its outlet."""

        def holds(leaf: Term | Near) -> ColumnElement[bool]:
            return self._holds(leaf, outlets.get(leaf) if isinstance(leaf, Term) else None)

        return condition_of(part, holds)

    def _numbers_with(self, part: Part, outlets: InOutlet | None) -> AnyRowNumbers | None:
        """The numbers of such rows, where SQLite's index finds them."""
        if self._dialect != "sqlite":
            return None
        words = match_text(SearchQuery((part,)))
        index = table("search_articles", column("rowid"))
        found = literal_column("search_articles").op("MATCH")(words)
        numbers = select(index.c.rowid).where(found)
        if outlets is None:
            return numbers
        return union(numbers, *self._numbers_in(outlets))

    def _outlets(self) -> list[str]:
        rows = self._connection.execute(_OUTLETS, {"most": _OUTLETS_SOUGHT + 1})
        further = further_outlets(self._connection, _OUTLETS_SOUGHT + 1)
        return list(dict.fromkeys([*(name for (name,) in rows), *further]))

    def _outlets_with(self, term: Term, names: list[str]) -> InOutlet | None:
        """The condition that an outlet's name has the term; None if no outlet's has."""
        if len(names) > _OUTLETS_SOUGHT:
            return lambda source: and_(
                *(source.icontains(word, autoescape=True) for word in term.words)
            )
        matcher = Matcher(SearchQuery((term,)))
        outlets = [name for name in names if matcher.matches(name)]
        return (lambda source: source.in_(outlets)) if outlets else None

    def _states(self, states: tuple[ArticleState, ...]) -> Iterator[ColumnElement[bool]]:
        if not states or set(states) == set(_STATES):
            return
        # An article of which nobody said anything is new: of it there is no row.
        if "new" not in states:
            yield self._is_in(states)
        else:
            yield not_(self._is_in(tuple(state for state in _STATES if state not in states)))

    def _is_in(self, states: tuple[ArticleState, ...]) -> ColumnElement[bool]:
        with_state = select(StatusRow.article_id).where(
            StatusRow.coder_id == self._coder_id, StatusRow.state.in_(states)
        )
        return ArticleRow.id.in_(with_state)

    def _sources(self, sources: tuple[str, ...]) -> Iterator[ColumnElement[bool]]:
        if sources:
            yield self._is_in_outlet(lambda source: source.in_(sources))

    def _days(self, first: str, last: str) -> Iterator[ColumnElement[bool]]:
        """Published on one of these days; what is dated no finer, that it may have been."""
        if first:
            yield self._among("published", lambda published: _from(published, first))
        if last:
            yield self._among("published", lambda published: _until(published, last))

    def _records(self, chosen: ArticleFilter) -> Iterator[ColumnElement[bool]]:
        of_article = RecordRow.article_id == ArticleRow.id
        if chosen.without_records:
            yield ~exists().where(of_article)
        elif chosen.types:
            yield exists().where(of_article, RecordRow.type.in_(chosen.types))

    def _flagged(self, chosen: ArticleFilter) -> Iterator[ColumnElement[bool]]:
        if not chosen.flagged:
            return
        articles, records = table("articles", column("id")), table("records", column("article_id"))
        yield ArticleRow.id.in_(
            select(articles.c.id)
            .where(IS_FLAGGED)
            .union(select(records.c.article_id).where(IS_FLAGGED))
        )

    def _mine(self, chosen: ArticleFilter) -> Iterator[ColumnElement[bool]]:
        if not chosen.mine:
            return
        own = select(AssignmentRow.article_id).where(AssignmentRow.coder_id == self._coder_id)
        yield ArticleRow.id.in_(own)
        if not chosen.screened:
            yield not_(ArticleRow.id.in_(self._with_verdict(relevant=False)))

    def _screened(self, screened: Screening) -> Iterator[ColumnElement[bool]]:
        match screened:
            case "":
                pass
            case "open":
                either = or_(StatusRow.relevant.is_(True), StatusRow.relevant.is_(False))
                said = select(StatusRow.article_id).where(
                    StatusRow.coder_id == self._coder_id, either
                )
                yield not_(ArticleRow.id.in_(said))
            case _:
                yield ArticleRow.id.in_(self._with_verdict(relevant=screened == "relevant"))

    def _with_verdict(self, *, relevant: bool) -> Select[str]:
        return select(StatusRow.article_id).where(
            StatusRow.coder_id == self._coder_id, StatusRow.relevant.is_(relevant)
        )

    def _among(
        self, name: str, condition: Callable[[_Column], ColumnElement[bool]]
    ) -> ColumnElement[bool]:
        """The condition on a column that has an index."""
        if self._dialect != "sqlite":
            return condition(ArticleRow.__table__.c[name])
        fitting = _ARTICLES.alias("fitting")
        return _ROWID_LOOKED_UP.in_(select(fitting.c.rowid).where(condition(fitting.c[name])))


def _terms_of(part: Part) -> Iterator[Term]:
    """The terms that an outlet's name may have in the article's stead; words that must be near to
    one another are looked for in its text alone."""
    match part:
        case Term():
            yield part
        case Near():
            pass
        case Without():
            yield from _terms_of(part.part)
        case _:
            for each in part.parts:
                yield from _terms_of(each)


def _merges_many_words(typed: str) -> bool:
    """Whether a beginning is sought that the index has no list of; such a list it must make."""
    terms = parse_query(typed, prefix_last=True).terms
    return any(term.prefix and len(term.words[-1]) != PREFIX_LENGTH for term in terms)


def looked_up(numbers: Any) -> ColumnElement[bool]:
    """The condition that an article's row number is among these; SQLite only."""
    return _ROWID_LOOKED_UP.in_(numbers)


def _from(published: _Column, first: str) -> ColumnElement[bool]:
    wider = (first[:4], first[:7])
    return and_(published >= wider[0], or_(published >= first, published.in_(wider)))


def _until(published: _Column, last: str) -> ColumnElement[bool]:
    try:
        after = (date.fromisoformat(last) + timedelta(1)).isoformat()
    except OverflowError:
        return published > ""
    return and_(published > "", published < after)
