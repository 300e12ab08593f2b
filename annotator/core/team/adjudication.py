"""What several coders made of an article, side by side, and what of it differs."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from annotator.core.coding.record import FieldValue, Record, reading_order
from annotator.core.team.alignment import align


class Comparison(msgspec.Struct, frozen=True):
    """Records of several coders about the same, and what was decided of them.

    Attributes:
        records: by the coder's id, in the order of the ids; none where a gold record stands alone.
        missing: the coders who finished the article and found nothing here.
        spans: whether the records' own texts differ.
        type: whether their types differ.
        fields: the keys of the fields whose values differ; the order of values means nothing.
        evidence: the keys of the fields whose values are the same but rest on other words.
        outcomes: the gold record composed of them, or the one that says why they were rejected;
            several where the records were changed after that.
    """

    records: dict[str, Record]
    missing: tuple[str, ...] = ()
    spans: bool = False
    type: bool = False
    fields: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    outcomes: tuple[Record, ...] = ()

    @property
    def unanimous(self) -> bool:
        """Whether everybody found the same."""
        differs = self.missing or self.spans or self.type or self.fields or self.evidence
        return not differs

    @property
    def decided(self) -> bool:
        """Whether there is a gold record of them, or all were rejected."""
        return bool(self.outcomes)


def compared(
    by_coder: Mapping[str, Sequence[Record]], outcomes: Iterable[Record] = ()
) -> list[Comparison]:
    """The records of an article in groups about the same, disagreements first.

    Args:
        by_coder: what each coder who finished the article found; empty where that was nothing.
        outcomes: the records of the adjudication, gold or rejected.

    Returns:
        Those that differ, then the unanimous, then gold records that no coder's records are
        behind any more; each in reading order.
    """
    groups = [group.records for group in align(by_coder)]
    by_record: dict[str, list[Record]] = {}
    ordered = sorted(outcomes, key=reading_order)
    for outcome in ordered:
        for record_id in outcome.origin.records if outcome.origin else ():
            by_record.setdefault(record_id, []).append(outcome)
    found = [_comparison(records, by_coder, by_record) for records in groups]
    found.sort(key=lambda each: each.unanimous)
    shown = {outcome.id for each in found for outcome in each.outcomes}
    alone = [outcome for outcome in ordered if outcome.id not in shown]
    return [*found, *(Comparison({}, outcomes=(outcome,)) for outcome in alone)]


def _comparison(
    records: dict[str, Record],
    coders: Iterable[str],
    by_record: Mapping[str, Sequence[Record]],
) -> Comparison:
    held = list(records.values())
    fields, evidence = differing_fields(held)
    outcomes = {outcome.id: outcome for record in held for outcome in by_record.get(record.id, ())}
    return Comparison(
        records,
        tuple(sorted(coder for coder in coders if coder not in records)),
        len({record.spans for record in held}) > 1,
        len({record.type for record in held}) > 1,
        fields,
        evidence,
        tuple(outcomes.values()),
    )


def differing_fields(records: Sequence[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields whose values differ, and those where only the evidence does."""
    fields: list[str] = []
    evidence: list[str] = []
    for key in dict.fromkeys(key for record in records for key in record.fields):
        held = [record.fields.get(key, ()) for record in records]
        if len(set(map(values_of, held))) > 1:
            fields.append(key)
        elif len({frozenset(map(_with_evidence, values)) for values in held}) > 1:
            evidence.append(key)
    return tuple(fields), tuple(evidence)


def values_of(values: Sequence[FieldValue]) -> frozenset[object]:
    """What a field says, whatever the order; of an actor, which one, however it was called.

    Evidence without a value says nothing.
    """
    said = (value.actor or value.value for value in values)
    return frozenset(each for each in said if each is not None)


def _with_evidence(value: FieldValue) -> object:
    return value.actor or value.value, value.spans
