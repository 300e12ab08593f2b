"""Turns relations between annotations into links, values of fields, or passthrough."""

from collections import defaultdict

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.model import RecordType
from annotator.core.coding.link import Link
from annotator.core.coding.record import FieldValue, Record
from annotator.formats.annotations import passthrough
from annotator.formats.annotations.classify import Classified, named_id
from annotator.formats.annotations.model import Relation
from annotator.formats.annotations.passthrough import PassedRelation, Passthrough


class RelationReader:
    """Takes the relations of one text into its records.

    Attributes:
        links: the links that they became.
        loose: those that lead from no record.
        passed: by annotation, how those from its record were said.
    """

    def __init__(
        self,
        classified: Classified,
        records: dict[str, Record],
        came: dict[str, Passthrough],
        types: dict[str, RecordType],
        format_name: str,
    ) -> None:
        """Takes them all.

        Args:
            classified: the text's annotations and relations.
            records: by annotation; they get the values.
            came: what passes through with the records made anew, by annotation.
            types: the codebook's, by key.
            format_name: the format's.
        """
        self._classified = classified
        self._records = records
        self._came = came
        self._types = types
        self._format = format_name
        self._ours: dict[str, Passthrough] = {}
        self.links: list[Link] = []
        self.loose: list[PassedRelation] = []
        self.passed: defaultdict[str, list[PassedRelation]] = defaultdict(list)
        for relation in classified.relations:
            self._take(relation)

    def _take(self, relation: Relation) -> None:
        passed = PassedRelation(**msgspec.structs.asdict(relation))
        source = self._records.get(relation.source)
        target = self._records.get(relation.target)
        if source is None:
            self.loose.append(passed)
            return
        is_ours = self._classified.annotations[relation.source].record is not None
        if is_ours and self._is_known(source, target, relation):
            return
        mapped = self._classified.relation_mapping(relation)
        key = mapped.field or self._role_field(relation, mapped.role)
        if target is None:
            pass
        elif mapped.link and source.id != target.id:
            link = _link(source, target, mapped.link, relation.id)
            self.links.append(link)
            passed = replace(passed, link=link.id)
        elif _names(source, key, target):
            passed = replace(passed, field=key)
        elif key and self._holds(source, key):
            passed = replace(passed, field=key)
            values = (*source.fields.get(key, ()), FieldValue(target.id))
            fields = {**source.fields, key: values}
            self._records[relation.source] = replace(source, fields=fields)
        # A record of our own says a plain relation that became something without its being kept.
        is_plain = not (relation.attributes or relation.note or relation.extra)
        if not (is_ours and is_plain and (passed.link or passed.field)):
            self.passed[relation.source].append(passed)

    def _role_field(self, relation: Relation, role: str) -> str:
        """The field of the role that a relation plays."""
        source = self._classified.annotations[relation.source]
        return self._classified.mapping(source).roles.get(role, "") if role else ""

    def _is_known(self, source: Record, target: Record | None, relation: Relation) -> bool:
        """Whether the passthrough of an existing record holds the relation already."""
        names = {relation.target}
        if target is not None:
            names.add(self._passed_with(relation.target, target).id)
        return any(
            each.label == relation.label and each.target in names
            for each in self._passed_with(relation.source, source).relations
        )

    def _passed_with(self, name: str, record: Record) -> Passthrough:
        if name in self._came:
            return self._came[name]
        if name not in self._ours:
            self._ours[name] = passthrough.of(record.metadata, self._format)
        return self._ours[name]

    def _holds(self, record: Record, key: str) -> bool:
        """Whether the field takes another record's id."""
        field = next((each for each in self._types[record.type].fields if each.key == key), None)
        return (
            field is not None and field.kind == "link" and (field.many or key not in record.fields)
        )


def _link(source: Record, target: Record, relation: str, name: str) -> Link:
    made = named_id(f"{source.id}\n{target.id}\n{relation}\n{name}")
    link = {"id": made, "from": source.id, "to": target.id, "relation": relation}
    return msgspec.convert(link, Link)


def _names(record: Record, key: str, target: Record) -> bool:
    return any(value.value == target.id for value in record.fields.get(key, ()))
