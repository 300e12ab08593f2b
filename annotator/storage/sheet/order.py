"""The orders that a sheet's rows can stand in: by any column, empty cells last."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal

from annotator.core.codebook.model import Field, paths
from annotator.core.sheet.model import STATES, SheetColumn, SheetOrder
from annotator.storage.entities.query_base import AnySelect
from annotator.storage.sheet.values import SheetValues
from annotator.storage.tables import (
    OWN_SPAN,
    ActorRow,
    ArticleRow,
    CoderRow,
    FragmentRow,
    RecordRow,
    ValueRow,
)


class SheetOrders:
    """Orders a query of records."""

    def __init__(self, values: SheetValues) -> None:
        self._values = values

    def ordered(self, query: AnySelect, order: SheetOrder) -> AnySelect:
        """The records of a query in that order, and where it leaves them equal, as they stand."""
        column, descending = order.column, order.descending
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
                return query, [RecordRow.updated]
            case "text":
                own = FragmentRow.__table__.alias()
                first = and_(
                    own.c.record_id == RecordRow.id,
                    own.c.field == OWN_SPAN,
                    own.c.ordinal == 0,
                    own.c.position == 0,
                )
                return query.outerjoin(own, first), [self._values.folded(own.c.text)]
            case _:
                return self._field_keys(query, column)

    def _field_keys(
        self, query: AnySelect, column: SheetColumn
    ) -> tuple[AnySelect, list[ColumnElement[Any]]]:
        field = _field(column)
        first = ValueRow.__table__.alias()
        on = and_(
            first.c.record_id == RecordRow.id,
            first.c.field == field.key,
            first.c.ordinal == literal(0),
        )
        query = query.outerjoin(first, on)
        values = self._values
        match field.kind:
            case "number":
                return query, [values.number(first.c.value)]
            case "range":
                low, high = values.ends(first.c.value)
                return query, [func.coalesce(low, high), func.coalesce(high, low)]
            case "date":
                low, high = values.days(values.text(first.c.value))
                return query, [func.nullif(low, ""), high]
            case "choice" | "tree":
                # In the codebook's order: it often says more than the alphabet.
                ranks = {path: n for n, (path, _) in enumerate(paths(field.choices))}
                return query, [case(ranks, value=values.text(first.c.value))]
            case "actor":
                actor = ActorRow.__table__.alias()
                query = query.outerjoin(actor, actor.c.id == first.c.actor_id)
                name = func.coalesce(actor.c.name, values.text(first.c.value))
                return query, [values.folded(name)]
            case "place":
                return query, [values.folded(values.part(first.c.value, "name"))]
            case _:
                return query, [values.folded(values.text(first.c.value))]


def _field(column: SheetColumn) -> Field:
    if column.field is None:
        raise ValueError(f"the column {column.key} is no field's")
    return column.field
