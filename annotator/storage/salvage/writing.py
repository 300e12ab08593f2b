"""A new project for what was saved of a damaged one."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, update

from annotator.core.codebook.model import Codebook
from annotator.core.coding.change import Change, Entity, Op, attributes, created, id_of, kind_of
from annotator.core.coding.coder import Coder
from annotator.core.coding.digest import ChangeDigest, digest
from annotator.core.coding.project import ProjectInfo
from annotator.storage import digests, mapping
from annotator.storage.bulk_insert import BulkInsert
from annotator.storage.driver_errors import speaking
from annotator.storage.engine import make_engine
from annotator.storage.opening import create_store
from annotator.storage.salvage.journal import KeptJournal
from annotator.storage.tables import (
    ActorNameRow,
    ActorRow,
    ArticleRow,
    AssignmentRow,
    Base,
    ChangeRow,
    CoderRow,
    FragmentRow,
    LearnedModelRow,
    LinkRow,
    OpRow,
    ProjectRow,
    RecordRow,
    StatusRow,
    SuggestionRow,
    ValueRow,
)

_BATCH = 2000
_IN_ORDER: tuple[type[Base], ...] = (
    *(CoderRow, ActorRow, ActorNameRow, ArticleRow, RecordRow, ValueRow, FragmentRow),
    *(LinkRow, StatusRow, AssignmentRow, SuggestionRow),
)


class RecoveryWriter:
    """Writes what was saved, and then its journal; to be got from `new_project`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._inserting = BulkInsert(connection)
        self._waiting: dict[type[Base], list[dict[str, Any]]] = {}
        self._entry: Change | None = None
        self._checksum = ChangeDigest()
        self._previous = b""
        self._ops: list[dict[str, Any]] = []
        self._count = 0
        self._lacks_checksums = False

    def add(self, entity: Entity) -> None:
        """Adds a thing; what it refers to was added before or is added next to it."""
        for table, rows in mapping.rows_of(entity).items():
            self._waiting.setdefault(table, []).extend(rows)
        if sum(map(len, self._waiting.values())) >= _BATCH:
            self.flush()

    def add_learned_models(self, rows: Iterable[dict[str, Any]]) -> None:
        """Adds learned models, which lie beside the journal."""
        for row in rows:
            self._inserting.insert(LearnedModelRow, [row])

    def flush(self) -> None:
        """Writes what waits."""
        for table in _IN_ORDER:
            self._inserting.insert(table, self._waiting.pop(table, []))

    def keep_journal(self, journal: KeptJournal) -> None:
        """Writes the journal as it was."""
        self.flush()
        for table, rows in ((ChangeRow, journal.changes()), (OpRow, journal.ops())):
            batch: list[dict[str, Any]] = []
            for row in rows:
                batch.append(row)
                if len(batch) >= _BATCH:
                    self._inserting.insert(table, batch)
                    batch = []
            self._inserting.insert(table, batch)
        self._previous = journal.digest
        self._lacks_checksums = not journal.has_checksums

    def begin_change(self, change: Change, coder: Coder, *, is_new: bool) -> None:
        """Begins the journal entry of the recovery itself.

        Args:
            is_new: whether the coder is not there yet.
        """
        if is_new:
            self.add(coder)
        self.flush()
        self._entry = change
        self._inserting.insert(ChangeRow, [mapping.change_row(change, None)])
        if is_new:
            self.note_created(coder)

    def note_created(self, entity: Entity) -> None:
        """Notes that the recovery made a thing that the journal does not know."""
        self._note(created(entity), digest(entity))

    def note_changed(self, entity: Entity, named: Iterable[str]) -> None:
        """Notes that a thing is no longer as the journal left it.

        Args:
            named: the attributes that the journal speaks of.
        """
        after = {**dict.fromkeys(named), **attributes(entity)}
        after.pop("version", None)
        op = Op(kind_of(entity), id_of(entity), "update", after=after)
        self._note(op, digest(entity))

    def note_lost(self, op: Op) -> None:
        """Notes that a thing is gone that the journal has."""
        self._note(op, None)

    def _note(self, op: Op, after: bytes | None) -> None:
        if self._entry is None:
            raise RuntimeError("The change has not begun.")
        self._checksum.add(op, after)
        self._ops.append(mapping.op_row(self._entry.seq, self._count, op, after))
        self._count += 1
        if len(self._ops) >= _BATCH:
            self._write_ops()

    def _write_ops(self) -> None:
        self._inserting.insert(OpRow, self._ops)
        self._ops = []

    def finish(self) -> None:
        """Completes the journal entry of the recovery."""
        self.flush()
        self._write_ops()
        if self._entry is not None:
            entry = msgspec.structs.replace(self._entry, ops=self._count)
            made = self._checksum.result(self._previous, entry)
            statement = update(ChangeRow).where(ChangeRow.seq == entry.seq)
            self._connection.execute(statement.values(ops=self._count, digest=made))
        if self._lacks_checksums:
            self._connection.execute(update(ProjectRow).values(digest=None))
            digests.complete(self._connection)


@contextmanager
def new_project(file: Path, info: ProjectInfo, codebook: Codebook) -> Generator[RecoveryWriter]:
    """Makes a project file, and fills it in one transaction.

    Raises:
        StorageError: something is there already, or the place cannot be written.
    """
    create_store(str(file), info, codebook).close()
    engine = make_engine(str(file))
    try:
        with (
            speaking(str(file)),
            engine.connect() as connection,
            connection.execution_options(writes=True).begin(),
        ):
            saving = RecoveryWriter(connection)
            yield saving
            saving.finish()
    finally:
        engine.dispose()
