"""From annotations to records, by a mapping; what the codebook cannot hold goes into metadata."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from hashlib import sha1
from itertools import pairwise
from typing import Any, cast
from uuid import UUID

import msgspec
from msgspec.structs import replace

from annotator.core.codebook import values as core_values
from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.codebook.values import Value
from annotator.core.coding.article import ArticleStatus, article_date
from annotator.core.coding.link import Link
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import CodebookError, FieldValueError
from annotator.core.text.span import Fragment, Span, cut, cut_all, joined_text, merged
from annotator.formats.annotations.mapping import Mapping, RelationMapping, TypeMapping
from annotator.formats.annotations.model import (
    Annotation,
    ForeignArticle,
    RecordRest,
    Relation,
    Role,
    Scalar,
    base_name,
)
from annotator.formats.annotations.write_records import shown_values
from annotator.formats.content import CodedArticle

_UNMAPPED = TypeMapping()
_UNMAPPED_RELATION = RelationMapping()
_IDS = UUID("3c1f7c62-5c0e-5b6f-8f0e-1d7f0f6f2a44")
_NAMESPACE = _IDS.bytes
IMPORTED = datetime(2000, 1, 1, tzinfo=UTC)
"""When records were made whose file does not say: the same each time they are read."""

Fills = dict[tuple[str, str, str], Value | None]
"""What choices of a record type's field are meant by words."""


class Application:
    """Turns the articles of one corpus into records, links and what is left."""

    def __init__(
        self, format_name: str, mapping: Mapping, codebook: Codebook, coder: Callable[[str], str]
    ) -> None:
        """Starts on a corpus.

        Args:
            format_name: under which name the metadata of what is left is kept.
            mapping: what the labels mean.
            codebook: has every type and field that the mapping names.
            coder: the id of the coder of that name; of the one who imports for an empty name.

        Raises:
            CodebookError: the mapping names a type or field that the codebook lacks.
        """
        self._format = format_name
        self._mapping = mapping
        self._types = {each.key: each for each in codebook.types}
        self._coder = coder
        self._fills: Fills = {}
        require(mapping, codebook)

    def applied(self, document: ForeignArticle) -> tuple[CodedArticle, list[Link]]:
        """The coded article, and the links between its records."""
        made = _Document(
            document, self._format, self._mapping, self._types, self._coder, self._fills
        )
        return made.made()


def require(mapping: Mapping, codebook: Codebook) -> None:
    """That a codebook has what a mapping names.

    Raises:
        CodebookError: it lacks a type or field; says which, and for which label.
    """
    for label, mapped in mapping.types.items():
        if not mapped.record:
            continue
        try:
            record_type = codebook.type(mapped.record)
            named = (*mapped.roles.values(), *mapped.attributes.values(), *mapped.fill, mapped.own)
            for key in filter(None, named):
                record_type.field(key)
        except CodebookError as error:
            raise CodebookError(f"The mapping of “{label}”: {error}") from error


