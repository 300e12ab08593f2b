"""Thirty cases of curation, each written once and read as brat, WebAnno TSV and XMI.

A line is ``NAME: LAYER FIRST-LAST feature=value`` for an annotation of these words of `TEXT`,
counted from 1, or ``LAYER NAME>NAME feature=value`` for a relation.
"""

from typing import NamedTuple

TEXT = "The minister said on Friday that the cranes would not move and the union struck on Monday ."


class Case(NamedTuple):
    """A case.

    Attributes:
        coded: by annotator.
        unanimous: what everybody found alike; ``majority`` what more than half did.
    """

    name: str
    coded: dict[str, str]
    unanimous: str = ""
    majority: str = ""


_WHO = "a: Person 1-2 role=speaker"
_WHAT = "b: Claim 7-11 tone=neutral"
_BOTH = f"{_WHO}\n{_WHAT}"
_SAYS = f"{_BOTH}\nSays a>b how=said"

CASES = [
    Case("nobody found anything", {"x": "", "y": ""}),
    Case("the same", {"x": _WHO, "y": _WHO}, _WHO, _WHO),
    Case("the same of three", {"x": _BOTH, "y": _BOTH, "z": _BOTH}, _BOTH, _BOTH),
    Case("in another order", {"x": _BOTH, "y": f"{_WHAT}\n{_WHO}"}, _BOTH, _BOTH),
    Case("one of two found nothing", {"x": _BOTH, "y": ""}),
    Case("one of two found less", {"x": _BOTH, "y": _WHO}, _WHO, _WHO),
    Case("two of three found it", {"x": _WHO, "y": _WHO, "z": ""}, "", _WHO),
    Case("one of three found it", {"x": "", "y": _WHAT, "z": ""}),
    Case("differing ends", {"x": _WHO, "y": "a: Person 1-3 role=speaker"}),
    Case("differing beginnings", {"x": _WHO, "y": "a: Person 2-2 role=speaker"}),
    Case(
        "the ends of one of three differ",
        {"x": _WHO, "y": _WHO, "z": "a: Person 1-3 role=speaker"},
        "",
        _WHO,
    ),
    Case(
        "three ends",
        {
            "x": "a: Claim 7-9 tone=mild",
            "y": "a: Claim 7-10 tone=mild",
            "z": "a: Claim 7-11 tone=mild",
        },
    ),
    Case("differing values", {"x": _WHO, "y": "a: Person 1-2 role=addressee"}),
    Case(
        "the value of one of three differs",
        {"x": _WHO, "y": "a: Person 1-2 role=addressee", "z": _WHO},
        "",
        _WHO,
    ),
    Case("a value is missing", {"x": _WHO, "y": "a: Person 1-2"}),
    Case(
        "without any value",
        {"x": "a: Person 1-2", "y": "a: Person 1-2"},
        "a: Person 1-2",
        "a: Person 1-2",
    ),
    Case("differing layers", {"x": "a: Person 13-14", "y": "a: Body 13-14"}),
    Case(
        "the layer of one of three differs",
        {"x": "a: Body 13-14", "y": "a: Body 13-14", "z": "a: Person 13-14"},
        "",
        "a: Body 13-14",
    ),
    Case(
        "two layers in one place",
        {"x": "a: Person 13-14\nb: Body 13-14", "y": "b: Body 13-14\na: Person 13-14"},
        "a: Person 13-14\nb: Body 13-14",
        "a: Person 13-14\nb: Body 13-14",
    ),
    Case(
        "one of two layers in one place",
        {"x": "a: Person 13-14\nb: Body 13-14", "y": "b: Body 13-14"},
        "b: Body 13-14",
        "b: Body 13-14",
    ),
    Case(
        "stacked, told apart by a value",
        {
            "x": "a: Claim 7-11 tone=mild\nb: Claim 7-11 tone=sharp",
            "y": "a: Claim 7-11 tone=sharp\nb: Claim 7-11 tone=mild",
        },
        "a: Claim 7-11 tone=mild\nb: Claim 7-11 tone=sharp",
        "a: Claim 7-11 tone=mild\nb: Claim 7-11 tone=sharp",
    ),
    Case(
        "stacked, and one has one more",
        {"x": "a: Claim 7-11 tone=mild\nb: Claim 7-11 tone=sharp", "y": "a: Claim 7-11 tone=mild"},
        "a: Claim 7-11 tone=mild",
        "a: Claim 7-11 tone=mild",
    ),
    Case(
        "nested",
        {"x": "a: Claim 6-17 tone=mild\nb: Claim 7-11 tone=mild"}
        | {"y": "b: Claim 7-11 tone=mild"},
        "b: Claim 7-11 tone=mild",
        "b: Claim 7-11 tone=mild",
    ),
    Case(
        "one long against two short",
        {"x": "a: Claim 7-17 tone=mild", "y": "a: Claim 7-11 tone=mild\nb: Claim 13-17 tone=mild"},
    ),
    Case("the same relation", {"x": _SAYS, "y": _SAYS}, _SAYS, _SAYS),
    Case("the relation is missing", {"x": _SAYS, "y": _BOTH}, _BOTH, _BOTH),
    Case(
        "the label of the relation differs",
        {"x": _SAYS, "y": f"{_BOTH}\nSays a>b how=denied"},
        _BOTH,
        _BOTH,
    ),
    Case(
        "the relation leads the other way",
        {"x": _SAYS, "y": f"{_BOTH}\nSays b>a how=said"},
        _BOTH,
        _BOTH,
    ),
    Case(
        "the relation leads elsewhere",
        {
            "x": f"{_SAYS}\nc: Claim 13-15 tone=neutral",
            "y": f"{_BOTH}\nc: Claim 13-15 tone=neutral\nSays a>c how=said",
        },
        f"{_BOTH}\nc: Claim 13-15 tone=neutral",
        f"{_BOTH}\nc: Claim 13-15 tone=neutral",
    ),
    Case(
        "an end of the relation is agreed on by nobody",
        {"x": _SAYS, "y": f"{_WHO}\nb: Claim 7-11 tone=sharp\nSays a>b how=said"},
        _WHO,
        _WHO,
    ),
    Case(
        "two of three have the relation",
        {"x": _SAYS, "y": _SAYS, "z": _BOTH},
        _BOTH,
        _SAYS,
    ),
    Case(
        "all that somebody found is rejected",
        {"x": _WHO, "y": _WHAT, "z": "a: Body 13-14"},
    ),
]
