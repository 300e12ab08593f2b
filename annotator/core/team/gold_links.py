"""Links between gold records, out of what coders linked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from annotator.core.coding.link import Link, Relation
from annotator.core.coding.record import Record
from annotator.core.team.adjudication import Comparison
from annotator.core.team.drafting import DraftRule


class GoldLink(msgspec.Struct, frozen=True, order=True):
    """A relation from one gold record to another, by their ids."""

    source: str
    target: str
    relation: Relation


class Linked(msgspec.Struct, frozen=True, order=True):
    """How a record is linked.

    Attributes:
        group: where the comparison of the other record stands among those of the article.
        backwards: whether the link leads from the other record to this one.
    """

    group: int
    relation: Relation
    backwards: bool


def linked(comparisons: Sequence[Comparison], links: Iterable[Link]) -> dict[str, list[Linked]]:
    """The links of each record by its id, so that those of different coders can be compared.

    Links that lead to other articles are left out.
    """
    group_of = {
        record.id: n
        for n, each in enumerate(comparisons)
        for record in (*each.records.values(), *each.outcomes)
    }
    found: defaultdict[str, list[Linked]] = defaultdict(list)
    for link in links:
        if link.source in group_of and link.target in group_of:
            found[link.source].append(Linked(group_of[link.target], link.relation, False))
            found[link.target].append(Linked(group_of[link.source], link.relation, True))
    return {record: sorted(each) for record, each in found.items()}


def links_differ(comparison: Comparison, of_record: dict[str, list[Linked]]) -> bool:
    """Whether those who have a record there linked it differently."""
    return len({tuple(of_record.get(each.id, ())) for each in comparison.records.values()}) > 1


def drafted_links(
    comparisons: Sequence[Comparison], links: Iterable[Link], rule: DraftRule
) -> list[GoldLink]:
    """The links between gold records that a rule makes of those of the coders.

    By ``unanimous`` all coders who finished the article have the link, by ``majority`` more than
    the threshold of them, by ``order`` the first of those who have both records.
    """
    said: defaultdict[GoldLink, set[str]] = defaultdict(set)
    gold, coders = _gold_of(comparisons), _coders_of(comparisons)
    for link in links:
        made = _between(link, gold)
        if made is not None and coders[link.source] == coders[link.target]:
            said[made].add(coders[link.source])
    holders = {
        outcome.id: each.records.keys() for each in comparisons for outcome in each.outcomes[:1]
    }
    count = len({coder for each in comparisons for coder in (*each.records, *each.missing)})

    def is_made(made: GoldLink, by: set[str]) -> bool:
        match rule.strategy:
            case "unanimous":
                return len(by) == count
            case "majority":
                return len(by) > rule.threshold * count
            case "order":
                both = holders[made.source] & holders[made.target]
                return next((coder for coder in rule.order if coder in both), None) in by
            case "none":
                return False

    return sorted(made for made, by in said.items() if is_made(made, by))


def taken_links(
    comparisons: Sequence[Comparison], links: Iterable[Link], record: Record
) -> list[GoldLink]:
    """The links of a coder's record, as links of the gold that was made of it to other gold."""
    gold = _gold_of(comparisons)
    found = (_between(link, gold) for link in links if record.id in link.ends)
    return sorted({made for made in found if made is not None})


def _between(link: Link, gold: dict[str, str]) -> GoldLink | None:
    source, target = gold.get(link.source), gold.get(link.target)
    if source is None or target is None or source == target:
        return None
    return GoldLink(source, target, link.relation)


def _gold_of(comparisons: Iterable[Comparison]) -> dict[str, str]:
    """The id of the gold record by those of the records that it is of."""
    return {
        record.id: each.outcomes[0].id
        for each in comparisons
        if each.outcomes and each.outcomes[0].state == "gold"
        for record in each.records.values()
    }


def _coders_of(comparisons: Iterable[Comparison]) -> dict[str, str]:
    return {record.id: coder for each in comparisons for coder, record in each.records.items()}