class _Document:
    def __init__(
        self,
        document: ForeignArticle,
        format_name: str,
        mapping: Mapping,
        types: dict[str, RecordType],
        coder: Callable[[str], str],
        fills: "Fills",
    ) -> None:
        self._fills = fills
        self._article = document.article
        self._day = article_date(document.article)
        self._format = format_name
        self._mapping = mapping
        self._types = types
        self._coder = coder
        self._relations: list[Relation] = []
        self._annotations = self._with_relations_as_roles(document)
        self._statuses = document.statuses
        self._told_parts = {
            part for each in document.annotations if each.record for part in each.record.parts()
        }
        self._record_ids = {
            each.id: each.record.id if each.record else self._record_id(each)
            for each in document.annotations
            if self._is_record(each)
        }
        self._parts: defaultdict[str, list[str]] = defaultdict(list)
        self._kept: list[dict[str, Any]] = []

    def made(self) -> tuple[CodedArticle, list[Link]]:
        records = {
            each.id: self._record(each)
            for each in self._annotations.values()
            if each.id in self._record_ids
        }
        links = self._take_relations(records)
        self._keep_unrecorded()
        made = sorted(records.values(), key=lambda record: record.id)
        told = {status.coder for status in self._statuses}
        begun = {
            self._coder(each.coder)
            for each in self._annotations.values()
            if each.id in records and each.record is None
        }
        statuses = [
            *self._statuses,
            *(ArticleStatus(self._article.id, coder, "in_progress") for coder in begun - told),
        ]
        statuses.sort(key=lambda status: status.coder)
        article = self._article
        if self._kept:
            metadata = {**article.metadata, self._format: self._kept}
            article = replace(article, metadata=metadata)
        return CodedArticle(article, statuses, made), links

    # What becomes of an annotation

    def _with_relations_as_roles(self, document: ForeignArticle) -> dict[str, Annotation]:
        roles: defaultdict[str, list[Role]] = defaultdict(list)
        for relation in document.relations:
            if relation.told:
                continue
            mapped = self._mapping.relations.get(relation.label, _UNMAPPED_RELATION)
            if mapped.role:
                roles[relation.source].append(Role(mapped.role, relation.target))
            self._relations.append(relation)
        self._by_relations = {name: len(added) for name, added in roles.items()}
        annotations = (
            replace(each, roles=(*each.roles, *roles[each.id])) if each.id in roles else each
            for each in document.annotations
        )
        found = {each.id: each for each in annotations}
        self._pointed_at = {role.target for each in found.values() for role in each.roles}
        return found

    def _type_of(self, annotation: Annotation) -> TypeMapping:
        return self._mapping.types.get(annotation.label, _UNMAPPED)

    def _is_record(self, annotation: Annotation) -> bool:
        if annotation.record is not None:
            return annotation.record.type in self._types and bool(annotation.spans)
        if annotation.told or annotation.id in self._told_parts:
            return False
        mapped = self._type_of(annotation)
        is_part = mapped.part and annotation.id in self._pointed_at
        return bool(mapped.record) and not is_part and bool(self._text_of(annotation))

    def _record_id(self, annotation: Annotation) -> str:
        places = ",".join(f"{span.start}-{span.end}" for span in annotation.spans)
        name = "\n".join(
            (
                self._article.sha256,
                self._format,
                annotation.coder,
                annotation.id,
                annotation.label,
                places,
            )
        )
        # The same annotation of the same text is the same record, however often it is imported.
        return _named_id(name)

    def _text_of(self, annotation: Annotation) -> tuple[Span, ...]:
        """What the record's own text is: that of the roles which say it, else its own."""
        told = [span for target in self._text_roles(annotation) for span in target.spans]
        return tuple(told) or annotation.spans

    def _text_roles(self, annotation: Annotation) -> list[Annotation]:
        """The annotations whose words are the record's own text."""
        wanted = self._type_of(annotation).text
        if not wanted:
            return []
        return [
            target
            for role in annotation.roles
            if (role.name in wanted or base_name(role.name) in wanted)
            and (target := self._annotations.get(role.target))
        ]

    def _borrow(
        self, key: str, spans: Sequence[Span], parts: Sequence[Annotation], left: dict[str, Any]
    ) -> None:
        """Notes a text that is another record's, or made of pieces that touch: whoever writes it
        again needs no annotation for it."""
        united = merged(spans)
        pieces = sorted(span for part in parts for span in part.spans)
        if united != pieces or any(part.id in self._record_ids for part in parts):
            places = [[span.start, span.end] for span in united]
            left.setdefault("borrowed", {}).setdefault(key, []).append(places)

    def _again(self, annotation: Annotation, rest: RecordRest) -> Record:
        """The record that was written so; its text and evidence may have been moved since."""
        fields: dict[str, tuple[FieldValue, ...]] = {}
        for key, values in rest.fields.items():
            found = (
                FieldValue(
                    value.value,
                    value.actor,
                    self._evidence(value.part) or _cut_each(self._article.text, value.spans),
                )
                for value in values
            )
            # Of evidence that was deleted elsewhere, nothing is left where it had no value.
            if kept := tuple(value for value in found if value != FieldValue()):
                fields[key] = kept
        return Record(
            id=rest.id,
            article=self._article.id,
            type=rest.type,
            coder=rest.coder,
            state=rest.state,
            created=rest.created,
            updated=rest.updated,
            spans=tuple(fragment for part in rest.text for fragment in self._evidence(part))
            or _cut_each(self._article.text, rest.spans or annotation.spans),
            fields=fields,
            note=rest.note,
            flagged=rest.flagged,
            metadata=rest.metadata,
        )

    def _evidence(self, part: str) -> tuple[Fragment, ...]:
        found = self._annotations.get(part)
        return _cut_each(self._article.text, found.spans) if found else ()

    def _record(self, annotation: Annotation) -> Record:
        if annotation.record is not None:
            return self._again(annotation, annotation.record)
        mapped = self._type_of(annotation)
        record_type = self._types[mapped.record]
        text = self._text_of(annotation)
        fields: defaultdict[str, list[FieldValue]] = defaultdict(list)
        left: dict[str, Any] = {"id": annotation.id, "label": annotation.label}
        left |= annotation.rest
        if text != annotation.spans:
            left["spans"] = annotation.spans
            self._borrow("", text, self._text_roles(annotation), left)
        if mapped.own and text != annotation.spans and annotation.spans:
            fields[mapped.own].append(self._quoted(record_type.field(mapped.own), annotation.spans))
        for key, written in mapped.fill.items():
            value = self._filled(record_type, key, written)
            if value is not None:
                fields[key].append(FieldValue(value))
        self._take_roles(annotation, mapped, record_type, fields, left)
        self._take_attributes(annotation, mapped, record_type, fields, left)
        fitting = {key: _fitting(record_type.field(key), each) for key, each in fields.items()}
        if made := _made(annotation, record_type, fitting, left.get("names", {})):
            left["made"] = made
        return Record(
            id=self._record_ids[annotation.id],
            article=self._article.id,
            type=mapped.record,
            coder=self._coder(annotation.coder),
            state=annotation.state or "done",
            created=annotation.created or IMPORTED,
            updated=annotation.updated or annotation.created or IMPORTED,
            spans=cut_all(self._article.text, text),
            fields=fitting,
            note=annotation.note,
            metadata={self._format: _plain(left)},
        )

    def _filled(self, record_type: RecordType, key: str, written: str) -> Value | None:
        """What always fills the field. A choice is looked for once: there may be hundreds."""
        field = record_type.field(key)
        if field.kind not in ("choice", "tree"):
            return self._parsed(field, written)
        place = record_type.key, key, written
        if place not in self._fills:
            self._fills[place] = self._parsed(field, written)
        return self._fills[place]

    def _take_roles(
        self,
        annotation: Annotation,
        mapped: TypeMapping,
        record_type: RecordType,
        fields: defaultdict[str, list[FieldValue]],
        left: dict[str, Any],
    ) -> None:
        for role in annotation.roles:
            target = self._annotations.get(role.target)
            if target is None:
                continue
            self._parts[target.id].append(annotation.id)
            key = mapped.roles.get(role.name, mapped.roles.get(base_name(role.name)))
            if not key:
                continue
            field = record_type.field(key)
            if field.kind == "link" and target.id in self._record_ids:
                fields[key].append(FieldValue(self._record_ids[target.id]))
            elif words := self._text_of(target):
                fields[key].append(self._quoted(field, words))
                self._borrow(key, words, [target], left)
        if annotation.roles:
            own = len(annotation.roles) - self._by_relations.get(annotation.id, 0)
            if own:
                left["roles"] = [[role.name, role.target] for role in annotation.roles[:own]]
            parts = [self._annotations.get(role.target) for role in annotation.roles]
            described = {
                part.id: _described(part)
                for part in parts
                if part is not None and part.id not in self._record_ids
            }
            if described:
                left["parts"] = list(described.values())

    def _take_attributes(
        self,
        annotation: Annotation,
        mapped: TypeMapping,
        record_type: RecordType,
        fields: defaultdict[str, list[FieldValue]],
        left: dict[str, Any],
    ) -> None:
        unheld: dict[str, Sequence[Scalar]] = {}
        for name, values in annotation.attributes.items():
            key = mapped.attributes.get(name)
            field = record_type.field(key) if key else None
            if field is None:
                unheld[name] = values
                continue
            read = [self._parsed(field, _renamed(mapped, name, value)) for value in values]
            held = fields.get(field.key, [])
            if len(held) == len(read) == 1 and read[0] is not None and not field.many:
                # What plays the role of the field bears out the value that is told so.
                fields[field.key] = [replace(held[0], value=read[0])]
                left.setdefault("names", {})[field.key] = name
            elif None in read or (len(held) + len(read) > 1 and not field.many):
                unheld[name] = values
            else:
                fields[field.key] += [FieldValue(value) for value in read]
                left.setdefault("names", {})[field.key] = name
        if unheld:
            left["attributes"] = unheld

    def _quoted(self, field: Field, spans: Iterable[Span]) -> FieldValue:
        """The value that the words give, and the words as its evidence."""
        evidence = cut_all(self._article.text, spans)
        return FieldValue(self._parsed(field, _words(evidence)), None, evidence)

    def _parsed(self, field: Field, written: Scalar) -> Value | None:
        """The value that the field can hold; None if it can hold none that is meant by this."""
        return _parsed(field, written, self._day)

    # What becomes of the rest

    def _take_relations(self, records: dict[str, Record]) -> list[Link]:
        """What relations become; how they were said is kept with the record that they lead from."""
        links: list[Link] = []
        said: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for relation in self._relations:
            source, target = records.get(relation.source), records.get(relation.target)
            if source is None:
                self._kept.append(_described(relation))
                continue
            if self._is_told(source, target, relation):
                continue
            mapped = self._mapping.relations.get(relation.label, _UNMAPPED_RELATION)
            described = _described(relation)
            key = mapped.field or self._role_field(relation, mapped.role)
            if target is None:
                pass
            elif mapped.link and source.id != target.id:
                link = self._link(source, target, mapped.link, relation.id)
                links.append(link)
                described["link"] = link.id
            elif _names(source, key, target):
                described["field"] = key
            elif key and _holds(self._types, source, key):
                described["field"] = key
                values = (*source.fields.get(key, ()), FieldValue(target.id))
                fields = {**source.fields, key: values}
                records[relation.source] = replace(source, fields=fields)
            if not self._says_itself(relation, described):
                said[relation.source].append(described)
        for annotation_id, described in said.items():
            record = records[annotation_id]
            # A record of our own that a relation was drawn to elsewhere says nothing there yet.
            ours = self._ours(record)
            ours = {**ours, "relations": [*ours.get("relations", ()), *described]}
            metadata = {**record.metadata, self._format: ours}
            records[annotation_id] = replace(record, metadata=metadata)
        return links

    def _link(self, source: Record, target: Record, relation: str, name: str) -> Link:
        made = _named_id(f"{source.id}\n{target.id}\n{relation}\n{name}")
        link = {"id": made, "from": source.id, "to": target.id, "relation": relation}
        return msgspec.convert(link, Link)

    def _role_field(self, relation: Relation, role: str) -> str:
        """The field of the role that a relation plays."""
        mapped = self._type_of(self._annotations[relation.source])
        return mapped.roles.get(role, "") if role else ""

    def _says_itself(self, relation: Relation, described: dict[str, Any]) -> bool:
        """Whether a record that was written so says all of the relation without its being kept."""
        if self._annotations[relation.source].record is None:
            return False
        is_plain = not relation.attributes and not relation.note and not relation.rest
        return is_plain and ("link" in described or "field" in described)

    def _is_told(self, source: Record, target: Record | None, relation: Relation) -> bool:
        """Whether a record that was written so keeps the relation in its metadata already."""
        if self._annotations[relation.source].record is None:
            return False
        names = {relation.target, self._ours(target).get("id") if target else None}
        return any(
            kept.get("label") == relation.label and kept.get("target") in names
            for kept in self._ours(source).get("relations", ())
        )

    def _ours(self, record: Record) -> dict[str, Any]:
        """What the metadata keeps for this format."""
        ours = record.metadata.get(self._format)
        return cast("dict[str, Any]", ours) if isinstance(ours, dict) else {}

    def _keep_unrecorded(self) -> None:
        """Annotations that neither are records nor take part in one."""
        for each in self._annotations.values():
            is_part = any(by in self._record_ids for by in self._parts[each.id])
            is_part = is_part or each.id in self._told_parts
            if each.id not in self._record_ids and not is_part and not each.told:
                # What relations made its roles is kept with them.
                roles = each.roles[: len(each.roles) - self._by_relations.get(each.id, 0)]
                self._kept.append(_described(replace(each, roles=roles)))


