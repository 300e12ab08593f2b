"""The one path that writes: one Change, one transaction, one journal entry."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby, islice
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, update
from sqlalchemy.exc import DBAPIError

from annotator.core.changes.change_kinds import ChangeKind
from annotator.core.codebook.model import Codebook
from annotator.core.coding import change as changes
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import CODEBOOK_ID, Change, Entity, Kind, Op
from annotator.core.coding.coder import Coder
from annotator.core.coding.digest import ChangeDigest, digest
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.messages import message
from annotator.storage import mapping
from annotator.storage.bulk_insert import BulkInsert
from annotator.storage.change_summary import ChangeSummary
from annotator.storage.queries import Queries
from annotator.storage.row_statements import delete_keyed, delete_of, update_of, versions_of
from annotator.storage.tables import (
    OWN_SPAN,
    ActorNameRow,
    ActorRow,
    ArticleRow,
    Base,
    ChangeRow,
    CodebookRow,
    CoderRow,
    FragmentRow,
    LinkRow,
    OpRow,
    ProjectRow,
    RecordRow,
    SuggestionRow,
    ValueRow,
)

_BATCH = 1000

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
_Item = TypeVar("_Item")
_Part = ValueRow | FragmentRow


class UnitOfWork:
    """Writes that become one Change.

    Attributes:
        read: what the project holds, this unit's own writes included.
        change: the journal entry, once something was written and the unit has ended.
        touched: what was written so far.
        forgotten: the ids of things of whose content the journal is to keep nothing.
    """

    def __init__(
        self,
        connection: Connection,
        entry: Change,
        coder: Coder,
        previous: bytes,
        *,
        writable: frozenset[str] | None = None,
    ) -> None:
        """Starts on a transaction that the caller ends.

        Args:
            entry: the Change without ops.
            previous: the checksum of the entry before it.
            writable: the ids of the coders whose work may be touched; None for everybody's.
        """
        self._writable = writable
        self.read = Queries(connection)
        self.change: Change | None = None
        self.touched = ChangeSummary()
        self.forgotten: set[str] = set()
        self._connection = connection
        self._inserting = BulkInsert(connection)
        self._entry = entry
        self._coder = coder
        self._previous = previous
        self._pending: list[tuple[Op, bytes | None]] = []
        self._written = 0
        self._checksum = ChangeDigest()

    @property
    def time(self) -> datetime:
        """The moment of the Change, for what it creates and updates."""
        return self._entry.time

    @contextmanager
    def savepoint(self) -> Generator[None, None, None]:
        """A savepoint: writes of the block are rolled back, and not counted, if it fails; what was
        written before stays."""
        pending, written = list(self._pending), self._written
        touched, checksum = self.touched.copy(), self._checksum.copy()
        nested = self._connection.begin_nested()
        try:
            yield
            nested.commit()
        except BaseException as error:
            self._pending, self._written, self.touched = pending, written, touched
            self._checksum = checksum
            try:
                nested.rollback()
            except DBAPIError:
                # Where a disk is full, SQLite took back all of the transaction, this with it.
                raise error from None
            raise

    def say(self, what: ChangeKind) -> None:
        """Replaces the kind, and so the sentence, of the Change."""
        self._entry = self._entry.saying(what)

    def create(self, entity: Entity) -> None:
        """Adds a thing."""
        self.create_all([entity])

    def create_all(self, entities: Iterable[Entity]) -> int:
        """Adds things as they stream in, those that others refer to first; how many they were."""
        count = 0
        for batch in _batches(entities):
            for _kind, run in groupby(batch, type):
                self._insert(list(run))
            count += len(batch)
        return count

    def _insert(self, entities: Sequence[Entity]) -> None:
        rows: mapping.Rows = {}
        for entity in entities:
            for table, each in mapping.rows_of(entity).items():
                rows.setdefault(table, []).extend(each)
        self._require_own(entities)
        self.touched.add_all(entities)
        self._pending += [(changes.created(entity), digest(entity)) for entity in entities]
        if len(self._pending) >= _BATCH:
            self._write_ops()
        self._insert_rows(rows)

    def _insert_rows(self, rows: mapping.Rows) -> None:
        for table, each in rows.items():
            self._inserting.insert(table, each)

    def update(self, before: Entity, after: Entity) -> Entity:
        """Changes a thing from the state that was read to another; the new state.

        Raises:
            ConflictError: somebody changed or deleted it in between.
        """
        op = changes.updated(before, after)
        if op is None:
            return before
        after = msgspec.structs.replace(after, version=before.version + 1)
        self._update_rows([(before, after)])
        match before, after:
            case Record(), Record():
                self._replace_parts(before, after)
            case Actor(), Actor():
                self._delete_where(ActorNameRow, "actor_id", [after.id])
                self._insert_rows({ActorNameRow: mapping.rows_of(after)[ActorNameRow]})
            case _:
                pass
        self._note(op, after)
        return after

    def update_all(self, pairs: Iterable[tuple[Entity, Entity]]) -> int:
        """Changes things as they stream in, each from the state that was read to another.

        Returns:
            How many differ from what they were.

        Raises:
            ConflictError: somebody changed or deleted one of them in between.
        """
        count = 0
        for batch in _batches(pairs):
            records = [
                (before, after)
                for before, after in batch
                if isinstance(before, Record) and isinstance(after, Record)
            ]
            count += self._update_records(records)
            for before, after in batch:
                if not isinstance(before, Record):
                    count += self.update(before, after) is not before
        return count

    def _update_records(self, pairs: Sequence[tuple[Record, Record]]) -> int:
        """Few statements for many records."""
        changed = [
            (before, msgspec.structs.replace(after, version=before.version + 1), op)
            for before, after in pairs
            if (op := changes.updated(before, after)) is not None
        ]
        if not changed:
            return 0
        self._update_rows([(before, after) for before, after, _op in changed])
        parts: mapping.Rows = {ValueRow: [], FragmentRow: []}
        stale: dict[tuple[type[_Part], str], list[str]] = {}
        for before, after, _op in changed:
            for part in _add_changed_parts(parts, before, after):
                stale.setdefault(part, []).append(after.id)
        for (table, field), ids in stale.items():
            delete_of(table, "field", "record_id").run(
                self._connection, field=[field], record_id=ids
            )
        self._insert_rows(parts)
        for _before, after, op in changed:
            self._note(op, after)
        return len(changed)

    def _require_versions(self, table: type[Base], entities: Sequence[Entity]) -> None:
        """Refuses to write over what is not as it was read."""
        ids = [changes.id_of(entity) for entity in entities]
        versions = dict(versions_of(table).tuples(self._connection, ids=ids))
        for entity in entities:
            if versions.get(changes.id_of(entity)) != entity.version:
                raise _changed_meanwhile(entity)

    def _update_rows(self, pairs: Sequence[tuple[Entity, Entity]]) -> None:
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

    def _replace_parts(self, before: Record, after: Record) -> None:
        rows: mapping.Rows = {ValueRow: [], FragmentRow: []}
        stale = _add_changed_parts(rows, before, after)
        for table in (ValueRow, FragmentRow):
            fields = [field for stale_table, field in stale if stale_table is table]
            if fields:
                delete_of(table, "record_id", "field").run(
                    self._connection, record_id=[after.id], field=fields
                )
        self._insert_rows(rows)

    def delete(self, entity: Entity) -> None:
        """Removes a thing in the state that was read; what refers to it must be gone.

        Raises:
            ConflictError: somebody changed or deleted it in between.
        """
        self.delete_all([entity])

    def purge_all(self, entities: Iterable[Entity]) -> int:
        """As `delete_all`, but the journal keeps nothing of what the things held."""
        things = list(entities)
        self.forgotten.update(map(changes.id_of, things))
        return self._remove_all(things, changes.purged)

    def delete_all(self, entities: Iterable[Entity]) -> int:
        """Removes things as they stream in, those that refer to others first; how many."""
        return self._remove_all(entities, changes.deleted)

    def _remove_all(self, entities: Iterable[Entity], op_of: Callable[[Entity], Op]) -> int:
        count = 0
        for batch in _batches(entities):
            for _kind, run in groupby(batch, type):
                # Each once, or the journal would tell of what was not there any more.
                once = {changes.id_of(entity): entity for entity in run}
                self._delete(list(once.values()), op_of)
                count += len(once)
        return count

    def _delete(self, entities: Sequence[Entity], op_of: Callable[[Entity], Op]) -> None:
        for entity in entities:
            self._note(op_of(entity), entity)
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

    def _delete_where(self, table: type[Base], column: str, ids: Sequence[str]) -> None:
        delete_of(table, column).run(self._connection, **{column: ids})

    def _require_own(self, entities: Iterable[Entity]) -> None:
        """Refuses to touch work that is not this coder's to touch."""
        if self._writable is not None and any(
            isinstance(each, Record | ArticleStatus | Assignment)
            and each.coder not in self._writable
            for each in entities
        ):
            raise AnnotatorError(message("others-work"))

    def _note(self, op: Op, entity: Entity) -> None:
        self._require_own([entity])
        self.touched.add(entity, is_gone=op.verb == "delete")
        self._pending.append((op, None if op.verb == "delete" else digest(entity)))
        if len(self._pending) >= _BATCH:
            self._write_ops()

    def _write_ops(self) -> None:
        if self._written == 0:
            self._inserting.insert(ChangeRow, [mapping.change_row(self._entry, self._digest_of())])
        rows: list[dict[str, Any]] = []
        for n, (op, after) in enumerate(self._pending, self._written):
            self._checksum.add(op, after)
            rows.append(mapping.op_row(self._entry.seq, n, op, after))
        if rows:
            self._inserting.insert(OpRow, rows)
        self._written += len(rows)
        self._pending.clear()

    def finish(self) -> None:
        """Completes the journal entry; without any write, and nothing to forget, there is none."""
        if not self._pending and not self._written and not self.forgotten:
            return
        ops = self._written + len(self._pending)
        self.change = self._entry = msgspec.structs.replace(self._entry, ops=ops)
        streamed = self._written > 0
        self._write_ops()
        if streamed:
            row = mapping.change_row(self._entry, self._digest_of())
            final = {name: row[name] for name in ("ops", "kind", "parameters", "label", "digest")}
            statement = update(ChangeRow).where(ChangeRow.seq == self._entry.seq)
            self._connection.execute(statement.values(**final))

    def _digest_of(self) -> bytes:
        """The entry's checksum as far as its ops are known: final only when all are."""
        checksum = self._checksum.copy()
        if not self._written:
            for op, after in self._pending:
                checksum.add(op, after)
        return checksum.result(self._previous, self._entry)

    def require_coder(self) -> None:
        """Adds who writes first to the coders; the very first leads, unless it was handed out."""
        known = self.read.coders()
        if all(each.id != self._coder.id for each in known):
            leads = not known and self._entry.action != "base"
            self.create(replace(self._coder, role="lead") if leads else self._coder)


def _add_changed_parts(
    rows: mapping.Rows, before: Record, after: Record
) -> list[tuple[type[_Part], str]]:
    """Adds the rows of what differs between two states; which rows of which field are stale."""
    stale: list[tuple[type[_Part], str]] = []
    if before.spans != after.spans:
        stale.append((FragmentRow, OWN_SPAN))
        rows[FragmentRow] += mapping.fragment_rows(after.id, OWN_SPAN, 0, after.spans)
    for field in before.fields | after.fields:
        old, new = before.fields.get(field, ()), after.fields.get(field, ())
        if old == new:
            continue
        stale.append((FragmentRow, field))
        if [(each.value, each.actor) for each in old] != [(each.value, each.actor) for each in new]:
            stale.append((ValueRow, field))
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


def _batches(items: Iterable[_Item], size: int = _BATCH) -> Iterator[list[_Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
