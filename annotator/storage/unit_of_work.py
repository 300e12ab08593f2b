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
from annotator.core.coding import change as changes
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import Change, Entity, Op
from annotator.core.coding.coder import Coder
from annotator.core.coding.digest import ChangeDigest, digest
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.storage import mapping
from annotator.storage.change_summary import ChangeSummary
from annotator.storage.queries import Queries
from annotator.storage.row_writer import RowWriter
from annotator.storage.tables import (
    ChangeRow,
    OpRow,
)

_BATCH = 1000
_Item = TypeVar("_Item")


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
        self._rows = RowWriter(connection)
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
        self._rows.insert(rows)

    def update(self, before: Entity, after: Entity) -> Entity:
        """Changes a thing from the state that was read to another; the new state.

        Raises:
            ConflictError: somebody changed or deleted it in between.
        """
        op = changes.updated(before, after)
        if op is None:
            return before
        after = msgspec.structs.replace(after, version=before.version + 1)
        self._rows.update([(before, after)])
        match before, after:
            case Record(), Record():
                self._rows.replace_parts([(before, after)])
            case Actor(), Actor():
                self._rows.replace_names(after)
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
        pairs = [(before, after) for before, after, _op in changed]
        self._rows.update(pairs)
        self._rows.replace_parts(pairs)
        for _before, after, op in changed:
            self._note(op, after)
        return len(changed)

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
        self._rows.delete(entities)

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
            self._rows.insert({ChangeRow: [mapping.change_row(self._entry, self._digest_of())]})
        rows: list[dict[str, Any]] = []
        for n, (op, after) in enumerate(self._pending, self._written):
            self._checksum.add(op, after)
            rows.append(mapping.op_row(self._entry.seq, n, op, after))
        if rows:
            self._rows.insert({OpRow: rows})
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


def _batches(items: Iterable[_Item], size: int = _BATCH) -> Iterator[list[_Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
