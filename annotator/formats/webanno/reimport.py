"""What an export says beside its files, taken into account when they are read again."""

from collections.abc import Iterator

from msgspec.structs import replace

from annotator.formats.annotations import passthrough
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation, SidecarHead
from annotator.formats.annotations.passthrough import plain_id
from annotator.formats.annotations.propose import key_of

Ends = tuple[str, str, str]


def without_what_is_known(
    format_name: str, document: ForeignArticle, project: SidecarHead
) -> ForeignArticle:
    """The document without relations that the records and links say themselves, and without what
    the article's metadata keep; anything that is left was added to the files since."""
    records = {each.id: each.record for each in document.annotations if each.record}
    owners = {record.coder for record in records.values()}
    names = {coder.id: coder.name for coder in project.coders}
    owner = names.get(owners.pop(), "") if len(owners) == 1 else ""
    known_ids = passthrough.of(document.article.metadata, format_name).ids
    for record in records.values():
        passed = passthrough.of(record.metadata, format_name)
        known_ids |= {plain_id(each.id) for each in passed.annotations}
    known_ids -= {part for record in records.values() for part in record.parts()}
    known_ends = set(_known_ends(format_name, document, project))
    ids = {name: record.id for name, record in records.items()}

    def is_known(relation: Relation) -> bool:
        ends = relation.source, relation.target
        by_record = ids.get(ends[0], ""), ids.get(ends[1], "")
        return (
            relation.id in known_ids
            or (*ends, key_of(relation.label)) in known_ends
            or (*by_record, key_of(relation.label)) in known_ends
        )

    annotations = (
        _placed(replace(each, coder=owner), document)
        for each in document.annotations
        if each.record or each.id not in known_ids
    )
    relations = (replace(each, coder=owner) for each in document.relations if not is_known(each))
    return replace(document, annotations=tuple(annotations), relations=tuple(relations))


def _known_ends(format_name: str, document: ForeignArticle, project: SidecarHead) -> Iterator[Ends]:
    """The ends and label of each relation that is known, by annotation or by record."""
    for link in project.links:
        yield link.source, link.target, key_of(link.relation)
    fields = project.codebook.link_fields
    for each in document.annotations:
        if each.record is None:
            continue
        for key, values in each.record.fields.items():
            if (each.record.type, key) in fields:
                yield from ((each.record.id, str(value.value), key_of(key)) for value in values)
        for relation in passthrough.of(each.record.metadata, format_name).relations:
            yield plain_id(relation.source), plain_id(relation.target), key_of(relation.label)


def _placed(annotation: Annotation, document: ForeignArticle) -> Annotation:
    """A record whose own annotation covers no text stands where its text is."""
    if annotation.record is None or annotation.spans:
        return annotation
    parts = set(annotation.record.text)
    spans = {span for each in document.annotations if each.id in parts for span in each.spans}
    return replace(annotation, spans=tuple(sorted(spans)))
