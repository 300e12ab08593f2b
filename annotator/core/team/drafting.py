"""First drafts of gold: what a rule makes of records that are about the same.

A rule that leaves any part open makes nothing, so that a person decides; none rejects anything.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Literal, TypeVar

import msgspec

from annotator.core.coding.record import FieldValue, Record
from annotator.core.team.adjudication import Comparison, values_of
from annotator.core.team.gold import taken, with_field

Strategy = Literal["unanimous", "majority", "order", "none"]

_Said = TypeVar("_Said", bound=Hashable)


class DraftRule(msgspec.Struct, frozen=True):
    """How a first draft is made.

    Attributes:
        strategy: ``unanimous`` takes what everybody found alike; ``majority`` what more than the
            threshold found, each part as more than the threshold of these have it; ``order`` the
            record of the coder who comes first in the lead's order; ``none`` nothing.
        threshold: a share of the coders, from 0.5 to below 1.
        order: the ids of the coders, those to be trusted most first; others are not taken.
    """

    strategy: Strategy
    threshold: float = 0.5
    order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0.5 <= self.threshold < 1:
            raise ValueError(f"A majority is a share from 0.5 to below 1, not {self.threshold}.")


def drafted(comparison: Comparison, rule: DraftRule) -> Record | None:
    """The gold record that the rule makes, still with the id and coder of one of the records.

    Returns:
        None where the rule leaves it to a person, or there is nothing to take.
    """
    held = comparison.records
    if not held:
        return None
    among = list(held.values())
    match rule.strategy:
        case "unanimous":
            return taken(among[0], among) if comparison.unanimous else None
        case "majority":
            return _by_majority(comparison, rule.threshold)
        case "order":
            chosen = next((held[coder] for coder in rule.order if coder in held), None)
            return chosen and taken(chosen, among)
        case "none":
            return None


def _by_majority(comparison: Comparison, threshold: float) -> Record | None:
    among = list(comparison.records.values())
    if len(among) <= threshold * (len(among) + len(comparison.missing)):
        return None
    of_type = _winners(among, threshold, lambda record: record.type)
    bounds = _winners(among, threshold, lambda record: record.spans)
    if not of_type or not bounds:
        return None
    # Two majorities of the same records have at least one in common.
    base = next(each for each in of_type if each in bounds)
    gold = taken(base, among)
    for key in dict.fromkeys(key for record in of_type for key in record.fields):
        having = _winners(of_type, threshold, lambda record, key=key: _said(record, key))
        if not having:
            return None
        if base not in having:
            gold = with_field(gold, key, _most_common(having, key))
    return gold


def _winners(
    among: Sequence[Record], threshold: float, said: Callable[[Record], _Said]
) -> list[Record]:
    """The records that say what more than the threshold of them say; none if nothing is that."""
    [(most, count)] = Counter(map(said, among)).most_common(1)
    return [each for each in among if said(each) == most] if count > threshold * len(among) else []


def _said(record: Record, key: str) -> frozenset[object]:
    return values_of(record.fields.get(key, ()))


def _most_common(having: Sequence[Record], key: str) -> Record:
    """Of records whose values are the same, one whose evidence most of them have too."""

    def values(record: Record) -> tuple[FieldValue, ...]:
        return record.fields.get(key, ())

    counts = Counter(map(values, having))
    return min(having, key=lambda record: (-counts[values(record)], repr(values(record))))
