"""Records as one reads them beside their article: numbered, their values with their evidence."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.codebook.values import display
from annotator.core.coding.link import Relation
from annotator.core.coding.record import FieldValue, Record, reading_order
from annotator.core.text.marks import Mark
from annotator.core.text.span import joined_text

RELATION_PHRASES: dict[Relation, tuple[str, str]] = {
    "reports": ("reports", "is reported by"),
    "makes": ("makes", "is made by"),
    "supports": ("supports", "is supported by"),
    "contradicts": ("contradicts", "is contradicted by"),
    "repeats": ("repeats", "is repeated by"),
    "same_event": ("is the same event as", "is the same event as"),
}
"""What a link says of the record that it leads from, and of that which it leads to."""

_QUOTES = "“”\"'‘’«»„"


class NumberedRecord(msgspec.Struct, frozen=True):
    """A record of an article and what it is called there, such as ``Q12``."""

    record: Record
    type: RecordType
    label: str

    @property
    def marks(self) -> list[Mark]:
        """Its passages."""
        return [
            Mark(each.start, each.end, self.label, self.type.colour, self.record.id)
            for each in self.record.spans
        ]


class FieldLine(msgspec.Struct, frozen=True):
    """A value as one reads it.

    Attributes:
        field: the field's label.
        value: empty where the evidence alone is there.
        evidence: in quotation marks; empty if there is none, or if it says the same as the value.
    """

    field: str
    value: str
    evidence: str


def codes_of(codebook: Codebook) -> dict[str, str]:
    """What the numbers of a type's records begin with: its letter, or how its key begins."""
    codes: dict[str, str] = {}
    for each in sorted(codebook.types, key=lambda each: not each.letter):
        taken = set(codes.values())
        candidates = [each.letter, *(each.key[:n].upper() for n in range(1, len(each.key) + 1))]
        free = (code for code in candidates if code and code not in taken)
        codes[each.key] = next(free, f"{each.key}-")
    return codes


def numbered(codebook: Codebook, records: Sequence[Record]) -> list[NumberedRecord]:
    """The records of an article in reading order, those of each type counted from 1."""
    types = {each.key: each for each in codebook.types}
    codes = codes_of(codebook)
    counts: Counter[str] = Counter()
    result: list[NumberedRecord] = []
    for record in sorted(records, key=reading_order):
        counts[record.type] += 1
        label = f"{codes[record.type]}{counts[record.type]}"
        result.append(NumberedRecord(record, types[record.type], label))
    return result


def field_lines(
    each: NumberedRecord, actors: Mapping[str, str], records: Mapping[str, str]
) -> Iterator[FieldLine]:
    """The values of a record, by field in the order of the codebook.

    Args:
        each: the record.
        actors: the names of registered actors by id.
        records: what records are called, by id, for values that lead to one.
    """
    for field in each.type.fields:
        for value in each.record.fields.get(field.key, ()):
            shown = value_text(field, value, actors)
            if field.kind == "link":
                shown = records.get(shown, "…")
            yield FieldLine(field.label, shown, quoted_evidence(value, shown))


def value_text(field: Field, value: FieldValue, actors: Mapping[str, str]) -> str:
    """The value without its evidence; an actor by the registered name."""
    coded = display(field, value.value)
    if value.actor and (name := actors.get(value.actor)):
        return name if not coded or coded == name else f"{name} (as “{coded}”)"
    return coded


def quoted_evidence(value: FieldValue, shown: str) -> str:
    """The words that bear a value out, in quotation marks; empty if they are those shown."""
    evidence = joined_text(value.spans)
    if not evidence or evidence == shown:
        return ""
    return evidence if evidence[0] in _QUOTES else f"“{evidence}”"