def _named_id(name: str) -> str:
    """The UUID of version 5, as the module `uuid` makes it in three times the time."""
    digest = bytearray(sha1(_NAMESPACE + name.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    plain = digest.hex()
    return f"{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"


def _parsed(field: Field, written: Scalar, day: date | None) -> Value | None:
    match field.kind, written:
        case ("boolean", bool()) | ("number", int() | float()):
            return written
        case ("text", str()) if written.strip():
            # What a person types is trimmed; what a file says is taken as it is.
            return written
        case _:
            try:
                return core_values.parse(field, str(written), day)
            except FieldValueError:
                return None


def _made(
    annotation: Annotation,
    record_type: RecordType,
    fields: dict[str, tuple[FieldValue, ...]],
    names: dict[str, str],
) -> dict[str, Any]:
    """By field, the values that stand for what was said otherwise, and how that was said: so that
    as long as they are the same, it is written as it was."""
    made: dict[str, Any] = {}
    for key, values in fields.items():
        shown = shown_values(record_type.field(key), values)
        said = annotation.attributes.get(names.get(key, ""), ())
        if shown and tuple(shown) != said:
            made[key] = {"values": shown, "said": said}
    return made


def _renamed(mapped: TypeMapping, name: str, value: Scalar) -> Scalar:
    return mapped.values.get(name, {}).get(str(value), value)


def _fitting(field: Field, values: list[FieldValue]) -> tuple[FieldValue, ...]:
    """As many values as the field takes: in one of a single value, the evidence is united."""
    if field.many or len(values) < 2:
        return tuple(values)
    spans = sorted({fragment for value in values for fragment in value.spans})
    first = next((value.value for value in values if value.value is not None), None)
    overlap = any(before.end > after.start for before, after in pairwise(spans))
    return (FieldValue(first, values[0].actor, values[0].spans if overlap else tuple(spans)),)


def _cut_each(text: str, spans: Iterable[Span]) -> tuple[Fragment, ...]:
    """The fragments as they are, those that touch or overlap apart."""
    return tuple(cut(text, span) for span in spans)


def _names(record: Record, key: str, target: Record) -> bool:
    return any(value.value == target.id for value in record.fields.get(key, ()))


def _holds(types: dict[str, RecordType], record: Record, key: str) -> bool:
    """Whether the field takes another record's id."""
    field = next((each for each in types[record.type].fields if each.key == key), None)
    return field is not None and field.kind == "link" and (field.many or key not in record.fields)


def _words(evidence: tuple[Fragment, ...]) -> str:
    return " ".join(joined_text(evidence).split())


def _described(thing: Annotation | Relation) -> dict[str, Any]:
    """All of it as JSON, without what says nothing; an empty label tells what it is, too."""
    return {name: value for name, value in _plain(thing).items() if value or name == "label"}


def _plain(thing: Any) -> dict[str, Any]:
    """As JSON has it, so that what is stored and read again compares equal."""
    return msgspec.json.decode(msgspec.json.encode(thing))
