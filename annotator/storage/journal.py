"""Queries on the journal: changes, their ops, and which of them can be undone or redone."""

from collections.abc import Collection

from sqlalchemy import bindparam, func, or_, select

from annotator.core.coding.change import CODEBOOK_ID, Attributes, Change, Op
from annotator.storage import mapping
from annotator.storage.prepared_statement import PreparedStatement, among
from annotator.storage.query_base import QueryBase
from annotator.storage.tables import ChangeRow, OpRow

_LAST_SEQ = PreparedStatement(select(func.max(ChangeRow.seq)))
_END = PreparedStatement(
    select(ChangeRow.seq, ChangeRow.digest).order_by(ChangeRow.seq.desc()).limit(1)
)
_UNDOING = ChangeRow.__table__.alias()
_NEWEST = (
    select(ChangeRow.__table__)
    .where(
        ChangeRow.coder_id == bindparam("coder"),
        ~select(_UNDOING.c.seq).where(_UNDOING.c.undoes == ChangeRow.seq).exists(),
    )
    .order_by(ChangeRow.seq.desc())
    .limit(1)
)
_UNDOABLE = PreparedStatement(
    _NEWEST.where(or_(ChangeRow.action == "do", ChangeRow.action == "redo"))
)
_DONE = ChangeRow.__table__.alias()
_REDOABLE = PreparedStatement(
    _NEWEST.where(
        ChangeRow.action == "undo",
        ChangeRow.seq
        > select(func.coalesce(func.max(_DONE.c.seq), 0))
        .where(_DONE.c.coder_id == bindparam("coder"), _DONE.c.action == "do")
        .scalar_subquery(),
    )
)
_OPS_BACKWARDS = PreparedStatement(
    select(OpRow.__table__)
    .where(OpRow.seq == bindparam("seq"), OpRow.n < bindparam("below"))
    .order_by(OpRow.n.desc())
    .limit(bindparam("limit"))
)
_TOUCHED_SINCE = PreparedStatement(
    select(OpRow.entity_id)
    .join(ChangeRow, ChangeRow.seq == OpRow.seq)
    .outerjoin(_UNDOING, _UNDOING.c.undoes == ChangeRow.seq)
    .where(
        among(OpRow.entity_id, "ids"),
        OpRow.seq > bindparam("seq"),
        ChangeRow.coder_id != bindparam("coder"),
        ChangeRow.action != "undo",
        _UNDOING.c.seq.is_(None),
    )
)
_CODEBOOK_TOUCHED = PreparedStatement(
    select(OpRow.seq).where(OpRow.entity_id == CODEBOOK_ID, OpRow.seq > bindparam("seq")).limit(1)
)


class Journal(QueryBase):
    """Queries on the journal."""

    def last_seq(self) -> int:
        """The number of the newest change; 0 for an empty journal."""
        return _LAST_SEQ.value(self.connection) or 0

    def earlier_texts(self, article_ids: Collection[str], last: int) -> dict[str, set[str]]:
        """The SHA-256 of the texts that articles had before they were corrected.

        Args:
            last: the number of the last change to look at.
        """
        found: dict[str, set[str]] = {}
        query = select(OpRow.entity_id, OpRow.before).where(
            OpRow.kind == "article", OpRow.verb == "update", OpRow.seq <= last
        )
        for row in self.named(query, OpRow.entity_id, article_ids):
            before: Attributes = row["before"] or {}
            if "sha256" in before:
                found.setdefault(row["entity_id"], set()).add(before["sha256"])
        return found

    def end(self) -> tuple[int, bytes]:
        """The number and the checksum of the newest change; 0 and empty for an empty journal."""
        row = _END.first(self.connection)
        return (row.seq, row.digest or b"") if row else (0, b"")

    def secured_end(self) -> tuple[int, bytes]:
        """As `end`, where row-level security keeps changes back: a server tells no more of them."""
        row = self.connection.exec_driver_sql("SELECT seq, digest FROM journal_end()").one_or_none()
        return (row.seq, row.digest or b"") if row else (0, b"")

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
        undoing = ChangeRow.__table__.alias()
        query = (
            select(ChangeRow.__table__, undoing.c.seq.is_not(None).label("undone"))
            .outerjoin(undoing, undoing.c.undoes == ChangeRow.seq)
            .order_by(ChangeRow.seq.desc())
            .offset(offset)
            .limit(limit)
        )
        return [(mapping.change_of(row), bool(row.undone)) for row in self.rows(query)]

    def undoable(self, coder_id: str) -> Change | None:
        """The coder's newest change that is not undone: what undo would undo."""
        return self._newest(_UNDOABLE, coder_id)

    def redoable(self, coder_id: str) -> Change | None:
        """The coder's newest undoing since they last did something new: what redo would redo."""
        return self._newest(_REDOABLE, coder_id)

    def _newest(self, statement: PreparedStatement, coder_id: str) -> Change | None:
        row = statement.first(self.connection, coder=coder_id)
        return mapping.change_of(row) if row else None

    def ops_backwards(self, seq: int, below: int, limit: int) -> list[tuple[int, Op]]:
        """Ops of a change numbered below ``below``, last first, each with its number."""
        rows = _OPS_BACKWARDS.rows(self.connection, seq=seq, below=below, limit=limit)
        return [(row.n, mapping.op_of(row)) for row in rows]

    def ops(self, seq: int, limit: int) -> list[Op]:
        """The first ops of a change."""
        query = select(OpRow.__table__).where(OpRow.seq == seq).order_by(OpRow.n).limit(limit)
        return [mapping.op_of(row) for row in self.rows(query)]

    def ops_of(self, seqs: Collection[int]) -> dict[int, list[Op]]:
        """All ops of some hundred changes that have few, by ``seq``."""
        ops: dict[int, list[Op]] = {}
        query = select(OpRow.__table__).where(OpRow.seq.in_(list(seqs)))
        for row in self.rows(query.order_by(OpRow.seq, OpRow.n)):
            ops.setdefault(row.seq, []).append(mapping.op_of(row))
        return ops

    def was_codebook_touched(self, seq: int) -> bool:
        """Whether a change after one touched the codebook."""
        return bool(_CODEBOOK_TOUCHED.tuples(self.connection, seq=seq))

    def touched_since(self, seq: int, ids: Collection[str], coder_id: str) -> set[str]:
        """Those of the entities that another coder's change, not undone, touched after a change."""
        found = _TOUCHED_SINCE.tuples(self.connection, ids=ids, seq=seq, coder=coder_id)
        return {entity_id for (entity_id,) in found}
