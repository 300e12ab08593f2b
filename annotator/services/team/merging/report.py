"""What a merge did or would do, by article and coder, and what it needs a person for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from annotator.core.coding.change import Change, Kind
from annotator.core.messages import Message
from annotator.core.team.three_way import Side
from annotator.services.transfer.report import Problem

What = Literal["new", "changed_here", "changed_there", "both", "deleted"]
"""What the two sides made of a thing: new there, changed on one side or on both, or deleted
there."""

WHATS: tuple[What, ...] = ("new", "changed_here", "changed_there", "both", "deleted")


class ConflictKey(msgspec.Struct, frozen=True):
    """Names a conflict, so that a choice can be made for it."""

    file: str
    kind: Kind
    id: str


class Conflict(msgspec.Struct, frozen=True):
    """A thing of which two projects say what contradicts each other.

    Attributes:
        id: as the journal names the thing here.
        article: the id of its article here; empty for what belongs to none.
        title: of the article.
        coder: the name of whose it is; empty for what belongs to nobody.
        label: what to call the thing: a record's type, an actor's name.
        words: how a record's own text begins.
        ours: the attributes that contradict, as the project has them; None if it was deleted here.
        theirs: the same in the file; None if it was deleted there.
        choice: what was chosen; None if nothing, and then the project's stays.
    """

    file: str
    kind: Kind
    id: str
    article: str = ""
    title: str = ""
    coder: str = ""
    label: str = ""
    words: str = ""
    ours: dict[str, Any] | None = None
    theirs: dict[str, Any] | None = None
    choice: Side | None = None

    @property
    def key(self) -> ConflictKey:
        """What names it."""
        return ConflictKey(self.file, self.kind, self.id)


class MergeRow(msgspec.Struct, frozen=True):
    """What a merge makes of the work of one coder in one article.

    Attributes:
        article: its id; empty for what belongs to no article: actors, codebook.
        coder: the name; empty for what belongs to nobody, such as the article itself.
        new: how many things are new there.
        changed_here: how many only the project changed since, and so stay.
        changed_there: how many only the file changed since, and so are taken.
        both: how many both changed, conflicts included.
        deleted: how many were deleted there, and so go.
        conflicts: of how many both versions contradict each other.
    """

    article: str
    title: str
    coder: str
    new: int = 0
    changed_here: int = 0
    changed_there: int = 0
    both: int = 0
    deleted: int = 0
    conflicts: int = 0


class MergeReport(msgspec.Struct, frozen=True):
    """What a merge did, or would do.

    Attributes:
        change: the Change that it was; None if nothing was written.
        brings_anything: whether the project gains anything by it.
        rows: by article and coder, those without anything left out.
        conflicts: what both changed in ways that contradict each other.
        articles: how many articles are new.
        gains: what the codebook gained, such as ``event.means``.
        problems: what could not be taken, and why.
        notes: what else a person should know.
    """

    change: Change | None
    brings_anything: bool
    rows: list[MergeRow]
    conflicts: list[Conflict]
    articles: int = 0
    gains: list[str] = []
    problems: list[Problem] = []
    notes: list[Message] = []

    @property
    def undecided(self) -> list[Conflict]:
        """The conflicts for which nothing was chosen."""
        return [each for each in self.conflicts if each.choice is None]

    def total(self, what: What) -> int:
        """The sum over all articles and coders."""
        return sum(getattr(row, what) for row in self.rows)


class MergeLog:
    """Counts what a merge makes of things, by file, while it goes on."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, str, What | Literal["conflicts"]]] = Counter()
        self._titles: dict[str, str] = {}
        self._conflicts: dict[ConflictKey, Conflict] = {}

    def count(self, file: str, article: str, title: str, coder: str, what: What) -> None:
        """Counts a thing of an article and coder in."""
        self._counts[file, article, coder, what] += 1
        if article:
            self._titles.setdefault(article, title)

    def add(self, conflict: Conflict) -> None:
        """Notes a conflict, and counts it in."""
        if conflict.key in self._conflicts:
            return
        self._conflicts[conflict.key] = conflict
        self.count(conflict.file, conflict.article, conflict.title, conflict.coder, "both")
        self._counts[conflict.file, conflict.article, conflict.coder, "conflicts"] += 1

    def conflicts(self, files: Sequence[str], names: Mapping[str, str]) -> list[Conflict]:
        """Those of the files, in the order in which they were met.

        Args:
            names: of the coders, by id.
        """
        return [
            replace(each, coder=names.get(each.coder, each.coder))
            for each in self._conflicts.values()
            if each.file in files
        ]

    def rows(self, files: Sequence[str], names: Mapping[str, str]) -> list[MergeRow]:
        """The counts of the files, by title and coder.

        Args:
            names: of the coders, by id.
        """
        rows: dict[tuple[str, str], dict[str, int]] = {}
        for (file, article, coder, what), count in self._counts.items():
            if file in files:
                row = rows.setdefault((article, names.get(coder, coder)), {})
                row[what] = row.get(what, 0) + count
        made = [
            MergeRow(article, self._titles.get(article, ""), coder, **counts)
            for (article, coder), counts in rows.items()
        ]
        return sorted(made, key=lambda row: (row.title, row.article, row.coder))


def counts_of(rows: Sequence[MergeRow]) -> Iterator[tuple[What, int]]:
    """How many things there are of each, over all rows."""
    return ((what, sum(getattr(row, what) for row in rows)) for what in WHATS)
