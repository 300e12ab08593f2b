"""The labels of a corpus that somebody is about to import, and changing what they mean."""

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.coding.label_mapping import Mapping, RelationMapping, TypeMapping
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.annotations.model import Survey
from annotator.formats.annotations.propose import key_of, propose, retyped
from annotator.formats.annotations.read_records import require
from annotator.services.transfer.labels.counts import UsedMapping, summarised

TEXT = "text of the record"
"""What a role becomes whose words are the record's own text; no field can have such a key."""


class Corpus(msgspec.Struct, frozen=True):
    """The labels of a corpus and what they mean.

    Attributes:
        format: the corpus's.
        survey: which labels there are.
        before: the project's codebook, or the corpus's own.
        mapping: what the labels mean; says something of all of them.
        codebook: with what the mapping needs added.
    """

    format: str
    survey: Survey
    before: Codebook
    mapping: Mapping
    codebook: Codebook

    @classmethod
    def of(cls, content: ForeignContent) -> "Corpus":
        """What was read."""
        before, after = content.before, content.codebook or content.before
        return cls(content.format_name, content.survey, before, content.mapping, after)

    @property
    def used(self) -> UsedMapping:
        """The labels, counted, with what becomes of each."""
        return summarised(self.format, self.survey, self.mapping)

    def with_label(self, label: str, record: str, *, alone: bool = False) -> "Corpus":
        """A label as a record type, its roles and attributes proposed anew.

        Args:
            label: the label.
            record: the key of the type, which may be a new one; empty to keep the annotations in
                the metadata.
            alone: whether only those become records that nothing points at.
        """
        if not record:
            return self._with(label, TypeMapping())
        mapping, _ = retyped(self.survey, self.before, self.mapping, label, record)
        mapped = replace(mapping.types[label], part=alone)
        return self._with(label, mapped)

    def with_part(self, label: str) -> "Corpus":
        """A label that is nothing by itself, only part of what points at it."""
        return self._with(label, TypeMapping(part=True))

    def with_role(self, label: str, role: str, field: str) -> "Corpus":
        """A role of a label as a field, a new one if there is none of the key.

        Args:
            label: the label.
            role: the role.
            field: the field's key, `TEXT`, or empty to keep it in the metadata.
        """
        mapped = self.mapping.types[label]
        text = tuple(name for name in mapped.text if name != role)
        roles = {name: key for name, key in mapped.roles.items() if name != role}
        if field == TEXT:
            text = (*text, role)
        else:
            roles[role] = field
        own = mapped.own if text else ""
        return self._with(label, replace(mapped, text=text, roles=roles, own=own))

    def with_attribute(self, label: str, attribute: str, field: str) -> "Corpus":
        """An attribute of a label as a field, a new one if there is none of the key; as nothing if
        it is empty, so that it stays in the metadata."""
        mapped = self.mapping.types[label]
        attributes = {**mapped.attributes, attribute: field}
        return self._with(label, replace(mapped, attributes=attributes))

    def with_relation(self, label: str, mapped: RelationMapping) -> "Corpus":
        """Relations of a label as that; as nothing they stay in the metadata."""
        relations = {**self.mapping.relations, label: mapped}
        return self._completed(replace(self.mapping, relations=relations))

    def with_mapping(self, mapping: Mapping) -> "Corpus":
        """All labels as a mapping says; those that it does not name stay in the metadata.

        Raises:
            CodebookError: it names what the codebook lacks and it does not add.
        """
        mapping, codebook = propose(self.survey, self.before, mapping, closed=True)
        require(mapping, codebook)
        return replace(self, mapping=mapping, codebook=codebook)

    def values_of(self, label: str, attribute: str) -> list[str]:
        """The values that an attribute of a label has; none if they are too many to be choices."""
        values = self.survey.labels[label].attributes.get(attribute)
        return sorted(map(str, values or ()))

    def _with(self, label: str, mapped: TypeMapping) -> "Corpus":
        return self._completed(replace(self.mapping, types={**self.mapping.types, label: mapped}))

    def _completed(self, mapping: Mapping) -> "Corpus":
        mapping, codebook = propose(self.survey, self.before, replace(mapping, adds=()))
        return replace(self, mapping=mapping, codebook=codebook)


def new_key(name: str) -> str:
    """The key that a new type or field for a label, role or attribute has."""
    return key_of(name)
