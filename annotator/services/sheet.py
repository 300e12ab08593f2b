"""The sheet: all records of a type as a table that is sorted, filtered, edited and copied."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.changes import change_kinds as kinds
from annotator.core.codebook.cells import read_cell
from annotator.core.codebook.model import Field
from annotator.core.coding.actor import Actor
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import ConflictError, FieldValueError
from annotator.core.id_list import IdList
from annotator.core.messages import message
from annotator.core.sheet.model import (
    STATES,
    SheetColumn,
    SheetQuestion,
    SheetRow,
    cell_of,
    reference_of,
)
from annotator.core.text.normalization import normalise
from annotator.formats.tables.record_columns import neutral
from annotator.services.deletion import delete_records
from annotator.services.ids import new_id
from annotator.services.progress import Progress
from annotator.services.records import Records, current_record
from annotator.services.workspace import Workspace
from annotator.storage.sheet.queries import SheetQueries
from annotator.storage.unit_of_work import UnitOfWork

_PORTION = 200
_YES = frozenset({"yes", "y", "true", "1", "look again"})
_NO = frozenset({"", "no", "n", "false", "0"})


class Touched(msgspec.Struct, frozen=True):
    """What became of records that somebody changed: their rows, and which of them are shown."""

    rows: dict[str, SheetRow]
    fitting: frozenset[str]


class Sheet:
    """A project's records as tables, a type at a time; rows are passed as they were seen."""

    def __init__(self, workspace: Workspace, records: Records) -> None:
        self._workspace = workspace
        self._records = records

    # Questions

    def counts(self) -> dict[str, int]:
        """How many records there are, by type."""
        with self._workspace.reading() as read:
            return SheetQueries(read, self._workspace.coder.id).counts()

    def first(self, question: SheetQuestion, limit: int = _PORTION) -> list[SheetRow]:
        """The first rows, in their order."""
        with self._workspace.reading() as read:
            queries = SheetQueries(read, self._workspace.coder.id)
            ids = queries.first(question, limit)
            rows = {row.record.id: row for row in queries.page(ids)}
        return [rows[record_id] for record_id in ids]

    def all(self, question: SheetQuestion, step: Callable[[], object] | None = None) -> IdList:
        """The ids of all rows in their order; ``step`` is called between portions."""

        def ids(queries: SheetQueries) -> Iterator[str]:
            for portion in queries.portions(question):
                if step is not None:
                    step()
                yield from portion

        with self._workspace.reading() as read:
            return IdList(ids(SheetQueries(read, self._workspace.coder.id)))

    def rows(self, ids: Collection[str]) -> dict[str, SheetRow]:
        """The rows of these records, by id, as far as they exist."""
        with self._workspace.reading() as read:
            queries = SheetQueries(read, self._workspace.coder.id)
            return {row.record.id: row for row in queries.page(ids)}

    def touched(self, question: SheetQuestion, ids: Collection[str]) -> Touched:
        """What became of records that somebody changed."""
        with self._workspace.reading() as read:
            queries = SheetQueries(read, self._workspace.coder.id)
            rows = {row.record.id: row for row in queries.page(ids)}
            return Touched(rows, frozenset(queries.fitting(question, rows)))

    def copied(
        self,
        ids: Sequence[str],
        columns: Sequence[SheetColumn],
        labels: Sequence[str] = (),
        step: Callable[[], object] | None = None,
    ) -> str:
        """Cells as a spreadsheet takes them from the clipboard.

        Args:
            labels: what the columns are called, if that is to stand in the first line.
        """
        lines = [list(labels)] if labels else []
        for start in range(0, len(ids), _PORTION):
            if step is not None:
                step()
            part = ids[start : start + _PORTION]
            rows = self.rows(part)
            lines += [
                [_neutral(column, cell_of(column, rows[record_id])) for column in columns]
                for record_id in part
                if record_id in rows
            ]
        return tsv(lines)

    # Edits

    def set_cells(
        self,
        rows: Sequence[SheetRow],
        column: SheetColumn,
        text: str,
        progress: Progress | None = None,
    ) -> None:
        """Gives the cells of one column what a person wrote.

        Values that stay keep their evidence; an actor that is named anew is looked up by name or
        alias, and registered if it is unknown.

        Raises:
            FieldValueError: the column cannot hold it.
            ConflictError: somebody else has changed one of the cells.
        """
        if not rows:
            return
        with self._workspace.writing(self._change_of(rows, column)) as unit:
            for n, row in enumerate(rows):
                if progress is not None:
                    progress(n, len(rows), "records")
                if column.field is not None:
                    self._set_field(unit, row, column.field, text)
                else:
                    _set_fixed(unit, row.record, column.key, text)

    def delete(self, ids: Sequence[str], progress: Progress | None = None) -> int:
        """Deletes records with what leads to them; how many they were."""
        count = 0
        with self._workspace.writing(kinds.DeleteRecords(len(ids))) as unit:
            for start in range(0, len(ids), _PORTION):
                if progress is not None:
                    progress(start, len(ids), "records")
                part = ids[start : start + _PORTION]
                records = unit.read.records(part)
                count += delete_records(unit, self._workspace.codebook, records)
        return count

    def _set_field(self, unit: UnitOfWork, row: SheetRow, field: Field, text: str) -> None:
        before = row.record.fields.get(field.key, ())
        wanted = read_cell(field, text, before, row.names, reference_of(row))
        values = [
            self._named(unit, value) if n in wanted.named else value
            for n, value in enumerate(wanted.values)
        ]
        if tuple(values) != tuple(before):
            self._records.set_within(unit, row.record, field, values)

    def _named(self, unit: UnitOfWork, value: FieldValue) -> FieldValue:
        name = str(value.value)
        actor = unit.read.actor_named(name)
        if actor is None:
            actor = Actor(new_id(), name)
            unit.create(actor)
        return replace(value, actor=actor.id)

    def _change_of(self, rows: Sequence[SheetRow], column: SheetColumn) -> kinds.ChangeKind:
        named = kinds.Named.of(column.field) if column.field else kinds.Named(column.key)
        record_type = self._workspace.codebook.type(rows[0].record.type)
        return kinds.ChangeCells(len(rows), named, kinds.Named.of(record_type))


def _set_fixed(unit: UnitOfWork, seen: Record, key: str, text: str) -> None:
    """Sets what every record has besides its fields."""
    current = current_record(unit, seen)
    match key:
        case "state":
            states = [state for state in STATES if state == text.strip().casefold()]
            if not states:
                raise FieldValueError(message("no-state", states=", ".join(STATES), text=text))
            is_as_seen = current.state == seen.state
            after = replace(current, state=states[0])
        case "flagged":
            word = text.strip().casefold()
            if word not in _YES | _NO:
                raise FieldValueError(message("no-flag", text=text))
            is_as_seen = current.flagged == seen.flagged
            after = replace(current, flagged=word in _YES)
        case _:
            is_as_seen = current.note == seen.note
            after = replace(current, note=normalise(text.strip()))
    if after == current:
        return
    if not is_as_seen:
        raise ConflictError(message("cell-changed"))
    unit.update(current, replace(after, updated=unit.time))


def tsv(lines: Iterable[Sequence[str]]) -> str:
    """Lines of cells, tabs between them; a cell with a tab, line end or quote is quoted."""
    return "".join("\t".join(map(_quoted, line)) + "\r\n" for line in lines)


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _neutral(column: SheetColumn, cell: str) -> str:
    """No text may run as a formula where it is pasted; a negative number stays one."""
    is_numeric = column.field is not None and column.field.kind in ("number", "range")
    return cell if is_numeric else neutral(cell)
