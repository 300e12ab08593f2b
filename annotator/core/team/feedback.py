"""What the gold made of one coder's work, record by record, and how good that work was."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from annotator.core.coding.record import Record, reading_order
from annotator.core.team.adjudication import differing_fields
from annotator.core.team.alignment import align

Verdict = Literal["kept", "changed", "rejected", "missed"]
"""Gold as it is; gold with changes; not in the gold; gold that the coder did not find."""


class Outcome(msgspec.Struct, frozen=True):
    """What became of a coder's record, or gold that the coder missed.

    Attributes:
        own: the coder's record; None where they missed it.
        gold: the gold record; None where the coder's was rejected.
        spans: whether the own texts differ.
        type: whether the types differ.
        fields: the keys of the fields whose values differ.
        evidence: the keys of the fields whose values rest on other words.
        reason: why it was rejected, if the adjudicator said so.
    """

    verdict: Verdict
    own: Record | None
    gold: Record | None
    spans: bool = False
    type: bool = False
    fields: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    reason: str = ""

    @property
    def record(self) -> Record:
        """The record that tells where it is: the coder's own, else the gold."""
        if (found := self.own or self.gold) is None:
            raise ValueError("an outcome is of a record at least")
        return found


class Score(msgspec.Struct, frozen=True):
    """How good a coder's work of one type is, or of all types.

    Attributes:
        type: the key of the record type; empty for all.
        own: how many records the coder made.
        gold: how many there are in the gold.
        found: how many of them the coder found, under the same type.
        exact: how many of those with the same words.
        fields: by field how often it is as in the gold, and of how many found.
    """

    type: str
    own: int
    gold: int
    found: int
    exact: int
    fields: dict[str, tuple[int, int]] = {}

    @property
    def precision(self) -> float | None:
        """The share of the coder's records that are gold; None where there are none."""
        return self.found / self.own if self.own else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that the coder found; None where there is none."""
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; 1 where there is nothing to find or found."""
        both = self.own + self.gold
        return 2 * self.found / both if both else 1.0


def outcomes(own: Sequence[Record], decided: Sequence[Record]) -> list[Outcome]:
    """What became of a coder's records in one adjudicated article, in reading order.

    Records go together by what the adjudicator compared; where that is not known, as of gold that
    came from elsewhere, by their place and meaning (`align`).

    Args:
        decided: what adjudication made: gold records, and those that say why others were rejected.
    """
    by_source = {source: each for each in decided if each.origin for source in each.origin.records}
    found = [_outcome(each, by_source[each.id]) for each in own if each.id in by_source]
    met = {each.id for each in own}
    open_gold = [
        each
        for each in decided
        if each.state == "gold" and not (each.origin and met.intersection(each.origin.records))
    ]
    left = [each for each in own if each.id not in by_source]
    for group in align({"own": left, "gold": open_gold}):
        mine, gold = group.records.get("own"), group.records.get("gold")
        if mine is not None:
            found.append(_outcome(mine, gold))
        elif gold is not None:
            found.append(Outcome("missed", None, gold))
    return sorted(found, key=lambda each: reading_order(each.record))


def _outcome(own: Record, decided: Record | None) -> Outcome:
    if decided is None or decided.state != "gold":
        reason = decided.origin.reason if decided is not None and decided.origin else ""
        return Outcome("rejected", own, None, reason=reason)
    spans, other = own.spans != decided.spans, own.type != decided.type
    fields, evidence = differing_fields([own, decided])
    changed = spans or other or fields or evidence
    verdict: Verdict = "changed" if changed else "kept"
    return Outcome(verdict, own, decided, spans, other, fields, evidence)


def scores(found: Iterable[Outcome], fields: Mapping[str, Sequence[str]]) -> list[Score]:
    """How good the work is by those outcomes: of all types together first, then of each.

    Args:
        fields: the keys of the fields of each type.
    """
    every = list(found)
    types = dict.fromkeys(
        each.type for one in every for each in (one.own, one.gold) if each is not None
    )
    return [_score("", every, ()), *(_score(key, every, fields.get(key, ())) for key in types)]


def _score(key: str, every: Sequence[Outcome], fields: Sequence[str]) -> Score:
    own = {each.own.id for each in every if each.own and key in ("", each.own.type)}
    gold = {each.gold.id for each in every if each.gold and key in ("", each.gold.type)}
    pairs = [
        each for each in every if each.own and each.gold and not each.type and each.own.id in own
    ]
    # Of two records that became one, one is found.
    found = {each.gold.id: each for each in pairs if each.gold}
    exact = sum(not each.spans for each in found.values())
    same = {
        name: (
            sum(name not in each.fields for each in found.values() if _has(each, name)),
            sum(_has(each, name) for each in found.values()),
        )
        for name in fields
    }
    return Score(
        key, len(own), len(gold), len(found), exact, {k: v for k, v in same.items() if v[1]}
    )


def _has(outcome: Outcome, field: str) -> bool:
    """Whether one of the two says anything in the field."""
    return any(field in each.fields for each in (outcome.own, outcome.gold) if each is not None)
