"""A thing that two projects have, merged in three ways: both states, and what they had in common.

Each side gives the states of the thing, the newest first, as far as it knows them. The base is the
newest state that both sides once had. Only what each side changed since then is compared, attribute
by attribute, as version control merges (Mens 2002, doi:10.1109/TSE.2002.1000449).
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from annotator.core.coding.change import Attributes

State = Attributes | None
"""What a thing held; None while it was deleted."""

Side = Literal["ours", "theirs"]
Verdict = Literal["same", "ours", "theirs", "both", "conflict"]
"""``same``: both hold the same. ``ours``, ``theirs``: only that side went on. ``both``: both did,
and neither contradicts the other. ``conflict``: they contradict each other."""

DELETED = ""
"""Stands among the attributes in conflict for the thing itself, which one side deleted."""

_BOOKKEEPING = frozenset({"version", "updated"})
_SETS = frozenset({"aliases"})
"""Lists of which each item is added and taken away by itself."""
_WHOLE = frozenset({"type", "from", "to"})
"""Where one of these differs, all that both changed belongs together."""
_TOGETHER: dict[str, tuple[str, ...]] = {
    "state": ("state", "reason"),
    "reason": ("state", "reason"),
}


class Past(msgspec.Struct, frozen=True):
    """The states that one side knows of a thing.

    Attributes:
        states: the newest first; empty if it never had the thing.
        reaches_base: whether the oldest is the one of the state that both projects began with.
    """

    states: Sequence[State] = ()
    reaches_base: bool = False

    @property
    def now(self) -> State:
        """As it stands."""
        return self.states[0] if self.states else None


class Outcome(msgspec.Struct, frozen=True):
    """What becomes of the thing.

    Attributes:
        ours: as it is to be where the choice is ours, or where there is none.
        theirs: as it is to be where the choice is theirs.
        conflicts: the attributes that contradict each other.
    """

    verdict: Verdict
    ours: State = None
    theirs: State = None
    conflicts: tuple[str, ...] = ()

    def chosen(self, side: Side) -> State:
        """As it is to be by that choice."""
        return self.theirs if side == "theirs" else self.ours


def content(state: Attributes) -> Attributes:
    """What a state says, without versions and times of editing."""
    return {
        name: value
        for name, value in state.items()
        if value is not None and name not in _BOOKKEEPING
    }


def merged(ours: Past, theirs: Past, taken: State = None) -> Outcome:
    """Decides what becomes of a thing.

    Args:
        ours: its states here.
        theirs: its states there, in our words: our ids of coders, actors and articles.
        taken: their newest state as it is to be taken, if it has to be changed for that, such as
            in a text that was corrected here.
    """
    mine = [_said(state) for state in ours.states]
    other = [_said(state) for state in theirs.states]
    if not mine or not other:
        # Only one side ever had it.
        return Outcome("ours" if mine else "theirs", ours.now, taken or theirs.now)
    now, then = ours.now, taken or theirs.now
    if mine[0] == other[0]:
        return Outcome("same", now, now)
    theirs_here, ours_there = _index(mine, other[0]), _index(other, mine[0])
    if theirs_here and ours_there:
        # Somebody took back what the other has: who knows more states went on.
        theirs_here, ours_there = (
            theirs_here if len(mine) > len(other) else None,
            ours_there if len(mine) < len(other) else None,
        )
    if theirs_here:
        return Outcome("ours", now, now)
    if ours_there:
        return Outcome("theirs", then, then)
    if now is None or then is None:
        return Outcome("conflict", now, then, (DELETED,))
    return _by_attributes(now, then, theirs.states[0] or {}, _base(ours, theirs, mine, other))


def _base(
    ours: Past, theirs: Past, mine: Sequence[State], other: Sequence[State]
) -> tuple[Attributes, Attributes] | None:
    """The newest state that both had, as each had it; None if none is known."""
    for state in mine:
        if state is not None and state in other:
            return state, state
    first, second = mine[-1], other[-1]
    if ours.reaches_base and theirs.reaches_base and first is not None and second is not None:
        # They may differ in what was not handed out.
        return first, second
    return None


def _by_attributes(
    now: Attributes,
    then: Attributes,
    said: Attributes,
    base: tuple[Attributes, Attributes] | None,
) -> Outcome:
    mine, other = content(now), content(said)
    if base is None:
        changed_here = changed_there = _that_differ(mine, other)
    else:
        changed_here = _that_differ(mine, base[0])
        changed_there = _that_differ(other, base[1])
    both = {name for name in changed_here & changed_there if mine.get(name) != other.get(name)}
    if both & _WHOLE:
        both = changed_here | changed_there
    result = dict(now)
    theirs = dict(now)
    conflicts: list[str] = []
    for name in sorted(changed_there | both):
        if name in both and name in _SETS and base is not None:
            united = _united(base[0].get(name), mine.get(name), other.get(name))
            result[name] = theirs[name] = united
            continue
        theirs[name] = then.get(name)
        if name in both:
            conflicts.append(name)
        else:
            result[name] = then.get(name)
    if conflicts:
        return Outcome("conflict", result, theirs, tuple(conflicts))
    if content(result) == mine:
        return Outcome("ours", now, now)
    verdict: Verdict = "both" if changed_here - changed_there else "theirs"
    return Outcome(verdict, result, result)


def _that_differ(one: Attributes, other: Attributes) -> set[str]:
    differing = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    for name in list(differing):
        differing.update(_TOGETHER.get(name, ()))
    return differing


def _united(base: Any, ours: Any, theirs: Any) -> list[Any]:
    """The items of the base that neither took away, and what either added, in one order."""
    was, mine, other = _items(base), _items(ours), _items(theirs)
    kept = [each for each in was if each in mine and each in other]
    added = sorted({each for each in (*mine, *other) if each not in was}, key=_by_letters)
    return [*kept, *added]


def _items(value: Any) -> list[str]:
    return list(value or ())


def _by_letters(text: str) -> tuple[str, str]:
    return text.casefold(), text


def _said(state: State) -> State:
    return None if state is None else content(state)


def _index(states: Sequence[State], wanted: State) -> int | None:
    return next((n for n, state in enumerate(states) if state == wanted), None)


def walked_back(now: State, ops: Iterable[tuple[str, Attributes]]) -> list[State]:
    """The states of a thing from the newest to the oldest.

    Args:
        now: as it stands; None if it is gone.
        ops: the verb of each operation on it and what it kept of before, the newest first.
    """
    states: list[State] = [now]
    for verb, before in ops:
        state = states[-1]
        match verb:
            case "create":
                states.append(None)
            case "delete":
                states.append(before)
            case _ if state is not None:
                states.append(state | before)
            case _:
                # An operation on what is not there any more, and was not deleted: the journal
                # was forgotten in part.
                break
    while states and states[-1] is None:
        # Before it was made, it was not deleted.
        states.pop()
    return states
