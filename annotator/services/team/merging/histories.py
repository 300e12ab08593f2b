"""What the journals of two projects know of the earlier states of a thing."""

from collections.abc import Callable, Collection, Iterator, Mapping

import msgspec

from annotator.core.coding.change import (
    PURGED,
    Attributes,
    Entity,
    Kind,
    Verb,
    attributes,
    id_of,
    kind_of,
    restored,
)
from annotator.core.coding.project import Base
from annotator.core.team.three_way import Past, State, walked_back
from annotator.storage.queries import Queries

Words = Callable[[Entity], Entity]
"""Says a thing in the words of the project that it is to come into."""


class Relation(msgspec.Struct, frozen=True):
    """How two projects hang together.

    Attributes:
        here: the number of our last change that both have, or that was handed out.
        there: the same in the other journal.
        is_known: whether they began with the same state, and it is known which.
    """

    here: int = 0
    there: int = 0
    is_known: bool = False


def relation_by(ours: Queries, base: Base | None) -> Relation:
    """How a file hangs together with our project that only says what it was handed out of."""
    if base is None or base.project != ours.info().id:
        return Relation()
    seq = ours.journal.seq_of(base.change) if base.change else 0
    return Relation() if seq is None else Relation(seq, 0, True)


def relation(ours: Queries, theirs: Queries) -> Relation:
    """What two projects began with: one was handed out by the other, or both are copies."""
    for own, other, is_other in ((ours, theirs, True), (theirs, ours, False)):
        base = other.journal.base()
        if base is None or base.project != own.info().id:
            continue
        seq = own.journal.seq_of(base.change) if base.change else 0
        if seq is not None:
            return Relation(seq, 1, True) if is_other else Relation(1, seq, True)
    common = _common(ours, theirs)
    return Relation(common, common, is_known=common > 0)


def _common(ours: Queries, theirs: Queries) -> int:
    """The number of the last change that two journals share, which share all before it."""
    low, high = 0, min(ours.journal.last_seq(), theirs.journal.last_seq())
    while low < high:
        middle = (low + high + 1) // 2
        if ours.journal.change_id(middle) == theirs.journal.change_id(middle):
            low = middle
        else:
            high = middle - 1
    return low


class Histories:
    """The states that one of the projects knows of its things."""

    def __init__(self, read: Queries | None, after: int = 0, *, is_base_known: bool = False):
        """
        Args:
            read: the project; None of a file that has no journal.
            after: the number of the change with which it began.
            is_base_known: whether the other project began with it too.
        """
        self._read = read
        self._after = after
        self._is_base_known = is_base_known
        self._last = read.journal.last_seq() if read else 0
        self._deleting: dict[Kind, bool] = {}
        self._before: dict[tuple[Kind, str], Entity | None] = {}
        self._touched: set[Kind] = set()

    def since(self, after: int, *, is_base_known: bool) -> "Histories":
        """The same project beside another one, with which it shares another beginning."""
        other = Histories(self._read, after, is_base_known=is_base_known)
        other._last, other._before, other._touched = self._last, self._before, self._touched
        return other

    def remember(self, thing: Entity, before: Entity | None) -> None:
        """Keeps how a thing was before the merge that goes on; None if it was not there."""
        kind = kind_of(thing)
        self._touched.add(kind)
        self._before.setdefault((kind, id_of(thing)), before)

    def has_deleted(self, kind: Kind) -> bool:
        """Whether anything of a kind may have been deleted; nothing that is unknown was, if not."""
        if kind in self._touched:
            return True
        if kind not in self._deleting:
            found = self._read is not None and any(
                True for _ in self._read.journal.deletions(kind, self._after)
            )
            self._deleting[kind] = found
        return self._deleting[kind]

    def deletions(self, kind: Kind, words: Words) -> Iterator[dict[str, Past]]:
        """What was deleted and is not there any more, in portions, by id."""
        if self._read is None:
            return
        for ids in self._read.journal.deletions(kind, self._after):
            there = self._read.entities(kind, ids)
            gone = {each: None for each in ids if each not in there}
            if gone:
                yield {
                    each: past
                    for each, past in self.pasts(kind, gone, words).items()
                    if past.states
                }

    def pasts(self, kind: Kind, now: Mapping[str, Entity | None], words: Words) -> dict[str, Past]:
        """The states of things, by id.

        Args:
            kind: of all of them.
            now: each as it stands; None if it is not there.
            words: says each state in the words in which both are compared.
        """
        ops = self._ops(kind, now)
        return {each: self._past(kind, each, now[each], ops.get(each, ()), words) for each in now}

    def _ops(self, kind: Kind, ids: Collection[str]) -> Mapping[str, list[tuple[Verb, Attributes]]]:
        if self._read is None:
            return {}
        return self._read.journal.standing_ops(kind, ids, self._after, self._last)

    def _past(
        self,
        kind: Kind,
        entity_id: str,
        now: Entity | None,
        ops: Collection[tuple[Verb, Attributes]],
        words: Words,
    ) -> Past:
        key = (kind, entity_id)
        newest: list[State] = []
        start = now
        if key in self._before:
            start = self._before[key]
            newest = [attributes(words(now)) if now else None]
        known = list(_known(ops))
        raw = walked_back(attributes(start) if start else None, known)
        states = [*newest, *_said(kind, raw, words)]
        while states and states[-1] is None:
            states.pop()
        is_whole = len(known) == len(ops) and not (known and known[-1][0] == "create")
        reaches_base = self._is_base_known and is_whole and bool(states)
        return Past(_without_repeats(states), reaches_base)


def _known(ops: Collection[tuple[Verb, Attributes]]) -> Iterator[tuple[Verb, Attributes]]:
    """As far back as nothing was purged."""
    for verb, before in ops:
        if before == PURGED:
            return
        yield verb, before


def _said(kind: Kind, states: list[State], words: Words) -> Iterator[State]:
    for state in states:
        if state is None:
            yield None
            continue
        try:
            yield attributes(words(restored(kind, state)))
        except (msgspec.ValidationError, KeyError):
            # Of a version of the program that said it otherwise: older states are not compared.
            return


def _without_repeats(states: list[State]) -> list[State]:
    return [state for n, state in enumerate(states) if n == 0 or state != states[n - 1]]
