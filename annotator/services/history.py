"""Undo and redo: persistent, per coder, over everything."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

import msgspec

from annotator.core.coding.change import Change, Op, inverse, is_purged
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.messages import message
from annotator.services.change_details import ChangeDetails, details_of
from annotator.services.progress import Progress, silent
from annotator.services.undo_validation import UndoValidation
from annotator.services.workspace import Workspace
from annotator.storage.journal import Journal
from annotator.storage.unit_of_work import UnitOfWork

_BATCH = 1000


class HistoryEntry(msgspec.Struct, frozen=True):
    """A Change and whether it was undone since."""

    change: Change
    undone: bool


class History:
    """The journal of a project, and the way back along the coder's own changes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def undoable(self) -> Change | None:
        """What `undo` would undo: the coder's newest change that stands."""
        with self._workspace.reading() as read:
            return read.journal.undoable(self._workspace.coder.id)

    def redoable(self) -> Change | None:
        """What `redo` would redo."""
        with self._workspace.reading() as read:
            return read.journal.redoable(self._workspace.coder.id)

    def entries(self, limit: int = 200, offset: int = 0) -> list[HistoryEntry]:
        """A page of the journal, newest first, everybody's changes."""
        with self._workspace.reading() as read:
            return [
                HistoryEntry(change, undone) for change, undone in read.journal.page(limit, offset)
            ]

    def ops(self, change: Change, limit: int = 100) -> list[Op]:
        """The first ops of a change: what it did, with before and after."""
        with self._workspace.reading() as read:
            return read.journal.ops(change.seq, limit)

    def details(self, changes: Sequence[Change]) -> dict[int, ChangeDetails]:
        """What those of the changes were about that are about one record or article, by ``seq``."""
        with self._workspace.reading() as read:
            return details_of(read, changes)

    def undo(self, change: Change | None = None, *, progress: Progress = silent) -> Change:
        """Undoes the coder's newest change that stands, as a Change of its own.

        Args:
            change: the one that the person saw as their newest, or one that stands aside; whatever
                is newest if not given.

        Raises:
            ConflictError: that change is no longer the newest that stands, or somebody changed
                the same thing since; nothing is written.
            AnnotatorError: there is nothing to undo.
        """
        change = change or self.undoable()
        if change is None:
            raise AnnotatorError(message("nothing-to-undo"))
        return self._reverse(change, progress)

    def undo_own(self, seen: int, *, progress: Progress = silent) -> Change:
        """Undoes the coder's newest change that stands, if the person knows of it.

        Args:
            seen: the ``seq`` of the newest change that was shown to the person, who also knows
                what was written here.

        Raises:
            ConflictError: it was made in another window and not seen yet, or as `undo`.
            AnnotatorError: there is nothing to undo.
        """
        change = self.undoable()
        if change is not None and change.seq > seen and not self._workspace.wrote(change.seq):
            raise ConflictError(message("unseen-change", change=change))
        return self.undo(change, progress=progress)

    def redo(self, change: Change | None = None, *, progress: Progress = silent) -> Change:
        """Does again what was undone last, as a Change of its own.

        Args:
            change: the undoing that the person saw as their last; whatever is last if not given.

        Raises:
            ConflictError: that undoing is no longer the last, or somebody changed the same thing
                since; nothing is written.
            AnnotatorError: there is nothing to redo.
        """
        change = change or self.redoable()
        if change is None:
            raise AnnotatorError(message("nothing-to-redo"))
        return self._reverse(change, progress)

    def undo_to(self, seq: int, newest: int, *, progress: Progress = silent) -> None:
        """Undoes the coder's own changes, newest first, down to but not including ``seq``.

        Args:
            newest: the ``seq`` of the newest change of the journal that the person saw.

        Raises:
            ConflictError: the coder made a change that the person did not see, or as `undo`;
                what was undone before it stays undone.
        """
        while (change := self.undoable()) and change.seq > seq:
            if change.seq > newest:
                raise ConflictError(message("unseen-change", change=change))
            self._reverse(change, progress)

    def _reverse(self, change: Change, progress: Progress) -> Change:
        try:
            with self._workspace.reversing(change) as unit:
                # Other windows of the same coder write too: only here does the journal stand still.
                _require_newest(unit.read.journal, change)
                fitting = UndoValidation(unit.read, change.seq)
                for step in self._steps(unit, change, progress):
                    self._reverse_step(unit, change, step, fitting)
                fitting.require()
        except ConflictError as conflict:
            code = "cannot-be-redone" if change.action == "undo" else "cannot-be-undone"
            raise ConflictError(message(code, change=change, reason=conflict)) from conflict
        if unit.change is None:
            raise AnnotatorError(message("changed-nothing", change=change))
        return unit.change

    def _steps(self, unit: UnitOfWork, change: Change, progress: Progress) -> Iterator[list[Op]]:
        """The ops, last first, in batches of one kind and verb, each thing at most once in one."""
        below = change.ops
        while below and (ops := unit.read.journal.ops_backwards(change.seq, below, _BATCH)):
            below = ops[-1][0]
            for _key, run in groupby((op for _n, op in ops), attrgetter("kind", "verb")):
                yield from _without_repeats(run)
            progress(change.ops - below, change.ops, change.sentence())

    def _reverse_step(
        self, unit: UnitOfWork, change: Change, ops: list[Op], fitting: UndoValidation
    ) -> None:
        if ops[0].kind == "coder" and ops[0].verb == "create":
            # Who wrote stays, for the journal names them.
            used = unit.read.used_coders([op.id for op in ops])
            ops = [op for op in ops if op.id not in used]
        ops = [op for op in ops if not is_purged(op)]
        if not ops:
            return
        ids = [op.id for op in ops]
        if ops[0].verb == "create" and unit.read.journal.touched_since(
            change.seq, ids, change.coder
        ):
            raise ConflictError(message("worked-on-since"))
        standing = unit.read.entities(ops[0].kind, ids)
        pairs = [inverse(op, standing.get(op.id)) for op in ops]
        unit.create_all(after for before, after in pairs if after and not before)
        unit.delete_all(before for before, after in pairs if before and not after)
        unit.update_all((before, after) for before, after in pairs if before and after)
        fitting.add(pairs)


def _require_newest(journal: Journal, change: Change) -> None:
    if change.stands_aside:
        if journal.is_undone(change.seq):
            raise ConflictError(message("already-undone"))
        return
    if change.action == "undo":
        if (last := journal.redoable(change.coder)) is None or last.id != change.id:
            raise ConflictError(message("not-the-last-undone"))
        return
    newest = journal.undoable(change.coder)
    if newest is None or newest.seq < change.seq:
        raise ConflictError(message("already-undone"))
    if newest.id != change.id:
        raise ConflictError(message("not-the-newest", change=newest))


def _without_repeats(ops: Iterable[Op]) -> Iterator[list[Op]]:
    """The ops in portions; what a change changed twice must be undone once, then read again."""
    portion: dict[str, Op] = {}
    for op in ops:
        if op.id in portion:
            yield list(portion.values())
            portion = {}
        portion[op.id] = op
    yield list(portion.values())
