"""What a coder sees of a project that is coded blind: own work, and what is everybody's.

In such a transaction the names of the tables that hold work stand for views of the coder's part of
it, so that no query can go around that. SQLite and PostgreSQL both look for a temporary view of a
name before a table. Where a server has row-level security for the role (docs/postgresql.md), its
policies do the same, and no view is needed.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Boolean, Connection, bindparam, literal_column, select
from sqlalchemy.exc import DBAPIError

from annotator.core.coding.change import Kind
from annotator.core.coding.coder import GOLD_ID, Coder
from annotator.core.messages import message
from annotator.storage.errors import StorageError
from annotator.storage.prepared_statement import PreparedStatement
from annotator.storage.sqlite.connection import driver_of
from annotator.storage.tables import CoderRow, ProjectRow

_BLIND = (ProjectRow.blind, CoderRow.role, CoderRow.active)
_ON_CODER = CoderRow.id == bindparam("coder")
_IN_FILE, _ON_SERVER = (
    PreparedStatement(
        select(*_BLIND, literal_column(secured, Boolean)).outerjoin(CoderRow, _ON_CODER)
    )
    for secured in ("0", "row_security_active('records')")
)
_IS_SECURED = "SELECT row_security_active('records'::regclass)"

SHARED_KINDS: tuple[Kind, ...] = ("project", "coder", "codebook", "actor", "article")
"""The kinds of thing that are everybody's; the others are somebody's work."""

SHARED_CHANGES = (
    *("note-article", "flag-article", "unflag-article", "change-detail", "change-publications"),
    *("add-article", "delete-article", "purge-article", "correct-text", "import-articles"),
    *("import-publications", "create-actor", "change-actor", "rename-actor", "merge-actors"),
    *("split-actor", "delete-actor", "delete-actors", "change-codebook", "make-coder"),
    *("rename-coder", "merge-coders", "retire-coder", "return-coder", "set-role"),
    *("code-blind", "open-to-team", "assign", "draw-assignments", "take-back"),
)
"""The kinds of change of which every coder hears: their parameters tell nothing of a record."""


def conditions(coder: str, schema: str, coder_of: str) -> dict[str, str]:
    """Which rows of each table a coder sees, as SQL on a row of it.

    Args:
        coder: SQL that gives the coder's id.
        schema: where the tables are.
        coder_of: SQL that gives whose work it was that an op deleted.
    """

    def own(column: str) -> str:
        mine = f"seen.id = {column} AND seen.coder_id = {coder}"
        return f"EXISTS (SELECT 1 FROM {schema}.records AS seen WHERE {mine})"  # noqa: S608 - names of ours

    gold = f"'{GOLD_ID}'"

    def shown(record: str) -> str:
        """Own work, and the gold of training articles that the coder has finished."""
        finished = "state IN ('done', 'nothing')"
        of_article = f"article_id = {record}.article_id"
        return (
            f"({record}.coder_id = {coder} OR {record}.coder_id = {gold} "  # noqa: S608 - names of ours
            f"AND EXISTS (SELECT 1 FROM {schema}.statuses AS taught WHERE taught.{of_article} "
            f"AND taught.coder_id = {gold} AND taught.training AND taught.{finished}) "
            f"AND EXISTS (SELECT 1 FROM {schema}.statuses AS done WHERE done.{of_article} "
            f"AND done.coder_id = {coder} AND done.{finished}))"
        )

    def of_shown(column: str) -> str:
        seen = f"seen.id = {column} AND {shown('seen')}"
        return f"EXISTS (SELECT 1 FROM {schema}.records AS seen WHERE {seen})"  # noqa: S608 - names of ours

    shared = ", ".join(f"'{each}'" for each in SHARED_KINDS)
    told = ", ".join(f"'{each}'" for each in SHARED_CHANGES)
    of_link = (
        f"EXISTS (SELECT 1 FROM {schema}.links AS link WHERE link.id = ops.entity_id "  # noqa: S608 - names of ours
        f"AND {own('link.source_id')} AND {own('link.target_id')})"
    )
    of_suggestion = (
        f"EXISTS (SELECT 1 FROM {schema}.suggestions AS seen WHERE seen.id = entity_id "  # noqa: S608 - names of ours
        f"AND coalesce(seen.coder_id, {coder}) = {coder})"
    )
    return {
        "records": shown("records"),
        "field_values": of_shown("record_id"),
        "fragments": of_shown("record_id"),
        "links": f"{own('source_id')} AND {own('target_id')}",
        "statuses": f"coder_id = {coder} OR coder_id = {gold} AND training",
        "assignments": f"coder_id = {coder}",
        "suggestions": f"coder_id IS NULL OR coder_id = {coder}",
        "changes": f"coder_id = {coder} OR kind IN ({told})",
        "ops": (
            f"kind IN ({shared}) "
            f"OR kind = 'record' AND ({own('entity_id')} OR verb = 'delete' "
            f"AND {coder_of} = {coder}) "
            f"OR kind = 'status' AND entity_id LIKE '%/' || {coder} "
            f"OR kind = 'assignment' AND entity_id LIKE {coder} || '/%' "
            f"OR kind = 'link' AND {of_link} "
            f"OR kind = 'suggestion' AND ({of_suggestion} OR verb = 'delete' "
            f"AND coalesce({coder_of}, {coder}) = {coder})"
        ),
    }


class Standing(NamedTuple):
    """What a coder may see and write.

    Attributes:
        restricted: whether they are to see own work alone.
        secured: whether a server holds them to that, and to writing own work, by itself.
    """

    restricted: bool
    secured: bool


def standing(connection: Connection, coder_id: str) -> Standing:
    """Where a coder stands; one whom the project does not know is a coder like others."""
    statement = _IN_FILE if connection.dialect.name == "sqlite" else _ON_SERVER
    [(blind, role, active, secured)] = statement.tuples(connection, coder=coder_id)
    sees_all = role is not None and Coder(coder_id, "", role, active).sees_all
    return Standing(bool(blind) and not sees_all, bool(secured))


def writable(connection: Connection, coder_id: str, held: Standing) -> frozenset[str] | None:
    """The ids of those whose work a coder may write; None for everybody's."""
    if held.secured:
        found = connection.exec_driver_sql("SELECT writes_as()").scalars()
        return frozenset(each for each in found if each)
    return frozenset({coder_id}) if held.restricted else None


