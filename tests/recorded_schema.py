"""New projects get their tables without Alembic: the statements of the migrations, run once more.

Loading and running all revisions takes a tenth of a second, and nearly every test makes a project.
The first project of a process, on each kind of database, is made by the migrations themselves, and
what they asked of the database makes every later one. A database of a server that was copied from a
template has its tables already.
"""

from typing import Any

from sqlalchemy import Connection, event

from annotator.storage.migrations import schema

_ASKS = ("SELECT", "PRAGMA")


class RecordedSchema:
    """Stands for `schema.create_empty`.

    Attributes:
        prepared: the names of databases that have today's tables, and no project yet.
    """

    def __init__(self) -> None:
        self.prepared: set[str] = set()
        self._make = schema.create_empty
        self._statements: dict[tuple[str, str], list[str]] = {}

    def create_empty(self, connection: Connection, place: str) -> None:
        """Makes today's tables in an empty database, as the first time."""
        known = self._statements.get(key := (connection.dialect.name, schema.HEAD))
        if connection.engine.url.database in self.prepared:
            self.prepared.remove(connection.engine.url.database)
        elif known is None:
            self._statements[key] = self._recorded(connection, place)
        elif schema.is_empty(connection):
            for statement in known:
                connection.exec_driver_sql(statement)
        else:
            self._make(connection, place)

    def _recorded(self, connection: Connection, place: str) -> list[str]:
        found: list[str] = []

        def note(_connection: Connection, _cursor: Any, statement: str, *rest: Any) -> None:
            if not statement.lstrip().startswith(_ASKS):
                assert not rest[0], "a migration of an empty database has no parameters"
                found.append(statement)

        event.listen(connection, "before_cursor_execute", note)
        try:
            self._make(connection, place)
        finally:
            event.remove(connection, "before_cursor_execute", note)
        return found
