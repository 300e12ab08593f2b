"""What the tables are made of: their root, and the types of their columns."""

from datetime import UTC, datetime
from typing import Any, ClassVar, TypeVar

from sqlalchemy import (
    JSON,
    Column,
    ColumnClause,
    DateTime,
    Dialect,
    Float,
    Index,
    MetaData,
    String,
    Table,
    TypeDecorator,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

_T = TypeVar("_T")


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC, and without a zone where the database has none."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    # The signature is SQLAlchemy's.
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """In UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


FLOAT: TypeEngine[float] = Float()
Identifier = String(36)
Json = JSON(none_as_null=True)


def column(
    kind: type[TypeEngine[_T]] | TypeEngine[_T],
    *parts: SchemaItem,
    nullable: bool = False,
    **options: Any,
) -> ColumnClause[_T]:
    """A column of a `Base`; the type checker refuses a `Column` as attribute of a class."""
    return Column(kind, *parts, nullable=nullable, **options)


class Base:
    """The root of the typed tables: a class a table, its columns the class's attributes.

    Nothing maps rows to objects, so the object-relational half of SQLAlchemy, which takes a third
    of its time to load and makes every statement slower, is not needed. Names follow one scheme
    on every database.
    """

    metadata: ClassVar = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    __tablename__: ClassVar[str]
    __table__: ClassVar[Table]
    __table_args__: ClassVar[tuple[Index, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Makes the table; a column without a name of its own has that of its attribute."""
        columns: dict[str, Column[Any]] = {
            name: each for name, each in vars(cls).items() if isinstance(each, Column)
        }
        for name, each in columns.items():
            each.key = each.name = each.name or name
        parts = (*columns.values(), *cls.__table_args__)
        cls.__table__ = Table(cls.__tablename__, cls.metadata, *parts)

    @classmethod
    def __clause_element__(cls) -> Table:
        """What stands in a statement for the class."""
        return cls.__table__
