"""The kinds of change that a team's work is handed out and taken back by."""

from annotator.core.changes.change_kind_base import ChangeKind, CountedKind


class HandOut(ChangeKind, frozen=True, tag="hand-out"):
    """The project was handed out of another one; with this its journal begins.

    Attributes:
        project: the id of the other project.
        change: the id of its newest change at that time; empty if it had none.
        seq: the number of that change: the change counter.
    """

    english = "Hand out"

    project: str
    change: str = ""
    seq: int = 0


class MergeWork(CountedKind, frozen=True, tag="merge-work"):
    """Other projects were merged into this one."""

    english = "Merge {count:,} files"
    english_one = "Merge 1 file"
