"""Removing for good what the journal has of an article, and what lies in free pages of the file."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, and_, func, select, update
from sqlalchemy.exc import DBAPIError

from annotator.core.coding.change import PURGED
from annotator.storage.digests import chain_anew
from annotator.storage.search import fulltext
from annotator.storage.sqlite.connection import connect_file
from annotator.storage.sqlite.expected_schema import require_expected_schema
from annotator.storage.tables import Base, ChangeRow, OpRow

_AT_ONCE = 500
_TITLED = ("add-article", "delete-article")
_HIDDEN = "…"
_LOCK_NOT_AVAILABLE = "55P03"


def is_journalled(connection: Connection, article_id: str) -> bool:
    """Whether the journal has heard of the article."""
    return bool(_ops_of(connection, article_id))


def is_forgotten(connection: Connection, article_id: str) -> bool:
    """Whether the article was purged from tables and journal."""
    return PURGED in _ops_of(connection, article_id)


def _ops_of(connection: Connection, article_id: str) -> Sequence[Any]:
    query = select(OpRow.before).where(OpRow.kind == "article", OpRow.entity_id == article_id)
    return connection.scalars(query).all()


def ids_of(connection: Connection, article_id: str) -> set[str]:
    """The ids of all that the journal says of records that were deleted from an article, of the
    links between them, and of what the article itself was to coders."""
    ids = {article_id, *_deleted(connection, "record", "article", [article_id])}
    ids |= links_of(connection, ids)
    for of_coders in (
        and_(OpRow.kind == "status", OpRow.entity_id.startswith(f"{article_id}/", autoescape=True)),
        and_(
            OpRow.kind == "assignment", OpRow.entity_id.endswith(f"/{article_id}", autoescape=True)
        ),
    ):
        ids |= set(connection.scalars(select(OpRow.entity_id).where(of_coders)))
    return ids | set(_deleted(connection, "suggestion", "article", [article_id]))


def links_of(connection: Connection, records: Collection[str]) -> set[str]:
    """The ids of links that were deleted and led from or to one of the records."""
    return {
        *_deleted(connection, "link", "from", records),
        *_deleted(connection, "link", "to", records),
    }


def forget(connection: Connection, ids: Collection[str]) -> None:
    """Takes out of the journal what things held, and chains its entries anew.

    The entries stay, with the ids and with what was done, so that the journal has no gap.
    """
    ops: Counter[int] = Counter()
    for some in _portions(ids):
        mine = OpRow.entity_id.in_(some)
        counted = select(OpRow.seq, func.count().label("found")).where(mine).group_by(OpRow.seq)
        ops.update({row.seq: row.found for row in connection.execute(counted)})
        connection.execute(update(OpRow).where(mine).values(before=PURGED, after=None, digest=None))
    for some in _portions(ops):
        _hide(connection, some, ops)
    if ops:
        chain_anew(connection, min(ops))
    if connection.dialect.name == "sqlite":
        # A server makes its index anew with the tables, and to ask for it would wait for readers.
        fulltext.rebuild(connection)


def _hide(connection: Connection, seqs: Sequence[int], ops: Counter[int]) -> None:
    """Takes what changes say of the article; one of which nothing is left is not undone."""
    counted = select(OpRow.seq, func.count().label("found"))
    counted = counted.where(OpRow.seq.in_(seqs), OpRow.kind != "coder").group_by(OpRow.seq)
    everything = {row.seq: row.found for row in connection.execute(counted)}
    for row in connection.execute(select(ChangeRow.__table__).where(ChangeRow.seq.in_(seqs))).all():
        values: dict[str, Any] = {}
        if row.kind in _TITLED:
            values["parameters"] = {"title": _HIDDEN}
        elif row.kind == "code-hits":
            values["parameters"] = {**row.parameters, "search": _HIDDEN}
        elif row.label:
            values["label"] = _HIDDEN
        if everything.get(row.seq) == ops[row.seq]:
            values["action"] = "purge"
        if values:
            connection.execute(update(ChangeRow).where(ChangeRow.seq == row.seq).values(**values))


def _deleted(
    connection: Connection, kind: str, attribute: str, values: Collection[str]
) -> Iterator[str]:
    for some in _portions(values):
        held = OpRow.before[attribute].as_string()
        query = select(OpRow.entity_id).where(
            OpRow.kind == kind, OpRow.verb == "delete", held.in_(some)
        )
        yield from connection.scalars(query)


def _portions(values: Collection[Any]) -> Iterator[list[Any]]:
    iterator = iter(values)
    while portion := list(islice(iterator, _AT_ONCE)):
        yield portion


def vacuum_file(path: Path) -> None:
    """Writes a project file anew without what was deleted from it.

    Raises:
        sqlite3.Error: somebody else writes, or there is no room for a second copy.
    """
    with closing(connect_file(path, "rw")) as connection:
        require_expected_schema(connection, path)
        # To write a file anew SQLite attaches a temporary one, which nothing else may.
        connection.set_authorizer(None)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
        connection.isolation_level = None
        connection.execute("PRAGMA secure_delete = ON").close()
        connection.execute("PRAGMA wal_autocheckpoint = 0").close()
        connection.execute("VACUUM").close()


def vacuum_server(engine: Engine, patience: float) -> bool:
    """Writes the tables of a server anew.

    Args:
        engine: what writes to it.
        patience: seconds to wait for those who read a table.

    Returns:
        Whether that was done: its role may not if it does not own the tables, and it is given up if
        somebody reads on.
    """
    names = sorted(table.name for table in Base.metadata.sorted_tables)
    with engine.connect() as connection:
        owned = connection.exec_driver_sql(
            "SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class "
            "WHERE relname = ANY(%s) AND relnamespace = current_schema()::regnamespace",
            (names,),
        ).scalar_one()
    if not owned:
        return False
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"SET lock_timeout = {max(1, round(1000 * patience))}")
        try:
            for name in names:
                # Names of our own tables.
                connection.exec_driver_sql(f'VACUUM FULL "{name}"')
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != _LOCK_NOT_AVAILABLE:
                raise
            return False
        finally:
            connection.exec_driver_sql("RESET lock_timeout")
    return True
