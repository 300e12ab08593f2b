"""Writes the rows of things, each over the version of it that was read."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from annotator.core.codebook.model import Codebook
from annotator.core.coding import change as changes
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import CODEBOOK_ID, Entity, Kind
from annotator.core.coding.record import Record
from annotator.core.errors import ConflictError
from annotator.core.messages import message
from annotator.storage import mapping
from annotator.storage.bulk_insert import BulkInsert
from annotator.storage.row_statements import delete_keyed, delete_of, update_of, versions_of
from annotator.storage.tables import (
    OWN_SPAN,
    ActorNameRow,
    ActorRow,
    ArticleRow,
    Base,
    CodebookRow,
    CoderRow,
    FragmentRow,
    LinkRow,
    ProjectRow,
    RecordRow,
    SuggestionRow,
    ValueRow,
)

_TABLES: dict[Kind, type[Base]] = {
    "project": ProjectRow,
    "codebook": CodebookRow,
    "coder": CoderRow,
    "actor": ActorRow,
    "article": ArticleRow,
    "record": RecordRow,
    "link": LinkRow,
    "suggestion": SuggestionRow,
}

_Part = ValueRow | FragmentRow


class RowWriter:
    """Inserts, updates and deletes the rows of things in a transaction that the caller ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._inserting = BulkInsert(connection)

    def insert(self, rows: mapping.Rows) -> None:
        """Adds rows, by table."""
        for table, each in rows.items():
            self._inserting.insert(table, each)

    def update(self, pairs: Sequence[tuple[Entity, Entity]]) -> None:
        """Writes things of one kind over those that were read, if they are still the same."""
        # What stays is left out: to write an article's text makes its words be indexed anew.
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        table, _row = mapping.row_of(pairs[0][1])
        for before, after in pairs:
            old, new = mapping.row_of(before)[1], mapping.row_of(after)[1]
            changed = {name: value for name, value in new.items() if old[name] != value}
            key = {f"old_{name}": value for name, value in _key_of(after).items()}
            parameters = {**changed, **key, "old_version": before.version}
            alike.setdefault(tuple(changed), []).append(parameters)
        for columns, rows in alike.items():
            if update_of(table, columns).run_all(self._connection, rows) != len(rows):
                raise _changed_meanwhile(pairs[0][1])

    def replace_parts(self, pairs: Sequence[tuple[Record, Record]]) -> None:
        """Writes values and fragments of records where they differ: few statements for many."""
        parts: mapping.Rows = {ValueRow: [], FragmentRow: []}
        stale: dict[tuple[type[_Part], tuple[str, ...]], list[str]] = {}
        for before, after in pairs:
            for table, fields in _add_changed_parts(parts, before, after).items():
                if fields:
                    stale.setdefault((table, tuple(fields)), []).append(after.id)
        for (table, fields), ids in stale.items():
            delete_of(table, "record_id", "field").run(
                self._connection, record_id=ids, field=fields
            )
        self.insert(parts)

    def replace_names(self, actor: Actor) -> None:
        """Writes the names of an actor anew."""
        self._delete_where(ActorNameRow, "actor_id", [actor.id])
        self.insert({ActorNameRow: mapping.rows_of(actor)[ActorNameRow]})

    def delete(self, entities: Sequence[Entity]) -> None:
        """Removes things of one kind with their parts, if they are as they were read."""
        if isinstance(entities[0], ArticleStatus | Assignment):
            statement = delete_keyed(mapping.row_of(entities[0])[0])
            for entity in entities:
                key = _key_of(entity)
                if statement.run(self._connection, **key, version=entity.version) != 1:
                    raise _changed_meanwhile(entity)
            return
        kind = changes.kind_of(entities[0])
        table = _TABLES[kind]
        self._require_versions(table, entities)
        ids = [changes.id_of(entity) for entity in entities]
        if kind == "record":
            self._delete_where(ValueRow, "record_id", ids)
            self._delete_where(FragmentRow, "record_id", ids)
        elif kind == "actor":
            self._delete_where(ActorNameRow, "actor_id", ids)
        self._delete_where(table, "id", ids)

    def _require_versions(self, table: type[Base], entities: Sequence[Entity]) -> None:
        """Refuses to write over what is not as it was read."""
        ids = [changes.id_of(entity) for entity in entities]
        versions = dict(versions_of(table).tuples(self._connection, ids=ids))
        for entity in entities:
            if versions.get(changes.id_of(entity)) != entity.version:
                raise _changed_meanwhile(entity)

    def _delete_where(self, table: type[Base], column: str, ids: Sequence[str]) -> None:
        delete_of(table, column).run(self._connection, **{column: ids})


def _add_changed_parts(
    rows: mapping.Rows, before: Record, after: Record
) -> dict[type[_Part], list[str]]:
    """Adds the rows of what differs between two states; which rows of which field are stale."""
    stale: dict[type[_Part], list[str]] = {ValueRow: [], FragmentRow: []}
    if before.spans != after.spans:
        stale[FragmentRow].append(OWN_SPAN)
        rows[FragmentRow] += mapping.fragment_rows(after.id, OWN_SPAN, 0, after.spans)
    for field in before.fields | after.fields:
        old, new = before.fields.get(field, ()), after.fields.get(field, ())
        if old == new:
            continue
        stale[FragmentRow].append(field)
        if [(each.value, each.actor) for each in old] != [(each.value, each.actor) for each in new]:
            stale[ValueRow].append(field)
            mapping.add_value_rows(rows, after.id, field, new)
            continue
        # Only where the evidence lies has changed: the values stay, and so does their index.
        for ordinal, value in enumerate(new):
            rows[FragmentRow] += mapping.fragment_rows(after.id, field, ordinal, value.spans)
    return stale


def _key_of(entity: Entity) -> dict[str, str]:
    match entity:
        case ArticleStatus() | Assignment():
            return {"article_id": entity.article, "coder_id": entity.coder}
        case Codebook():
            return {"id": CODEBOOK_ID}
        case _:
            return {"id": entity.id}


def _changed_meanwhile(entity: Entity) -> ConflictError:
    kind = message(f"kind-{changes.kind_of(entity)}")
    return ConflictError(message("changed-at-same-moment", kind=kind))
