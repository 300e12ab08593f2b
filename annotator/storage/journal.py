"""The journal: what was done, by whom, and what of it stands."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import aliased

from annotator.core.change import CODEBOOK_ID, Change, Op
from annotator.storage import mapping
from annotator.storage.asking import Asking, chunks
from annotator.storage.tables import ChangeRow, OpRow

_LAST_SEQ = select(func.max(ChangeRow.seq))
_DIGEST = select(ChangeRow.digest).where(ChangeRow.seq == bindparam("seq"))


class Journal(Asking):
    """Questions to the journal."""

    def last_seq(self) -> int:
        """The number of the newest change; 0 for an empty journal."""
        return self.connection.scalars(_LAST_SEQ).one() or 0

    def digest_of(self, seq: int) -> bytes | None:
        """The checksum of an entry; None if there is no such entry."""
        return self.connection.scalars(_DIGEST, {"seq": seq}).one_or_none()

    def change(self, seq: int) -> Change | None:
        """One entry of the journal."""
        row = self.connection.execute(
            select(ChangeRow.__table__).where(ChangeRow.seq == seq)
        ).one_or_none()
        return mapping.change_of(row) if row else None

    def changes_after(self, seq: int) -> list[Change]:
        """The changes that came after one, oldest first."""
        query = select(ChangeRow.__table__).where(ChangeRow.seq > seq).order_by(ChangeRow.seq)
        return [mapping.change_of(row) for row in self.rows(query)]

    def page(self, limit: int, offset: int) -> list[tuple[Change, bool]]:
        """A page of the journal, newest first, each with whether it was undone."""
        undoing = aliased(ChangeRow)
        query = (
            select(ChangeRow.__table__, undoing.seq.is_not(None).label("undone"))
            .outerjoin(undoing, undoing.undoes == ChangeRow.seq)
            .order_by(ChangeRow.seq.desc())
            .offset(offset)
            .limit(limit)
        )
        return [(mapping.change_of(row), bool(row.undone)) for row in self.rows(query)]

    def undoable(self, coder_id: str) -> Change | None:
        """The coder's newest change that stands: what undo would undo."""
        return self._newest(coder_id, ChangeRow.action.in_(("do", "redo")), _not_undone())

    def redoable(self, coder_id: str) -> Change | None:
        """The coder's newest undoing since they last did something new: what redo would redo."""
        last_done = (
            select(func.coalesce(func.max(ChangeRow.seq), 0))
            .where(ChangeRow.coder_id == coder_id, ChangeRow.action == "do")
            .scalar_subquery()
        )
        return self._newest(
            coder_id, ChangeRow.action == "undo", _not_undone(), ChangeRow.seq > last_done
        )

    def _newest(self, coder_id: str, *conditions: ColumnElement[bool]) -> Change | None:
        row = self.connection.execute(
            select(ChangeRow.__table__)
            .where(ChangeRow.coder_id == coder_id, *conditions)
            .order_by(ChangeRow.seq.desc())
            .limit(1)
        ).one_or_none()
        return mapping.change_of(row) if row else None

    def ops_backwards(self, seq: int, below: int, limit: int) -> list[tuple[int, Op]]:
        """Ops of a change numbered below ``below``, last first, each with its number."""
        query = (
            select(OpRow.__table__)
            .where(OpRow.seq == seq, OpRow.n < below)
            .order_by(OpRow.n.desc())
            .limit(limit)
        )
        return [(row.n, mapping.op_of(row)) for row in self.rows(query)]

    def ops(self, seq: int, limit: int) -> list[Op]:
        """The first ops of a change."""
        query = select(OpRow.__table__).where(OpRow.seq == seq).order_by(OpRow.n).limit(limit)
        return [mapping.op_of(row) for row in self.rows(query)]

    def was_codebook_touched(self, seq: int) -> bool:
        """Whether a change after one touched the codebook."""
        query = select(OpRow.seq).where(OpRow.entity_id == CODEBOOK_ID, OpRow.seq > seq).limit(1)
        return bool(self.rows(query))

    def touched_since(self, seq: int, ids: Collection[str], coder_id: str) -> set[str]:
        """Those of the things that somebody else's standing change touched after a change."""
        undoing = aliased(ChangeRow)
        return {
            row.entity_id
            for chunk in chunks(ids)
            for row in self.rows(
                select(OpRow.entity_id)
                .join(ChangeRow, ChangeRow.seq == OpRow.seq)
                .outerjoin(undoing, undoing.undoes == ChangeRow.seq)
                .where(
                    OpRow.entity_id.in_(chunk),
                    OpRow.seq > seq,
                    ChangeRow.coder_id != coder_id,
                    ChangeRow.action != "undo",
                    undoing.seq.is_(None),
                )
            )
        }


def _not_undone() -> ColumnElement[bool]:
    undoing = aliased(ChangeRow)
    return ~select(undoing.seq).where(undoing.undoes == ChangeRow.seq).exists()
