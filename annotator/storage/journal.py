"""Queries on the journal: changes, their ops, and which of them can be undone or redone."""

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from sqlalchemy import and_, bindparam, func, or_, select

from annotator.core.changes.learning_kinds import STANDS_ASIDE
from annotator.core.coding.change import CODEBOOK_ID, Attributes, Change, Kind, Op, Verb
from annotator.core.coding.project import Base
from annotator.storage import mapping
from annotator.storage.entities.query_base import QueryBase
from annotator.storage.prepared_statement import PreparedStatement, among
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
        *(ChangeRow.kind != each for each in sorted(STANDS_ASIDE)),
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
        .where(
            _DONE.c.coder_id == bindparam("coder"),
            _DONE.c.action == "do",
            *(_DONE.c.kind != each for each in sorted(STANDS_ASIDE)),
        )
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
_IS_UNDONE = select(_UNDOING.c.seq).where(_UNDOING.c.undoes == OpRow.seq).exists()
_STANDING_OPS = PreparedStatement(
    select(OpRow.entity_id, OpRow.seq, OpRow.n, OpRow.verb, OpRow.before)
    .join(ChangeRow, ChangeRow.seq == OpRow.seq)
    .where(
        among(OpRow.entity_id, "ids"),
        OpRow.kind == bindparam("kind"),
        OpRow.seq > bindparam("after"),
        OpRow.seq <= bindparam("last"),
        ChangeRow.action != "undo",
        ~_IS_UNDONE,
    )
)
_DELETIONS = PreparedStatement(
    select(OpRow.entity_id, OpRow.seq, OpRow.n, OpRow.before)
    .join(ChangeRow, ChangeRow.seq == OpRow.seq)
    .where(
        OpRow.kind == bindparam("kind"),
        OpRow.verb == "delete",
        or_(
            OpRow.seq > bindparam("after"),
            and_(OpRow.seq == bindparam("after"), OpRow.n > bindparam("n")),
        ),
        ChangeRow.action != "undo",
        ~_IS_UNDONE,
    )
    .order_by(OpRow.seq, OpRow.n)
    .limit(bindparam("limit"))
)
_CHANGE_ID = PreparedStatement(select(ChangeRow.id).where(ChangeRow.seq == bindparam("seq")))
_SEQ_OF = PreparedStatement(select(ChangeRow.seq).where(ChangeRow.id == bindparam("id")))
_AT_ONCE = 500
_PAST_ALL = 2**31 - 1
"""Beyond the number of any op of a change."""
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

    def is_undone(self, seq: int) -> bool:
        """Whether another change took that one back."""
        query = select(ChangeRow.seq).where(ChangeRow.undoes == seq).limit(1)
        return self.connection.execute(query).first() is not None

    def asides(self) -> list[Change]:
        """The changes that stand aside and are not undone, of whomever, the newest first."""
        query = select(ChangeRow.__table__).where(
            ChangeRow.kind.in_(sorted(STANDS_ASIDE)),
            ChangeRow.action != "undo",
            ~select(_UNDOING.c.seq).where(_UNDOING.c.undoes == ChangeRow.seq).exists(),
        )
        return [mapping.change_of(row) for row in self.rows(query.order_by(ChangeRow.seq.desc()))]

    def undoable(self, coder_id: str) -> Change | None:
        """The coder's newest change that is not undone and does not stand aside: what undo would
        undo."""
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

    def base(self) -> Base | None:
        """What the project was handed out of; None if it was not."""
        first = self.change(1)
        if first is None or first.action != "base":
            return None
        return msgspec.convert(first.parameters, Base, strict=False)

    def change_id(self, seq: int) -> str:
        """The id of the change of that number; empty if there is none."""
        return _CHANGE_ID.value(self.connection, seq=seq) or ""

    def seq_of(self, change_id: str) -> int | None:
        """The number of the change of that id; None if it is not in this journal."""
        return _SEQ_OF.value(self.connection, id=change_id)

    def standing_ops(
        self, kind: Kind, ids: Collection[str], after: int, last: int
    ) -> dict[str, list[tuple[Verb, Attributes]]]:
        """What changes that were not undone did to things, by id, the newest first.

        Args:
            after: the number of the change after which to begin.
            last: that of the last to look at.

        Returns:
            The verb of each operation, and what it kept of before.
        """
        rows = _STANDING_OPS.tuples(self.connection, ids=ids, kind=kind, after=after, last=last)
        found: dict[str, list[tuple[Verb, Attributes]]] = {}
        for entity_id, _seq, _n, verb, before in sorted(rows, key=_by_place, reverse=True):
            found.setdefault(entity_id, []).append((verb, before or {}))
        return found

    def deletions(self, kind: Kind, after: int) -> Iterator[list[str]]:
        """The ids of what changes after one deleted and nobody brought back by undoing, in
        portions; some may have been made anew since."""
        place, n = after, _PAST_ALL
        while rows := _DELETIONS.tuples(
            self.connection, kind=kind, after=place, n=n, limit=_AT_ONCE
        ):
            place, n = rows[-1][1], rows[-1][2]
            yield [row[0] for row in rows]


def _by_place(row: tuple[Any, ...]) -> tuple[int, int]:
    return row[1], row[2]
