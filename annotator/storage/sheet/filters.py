"""What a sheet's filters say of records, as conditions that the database understands."""

from typing import Any

from sqlalchemy import and_, exists, func, not_, or_, select, true

from annotator.core.codebook.model import Field
from annotator.core.sheet.model import (
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
)
from annotator.storage.sheet.values import SheetValues, Truth, between, lies
from annotator.storage.tables import (
    OWN_SPAN,
    ActorNameRow,
    ArticleRow,
    CoderRow,
    FragmentRow,
    RecordRow,
    ValueRow,
)


class SheetFilters:
    """Which records a column's filter lets through."""

    def __init__(self, values: SheetValues) -> None:
        self._values = values

    def holds(self, column: SheetColumn, condition: Condition) -> Truth:
        """Whether a record meets the condition in that column."""
        match condition:
            case Not(inner):
                return not_(self.holds(column, inner))
            case AnyOf(conditions):
                return or_(*(self.holds(column, each) for each in conditions))
            case _ if column.field is not None:
                return self._field_holds(column.field, condition)
            case _:
                return self._fixed_holds(column.key, condition)

    def _fixed_holds(self, key: str, condition: Condition) -> Truth:
        match key, condition:
            case "state", OneOf(keys):
                return RecordRow.state.in_(keys)
            case "flagged", OneOf(keys):
                return RecordRow.flagged.is_(keys == ("yes",))
            case "flagged", _:
                return RecordRow.flagged.is_(True)
            case "state" | "coder" | "updated", Filled():
                return true()
            case "updated", Days(first, last):
                return between(RecordRow.updated, first, last)
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

    def _field_holds(self, field: Field, condition: Condition) -> Truth:
        values, value = self._values, ValueRow.value
        match condition:
            case Filled():
                holds = value.is_not(None)
            case OneOf(keys) if field.kind == "boolean":
                holds = or_(*(values.is_boolean(value, key == "yes") for key in keys))
            case OneOf(keys):
                holds = values.text(value).in_(keys)
            case Numbers() if field.kind == "range":
                holds = lies(values.ends(value), condition)
            case Numbers():
                number = values.number(value)
                holds = lies((number, number), condition)
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

    def _actor_holds(self, condition: Condition) -> Truth:
        """Of the name as it was coded, and of every name that the registered actor has."""
        coded = self._values.text_holds(self._values.text(ValueRow.value), condition)
        if not isinstance(condition, Contains | Equals):
            return coded
        known = self._values.text_holds(ActorNameRow.key, condition)
        called = select(ActorNameRow.actor_id).where(known)
        return or_(coded, ValueRow.actor_id.in_(called))
