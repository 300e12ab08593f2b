"""Which version a project's schema has, and how it gets to today's."""

from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from annotator.core.deferred import deferred
from annotator.core.location import is_server
from annotator.core.messages import message
from annotator.storage import digests
from annotator.storage.engine import backup_sqlite, file_of
from annotator.storage.errors import NewerProjectError, StorageError
from annotator.storage.sqlite.damage import damaged
from annotator.storage.sqlite.placement import placed_file

if TYPE_CHECKING:
    from alembic import command, script
    from alembic import config as alembic_config
else:
    # Slow to load, and seldom needed.
    command = deferred("alembic.command")
    script = deferred("alembic.script")
    alembic_config = deferred("alembic.config")

HEAD = "0015"
"""Today's revision. Kept here because loading Alembic to learn it would slow every start."""


def create_empty(connection: Connection, place: str) -> None:
    """Makes today's tables in an empty database.

    Raises:
        StorageError: it is not empty.
    """
    if not is_empty(connection):
        raise StorageError(message("database-not-empty", place=place))
    _upgrade(connection)


def is_empty(connection: Connection) -> bool:
    """Whether the database has no tables yet."""
    return not inspect(connection).get_table_names()


def revision_of(connection: Connection) -> str | None:
    """The schema's revision, or None if the database has no schema of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalars(text("SELECT version_num FROM alembic_version")).one_or_none()


def is_older(revision: str) -> bool:
    """Whether it is a known revision before today's."""
    return revision != HEAD and revision in known_revisions()


def bring_up_to_date(engine: Engine, location: str, revision: str) -> Path | None:
    """Migrates an older project after backing it up; the backup, if one was made.

    Raises:
        NewerProjectError: the revision is not one that this version knows.
        DamagedError: the file is damaged; then nothing is migrated.
        StorageError: the backup cannot be written, or the server's role has no right to change
            tables; then nothing is migrated.
    """
    if revision == HEAD:
        return None
    if revision not in known_revisions():
        raise NewerProjectError(message("newer-project"))
    backup = None
    if not is_server(location):
        _require_sound(engine, location)
        backup = _backed_up(file_of(location), revision)
    try:
        with engine.connect() as connection, connection.execution_options(writes=True).begin():
            _upgrade(connection)
            digests.complete(connection)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != "42501":
            raise
        raise StorageError(message("lead-opens-first")) from error
    return backup


def _require_sound(engine: Engine, location: str) -> None:
    """What is damaged is not to become worse by being rewritten."""
    with engine.connect() as connection, connection.begin():
        verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if verdict != "ok":
        raise damaged(location, " ".join(str(verdict).split()))


def _backed_up(path: Path, revision: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    stem = f"{path.stem}.before-upgrade-{revision}-{stamp}"
    numbers = count(2)
    backup = path.with_name(f"{stem}{path.suffix}")
    while True:
        try:
            with placed_file(backup) as part:
                backup_sqlite(path, part, lambda _done, _total: None)
        except StorageError:
            # Another process may be opening the project in the same second.
            if not backup.exists():
                raise
            backup = path.with_name(f"{stem}-{next(numbers)}{path.suffix}")
        else:
            return backup


def _upgrade(connection: Connection) -> None:
    alembic = config()
    alembic.attributes["connection"] = connection
    command.upgrade(alembic, "head")


def known_revisions() -> list[str]:
    """All revisions, the newest first."""
    scripts = script.ScriptDirectory.from_config(config())
    return [each.revision for each in scripts.walk_revisions()]


def config() -> "alembic_config.Config":
    """Where Alembic finds the revisions."""
    config = alembic_config.Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
