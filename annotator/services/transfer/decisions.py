"""What an import would do with each thing of its files, as data, and the count of it."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from annotator.core.coding.article import Article
from annotator.core.coding.change import Entity, Kind, kind_of
from annotator.core.coding.link import Link
from annotator.core.coding.record import Record
from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.services.transfer.report import DecisionCount, Duplicate, Problem, Verdict

_BRINGING: tuple[Verdict, ...] = ("new", "extends", "deleted")


class Decision(msgspec.Struct, frozen=True, gc=False):
    """What an import does with an entity of a file.

    Attributes:
        thing: as the project is to have it; None if it is the file.
        own: the project's, for what extends it.
        here: the id of the project's, for a duplicate article.
        gains: what a codebook gains, such as ``event.means``.
        note: what a person should know of it.
        problem: why it is not taken.
    """

    verdict: Verdict
    file: str
    thing: Entity | None = None
    own: Entity | None = None
    here: str = ""
    gains: tuple[str, ...] = ()
    note: Message | None = None
    problem: Problem | None = None


class ClashError(InputError):
    """A file and the project contradict each other."""


def refusal(error: InputError) -> Decision:
    """That a file, or what stands at a place of it, is not taken."""
    problem = Problem.of(error)
    verdict: Verdict = "clash" if isinstance(error, ClashError) else "refused"
    return Decision(verdict, error.file, problem=problem)


def left_out(file: str, record: Record, reason: Message) -> Decision:
    """That a record of a file is not taken, and why."""
    problem = Problem.of(InputError(file, reason, message("at-record", id=record.id)))
    return Decision("differs", file, record, problem=problem)


class Tally(msgspec.Struct):
    """What an import came to so far.

    Attributes:
        decisions: how many things of each kind of each file were decided on in each way.
    """

    articles: int = 0
    records: int = 0
    types: Counter[str] = msgspec.field(default_factory=Counter[str])
    links: int = 0
    publications: int = 0
    gains: list[str] = []
    duplicates: list[Duplicate] = []
    problems: list[Problem] = []
    notes: list[Message] = []
    decisions: Counter[tuple[str, Kind | Literal["file"], Verdict]] = msgspec.field(
        default_factory=Counter[tuple[str, Kind | Literal["file"], Verdict]]
    )

    @property
    def brings_anything(self) -> bool:
        """Whether a project gains anything but names of coders."""
        return any(verdict in _BRINGING and kind != "coder" for _, kind, verdict in self.decisions)

    def count(self, decisions: Iterable[Decision]) -> None:
        """Counts decisions in."""
        for each in decisions:
            thing = each.thing
            self.decisions[each.file, kind_of(thing) if thing else "file", each.verdict] += 1
            self.gains += each.gains
            if each.note:
                self.notes.append(each.note)
            if each.problem:
                self.problems.append(each.problem)
            if isinstance(thing, Article):
                self.articles += each.verdict == "new"
                self.publications += _further(each)
                if each.verdict == "duplicate":
                    self.duplicates.append(Duplicate(each.file, thing.title, each.here))
            elif each.verdict == "new" and isinstance(thing, Record):
                self.records += 1
                self.types[thing.type] += 1
            elif each.verdict == "new" and isinstance(thing, Link):
                self.links += 1

    def add(self, other: "Tally") -> None:
        """Counts in what another one counted."""
        self.articles += other.articles
        self.records += other.records
        self.types.update(other.types)
        self.links += other.links
        self.publications += other.publications
        self.gains += other.gains
        self.duplicates += other.duplicates
        self.problems += other.problems
        self.notes += other.notes
        self.decisions.update(other.decisions)

    def refuse(self, error: InputError) -> None:
        """Notes what is not taken."""
        self.count([refusal(error)])

    def decision_counts(self) -> list[DecisionCount]:
        """The decisions, counted by file, kind of thing and verdict."""
        return [DecisionCount(*key, count) for key, count in self.decisions.items()]


def _further(decision: Decision) -> int:
    """How many publications an article gains besides its own first."""
    if decision.verdict not in ("new", "extends") or not isinstance(decision.thing, Article):
        return 0
    known = decision.own.publications if isinstance(decision.own, Article) else {}
    return max(len(decision.thing.publications) - len(known), 0)
