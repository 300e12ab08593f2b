"""What the labels of a corpus were taken for, counted, for a person and for programs."""

from collections.abc import Mapping as MappingOf

import msgspec

from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.annotations.mapping import Mapping, RelationMapping, TypeMapping
from annotator.formats.annotations.model import LabelUse, Survey


class PartUse(msgspec.Struct, frozen=True):
    """A role or an attribute of a label.

    Attributes:
        count: how many annotations have it.
        becomes: the key of a field; ``text`` if it is the record's own text; empty if it stays in
            the metadata.
    """

    name: str
    count: int
    becomes: str = ""


class LabelSummary(msgspec.Struct, frozen=True):
    """A label of a corpus.

    Attributes:
        count: how many annotations have it.
        becomes: the key of a record type; empty if it stays in the metadata.
        part: whether those that others point at become no record of their own.
    """

    label: str
    count: int
    becomes: str = ""
    part: bool = False
    roles: tuple[PartUse, ...] = ()
    attributes: tuple[PartUse, ...] = ()


class RelationSummary(msgspec.Struct, frozen=True):
    """A label of relations; ``becomes`` is such as ``link reports`` or ``field cause``."""

    label: str
    count: int
    becomes: str = ""


class UsedMapping(msgspec.Struct, frozen=True):
    """What the labels of a corpus were taken for.

    Attributes:
        format: the corpus's.
        mapping: what the labels mean; `annotator.formats.annotations.mapping.dump` writes it.
        labels: those that the corpus has, the most frequent first.
    """

    format: str
    mapping: Mapping
    labels: tuple[LabelSummary, ...]
    relations: tuple[RelationSummary, ...] = ()


def used_mapping(content: ForeignContent) -> UsedMapping:
    """What the labels of a corpus were taken for."""
    return summarised(content.format_name, content.survey, content.mapping)


def summarised(format_name: str, survey: Survey, mapping: Mapping) -> UsedMapping:
    """What a mapping makes of the labels that there are."""
    by_count = sorted(survey.labels.items(), key=lambda item: (-item[1].count, item[0]))
    return UsedMapping(
        format_name,
        mapping,
        tuple(_label(name, use, mapping) for name, use in by_count),
        tuple(
            RelationSummary(name, ends.total(), became(mapping.relations.get(name)))
            for name, ends in sorted(survey.relations.items())
        ),
    )


def _label(name: str, use: LabelUse, mapping: Mapping) -> LabelSummary:
    mapped = mapping.types.get(name, TypeMapping())
    roles = dict.fromkeys(mapped.text, "text") | mapped.roles
    return LabelSummary(
        name,
        use.count,
        mapped.record,
        mapped.part,
        _parts(use.roles, roles if mapped.record else {}),
        _parts(use.attributed, mapped.attributes if mapped.record else {}),
    )


def _parts(counts: MappingOf[str, int], becomes: MappingOf[str, str]) -> tuple[PartUse, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(PartUse(name, count, becomes.get(name, "")) for name, count in ordered)


def became(mapped: RelationMapping | None) -> str:
    """What becomes of relations, in a word or two; empty if they stay in the metadata."""
    if mapped is None:
        return ""
    kinds = (("link", mapped.link), ("field", mapped.field), ("role", mapped.role))
    return next((f"{kind} {name}" for kind, name in kinds if name), "")
