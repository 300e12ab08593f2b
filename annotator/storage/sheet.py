"""A sheet's questions: how many records there are, which, in what order, and their rows."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    String,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from annotator.core.actor import name_key
from annotator.core.codebook import Field, paths
from annotator.core.sheet import (
    STATES,
    AnyOf,
    Condition,
    Contains,
    Days,
    Equals,
    Filled,
    Not,
    Numbers,
    OneOf,
    SheetColumn,
    SheetQuestion,
    SheetRow,
)
from annotator.core.span import joined_text
from annotator.storage.asking import AnySelect, Asking, chunks
from annotator.storage.queries import Queries
from annotator.storage.tables import (
    OWN_SPAN,
    ActorNameRow,
    ActorRow,
    ArticleRow,
    CoderRow,
    FragmentRow,
    RecordRow,
    ValueRow,
)

_Truth = ColumnElement[bool]
_Text = ColumnElement[str]
_TITLE_LENGTH = 80
_MARKS = "?~%"
_WHOLE: ColumnElement[Any] = literal_column("'{}'")
"""The path that leads to all of a JSON value."""
_PORTION = 2000


class SheetQueries(Asking):
    """Questions of a sheet, on one state of the project."""

    def __init__(self, queries: Queries, coder_id: str) -> None:
        super().__init__(queries.connection)
        self._queries = queries
        self._coder_id = coder_id
        self._values = _Values(queries.connection)

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
        found = self.connection.execute(self._ordered(question), execution_options=options)
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
        articles = {
            row.id: row
            for chunk in chunks([record.article for record in records])
            for row in self.rows(
                select(
                    ArticleRow.id, ArticleRow.title, ArticleRow.source, ArticleRow.published
                ).where(ArticleRow.id.in_(chunk))
            )
        }
        coders = {coder.id: coder.name for coder in self._queries.coders()}
        values = [value for record in records for each in record.fields.values() for value in each]
        names = self._actor_names([value.actor for value in values if value.actor])
        texts = [value.value for value in values if isinstance(value.value, str)]
        names |= self._record_titles([text for text in texts if _is_id(text)])
        rows: list[SheetRow] = []
        for record in records:
            about = articles[record.article]
            own = {
                key: names[key]
                for each in record.fields.values()
                for value in each
                for key in (value.actor, value.value)
                if isinstance(key, str) and key in names
            }
            coder = coders.get(record.coder, record.coder)
            rows.append(SheetRow(record, about.title, about.source, about.published, coder, own))
        return rows

    def _actor_names(self, ids: Collection[str]) -> dict[str, str]:
        query = select(ActorRow.id, ActorRow.name)
        return {
            row.id: row.name
            for chunk in chunks(ids)
            for row in self.rows(query.where(ActorRow.id.in_(chunk)))
        }

    def _record_titles(self, ids: Collection[str]) -> dict[str, str]:
        titles: dict[str, str] = {}
        for record in self._queries.records(ids):
            text = " ".join(joined_text(record.spans).split())
            short = f"{text[:_TITLE_LENGTH].rstrip()}…"
            titles[record.id] = text if len(text) <= _TITLE_LENGTH else short
        return titles

    def _ordered(self, question: SheetQuestion) -> AnySelect:
        query = self._filtered(question)
        column, descending = question.order.column, question.order.descending
        place = (RecordRow.article_id, RecordRow.start, RecordRow.id)
        if column is None:
            return query.order_by(*(each.desc() if descending else each for each in place))
        query, keys = self._sort_keys(query, column)
        orders: list[Any] = []
        for key in keys:
            # Empty cells come last, whichever way.
            orders += [key.is_(None), key.desc() if descending else key]
        return query.order_by(*orders, *place)

    def _sort_keys(
        self, query: AnySelect, column: SheetColumn
    ) -> tuple[AnySelect, list[ColumnElement[Any]]]:
        match column.key:
            case "title" | "source" | "published":
                text = getattr(ArticleRow, column.key)
                joined = query.join(ArticleRow, ArticleRow.id == RecordRow.article_id)
                key = text if column.key == "published" else self._values.folded(text)
                return joined, [func.nullif(key, "")]
            case "coder":
                joined = query.join(CoderRow, CoderRow.id == RecordRow.coder_id)
                return joined, [self._values.folded(CoderRow.name)]
            case "state":
                ranks = {state: n for n, state in enumerate(STATES)}
                return query, [case(ranks, value=RecordRow.state)]
            case "flagged":
                return query, [case((RecordRow.flagged, 0))]
            case "note":
                return query, [func.nullif(self._values.folded(RecordRow.note), "")]
            case "updated":
                return query, [RecordRow.updated.expression]
            case "text":
                own = aliased(FragmentRow)
                first = and_(
                    own.record_id == RecordRow.id,
                    own.field == OWN_SPAN,
                    own.ordinal == 0,
                    own.position == 0,
                )
                return query.outerjoin(own, first), [self._values.folded(own.text)]
            case _:
                return self._field_keys(query, column)

    def _field_keys(
        self, query: AnySelect, column: SheetColumn
    ) -> tuple[AnySelect, list[ColumnElement[Any]]]:
        field = _field(column)
        first = aliased(ValueRow)
        on = and_(
            first.record_id == RecordRow.id, first.field == field.key, first.ordinal == literal(0)
        )
        query = query.outerjoin(first, on)
        values = self._values
        match field.kind:
            case "number":
                return query, [values.number(first.value)]
            case "range":
                low, high = values.ends(first.value)
                return query, [func.coalesce(low, high), func.coalesce(high, low)]
            case "date":
                low, high = values.days(values.text(first.value))
                return query, [func.nullif(low, ""), high]
            case "choice" | "tree":
                # In the codebook's order: it often says more than the alphabet.
                ranks = {path: n for n, (path, _) in enumerate(paths(field.choices))}
                return query, [case(ranks, value=values.text(first.value))]
            case "actor":
                actor = aliased(ActorRow)
                query = query.outerjoin(actor, actor.id == first.actor_id)
                name = func.coalesce(actor.name, values.text(first.value))
                return query, [values.folded(name)]
            case "place":
                return query, [values.folded(values.part(first.value, "name"))]
            case _:
                return query, [values.folded(values.text(first.value))]

    def _filtered(self, question: SheetQuestion) -> AnySelect:
        query = select(RecordRow.id).where(RecordRow.type == question.type)
        if question.articles is not None:
            listed = self._queries.listing.ids(question.articles, self._coder_id)
            query = query.where(RecordRow.article_id.in_(listed))
        for column, condition in question.conditions:
            query = query.where(self._holds(column, condition))
        return query

    def _holds(self, column: SheetColumn, condition: Condition) -> _Truth:
        match condition:
            case Not(inner):
                return not_(self._holds(column, inner))
            case AnyOf(conditions):
                return or_(*(self._holds(column, each) for each in conditions))
            case _ if column.field is not None:
                return self._field_holds(column.field, condition)
            case _:
                return self._fixed_holds(column.key, condition)

    def _fixed_holds(self, key: str, condition: Condition) -> _Truth:
        match key, condition:
            case "state", OneOf(keys):
                return RecordRow.state.in_(keys)
            case "flagged", OneOf(keys):
                return RecordRow.flagged.is_(keys == ("yes",))
            case "flagged", _:
                return RecordRow.flagged.is_(True)
            case "state" | "coder" | "updated", Filled():
                return ~false()
            case "updated", Days(first, last):
                return _between(RecordRow.updated, first, last)
            case "note", _:
                return self._values.text_holds(RecordRow.note, condition)
            case "coder", _:
                holds = self._values.text_holds(CoderRow.name, condition)
                return RecordRow.coder_id.in_(select(CoderRow.id).where(holds))
            case "text", _:
                own = and_(FragmentRow.record_id == RecordRow.id, FragmentRow.field == OWN_SPAN)
                holds = self._values.text_holds(FragmentRow.text, condition)
                return exists().where(own, holds)
            case _:
                text: Any = getattr(ArticleRow, key)
                if isinstance(condition, Days):
                    low, high = self._values.days(func.substr(text, 1, 10))
                    holds = and_(
                        text != "", self._values.meets(low, high, condition.first, condition.last)
                    )
                else:
                    holds = self._values.text_holds(text, condition)
                return RecordRow.article_id.in_(select(ArticleRow.id).where(holds))

    def _field_holds(self, field: Field, condition: Condition) -> _Truth:
        values, value = self._values, ValueRow.value
        match condition:
            case Filled():
                holds = value.is_not(None)
            case OneOf(keys) if field.kind == "boolean":
                holds = or_(*(values.is_boolean(value, key == "yes") for key in keys))
            case OneOf(keys):
                holds = values.text(value).in_(keys)
            case Numbers() if field.kind == "range":
                holds = _lies(values.ends(value), condition)
            case Numbers():
                number = values.number(value)
                holds = _lies((number, number), condition)
            case Days(first, last):
                text = values.text(value)
                holds = and_(text != "", values.meets(*values.days(text), first, last))
            case _ if field.kind == "actor":
                holds = self._actor_holds(condition)
            case _ if field.kind == "place":
                name, country = values.part(value, "name"), values.part(value, "country")
                holds = or_(*(values.text_holds(each, condition) for each in (name, country)))
            case _:
                holds = values.text_holds(values.text(value), condition)
        mine = and_(ValueRow.record_id == RecordRow.id, ValueRow.field == field.key)
        return exists().where(mine, holds)

    def _actor_holds(self, condition: Condition) -> _Truth:
        """Of the name as it was coded, and of every name that the registered actor has."""
        coded = self._values.text_holds(self._values.text(ValueRow.value), condition)
        if not isinstance(condition, Contains | Equals):
            return coded
        key = name_key(condition.text)
        known = (
            ActorNameRow.key == key
            if isinstance(condition, Equals)
            else ActorNameRow.key.contains(key, autoescape=True)
        )
        called = select(ActorNameRow.actor_id).where(known)
        return or_(coded, ValueRow.actor_id.in_(called))


class _Values:
    """What stands in a value's JSON, in the words of either database."""

    def __init__(self, connection: Connection) -> None:
        self._is_sqlite = connection.dialect.name == "sqlite"
        if self._is_sqlite:
            driver: Any = connection.connection.driver_connection
            # SQLite's own lower() knows the letters of English alone.
            driver.create_function("annotator_fold", 1, _fold, deterministic=True)

    def text(self, value: Any) -> _Text:
        """A value that is a string, else NULL."""
        if self._is_sqlite:
            return func.json_extract(value, "$", type_=String)
        return value.op("#>>", return_type=String())(_WHOLE)

    def part(self, value: Any, name: str) -> _Text:
        """A part of a value that is a place or a range."""
        if self._is_sqlite:
            return case(
                (func.json_type(value) == "object", func.json_extract(value, f"$.{name}")),
            ).cast(String)
        return case((func.json_typeof(value) == "object", value.op("->>")(name))).cast(String)

    def number(self, value: Any) -> ColumnElement[float]:
        """A value that is a number, else NULL."""
        if self._is_sqlite:
            is_number = func.json_type(value).in_(("integer", "real"))
            return case((is_number, func.json_extract(value, "$", type_=Float)))
        return case((func.json_typeof(value) == "number", cast(self.text(value), Float)))

    def ends(self, value: Any) -> tuple[ColumnElement[float], ColumnElement[float]]:
        """The two ends of a range, NULL for an open one."""
        return cast(self.part(value, "low"), Float), cast(self.part(value, "high"), Float)

    def is_boolean(self, value: Any, wanted: bool) -> _Truth:
        """Whether a value is yes, or no."""
        word = "true" if wanted else "false"
        if self._is_sqlite:
            return func.json_type(value) == word
        return self.text(value) == word

    def days(self, text: _Text) -> tuple[_Text, _Text]:
        """The first and the last day of an EDTF date, to be compared as text.

        A month is text before all of its days, and with a tilde behind it after all of them.
        """
        cut = (func.instr if self._is_sqlite else func.strpos)(text, "/")
        low = case((cut > 0, func.substr(text, 1, cut - 1)), else_=text)
        high = case((cut > 0, func.substr(text, cut + 1)), else_=text)
        first = case((low == "..", ""), else_=func.replace(_whole(low), "X", "0"))
        last = case((high == "..", "9999~"), else_=func.replace(_whole(high), "X", "9") + "~")
        if self._is_sqlite:
            return first, last
        return first.collate("C"), last.collate("C")

    def meets(self, low: _Text, high: _Text, first: date | None, last: date | None) -> _Truth:
        """Whether some day from low to high lies from first to last."""
        sides: list[_Truth] = []
        if first is not None:
            sides.append(high >= first.isoformat())
        if last is not None:
            sides.append(low <= last.isoformat())
        return and_(*sides) if sides else ~false()

    def folded(self, text: Any) -> _Text:
        """In small letters."""
        return func.lower(text)

    def text_holds(self, text: Any, condition: Condition) -> _Truth:
        """What a condition says of a text."""
        match condition:
            case Contains(wanted) | Equals(wanted):
                plain = wanted.isascii() or not self._is_sqlite
                small = func.lower(text) if plain else func.annotator_fold(text, type_=String)
                needle = wanted.lower() if plain else _fold(wanted)
                if isinstance(condition, Equals):
                    return small == needle
                return small.contains(needle, autoescape=True)
            case Filled():
                return and_(text.is_not(None), text != "")
            case _:
                return false()


