"""What SQLite may do with a file that a stranger may have made.

A file is opened with everything forbidden that the program does not use
(https://www.sqlite.org/security.html); what of it this Python and SQLite allow, `in_force` says.
"""

import sqlite3
import sys
from functools import cache

import msgspec

LONGEST = 256 * 1024 * 1024
"""Bytes of one value: an article of this length takes a gigabyte of memory to work with."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 1000,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_COLUMN: 500,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 10_000_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}

_FEW_INSTRUCTIONS = 20_000
"""Of SQLite's virtual machine. To read our schema takes some 2,000, and SQLite's time to read one
grows with the square of what is in it."""

VIEWED = frozenset(
    (
        *("records", "field_values", "fragments", "links", "statuses", "assignments"),
        *("suggestions", "changes", "ops"),
    )
)
"""The tables of which a coder sees a part while a project is coded blind: by temporary views that
are called as the tables are."""

_OWN_SQL = frozenset(
    [
        f"search_{table}_{event}"
        for table in ("articles", "field_values")
        for event in ("insert", "update", "delete")
    ]
    # The contents of indexes, and what queries of this program give a name (WITH).
    + ["searched_articles", "searched_field_values", "searched_values", "listed", "outlets"]
    # What a coder sees of a project that is coded blind, see `own_work`.
    + [*VIEWED]
)
"""Triggers, views and common table expressions that are the program's own."""

_PRAGMA_WRITES = frozenset(
    (
        "application_id", "busy_timeout", "cache_size", "cell_size_check", "foreign_key_check",
        "foreign_key_list", "foreign_keys", "index_info", "index_list", "index_xinfo",
        "integrity_check", "journal_mode", "journal_size_limit", "legacy_alter_table",
        "mmap_size", "optimize", "query_only", "quick_check", "read_uncommitted", "synchronous",
        "table_info", "table_list", "table_xinfo", "temp_store", "trusted_schema", "user_version",
        "wal_autocheckpoint", "wal_checkpoint",
    )
)  # fmt: skip
_FORBIDDEN = frozenset(
    (
        sqlite3.SQLITE_ATTACH,
        sqlite3.SQLITE_DETACH,
        sqlite3.SQLITE_CREATE_TEMP_INDEX,
        sqlite3.SQLITE_CREATE_TEMP_TABLE,
        sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
    )
)
_FORBIDDEN_FUNCTIONS = frozenset(("load_extension", "fts3_tokenizer", "sqlite_compileoption_get"))


class Protection(msgspec.Struct, frozen=True):
    """Something that keeps a stranger's file, or the way to a server, from doing harm.

    Attributes:
        name: what it is called in SQLite's documentation or PostgreSQL's.
        in_force: whether it protects this project here.
        reason: why it is not in force; empty if it is.
    """

    name: str
    in_force: bool
    reason: str = ""


def harden(connection: sqlite3.Connection) -> None:
    """Forbids what the program does not use, before anything of the file is read.

    Until `trust_own_triggers` is called, not even what the schema says is trusted.
    """
    if hasattr(connection, "enable_load_extension"):
        connection.enable_load_extension(False)
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, min(most, connection.getlimit(limit)))
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, False)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {pragma}").close()
    connection.set_authorizer(_authorised)


def allow_few_steps(connection: sqlite3.Connection) -> None:
    """Stops what takes longer than to read a schema of ours and a row, as one without end would."""
    connection.set_progress_handler(lambda: 1, _FEW_INSTRUCTIONS)


def allow_all_steps(connection: sqlite3.Connection) -> None:
    """Lifts the limit of `allow_few_steps`, once the schema was verified."""
    connection.set_progress_handler(None, 0)


def trust_own_triggers(connection: sqlite3.Connection) -> None:
    """Lets the triggers of a schema that was found to be ours fill the full-text index.

    SQLite before 3.44 takes that for unsafe where the schema is not trusted.
    """
    if not _fills_untrusted():
        connection.execute("PRAGMA trusted_schema = ON").close()


def in_force(connection: sqlite3.Connection) -> list[Protection]:
    """What protects this connection, asked of itself."""

    def is_on(pragma: str) -> bool:
        return bool(connection.execute(f"PRAGMA {pragma}").fetchone()[0])

    refused = "" if _refuses_attach(connection) else "the authorizer is not called"
    limited = all(connection.getlimit(limit) <= most for limit, most in _LIMITS.items())
    is_defensive = False
    if sys.version_info >= (3, 12):
        is_defensive = connection.getconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE)
    untrusted = not is_on("trusted_schema")
    return [
        # Whoever has a connection had the schema compared: `expected_schema`.
        Protection("expected_schema", in_force=True),
        Protection("authorizer", not refused, refused),
        Protection("cell_size_check", is_on("cell_size_check")),
        Protection("limits", limited),
        Protection(
            "trusted_schema_off",
            untrusted,
            ""
            if untrusted
            else f"SQLite {sqlite3.sqlite_version} would refuse the full-text index to the "
            "project's own triggers",
        ),
        Protection(
            "defensive",
            is_defensive,
            "" if is_defensive else "Python can switch it on since 3.12",
        ),
    ]


def _authorised(
    action: int, first: str | None, second: str | None, _database: str | None, inner: str | None
) -> int:
    """Asked while a statement is prepared; what it refuses cannot be run at all."""
    is_refused = (
        action in _FORBIDDEN
        or (inner is not None and inner not in _OWN_SQL)
        or (action == sqlite3.SQLITE_CREATE_TEMP_VIEW and first not in VIEWED)
        or (action == sqlite3.SQLITE_FUNCTION and second in _FORBIDDEN_FUNCTIONS)
        or (
            action == sqlite3.SQLITE_PRAGMA
            and second is not None
            and str(first).lower() not in _PRAGMA_WRITES
        )
    )
    return sqlite3.SQLITE_DENY if is_refused else sqlite3.SQLITE_OK


def _refuses_attach(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("ATTACH ':memory:' AS other").close()
    except sqlite3.DatabaseError:
        return True
    return False


@cache
def _fills_untrusted() -> bool:
    """Whether this SQLite fills a full-text index from a trigger of an untrusted schema."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("CREATE TABLE texts (text)")
        connection.execute("CREATE VIRTUAL TABLE found USING fts5(text)")
        connection.execute(
            "CREATE TRIGGER fill AFTER INSERT ON texts "
            "BEGIN INSERT INTO found VALUES (new.text); END"
        )
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("INSERT INTO texts VALUES ('')")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True