def is_held_back(connection: Connection) -> bool:
    """Whether a server keeps part of the project back from the role that asks."""
    return (
        connection.dialect.name == "postgresql"
        and connection.exec_driver_sql(_IS_SECURED).scalar_one()
        and not connection.exec_driver_sql("SELECT sees_all()").scalar_one()
    )


@contextmanager
def restricted(connection: Connection, coder_id: str) -> Generator[None, None, None]:
    """Shows the coder's part alone, in the transaction that has begun; it is rolled back in the
    end. Not for a connection that a server holds to that.

    Raises:
        StorageError: the server neither keeps the work of others back nor lets that be done here.
    """
    if connection.dialect.name == "sqlite":
        _create_views_in_file(connection, coder_id)
    else:
        _create_views_on_server(connection, coder_id)
    try:
        yield
    finally:
        # With it go the views: whoever has the connection next sees what is theirs.
        if (transaction := connection.get_transaction()) is not None:
            transaction.rollback()


def _create_views_in_file(connection: Connection, coder_id: str) -> None:
    driver = driver_of(connection)
    (is_read_only,) = driver.execute("PRAGMA query_only").fetchone()
    if is_read_only:
        driver.execute("PRAGMA query_only = OFF").close()
    coder_of = "json_extract(before, '$.coder')"
    for table, condition in conditions(_quoted(coder_id), "main", coder_of).items():
        # The index of words knows a row by its number.
        seen = f"SELECT rowid, * FROM main.{table} AS {table} WHERE {condition}"  # noqa: S608 - names of ours
        driver.execute(f"CREATE TEMP VIEW {table} AS {seen}").close()
    if is_read_only:
        driver.execute("PRAGMA query_only = ON").close()


def _create_views_on_server(connection: Connection, coder_id: str) -> None:
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    found = conditions(_quoted(coder_id), schema, "before ->> 'coder'")
    try:
        for table, condition in found.items():
            seen = f"SELECT * FROM {schema}.{table} AS {table} WHERE {condition}"  # noqa: S608 - names of ours
            connection.exec_driver_sql(f"CREATE TEMP VIEW {table} AS {seen}".replace("%", "%%"))
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != "42501":
            raise
        raise StorageError(message("blind-not-set-up")) from error


def _quoted(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"