def _between(moment: Any, first: date | None, last: date | None) -> _Truth:
    """Whether a moment lies from the first day to the last, as days are counted in UTC."""
    sides: list[_Truth] = []
    if first is not None:
        sides.append(moment >= datetime.combine(first, time.min, UTC))
    if last is not None:
        sides.append(moment <= datetime.combine(last, time.max, UTC))
    return and_(*sides) if sides else ~false()


def _fold(text: object) -> object:
    return text.casefold() if isinstance(text, str) else text


def _whole(point: _Text) -> _Text:
    """A date without its marks; a season is its whole year, for the hemisphere is not known."""
    plain = func.rtrim(point, _MARKS)
    is_season = func.substr(plain, 6, 2).in_(("21", "22", "23", "24"))
    return case((is_season, func.substr(plain, 1, 4)), else_=plain)


def _lies(ends: tuple[ColumnElement[float], ColumnElement[float]], asked: Numbers) -> _Truth:
    """Whether some number from end to end lies in what is asked for."""
    low, high = ends
    sides: list[_Truth] = [or_(low.is_not(None), high.is_not(None))]
    if asked.low is not None:
        above = high > asked.low if asked.without_low else high >= asked.low
        sides.append(or_(high.is_(None), above))
    if asked.high is not None:
        below = low < asked.high if asked.without_high else low <= asked.high
        sides.append(or_(low.is_(None), below))
    return and_(*sides)


def _field(column: SheetColumn) -> Field:
    if column.field is None:
        raise ValueError(f"the column {column.key} is no field's")
    return column.field


def _is_id(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4
