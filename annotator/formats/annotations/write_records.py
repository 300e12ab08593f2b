"""From records to the annotations of another tool: the way back of `read_records`.

A record is an annotation labelled by its type; each value's evidence is an annotation of its own
that plays the role of its field. A record that came from the very format keeps its labels, ids and
whatever the codebook could not hold.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.coding.link import Link
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span
from annotator.formats.annotations import passthrough
from annotator.formats.annotations.model import (
    Annotation,
    ForeignArticle,
    Relation,
    Role,
    Scalar,
    SidecarRecord,
    SidecarValue,
)
from annotator.formats.annotations.passthrough import Passthrough, plain_id
from annotator.formats.annotations.values import shown_values
from annotator.formats.annotations.write_parts import Numbers, Parts
from annotator.formats.content import CodedArticle

_NOTHING = Passthrough()


class LabelWriter:
    """Writes the records of one project for one format."""

    def __init__(
        self,
        format_name: str,
        codebook: Codebook,
        coders: Mapping[str, str],
        links: Iterable[Link] = (),
    ) -> None:
        """Starts on a project; ``coders`` are the names by id."""
        self._format = format_name
        self._links: defaultdict[str, list[Link]] = defaultdict(list)
        for link in links:
            self._links[link.source].append(link)
        self._fields = {
            (each.key, field.key): field for each in codebook.types for field in each.fields
        }
        self._coders = coders
        self._linking = {
            of_type for (of_type, _), field in self._fields.items() if field.kind == "link"
        }

    def written(self, coded: CodedArticle) -> ForeignArticle:
        """The article with an annotation a record and one a piece of evidence, and with what came
        in by this format and became no record."""
        loose, *came = (
            self._passed(each.metadata, len(coded.article.text))
            for each in (coded.article, *coded.records)
        )
        passed = {each.id: own for each, own in zip(coded.records, came, strict=True)}
        numbers = Numbers(_known_ids((loose, *passed.values())))
        # Several records may share a part, such as one source of two quotes.
        annotations: dict[str, Annotation] = {}
        names: dict[str, str] = {}
        for record in coded.records:
            made = list(self._annotations(record, passed[record.id], numbers, passed.keys()))
            if taken := [each.id for each in made if annotations.get(each.id, each) != each]:
                # Annotators number theirs from 1, and so does each import of an edited file.
                free = {name: numbers.next() for name in taken}
                made = [_renamed(each, free) for each in made]
            for annotation in made:
                annotations[annotation.id] = annotation
                names[record.id] = annotation.id
        for each in loose.annotations:
            annotations.setdefault(each.id, each)
        relations = [
            each
            for each in self._relations(coded.records, names, loose, passed)
            if each.source in annotations and each.target in annotations
        ]
        return ForeignArticle(
            coded.article,
            tuple(annotations.values()),
            tuple(relations),
            statuses=tuple(coded.statuses),
        )

    def _passed(self, metadata: Mapping[str, Any], length: int) -> Passthrough:
        return passthrough.of(metadata, self._format).within(length) if metadata else _NOTHING

    def _relations(
        self,
        records: Iterable[Record],
        names: Mapping[str, str],
        loose: Passthrough,
        passed: Mapping[str, Passthrough],
    ) -> Iterator[Relation]:
        """Those that came in and still hold, then the other links and values within the article."""
        came = [each.relation() for each in loose.relations]
        new: list[tuple[str, str, str, str]] = []
        for record in records:
            coder, source, own = self._coders[record.coder], names[record.id], passed[record.id]
            links = {
                link.id: link for link in self._links.get(record.id, ()) if link.target in names
            }
            values = self._values_here(record, names) if record.type in self._linking else {}
            covered: set[tuple[str, str]] = set()
            for each in own.relations:
                if each.field and (each.field, each.target) not in values:
                    continue
                if each.link and links.pop(each.link, None) is None:
                    continue
                covered.add((each.field, each.target))
                came.append(replace(each.relation(), coder=coder, source=source))
            new += [(link.relation, source, names[link.target], coder) for link in links.values()]
            played = {role.target for role in own.roles}
            labels = own.attribute_names | {
                each.field: each.label for each in own.relations if each.field
            }
            new += [
                (labels.get(field, field), source, target, coder)
                for field, target in values
                if (field, target) not in covered and target not in played
            ]
        yield from came
        taken = {plain_id(each.id) for each in came}
        number = 0
        for label, source, target, coder in new:
            number += 1
            while f"R{number}" in taken:
                number += 1
            yield Relation(f"R{number}", label, source, target, coder=coder)

    def _values_here(self, record: Record, names: Mapping[str, str]) -> dict[tuple[str, str], None]:
        """The fields of links and what annotations of the article they name, in order."""
        return {
            (key, names[value.value]): None
            for key, values in record.fields.items()
            if (field := self._fields.get((record.type, key))) and field.kind == "link"
            for value in values
            if isinstance(value.value, str) and value.value in names
        }

    def _annotations(
        self, record: Record, passed: Passthrough, numbers: Numbers, here: Container[str]
    ) -> Iterator[Annotation]:
        coder = self._coders[record.coder]
        name = passed.id or numbers.next()
        parts = Parts(passed, coder, name, numbers)
        fields = {
            key: tuple(
                _sidecar_value(value, parts, passed, key, f"{record.type}_{key}")
                for value in values
            )
            for key, values in record.fields.items()
        }
        own = tuple(fragment.span for fragment in record.spans)
        text: tuple[str, ...] = ()
        borrowed: tuple[Span, ...] = ()
        if passed.spans is not None:
            if passed.borrows("", record.spans):
                borrowed = own
            else:
                text = parts.text(record.spans, record.type)
            own = passed.spans
        yield from parts.annotations()
        # The record itself comes last, so that it can be told from its parts.
        yield Annotation(
            id=name,
            label=passed.label or record.type,
            spans=own,
            attributes=self._attributes(record, passed, here) | passed.attributes,
            roles=parts.roles(),
            statement="trigger" in passed.extra or bool(parts.roles()),
            note=record.note,
            coder=coder,
            extra=passed.extra,
            record=SidecarRecord(
                id=record.id,
                type=record.type,
                coder=record.coder,
                state=record.state,
                created=record.created,
                updated=record.updated,
                fields=fields,
                text=text,
                spans=borrowed,
                note=record.note,
                flagged=record.flagged,
                metadata=record.metadata,
                origin=record.origin,
            ),
            state=record.state,
        )

    def _attributes(
        self, record: Record, passed: Passthrough, here: Container[str]
    ) -> dict[str, tuple[Scalar, ...]]:
        """The values as other tools can show them, where their evidence does not say them, and
        what came in as it came in if it is the same still."""
        attributes: dict[str, tuple[Scalar, ...]] = {}
        for key, values in record.fields.items():
            field = self._fields.get((record.type, key))
            if field is None:
                continue
            shown = shown_values(field, values)
            if field.kind == "link":
                ids = (value.value for value in values if isinstance(value.value, str))
                shown = tuple(each for each in ids if each not in here)
            original = passed.originals.get(key)
            if original and original.values == shown:
                shown = original.written
            if shown:
                attributes[passed.attribute_names.get(key, key)] = shown
        return attributes


def _known_ids(each: Iterable[Passthrough]) -> set[str]:
    known: set[str] = set()
    for passed in each:
        known.update((passed.id, str(passed.extra.get("trigger", ""))))
        known.update(part.id for part in (*passed.annotations, *passed.relations))
    return known


def _sidecar_value(
    value: FieldValue, parts: Parts, passed: Passthrough, key: str, label: str
) -> SidecarValue:
    if not value.spans:
        return SidecarValue(value.value, value.actor)
    if passed.borrows(key, value.spans):
        positions = tuple(fragment.span for fragment in value.spans)
        return SidecarValue(value.value, value.actor, spans=positions)
    return SidecarValue(value.value, value.actor, parts.of(value.spans, key, label))


def _renamed(annotation: Annotation, names: Mapping[str, str]) -> Annotation:
    """The annotation with some that it names called otherwise."""
    record = annotation.record
    return replace(
        annotation,
        id=names.get(annotation.id, annotation.id),
        roles=tuple(Role(r.name, names.get(r.target, r.target)) for r in annotation.roles),
        record=record and record.renamed(names),
    )
