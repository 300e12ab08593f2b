"""Links of gold come from links of coders, between what became gold of both ends."""

import pytest
from msgspec.structs import replace

from annotator.core.coding.link import Link, Relation
from annotator.core.coding.record import Record
from annotator.core.team import gold
from annotator.core.team.adjudication import Comparison, compared
from annotator.core.team.drafting import DraftRule, Strategy
from annotator.core.team.gold_links import (
    GoldLink,
    drafted_links,
    linked,
    links_differ,
    taken_links,
)
from tests.core.team.coded import record


def case(*coders: str) -> tuple[list[Comparison], dict[str, list[Record]]]:
    """Each has a quote and a claim, alike; their gold is called ``gold 0`` and ``gold 4``."""
    coded = {
        coder: [record((0, 3), coder=coder), record((4, 12), kind="claim", coder=coder)]
        for coder in coders
    }
    outcomes = [
        replace(gold.taken(group[0], group), id=f"gold {group[0].spans[0].start}", coder="gold")
        for group in zip(*coded.values(), strict=True)
    ]
    return compared(coded, outcomes), coded


def link(records: list[Record], relation: Relation = "makes", *, turned: bool = False) -> Link:
    source, target = (records[1], records[0]) if turned else records[:2]
    return Link(f"{source.id}-{target.id}", source.id, target.id, relation)


MAKES = GoldLink("gold 0", "gold 4", "makes")


@pytest.mark.parametrize(
    ("who", "strategy", "is_made"),
    [
        ("abc", "unanimous", True),
        ("ab", "unanimous", False),
        ("ab", "majority", True),
        ("a", "majority", False),
        ("c", "order", True),
        ("ab", "order", False),
        ("abc", "none", False),
    ],
)
def test_a_rule_makes_the_links_that_enough_have(
    who: str, strategy: Strategy, is_made: bool
) -> None:
    comparisons, coded = case("a", "b", "c")
    links = [link(coded[coder]) for coder in who]
    rule = DraftRule(strategy, order=("d", "c", "a"))
    assert drafted_links(comparisons, links, rule) == ([MAKES] if is_made else [])


def test_direction_and_relation_tell_links_apart() -> None:
    comparisons, coded = case("a", "b")
    links = [link(coded["a"]), link(coded["b"], turned=True)]
    assert drafted_links(comparisons, links, DraftRule("unanimous")) == []
    links = [link(coded["a"]), link(coded["b"], "supports")]
    assert drafted_links(comparisons, links, DraftRule("unanimous")) == []
    of_record = linked(comparisons, links)
    assert all(links_differ(each, of_record) for each in comparisons)
    assert taken_links(comparisons, links, coded["b"][1]) == [
        GoldLink("gold 0", "gold 4", "supports")
    ]


def test_a_link_needs_gold_at_both_ends() -> None:
    comparisons, coded = case("a", "b")
    links = [link(coded["a"]), link(coded["b"])]
    open_end = [comparisons[0], replace(comparisons[1], outcomes=())]
    assert drafted_links(open_end, links, DraftRule("unanimous")) == []
    assert taken_links(open_end, links, coded["a"][0]) == []
    # Another article's record.
    far = [Link("far", coded["a"][0].id, "elsewhere", "repeats")]
    assert taken_links(comparisons, far, coded["a"][0]) == []
    assert linked(comparisons, far) == {}
    assert not any(links_differ(each, linked(comparisons, links)) for each in comparisons)
