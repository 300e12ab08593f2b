"""The statements by which an edit writes rows of any table, each made once."""

from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from annotator.storage.prepared_statement import PreparedStatement, among
from annotator.storage.tables import Base


@lru_cache(maxsize=256)
def update_of(table: type[Base], columns: tuple[str, ...]) -> PreparedStatement:
    """Sets these columns of a row in the version that was read: its key is ``old_`` and name."""
    own: Any = table.__table__
    keys = [*(column.name for column in own.primary_key), "version"]
    statement = update(own).where(*(own.c[key] == bindparam(f"old_{key}") for key in keys))
    values = {name: bindparam(name, type_=own.c[name].type) for name in columns}
    return PreparedStatement(statement.values(values))


@lru_cache(maxsize=256)
def delete_of(table: type[Base], *columns: str) -> PreparedStatement:
    """Deletes where each of the columns has one of the values that go by its name."""
    own: Any = table.__table__
    return PreparedStatement(delete(own).where(*(among(own.c[name], name) for name in columns)))


@lru_cache(maxsize=256)
def versions_of(table: type[Base]) -> PreparedStatement:
    """The ids and versions of the rows that have one of ``ids``."""
    own: Any = table.__table__
    return PreparedStatement(select(own.c.id, own.c.version).where(among(own.c.id, "ids")))


@lru_cache(maxsize=256)
def delete_keyed(table: type[Base]) -> PreparedStatement:
    """Deletes a row in the version that was read, where article and coder are its key."""
    own: Any = table.__table__
    keys = ("article_id", "coder_id", "version")
    return PreparedStatement(delete(own).where(*(own.c[key] == bindparam(key) for key in keys)))
