"""What a coder sees of a project that is coded blind: own work, and what is everybody's.

In such a transaction the names of the tables that hold work stand for views of the coder's part of
it, so that no query can go around that. SQLite and PostgreSQL both look for a temporary view of a
name before a table. Where a server has row-level security for the role (docs/postgresql.md), its
policies do the same, and no view is needed.
"""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import DBAPIError

from annotator.core.coding.change import Kind
from annotator.core.coding.coder import Coder
from annotator.core.messages import message
from annotator.storage.errors import StorageError
from annotator.storage.prepared_statement import PreparedStatement
from annotator.storage.sqlite.connection import driver_of
from annotator.storage.tables import CoderRow, ProjectRow

_ASKED = PreparedStatement(
    select(ProjectRow.blind, CoderRow.role, CoderRow.active).outerjoin(
        CoderRow, CoderRow.id == bindparam("coder")
    )
)

SHARED_KINDS: tuple[Kind, ...] = ("project", "coder", "codebook", "actor", "article")
"""The kinds of thing that are everybody's; the others are somebody's work."""

SHARED_CHANGES = (
    *("note-article", "flag-article", "unflag-article", "change-detail", "change-publications"),
    *("add-article", "delete-article", "purge-article", "correct-text", "import-articles"),
    *("import-publications", "create-actor", "change-actor", "rename-actor", "merge-actors"),
    *("split-actor", "delete-actor", "delete-actors", "change-codebook", "make-coder"),
    *("rename-coder", "merge-coders", "retire-coder", "return-coder", "set-role"),
    *("code-blind", "open-to-team"),
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
        return f"EXISTS (SELECT 1 FROM {schema}.records AS seen WHERE {mine})"  # noqa: S608

    shared = ", ".join(f"'{each}'" for each in SHARED_KINDS)
    told = ", ".join(f"'{each}'" for each in SHARED_CHANGES)
    of_link = (
        f"EXISTS (SELECT 1 FROM {schema}.links AS link WHERE link.id = ops.entity_id "  # noqa: S608
        f"AND {own('link.source_id')} AND {own('link.target_id')})"
    )
    return {
        "records": f"coder_id = {coder}",
        "field_values": own("record_id"),
        "fragments": own("record_id"),
        "links": f"{own('source_id')} AND {own('target_id')}",
        "statuses": f"coder_id = {coder}",
        "assignments": f"coder_id = {coder}",
        "changes": f"coder_id = {coder} OR kind IN ({told})",
        "ops": (
            f"kind IN ({shared}) "
            f"OR kind = 'record' AND ({own('entity_id')} OR verb = 'delete' "
            f"AND {coder_of} = {coder}) "
            f"OR kind = 'status' AND entity_id LIKE '%/' || {coder} "
            f"OR kind = 'assignment' AND entity_id LIKE {coder} || '/%' "
            f"OR kind = 'link' AND {of_link}"
        ),
    }


def is_restricted(connection: Connection, coder_id: str) -> bool:
    """Whether a coder is to see own work alone; also one whom the project does not know."""
    [(blind, role, active)] = _ASKED.tuples(connection, coder=coder_id)
    if not blind:
        return False
    return role is None or not Coder(coder_id, "", role, active).sees_all


@contextmanager
def restricted(connection: Connection, coder_id: str) -> Generator[None, None, None]:
    """Shows the coder's part alone, in the transaction that has begun; it is rolled back in the
    end.

    Raises:
        StorageError: the server neither keeps the work of others back nor lets that be done here.
    """
    if connection.dialect.name == "sqlite":
        _create_views_in_file(connection, coder_id)
    elif not connection.exec_driver_sql(
        "SELECT row_security_active('records'::regclass)"
    ).scalar_one():
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
        seen = f"SELECT rowid, * FROM main.{table} AS {table} WHERE {condition}"  # noqa: S608
        driver.execute(f"CREATE TEMP VIEW {table} AS {seen}").close()
    if is_read_only:
        driver.execute("PRAGMA query_only = ON").close()


def _create_views_on_server(connection: Connection, coder_id: str) -> None:
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    found = conditions(_quoted(coder_id), schema, "before ->> 'coder'")
    try:
        for table, condition in found.items():
            seen = f"SELECT * FROM {schema}.{table} AS {table} WHERE {condition}"  # noqa: S608
            connection.exec_driver_sql(f"CREATE TEMP VIEW {table} AS {seen}".replace("%", "%%"))
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != "42501":
            raise
        raise StorageError(message("blind-not-set-up")) from error


def _quoted(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"
