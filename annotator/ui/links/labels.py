"""What a link between two records can say, and which record is likely to be meant."""

from collections.abc import Sequence

from annotator.core.coding.link import RELATIONS, LinkEnd, Relation, usual_link
from annotator.core.coding.record import Record
from annotator.ui.kit.relations import relation_text
from annotator.ui.links.bar import Saying

SYMMETRIC: frozenset[Relation] = frozenset({"same_event"})


def most_likely(source: Record, ends: Sequence[LinkEnd], linked: frozenset[str]) -> int:
    """Which one to consider first: of a type that is usual, not linked yet, the nearest."""

    def unlikely(n: int) -> tuple[bool, bool, bool, int]:
        end = ends[n]
        unusual = usual_link(source.type, end.type).relation == "supports"
        elsewhere = end.article != source.article
        away = 0 if elsewhere else abs(end.spans[0].start - source.spans[0].start)
        return end.record in linked, elsewhere, unusual or end.type == source.type, away

    return min(range(len(ends)), key=unlikely, default=0)


def say(relation: Relation, *, backwards: bool) -> str:
    return relation_text(relation, backwards=backwards)


def sayings_of(from_type: str, to_type: str) -> list[Saying]:
    """Everything that a link between two types can say, what is usual first."""
    usual = usual_link(from_type, to_type)
    sayings = [
        Saying(relation, backwards, say(relation, backwards=backwards))
        for backwards in (False, True)
        for relation in RELATIONS
        if not (backwards and relation in SYMMETRIC)
    ]
    return sorted(
        sayings,
        key=lambda each: (
            (each.relation, each.backwards) != (usual.relation, usual.backwards),
            each.backwards != usual.backwards,
        ),
    )
