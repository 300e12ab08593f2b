"""What tools that know only whole pieces of text and relations between them can still say.

A discontinuous annotation is several pieces, each leading to the next by a relation ``continued``.
What an annotation takes part in as a role is a relation called like the role, to a piece labelled
by both: ``speaker`` leads from a ``quote`` to a ``quote_speaker``.
"""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from annotator.core.text.span import Span
from annotator.formats.annotations.model import Annotation, Relation, Role

CONTINUED = "continued"
DOCUMENT = "document"
"""The label, and what marks the rest, of an annotation that is about the text as a whole."""


class Piece(msgspec.Struct, frozen=True):
    """A fragment of an annotation, under a name of its own."""

    name: str
    span: Span
    annotation: Annotation


def is_document(annotation: Annotation, length: int) -> bool:
    """Whether it is about the text as a whole, which has that many code points."""
    return annotation.extra.get(DOCUMENT) is True and annotation.spans == (Span(0, length),)


def relations_between(
    annotations: Iterable[Annotation], relations: Iterable[Relation]
) -> Iterator[Relation]:
    """The relations, with each role as a relation."""
    yield from relations
    for each in annotations:
        for number, role in enumerate(each.roles, 1):
            yield Relation(f"{each.id}.{number}", role.name, each.id, role.target, coder=each.coder)


def united(
    annotations: Iterable[Annotation], relations: Iterable[Relation]
) -> tuple[list[Annotation], list[Relation]]:
    """Reassembles discontinuous annotations and roles from their pieces and relations."""
    by_id = {each.id: each for each in annotations}
    plain = list(relations)
    follows = {
        each.source: each.target
        for each in plain
        if each.label == CONTINUED and _continues(by_id, each)
    }
    later = set(follows.values())
    for first in [each for each in follows if each not in later]:
        spans = list(by_id[first].spans)
        seen, at = {first}, first
        while (at := follows.get(at, "")) and at not in seen:
            seen.add(at)
            spans += by_id.pop(at).spans
        by_id[first] = replace(by_id[first], spans=tuple(spans))
    remaining: list[Relation] = []
    for each in plain:
        if each.label == CONTINUED and each.target in later and each.target not in by_id:
            continue
        source, target = by_id.get(each.source), by_id.get(each.target)
        if source and target and target.label == f"{source.label}_{each.label}":
            role = Role(each.label, target.id)
            by_id[source.id] = replace(source, roles=(*source.roles, role))
        else:
            remaining.append(each)
    return list(by_id.values()), remaining


def _continues(by_id: dict[str, Annotation], relation: Relation) -> bool:
    source, target = by_id.get(relation.source), by_id.get(relation.target)
    if source is None or target is None or source.id == target.id:
        return False
    is_plain = not (target.attributes or target.note or target.roles)
    return source.label == target.label and source.coder == target.coder and is_plain
