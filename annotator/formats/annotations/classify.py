"""Which annotations of a text become records by a mapping, and of which words."""

from collections import defaultdict
from hashlib import sha1
from uuid import UUID

from msgspec.structs import replace

from annotator.core.codebook.model import RecordType
from annotator.core.coding.article import Article
from annotator.core.text.span import Span
from annotator.formats.annotations.mapping import Mapping, RelationMapping, TypeMapping
from annotator.formats.annotations.model import (
    Annotation,
    ForeignArticle,
    Relation,
    Role,
    base_name,
)

_UNMAPPED = TypeMapping()
_UNMAPPED_RELATION = RelationMapping()
_NAMESPACE = UUID("3c1f7c62-5c0e-5b6f-8f0e-1d7f0f6f2a44").bytes


class Classified:
    """The annotations of one text, told apart.

    Attributes:
        annotations: by id, with the roles that relations give them.
        relations: those of which no record says everything already.
        record_ids: by annotation, the ids of the records that they become.
        parts_of_records: annotations that are part of what is a record already.
    """

    def __init__(
        self,
        document: ForeignArticle,
        format_name: str,
        mapping: Mapping,
        types: dict[str, RecordType],
    ) -> None:
        """Tells them apart.

        Args:
            document: the text with its annotations.
            format_name: goes into the ids of records.
            mapping: what labels mean.
            types: the codebook's, by key.
        """
        self._mapping = mapping
        self._types = types
        self._by_relations: dict[str, int] = {}
        self.relations: list[Relation] = []
        self.annotations = self._with_roles(document)
        self._pointed_at = {
            role.target for each in self.annotations.values() for role in each.roles
        }
        self.parts_of_records = {
            part for each in document.annotations if each.record for part in each.record.parts()
        }
        self.record_ids = {
            each.id: each.record.id
            if each.record
            else _record_id(document.article, format_name, each)
            for each in document.annotations
            if self._is_record(each)
        }

    def _with_roles(self, document: ForeignArticle) -> dict[str, Annotation]:
        roles: defaultdict[str, list[Role]] = defaultdict(list)
        for relation in document.relations:
            if relation.covered:
                continue
            if role := self.relation_mapping(relation).role:
                roles[relation.source].append(Role(role, relation.target))
            self.relations.append(relation)
        self._by_relations = {name: len(added) for name, added in roles.items()}
        return {
            each.id: replace(each, roles=(*each.roles, *roles[each.id]))
            if each.id in roles
            else each
            for each in document.annotations
        }

    def _is_record(self, annotation: Annotation) -> bool:
        if annotation.record is not None:
            return annotation.record.type in self._types and self._is_placed(annotation)
        if annotation.covered or annotation.id in self.parts_of_records:
            return False
        mapped = self.mapping(annotation)
        is_part = mapped.part and annotation.id in self._pointed_at
        return bool(mapped.record) and not is_part and bool(self.text_of(annotation))

    def _is_placed(self, annotation: Annotation) -> bool:
        """Whether it or what it is a record of still lies somewhere in the text."""
        record = annotation.record
        texts = (self.annotations.get(part) for part in record.text) if record else ()
        return bool(
            annotation.spans
            or (record and record.spans)
            or any(text.spans for text in texts if text is not None)
        )

    def mapping(self, annotation: Annotation) -> TypeMapping:
        """What its label means."""
        return self._mapping.types.get(annotation.label, _UNMAPPED)

    def relation_mapping(self, relation: Relation) -> RelationMapping:
        """What its label means."""
        return self._mapping.relations.get(relation.label, _UNMAPPED_RELATION)

    def own_roles(self, annotation: Annotation) -> tuple[Role, ...]:
        """Its roles without those that relations give it."""
        return annotation.roles[: len(annotation.roles) - self._by_relations.get(annotation.id, 0)]

    def text_of(self, annotation: Annotation) -> tuple[Span, ...]:
        """What the record's own text is: that of the roles which say it, else its own."""
        spans = [span for target in self.text_roles(annotation) for span in target.spans]
        return tuple(spans) or annotation.spans

    def text_roles(self, annotation: Annotation) -> list[Annotation]:
        """The annotations whose words are the record's own text."""
        wanted = self.mapping(annotation).text
        if not wanted:
            return []
        return [
            target
            for role in annotation.roles
            if (role.name in wanted or base_name(role.name) in wanted)
            and (target := self.annotations.get(role.target))
        ]


def _record_id(article: Article, format_name: str, annotation: Annotation) -> str:
    """The same for the same annotation of the same text, however often it is imported."""
    positions = ",".join(f"{span.start}-{span.end}" for span in annotation.spans)
    name = (
        article.sha256,
        format_name,
        annotation.coder,
        annotation.id,
        annotation.label,
        positions,
    )
    return named_id("\n".join(name))


def named_id(name: str) -> str:
    """The UUID of version 5, as the module `uuid` makes it in three times the time."""
    digest = bytearray(sha1(_NAMESPACE + name.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    plain = digest.hex()
    return f"{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"
