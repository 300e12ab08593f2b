"""Queries on coders: what there is of each."""

from collections.abc import Collection

from sqlalchemy import func, select, union

from annotator.storage.entities.query_base import QueryBase
from annotator.storage.tables import AssignmentRow, ChangeRow, RecordRow, StatusRow

_FINISHED = ("done", "nothing")


class CoderQueries(QueryBase):
    """What coders made, have finished and are to code."""

    def counts_of_coders(self) -> dict[str, tuple[int, int, int]]:
        """Records, finished articles and assignments of each coder who has any, by id."""
        finished = StatusRow.state.in_(_FINISHED)
        counts: dict[str, list[int]] = {}
        for n, (column, where) in enumerate(
            (
                (RecordRow.coder_id, ()),
                (StatusRow.coder_id, (finished,)),
                (AssignmentRow.coder_id, ()),
            )
        ):
            query = select(column, func.count()).where(*where).group_by(column)
            for coder, count in self.rows(query):
                counts.setdefault(coder, [0, 0, 0])[n] = count
        return {coder: (each[0], each[1], each[2]) for coder, each in counts.items()}

    def articles_of_coder(self, coder_id: str) -> list[str]:
        """The ids of the articles of which the coder has a record, a status or an assignment."""
        tables = (RecordRow, StatusRow, AssignmentRow)
        found = union(
            *(select(each.article_id).where(each.coder_id == coder_id) for each in tables)
        )
        return sorted(self.connection.scalars(found))

    def used_coders(self, ids: Collection[str]) -> set[str]:
        """Those of the coders who ever wrote, or of whom anything is there."""
        return {
            coder
            for each in (ChangeRow, RecordRow, StatusRow, AssignmentRow)
            for coder in self.connection.scalars(
                select(each.coder_id).where(each.coder_id.in_(list(ids))).distinct()
            )
        }
